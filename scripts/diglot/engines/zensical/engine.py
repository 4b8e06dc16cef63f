"""The build: a project for each language, Zensical on each of them, and the site made from what it wrote."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from diglot.closed_folder import ClosedFolder
from diglot.engines.navigation import find_omitted, make_nav
from diglot.engines.page_sources import Headings, add_glossary, prepare_sources, read_headings
from diglot.engines.site_build import EngineOutput, SiteBuild, check_folder, share_files, write_site
from diglot.engines.theme_files import read_theme
from diglot.engines.zensical.invoke import run_project
from diglot.engines.zensical.project import CONFIG, PAGES, SITE, check_pages, check_project, make_project
from diglot.engines.zensical.project import THEME as PROJECT_THEME
from diglot.engines.zensical.written import (
    THEME_ADDRESSES,
    WrittenSite,
    clean_page,
    read_written,
)
from diglot.mkdocs_yaml import render_mkdocs_yaml
from diglot.publish.edition_terms import PAGE

_NOT_THEIRS = frozenset({"main.html", "kept.html", "404.html", "diglot"})
"""Our templates for MkDocs."""


def build_site(root: Path, folder: Path) -> SiteBuild:
    """Build the site of the edition in `root` into `folder`, in place of an older site.

    If it cannot be built, InputError is raised, and the older site stays.
    """
    build = SiteBuild(root)
    build.warnings += check_project(build.site, root)
    build.warnings += check_pages(build.edition_build.edition)
    check_folder(root, folder, build.edition_build.edition.layout.docs)
    with TemporaryDirectory(prefix="diglot-zensical-") as temporary:
        written = _write_all(build, Path(temporary))
        files = build.publish(_output(build, written))
        for page in written.values():
            build.warnings += (warning for warning in page.warnings if warning not in build.warnings)
        write_site(folder, files)
    return build


def _write_all(build: SiteBuild, folder: Path) -> dict[str, WrittenSite]:
    """Let Zensical build all languages: the source first, as its headings give those of the others their ids."""
    site, source = build.site, build.source
    found: dict[str, WrittenSite] = {}
    headings: dict[str, Headings] = {}
    if source in site.languages:
        found[source] = _write(build, source, headings, folder / source)
        for name in build.edition_build.edition.pages:
            address = site.address_of(name, source).removeprefix(site.languages[source].folder)
            headings[name] = read_headings(found[source].pages.get(address, ""))
    others = [code for code in site.languages if code != source]
    with ThreadPoolExecutor() as pool:
        written = pool.map(lambda code: _write(build, code, headings, folder / code), others)
        found |= zip(others, written, strict=True)
    return {code: found[code] for code in site.languages}


def _write(build: SiteBuild, code: str, headings: Mapping[str, Headings], home: Path) -> WrittenSite:
    """Prepare the project of a language in `home`, and let Zensical build it."""
    site, language, warnings = build.site, build.site.languages[code], list[str]()
    sources = prepare_sources(build.edition_build, site, language, headings)
    if code in build.glossaries and not add_glossary(sources, build.glossaries[code], language):
        fact = "has the path of the glossary, so the glossary is left out"
        warnings.append(f"{code}/{PAGE} {fact}. Rename the page.")
    nav = make_nav(language, sources.pages, warnings)
    warnings += find_omitted(site, nav, sources.origins)
    edit = f"{build.edit_base}{build.edition_build.edition.layout.docs}/{code}" if build.edit_base else ""
    sources.write(home / PAGES)
    project = ClosedFolder(home)
    project.within(PROJECT_THEME).write_all(read_theme(build.root, language.values["theme"], _NOT_THEIRS))
    project.write(CONFIG, render_mkdocs_yaml(make_project(site, language, nav, edit)).encode())
    warnings += run_project(home, build.root, lambda path: sources.origins.get(path, path), len(sources.pages))
    copied = {path: home / PAGES / path for path in sources.files if path.endswith(".html")}
    return read_written(home / SITE, site.uses_folders, warnings, copied)


def _output(build: SiteBuild, written: Mapping[str, WrittenSite]) -> EngineOutput:
    """What was written for all languages. A file that two languages have is at the root of the site only."""
    root, *others = written
    files = dict(written[root].files)
    shared: dict[str, Mapping[str, str]] = {root: {}}
    for code in others:
        folder = build.site.languages[code].folder
        shared[code] = share_files(written[code].files, folder, written[root].files)
        own = {folder + path: place for path, place in written[code].files.items()}
        files |= {path: place for path, place in own.items() if path not in shared[code]}
    html, unfound = {}, []
    for name in (*build.edition_build.edition.pages, *([PAGE] if build.glossaries else [])):
        for code, language in build.site.languages.items():
            address = build.site.address_of(name, code)
            here = address.removeprefix(language.folder)
            if (text := written[code].pages.get(here)) is not None:
                html[name, code] = clean_page(text, address, shared[code])
                if here not in written[code].found:
                    unfound.append((name, code))
    return EngineOutput(html, files, THEME_ADDRESSES, unfound)
