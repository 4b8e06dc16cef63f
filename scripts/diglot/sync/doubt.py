"""Find doubtful pairs of units on two pages that are paired for the first time, by properties that translations keep.

Two pages can have the same structure and still be shifted: one has a paragraph more here, the other one there.
Translations keep code, figures, links and names in Latin letters, and the proportion of lengths. A unit is in doubt if
what its counterpart has belongs to a neighbour of its own, if both have code or figures and share none, or if its
length is out of all proportion. Doubt about a neighbour spreads to the units around it, as far as the next ones that
are confirmed.
"""

import math
import re
from collections import Counter
from statistics import median

from diglot.numbers import significant_digits
from diglot.pages import Document, Unit, read_inline

NEAR = 4
"""How many units a page may be shifted by."""
OUT_OF_PROPORTION = 3.0
"""How many times longer or shorter than usual on its page a translation is that is probably another text's."""
LONG = 24
"""The least number of characters of a unit whose length is compared."""
MANY = 5
"""The least number of such units from which the usual ratio is known."""
DISTINCT = 0.34
"""The least weight of a shared trait that confirms a unit: it may be on three units of the page."""
_ADDRESS = re.compile(r"\b(?:src|href)=[\"']([^\"']+)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+#.-]*[A-Za-z0-9+#]")


def find_doubtful(source: Document, target: Document) -> set[int]:
    """The units of two pages of one structure that probably do not belong together, by their places."""
    there = [_traits(unit) for unit in source.units]
    here = [_traits(unit) for unit in target.units]
    often = Counter(trait for traits in there for trait in traits)
    out = _out_of_proportion(source, target)
    confirmed, shifted, alone = set(), set(), set()
    for i, (source_traits, target_traits) in enumerate(zip(there, here, strict=True)):
        shared = _weight(source_traits & target_traits, often)
        if shared >= DISTINCT:
            confirmed.add(i)
            continue
        kind = source.units[i].kind
        near = range(max(0, i - NEAR), min(len(there), i + NEAR + 1))
        best = max(
            (
                _weight((there[j] - source_traits) & target_traits, often)
                for j in near
                if j != i and source.units[j].kind is kind
            ),
            default=0.0,
        )
        if best >= DISTINCT and best > shared:
            shifted.add(i)
        elif i in out or _disagree(source_traits, target_traits):
            alone.add(i)
    if not shifted and len(alone) < 2:
        return alone
    spread = set(shifted | alone)
    for start in shifted | alone:
        for step in (1, -1):
            at = start + step
            while 0 <= at < len(there) and at not in confirmed and abs(at - start) <= 3 * NEAR:
                spread.add(at)
                at += step
    return spread if shifted else alone


def _traits(unit: Unit) -> frozenset[str]:
    """The traits of a unit that its translation has as well."""
    inline = read_inline(unit.text)
    found = {f"code {mark.value.strip()}" for mark in inline.marks if mark.kind in ("code", "math", "element")}
    found |= {f"link {link.destination}" for link in inline.links}
    found |= {f"link {address}" for mark in inline.of("tag") for address in _ADDRESS.findall(mark.value)}
    found |= {f"figure {digits}" for digits in significant_digits(inline.text)}
    found |= {f"name {name.casefold()}" for name in _NAME.findall(inline.text) if not name.islower()}
    return frozenset((*found, f"text {unit.text}"))


def _weight(traits: frozenset[str], often: Counter[str]) -> float:
    return sum(1 / often[trait] for trait in traits)


def _disagree(source: frozenset[str], target: frozenset[str]) -> bool:
    """Whether both have code or figures and share none."""
    for kind in ("code", "figure"):
        kind_of_source, kind_of_target = (
            {trait for trait in traits if trait.startswith(kind)} for traits in (source, target)
        )
        if kind_of_source and kind_of_target and not kind_of_source & kind_of_target:
            return True
    return False


def _out_of_proportion(source: Document, target: Document) -> set[int]:
    ratios = {
        i: math.log(len(translated.text) / len(original.text))
        for i, (original, translated) in enumerate(zip(source.units, target.units, strict=True))
        if len(original.text) >= LONG and translated.text != original.text and translated.text
    }
    if len(ratios) < MANY:
        return set()
    usual = median(ratios.values())
    return {i for i, ratio in ratios.items() if abs(ratio - usual) > math.log(OUT_OF_PROPORTION)}
