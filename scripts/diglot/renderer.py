"""Python-Markdown, as a site uses it: from the text of a unit or a page to HTML.

What would read files, or gives ids that differ from page to page, is left out: a text is rendered to be compared.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from diglot.dialect import KNOWN, Dialect, short_name

_LEFT_OUT = frozenset({"toc", "meta", "pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter"})


class Rendered(NamedTuple):
    """A text as HTML, and the link definitions that were found in it: address and title by name."""

    html: str
    definitions: Mapping[str, tuple[str, str]]


class Renderer:
    """Renders many small texts with the same extensions, given by name or as objects. Not for two threads at once."""

    def __init__(self, extensions: Sequence[Any], options: Mapping[str, Mapping[str, Any]]) -> None:
        from markdown import Markdown  # late: most commands render nothing

        named = [short_name(each) if isinstance(each, str) else each for each in extensions]
        used = [each for each in named if not (isinstance(each, str) and each in _LEFT_OUT)]
        self.is_known = all(isinstance(each, str) and each in KNOWN for each in used)
        """Whether nothing but known extensions take part, so that what they do with plain text is known as well."""
        own = {short_name(name): dict(its) for name, its in options.items()}
        self._markdown = Markdown(
            extensions=used, extension_configs={name: its for name, its in own.items() if name in used}
        )

    def render(self, text: str) -> Rendered:
        """The HTML of a text."""
        markdown = self._markdown
        markdown.reset()
        html = markdown.convert(text)
        return Rendered(html, {name: (url, title or "") for name, (url, title) in markdown.references.items()})


def renderer_of(dialect: Dialect) -> Renderer:
    """The renderer of a dialect."""
    return Renderer(dialect.extensions, json.loads(dialect.options))
