"""Pages as files, for an engine that renders them in a process of its own, and the Markdown extension for that process.

Each prepared page brings what must be known of it in its last line. So a page depends on its text alone, which matters
to an engine that keeps rendered pages. The engine is told the name of this module, not an object.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from diglot.publish.markdown_extension import PageRendering, UnitExtension

_OPENING, _CLOSING = "<!--diglot:page ", "-->"


def add_facts(text: str, facts: Mapping[str, Any]) -> str:
    """The text of a page with facts about it in a line at its end."""
    return f"{text.rstrip()}\n\n{_OPENING}{json.dumps(facts, separators=(',', ':'))}{_CLOSING}\n"


def take_facts(text: str) -> tuple[str, dict[str, Any]]:
    """The text of a page without the facts, and the facts."""
    before, opening, last = text.rpartition(f"\n{_OPENING}")
    return (before, json.loads(last.rstrip().removesuffix(_CLOSING))) if opening else (text, {})


class PreparedPage(UnitExtension):
    """Marks the units of a prepared page."""

    def extendMarkdown(self, md: Any) -> None:
        """Take the facts off the text before anything else sees it, and name the page if its rendering fails."""
        self.rendering = rendering = PageRendering("")
        super().extendMarkdown(md)
        convert = md.convert

        def convert_page(text: str) -> str:
            text, facts = take_facts(text)
            rendering.page, rendering.ids = facts.get("page", ""), facts.get("ids", ())
            rendering.headings, rendering.is_source = facts.get("headings", {}), facts.get("is_source", True)
            try:
                html = convert(text)
            except Exception as error:
                raise RuntimeError(f"{rendering.page}: {type(error).__name__}: {error}") from error
            if "contents" in facts:
                md.toc_tokens = _contents(facts["contents"])
            return str(html) + _render_places([*sorted(rendering.found), *facts.get("places", ())])

        md.convert = convert_page


def _render_places(ids: Iterable[str]) -> str:
    """Elements with these ids: units get theirs when the page is published, but links to them are checked before."""
    return '<div class="diglot-places">' + "".join(f'<a id="{escape(id_)}"></a>' for id_ in ids) + "</div>"


def _contents(headings: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """A table of contents, of ids and titles, as the extension `toc` has it."""
    return [
        {"level": 2, "id": name, "name": title, "html": title, "data-toc-label": "", "children": []}
        for name, title in headings
    ]


def makeExtension(**options: Any) -> PreparedPage:
    """By this name Python-Markdown makes the extension."""
    return PreparedPage(**options)
