"""The loss limit: a sync stops at a page whose file was probably damaged, and at a folder that was probably lost.

A translation whose source paragraph was removed becomes an obsolete entry, so authors may remove what they like. Two
kinds of change are not made on purpose:

- A source page is emptied, overwritten by another text or cut short, or all pages of a folder are gone at once.
- Translations are replaced by something that is none: by nothing, by their source, by a text in another script, or by
  that of another page. Examples are a catalog that was emptied by an editor that crashed, the English file saved over
  the Chinese one, or two pages swapped. The limit is one in twenty translations, but at least 3 and at most 20.

Neither depends on what a machine remembers of earlier runs. The option `--allow-loss N` of `diglot sync` raises the
limit for one run.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from diglot.errors import InputError
from diglot.message import Message

LEAST, MOST, SHARE = 3, 20, 20
"""Stop when more than one in SHARE translated units would vanish, but never below LEAST and always above MOST."""
LEFT = 10
"""A page that keeps fewer than one in LEFT of its translated units was emptied or overwritten."""
FOLDER = 3
"""Pages that make a folder whose loss is noticed."""


class Toll(NamedTuple):
    """The translations of a page, in all languages: how many there are, and how many lose their unit."""

    translated: int
    gone: int


def is_loss(before: str, after: str, source: str, elsewhere: Callable[[str], bool]) -> bool:
    """Whether replacing the translation `before` by `after` looks like damage.

    It does when nothing is left, when the source stands there, when the text is in another script, or when it is the
    translation of a unit of another page (`elsewhere` says so).
    """
    if not after or after == source:
        return True
    return _script(before) != _script(after) or elsewhere(after)


def refuse_loss(language: str, lost: int, translated: int, allowed: int, example: Message) -> InputError | None:
    """The problem to report when `lost` of `translated` units is more than is edited on purpose, if it is."""
    limit = max(LEAST, min(MOST, translated // SHARE))
    if lost <= limit or lost <= allowed:
        return None
    return InputError(
        Message(
            "{} of {} translations into “{}” would vanish, the first in {}",
            lost,
            max(lost, translated),
            language,
            example,
        ),
        Message(
            "Their pages were left as they are. If a file was cut short or overwritten, restore it (`git status` "
            "shows which changed). If this is intended, run `diglot sync --allow-loss {}`.",
            lost,
        ),
    )


def refuse_page(path: str, toll: Toll, is_cut: bool, allowed: int) -> InputError | None:
    """The problem of a source page, in `path`, that seems to be damaged, if it does. `is_cut` says that it ends in the
    midst of what it was."""
    if toll.gone <= max(LEAST, allowed):
        return None
    if (toll.translated - toll.gone) * LEFT >= toll.translated and not is_cut:
        return None
    seems = (
        Message("the page seems to be cut short") if is_cut else Message("most of the units of the page are missing")
    )
    return InputError(
        Message("{}: {} of its {} translations would become obsolete", seems, toll.gone, toll.translated),
        Message(
            "The page was left as it is. If the file was damaged, restore it (`git status` shows what changed). If "
            "this is intended, run `diglot sync --allow-loss {}`.",
            toll.gone,
        ),
        path,
    )


def lost_folders(tolls: Mapping[str, Toll], left: Collection[str]) -> dict[str, list[str]]:
    """By folder, the pages that are gone, where they are all pages of a folder; the outermost such folders.

    `tolls` are of the pages that are gone, `left` the pages that are there. The folder of all pages is the empty text;
    it is also lost when most pages are.
    """
    if len(tolls) > len(left):
        return {"": sorted(tolls)}
    by_folder: defaultdict[str, list[str]] = defaultdict(list)
    for page in sorted(tolls):
        parts = page.split("/")[:-1]
        folders = ["/".join(parts[: i + 1]) for i in range(len(parts))]
        if lost := next(
            (folder for folder in folders if not any(other.startswith(f"{folder}/") for other in left)), None
        ):
            by_folder[lost].append(page)
    return {folder: pages for folder, pages in by_folder.items() if len(pages) >= FOLDER}


def refuse_folder(path: str, tolls: Sequence[Toll], allowed: int) -> InputError | None:
    """The problem of a folder of source pages, in `path`, that seems to be lost, if it is worth one."""
    gone = sum(toll.gone for toll in tolls)
    if gone <= max(LEAST, allowed):
        return None
    pages = Message("the only page is gone") if len(tolls) == 1 else Message("{} pages are gone", len(tolls))
    return InputError(
        Message("{}, with {} translations, which would become obsolete", pages, gone),
        Message(
            "What belongs to them was left as it is. If the folder was lost, or `diglot.toml` names a wrong one, put "
            "it right. If this is intended, run `diglot sync --allow-loss {}`.",
            gone,
        ),
        path,
    )


def is_cut(before: Sequence[str], after: Sequence[str], text: str) -> bool:
    """Whether the units `after` of a page, whose text is `text`, are the first of those `before` and end abruptly."""
    count = len(after)
    if not 0 < count <= len(before) or list(before[: count - 1]) != list(after[:-1]):
        return False
    last, now = before[count - 1], after[-1]
    if last == now:
        return not text.endswith("\n") or count * 2 < len(before)
    return last.startswith(now)


def _script(text: str) -> str:
    scripts = Counter(unicodedata.name(c, "").split(" ", 1)[0] for c in text[:200] if c.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""
