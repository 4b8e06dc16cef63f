"""Addresses as a browser reads them, and which of them a translation may use instead of its source's.

The URL Standard (WHATWG) is read by Ada, the reader of Node.js: control characters, blanks, backslashes, dots, and the
forms of a host are read as a browser does. This module adds relative addresses, which must lead to the same place from
every page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import unquote

from ada_url import URL

from diglot.language import is_known_tag, parse_language

SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
"""The schemes a link may have at all; the empty one is that of a relative address."""
_NO_ADDRESS = "not-an-address"
"""The scheme under which an address stands that a browser refuses."""
_DEPTH = 24
"""How many folders deep the pages are on which a relative address is tried."""
_PAGES = tuple(
    f"{scheme}://{name}.invalid{f'/{name}' * (_DEPTH + 1)}" for scheme, name in (("http", "one"), ("https", "two"))
)
"""Two pages with different paths. The part of a path that is equal from both comes from the address."""
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_LANGUAGE_KEY = re.compile(r"(hl|lang|language|locale|l)=([A-Za-z_-]+)")


class Url(NamedTuple):
    """An address in parts. `host` holds user name and port as well; it is empty for an address on the same site."""

    scheme: str
    host: str
    path: str
    query: str
    fragment: str

    @property
    def is_local(self) -> bool:
        """Whether it stays on the site it stands on."""
        return not self.scheme and not self.host


@dataclass(frozen=True, slots=True)
class LinkPair:
    """A rule of the edition: where the source links to an address below `source`, its translation may link to the
    like below `target`."""

    source: str
    target: str
    reason: str


@lru_cache(4096)
def read_url(text: str) -> Url:
    """Read an address, whose entities are decoded already, as a browser would. One that a browser refuses has a scheme
    of its own; one with a scheme is read without a page: `https:x` leads to the host x, as it does from http pages."""
    if (url := _parse(text)) is not None:
        return _parts(url, url.protocol.removesuffix(":"), _host(url), url.pathname)
    one, two = (_parse(text, page) for page in _PAGES)
    if one is None or two is None:
        refused = _parse(f"{_NO_ADDRESS}:{text}")
        return _parts(refused, _NO_ADDRESS, "", refused.pathname) if refused else Url(_NO_ADDRESS, "", "", "", "")
    if (_host(one), _host(two)) != ("one.invalid", "two.invalid"):
        return _parts(two, "", _host(two), two.pathname)
    return _parts(one, "", "", _relative(one.pathname, two.pathname))


def write_url(url: Url) -> str:
    """An address in the one form that is equal for equal addresses."""
    scheme = f"{url.scheme}:" if url.scheme else ""
    host = f"//{url.host}" if url.host else ""
    return f"{scheme}{host}{url.path}{url.query}{'#' if url.fragment else ''}{url.fragment}"


def _parse(text: str, base: str | None = None) -> URL | None:
    try:
        return URL(text, base=base)
    except (ValueError, UnicodeEncodeError):
        return None


def _host(url: URL) -> str:
    user = f"{url.username}{':' if url.password else ''}{url.password}"
    return f"{user}@{url.host}" if user else url.host


def _parts(url: URL, scheme: str, host: str, path: str) -> Url:
    return Url(scheme, host, _readable(path), _readable(url.search), _readable(url.hash.removeprefix("#")))


def _relative(first: str, second: str) -> str:
    """The shortest relative path that leads to `first` from the first of `_PAGES`, and to `second` from the second."""
    if first == second:
        return f"/.{first}" if first.startswith("//") else first
    first_parts, second_parts = first.split("/")[1:], second.split("/")[1:]
    common = sum(1 for _ in takewhile(lambda pair: pair == ("one", "two"), zip(first_parts, second_parts, strict=True)))
    if common > _DEPTH:
        return ""
    rest = "/".join(first_parts[common:])
    if common < _DEPTH:
        return "../" * (_DEPTH - common) + rest
    part = rest.partition("/")[0]
    return f"./{rest}" if not part or ":" in part else rest


def _readable(part: str) -> str:
    """Letters written as letters, which is the same address; what cannot be printed stays encoded."""
    return _ENCODED.sub(_decode, part)


def _decode(found: re.Match[str]) -> str:
    try:
        text = unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]
    return text if text.isprintable() else found[0]


def may_stand_for(
    source: str, target: str, languages: tuple[str, str], pairs: Sequence[LinkPair], site: str = ""
) -> bool:
    """Whether a link to `target` in a translation says the same as one to `source` in its source.

    `languages` are the codes of the source and of the translation. Besides equal addresses, these may differ: http
    and https; a slash at the end; the language where the source's address names its own (a folder, a query), once; and
    what `pairs` allow. On the site itself, whose address is `site`, a folder of a language may come or go. The place on
    a page may not differ: ids are the same in all languages.
    """
    old, new = (_on_site(read_url(address), site) for address in (source, target))
    if old == new:
        return True
    if old.is_local and new.is_local:
        alike = old.fragment == new.fragment and not _pathwise(old, languages).isdisjoint(_pathwise(new, languages))
        return alike or _by_pair(source, target, pairs)
    is_there = old.host == new.host and new.scheme in (old.scheme, "https") and old.scheme in ("http", "https", "")
    alike = is_there and old.fragment == new.fragment and _differs_in_language(old, new, languages)
    return alike or _by_pair(source, target, pairs)


def _on_site(url: Url, site: str) -> Url:
    """An address below that of the site, as one from its root."""
    home = read_url(site) if site else Url("", "", "", "", "")
    folder = f"{home.path.rstrip('/')}/"
    if not home.host or (url.scheme, url.host) != (home.scheme, home.host) or not f"{url.path}/".startswith(folder):
        return url
    return url._replace(scheme="", host="", path=f"/{url.path[len(folder) :]}")


def _pathwise(url: Url, languages: tuple[str, str]) -> set[tuple[str, ...]]:
    """The addresses of a site that are this one in some language: as written, and without the language's folder."""
    first, *others = url.path.split("/")
    parts = [first, *(part for part in others if part not in ("", "."))]
    found = {(*parts, url.query)}
    place = next(
        (place for place, part in enumerate(parts) if any(_names(part, language) for language in languages)), None
    )
    if place is not None:
        found |= {(*parts[:place], "*", *parts[place + 1 :], url.query)}
        found |= {(*parts[:place], *parts[place + 1 :], url.query)}
    return found


def _differs_in_language(old: Url, new: Url, languages: tuple[str, str]) -> bool:
    """Whether an address differs from another in nothing but the language that one part of it names."""
    there, here = old.path.rstrip("/").split("/"), new.path.rstrip("/").split("/")
    there, here = ([*parts, *_query(url)] for parts, url in ((there, old), (here, new)))
    if len(there) != len(here):
        return False
    other = [pair for pair in zip(there, here, strict=True) if pair[0] != pair[1]]
    return len(other) <= 1 and all(_is_language(*pair, languages) for pair in other)


def _query(url: Url) -> list[str]:
    return ["?", *url.query.removeprefix("?").split("&")]


def _is_language(there: str, here: str, languages: tuple[str, str]) -> bool:
    """Whether a part of an address names the source's language, and the same part of another the translation's."""
    old, new = _LANGUAGE_KEY.fullmatch(there), _LANGUAGE_KEY.fullmatch(here)
    if old and new:
        return old[1] == new[1] and _is_language(old[2], new[2], languages)
    return _names(there, languages[0]) and _names(here, languages[1])


def _names(part: str, language: str) -> bool:
    """Whether a part of an address is a language that there is: `zh`, `zh-cn`, `zh_Hans` for `zh`."""
    tag = part.lower().replace("_", "-")
    parsed = parse_language(tag)
    if parsed.primary != parse_language(language).primary or tag != parsed.tag.lower():  # `in` may be India
        return False
    return is_known_tag(tag)


def _by_pair(source: str, target: str, pairs: Sequence[LinkPair]) -> bool:
    return any(source.startswith(pair.source) and _is_below(target, pair.target) for pair in pairs)


def _is_below(target: str, prefix: str) -> bool:
    """Whether an address begins with a prefix, at the border of a part, and does not climb out of it."""
    url, below = read_url(target), read_url(prefix)
    if (url.scheme, url.host) != (below.scheme, below.host):
        return False
    parts = unquote(url.path).split("/")
    path = below.path.rstrip("/")
    return ".." not in parts and (url.path == path or url.path.startswith(f"{path}/"))
