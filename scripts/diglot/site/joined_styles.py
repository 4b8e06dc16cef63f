"""One style sheet in the place of those whose links follow each other in the head of a page.

A browser shows nothing before it has all style sheets, and over a slow network every request costs time. The sheets
stay where they are. The joined one has the digest of its content in its name, and says which sheets it has, so that
`verify-site` can join them again.

A sheet is joined only if it means the same elsewhere and before others: with no address relative to itself, no rule
that has to come first, and every bracket, comment and string closed (CSS Syntax Module Level 3, 5.4).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from diglot.character_references import decode_references

ReadFile = Callable[[str], bytes | None]
"""Gives the bytes of a file of the site by its path; None if there is none."""

_LINK = re.compile(r'<link rel="stylesheet" href="([^"<>]+)">')
_LINKS = re.compile(rf"{_LINK.pattern}(?:\s*+{_LINK.pattern})+")
_CHARSET = '@charset "UTF-8";'
_HEAD = re.compile(rf"{re.escape(_CHARSET)}\n/\* Joined: ([^*]+) \*/\n")
_FIRST = re.compile(rf"\ufeff?(?:{re.escape(_CHARSET)})?", re.IGNORECASE)
_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/")
_BOUND = re.compile(
    r"@(?:charset|import|namespace)\b|\burl\(\s*+(?![\"']?(?:data:|#))|\b(?:image-set|src)\(", re.IGNORECASE
)
"""What has to come first in its sheet, or may be an address relative to it."""
_TOKEN = re.compile(
    r"(?P<whole>/\*.*?\*/|\"(?>(?:[^\"\\\n]|\\.)*)\"|'(?>(?:[^'\\\n]|\\.)*)'|\\.)|(?P<cut>(?:/\*|[\"']).*)|[][(){}]",
    re.DOTALL,
)
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}


def join_styles(pages: Mapping[str, str], read: ReadFile) -> tuple[dict[str, str], dict[str, bytes]]:
    """The pages, by path, with fewer links; and the joined sheets, by path."""
    texts: dict[str, str | None] = {}
    sheets: dict[str, bytes] = {}
    names: dict[tuple[str, ...], str] = {}

    def text_of(path: str) -> str | None:
        if path not in texts:
            texts[path] = _joinable(read(path))
        return texts[path]

    def name_of(paths: tuple[str, ...]) -> str:
        if paths not in names:
            data = _write(paths, [text_of(path) or "" for path in paths])
            names[paths] = f"assets/styles-{sha256(data).hexdigest()[:12]}.css"
            sheets[names[paths]] = data
        return names[paths]

    def shorten(page: str, links: str) -> str:
        """The links of `page` that follow each other, those to sheets that can be joined as one."""
        all_links = [(_path(decode_references(link[1]), page), link[0]) for link in _LINK.finditer(links)]
        found = []
        for can_be_joined, group in groupby(all_links, lambda each: text_of(each[0]) is not None):
            run = list(group)
            if can_be_joined and len(run) > 1:
                name = name_of(tuple(path for path, _ in run))
                run = [(name, f'<link rel="stylesheet" href="{escape(quote(relpath(name, dirname(page) or ".")))}">')]
            found += [link for _, link in run]
        return "\n".join(found) if len(found) < len(all_links) else links

    done = {}
    for page, html in pages.items():
        head, end, rest = html.partition("</head>")
        done[page] = _LINKS.sub(lambda links, page=page: shorten(page, links[0]), head) + end + rest  # type: ignore[misc]
    return done, sheets


def is_joined(data: bytes, read: ReadFile) -> bool:
    """Whether a style sheet has nothing but the sheets of the site that it names."""
    head = _HEAD.match(data.decode("utf-8", "replace"))
    paths = head[1].split(" ") if head else []
    texts = [_joinable(read(path)) if path.endswith(".css") else None for path in map(unquote, paths)]
    known = [text for text in texts if text is not None]
    return bool(paths) and len(known) == len(paths) and _write([unquote(path) for path in paths], known) == data


def _write(paths: Sequence[str], texts: Sequence[str]) -> bytes:
    named = " ".join(quote(path) for path in paths)
    return "\n".join([_CHARSET, f"/* Joined: {named} */", *texts, ""]).encode()


def _path(href: str, page: str) -> str:
    """The path of a file of the site; empty for another address."""
    if re.match(r"[a-z+.-]*:|/", href, re.IGNORECASE) or "?" in href or "#" in href:
        return ""
    return normpath(join(dirname(page), unquote(href)))


def _joinable(data: bytes | None) -> str | None:
    """The text of a sheet without what only its beginning or its own place has; None if it cannot be joined."""
    try:
        text = (data or b"").decode()
    except UnicodeDecodeError:
        return None
    text = _MAP.sub("", text[_FIRST.match(text).end() :]).strip()  # type: ignore[union-attr]
    return text if text and not _BOUND.search(text) and _is_closed(text) else None


def _is_closed(text: str) -> bool:
    """Whether every bracket, comment and string ends."""
    wanted = []
    for token in _TOKEN.finditer(text):
        if token["cut"]:
            return False
        if token["whole"]:
            continue
        if token[0] in _CLOSED_BY:
            wanted.append(_CLOSED_BY[token[0]])
        elif not wanted or wanted.pop() != token[0]:
            return False
    return not wanted
