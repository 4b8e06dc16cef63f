"""What is wrong with a termbase is said with file, line and term."""

import pytest

from diglot.terms import Matcher, parse_termbase

GOOD = '[grid]\n[grid.en]\nname = "grid"\n[grid.zh]\nname = "网格"\n'
TWO = GOOD + '[list]\n[list.en]\nname = "list"\n[list.zh]\nname = "名单"\n'
MALFORMED = {
    "syntax": (GOOD + "x = =\n", 6, "not TOML"),
    "a key twice": (GOOD + "[grid]\n", 6, "already"),
    "an unknown field": (GOOD + 'colour = "red"\n', 6, "no field “colour”"),
    "a wrong type": (GOOD + "admitted = 3\n", 6, "“admitted” is not"),
    "a missing language": ('[grid]\n[grid.en]\nname = "grid"\n', 1, "no name in “zh”"),
    "no name": ('[grid]\n[grid.en]\n[grid.zh]\nname = "网格"\n', 2, "the name is empty"),
    "one name, two concepts": (TWO.replace('"list"', '"Grid"\nexact = false'), 8, "belongs to “grid” already, line 3"),
    "rejected and approved": (GOOD + 'rejected = [{ name = "网格", reason = "x" }]\n', 6, "is rejected, and a name"),
    "rejected without a reason": (GOOD + 'rejected = [{ name = "格" }]\n', 6, "not a name with a reason"),
    "markup": (GOOD.replace('"grid"', '"*grid*"'), 3, "markup"),
    "a line break": (GOOD.replace('"grid"', '"a\\nb"'), 3, "line break"),
    "an unknown relative": (GOOD.replace("[grid]\n", '[grid]\nrelated = ["gird"]\n', 1), 2, "no term “gird”"),
    "a bad key": (GOOD.replace("grid]", "Grid]").replace("[grid", "[Grid"), 1, "not a key"),
    "no source": (GOOD + 'standing = "sourced"\n', 6, "no source is named"),
    "a reading of English": (GOOD.replace('"grid"', '"grid"\nreading = "x"'), 4, "has no reading"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_termbase_is_refused_with_file_and_line(case: str) -> None:
    """Each accident is the only problem, at its line."""
    text, line, said = MALFORMED[case]

    problems = parse_termbase(text, "locales/termbase.toml", ["en", "zh"]).problems

    assert [(each.path, each.line) for each in problems] == [("locales/termbase.toml", line)]
    assert said in str(problems[0])


def test_a_sound_termbase_has_no_problem() -> None:
    """And the reading of a Chinese name is made where none is given."""
    termbase = parse_termbase(TWO, "t", ["en", "zh"])

    assert termbase.problems == ()
    assert termbase.terms["grid"].namings["zh"].reading == "wǎnggé"
    assert (termbase.terms["list"].line, termbase.terms["list"].namings["en"].line) == (6, 7)


NAMES = """
[grid.en]\nname = "grid management"\n[grid.zh]\nname = "网格化管理"\nrejected = [{ name = "栅格管理", reason = "x" }]
[police.en]\nname = "grid policing"\n[police.zh]\nname = "网格化警务"
[data.en]\nname = "data"\n[data.zh]\nname = "数据"
[it.en]\nname = "IT"\n[it.zh]\nname = "信息化"
[police-it.en]\nname = "police IT"\n[police-it.zh]\nname = "公安信息化"
[vpn.en]\nname = "VPN"\nplural = true\n[vpn.zh]\nname = "VPN"
[city.en]\nname = "city"\n[city.zh]\nname = "城市"
"""
FOUND = {
    "en": {
        "Grid management’s data in a database": ["Grid management", "data"],
        "grid‑management, grid\u00a0management, grid, management": ["grid‑management", "grid\u00a0management"],
        "VPNs, vpn, a VPN's": ["VPNs", "VPN"],
        "it is IT, not Police it": ["IT"],
        "police IT": ["police IT"],
        "cities of the city": ["cities", "city"],
        "Straßendata İ data": ["data"],
    },
    "zh": {
        "公安信息化与信息化": ["公安信息化", "信息化"],
        "网格化警务不是网格化管理，也不是栅格管理": ["网格化警务", "网格化管理", "栅格管理"],
        "用VPN服务，xVPN": ["VPN"],
    },
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in FOUND.items() for text in texts])
def test_names_are_found_as_people_write_them(language: str, text: str) -> None:
    """In capitals, plurals, with hyphens; never inside a longer word."""
    termbase = parse_termbase(NAMES, "t", ["en", "zh"])
    assert termbase.problems == ()

    found = Matcher(termbase, language).find(text)

    assert [mention.span.of(text) for mention in found] == FOUND[language][text]
