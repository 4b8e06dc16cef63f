"""Try the cutter on real pages: python tests/support/corpora.py [--identity] FOLDER_OR_SPEC…

For every `.md` file below a folder, and for every example of a CommonMark `spec.txt`: cutting and joining must give the
same bytes; so must joining after each unit was written anew from its own text. Without --identity each page is also
rendered, and the letters are counted (see `completeness`).
"""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from completeness import Outcome, judge

from diglot.pages import join_units, split_units

_EXAMPLE = re.compile(r"^`{32} example.*?\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


def read_pages(place: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every page; examples of the specification are numbered."""
    if place.is_file():
        for number, found in enumerate(_EXAMPLE.finditer(place.read_text("utf-8")), 1):
            yield f"example {number}", found[1].replace("→", "\t")
    for path in sorted(place.rglob("*.md")) if place.is_dir() else ():
        yield str(path.relative_to(place)), path.read_bytes().decode("utf-8", "surrogateescape")


def main(arguments: list[str]) -> int:
    """Print figures for each place; exit 1 if a page changed or a law does not hold."""
    render = "--identity" not in arguments
    failed = False
    for place in [Path(argument) for argument in arguments if argument != "--identity"]:
        pages = list(read_pages(place))
        size = sum(len(text.encode("utf-8", "surrogateescape")) for _, text in pages)
        start = time.perf_counter()
        documents = [split_units(text, ("title", "description")) for _, text in pages]
        seconds = time.perf_counter() - start
        changed = [
            name
            for (name, text), document in zip(pages, documents, strict=True)
            if join_units(document, [unit.text for unit in document.units]) != text
        ]
        units = sum(len(document.units) for document in documents)
        print(f"{place.name}: {len(pages)} pages, {size / 1e6:.2f} MB, {units} units")
        print(f"  cut at {size / 1e6 / seconds:.1f} MB/s; joined to the same bytes: {len(pages) - len(changed)}")
        failed |= bool(changed)
        if render:
            failed |= report({name: judge(text) for name, text in pages})
    return int(failed)


def report(outcomes: dict[str, Outcome]) -> bool:
    """Print what the renderer says. True if a law does not hold."""
    letters = sum(outcome.letters for outcome in outcomes.values())
    once = sum(outcome.once for outcome in outcomes.values())
    in_code = sum(outcome.in_code for outcome in outcomes.values())
    other = [name for name, outcome in outcomes.items() if not outcome.same_html]
    attributes = sorted(set().union(*(outcome.in_attributes for outcome in outcomes.values())))
    print(f"  letters in exactly one unit: {once} of {letters} ({100 * once / max(letters, 1):.3f} %)")
    print(
        f"  marks in code: {in_code}; pages whose HTML changed: {len(other)} {other[:8]}; in attributes: {attributes}"
    )
    worst = sorted(outcomes.items(), key=lambda item: item[1].once - item[1].letters)[:8]
    for name, outcome in worst:
        if outcome.letters > outcome.once or outcome.in_code:
            pieces = [piece[:40] for piece in (*outcome.outside[:4], *outcome.twice[:2])]
            print(f"    {name}: {outcome.letters - outcome.once} letters, {outcome.in_code} marks: {pieces}")
    return bool(other or in_code) or once < 0.999 * letters


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
