"""How web pages of the press word what they put around an article: a table of our own."""

import re
from dataclasses import dataclass

_NAMED = {
    "NETWORK": r"(facebook|twitter|x|instagram|linkedin|whats\s?app|telegram|reddit|pinterest"
    r"|youtube|tumblr|threads|bluesky|mastodon|tik\s?tok|google(\s?(\+|plus|news))?|messenger|line"
    r"|viber|flipboard|pocket|kakao\s?talk|weibo|wechat|snapchat|social(\smedia)?|e-?mail|rss)",
    "STORIES": r"(stor(y|ies)|articles?|news|posts?|topics?|reading|headlines|coverage|content)",
    "SECTION": r"(news|world|politics|business|economy|markets?|opinion|sports?|culture|arts"
    r"|science|technology|tech|health|lifestyle|travel|weather|videos?|photos?|gallery|podcasts?"
    r"|live|latest|local|national|international|entertainment|magazine|editorials?|society|all)",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The ways to say one kind of furniture."""

    reason: str
    certain: bool
    """No article says it so: it shows that the file comes from a web page."""
    notice: bool
    """Pages say it in whole paragraphs; what else reads like prose is prose."""
    max_words: int
    expression: re.Pattern[str]
    """Matched against the whole passage without its outer bullets and arrows."""


def _wording(
    reason: str, max_words: int, lines: str, *, certain: bool = False, notice: bool = False
) -> Wording:
    """One alternative a line; a line that ends in a backslash goes on in the next."""
    for name, expression in _NAMED.items():
        lines = lines.replace(name, expression)
    alternatives = [line.strip() for line in re.sub(r"\\\n\s*", "", lines).strip().split("\n")]
    return Wording(
        reason, certain, notice, max_words, re.compile("|".join(alternatives), re.IGNORECASE)
    )


WORDINGS = (
    _wording(
        "page control",
        8,
        r"""
        (skip|jump) to (the )?(main )?(content|navigation|article|search|footer|menu).*
        zum inhalt( springen)?|aller au contenu.*|saltar al contenido.*|vai al contenuto.*
        (text|font|type) size.*|(increase|decrease|change|reset) (text|font)( size)?
        back to (the )?(top|home\s?page|article|news|results)|(scroll|go) to top
        (toggle|show|hide|open|close|main|site) (navigation|menu|search|sidebar|share tools)
        copy (the )?(link|url)( to (the )?clipboard)?|link copied.*
        (print|e-?mail) (this )?(page|article|story)
        (listen to|save|bookmark|gift) (this )?(article|story)( for later)?
        (~|about )?\d+\s?-?\s?min(ute)?s?\.? (read|listen)|reading time:?.*
        (bar|btn|icon|nav|menu|share|font|print|page|top|ad)s?(_[a-z]+)+
        [a-z]+_(bar|btn|icon|progress|button|menu)
        (enable|turn on) (javascript|cookies).*|accessibility (links|help|statement)
        you are here.*|(current:? ?)?home ?[>»›/].*
        open in (the )?app|(get|download) (the|our) (free )?app.*
        (view|show|see) (in )?(full ?screen|gallery|all photos)|loading( \w+)?…?
        """,
        certain=True,
    ),
    _wording(
        "page control",
        3,
        r"""
        close|open|menu|top|home|search|print|share|save|play|pause|mute|zoom|more|next|prev
        previous|back|skip|listen|copy|expand|collapse|loading|font|a\+|a-|edit|download|view
        \d+ (min(ute)?|hour|day|week|month)s? ago
        \d{1,6}|\d+ ?/ ?\d+|\d+(\.\d)?k?( (shares?|views?|likes?|reads))
        """,
    ),
    _wording("section link", 4, "(full )?SECTION( (&|and) SECTION)?"),
    _wording(
        "share link",
        14,
        r"""
        (share|post|send|tweet|save)( (this|the))?( (article|story|page|post))? \
            (on|to|via|by|with|in) NETWORK.*
        (share|tweet|like|forward) (this|the)( \w+){0,2}|share (options|tools|with friends)
        sharing is caring.*|spread the word|share:.*|click to share.*|like this:?
        (please )?(follow|join|like|find|connect with|visit)( \w+)?( [@\w]+)? (on|at|via) \
            (our )?NETWORK\b.*
        (please )?(follow|join|like) us\b.*|follow @\w+.*|follow (the )?(authors?|topics?)
        NETWORK([\s,|/·•]+(and )?NETWORK)+
        """,
        certain=True,
    ),
    _wording("share link", 3, "NETWORK|tweet|pin it|like|follow|followers"),
    _wording(
        "newsletter prompt",
        60,
        r"""
        (sign up|signup|subscribe|register)( now| today| here| free| for free)?\
            ( (for|to|and) .{0,100}\b(our|your|newsletters?|updates|alerts|account|inbox|free\
            |daily|weekly|channel|magazine|podcast|print|digital|e-?mails?)\b.{0,100})?
        ((our|the|daily|weekly|free|morning|evening|e-?mail) ?){0,4}newsletters?( sign ?up)?
        (get|have|receive) .{0,160} (in|to|into) your (inbox|mailbox|e-?mail).*
        delivered .{0,60}your inbox.*
        (enter )?your e-?mail( address)?( here)?( \*)?|e-?mail address:?( \*)?
        by (signing up|subscribing|clicking|registering|entering your|providing your|submitting)\
            \b.{0,200}\b(you (agree|accept|consent)|terms|privacy)\b.{0,200}
        already a (subscriber|member)\b.{0,80}|unsubscribe.{0,80}|donate( now| today)?
        become a (subscriber|member|supporter|patron)( today| now)?
        start (your|a) (free )?(trial|subscription)\b.{0,80}
        support (our|independent|local) (work|journalism|news)\b.{0,200}
        (this (article|story|content) is )?(reserved )?for subscribers( only)?
        """,
        certain=True,
        notice=True,
    ),
    _wording(
        "advertisement",
        10,
        r"""
        advert(isements?|isings?|orial)?|(-+ ?)?ads?( by \w+)?|remove ads|why this ad\?|your ad here
        (sponsored|promoted|paid|partner)( (content|post|links?|stories|by.*))
        (story|article|content|post|report) continues (below|after)( th(e|is))?( \w+)?
        continue reading( below| the main story)?|scroll (down )?(to|for) (continue|more).*
        """,
        certain=True,
    ),
    _wording(
        "legal notice",
        70,
        r"""
        (©|\(c\)\s?(copyright|\d{4})|copyright (©|\(c\)|\d{4}|by\b)|℗).{0,400}
        .{0,250}\ball rights (are )?reserved\b.{0,250}
        (this|the|all|our) (material|content|text|articles?|site|work)\b.{0,120}\b\
            (may not|must not|cannot) be (published|reproduced|copied|redistributed|broadcast|used)\
            \b.{0,250}
        (unauthori[sz]ed|any)( \w+)? (reproduction|copying|redistribution)\b.{0,160}\
            \b(prohibited|permission|consent)\b.{0,160}
        reproduction (in whole|without permission|is prohibited|prohibited).{0,250}
        no part of this (site|publication|article|website) may .{0,250}
        (read |see |view )?(our )?(terms (of|and|&) (use|service|conditions|sale)|privacy \
            (policy|notice|statement|settings|center)|cookie (policy|notice|settings|preferences)\
            |do not sell (or share )?my (personal )?info\w*|imprint|impressum|code of conduct\
            |legal notice|disclaimer)([\s,|/·•&]+.{0,120})?
        (proudly )?powered by \S+( \S+)?|registered (in england|office|company)\b.{0,160}
        """,
        certain=True,
        notice=True,
    ),
    _wording(
        "legal notice",
        20,
        r"""
        [^.!?]{3,60} is (a )?(part|member|division|subsidiary|property|trademark) of (the )?\
            [^.!?]{3,60}(group|network|family|company|ltd|inc|llc|media)\b[^.!?]{0,60}
        """,
    ),
    _wording(
        "cookie notice",
        110,
        r"""
        (we|this (web)?site|our (web)?site|by (continuing|using)|to (give|provide)|(our|with our) \
            partners|your privacy)\b.{0,200}\b(uses?|using|stores?|sets?|accept|consent|agree)\
            \b.{0,200}\bcookies?\b.{0,400}
        (accept|reject|allow|decline|manage)( all)? (cookies|preferences|consent|settings|options)\
            ( (&|and) (close|continue))?
        (accept|reject|allow|decline) all|(we value|about) your privacy
        """,
        certain=True,
        notice=True,
    ),
    _wording(
        "related stories",
        25,
        r"""
        (read|see|watch|learn|find out|discover)( more)?( also| next| (about|on|at|from) [^.:]*)?\
            \s?[:»›>→|].*
        (read|see|watch) (more|also|next|now)|what to read next|keep reading|go deeper
        (also )?(related|recommended|suggested|similar)( STORIES| topics| links| videos?)?\
            ( for you)?([:|].*)?
        related to this .*|also (read|see|on|in)\b[^.]*|recommended (for you|by .*)
        you (may|might|could)( also)? (like|be interested|enjoy|have missed)\b.*
        (the )?most (read|popular|viewed|shared|commented|recent|e-?mailed)( STORIES)?( .{0,30})?
        trending( now| .{0,20})?|popular (now|posts|stories|today)|up next
        (more|latest|other|top|recent|featured|breaking|all)( \w+)? STORIES\
            ( (from|on|in|about|by) .{2,40})?
        more (from|by|on this|in this)\b[^.]{0,50}|editors?['’]?s? (picks?|choice)
        follow live:.*|don['’]t miss( .{0,20})?|in case you missed it
        (previous|next|older|newer) (article|post|story|entries|page)\b.*
        """,
        certain=True,
    ),
    _wording(
        "comment form",
        45,
        r"""
        \d+ comments?|comments? \(\d+\)
        comments? (are|have been) (closed|disabled|moderated|off).{0,120}
        (leave|post|add|write|submit) (a|your) (reply|comment|response)\b.{0,60}|cancel reply
        join (the|in the|our) (conversation|discussion|debate)\b.{0,80}
        (show|view|load|hide|read|see) (all |more )?(\d+ )?(comments|replies).{0,20}
        be the first to (comment|like|reply).{0,40}|(you must be |please )?log(ged)? in to\b.{0,120}
        your e-?mail address will not be .{0,120}|required fields are marked.{0,20}
        save my name,? .{0,160}|notify me (of|when|by).{0,120}|(name|e-?mail|website|comment) ?\*
        sort by:? (newest|oldest|best|relevance|top).{0,20}|(show|what are) your thoughts\??
        report (this )?(comment|abuse)|this site uses akismet .{0,100}
        """,
        certain=True,
        notice=True,
    ),
    _wording("comment form", 2, "comments?|reply|replies|submit|website|responses?"),
    _wording(
        "topic list",
        40,
        r"""
        (tags?|topics?|categor(y|ies)|filed under|posted in|keywords|tagged( with| as)?\
            |more about|explore( more)?) ?[:|#].*
        (#[^\W\d]\w+[\s,]*){2,}|(filed under|tagged( with)?|posted in) .{2,120}
        """,
        certain=True,
    ),
    _wording("topic list", 3, r"tags?|topics?|categories|keywords|#\w+|in this article"),
    _wording(
        "account link",
        8,
        r"""
        (log|sign) ?(in|up|out)( (/|or|\|) .{2,20})?|(my|your|create an?) account\b.*
        manage (my )?(account|subscription)|register (now|here|for free)
        """,
        certain=True,
    ),
    _wording(
        "contact link",
        25,
        r"""
        (contact|about|advertise with|work (for|with)|write for|pitch) us([\s,|/·•]+.{0,80})?
        site ?map|customer (service|support)|(media|press) kit|rss feeds?
        (report|submit|suggest|send( us)?|spotted) (an? )?(error|typo|correction|news tip|tip\
            |letter)s?\b.{0,80}
        (do you )?have (a|any) (tip|story|question|correction).{0,120}
        """,
        certain=True,
    ),
    _wording(
        "contact link", 3, "contact|about|advertise|careers|jobs|help|faqs?|rss|feedback|shop"
    ),
)
"""In order; the first that matches names the reason."""
