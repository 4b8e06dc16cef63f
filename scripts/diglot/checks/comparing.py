"""What a translation lost of the marks of its source."""

from collections import Counter
from collections.abc import Iterable


def lost(source: Iterable[str], target: Iterable[str]) -> list[str]:
    """The marks that the target lacks, as often as it lacks them; none if it has another one for each.

    What was exchanged is not lost: whether it may be exchanged is for the checks of safety to say.
    """
    these, those = list(source), list(target)
    if not these or these == those:
        return []
    ours, its = Counter(these), Counter(those)
    missing = list((ours - its).elements())
    return missing if len(missing) > (its - ours).total() else []


def differ(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """What only the source has, and what only the target has."""
    these, those = list(source), list(target)
    if these == those:
        return [], []
    ours, its = Counter(these), Counter(those)
    return list((ours - its).elements()), list((its - ours).elements())
