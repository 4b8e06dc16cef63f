"""A page as a site generator wrote it: the content that was rendered from Markdown, and the frame around it.

The Markdown extension puts a comment before and behind the content of each page (`markdown_extension.py`). So the
content is found in the page of any generator and theme without parsing the frame, which is most of a page. Programs
that minify HTML keep comments that begin with an exclamation mark.
"""

import re
from typing import NamedTuple

_OPENING, _CLOSING = "<!--!diglot:content ", "<!--!diglot:end-->"
_MARK = re.compile(r"<!--!diglot:(?:content (?>(?:(?!--).)*)|end)-->")


class WrittenPage(NamedTuple):
    """A written page in three parts."""

    before: str
    content: str
    after: str


def bracket(content: str, page: str) -> str:
    """The content of a page with the comments around it."""
    name = page.replace("--", "-&#45;").replace(">", "&gt;")
    return f"{_OPENING}{name}-->{content}{_CLOSING}"


def bracket_again(content: str, page: str) -> str:
    """The content of a page, with the comments around it also if a plugin lost one of them."""
    is_whole = content.startswith(_OPENING) and content.rstrip().endswith(_CLOSING)
    return content if is_whole else bracket(_MARK.sub("", content), page)


def split_page(html: str) -> WrittenPage | None:
    """The parts of a written page, without the comments; None if it has none.

    Plugins that render other texts for the page, such as docstrings, leave comments in the content, too.
    """
    start = html.find(_OPENING)
    inner = html.find("-->", start) + len("-->")
    end = html.rfind(_CLOSING)
    if start < 0 or not start < inner <= end:
        return None
    return WrittenPage(html[:start], _MARK.sub("", html[inner:end]), html[end + len(_CLOSING) :])
