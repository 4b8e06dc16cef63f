"""Where the links of a page lead, by RFC 3986."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

_ELSEWHERE = ("mailto:", "tel:", "data:", "blob:", "javascript:", "vbscript:", "about:", "sms:", "xmpp:")


class LinkTarget(NamedTuple):
    """What a link means. `path` is below the site's root, decoded; None where it leads elsewhere."""

    path: str | None
    fragment: str = ""
    host: str = ""
    """The host of a link that leads elsewhere; empty for a scheme without one."""


def place_of(site: str, page: str, link: str) -> LinkTarget:
    """Resolve `link` of the file `page` of the site at `site` (an address with a slash at its end).

    A link to the host of the site but outside of its folder has a path beginning with `../`, which no file has, unless
    it is written out with scheme and host: then it is a link to somebody else's page.
    """
    link = link.strip()
    if link.lower().startswith(_ELSEWHERE):
        return LinkTarget(None)
    address, _, fragment = link.partition("#")
    fragment = unquote(fragment.partition(":~:")[0])
    if not address:
        return LinkTarget(page, fragment)
    path, host = _resolve(site, page.rpartition("/")[0], address)
    return LinkTarget(path, fragment, host)


@lru_cache(maxsize=65536)
def _resolve(site: str, folder: str, address: str) -> tuple[str | None, str]:
    parts = urlsplit(urljoin(f"{site}{folder}/" if folder else site, address))
    own = urlsplit(site)
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
        return None, parts.netloc or parts.scheme
    path = unquote(parts.path or "/")
    root = unquote(own.path)
    if path.startswith(root):
        return path[len(root) :], ""
    if path + "/" == root:
        return "", ""
    return (None, parts.netloc) if urlsplit(address).netloc else (f"../{path.removeprefix('/')}", "")
