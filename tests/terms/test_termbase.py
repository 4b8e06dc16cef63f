"""What is wrong with a termbase is said with file, line and term."""

import pytest

from diglot.edition import Edition, Layout, Translation
from diglot.sync import plan_sync
from diglot.terms import Matcher, Source, Standing, TermRendering, make_concordance, parse_termbase

GOOD = '[grid]\n[grid.en]\nname = "grid"\n[grid.zh]\nname = "网格"\n'
PEI = 'author = "Pei", title = "Grids", year = 2021, names = ["en"]'


def with_source(fields: str) -> str:
    """The good termbase, with a source in its second line."""
    return GOOD.replace("\n", f"\nsources = [{{ {fields} }}]\n", 1)


def with_reason(value: str) -> str:
    """The good termbase, with a rejected name in its last line, the sixth."""
    return f'{GOOD}rejected = [{{ name = "格", reason = {value} }}]\n'


TWO = GOOD + '[list]\n[list.en]\nname = "list"\n[list.zh]\nname = "名单"\n'
MALFORMED = {
    "syntax": (GOOD + "x = =\n", 6, "not TOML"),
    "digits": (f"{GOOD}x = {'9' * 5000}\n", 0, "not TOML"),
    "lists": (f"{GOOD}x = {'[' * 3000}\n", 0, "not TOML"),
    "a key twice": (GOOD + "[grid]\n", 6, "already"),
    "an unknown field": (GOOD + 'colour = "red"\n', 6, "no field “colour”"),
    "a wrong type": (GOOD + "admitted = 3\n", 6, "“admitted” is not"),
    "no name in the source language": ('[grid]\n[grid.zh]\nname = "网格"\n', 1, "no name in “en”"),
    "no name": ('[grid]\n[grid.en]\n[grid.zh]\nname = "网格"\n', 2, "the name is empty"),
    "one name, two concepts": (TWO.replace('"list"', '"Grid"\nexact = false'), 8, "belongs to “grid” already, line 3"),
    "rejected and approved": (GOOD + 'rejected = [{ name = "网格", reason = "x" }]\n', 6, "is rejected, and a name"),
    "rejected without a reason": (GOOD + 'rejected = [{ name = "格" }]\n', 6, "not a name with a reason"),
    "markup": (GOOD.replace('"grid"', '"*grid*"'), 3, "markup"),
    "a line break": (GOOD.replace('"grid"', '"a\\nb"'), 3, "line break"),
    "an unknown relative": (GOOD.replace("[grid]\n", '[grid]\nrelated = ["gird"]\n', 1), 2, "no term “gird”"),
    "a bad key": (GOOD.replace("grid]", "Grid]").replace("[grid", "[Grid"), 1, "not a key"),
    "a standing, as it was": (GOOD + 'standing = "sourced"\n', 6, "write in [grid], if there is one: sources = [{"),
    "a source, as it was": (GOOD + 'source = "Pei 2021"\n', 6, "“source” is no field any more"),
    "sources that are none": (GOOD.replace("\n", '\nsources = "Pei"\n', 1), 2, "“sources” is not a list"),
    "a source in one text": (GOOD.replace("\n", '\nsources = ["Pei"]\n', 1), 2, "source 1 is not a table"),
    "a source without a year": (with_source(PEI.replace(", year = 2021", "")), 2, "source 1 has no “year”"),
    "a second source": (with_source(f'{PEI} }}, {{ author = "x"'), 2, "source 2 has no “title” and “year” and “names”"),
    "a year in letters": (with_source(PEI.replace("2021", '"2021"')), 2, "without quotation marks"),
    "a year that is none": (with_source(PEI.replace("2021", "true")), 2, "“year” is not a year"),
    "a title without letters": (with_source(PEI.replace("Grids", " ")), 2, "“title” is not a text"),
    "names of no language": (with_source(PEI.replace('["en"]', "[]")), 2, "“names” is not a list of languages"),
    "names in another language": (with_source(PEI.replace('"en"', '"fr"')), 2, "“fr” is no language of the edition"),
    "a source's unknown field": (with_source(f'{PEI}, page = "3"'), 2, "no field “page”"),
    "an address that runs": (with_source(f'{PEI}, url = "javascript:alert(1)"'), 2, "not an address on the web"),
    "an address without a host": (with_source(f'{PEI}, url = "https://[x"'), 2, "not an address on the web"),
    "an empty reason": (with_reason('""'), 6, "not a name with a reason"),
    "reasons in no language": (with_reason("{}"), 6, "not a name with a reason"),
    "a reason that is a number": (with_reason("3"), 6, "“格”: the reason is not a text"),
    "one reason that is no text": (with_reason('{ en = "x", zh = [] }'), 6, "“格”: the reason is not a text"),
    "a reason with a control character": (with_reason(r'"a\u0000b"'), 6, "“格”: the reason is not a text"),
    "a reason in another language": (with_reason('{ fr = "x" }'), 6, "“fr”, which is no language of the edition"),
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


@pytest.mark.parametrize("language", ["zh", "de", "ar"])
def test_a_name_may_be_missing_in_a_target_language(language: str) -> None:
    """One language that lags behind keeps no other from being synced; a reference to the concept is not judged."""
    source = "A grid, and [these](term:grid).\n"
    translations = {language: Translation(pages={"a.md": "Ein Gitter, und [diese](term:grid).\n"})}
    pages = {"a.md": source}
    plan = plan_sync(
        Edition(Layout("en"), "t", (), "translation", pages, {}, translations, GOOD.partition("[grid.zh]")[0])
    )
    uses = make_concordance(plan.pairs.values(), plan.termbase, "en")

    assert plan.problems == ()
    assert [(pairing.key, pairing.rendering) for pairing in uses.pairings] == [("grid", TermRendering.OPEN)]


def test_forms_are_found_like_the_name() -> None:
    """So they are linked; a form is a name, without markup."""
    text = '[oven.en]\nname = "oven"\n[oven.de]\nname = "Ofen"\nforms = ["Öfen", "Ofens"]\n'
    termbase = parse_termbase(text, "t", ["en", "de"])
    found = Matcher(termbase, "de").find("Öfen, des Ofens, der Ofen, Ofenrohr")
    [problem] = parse_termbase(text.replace("Öfen", "*Öfen*"), "t", ["en", "de"]).problems

    assert termbase.problems == ()
    assert [(mention.name, mention.span.start) for mention in found] == [("Ofen", 0), ("Ofen", 10), ("Ofen", 21)]
    assert problem.line == 5


def test_a_reason_may_be_in_every_language() -> None:
    """One alone is in the language of its table; where one is missing, that of another stands for it."""
    text = with_reason('{ zh = "为何", en = "why" }') + '[b.en]\nname = "b"\n[b.zh]\nname = "丙"\n[b.fr]\nname = "c"\n'
    for language in ("fr", "zh"):
        text = text.replace(
            f"[b.{language}]\n", f'[b.{language}]\nrejected = [{{ name = "x", reason = "{language}" }}]\n'
        )
    text += '[grid.fr]\nname = "grille"\n'

    termbase = parse_termbase(text, "t", ["en", "fr", "zh"])

    [both], [french], [chinese] = (
        termbase.terms[key].namings[code].rejected for key, code in (("grid", "zh"), ("b", "fr"), ("b", "zh"))
    )
    assert termbase.problems == ()
    assert [*both.reasons] == ["en", "zh"]
    assert [both.reason(code) for code in ("zh", "fr")] == [("为何", "zh"), ("why", "en")]
    assert french.reason("en") == french.reason("fr") == ("fr", "fr")
    assert chinese.reason("en") == ("zh", "zh")


def test_the_standing_follows_from_the_sources() -> None:
    """Two sources with a name each are not one with both; a name in the one language says something about the other."""
    both = (
        'author = "Li", title = "Au", year = 2020, names = ["zh", "en"], container = "Journal", url = "https://a.b/c"'
    )
    only = PEI.replace('"en"', '"zh"')
    cases = {"": "unsourced", PEI: "partly sourced", f"{PEI} }}, {{ {only}": "partly sourced", both: "sourced"}
    for fields, standing in cases.items():
        term = parse_termbase(with_source(fields) if fields else GOOD, "t", ["en", "zh"]).terms["grid"]
        assert term.standing("en", "zh") is Standing(standing)

    assert term.sources == (Source("Li", "Au", 2020, ("en", "zh"), "Journal", "https://a.b/c"),)
    assert term.standing("en", "fr") is Standing.PARTLY


NAMES = """
[grid.en]\nname = "grid management"\n[grid.zh]\nname = "网格化管理"\nrejected = [{ name = "栅格管理", reason = "x" }]
[police.en]\nname = "grid policing"\n[police.zh]\nname = "网格化警务"
[data.en]\nname = "data"\n[data.zh]\nname = "数据"
[it.en]\nname = "IT"\n[it.zh]\nname = "信息化"
[police-it.en]\nname = "police IT"\n[police-it.zh]\nname = "公安信息化"
[vpn.en]\nname = "VPN"\nplural = true\n[vpn.zh]\nname = "VPN"
[city.en]\nname = "city"\n[city.zh]\nname = "城市"
[file.en]\nname = "dang'an"\n[file.zh]\nname = "档案"
[seal.en]\nname = "Xi’an seal"\n[seal.zh]\nname = "西安印"
"""
FOUND = {
    "en": {
        "Grid management’s data in a database": ["Grid management", "data"],
        "grid‑management, grid\u00a0management, grid, management": ["grid‑management", "grid\u00a0management"],
        "VPNs, vpn, a VPN's": ["VPNs", "VPN"],
        "it is IT, not Police it": ["IT"],
        "police IT": ["police IT"],
        "dang'an, dang’an, Dangʼan, danga’n": ["dang'an", "dang’an", "Dangʼan"],
        "Xi'an seal, Xi’an seal, xi’an seal": ["Xi'an seal", "Xi’an seal"],
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
