"""The last judgement: compare the finished article of a translated page with that of its source.

Units are judged before a page is rendered, one by one (`diglot.safety`). The finished page is judged here, on the trees
that are served: elements, attributes, addresses, code, classes and ids, whatever extension or plugin made them. A unit
that can do more than its source is replaced by what the page of the source has in its place. What is added afterwards
(languages, remarks, tools, rows) is made by this package as trees, and no text of a translation is parsed again.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from selectolax.lexbor import LexborNode

from diglot.publish.article import Article, place_units
from diglot.publish.edition_terms import TERM_LINK, PageTerms
from diglot.publish.page_units import PageUnit
from diglot.publish.relative_links import rebaser, resolve
from diglot.publish.unmark import UNIT
from diglot.safety import Breach, Judge
from diglot.safety.capabilities import ADDRESSES, Capabilities, CapableElement, read_article
from diglot.safety.same_markup import have_same_markup
from diglot.safety.urls import read_url, write_url

_FOOTNOTE = re.compile(r"\bfnref\d+:")
"""The id of a place that refers to a footnote for the second time, as a translation may."""
_NAMING = frozenset({"id", "for", "name", "aria-labelledby", "aria-describedby", "aria-controls"})
_TABS = 'input[name^="__tabbed_"][id]'
"""The tabs of `pymdownx.tabbed`, whose ids may be made of their titles."""


@dataclass(frozen=True, slots=True)
class FinishedArticle:
    """An article with its language and its place."""

    article: Article
    language: str
    """The code of its language."""
    address: str
    """From the root of the site."""
    folder: str
    """The folder of its language, with a slash at the end; empty for the root."""
    terms: PageTerms


def find_breaches(
    judge: Judge, page: str, source: FinishedArticle, target: FinishedArticle
) -> Mapping[str, tuple[Breach, ...]]:
    """The breaches of the units of an article, by id; those of the text outside all units are under an empty id."""
    if _have_one_place(source, target) and have_same_markup(
        *(finished.article.body.inner_html or "" for finished in (source, target))
    ):
        return {}
    there, here = _read(source), _read(target)
    common = there.keys() & here.keys()
    own, other = (
        {unit: capabilities for unit, capabilities in found.items() if unit in common} for found in (there, here)
    )
    own[""], other[""] = (
        _joined([capabilities for unit, capabilities in found.items() if unit not in common or not unit])
        for found in (there, here)
    )

    def stands_for(old: str, new: str) -> bool:
        return old == f"/{target.folder}{new.removeprefix('/')}" or judge.stands_for(old, new, target.language)

    place = f"{target.language}/{page}#"
    found = {unit: tuple(judge.compare_finished(own[unit], other[unit], stands_for, place + unit)) for unit in other}
    return {unit: breaches for unit, breaches in found.items() if breaches}


def name_tabs(source: Article, target: Article) -> None:
    """Give the tabs of a translated article the ids of the source's: titles may make them, and then a translator would
    choose ids, which scripts of the theme look for."""
    source_tabs, target_tabs = (article.tree.css(_TABS) for article in (source, target))
    names = {node.attrs["id"]: there.attrs["id"] for node, there in zip(target_tabs, source_tabs, strict=False)}
    if len(source_tabs) != len(target_tabs) or all(new == old for new, old in names.items()):
        return
    for node in target.tree.css(f"{_TABS}, label[for], a[href^='#']"):
        for name, value in node.attributes.items():
            mark = "#" if name == "href" else ""
            if name in ("id", "for", "href") and (old := names.get((value or "").removeprefix(mark))):
                node.attrs[name] = mark + old


def show_sources(
    source: FinishedArticle,
    target: FinishedArticle,
    units: Mapping[str, PageUnit],
    unsafe: Collection[str],
    moved: Mapping[str, str],
) -> tuple[Article, dict[str, PageUnit]]:
    """The target's article with the source's `unsafe` units in their places, or all of it if the empty id is among
    them, and its units. `moved` are the addresses of pages in the target's language by those in the source's."""
    tree, body = target.article.tree, target.article.body
    ours = {placed.unit.id: placed.node for placed in source.article.placed}
    places = {placed.unit.id: placed.node for placed in target.article.placed}
    whole = any(unit not in ours or unit not in places or ours[unit].tag != places[unit].tag for unit in unsafe)
    shown: set[str] = set()
    for unit in [""] if whole else unsafe:
        here, there = (body, source.article.body) if whole else (places[unit], ours[unit])
        if not whole and here.attrs.get(UNIT) != unit:
            continue  # gone with a unit around it
        for name in list(here.attrs):
            del here.attrs[name]
        for name, value in there.attributes.items():
            here.attrs[name] = value or ""
        here.inner_html = there.inner_html or ""
        inside = [here, *here.css("*")]
        shown.update(node.attrs.get(UNIT) or "" for node in inside)
        _rebase_links(inside, source.address, target.address, moved)
        for node in here.css(f"a.{TERM_LINK}[data-term]"):
            target.terms.used[node.attrs["data-term"] or ""] = None
    known = {
        name: unit._replace(shows_source=True, withheld=True) if whole or name in shown else unit
        for name, unit in units.items()
    }
    return Article(tree, place_units(tree, known)), known


def _rebase_links(nodes: Collection[LexborNode], old: str, new: str, moved: Mapping[str, str]) -> None:
    """Rewrite links of the page at `old` so that they lead to the same places from the page at `new`."""
    rebase = rebaser(old, new, lambda address: moved.get(address, address))
    for node in nodes:
        for name, value in node.attributes.items():
            if name in ADDRESSES and value:
                node.attrs[name] = rebase(value)


def _read(finished: FinishedArticle) -> dict[str, Capabilities]:
    """The capabilities of the units. Addresses are relative to the root of the site, without the folder of the
    language."""

    @cache
    def compared(name: str, value: str) -> str:
        if name in ADDRESSES:
            return _FOOTNOTE.sub("fnref:", _place_of(value, finished))
        return _FOOTNOTE.sub("fnref:", value) if name in _NAMING else value

    found = dict(read_article(finished.article.body, UNIT, compared))
    for capabilities in found.values():
        for element in [
            candidate for candidate in capabilities.elements if candidate.tag == "a" and _is_term(candidate, finished)
        ]:
            del capabilities.elements[element]
    return found


def _have_one_place(source: FinishedArticle, target: FinishedArticle) -> bool:
    """Whether two articles are at one place in the folders of their languages, so that equal links lead to the same."""
    return source.address.removeprefix(source.folder) == target.address.removeprefix(target.folder)


def _place_of(value: str, finished: FinishedArticle) -> str:
    url = read_url(value)
    address = write_url(url)
    if not url.is_local:
        return address
    there = resolve(finished.address, address)
    return address if there is None else f"/{there[0].removeprefix(finished.folder)}{there[1]}"


def _is_term(element: CapableElement, finished: FinishedArticle) -> bool:
    """Whether an element is a link to a term as this package makes it, with nothing added; a reference to a term that
    there is not is left without attributes."""
    attributes = dict(element.attributes)
    if not attributes:
        return True
    key = attributes.get("data-term", "")
    if key not in finished.terms.terms:
        return False
    made = finished.terms.address(key)
    return attributes == made | {"href": _place_of(made["href"], finished)}


def _joined(parts: Collection[Capabilities]) -> Capabilities:
    whole = Capabilities(said=" ".join(part.said for part in parts))
    for part in parts:
        whole.elements.update(part.elements)
        whole.code.update(part.code)
        whole.comments.update(part.comments)
        whole.openers += part.openers
    return whole
