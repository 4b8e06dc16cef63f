"""The names by which links of a page lead somewhere: the anchors of headings (`limits.md#how-many`), and the labels of
references (`[limits]`). In all languages they are the source's.
"""

import re
from collections.abc import Iterator, Mapping

from diglot.pages.inline import read_inline
from diglot.spans import Span

DEFINITION = re.compile(r"[ ]{0,3}\[(?!\^)([^\[\]]+)\]:[ \t]*(\S+)(.*)")
"""A line that says where the references of a label lead: label, address, title."""
_REFERENCE = re.compile(r"(?<!\\)\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?![\[(:])")


def renamed_labels(source: str, target: str) -> dict[str, str]:
    """The label of a source page for each label, in lower case, that its translation gives to the same address."""
    labels = {definition[2]: definition[1] for definition in _definitions(source)}
    known = {fold_label(label) for label in labels.values()}
    return {
        fold_label(definition[1]): labels[definition[2]]
        for definition in _definitions(target)
        if definition[2] in labels and fold_label(definition[1]) not in known
    }


def own_labels(source: str, target: str) -> dict[str, str]:
    """The address for each label, in lower case, that only the translation of a page defines."""
    known = {fold_label(definition[1]) for definition in _definitions(source)}
    return {
        label: f"{definition[2]}{definition[3]}".strip()
        for definition in _definitions(target)
        if (label := fold_label(definition[1])) not in known
    }


def relabel(text: str, labels: Mapping[str, str], addresses: Mapping[str, str] | None = None) -> str:
    """A unit with other labels in its references, or with links to `addresses` in their place."""
    code = [mark.span for mark in read_inline(text).of("code")] if "`" in text else []

    def swap(found: re.Match[str]) -> str:
        name = fold_label(found[2] or found[1])
        if any(span.start <= found.start() < span.end for span in code):
            return found[0]
        if name in labels:
            return f"[{found[1]}][{labels[name]}]"
        return f"[{found[1]}]({addresses[name]})" if addresses and name in addresses else found[0]

    return _REFERENCE.sub(swap, text) if "[" in text else text


def fold_label(label: str) -> str:
    """A label in the one form in which labels are compared."""
    return " ".join(label.split()).casefold()


def _definitions(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"^{DEFINITION.pattern}$", text, re.MULTILINE)


def with_anchors_of(source: str, target: str) -> str:
    """A unit that somebody translated elsewhere, with the anchors of its source in its links to pages of the site.

    Other programs make the anchor of a heading from its translated words, so `#how-many` became `#多少`. Where a
    text has several links to one page, none is changed: their order may be another one.
    """
    if "#" not in source or "#" not in target:
        return target
    there, here = list(_anchors(source)), list(_anchors(target))
    swaps = []
    for page in {page for page, _, _ in here}:
        theirs, ours = ([(anchor, span) for its, anchor, span in side if its == page] for side in (there, here))
        if len(theirs) == len(ours) == 1 and ours[0][0] and theirs[0][0]:
            swaps.append((ours[0][1], theirs[0][0]))
    for span, anchor in sorted(swaps, reverse=True):
        target = f"{target[: span.start]}{anchor}{target[span.end :]}"
    return target


def _anchors(text: str) -> Iterator[tuple[str, str, Span]]:
    """The links of a unit to pages of its site: page, anchor, and where the anchor stands."""
    for link in read_inline(text).links:
        page, sign, anchor = link.destination.partition("#")
        if link.image or ":" in page or page.startswith("//"):
            continue
        written = re.compile(rf"\]\(\s*<?{re.escape(link.destination)}")
        if not (found := list(written.finditer(text, link.span.start, link.span.end))):
            continue  # a reference: its address stands between the units
        end = found[-1].end()
        yield page.removeprefix("./"), anchor, Span(end - len(anchor), end) if sign else Span(end, end)
