"""The marks of a source text that its translation lacks."""

from collections import Counter
from collections.abc import Iterable


def lost(source: Iterable[str], target: Iterable[str]) -> list[str]:
    """The marks that the target lacks, each as often as it is missing; none if the target has another mark for each.

    An exchanged mark is not lost: the checks of safety judge whether it may be exchanged.
    """
    of_source = Counter(source)
    if not of_source:
        return []
    of_target = Counter(target)
    missing = list((of_source - of_target).elements())
    return missing if len(missing) > (of_target - of_source).total() else []


def differ(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """The marks that only the source has, and those that only the target has."""
    of_source, of_target = Counter(source), Counter(target)
    return list((of_source - of_target).elements()), list((of_target - of_source).elements())
