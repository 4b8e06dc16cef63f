"""Straight marks turned into those of a language: what a fix may change, and what it leaves."""

import re
from dataclasses import replace

import markdown
import pytest
from editions import Files, edition
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.checks import choose_checks, run_checks
from diglot.checks.findings import Finding
from diglot.checks.fixes import fixed_sources
from diglot.checks.western_typography.quotation import marks_of
from diglot.cli.check import mend, take_stock
from diglot.edition import Edition
from diglot.edition_files import Layout
from diglot.pages import split_units
from diglot.sync import plan_sync

PIECES = [
    *"\"'\"'\"'“”‘’ aSn5.,:;!?-—()[]*_`$<>&=\\",
    *("dang'an ", "don't ", "the editors' ", "'90s ", "'tis ", " 'n' ", "5'10\" ", '"he said ', ' she said"', "**"),
    *('[x](a.md "t")', '<b title="x">', "</b>", "`a'b`", '"x"', "'y'", "https://e.org/a'b ", '{: title="x" }'),
    *("l'ami ", "&quot;", "![a'b](c.png)", "[^1]", "{{< a b='c' >}}", "<code>", "</code>", "[", "](", ")", *"éД신中"),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "sv", "pl", "uk", "nl", "ko"])
USED = "“a” ‘b’ ’c „d“ ‚e‘ »f« «g» ‹h›"


def look(files: Edition) -> tuple[Finding, ...]:
    """What the check finds."""
    return run_checks(take_stock(files, plan_sync(files)), choose_checks(["DG605"]))


def in_language(source: str, language: str) -> Edition:
    """An edition whose source language is another one."""
    files = Files()
    files.write_source(source)
    return replace(files.edition(), layout=Layout(language, "docs", "locales"))


def turned(text: str, language: str, used: str) -> str:
    """A text, mended, in an edition that has the marks of `used`."""
    files = in_language(f"# {used}\n\n{text}\n", language)
    return next((said for (_, _), said in fixed_sources(look(files)).items()), text)


@pytest.mark.parametrize(
    ("language", "used", "text", "expected"),
    [
        ("en", "“a”", "\"I don't,\" O'Neil's said.", "“I don’t,” O’Neil’s said."),
        ("en", "a’s", '"it"', "“it”"),
        ("en", "“a”", '"It" is $$x\'_a \\text{"b"}$$ and \\(y\'\\).', "“It” is $$x'_a \\text{\"b\"}$$ and \\(y'\\)."),
        ("en", "«a»", '"it" isn\'t', '"it" isn’t'),
        ("de", "„a“", "\"Das ist's\", sagt Hans' Frau.", "„Das ist’s“, sagt Hans’ Frau."),
        ("de", "»a«", '"Das" ist\'s', '"Das" ist’s'),
        ("de-CH", "«a»", '"Das"', "«Das»"),
        ("fr", "« a »", "\"L'ami\" d'aujourd'hui", '"L’ami" d’aujourd’hui'),
        ("fr", "«\u00a0a\u00a0»", '"ami"', '"ami"'),
        ("sv", "”a”", 'Han sade "nej".', "Han sade ”nej”."),
        ("it", "“a”", "l'\"arte\" e un po'.", 'l\'"arte" e un po’.'),
        ("uk", "«a»", 'м\'я "так"', "м’я «так»"),
        ("uk", "мʼя", "м'я", "м'я"),
        ("uz", "“a”", "o'zbek", "o'zbek"),
        ("nl", "‘a’", "'s avonds foto's", "’s avonds foto’s"),
        ("pt-PT", "«a»", '"sim"', "«sim»"),
        ("ko", "“a”", '"신용"은', '"신용"은'),
        ("he", "“a”", 'צה"ל', 'צה"ל'),
    ],
)
def test_marks_are_those_of_the_language(language: str, used: str, text: str, expected: str) -> None:
    """Where it is certain; and only marks that the edition has."""
    assert turned(text, language, used) == expected


@settings(max_examples=examples(75))
@given(TEXTS, LANGUAGES)
def test_fixes_change_marks_only(text: str, language: str) -> None:
    """Letters, units, elements and attributes stay, ids of headings as well, and mending again changes nothing."""
    files = in_language(f"# {USED}\n\nA {text}\n\n## B {text}\n", language)
    if not plan_sync(files).clear:
        return
    left, writes = mend(files, look)
    before, after = files.pages["a.md"], dict(writes).get("docs/" + language + "/a.md", b"").decode() or None
    after = after or before

    assert fixed_sources(left) == {}
    assert bare(after) == bare(before)
    assert [(u.kind, u.level, bare(u.text)) for u in split_units(after).units] == [
        (u.kind, u.level, bare(u.text)) for u in split_units(before).units
    ]
    assert tags(after) == tags(before)


def bare(text: str) -> str:
    """A text in which all quotation marks are alike."""
    return re.sub("[“”‘’„‚«»‹›\"']", "'", text)


def tags(page: str) -> list[str]:
    """The tags of a rendered page, with their attributes; code with its text."""
    html = markdown.markdown(page, extensions=["attr_list", "tables", "footnotes", "toc"])
    return re.findall(r"<code>.*?</code>|</?[a-z][^>]*>", html)


def test_translations_stay_current() -> None:
    """A mended source is no other text: not in the page, in its wrapping, in the catalog, nor in the template."""
    source = "---\ntitle: 'The editors'' page'\n---\n\n# “Dang'an”\n\n> The editors' words,\n> wrapped \"so\".\n"
    quoted = 'The editors\' words, wrapped "so".'
    files = edition(source, {"The editors' page": "编者页", quoted: "编者的话。", "“Dang'an”": "档案"})
    files.edit_entry("“Dang'an”", flags=("fuzzy",))
    files.sync()
    before, ids = dict(files.by_path), list(files.ids().values())
    for path, data in mend(files.edition(), look)[1]:
        assert data is not None
        files.by_path[path] = data

    assert files.source() == (
        "---\ntitle: 'The editors’ page'\n---\n\n# “Dang’an”\n\n> The editors’ words,\n> wrapped “so”.\n"
    )
    assert list(files.ids().values()) == ids
    assert files.entries()["The editors’ words, wrapped “so”."].flags == ()
    assert files.entries()["“Dang’an”"].flags == ("fuzzy",)
    assert files.changed(before) == {
        "docs/en/a.md", "locales/templates/a.pot", "locales/zh/LC_MESSAGES/a.po", "locales/zh/base.lock"
    }  # fmt: skip
    assert files.plan().writes == ()
    assert mend(files.edition(), look)[1] == ()


def test_pages_that_are_not_looked_at_count() -> None:
    """Naming one page does not change what is found on it."""
    files = Files()
    files.write_source("The editors' list.\n")
    files.write_source("“Grids”, ‘lists’ and don’t.\n", "b.md")
    files.sync()
    whole = take_stock(files.edition(), plan_sync(files.edition(), only={"a.md"}))

    assert list(whole.pages) == [("a.md", "zh")]
    assert [each.places[0].path for each in run_checks(whole, choose_checks(["DG605"]))] == ["docs/en/a.md"]


def test_codes_are_read_in_any_spelling() -> None:
    """With region or script, with a hyphen or an underscore."""
    assert marks_of("pt_PT") == marks_of("pt-PT") != marks_of("pt-BR") == marks_of("en-GB")
    assert marks_of("zh-Hant") is None
