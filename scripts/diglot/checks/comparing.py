"""The marks of a source text that its translation lacks."""

from collections import Counter
from collections.abc import Iterable


def lost(source: Iterable[str], target: Iterable[str]) -> list[str]:
    """The marks that the target lacks, each as often as it is missing; none if the target has another mark for each.

    An exchanged mark is not lost: the checks of safety judge whether it may be exchanged.
    """
    source_marks, target_marks = list(source), list(target)
    if not source_marks or source_marks == target_marks:
        return []
    of_source, of_target = Counter(source_marks), Counter(target_marks)
    missing = list((of_source - of_target).elements())
    return missing if len(missing) > (of_target - of_source).total() else []


def differ(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """The marks that only the source has, and those that only the target has."""
    source_marks, target_marks = list(source), list(target)
    if source_marks == target_marks:
        return [], []
    of_source, of_target = Counter(source_marks), Counter(target_marks)
    return list((of_source - of_target).elements()), list((of_target - of_source).elements())
