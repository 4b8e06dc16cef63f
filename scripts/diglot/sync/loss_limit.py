"""The loss limit: a sync that would remove many translations stops, because a file was probably damaged.

Examples are a page that was cut short, a catalog that was emptied by an editor that crashed, the English file saved
over the Chinese one, or two pages swapped. The limit is one in twenty translations, but at least 3 and at most 20. The
option `--allow-loss N` of `diglot sync` raises it for one run.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable

from diglot.errors import InputError

LEAST, MOST, SHARE = 3, 20, 20
"""Stop when more than one in SHARE translated units would vanish, but never below LEAST and always above MOST."""


def is_loss(before: str, after: str, source: str, elsewhere: Callable[[str], bool]) -> bool:
    """Whether replacing the translation `before` by `after` looks like damage.

    It does when nothing is left, when the source stands there, when the text is in another script, or when it is the
    translation of a unit of another page (`elsewhere` says so).
    """
    if not after or after == source:
        return True
    return _script(before) != _script(after) or elsewhere(after)


def refuse_loss(language: str, lost: int, translated: int, allowed: int, example: str) -> InputError | None:
    """The problem to report when `lost` of `translated` units is more than is edited on purpose, if it is."""
    limit = max(LEAST, min(MOST, translated // SHARE))
    if lost <= limit or lost <= allowed:
        return None
    return InputError(
        f"{lost} of {translated} translations into “{language}” would vanish, the first in {example}",
        f"Nothing was written. If a file was cut short or overwritten, restore it (`git status` shows which changed). "
        f"If it is meant, run `diglot sync --allow-loss {lost}`.",
    )


def _script(text: str) -> str:
    scripts = Counter(unicodedata.name(c, "").split(" ", 1)[0] for c in text[:200] if c.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
