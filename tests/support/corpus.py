"""Reads every catalog below some folders and tells which come back byte for byte, which are refused, and why.

    python tests/support/corpus.py FOLDER…

Ends with 1 if a file is changed by reading and writing it, or refused though `msgfmt` accepts it and no reason below
is its reason. Needs `msgfmt` for files that are refused, and `scripts` on PYTHONPATH.
"""

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from diglot.catalog import parse_catalog, render_catalog
from diglot.errors import InputError

REASONS = {
    "no header": "does not begin with a header",
    "another charset": "the charset is|names no charset|is not UTF-8",
    "byte order mark": "byte order mark",
    "zero bytes": "zero byte",
    "Macintosh line ends": "carriage return alone",
    "unsettled merge": "conflict marker",
    "empty": "the catalog is empty",
    "impossible plural forms": "no language has these Plural-Forms",
    "more forms than the header declares": "plural forms, this entry has",
    "second header": "a second header",
}
"""What is refused though `msgfmt` may accept it: the name of the reason, and words of the message."""

GENERATORS = re.compile(r"^(?:X-Generator|Generated-By):\s*([A-Za-z][A-Za-z._-]*)", re.MULTILINE | re.IGNORECASE)
SHAPES = {
    "Launchpad": r"^X-Launchpad-Export-Date:",
    "Transifex": r"transifex\.(?:com|net)",
    "Weblate": r"weblate",
    "Zanata": r"zanata",
    "Crowdin": r"crowdin",
    "Lokalise": r"lokali[sz]e",
    "Poedit": r"^X-Poedit-",
    "i18ndude": r"^Preferred-Encodings:|^X-Is-Fallback-For:|^Domain:",
    "gettext tools": r"^(?:Report-Msgid-Bugs-To|POT-Creation-Date):",
}
"""Producers that tell themselves otherwise than in X-Generator, by what stands in their headers."""


def producer_of(header: str) -> str:
    """Who wrote the file, from its header."""
    if named := GENERATORS.search(header):
        return named[1].strip("-._ ").capitalize()
    return next((name for name, shape in SHAPES.items() if re.search(shape, header, re.M | re.I)), "unknown")


def header_text(data: bytes) -> str:
    """The header's fields, one a line, without asking the reader under test."""
    head = re.split(rb"\n\s*\n(?=[#m])", data, maxsplit=1)[0].decode("utf-8", "replace")
    return "".join(re.findall(r'^"(.*)"\s*$', head, re.MULTILINE)).replace("\\n", "\n")


def msgfmt_accepts(path: Path) -> bool:
    """Whether gettext itself can compile the file."""
    return subprocess.run(["msgfmt", "-o", os.devnull, path], capture_output=True, check=False).returncode == 0


def catalogs_below(folders: Iterable[str]) -> Iterator[Path]:
    """The catalogs and templates below folders, sorted."""
    for folder in folders:
        yield from sorted(
            path for path in Path(folder).rglob("*.po*") if path.suffix in (".po", ".pot") and path.is_file()
        )


def judge(path: Path, data: bytes) -> tuple[str, str]:
    """What became of a file, “identical”, “changed”, “refused” or “wrongly refused”, and why."""
    try:
        same = render_catalog(parse_catalog(data, str(path))) == data
    except InputError as error:
        reason = next((name for name, words in REASONS.items() if re.search(words, error.fact)), "")
        if reason:
            return "refused", reason
        return (
            ("wrongly refused", str(error)) if msgfmt_accepts(path) else ("refused", f"msgfmt too: {error.fact[:60]}")
        )
    return ("identical", "") if same else ("changed", str(path))


def main(folders: list[str]) -> int:
    """Reads, counts, prints."""
    outcomes, reasons = Counter[str](), defaultdict[tuple[str, str], list[Path]](list)
    producers = defaultdict[str, Counter[str]](Counter)
    for path in catalogs_below(folders):
        data = path.read_bytes()
        outcome, why = judge(path, data)
        outcomes[outcome] += 1
        producers[producer_of(header_text(data))][outcome] += 1
        if why:
            reasons[outcome, why].append(path)
    for name, counts in sorted(producers.items(), key=lambda each: -each[1].total()):
        print(f"{counts.total():6}  {name}: " + ", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    for (outcome, why), paths in sorted(reasons.items()):
        print(f"{outcome}, {why}: {len(paths)}, such as {paths[0]}")
    print(f"{outcomes.total()} files, " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()))
    return 1 if not outcomes or outcomes["changed"] or outcomes["wrongly refused"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
