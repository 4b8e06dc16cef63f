"""An edit that adds, drops or changes a negation, a number or a quantifier is never small."""

import pytest

from diglot.meaning_change import turns_meaning


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "Do not open the valve.", "Do open the valve."),
        ("en", "You can’t be scored.", "You can be scored."),
        ("en", "It cannot work.", "It can work."),
        ("en", "All citizens are rated.", "Some citizens are rated."),
        ("en", "The list has 1,200 items.", "The list has 1,020 items."),
        ("en", "Two cities took part.", "Several cities took part."),
        ("en", "It rose by 5 %.", "It rose by 5."),
        ("en", "It was never built.", "It was built."),
        ("zh", "不要打开阀门。", "打开阀门。"),
        ("zh", "所有公民都会得到评分。", "公民会得到评分。"),
        ("de", "Nicht öffnen.", "Öffnen."),
        ("fr", "Aucun citoyen n’est noté.", "Un citoyen est noté."),
        ("es", "No abrir.", "Abrir."),
        ("fi", "Luettelossa on 1200 kohtaa.", "Luettelossa on 1300 kohtaa."),
        ("en", "Do **not** open it.", "Do open it."),
        ("en", "This is ca*nnot* and can*not*.", "This is ca*nnot* and can."),
        ("en", "Set `limit=20`.", "Set `limit=30`."),
        ("en", "Press <kbd>5</kbd>.", "Press <kbd>6</kbd>."),
        ("en", "It has $n = 5$ states.", "It has $n = 6$ states."),
        ("en", "![No entry](a.png)", "![Entry](a.png)"),
        ("en", "[Not a list](a.md)", "[A list](a.md)"),
        ("en", "Do n&#111;t open it.", "Do open it."),
    ],
)
def test_turned(language: str, before: str, after: str) -> None:
    """Each of these keeps most of its letters and says something else."""
    assert turns_meaning(before, after, language)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "The system is noted for its ambition.", "The system is known for its ambition."),
        ("en", "A knot of notes.", "A bundle of notes."),
        ("en", "See [the list](https://example.org/2014/list).", "See [the list](https://example.org/2015/list)."),
        ("en", "The Party keeps files.", "The party keeps files."),
        ("en", "See [the list](a_(2014).md).", "See [the list](a_(2015).md)."),
        ("en", "See <https://example.org/2014>.", "See <https://example.org/2015>."),
        ("en", "See https://example.org/2014/all here.", "See https://example.org/2015/all here."),
        ("en", "Do not open.", "Do *not* open."),
        ("en", "It stays.[^1]", "It stays.[^2]"),
        ("en", "It stays.", "It stays.<!-- not 5 -->"),
        ("zh", "系统记录居民的行为。", "系统记载居民的行为。"),
        ("fi", "Älä avaa.", "Avaa."),
    ],
)
def test_not_turned(language: str, before: str, after: str) -> None:
    """Letters inside longer words and addresses do not count; without a word list only figures do."""
    assert not turns_meaning(before, after, language)
