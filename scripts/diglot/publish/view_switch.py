"""The switch between the views of a page: each language, and side by side. The views are plain links.

Up to three languages are shown beside each other. More are in lists that open, one for the languages and one for the
pages side by side, so that the switch takes one line on a phone. The lists need no script, and opening one closes the
other. Each is named by the current view.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from diglot.interface import Interface

SHOWN = 3
"""The most languages that are shown beside each other."""


@dataclass(frozen=True, slots=True)
class View:
    """A way to read a page."""

    link: str
    name: str
    lang: str
    """The language that `name` is in, as a tag."""
    current: bool = False
    is_language: bool = False
    """Whether `name` is what a language is called in itself: programs that translate pages leave it so."""


def render_view_switch(languages: Sequence[View], parallels: Sequence[View], words: Interface) -> str:
    """The switch, as HTML; `parallels` are the views side by side."""
    if len(languages) <= SHOWN:
        links = "".join(_link(view) for view in (*languages, *parallels))
    else:
        own = next((view for view in languages if view.lang == words.language), languages[0])
        both = View("", words.gettext("Side by side"), words.language)
        links = _list(languages, own) + _list(parallels, both)
    label = escape(words.gettext("Ways to read this page"))
    return f'<div class="diglot-bar diglot-menu"><nav class="diglot-modes" aria-label="{label}">{links}</nav></div>'


def _list(views: Sequence[View], other: View) -> str:
    """A list that opens, or the link itself if there is only one; `other` names it if no view in it is current."""
    if len(views) < 2:
        return "".join(_link(view) for view in views)
    current = next((view for view in views if view.current), other)
    shown = ' class="diglot-current"' if current.current else ""
    name = f'<span lang="{escape(current.lang)}"{shown}>{escape(current.name)}</span>'
    items = "".join(f"<li>{_link(view)}</li>" for view in views)
    return f'<details name="diglot-modes"><summary>{name}</summary><ul>{items}</ul></details>'


def _link(view: View) -> str:
    current = ' aria-current="page"' if view.current else ""
    own = ' translate="no"' if view.is_language else ""
    return f'<a href="{escape(view.link)}" lang="{escape(view.lang)}"{own}{current}>{escape(view.name)}</a>'
