"""The Python-Markdown side: markers become attributes of the elements they stand in.

The places in the queue of treeprocessors are load-bearing: footnotes are put together at 50, inline Markdown is parsed
at 20, `attr_list` works at 8, abbreviations at 7, heading ids are made (and anchors collected by MkDocs) at 5, the
page's title is read at 1 and links are resolved at 0; terms are linked, by addresses that need no resolving, at -5.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from diglot.publish.byline import make_byline
from diglot.publish.markers import MARKER, without_markers
from diglot.publish.note_boxes import is_note, is_title, name_notes
from diglot.publish.page_units import PageUnit, is_prose
from diglot.publish.tag_runs import tag_script_runs
from diglot.publish.term_links import LinkTerms
from diglot.publish.unit_notes import make_answers, make_link, make_mark, make_notice, make_peek
from diglot.publish.unmark import UNIT, PageRendering, Step, TakeMarkers

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "div", "blockquote", "pre", "table", "details", "figure", "section"})
_ANCHOR = "diglot-anchor"


class UnitExtension(Extension):  # type: ignore[misc]
    """Marks the units of the page in `rendering`; without one it does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rendering: PageRendering | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the rendering of one page."""
        if self.rendering is not None:
            for name, step, priority in (
                ("take", TakeMarkers, 45),
                ("identify", Identify, 6),
                ("record", RecordHeadings, 4),
                ("link", LinkTerms, -5),
                ("add", Add, -10),
            ):
                md.treeprocessors.register(step(md, self.rendering), f"diglot_{name}", priority)
            md.postprocessors.register(Sweep(md), "diglot_sweep", -100)


class Identify(Step):
    """Give elements their ids; an element with an id of its own, and every heading, gets an anchor inside."""

    def run(self, root: Element) -> None:
        """Go through the tree once inline Markdown is parsed; take what markers are left out of attributes."""
        rendering = self.rendering
        for element in list(root.iter()):
            for name, value in element.items():
                if value and MARKER.search(value):  # some extensions leave None
                    element.set(name, without_markers(value))
            index = element.attrib.pop(UNIT, None)
            if index is None:
                continue
            unit = rendering.units[int(index)]
            rendering.placed.append((element, unit))
            rendering.ids.add(unit.id)
            if element.tag in _HEADINGS and not rendering.is_source and unit.id in rendering.slugs:
                element.set("id", rendering.slugs[unit.id])
            if element.tag in _HEADINGS or "id" in element.attrib:
                _put_first(element, Element("span", {"id": unit.id, "class": _ANCHOR}))
            else:
                element.set("id", unit.id)


class RecordHeadings(Step):
    """Remember the ids of the source page's headings: they are the ids in all languages."""

    def run(self, root: Element) -> None:
        """Read what the `toc` extension wrote."""
        if self.rendering.is_source:
            for element, unit in self.rendering.placed:
                if element.tag in _HEADINGS and "id" in element.attrib:
                    self.rendering.slugs[unit.id] = element.attrib["id"]


class Add(Step):
    """Add what readers see: languages, marks, links, byline and notice."""

    def run(self, root: Element) -> None:
        """Go through the placed units; headings' texts and the title were read before."""
        rendering = self.rendering
        linked = set(_passages(root))
        for element, unit in rendering.placed:
            self._tell_language(element, unit)
            links, remark = [], None
            if element in linked:
                links = [make_peek(unit, each, rendering.words) for each in rendering.counterparts]
                links.append(make_link(unit, rendering.words))
            if unit.is_marked:
                names = [element.get("class", ""), f"diglot-{unit.condition}"]
                element.set("class", " ".join(filter(None, names)))
                remark = make_mark(unit, rendering.words, brief=not is_prose(unit))
            answers = [
                make_answers(its, rendering.words, rendering.language) for its in rendering.answers.get(unit.id, ())
            ]
            for addition in (*links, remark, *answers):
                if addition is not None:
                    _put_behind_text(element, addition)
        name_notes(root, {id(element) for element, _ in rendering.placed}, rendering.words)
        notice = make_notice(rendering.units, rendering.words)
        byline = make_byline(rendering.credit, rendering.language, rendering.source, rendering.reviewed)
        place = next((i + 1 for i, element in enumerate(root) if element.tag == "h1"), 0)
        for addition in (notice, byline):
            if addition is not None:
                root.insert(place, addition)
        tag_script_runs(root, rendering.language, rendering.others)

    def _tell_language(self, element: Element, unit: PageUnit) -> None:
        """Say `lang` where the text is in another language than what is around it."""
        if unit.shows_source:
            element.set("lang", self.rendering.source)
            own = {id(inner) for inner, other in self.rendering.placed if not other.shows_source}
            for inner in element.iter():
                if id(inner) in own:
                    inner.set("lang", self.rendering.language)


class Sweep(Postprocessor):  # type: ignore[misc]
    """Nothing of ours leaves the renderer, whatever other extensions did with it."""

    def run(self, text: str) -> str:
        """Remove what is left."""
        return without_markers(text)


def _put_first(element: Element, addition: Element) -> None:
    addition.tail, element.text = element.text, None
    element.insert(0, addition)


def _put_behind_text(element: Element, addition: Element) -> None:
    """Put `addition` behind the element's own text, before the blocks in it (of a list item, its nested list)."""
    place = next((i for i, child in enumerate(element) if child.tag in _BLOCKS), len(element))
    before = element[place - 1] if place else None
    text = (before.tail if before is not None else element.text) or ""
    addition.tail = text[len(text.rstrip()) :] or None
    if before is not None:
        before.tail = text.rstrip()
    else:
        element.text = text.rstrip()
    element.insert(place, addition)


def _passages(parent: Element) -> Iterator[Element]:
    """The paragraphs and list items that stand on the page itself, in a quotation, a list or an editors' note, however
    deep."""
    for element in parent:
        if element.tag in ("p", "li") and not is_title(element):
            yield element
        if element.tag in ("blockquote", "ul", "ol", "li") or is_note(element):
            yield from _passages(element)
