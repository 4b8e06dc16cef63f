"""The pages and files that a site in one language is built from, as they are to be shown.

An engine without plugins publishes whatever is in its folder, and may follow symbolic links. So each file is chosen
here: no link is followed, and nothing that translators may not publish is taken.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec

from diglot.character_references import decode_references
from diglot.closed_folder import ClosedFolder
from diglot.engines.edition_build import EditionBuild
from diglot.engines.prepared_page import add_facts
from diglot.engines.site_settings import LanguageSettings, SiteSettings
from diglot.interface import interface
from diglot.publish.edition_terms import PAGE
from diglot.publish.glossary import Glossary, letter_id
from diglot.publish.markers import mark_markdown
from diglot.publish.page_units import page_units
from diglot.publish.unmark import UNIT

Headings = Mapping[str, str]
"""The ids of a page's headings, by the ids of their units."""
_HEADING = re.compile(r"<h[1-6]\b[^>]*>")
_UNIT, _ID = re.compile(rf'\s{UNIT}="([^"]*)"'), re.compile(r'\sid="([^"]*)"')


@dataclass
class PageSources:
    """The files of a language, by path in the folder of its pages."""

    edition: ClosedFolder
    pages: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Files to copy, and where they are in the edition."""
    origins: dict[str, str] = field(default_factory=dict)
    """The file of the edition that a page is made from."""

    def write(self, folder: Path) -> None:
        """Write them into a folder."""
        goal = ClosedFolder(folder)
        for path, file in self.files.items():
            if path not in self.pages:
                goal.write(path, self.edition.read(file) or b"")
        for path, text in self.pages.items():
            goal.write(path, text.encode())


def prepare_sources(
    build: EditionBuild, site: SiteSettings, language: LanguageSettings, headings: Mapping[str, Headings]
) -> PageSources:
    """The sources of a language; `headings` has those of the pages in the source language, and is empty for it."""
    layout, code = build.edition.layout, language.code
    excluded = GitIgnoreSpec.from_lines("\n".join(_patterns(site)).splitlines())
    found = PageSources(build.repository.files)
    is_source = code == layout.source
    for name, text in build.edition.pages.items():
        if excluded.match_file(f"{code}/{name}") or not (is_source or build.pairs.has_target(name, code)):
            continue
        text, ids = _mark(build, name, code) if name in build.pairs else (text, [])
        facts = {"page": name, "ids": ids, "is_source": is_source, "headings": dict(headings.get(name, {}))}
        found.pages[name] = add_facts(text, facts)
        found.origins[name] = layout.source_page(name) if is_source else layout.target_page(name, code)
    for path, file in _files(build, site, code):
        if not excluded.match_file(file):
            found.files[path] = file
    return found


def add_glossary(sources: PageSources, glossary: Glossary, language: LanguageSettings) -> bool:
    """Add the page of the glossary, with the places that links may lead to; its text is put in when it is published.

    False if a page of the author's own has its path.
    """
    if PAGE in sources.pages:
        return False
    letters = [(letter_id(letter), letter) for letter, _ in glossary.letters]
    title = json.dumps(interface(language.tag).gettext("Glossary"), ensure_ascii=False)
    facts = {"page": PAGE, "contents": letters, "places": glossary_places(glossary)}
    sources.pages[PAGE] = add_facts(f"---\ntitle: {title}\n---\n\n# Title", facts)  # a page without one is given one
    return True


def read_headings(html: str) -> Headings:
    """The ids of the headings of a page that was written, by the ids of their units."""
    found = ((_UNIT.search(tag), _ID.search(tag)) for tag in _HEADING.findall(html))
    return {decode_references(unit[1]): decode_references(name[1]) for unit, name in found if unit and name}


def glossary_places(glossary: Glossary) -> list[str]:
    """The ids on the page of the glossary."""
    return [*(letter_id(letter) for letter, _ in glossary.letters), *(f"t-{key}" for key in glossary.terms)]


def _patterns(site: SiteSettings) -> Iterator[str]:
    """The patterns of files that are not published, as MkDocs has them."""
    for name in ("exclude_docs", "draft_docs"):
        yield str(site.values.get(name) or "")


def _mark(build: EditionBuild, name: str, language: str) -> tuple[str, list[str]]:
    """The text of a page with its units marked, as a file has it, and their ids."""
    units = page_units(build.pairs, name, language) or ()
    document = build.pairs.document(name, language)
    marked, _ = mark_markdown(document.text, units, document)
    return re.sub(r"\r\n?", "\n", marked.removeprefix("\ufeff")), [unit.id for unit in units]


def _files(build: EditionBuild, site: SiteSettings, language: str) -> Iterator[tuple[str, str]]:
    """The files that are no pages: path in the project, and in the edition. A later one replaces one of its path.

    Those in no language's folder come first, then those of the default language, as links lead to them in all others.
    """
    docs = build.edition.layout.docs
    yield from _shared_files(build.repository.files, docs, site)
    for code in dict.fromkeys((next(iter(site.languages)), language)):
        folder = f"{docs}/{code}/"
        for each in build.edition.files:
            path = each.path.removeprefix(folder)
            is_file = each.path.startswith(folder) and each.kind == "file" and not path.endswith(".md")
            if is_file and _is_seen(path) and build.withheld.lets_through(f"{code}/{path}"):
                yield path, each.path


def _shared_files(files: ClosedFolder, docs: str, site: SiteSettings) -> Iterator[tuple[str, str]]:
    for file, kind in files.walk(docs):
        path = file.removeprefix(f"{docs}/")
        is_language = path.partition("/")[0] in site.languages
        if kind == "file" and _is_seen(path) and not is_language and not path.endswith(".md"):
            yield path, file


def _is_seen(path: str) -> bool:
    return not any(part.startswith(".") for part in path.split("/"))
