"""The renderer judges what a unit is: mark every unit, render with the real extensions, look where the marks are."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

from diglot.pages import mark_units, split_units

START, END = "⸨", "⸩"
"""Punctuation, so that emphasis next to a mark is read as it is at the edge of a line."""
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *(
        f"pymdownx.{name}"
        for name in (
            *("betterem", "caret", "details", "highlight", "inlinehilite", "keys", "mark", "smartsymbols", "snippets"),
            *("superfences", "tabbed", "tasklist", "tilde", "blocks.caption"),
        )
    ),
]
OPTIONS = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.snippets": {"check_paths": False}}
CODE = {"code", "pre", "script", "style", "svg", "textarea"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}


@dataclass
class Outcome:
    """Letters outside code by the number of units they lie in, and what went wrong."""

    once: int = 0
    outside: list[str] = field(default_factory=list)
    """Runs of letters in no unit."""
    twice: list[str] = field(default_factory=list)
    in_code: int = 0
    """Marks inside code."""
    same_html: bool = True
    in_attributes: set[str] = field(default_factory=set)
    """Attributes that hold marks, such as titles of abbreviations."""

    @property
    def letters(self) -> int:
        """All of them."""
        return self.once + sum(map(len, self.outside)) + sum(map(len, self.twice))


def render(text: str, extensions: list[str] = EXTENSIONS) -> str:
    """The HTML of a page's body."""
    return markdown.markdown(text, extensions=extensions, extension_configs=OPTIONS)


def judge(text: str, extensions: list[str] = EXTENSIONS) -> Outcome:
    """Mark, render, count. The front matter is not rendered."""
    document = split_units(text, ())
    count = len(document.units)
    marked = mark_units(document, [START] * count, [END] * count)[document.body :]
    html = render(marked, extensions)
    outcome = Outcome()
    outcome.same_html = html.replace(START, "").replace(END, "") == render(text[document.body :], extensions)
    reader = _Reader(outcome)
    reader.feed(html)
    reader.close()
    return outcome


class _Reader(HTMLParser):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__(convert_charrefs=True)
        self.outcome = outcome
        self.depth = 0
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look for marks in the attributes."""
        if tag not in VOID:
            self.open.append((tag, dict(attributes).get("class") or ""))
        self.outcome.in_attributes |= {f"{tag} {name}" for name, value in attributes if value and START in value}

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and what was left open in it."""
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i][0] == tag:
                del self.open[i:]
                break

    def handle_data(self, data: str) -> None:
        """Count letters and marks."""
        in_code = any(tag in CODE or "arithmatex" in classes for tag, classes in self.open)
        for piece in data.replace(START, f"\0{START}\0").replace(END, f"\0{END}\0").split("\0"):
            if piece in (START, END):
                self.depth += 1 if piece == START else -1
                self.outcome.in_code += in_code
            elif not in_code and (letters := "".join(filter(str.isalpha, piece))):
                if self.depth == 1:
                    self.outcome.once += len(letters)
                elif self.depth > 1:
                    self.outcome.twice.append(letters)
                elif not self._is_generated(piece):
                    self.outcome.outside.append(letters)

    def _is_generated(self, text: str) -> bool:
        """Whether an admonition got this title from its type, having none in the source."""
        if not self.open or not (self.open[-1][0] == "summary" or "admonition-title" in self.open[-1][1]):
            return False
        box = self.open[-2][1] if len(self.open) > 1 else ""
        return text.strip().lower() in box.replace("admonition", "").strip().lower().split()
