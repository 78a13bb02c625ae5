"""Page furniture by its wording: what web pages of the press put around an article."""

import re
from dataclasses import dataclass

from index.readers.pasted.lines import Shape
from index.readers.pasted.page import Page

_NETWORK = (
    r"(?:facebook|twitter|x|instagram|linkedin|whats\s?app|telegram|reddit|pinterest|youtube"
    r"|tumblr|threads|bluesky|mastodon|tik\s?tok|google(?:\s?(?:\+|plus|news))?|messenger|line"
    r"|viber|flipboard|pocket|kakao\s?talk|weibo|wechat|snapchat|social(?:\smedia)?|e-?mail|rss)"
)
_STORIES = r"(?:stor(?:y|ies)|articles?|news|posts?|topics?|reading|headlines|coverage|content)"
_SECTION = (
    r"(?:news|world|politics|business|economy|markets?|opinion|sports?|culture|arts|science"
    r"|technology|tech|health|lifestyle|travel|weather|video|videos|photos?|gallery|podcasts?"
    r"|live|latest|local|national|international|entertainment|magazine|editorials?|society|all)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to say one piece of furniture."""

    reason: str
    strong: bool
    """True when no article would say it so: it shows that the file comes from a web page."""
    max_words: int
    expression: re.Pattern[str]
    """Matched against the whole passage without its outer bullets and arrows."""


def _pattern(reason: str, strong: bool, max_words: int, *alternatives: str) -> Pattern:
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    return Pattern(reason, strong, max_words, re.compile(joined, re.IGNORECASE))


PATTERNS = (
    _pattern(
        "page control",
        True,
        8,
        r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|article|search|footer"
        r"|menu).*",
        r"(?:zum inhalt (?:springen)?|aller au contenu|saltar al contenido|vai al contenuto).*",
        r"(?:text|font|type) size.*",
        r"(?:increase|decrease|change|reset) (?:text|font)(?: size)?",
        r"back to (?:the )?(?:top|home\s?page|article|news|results)",
        r"(?:scroll|go) to top",
        r"(?:toggle|show|hide|open|close|main|site) (?:navigation|menu|search|sidebar|share"
        r" tools)",
        r"copy (?:the )?(?:link|url)(?: to (?:the )?clipboard)?",
        r"link copied.*",
        r"print (?:this )?(?:page|article|story)",
        r"e-?mail (?:this )?(?:page|article|story)",
        r"(?:listen to|save|bookmark|gift) (?:this )?(?:article|story)(?: for later)?",
        r"(?:~|about )?\d+\s?-?\s?min(?:ute)?s?\.? (?:read|listen)",
        r"reading time:?.*",
        r"(?:bar|btn|icon|nav|menu|share|font|print|page|top|ad)s?(?:_[a-z]+)+",
        r"[a-z]+_(?:bar|btn|icon|progress|button|menu)",
        r"(?:enable|turn on) (?:javascript|cookies).*",
        r"open in (?:the )?app",
        r"(?:get|download) (?:the|our) (?:free )?app.*",
        r"accessibility (?:links|help|statement)",
        r"(?:view|show|see) (?:in )?(?:full ?screen|gallery|all photos)",
        r"loading(?: \w+)?…?",
    ),
    _pattern(
        "page control",
        False,
        3,
        r"close",
        r"open",
        r"menu",
        r"top",
        r"home",
        r"search",
        r"print",
        r"share",
        r"save",
        r"play",
        r"pause",
        r"mute",
        r"zoom",
        r"more",
        r"next",
        r"prev",
        r"previous",
        r"back",
        r"skip",
        r"listen",
        r"copy",
        r"expand",
        r"collapse",
        r"loading",
        r"font",
        r"a\+",
        r"a-",
        r"aa?",
        r"edit",
        r"download",
        r"\d{1,6}",
        r"\d+ ?/ ?\d+",
        r"\d+(?:\.\d)?k?(?: (?:shares?|views?|likes?|reads))",
    ),
    _pattern(
        "section link",
        False,
        4,
        rf"{_SECTION}(?: (?:&|and) {_SECTION})?",
    ),
    _pattern(
        "share link",
        True,
        14,
        rf"(?:share|post|send|tweet|save)(?: (?:this|the))?(?: (?:article|story|page|post))?"
        rf" (?:on|to|via|by|with|in) {_NETWORK}.*",
        r"(?:share|tweet|like|forward) (?:this|the)(?: \w+){0,2}",
        r"share (?:options|tools|with friends)",
        r"sharing is caring.*",
        r"spread the word",
        r"share:.*",
        rf"(?:please )?(?:follow|join|like|find|connect with|visit)(?: \w+)?(?: [@\w]+)? (?:on"
        rf"|at|via) (?:our )?{_NETWORK}\b.*",
        r"(?:please )?(?:follow|join|like) us\b.*",
        r"follow @\w+.*",
        r"follow (?:the )?(?:authors?|topics?)",
        rf"{_NETWORK}(?:[\s,|/·•]+(?:and )?{_NETWORK})+",
        r"click to share.*",
        r"like this:?",
    ),
    _pattern(
        "share link",
        False,
        3,
        rf"{_NETWORK}",
        r"tweet",
        r"pin it",
        r"whatsapp",
        r"like",
        r"follow",
        r"followers",
    ),
    _pattern(
        "newsletter prompt",
        True,
        60,
        r"(?:sign up|signup|subscribe|register)(?: now| today| here| free| for free)?(?:"
        r" (?:for|to|and) .{0,100}\b(?:our|your|newsletters?|updates|alerts|account|inbox"
        r"|free|daily|weekly|channel|magazine|podcast|print|digital|e-?mails?)\b.{0,100})?",
        r"(?:(?:our|the|daily|weekly|free|morning|evening|e-?mail) ?){0,4}newsletters?(?:"
        r" sign ?up)?",
        r"(?:get|have|receive) .{0,160} (?:in|to|into) your (?:inbox|mailbox|e-?mail).*",
        r"(?:enter )?your e-?mail(?: address)?(?: here)?(?: \*)?",
        r"e-?mail address:?(?: \*)?",
        r"delivered .{0,60}your inbox.*",
        r"by (?:signing up|subscribing|clicking|registering|entering your|providing your"
        r"|submitting)\b.{0,200}\b(?:you (?:agree|accept|consent)|terms|privacy)\b.{0,200}",
        r"already a (?:subscriber|member)\b.{0,80}",
        r"become a (?:subscriber|member|supporter|patron)(?: today| now)?",
        r"start (?:your|a) (?:free )?(?:trial|subscription)\b.{0,80}",
        r"unsubscribe.{0,80}",
        r"support (?:our|independent|local) (?:work|journalism|news).{0,200}",
        r"donate(?: now| today)?",
        r"(?:this (?:article|story|content) is )?(?:for|reserved for) subscribers(?: only)?",
    ),
    _pattern(
        "advertisement",
        True,
        10,
        r"advert(?:isement|isements|ising|orial)?",
        r"(?:-+ ?)?ads?(?: by \w+)?",
        r"(?:sponsored|promoted|paid|partner)(?: (?:content|post|links?|stories|by .*))",
        r"(?:story|article|content|post|report) continues (?:below|after)(?: th(?:e|is))?(?:"
        r" \w+)?",
        r"continue reading(?: below| the main story)?",
        r"scroll (?:down )?(?:to|for) (?:continue|more).*",
        r"remove ads",
        r"why this ad\?",
    ),
    _pattern(
        "legal notice",
        True,
        70,
        r"(?:©|\(c\)\s?(?:copyright|\d{4})|copyright (?:©|\(c\)|\d{4}|by\b)|℗).{0,400}",
        r".{0,250}\ball rights (?:are )?reserved\b.{0,250}",
        r"(?:this|the|all|our) (?:material|content|text|articles?|site"
        r"|work)\b.{0,120}\b(?:may|must|can)(?:not| not) be (?:published|reproduced|copied"
        r"|redistributed|broadcast|used)\b.{0,250}",
        r"(?:unauthori[sz]ed|any)(?: \w+)? (?:reproduction|use|copying"
        r"|redistribution)\b.{0,160}\b(?:prohibited|forbidden|permission|consent of)\b.{0,160}",
        r"reproduction (?:in whole|without permission|is prohibited|prohibited).{0,250}",
        r"no part of this (?:site|publication|article|website) may .{0,250}",
        r"(?:read |see |view )?(?:our )?(?:terms (?:of|and|&) (?:use|service|conditions|sale)"
        r"|privacy (?:policy|notice|statement|settings|center)|cookie (?:policy|notice"
        r"|settings|preferences)|do not sell (?:or share )?my (?:personal )?info\w*|imprint"
        r"|impressum|code of conduct|legal notice|disclaimer)(?:[\s,|/·•&]+.{0,120})?",
        r"(?:proudly )?powered by \S+(?: \S+)?",
        r"registered (?:in england|office|company)\b.{0,160}",
    ),
    _pattern(
        "legal notice",
        False,
        20,
        r"[^.!?]{3,60} is (?:a )?(?:part|member|division|subsidiary|property|trademark) of"
        r" (?:the )?[^.!?]{3,60}(?:group|network|family|company|ltd|inc|llc"
        r"|media)\b[^.!?]{0,60}",
    ),
    _pattern(
        "cookie notice",
        True,
        110,
        r"(?:we|this (?:web)?site|our (?:web)?site|by (?:continuing|using)|to (?:give"
        r"|provide)|(?:our|with our) partners|your privacy)\b.{0,200}\b(?:uses?|using|stores?"
        r"|sets?|accept|consent|agree)\b.{0,200}\bcookies?\b.{0,400}",
        r"(?:accept|reject|allow|decline|manage)(?: all)?(?: (?:cookies|preferences|consent"
        r"|settings|options))?(?: (?:&|and) (?:close|continue))?",
        r"(?:we value|about) your privacy",
    ),
    _pattern(
        "related stories",
        True,
        25,
        r"(?:read|see|watch|learn|find out|discover)(?: more)?(?: also| next| about [^.]*| on"
        r" [^.]*| at [^.]*| from [^.]*)?\s?[:»›>→…|]+.*",
        r"(?:read|see|watch) (?:more|also|next|now)",
        rf"(?:also )?(?:related|recommended|suggested|similar)(?: {_STORIES}| topics| links|"
        rf" videos?)?(?: for you)?(?:[:|].*)?",
        r"related to this .*",
        r"also (?:read|see|on|in)\b[^.]*",
        r"you (?:may|might|could|will)(?: also)? (?:like|be interested|enjoy|have missed)\b.*",
        r"what to read next",
        r"keep reading",
        r"recommended (?:for you|by .*)",
        rf"(?:the )?most (?:read|popular|viewed|shared|commented|recent|e-?mailed)(?:"
        rf" {_STORIES})?(?: .{{0,30}})?",
        r"trending(?: now| .{0,20})?",
        r"popular (?:now|posts|stories|today)",
        rf"(?:more|latest|other|top|recent|featured|breaking|all)(?: \w+)? {_STORIES}(?:"
        rf" (?:from|on|in|about|by) .{{2,40}})?",
        r"more (?:from|by|on this|in this)\b[^.]{0,50}",
        r"editors?['’]?s? (?:picks?|choice)",
        r"don['’]t miss(?: .{0,20})?",
        r"up next",
        r"in case you missed it",
        r"(?:previous|next|older|newer) (?:article|post|story|entries|page)\b.*",
        r"go deeper",
    ),
    _pattern(
        "comment form",
        True,
        45,
        r"\d+ comments?",
        r"comments? \(\d+\)",
        r"comments? (?:are|have been) (?:closed|disabled|moderated|off).{0,120}",
        r"(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)\b.{0,60}",
        r"join (?:the|in the|our) (?:conversation|discussion|debate)\b.{0,80}",
        r"cancel reply",
        r"(?:show|view|load|hide|read|see) (?:all |more )?(?:\d+ )?(?:comments|replies).{0,20}",
        r"be the first to (?:comment|like|reply).{0,40}",
        r"(?:you must be |please )?(?:log|sign|logged) in (?:to|or)\b.{0,120}",
        r"your e-?mail address will not be .{0,120}",
        r"required fields are marked.{0,20}",
        r"save my name,? .{0,160}",
        r"notify me (?:of|when|by).{0,120}",
        r"(?:name|e-?mail|website|comment) ?\*",
        r"sort by:? (?:newest|oldest|best|relevance|top).{0,20}",
        r"(?:show|what are) your thoughts\??",
        r"report (?:this )?(?:comment|abuse)",
        r"(?:flag|reply) reply",
    ),
    _pattern(
        "comment form",
        False,
        2,
        r"comments?",
        r"reply",
        r"replies",
        r"submit",
        r"website",
        r"responses?",
    ),
    _pattern(
        "topic list",
        True,
        40,
        r"(?:tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords|tagged(?: with|"
        r" as)?|more about|explore more|explore)(?: ?[:|#].*)",
        r"(?:#[^\W\d]\w+[\s,]*){2,}",
        r"(?:filed under|tagged(?: with)?|posted in) .{2,120}",
    ),
    _pattern(
        "topic list",
        False,
        2,
        r"tags?",
        r"topics?",
        r"categories",
        r"keywords",
        r"#\w+",
        r"in this article",
    ),
    _pattern(
        "account link",
        True,
        8,
        r"(?:log|sign) ?(?:in|up|out)(?: (?:/|or|\|) .{2,20})?",
        r"(?:my|your|create an?) account\b.*",
        r"manage (?:my )?(?:account|subscription)",
        r"register (?:now|here|for free)",
    ),
    _pattern(
        "contact link",
        True,
        25,
        r"(?:contact|about|advertise with|work (?:for|with)|write for|pitch) us(?:[\s,"
        r"|/·•]+.{0,80})?",
        r"site ?map",
        r"customer (?:service|support)",
        r"(?:media|press) kit",
        r"rss feeds?",
        r"(?:report|submit|suggest|send(?: us)?|spotted) (?:an? )?(?:error|typo|correction"
        r"|news tip|tip|letter)s?\b.{0,80}",
        r"(?:do you )?have (?:a|any) (?:tip|story|question|correction).{0,120}",
    ),
    _pattern(
        "contact link",
        False,
        3,
        r"contact",
        r"about",
        r"advertise",
        r"careers",
        r"jobs",
        r"help",
        r"faqs?",
        r"rss",
        r"feedback",
        r"shop",
    ),
)
"""In order; the first that matches names the reason."""

_OUTER = " \t*•·‣|<>«»‹›→←↑↓▶▼▲►×✕-–—=_~"
_RULER = re.compile(r"[\W_]+")
_MENU_SPLIT = re.compile(r"\s*[|•·›»/>]\s*|\t+")
_MENU_WORDS = 3
_MENU_ITEMS = 4
_NOTICES = {"legal notice", "cookie notice", "newsletter prompt", "comment form"}
"""What web pages say in whole paragraphs; anything else that reads like prose is prose."""
_ANY_WORDS = max(pattern.max_words for pattern in PATTERNS)
_MAX_CHARACTERS = 700


def recognise(text: str, shape: Shape) -> Pattern | None:
    """The furniture that a passage is by its wording, if any."""
    if shape.words > _ANY_WORDS or len(text) > _MAX_CHARACTERS:
        return None
    core = text.strip(_OUTER).replace("\n", " ")
    bare = core.rstrip(".!?:…").rstrip()
    for pattern in PATTERNS:
        if shape.words > pattern.max_words + 1:
            continue
        if shape.prose and not (pattern.strong and pattern.reason in _NOTICES):
            continue
        if pattern.expression.fullmatch(core) or pattern.expression.fullmatch(bare):
            return pattern
    return MENU if not shape.prose and _is_menu(text) else None


MENU = Pattern("section link", True, 40, re.compile(""))
"""Stands for a row of links: many short cells on one line, one of them a known section."""


def _is_menu(text: str) -> bool:
    cells = _MENU_SPLIT.split(text)
    if len(cells) < _MENU_ITEMS or any(len(cell.split()) > _MENU_WORDS for cell in cells):
        return False
    return sum(_is_menu_word(cell.strip()) for cell in cells) > 1


def _is_menu_word(cell: str) -> bool:
    return any(p.expression.fullmatch(cell) for p in PATTERNS if not p.strong)


def suspect_furniture(page: Page) -> None:
    """Drop what only a web page says; suspect what it may say; note whether this is one."""
    doubtful_before = False
    for passage in page.passages:
        pattern = recognise(passage.text, passage.shape) if passage.free else None
        if pattern and pattern.strong:
            passage.reason = pattern.reason
            page.from_web = True
        elif pattern:
            passage.suspicion = pattern.reason
        # Two menu words in a row make a menu; figures in a row are a table.
        doubtful = bool(passage.suspicion) and any(map(str.isalpha, passage.text))
        page.from_web = page.from_web or (doubtful and doubtful_before)
        doubtful_before = doubtful


def is_ruler(text: str) -> bool:
    """Whether a line holds no letter and no figure."""
    return _RULER.fullmatch(text) is not None
