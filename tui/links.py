"""Where a link leads, told in a way that cannot deceive."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin

from index.model import one_line

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE)
# Browsers take a backslash for a slash, and any number of them before the host.
_AUTHORITY = re.compile(r"[/\\]*([^/\\?#]*)([^?#]*)(.*)")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")
_PORT = re.compile(r":[0-9]*$")
_LONGEST_HOST = 253
"""Characters of the longest host name (RFC 1035, 2.3.4)."""
_ENCODED = "!#$%&'()*+,/:;=?@[]~"
"""ASCII that stays as it is in an address, letters and digits aside; `%` because the rest of the
address may be encoded already."""


@dataclass(frozen=True, slots=True)
class Web:
    """A page for the browser."""

    url: str
    """ASCII, and exactly what the browser is given."""
    host: str
    """In ASCII: letters that only look like others show as punycode."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to write."""

    url: str
    """ASCII, and exactly what the mail program is given."""
    to: str
    """Whom to, readable."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the same article."""

    fragment: str
    """What stands behind the ``#``."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A file, from the folder of the article."""

    path: str
    fragment: str
    """As of a `Heading`, empty for none."""
    web: Web | None
    """Where it leads when the article is taken for the page that it was saved from."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not opened."""

    url: str
    reason: str
    """A clause."""


Target = Web | Mail | Heading | Relative | Refused


def target_of(url: str, page: str | None = None) -> Target:
    """Where a link leads.

    Args:
        url: as the article has it, of any scheme or none.
        page: the address of the article.
    """
    url = one_line(url)
    if url.startswith("#"):
        return Heading(url[1:])
    if url.startswith(("//", "\\\\")):
        url = f"https:{url}"
    if scheme := _SCHEME.fullmatch(url):
        match scheme[1].lower():
            case "http" | "https" as name:
                return _web(name, scheme[2])
            case "mailto":
                return _mail(url, scheme[2])
        return Refused(url, "only web and mail addresses are")
    path, _, fragment = url.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Refused(url, "it leads nowhere")
    return Relative(path, fragment, _on_page(page, url))


def _web(scheme: str, rest: str) -> Web | Refused:
    match = _AUTHORITY.fullmatch(rest)
    assert match is not None
    authority, path, tail = match.groups()
    user, at, place = authority.rpartition("@")
    port = _PORT.search(place)
    host = _ascii(unquote(place[: port.start()] if port else place))
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        return Refused(f"{scheme}:{rest}", "its host is not a name")
    path = path.replace("\\", "/")
    tail = quote(f"{path}{tail}", safe=_ENCODED)
    place = f"{host}{port[0] if port else ''}"
    return Web(f"{scheme}://{quote(user, safe=_ENCODED)}{at}{place}{tail}", host)


def _mail(url: str, rest: str) -> Mail | Refused:
    # Without the fields behind the address: some mail programs attach files that they name.
    to = rest.partition("?")[0]
    readable = one_line(unquote(to))
    if "@" not in readable:
        return Refused(url, "it names no one to write to")
    return Mail(f"mailto:{quote(to, safe=_ENCODED)}", readable)


def _on_page(page: str | None, url: str) -> Web | None:
    if page is None or not isinstance(target_of(page), Web):
        return None
    try:
        target = target_of(urljoin(page, url))
    except ValueError:
        return None
    return target if isinstance(target, Web) else None


def _ascii(host: str) -> str:
    """A host name as it is looked up."""
    host = host.lower()
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        # Newer letters than the codec knows; what it refuses for its form is refused by `_HOST`.
        labels = host.split(".")
        return ".".join(
            label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
            for label in labels
        )
