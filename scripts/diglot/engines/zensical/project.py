"""The settings of the project that Zensical builds for one language."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from diglot.edition import Edition
from diglot.engines.markdown_defaults import markdown_defaults
from diglot.engines.site_settings import FILE, SEARCH_PLUGINS, LanguageSettings, SiteSettings
from diglot.engines.theme_files import SCRIPTS, STYLES
from diglot.errors import InputError
from diglot.message import Message
from diglot.pages.fields import body_start

CONFIG = "mkdocs.yml"
PAGES, THEME, SITE = "docs", "theme", "site"
"""The folders of a project. Zensical reads and writes nothing outside the folder of its settings."""
EXTENSION = "diglot.engines.prepared_page"
_CARRIED = (
    *("site_name", "site_description", "site_author", "copyright", "repo_url", "repo_name", "use_directory_urls"),
    *("extra_css", "extra_javascript"),
)
_KNOWN = frozenset({*SEARCH_PLUGINS, "i18n", "diglot"})
_BOOST = re.compile(r"^(?:[ \t]+|search:.*?)boost[ \t]*:", re.M)
_CURE = "Remove it, or build with `--engine mkdocs`."


def check_project(site: SiteSettings, root: Path) -> Iterator[str]:
    """Warnings about settings that Zensical, or this engine, does not know. `root` is the folder of the edition.

    Raises InputError for settings that cannot be used.
    """
    for name in site.plugins:
        if name not in _KNOWN:
            yield f"{FILE}: Zensical does not run the plugin “{name}”. {_CURE}"
    for name in ("hooks", "extra_templates", "edit_uri_template"):
        if site.values.get(name):
            yield f"{FILE}: `{name}` has no effect with Zensical. {_CURE}"
    if any("admonition_translations" in entry for entry in site.plugins["i18n"]["languages"]):
        yield f"{FILE}: `admonition_translations` has no effect with Zensical. {_CURE}"
    if (theme := site.values["theme"].get("name")) not in (None, "material", "zensical"):
        raise InputError(Message("Zensical has no theme “{}”", theme), Message("Use the theme `material`."), FILE)
    if (own := site.values["theme"].get("custom_dir")) and not (root / own).is_dir():
        raise InputError(
            Message("there is no folder “{}”, the `custom_dir` of the theme", own), Message("Correct the name."), FILE
        )


def check_pages(edition: Edition) -> Iterator[str]:
    """Warnings about what pages ask for and Zensical does not know."""
    for name, text in edition.pages.items():
        if _BOOST.search(text[: body_start(text)]):
            yield f"{edition.layout.source_page(name)}: `boost` has no effect with Zensical. {_CURE}"


def make_project(site: SiteSettings, language: LanguageSettings, nav: list[Any] | None, edit: str) -> dict[str, Any]:
    """The settings; `nav` is the navigation, `edit` what the path of a page is added to for a link that edits it."""
    values = {name: language.values[name] for name in _CARRIED if language.values.get(name) is not None}
    if url := language.values.get("site_url"):
        values["site_url"] = f"{str(url).rstrip('/')}/{language.folder}"
    if nav is not None:
        values["nav"] = nav
    extra = dict(language.values["extra"])
    if len(site.languages) > 1:
        selector = [
            {"name": site_language.name, "link": "./", "lang": site_language.code}
            for site_language in site.languages.values()
        ]
        extra.setdefault("alternate", selector)
    own_scripts = values.get("extra_javascript", [])
    return values | {
        "docs_dir": PAGES,
        "site_dir": SITE,
        "edit_uri": edit,
        "extra": extra,
        "theme": {"variant": "classic", **language.values["theme"], "name": "material", "custom_dir": THEME},
        "plugins": {"search": {"enabled": site.has_search}},
        "markdown_extensions": [{name: options} for name, options in _extensions(site, language).items()],
        "extra_css": [*STYLES, *values.get("extra_css", [])],
        "extra_javascript": [*own_scripts, *({"path": name, "type": "module"} for name in SCRIPTS)],
    }


def _extensions(site: SiteSettings, language: LanguageSettings) -> dict[str, dict[str, Any]]:
    """The Markdown extensions, ours last."""
    defaults = markdown_defaults(language.tag)
    # MkDocs has the first two without being told.
    listed = {name.removeprefix("markdown.extensions."): options for name, options in site.extensions.items()}
    named: dict[str, Mapping[str, Any]] = {"toc": {}, "tables": {}, **listed}
    return {name: defaults.get(name, {}) | dict(options) for name, options in named.items()} | {EXTENSION: {}}
