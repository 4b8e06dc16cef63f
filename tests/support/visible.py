"""What Python-Markdown shows of a unit, to compare `visible_text` with: python tests/support/visible.py FOLDER…"""

import re
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import markdown

from diglot.pages import APART, Kind, split_units, visible_text

EXTENSIONS = ["attr_list", "md_in_html", "pymdownx.betterem", "pymdownx.caret", "pymdownx.mark", "pymdownx.tilde"]
EDITION = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"]
"""Those of `mkdocs.yml` that bear on the inside of a paragraph."""
APARTS = {"code", "pre", "script", "style", "svg", "math", "textarea", "kbd"}


def rendered(text: str, extensions: Sequence[str] = EXTENSIONS) -> str:
    """The words of a paragraph of Markdown, as it is rendered."""
    reader = _Words()
    reader.feed(markdown.markdown(text, extensions=extensions))
    reader.close()
    return plain("".join(reader.words))


def plain(text: str) -> str:
    """Without differences of blanks."""
    return " ".join(text.split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.apart = 0
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in APARTS:
            self.apart += 1
            self.words += [APART] if self.apart == 1 else []
        elif tag == "a":
            self.address = given.get("href") or ""
        elif tag == "img" and not self.apart:
            self.words.append(given.get("alt") or "")
        elif tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in APARTS and self.apart:
            self.apart -= 1
        elif tag == "a":
            self.address = ""

    def handle_data(self, data: str) -> None:
        if not self.apart:
            self.words.append(APART if data and self.address in (data, f"mailto:{data}") else data)


def paragraphs(page: str) -> Iterator[str]:
    """The units of a page that are paragraphs by themselves, too; definitions of links and footnotes are not."""
    for unit in split_units(page).units:
        alone = split_units(unit.text).units
        if [(each.kind, each.text) for each in alone] == [(Kind.PARAGRAPH, unit.text)]:
            yield unit.text


def main(folders: list[str]) -> int:
    """Print the share of paragraphs that read the same, and some that do not."""
    texts = [text for folder in folders for path in sorted(Path(folder).rglob("*.md")) for text in _read(path)]
    # A reference needs its definition, which is elsewhere on the page.
    texts = [text for text in texts if not re.search(r"\]\s?\[|\[\^|\{\{|\[[^\]]*\](?!\()", text)]
    other = [text for text in texts if plain(visible_text(text)) != rendered(text)]
    print(f"{len(texts) - len(other)} of {len(texts)} paragraphs read the same")
    for text in other[:20]:
        print(f"  {text[:300]!r}\n    ours {plain(visible_text(text))[:300]!r}\n    its  {rendered(text)[:300]!r}")
    return int(bool(other))


def _read(path: Path) -> list[str]:
    return list(paragraphs(path.read_bytes().decode("utf-8", "replace")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
