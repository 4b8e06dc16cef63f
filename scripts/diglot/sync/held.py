"""The pages that are held back. A problem or a conflict stops its own page, and the pages that exchange units with it.

All other pages are written. A page is held in the language of its problem. It is held in all languages if it was
renamed or removed, or if units moved between it and another page: the origin of these units is known only until the
template is written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from diglot.edition import Edition
from diglot.edition_files import OTHER_PAGES, SITE, page_of_catalog
from diglot.errors import InputError
from diglot.sync.source import SourcePage


class Obstacle(NamedTuple):
    """A problem and what it holds back: a page in a language. Either may be empty, which means all of them. A file that
    stops no page, such as the termbase, is given as the page: there is no page of this name."""

    problem: InputError
    page: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Pages by any of their names, in languages; `pages` are those held in every language."""

    pairs: frozenset[tuple[str, str]]
    pages: frozenset[str]

    def holds(self, page: str, language: str) -> bool:
        """Whether nothing of a page is written in a language."""
        return (page, language) in self.pairs


def find_held(
    stops: Iterable[tuple[str, str]],
    sources: Mapping[str, SourcePage],
    names: Collection[str],
    languages: Collection[str],
) -> Held:
    """The pages of `names` that `stops`, the places of obstacles and conflicts, hold back."""
    groups = _groups(sources, names)
    stopped: defaultdict[int, set[str]] = defaultdict(set)
    for page, language in stops:
        for name in [page] if page else names:
            if name in groups:
                stopped[id(groups[name])] |= {language} if language else {*languages}
    pairs, pages = set(), set()
    for name in names:
        stopped_languages = stopped.get(id(groups[name]))
        if stopped_languages:
            alone = groups[name] == {name} and name in sources
            stopped_languages = stopped_languages if alone else {*languages}
            pairs |= {(name, language) for language in stopped_languages}
            if stopped_languages >= {*languages}:
                pages.add(name)
    return Held(frozenset(pairs), frozenset(pages))


def _groups(sources: Mapping[str, SourcePage], names: Collection[str]) -> dict[str, set[str]]:
    """The pages that are written together with each page."""
    groups = {name: {name} for name in names}
    for name, source in sources.items():
        for other in {source.was, *(origin.page for origin in source.origins if origin is not None)}:
            if groups[other] is not groups[name]:
                groups[name] |= groups[other]
                for member in groups[other]:
                    groups[member] = groups[name]
    return groups


def place_of(problem: InputError, edition: Edition) -> Obstacle:
    """The obstacle of a file that cannot be read."""
    layout = edition.layout
    if problem.path == SITE or problem.path == layout.termbase or problem.path.startswith(f"{layout.interface}/"):
        return Obstacle(problem, problem.path)
    for prefix, suffix, language in (
        (layout.source_page(""), ".md", ""),
        (f"{layout.locales}/templates/", ".pot", ""),
        *((layout.target_page("", code), ".md", code) for code in edition.translations),
        *((f"{layout.locales}/{code}/LC_MESSAGES/", ".po", code) for code in edition.translations),
    ):
        if problem.path.startswith(prefix) and problem.path.endswith(suffix):
            stem = problem.path.removeprefix(prefix).removesuffix(suffix)
            return Obstacle(problem, f"{stem}.md" if suffix == ".md" else page_of_catalog(stem), language)
    if problem.path.startswith(layout.source_page("")) and problem.path.endswith(OTHER_PAGES):
        return Obstacle(problem, problem.path.removeprefix(layout.source_page("")))
    for code in edition.translations:
        folders = layout.target_page("", code), f"{layout.locales}/{code}/"
        if problem.path.startswith(folders) or f"{problem.path}/" in folders:  # its lock, or a folder of its files
            return Obstacle(problem, "", code)
    return Obstacle(problem)
