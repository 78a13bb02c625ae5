"""Why something in an article is marked, and where it stands in the file."""

from collections import Counter
from dataclasses import dataclass

from index.library import Article, HitFinder, How
from index.model import Document, Entity, Link, Mention, one_line
from tui.ranges import Range
from tui.source_lines import lines_at
from tui.widgets.entity_styles import TYPES

_MODEL = "model "
"""What the reason of a mention begins with that no rule found."""

_HOW = {
    How.EXACT: ("as typed", "is what was typed"),
    How.FORM: ("a form of “{}”", "is a form of “{}”"),
    How.BEGINNING: ("begins with “{}”", "begins with “{}”"),
    How.SPELLING: ("like “{}”", "is spelled nearly like “{}”"),
    How.PHRASE: ("the phrase", "holds the phrase “{}”"),
    How.NAME: ("also “{}”", "is another name for “{}”"),
    How.NEAR: ("near each other", "holds the words “{}” near each other"),
}
"""How a hit matches: for the line below the article, and for a sentence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a range is marked."""

    brief: str
    """A few words, for the line below the article."""
    full: str
    """Sentences that need nothing beside them."""


def of_hit(article: Article, hit: Range, finder: HitFinder) -> Reason:
    """Which word of the query a hit matches, and how."""
    document = article.document
    said = one_line(document.text[slice(*hit)])
    why = finder.reason(said, article.language)
    brief, full = _HOW[why.how] if why else ("a hit", "is a hit")
    word = one_line(why.word) if why else ""
    full = f"“{said}” {full.format(word)}."
    return _with_place(document, hit[0], brief.format(word), full)


def of_found(document: Document, found: Range, label: str) -> Reason:
    """Which pattern matches; `label` is the pattern as it is shown."""
    said = one_line(document.text[slice(*found)])
    return _with_place(document, found[0], "found text", f"“{said}” matches {one_line(label)}.")


def of_mention(article: Article, mention: Mention, *, named: bool = False) -> Reason:
    """What a mention names, under which name, and what found it.

    Args:
        article: what it is in.
        mention: what is marked.
        named: whether the name stands beside the brief reason already.
    """
    said = one_line(article.document.text[mention.start : mention.end])
    kind = TYPES[mention.type].singular
    name, why = one_line(mention.name), one_line(mention.why)
    alias = "" if said == name else f", here “{said}”"
    brief = f"{kind}: {why}" if named else f"{kind} {name}: {why}"
    brief = brief.replace("% sure)", "%)")
    full = f"{kind.capitalize()} {name}{alias}. Found by {_source(why)}."
    return _with_place(article.document, mention.start, brief, full)


def of_link(document: Document, link: Link) -> Reason:
    """Where a link leads."""
    url = one_line(link.url)
    return _with_place(document, link.start, f"link to {url}", f"Link to {url}.")


def of_entity(entity: Entity) -> str:
    """The forms of an entity's name in an article, and all that found it."""
    kind = TYPES[entity.type].singular.capitalize()
    number = len(entity.mentions)
    times = "1 mention" if number == 1 else f"{number:,} mentions"
    aliases = ", ".join(f"“{one_line(alias)}”" for alias in entity.aliases)
    also = f", also as {aliases}" if aliases else ""
    found = Counter(one_line(mention.why) for mention in entity.mentions).most_common()
    by = "; ".join(f"{_source(why)}, {count:,}×" for why, count in found)
    return f"{kind} {one_line(entity.name)}: {times}{also}. Found by {by}."


def source_lines(document: Document, offset: int) -> str:
    """Where in the file a code point stands: ``line 7``, ``lines 7–9`` or nothing."""
    lines = lines_at(document, offset)
    if lines is None:
        return ""
    first, last = lines
    return f"line {first:,}" if first == last else f"lines {first:,}–{last:,}"


def _source(why: str) -> str:
    return why if why.startswith(_MODEL) else f"rule: {why}"


def _with_place(document: Document, offset: int, brief: str, full: str) -> Reason:
    lines = source_lines(document, offset)
    if not lines:
        return Reason(brief, full)
    return Reason(f"{brief}, {lines}", f"{full} {lines.capitalize()} of the file.")
