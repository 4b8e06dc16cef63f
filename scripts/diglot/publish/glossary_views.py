"""The page of the glossary, in one language and side by side. It is generated from the termbase.

In one language it gets the switch between views and the data of the tools, as other pages do. Side by side each row has
an entry in both languages, in the order of the frame's language. An entry keeps its id there, so links to it and the
switch lead to the same entry in every view.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from diglot.citation import Work
from diglot.credit import EDITORS, Credit
from diglot.directions import add_directions
from diglot.interface import interface
from diglot.metadata import PageMetadata, render_head
from diglot.publish.article import Article
from diglot.publish.edition_terms import PAGE
from diglot.publish.frame import move_page, put_around, put_head, set_head
from diglot.publish.node_edits import class_names
from diglot.publish.page_data import LanguageVersion, make_view_switch, render_page_data
from diglot.publish.publisher import Publisher
from diglot.publish.relative_links import rebaser
from diglot.publish.script_runs import tag_script_runs
from diglot.publish.unbroken import keep_unbroken
from diglot.publish.written_page import WrittenPage

_ENTRIES, _ENTRY = "diglot-entries", "diglot-entry"


@dataclass(frozen=True, slots=True)
class GlossaryVersion:
    """The glossary in one language, as the engine wrote it."""

    language: str
    address: str
    written: WrittenPage
    article: Article


def tell_languages(article: Article, language: str, tags: Collection[str]) -> None:
    """Give texts in another script their language: those of the page, and those in elements with a language."""
    named = [(node, node.attrs.get("lang") or language) for node in article.body.css("[lang]")]
    for node, own in [(article.body, language), *named]:
        tag_script_runs(article.tree, node, own, [tag for tag in tags if tag != own])
        keep_unbroken(article.tree, node, own)


def publish_glossary(versions: Mapping[str, GlossaryVersion], publisher: Publisher) -> Iterator[tuple[str, str]]:
    """Address and HTML of the glossary's pages; `versions` are by language, as codes."""
    source = publisher.source
    order = sorted(versions, key=lambda code: code != source)
    for code in order:
        page = versions[code]
        written = put_head(page.written, render_head(_metadata(page, order, publisher), is_text=False))
        yield page.address, _around(written, page.article.html(), page, page.address, order, publisher)
    for target in order[1:] if source in versions else ():
        for frame, other in ((source, target), (target, source)):
            address = publisher.beside.address(PAGE, frame, target)
            yield address, _side_by_side(versions[frame], versions[other], target, address, publisher)


def _side_by_side(
    frame: GlossaryVersion, other: GlossaryVersion, target: str, address: str, publisher: Publisher
) -> str:
    site = publisher.site
    content = _rows(frame, other, target, address, publisher)
    page = move_page(frame.written, frame.address, address, publisher.beside.framed[target], site.theme)
    titles = [interface(site.languages[version.language].tag).gettext("Glossary") for version in (frame, other)]
    page = set_head(page, titles)
    metadata = _metadata(frame, [frame.language, other.language], publisher)
    page = put_head(page, render_head(metadata, indexed=False))
    return _around(page, content, frame, address, [frame.language, other.language], publisher)


def _around(
    page: WrittenPage, content: str, version: GlossaryVersion, address: str, order: list[str], publisher: Publisher
) -> str:
    """A page of the glossary with its switch and its data; `order` has the languages, as in `Publisher`."""
    site, code = publisher.site, version.language
    words = interface(site.languages[code].tag)
    known = [other for other in site.languages if (PAGE, other) in site.addresses]
    versions = {other: _version(other, site.addresses[PAGE, other], publisher) for other in known}
    beside = publisher.links_beside(PAGE, code)
    if beside:
        switch = make_view_switch(address, address, list(versions.values()), beside, words)
        shown = [versions[other] for other in sorted(order, key=lambda other: other != code) if other in versions]
        mode = "one" if address == version.address else "both"
        page = put_around(page, switch, render_page_data(address, mode, shown, words, "", publisher.guide_in(code)))
    html = page.before + content + page.after
    return add_directions(html) if publisher.has_directions else html


def _metadata(page: GlossaryVersion, order: list[str], publisher: Publisher) -> PageMetadata:
    """The glossary in one language, with its versions; `order` has the languages, the source first."""
    site, code = publisher.site, page.language
    versions = {other: site.url + site.address(PAGE, other) for other in order} if site.url else {}
    default = versions.get(site.default) or versions.get(publisher.source, "")
    tagged = {site.languages[other].tag: address for other, address in versions.items()}
    work = _version(code, page.address, publisher).work
    return PageMetadata(work, versions.get(code, ""), versions=tagged, default=default)


def _version(code: str, address: str, publisher: Publisher) -> LanguageVersion:
    """The glossary as it is cited: by the editors of the edition."""
    facts = publisher.site.languages[code]
    role = "source" if code == publisher.source else "target"
    title = interface(facts.tag).gettext("Glossary")
    source = "" if role == "source" else publisher.site.languages[publisher.source].tag
    work = Work(title, facts.site_name, facts.tag, Credit(editors=(EDITORS,)), source, publisher.site.license)
    return LanguageVersion(facts.tag, role, facts.name, address, work, f"glossary-{facts.tag}")


def _rows(frame: GlossaryVersion, other: GlossaryVersion, target: str, address: str, publisher: Publisher) -> str:
    """The entries in rows. What is not an entry is in the language of the frame only, but for the title."""
    moved = publisher.beside.moved[target, frame.language]
    sides = {}
    for version in (frame, other):
        article = version.article.copy()
        rebase = rebaser(version.address, address, lambda old: moved.get(old, old))
        for node in article.body.css("[href]"):
            if href := node.attrs.get("href"):  # lexbor finds `xlink:href` by the name `href`
                node.attrs["href"] = rebase(href)
        sides[version.language] = article
    prefix = {code: "" if code == publisher.source else f"{code}-" for code in sides}
    cells = {code: _entries(article, prefix[code], code == frame.language) for code, article in sides.items()}
    role = {code: "source" if code == publisher.source else "target" for code in sides}
    tags = {code: publisher.site.languages[code].tag for code in sides}

    def row(name: str, texts: Mapping[str, str]) -> str:
        its = (
            f'<div class="diglot-{role[code]}" lang="{escape(tags[code])}">{text}</div>' for code, text in texts.items()
        )
        return f'<div class="diglot-row"{name}>{"".join(its)}</div>'

    rows = []
    for node in sides[frame.language].body.iter():
        if node.tag == "h1":
            titles = {code: next(n.html or "" for n in sides[code].body.iter() if n.tag == "h1") for code in sides}
            rows.append(
                row("", {code: text.replace(' id="', f' id="{prefix[code]}', 1) for code, text in titles.items()})
            )
        elif _ENTRIES not in class_names(node):
            rows.append(node.html or "")
        else:
            rows.append(f'<div class="{_ENTRIES}">')
            for child in node.iter():
                name = child.attrs.get("aria-labelledby") or ""
                if _ENTRY in class_names(child):
                    rows.append(row(f' id="{name}"', {code: cells[code].get(name, "") for code in sides}))
                else:
                    rows.append(child.html or "")
            rows.append("</div>")
    return f'<div class="diglot-rows">\n{"".join(rows)}\n</div>'


def _entries(article: Article, prefix: str, is_framed: bool) -> dict[str, str]:
    """The entries by their ids, which go to their rows: headings get others.

    The other column has the definition in its language; permanent links and uses are in that of the frame.
    """
    found = {}
    for entry in article.body.css(f".{_ENTRY}"):
        name = entry.attrs.get("aria-labelledby") or ""
        more = "" if is_framed else ", a.headerlink, .diglot-uses"
        for extra in entry.css(f"details:not(.diglot-uses){more}"):
            extra.decompose()
        found[name] = (entry.html or "").replace(f'="{name}"', f'="{prefix}name-{name}"')
    return found
