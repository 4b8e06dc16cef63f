"""The switch between the views of a page: each language, and side by side. The views are plain links."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from diglot.interface import Interface


@dataclass(frozen=True, slots=True)
class View:
    """A way to read a page."""

    link: str
    name: str
    lang: str
    """The language that `name` is in, as a tag."""
    current: bool = False


def render_view_switch(views: Sequence[View], words: Interface) -> str:
    """The switch, as HTML."""
    links = "".join(_link(view) for view in views)
    label = escape(words.gettext("Ways to read this page"))
    return f'<div class="diglot-bar"><nav class="diglot-modes" aria-label="{label}">{links}</nav></div>'


def _link(view: View) -> str:
    current = ' aria-current="page"' if view.current else ""
    return f'<a href="{escape(view.link)}" lang="{escape(view.lang)}"{current}>{escape(view.name)}</a>'
