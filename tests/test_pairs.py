"""What a page shows for a unit, and what needs no translator."""

import pytest

from diglot.catalog import new_entry
from diglot.pairs import State, is_verbatim, shown, state_of


@pytest.mark.parametrize(
    "text",
    [
        "2014",
        "1,200",
        "`code`",
        "mkdocs.yml",
        "docs/en/a.md",
        "<br>",
        '<img src="a.png">',
        "![](a.png)",
        ":smile:",
        "→ 12 %",
    ],
)
def test_what_is_in_no_language(text: str) -> None:
    """Figures, code, names of files, markup."""
    assert is_verbatim(text)


@pytest.mark.parametrize(
    "text",
    [
        "MIT",
        "a",
        "中文",
        "`code` here",
        '<img alt="A chart" src="a.png">',
        "![A chart](a.png)",
        '[`x`](y "A title")',
        "etc.",
    ],
)
def test_what_a_translator_must_see(text: str) -> None:
    """A word is enough, also in the text that stands for a picture."""
    assert not is_verbatim(text)


def test_states_follow_the_conventions_of_gettext() -> None:
    """No text: untranslated. Fuzzy: behind."""
    assert state_of(new_entry("p", "Text")) is State.UNTRANSLATED
    assert state_of(new_entry("p", "Text", "正文", flags=("fuzzy",))) is State.BEHIND
    assert state_of(new_entry("p", "Text", "正文")) is State.CURRENT


@pytest.mark.parametrize(
    ("before", "policy", "expected"),
    [
        ("A text.", "translation", ("正文", False)),
        ("A text.", "source", ("Text.", True)),
        ("No text.", "translation", ("Text.", True)),
    ],
)
def test_what_a_unit_shows_that_is_behind(before: str, policy: str, expected: tuple[str, bool]) -> None:
    """The old translation, unless the policy or a turned meaning says otherwise."""
    entry = new_entry("p", "Text.", "正文", flags=("fuzzy",), previous_source=before)

    assert shown(entry, "en", policy) == expected
