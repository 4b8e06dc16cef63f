"""A limit on the processor time of work: whatever the work is, it ends, and what comes after has no limit."""

import re
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest

from diglot.errors import InputError
from diglot.pages import Kind
from diglot.renderer import Renderer
from diglot.safety import Allowances, Danger, Judge, JudgedText
from diglot.time_limit import OverTime, at_most

FOREVER = 10**9


def count() -> None:
    """Python alone."""
    for _ in range(FOREVER):
        pass


def search() -> None:
    """A regular expression that tries too much."""
    re.match(r"(a|aa)+$", "a" * 60 + "b")


def catch() -> None:
    """What goes on after any usual error."""
    for _ in range(FOREVER):
        with suppress(Exception):
            [None for _ in range(1000)]


@pytest.mark.parametrize("work", [count, search, catch], ids=lambda work: work.__name__)
def test_work_ends(work: Callable[[], None]) -> None:
    """In Python, in C, and where errors are caught."""
    with pytest.raises(OverTime), at_most(0.05):
        work()


def test_what_comes_after_has_no_limit() -> None:
    """Nor has what is in another thread; inside of a limit there is only that one."""
    with at_most(30):
        pass
    with at_most(0.02):
        with at_most(0.01):
            pass
        with pytest.raises(OverTime):
            count()
    sum(range(3_000_000))

    def elsewhere() -> None:
        with at_most(0.001):
            found.append(sum(range(1_000_000)))

    found: list[int] = []
    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert found


@pytest.mark.parametrize(
    "text", ["[a](" * 4000, "![" * 4000, "<a " * 3000, "``a`" * 4000, "[^" * 4000], ids=lambda text: text[:4]
)
def test_a_text_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """With its beginning, the fact and the way out."""
    monkeypatch.setattr("diglot.renderer.RENDERING_SECONDS", 0.1)
    with pytest.raises(InputError, match=r"longer than 0\.1 seconds, which is the limit") as refused:
        Renderer(["footnotes", "tables"], {}).render(text)

    assert text[:20] in refused.value.fact
    assert refused.value.cure


def test_a_translation_that_takes_too_long_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one whose source does: what cannot be rendered cannot be judged."""
    monkeypatch.setattr("diglot.renderer.RENDERING_SECONDS", 0.1)
    text = "[a](" * 1900
    judge = Judge(Renderer(["footnotes", "tables"], {}), Allowances())
    [breach] = judge.judge(JudgedText(Kind.PARAGRAPH, text, f"译 {text}", "zh"))

    assert breach.danger is Danger.SIZE
    assert "which is the limit" in breach.fact


def test_a_text_that_is_nested_too_deeply_is_refused() -> None:
    """Python's stack is finite."""
    with pytest.raises(InputError, match="too many things inside each other"):
        Renderer(["md_in_html"], {}).render("<div markdown>\n\n" * 600 + "a\n\n" + "</div>\n\n" * 600)
