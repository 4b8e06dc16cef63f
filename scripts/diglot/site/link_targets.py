"""Where the links of a page lead, by the URL Standard, as browsers read it."""

import re
from functools import cache, lru_cache
from string import ascii_letters, digits
from typing import NamedTuple
from urllib.parse import quote, unquote

from ada_url import URL

_SIMPLE = re.compile(r"(?>(?:\.\./)*)(?>(?:[A-Za-z0-9_-]++(?>(?:\.[A-Za-z0-9_-]++)*)(?:/|\Z))*)|\./|\.")
"""Relative addresses that mean what they say: steps up, then names. The folder they start from must be as simple."""
_NAMING = frozenset(f"{ascii_letters}{digits}._-")
"""What may follow a step up from a folder, if the address behind it means the same in the folder above."""
_ELSEWHERE = frozenset(["mailto:", "tel:", "data:", "blob:", "javascript:", "vbscript:", "about:", "sms:", "xmpp:"])
"""Schemes without a host."""


class LinkTarget(NamedTuple):
    """What a link means. `path` is below the site's root, decoded; None where it leads elsewhere."""

    path: str | None
    fragment: str = ""
    host: str = ""
    """The host of a link that leads elsewhere, its scheme if it has none; empty for schemes such as `mailto:`."""


def place_of(site: str, page: str, link: str) -> LinkTarget:
    """Resolve `link` of the file `page` of the site at `site` (an address with a slash at its end).

    A link to the host of the site but outside of its folder has a path beginning with `../`, which no file has, unless
    it is written out with scheme and host: then it is a link to somebody else's page. So has what is no address.
    """
    address, _, fragment = link.partition("#")
    if fragment:
        fragment = fragment.partition(":~:")[0].rstrip()
        fragment = unquote(fragment) if "%" in fragment else fragment
    if not address.strip():
        return LinkTarget(page, fragment)
    folder = page.rpartition("/")[0]
    if ":" not in address:
        while folder and address[:3] == "../" and address[3:4] in _NAMING:  # most pages share their links but for these
            folder, address = folder.rpartition("/")[0], address[3:]
    path, host = _resolve(site, folder, address)
    return LinkTarget(path, fragment, host)


@cache
def _read_site(site: str) -> URL:
    return URL(site)


@lru_cache(maxsize=65536)
def _resolve(site: str, folder: str, address: str) -> tuple[str | None, str]:
    if _SIMPLE.fullmatch(address) and _SIMPLE.fullmatch(folder):
        up, parts = address.count("../"), folder.split("/") if folder else []
        if up <= len(parts):
            down = address[3 * up :]
            return "".join(f"{part}/" for part in parts[: len(parts) - up]) + ("" if down in (".", "./") else down), ""
    own = _read_site(site)
    try:
        url = URL(address, base=f"{own.href}{quote(folder)}/" if folder else own.href)
    except ValueError:
        return f"../{address}", ""
    if url.protocol in _ELSEWHERE:
        return None, ""
    if (url.protocol, url.host) != (own.protocol, own.host):
        return None, url.host or url.protocol.removesuffix(":")
    path, root = unquote(url.pathname), unquote(own.pathname)
    if path.startswith(root):
        return path[len(root) :], ""
    if path + "/" == root:
        return "", ""
    return (None, url.host) if URL.can_parse(address) else (f"../{path.removeprefix('/')}", "")
