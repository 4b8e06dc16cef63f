"""The Python-Markdown side: what must be done while a page is rendered, and nothing else.

The units of a page arrive as markers in its text (`markers.py`), and leave as an attribute of the elements they are in.
Markers must be off the text before inline Markdown is parsed, since `attr_list`, `smarty` and `magiclink` look at the
first and last characters. The ids of headings must be final before the table of contents is made from them. All else
is done later, on the tree of the article (`article.py`).

The places in the queue of treeprocessors are load-bearing: footnotes are put together at 50, inline Markdown is parsed
at 20, `attr_list` works at 8, abbreviations at 7, and heading ids are made (and anchors collected by MkDocs) at 5.
"""

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from diglot.publish.node_edits import HEADINGS
from diglot.publish.unmark import UNIT, keep_excluded, unmark_attributes, unmark_html, unmark_tree
from diglot.publish.written_page import bracket

_UNIT = re.compile(f' {UNIT}="([^"]*)"')
_SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.REFERENCE_RE: "[",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_REFERENCE_RE: "![",
    inlinepatterns.IMAGE_LINK_RE: "![",
    r"\[\^([^\]]*)\]": "[^",  # of `footnotes`
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
}
"""What is in every text that a pattern of Python-Markdown finds something in, by its regular expression."""

_KNOWN = ("markdown.", "pymdownx.")


@dataclass
class PageRendering:
    """One page being rendered."""

    page: str
    """Its path below the folder of its language."""
    ids: Sequence[str] = ()
    """The ids of its units, in the order of their markers."""
    is_source: bool = True
    """Whether it is in the source language."""
    headings: MutableMapping[str, str] = field(default_factory=dict)
    """Ids of the headings by unit id: written by the source page, read by the others."""
    found: set[str] = field(default_factory=set)
    """The unit ids that are on the page."""


class UnitExtension(Extension):  # type: ignore[misc]
    """Marks the units of the page in `rendering`; without one it does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rendering: PageRendering | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the rendering of one page."""
        if (rendering := self.rendering) is not None:
            md.treeprocessors.register(_TakeMarkers(md, rendering), "diglot_take_markers", 45)
            md.treeprocessors.register(_ChoosePatterns(md), "diglot_choose_patterns", 20.001)
            md.treeprocessors.register(_SetHeadingIds(md, rendering), "diglot_set_heading_ids", 6)
            md.treeprocessors.register(_RecordHeadingIds(md, rendering), "diglot_record_heading_ids", 4)
            bracket_content = _Bracket(md, rendering)
            md.treeprocessors.register(_Last(md, bracket_content), "diglot_last", -1000)
            md.postprocessors.register(bracket_content, "diglot_bracket", -100)


class _Step(Treeprocessor):  # type: ignore[misc]
    """A step over the tree of one page."""

    def __init__(self, md: Markdown, rendering: PageRendering) -> None:
        super().__init__(md)
        self.rendering = rendering


class _TakeMarkers(_Step):
    """Write on each element the unit that begins in it."""

    def run(self, root: Element) -> None:
        unmark_tree(root, self.rendering.ids)


class _ChoosePatterns(Treeprocessor):  # type: ignore[misc]
    """Try only those inline patterns that may find something on the page: each is tried on every text, one by one.

    All patterns are there now. A list gives them by number faster than the registry does.
    """

    def run(self, root: Element) -> None:
        text = "".join(root.itertext())
        patterns = list(self.md.inlinePatterns)
        # Other patterns may make text with other signs.
        if all(type(pattern).__module__.startswith(_KNOWN) for pattern in patterns):
            patterns = [pattern for pattern in patterns if _SIGNS.get(pattern.pattern, "") in text]
        for step in self.md.treeprocessors:
            if type(step) is InlineProcessor and step.inlinePatterns is self.md.inlinePatterns:  # others have their own
                step.inlinePatterns = patterns


class _SetHeadingIds(_Step):
    """Give the headings of a translated page the ids of the source page's."""

    def run(self, root: Element) -> None:
        unmark_attributes(root)
        if not self.rendering.is_source:
            for element in root.iter():
                if element.tag in HEADINGS and (name := self.rendering.headings.get(element.get(UNIT, ""))):
                    element.set("id", name)


class _RecordHeadingIds(_Step):
    """Remember the ids of the source page's headings: they are the ids in all languages."""

    def run(self, root: Element) -> None:
        if self.rendering.is_source:
            for element in root.iter():
                if element.tag in HEADINGS and UNIT in element.attrib and "id" in element.attrib:
                    self.rendering.headings[element.attrib[UNIT]] = element.attrib["id"]


class _Last(Treeprocessor):  # type: ignore[misc]
    """Tell that the tree is finished: what the postprocessors get next is the page."""

    def __init__(self, md: Markdown, bracket_content: "_Bracket") -> None:
        super().__init__(md)
        self.bracket_content = bracket_content

    def run(self, root: Element) -> None:
        self.bracket_content.is_last = True


class _Bracket(Postprocessor):  # type: ignore[misc]
    """Finish the HTML of a page: units in raw HTML, the ids that are on it, and where it begins and ends.

    Extensions run the postprocessors also on parts of a page: `toc` does, on each heading. Those are left as they are.
    """

    def __init__(self, md: Markdown, rendering: PageRendering) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.is_last = False

    def run(self, text: str) -> str:
        if not self.is_last:
            return text
        html = keep_excluded(unmark_html(text, self.rendering.ids))
        self.rendering.found |= set(_UNIT.findall(html))
        return bracket(html, self.rendering.page)
