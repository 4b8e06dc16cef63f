"""Find the source page of each translated page by the names of files, in the layouts that sites use.

| Layout | Source | Translation |
| --- | --- | --- |
| folders: static-i18n, Hugo, FastAPI | `docs/en/a.md`, `content/en/a.md`, `docs/en/docs/a.md` | `docs/zh/a.md` … |
| folders: VitePress | `docs/a.md`, or as above | `docs/zh/a.md` |
| suffixes: static-i18n, Hugo | `a.md` or `a.en.md` | `a.zh.md`; or `a.md` beside `a.en.md` |
| Docusaurus | `docs/a.md`, `blog/a.md` | `i18n/zh/docusaurus-plugin-content-docs/current/a.md` … |
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from diglot.language import parse_language

_PAGE = re.compile(r"\.mdx?$", re.IGNORECASE)
_DOCUSAURUS = re.compile(r"(?P<root>.*?)i18n/(?P<tag>[^/]+)/docusaurus-plugin-content-(?P<plugin>\w+)/(?P<rest>.+)")
_PLUGINS = {"docs": "docs", "blog": "blog", "pages": "src/pages"}


class FoundPair(NamedTuple):
    """A translated page and its source page, by path; with the name that the page has in both."""

    target: str
    source: str
    name: str
    layout: str
    """`folder`, `suffix` or `docusaurus`."""


def find_pairs(paths: Collection[str], source: str, target: str) -> list[FoundPair]:
    """The pairs of pages among files, by path with forward slashes; in no layout that is known, none.

    Languages may be written as tags of any form: `zh`, `zh-cn`, `zh_CN`, `zh-Hans`. If files are written for several of
    them, those that say most about the language asked for are taken.
    """
    pages = sorted(path for path in paths if _PAGE.search(path))
    known = set(pages)
    found: dict[tuple[str, str], tuple[int, FoundPair]] = {}
    for path in pages:
        for rank, pair in _candidates(path, known, source, target):
            key = (pair.source, pair.layout)
            if key not in found or rank < found[key][0]:
                found[key] = rank, pair
    by_layout: dict[str, list[FoundPair]] = {}
    for _, pair in found.values():
        by_layout.setdefault(pair.layout, []).append(pair)
    taken: set[str] = set()
    pairs = []
    for layout in ("docusaurus", "folder", "suffix"):
        for pair in by_layout.get(layout, ()):
            if not {pair.source, pair.target} & taken:
                pairs.append(pair)
        taken |= {path for pair in by_layout.get(layout, ()) for path in (pair.source, pair.target)}
    return sorted(pairs)


def _candidates(path: str, known: Collection[str], source: str, target: str) -> Iterator[tuple[int, FoundPair]]:
    if match := _DOCUSAURUS.fullmatch(path):
        folder = _PLUGINS.get(match["plugin"])
        rest = match["rest"]
        if folder == "docs":
            version, _, rest = rest.partition("/")
            if version != "current":
                return
        rank = _rank(match["tag"], target)
        if folder and rank is not None:
            for other in _spellings(f"{match['root']}{folder}/{rest}"):
                if other in known:
                    yield rank, FoundPair(path, other, rest, "docusaurus")
        return
    parts = path.split("/")
    for i, part in enumerate(parts[:-1]):
        if (rank := _rank(part, target)) is None:
            continue
        rest = parts[i + 1 :]
        for tag in _spellings_of_tag(source):
            other = "/".join([*parts[:i], tag, *rest])
            if other in known:
                yield rank, FoundPair(path, other, "/".join(_without_docs(rest)), "folder")
        other = "/".join([*parts[:i], *rest])
        if other in known:
            yield rank + 10, FoundPair(path, other, "/".join(rest), "folder")
    stem, _, ending = path.rpartition(".")
    base, dot, tag = stem.rpartition(".")
    if dot and (rank := _rank(tag, target)) is not None:
        name = f"{base}.{ending}"
        for other in (f"{base}.{source}.{ending}", name):
            if other in known:
                yield rank, FoundPair(path, other, name, "suffix")
    else:
        other = f"{stem}.{source}.{ending}"
        if other in known:
            yield 20, FoundPair(path, other, path, "suffix")


def _without_docs(rest: Sequence[str]) -> Sequence[str]:
    """A name without the folder that FastAPI has below that of each language."""
    return rest[1:] if rest[0] == "docs" and len(rest) > 1 else rest


def _spellings(path: str) -> Iterator[str]:
    """A page as Markdown and as MDX."""
    stem = path.rpartition(".")[0]
    yield path
    yield from (f"{stem}.{ending}" for ending in ("md", "mdx") if f"{stem}.{ending}" != path)


def _spellings_of_tag(source: str) -> Iterator[str]:
    """The ways in which the folder of the source language may be written."""
    language = parse_language(source)
    yield from dict.fromkeys((source, source.lower(), source.replace("-", "_"), language.tag, language.primary))


def is_in_language(path: str, language: str) -> bool:
    """Whether a part of a path is the tag of a language: `locale/zh_CN/LC_MESSAGES/a.po`, `po/zh.po`, `a.zh.po`."""
    parts = path.replace("\\", "/").split("/")
    written = [*parts[:-1], *parts[-1].split(".")]
    return any(_rank(part, language) is not None for part in written)


def _rank(written: str, language: str) -> int | None:
    """How well a tag fits a language, 0 being best; None if it is another one."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", written):
        return None
    parsed, asked = parse_language(written), parse_language(language)
    if parsed.primary != asked.primary or not parsed.primary:
        return None
    if parsed.tag == asked.tag:
        return 0
    if parsed.script == asked.script:
        return 1
    return None
