"""Compare two built sites by what readers get: python -m scripts.dev.compare_sites OLD NEW

Every page is parsed. Compared are the elements in their order, with their ids, links, languages, classes and texts; the
order of attributes, quotes and the way characters are escaped do not count. The search index is compared by entries,
every other text file by lines, and the rest by bytes. Prints each difference, and exits with 1 if there is one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLANKS = re.compile(r"\s+")
_MOST = 12
"""How many lines of the differences of one file are shown."""


def read_page(html: str) -> list[str]:
    """A page as lines: one for each element and text."""
    root = LexborHTMLParser(html).root
    return [] if root is None else list(_lines(root))


def _lines(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            if text := _BLANKS.sub(" ", child.text_content or "").strip():
                yield text
        elif child.is_element_node:
            attributes = sorted((name, _value(name, value or "")) for name, value in child.attributes.items())
            yield " ".join([f"<{child.tag}", *(f'{name}="{value}"' for name, value in attributes)]) + ">"
            if child.tag == "template":
                inner = (child.html or "").removeprefix("<template").removesuffix("</template>")
                yield from read_page(f"<div{inner}</div>")
            yield from _lines(child)
            yield f"</{child.tag}>"


def _value(name: str, value: str) -> str:
    return " ".join(sorted(value.split())) if name == "class" else value


def read_file(path: Path) -> list[str]:
    """A file as lines that can be compared."""
    if path.suffix == ".html":
        return read_page(path.read_text("utf-8"))
    if path.parent.name == "search" and path.suffix == ".json":
        index = json.loads(path.read_text("utf-8"))
        entries = index.get("docs") or index.get("pages") or []
        return [json.dumps({**index, "docs": None, "pages": None}, sort_keys=True), *map(json.dumps, entries)]
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return [path.read_bytes().hex()]


def compare(old: Path, new: Path) -> Iterator[str]:
    """What differs, file by file."""
    files = {
        folder: {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} for folder in (old, new)
    }
    for path in sorted(files[old] ^ files[new]):
        yield f"{path}: only in {old if path in files[old] else new}"
    for path in sorted(files[old] & files[new]):
        if (old / path).read_bytes() != (new / path).read_bytes() and path.suffix != ".gz":
            lines = list(unified_diff(read_file(old / path), read_file(new / path), n=0, lineterm=""))[2:]
            if lines:
                yield "\n".join([f"{path}: {len(lines)} lines", *(f"    {line[:220]}" for line in lines[:_MOST])])


def main(arguments: list[str]) -> int:
    """Compare the two sites named by the arguments."""
    if len(arguments) != 2:
        print(__doc__)
        return 2
    differences = list(compare(*map(Path, arguments)))
    print("\n".join(differences) or "The sites are the same.")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
