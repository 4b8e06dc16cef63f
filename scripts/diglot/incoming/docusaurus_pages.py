"""Where a site of Docusaurus keeps its pages and their translations: by plugin, its id, and version.

| Source | Translation |
| --- | --- |
| `docs/a.md` | `i18n/zh/docusaurus-plugin-content-docs/current/a.md` |
| `versioned_docs/version-2/a.md` | `i18n/zh/docusaurus-plugin-content-docs/version-2/a.md` |
| `community/a.md` (a second set of documents, with the id `community`) | `…-content-docs-community/current/a.md` |
| `community_versioned_docs/version-2/a.md` | `…-content-docs-community/version-2/a.md` |
| `blog/a.md`, `src/pages/a.md` | `…-content-blog/a.md`, `…-content-pages/a.md` |

Folders of pages may also stand beside the folder of the site (https://docusaurus.io/docs/i18n/introduction).
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

CURRENT = "current"
_TRANSLATED = re.compile(
    r"(?P<root>(?:.*/)?)i18n/(?P<tag>[^/]+)/"
    r"docusaurus-plugin-content-(?P<plugin>docs|blog|pages)(?:-(?P<id>[^/]+))?/(?P<rest>.+)"
)
_FOLDERS = {"docs": "docs", "blog": "blog", "pages": "src/pages"}


class DocusaurusPage(NamedTuple):
    """A translated page, by the parts of its path."""

    tag: str
    """The language, as it is written."""
    collection: str
    """The pages that belong together: those of one plugin in one site."""
    version: str
    """`current`, or a name such as `version-1.2`."""
    name: str
    """The name of the page, the same in all languages and versions."""
    sources: tuple[str, ...]
    """Where its source may be, the likeliest first, with the ending of the translation."""


def parse_docusaurus_path(path: str) -> DocusaurusPage | None:
    """The page that a path names; None if it is no translated page of Docusaurus."""
    if not (match := _TRANSLATED.fullmatch(path)):
        return None
    root, plugin, own, rest = match["root"], match["plugin"], match["id"], match["rest"]
    folder, version = own or _FOLDERS[plugin], CURRENT
    if plugin == "docs":
        version, _, rest = rest.partition("/")
        if version != CURRENT:
            folder = f"{own}_versioned_docs/{version}" if own else f"versioned_docs/{version}"
    above = root[: root.rstrip("/").rfind("/") + 1]
    sources = tuple(dict.fromkeys((f"{root}{folder}/{rest}", f"{above}{folder}/{rest}")))
    return DocusaurusPage(match["tag"], f"{root}{plugin}-{own}", version, f"{own}/{rest}" if own else rest, sources)


def without_older_versions(paths: Collection[str]) -> Iterator[str]:
    """The paths of translated pages without those of older versions: of the pages that belong together, the current
    version counts if it has any translation, otherwise the newest one."""
    parsed = {path: page for path in paths if (page := parse_docusaurus_path(path))}
    newest: dict[str, str] = {}
    for page in parsed.values():
        newest[page.collection] = max(newest.get(page.collection, page.version), page.version, key=_age)
    for path in paths:
        page = parsed.get(path)
        if page is None or page.version == newest[page.collection]:
            yield path


def _age(version: str) -> tuple[bool, list[tuple[int, str]]]:
    """Sorts versions from old to new; numbers count as numbers."""
    parts = re.findall(r"\d+|\D+", version)
    return version == CURRENT, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
