"""The switch between one language, the other, and both side by side: three plain links."""

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


def render_view_switch(modes: Sequence[View], words: Interface) -> str:
    """The switch, as HTML."""
    links = "".join(_link(mode) for mode in modes)
    label = escape(words.gettext("Ways to read this page"))
    return f'<div class="diglot-bar"><nav class="diglot-modes" aria-label="{label}">{links}</nav></div>'


def _link(mode: View) -> str:
    current = ' aria-current="page"' if mode.current else ""
    return f'<a href="{escape(mode.link)}" lang="{escape(mode.lang)}"{current}>{escape(mode.name)}</a>'
