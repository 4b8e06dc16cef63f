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
        ("zh", "系统记录居民的行为。", "系统记载居民的行为。"),
        ("fi", "Älä avaa.", "Avaa."),
    ],
)
def test_not_turned(language: str, before: str, after: str) -> None:
    """Letters inside longer words and addresses do not count; without a word list only figures do."""
    assert not turns_meaning(before, after, language)
