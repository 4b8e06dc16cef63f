"""Checking an edition: the seconds and the memory of `diglot check`, and the judge of safety alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import Pages, edition
from diglot.errors import InputError
from diglot.pages import Kind, join_units, shape, split_units, visible_text
from diglot.renderer import renderer_of
from diglot.safety import Allowances, Judge, JudgedText, page_definitions
from diglot.safety.fast_path import read_plain
from measures import Measure, spent
from syncing import run_diglot, run_report

SECONDS = 20 / 1000
"""For each page, on one core."""
MEBIBYTES = 300
_KEPT = re.compile(r"(`[^`]*`|<[^<>]*>|\]\([^()]*\)|\[\^[^\]]*\]|\{[^{}]*\}|https?://\S+|&\w+;)")
"""What a translation has as its source has it."""
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = {".": "。", ",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_HAN = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会"


def measure_checking(pages: Pages, translations: Pages) -> Iterator[Measure]:
    """Every check over pages and their translations: those given that have their structure, or made ones."""
    theirs = {page: text for page, text in translations.items() if page in pages and _fits(pages[page], text)}
    sources = {page: pages[page] for page in theirs} if translations else pages
    made = theirs or {page: translate(text) for page, text in pages.items()}
    with translated_edition(sources, made) as root:
        elapsed, seconds, memory = run_check(root, 1)
        note = f"{len(made)} pages{'' if theirs else ', made'}; {elapsed:.1f} s on the clock"
        yield Measure("diglot check, on one core", seconds, "s", SECONDS * len(made), note)
        yield Measure("diglot check, memory", memory, "MiB", None, f"at most {MEBIBYTES} MiB wanted")
        yield Measure("diglot check --jobs 2", run_check(root, 2)[0], "s", note="on the clock")
    yield from measure_judging(sources, made)


@contextmanager
def translated_edition(sources: Pages, made: Pages) -> Iterator[Path]:
    """A folder with an edition of these pages and their translations, in agreement."""
    with edition(sources) as root:
        run_diglot("--root", str(root), "sync")
        for page, text in made.items():
            (root / "docs" / "zh" / page).write_text(text, "utf-8")
        run_diglot("--root", str(root), "sync")
        yield root


def measure_judging(sources: Pages, made: Pages) -> Iterator[Measure]:
    """The judge of safety alone, which remembers nothing yet: processor time over all units that are translated."""
    rules = Allowances()
    judge = Judge(renderer_of(rules.dialect), rules)
    texts = []
    for page, source in sources.items():
        pairs = zip(split_units(source).units, split_units(made[page]).units, strict=False)
        definitions = page_definitions(source)
        texts += [JudgedText(a.kind, a.text, b.text, "zh", definitions) for a, b in pairs if a.text != b.text]
    found: list[bool] = []
    seconds = spent(lambda: found.extend(bool(judge.judge(text)) for text in texts))
    refused = sum(found)
    rendered = sum(read_plain(text.kind, text.target) is None for text in texts if text.kind is not Kind.FIELD)
    note = f"{len(texts)} units, {rendered} too rich for the short way, {refused} refused; processor time"
    yield Measure("judging units", len(texts) / seconds, "units/s", note=note)


def _fits(source: str, target: str) -> bool:
    return shape(split_units(source)) == shape(split_units(target))


def translate(text: str) -> str:
    """A page in which each word is a Chinese one: as long as translations are, and without sense.

    Code, tags, addresses and numbers stay, as they do in translations; otherwise most findings would be about them."""
    document = split_units(text)
    words = [any(map(str.isalpha, visible_text(each.text))) for each in document.units]
    texts = [_in_chinese(each.text) if said else None for said, each in zip(words, document.units, strict=True)]
    try:
        return join_units(document, texts)
    except InputError:
        return text


def _in_chinese(text: str) -> str:
    """A text with a Chinese word for each English one, without blanks between them, and with Chinese marks."""
    parts = _KEPT.split(text)  # what is kept has odd numbers
    parts[::2] = (
        _WORD.sub(lambda word: "".join(_HAN[ord(char) % len(_HAN)] for char in word[0][::3]), part)
        for part in parts[::2]
    )
    joined = "".join(parts)
    for mark, wide in _MARKS.items():
        joined = re.sub(rf"(?<=[{_HAN}]){re.escape(mark)} ?(?![^ \n{_HAN}])", wide, joined)
    return re.sub(rf"(?<=[{_HAN}，；：！？。])[ \n](?=[{_HAN}])", "", joined)


def run_check(root: Path, jobs: int) -> tuple[float, float, float]:
    """What `diglot check` takes, as `run_report` tells it."""
    return run_report(root, "check", "--format", "json", "--jobs", str(jobs))
