"""The navigation of a site: the setting `nav` in one language, checked against the pages that there are."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from diglot.engines.site_settings import FILE, LanguageSettings, SiteSettings


def make_nav(language: LanguageSettings, pages: Collection[str], warnings: list[str]) -> list[Any] | None:
    """The navigation with the titles of a language, without pages that are not there; None if it is not set.

    `pages` are paths. `warnings` gets a sentence for each page that is not there.
    """
    listed = language.values.get("nav")
    return None if listed is None else list(_items(listed, language.nav_titles, pages, warnings))


def _items(
    items: Any, titles: Mapping[str, str], pages: Collection[str], warnings: list[str]
) -> Iterator[str | dict[str, Any]]:
    for item in items if isinstance(items, list) else [items]:
        if not isinstance(item, Mapping):
            if _is_there(str(item), pages, warnings):
                yield str(item)
            continue
        for title, value in item.items():
            own = titles.get(str(title), str(title))
            if isinstance(value, list):
                yield {own: list(_items(value, titles, pages, warnings))}
            elif _is_there(str(value), pages, warnings):
                yield {own: str(value)}


def _is_there(path: str, pages: Collection[str], warnings: list[str]) -> bool:
    if path in pages or not path.endswith(".md") or "://" in path:
        return True
    warnings.append(f"{FILE}: `nav` names “{path}”, and there is no such page. Correct the path, or remove the entry.")
    return False


def find_omitted(site: SiteSettings, nav: list[Any] | None, pages: Mapping[str, str]) -> Iterator[str]:
    """A warning for each page that is not in the navigation, if `validation` asks for them.

    `pages` has the file of the edition by path.
    """
    asked = site.values.get("validation")
    asked = {**asked, **(asked.get("nav") or {})} if isinstance(asked, Mapping) else {}
    if nav is None or asked.get("omitted_files") != "warn":
        return
    listed = set(_paths(nav))
    for path, origin in pages.items():
        if path not in listed:
            yield f"{origin}: the page is not in `nav` of {FILE}. Add it there."


def _paths(nav: Any) -> Iterator[str]:
    for item in nav if isinstance(nav, list) else [nav]:
        if isinstance(item, Mapping):
            for value in item.values():
                yield from _paths(value)
        else:
            yield str(item)
