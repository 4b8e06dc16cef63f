"""Change a sentence of Diglot's own without changing its meaning: python scripts/dev/reword.py OLD NEW

The sentence is replaced where the code uses it, and as the key of its translations in every catalog, so that they stay.
In the English catalog it is also the translation. A changed meaning is a new sentence: see `interface.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "diglot"
ENGLISH = "en"


def quoted(sentence: str) -> str:
    """A sentence as Python and PO files have it. Both keep each of ours on one line."""
    return '"' + sentence.replace("\\", "\\\\").replace('"', '\\"') + '"'


def reword(path: Path, old: str, new: str, keywords: Iterable[str] = ()) -> bool:
    """Replace a sentence in a file, in a catalog only behind these keywords; say whether it was there."""
    text = path.read_text("utf-8")
    before = rf"(?m)^(?P<keyword>(?:{'|'.join(keywords)}) )" if keywords else "(?P<keyword>)"
    changed = re.sub(
        before + re.escape(quoted(old)) + ("$" if keywords else ""), lambda match: match["keyword"] + quoted(new), text
    )
    if changed != text:
        path.write_text(changed, "utf-8", newline="\n")
    return changed != text


def reword_all(package: Path, old: str, new: str) -> list[Path]:
    """Replace a sentence in the code and the catalogs of a package, and return the files that changed."""
    changed = [path for path in sorted(package.rglob("*.py")) if reword(path, old, new)]
    for path in sorted(package.glob("locales/**/*.po*")):
        keys = ["msgid", "msgid_plural"]
        if path.parent.parent.name == ENGLISH:
            keys += ["msgstr", r"msgstr\[\d\]"]
        if reword(path, old, new, keys):
            changed.append(path)
    return changed


def main(arguments: list[str]) -> int:
    """Reword a sentence, and name the files that changed."""
    if len(arguments) != 2:
        print(__doc__)
        return 2
    changed = reword_all(PACKAGE, *arguments)
    for path in changed:
        print(path.relative_to(PACKAGE.parent.parent))
    if not changed:
        print(f"No file has the sentence “{arguments[0]}”. Give it as the code has it.", file=sys.stderr)
    return 0 if changed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
