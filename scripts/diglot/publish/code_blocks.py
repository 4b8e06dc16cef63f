"""Highlight each code block once: it is the same in all languages, and often on several pages.

MkDocs makes a new Markdown converter for each page, so nothing in the converter remembers what it highlighted. The
extension `pymdownx.highlight` lets other extensions ask it for a class that highlights; here it gives one that
remembers the blocks of this build.
"""

from functools import partial
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

_NAMED = "get_pymdownx_highlighter"
"""The method of `pymdownx.highlight` that gives the class."""


class SharedCodeBlocks(Extension):  # type: ignore[misc]
    """Gives the converter of each page a highlighter that remembers blocks. List it behind all other extensions."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: dict[str, Any] = {}

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the rendering of one page."""
        for extension in md.registeredExtensions:
            if (named := getattr(extension, _NAMED, None)) is not None:
                setattr(extension, _NAMED, partial(_remembering, named(), self.blocks))


def _remembering(highlighter: type[Any], blocks: dict[str, Any]) -> type[Any]:
    """A highlighter that remembers the blocks that it highlighted in `blocks`."""

    class Remembering(highlighter):  # type: ignore[misc]
        """Highlights blocks of code, each of them once."""

        def highlight(self, src: str, *arguments: Any, **named: Any) -> Any:
            if named.get("inline") or named.get("title"):  # it is an element, or its title is kept in the converter
                return super().highlight(src, *arguments, **named)
            settings = {name: value for name, value in vars(self).items() if name != "md"}
            if not (self.line_spans or self.line_anchors):
                named = {**named, "code_block_count": 0}  # only the ids of lines have it
            key = repr((src, arguments, sorted(named.items()), settings))
            if key not in blocks:
                blocks[key] = super().highlight(src, *arguments, **named)
            return blocks[key]

    return Remembering
