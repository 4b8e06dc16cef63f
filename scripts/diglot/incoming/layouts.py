"""Find the source page of each translated page by the names of files, in the layouts that sites use.

| Layout | Source | Translation |
| --- | --- | --- |
| folders: static-i18n, Hugo, FastAPI | `docs/en/a.md`, `content/en/a.md`, `docs/en/docs/a.md` | `docs/zh/a.md` … |
| folders: VitePress | `docs/a.md`, or as above | `docs/zh/a.md` |
| suffixes: static-i18n, Hugo | `a.md` or `a.en.md` | `a.zh.md`, `a_zh.md`, `a-zh_CN.md`; or `a.md` beside `a.en.md` |
| folders with names: Hugo | `content/english/a.md` | `content/chinese/a.md` |
| folders with a word: Hugo | `content-en/a.md`, or `content/a.md` | `content-zh/a.md`, `content.zh/a.md` … |
| Docusaurus (`docusaurus_pages`) | `docs/a.md` | `i18n/zh/docusaurus-plugin-content-docs/current/a.md` … |
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from diglot.incoming.docusaurus_pages import parse_docusaurus_path, without_older_versions
from diglot.language import parse_language, parse_locale

_PAGE = re.compile(r"\.(?:mdx?|markdown)$", re.IGNORECASE)
_TAG = r"(?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)"
_FOLDER = re.compile(rf"(?P<name>.+)(?P<mark>[-_.]){_TAG}")
_MARK = re.compile(r"[-_.]")


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
    known = {path for path in paths if _PAGE.search(path)}
    pages = sorted(known)
    found: dict[tuple[str, str], tuple[int, FoundPair]] = {}
    for path in pages:
        for rank, pair in _candidates(path, known, source, target):
            key = (pair.source, pair.layout)
            if key not in found or rank < found[key][0]:
                found[key] = rank, pair
    by_layout: dict[str, list[FoundPair]] = {}
    newest = set(without_older_versions([pair.target for _, pair in found.values()]))
    for _, pair in found.values():
        if pair.target in newest:
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
    if page := parse_docusaurus_path(path):
        rank = _rank(page.tag, target)
        others = (other for each in page.sources for other in _spellings(each) if other in known)
        if rank is not None and (first := next(others, None)) is not None:
            yield rank, FoundPair(path, first, page.name, "docusaurus")
        return
    parts = path.split("/")
    for i, part in enumerate(parts[:-1]):
        rest = parts[i + 1 :]
        if (rank := _rank(part, target)) is None:
            yield from _beside(parts[:i], part, rest, known, source, target)
            continue
        for tag in _spellings_of_tag(source):
            other = "/".join([*parts[:i], tag, *rest])
            if other in known:
                yield rank, FoundPair(path, other, "/".join(_without_docs(rest)), "folder")
        other = "/".join([*parts[:i], *rest])
        if other in known:
            yield rank + 10, FoundPair(path, other, "/".join(rest), "folder")
    stem, _, ending = path.rpartition(".")
    if (suffix := _suffix(stem, target)) is not None:
        base, mark, rank = suffix
        name = f"{base}.{ending}"
        for other in (*(f"{base}{mark}{tag}.{ending}" for tag in _spellings_of_tag(source)), name):
            if other in known:
                yield rank, FoundPair(path, other, name, "suffix")
    else:
        for mark in "._-":
            if (other := f"{stem}{mark}{source}.{ending}") in known:
                yield 20, FoundPair(path, other, path, "suffix")


def _suffix(stem: str, target: str) -> tuple[str, str, int] | None:
    """What stands before a tag of the language at the end of a name, the sign between them, and how well it fits."""
    for found in _MARK.finditer(stem):
        tag = stem[found.end() :]
        if found.start() and re.fullmatch(_TAG, tag) and (rank := _rank(tag, target)) is not None:
            return stem[: found.start()], found[0], rank
    return None


def _beside(
    above: Sequence[str], folder: str, rest: Sequence[str], known: Collection[str], source: str, target: str
) -> Iterator[tuple[int, FoundPair]]:
    """The pair of a page in a folder whose name ends with its language, such as `content-zh`."""
    match = _FOLDER.fullmatch(folder)
    if match is None or (rank := _rank(match["tag"], target)) is None:
        return
    for name in (*(f"{match['name']}{match['mark']}{tag}" for tag in _spellings_of_tag(source)), match["name"]):
        other = "/".join([*above, name, *rest])
        if other in known:
            yield rank, FoundPair("/".join([*above, folder, *rest]), other, "/".join(rest), "folder")
            return


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
    tags = (source, source.lower(), source.replace("-", "_"), language.tag, language.primary, *_names_of(source))
    yield from dict.fromkeys(tags)


def is_in_language(path: str, language: str) -> bool:
    """Whether a part of a path is the tag of a language: `locale/zh_CN/LC_MESSAGES/a.po`, `po/zh.po`, `a.zh.po`."""
    parts = path.replace("\\", "/").split("/")
    written = [*parts[:-1], *parts[-1].split(".")]
    return any(_rank(part, language) is not None for part in written)


def is_in_another_language(path: str, language: str, source: str) -> bool:
    """Whether a part of a path is the tag of the source language, or of the language in another script."""
    parts = path.replace("\\", "/").split("/")
    for part in (*parts[:-1], *parts[-1].split(".")[1:-1]):
        near = (parse_language(language).primary, parse_language(source).primary)
        if re.fullmatch(_TAG, part) and _rank(part, language) is None and parse_language(part).primary in near:
            return True
    return False


@lru_cache(64)
def _names_of(language: str) -> tuple[str, ...]:
    """The name of a language in English and in itself, in small letters: `german`, `deutsch`."""
    locale = parse_locale(parse_language(language).primary)
    names = (locale.english_name, locale.get_display_name(locale)) if locale else ()
    return tuple(name.lower() for name in names if name)


def _rank(written: str, language: str) -> int | None:
    """How well a tag or name fits a language, 0 being best; None if it is another one."""
    if written.lower() in _names_of(language):
        return 2
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
