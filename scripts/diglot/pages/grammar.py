"""Which blocks and line breaks a site's Markdown knows, as far as it matters for cutting its pages."""

from typing import NamedTuple

BLOCKS = (
    *("abbr", "admonition", "def_list", "footnotes", "md_in_html", "pymdownx.blocks", "pymdownx.details"),
    *("pymdownx.tabbed", "pymdownx.tasklist", "tables"),
)
"""The extensions whose blocks are read only where they are enabled; `pymdownx.blocks` stands for all of its kind."""
NUMBERS = ("roman", "alpha", "generic")
"""What `pymdownx.fancylists` may number lists with, besides digits."""


class Grammar(NamedTuple):
    """What of Markdown is read. The default is what authors of Material for MkDocs usually enable."""

    breaks: bool = False
    """Whether readers see the line breaks inside a unit, as the extension `nl2br` shows them."""
    blocks: frozenset[str] = frozenset(BLOCKS)
    """Those of `BLOCKS` that are enabled."""
    spaced_headings: bool = False
    """Whether a heading has a space behind its `#`, as `pymdownx.saneheaders` asks; `#.` can be an item then."""
    callouts: bool = False
    """Whether a quotation that begins with `[!NOTE]` is a box, as `pymdownx.quotes` has it."""
    numbers: frozenset[str] | None = None
    """What numbers lists besides digits; None without `pymdownx.fancylists`."""


USUAL = Grammar()
