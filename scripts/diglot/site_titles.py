"""The titles in `nav` of `mkdocs.yml`, and the name and the description of the site, as a page that can be translated.

They are the fields of a page without a body, which is named after the file, `mkdocs.yml`. So its units have ids and
states, and it has a template and a catalog in each language. It has no translated page: who builds a site takes the
texts from the catalogs.

A language may have texts of its own in `mkdocs.yml`: `nav_translations`, `site_name` and `site_description` in its
entry of the plugin `i18n`. These are used as they are, and copied into the catalog where it has no translation.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diglot.edition_files import SITE
from diglot.pages import Document, split_units
from diglot.pairs import PairRow

_WHOLE = {"site_name": "the name of the site", "site_description": "the description of the site"}
"""The settings that are one text, and what translators are told about them."""
_NAV = "a title in the navigation of the site"


@dataclass(frozen=True, slots=True)
class TitlesOfLanguage:
    """What a language has of the titles. What is missing is shown in the source language."""

    nav: Mapping[str, str] = field(default_factory=dict)
    """Titles in the navigation, by the title in `nav`."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Other settings by name: `site_name`, `site_description`."""

    @property
    def options(self) -> dict[str, Any]:
        """They as options of a language in the plugin `i18n`."""
        return {**self.settings, "nav_translations": dict(self.nav)}


@dataclass(frozen=True, slots=True)
class SiteTitles:
    """The titles of a site in its source language."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """The texts by key, in their order. The key is the name of the setting, or `nav-1` and so on."""
    own: Mapping[str, TitlesOfLanguage] = field(default_factory=dict)
    """What languages have in the file itself."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The title in the navigation of each page that has one there."""

    @property
    def text(self) -> str:
        """The page."""
        fields = (f"{key}: {json.dumps(' '.join(title.split()))}\n" for key, title in self.titles.items())
        return f"---\n{''.join(fields)}---\n" if self.titles else ""

    def of_pages(self, nav: Mapping[str, str]) -> dict[str, str]:
        """The title of each page that has one in the navigation, in the language of `nav`."""
        return {page: nav.get(title, title) for page, title in self.pages.items()}

    @property
    def document(self) -> Document:
        """The page, cut. Its units tell translators what they are."""
        found = split_units(self.text, tuple(self.titles))
        units = zip(self.titles, found.units, strict=True)
        return found._replace(units=tuple(unit._replace(context=_WHOLE.get(key, _NAV)) for key, unit in units))

    def own_texts(self, language: str) -> Iterator[str | None]:
        """What the file has for a language in place of each title; None where it has nothing."""
        own = self.own.get(language, TitlesOfLanguage())
        for key, title in self.titles.items():
            yield own.settings.get(key) if key in _WHOLE else own.nav.get(title)

    def of_language(self, language: str, rows: Sequence[PairRow]) -> TitlesOfLanguage:
        """The titles of a language: those of the file itself, then those of `rows`, the translated units in order."""
        nav = dict(self.own.get(language, TitlesOfLanguage()).nav)
        settings: dict[str, str] = {}
        for (key, title), row, own in zip(self.titles.items(), rows, self.own_texts(language), strict=True):
            if (text := own or (None if row.shows_source else row.text)) is not None:
                (settings if key in _WHOLE else nav)[key if key in _WHOLE else title] = text
        return TitlesOfLanguage(nav, settings)

    def contradictions(self, language: str, rows: Sequence[PairRow]) -> Iterator[str]:
        """A sentence for each title that has one text in the file and another one in the catalog."""
        for title, row, own in zip(self.titles.values(), rows, self.own_texts(language), strict=True):
            if own is not None and not row.shows_source and own != row.text:
                yield (
                    f"{SITE}: the title “{title}” is “{own}” in the entry of “{language}”, and “{row.text}” in the "
                    f"catalog. The site shows the first. Remove it from {SITE} to use the catalog."
                )


def find_titles(values: Mapping[str, Any]) -> SiteTitles:
    """The titles in the values of a `mkdocs.yml`, each once."""
    titles = {name: title for name in _WHOLE if (title := _text(values.get(name)))}
    nav = list(_nav_titles(values.get("nav")))
    titles |= {f"nav-{i}": title for i, title in enumerate(dict.fromkeys(title for title, _ in nav), 1)}
    own = {}
    for entry in _languages(values.get("plugins")):
        pairs = entry.get("nav_translations") or {}
        texts = {str(title): text for title, value in pairs.items() if (text := _text(value))} if pairs else {}
        settings = {name: text for name in _WHOLE if (text := _text(entry.get(name)))}
        own[str(entry.get("locale"))] = TitlesOfLanguage(texts, settings)
    return SiteTitles(titles, own, {path: title for title, path in reversed(nav) if path})


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str) and value.strip() else ""


def _nav_titles(items: Any) -> Iterator[tuple[str, str]]:
    """The titles, each with the page that it is given to, if it is given to one."""
    for item in items if isinstance(items, list) else ():
        for title, value in item.items() if isinstance(item, dict) else ():
            if text := _text(title):
                yield text, _text(value)
            yield from _nav_titles(value)


def _languages(plugins: Any) -> Iterator[Mapping[str, Any]]:
    """The entries of the plugin `i18n`, in either way to list plugins."""
    for plugin in [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else ():
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        listed = options.get("languages") if isinstance(options, dict) else None
        yield from (entry for entry in listed or () if isinstance(entry, dict))
