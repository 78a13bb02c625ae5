"""Citations for people to read."""

from tui.citation.source import Source
from tui.markdown import code, escape, link


def plain(source: Source, quote: str) -> str:
    """The quoted text, then a line that names the source."""
    names = ", ".join(source.authors)
    parts = (names, f"“{source.title}”", source.publisher, _date(source), source.address)
    line = ", ".join(part for part in parts if part)
    return f"{quote}\n\n— {line}" if quote else line


def markdown(source: Source, quote: str) -> str:
    """The quoted text as a block quote, then a line with a link to the source."""
    title = escape(source.title)
    parts = (
        escape(", ".join(source.authors)),
        link(f"“{title}”", source.url) if source.url else f"“{title}”",
        f"*{escape(source.publisher)}*" if source.publisher else "",
        _date(source),
        "" if source.url else code(source.address),
    )
    line = ", ".join(part for part in parts if part)
    if not quote:
        return line
    lines = "\n\n".join(
        escape(block).replace("\n", "\\\n") for block in quote.split("\n\n") if block.strip()
    ).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines) + f"\n\n— {line}"


def _date(source: Source) -> str:
    return source.published.spoken() if source.published else ""
