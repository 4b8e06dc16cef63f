"""What a translation lost of the marks of its source."""

from collections import Counter
from collections.abc import Iterable


def lost(source: Iterable[str], target: Iterable[str]) -> list[str]:
    """The marks that the target lacks, as often as it lacks them; none if it has another one for each.

    What was exchanged is not lost: whether it may be exchanged is for the checks of safety to say.
    """
    of_source = Counter(source)
    if not of_source:
        return []
    of_target = Counter(target)
    missing = list((of_source - of_target).elements())
    return missing if len(missing) > (of_target - of_source).total() else []


def differ(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """What only the source has, and what only the target has."""
    of_source, of_target = Counter(source), Counter(target)
    return list((of_source - of_target).elements()), list((of_target - of_source).elements())
