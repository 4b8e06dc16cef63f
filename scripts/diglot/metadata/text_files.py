"""A file for programs that read a whole site: llms.txt (llmstxt.org)."""

from collections.abc import Sequence
from dataclasses import dataclass

LLMS = "llms.txt"
MARKDOWN = "text/markdown"
"""The media type of a page's source (RFC 7763)."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page in the list for language models."""

    title: str
    address: str
    """Of its Markdown."""
    description: str = ""


def render_llms(name: str, description: str, languages: Sequence[tuple[str, Sequence[ListedPage]]]) -> str:
    """A list of the pages as Markdown, a section for each language, by its name."""
    lines = [f"# {_line(name)}", ""]
    if description:
        lines += [f"> {_line(description)}", ""]
    for language, pages in languages:
        lines += [f"## {language}", ""]
        for page in pages:
            more = f": {_line(page.description)}" if page.description else ""
            lines.append(f"- [{_line(page.title)}]({page.address}){more}")
        lines.append("")
    return "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.replace("[", "\\[").replace("]", "\\]").split())
