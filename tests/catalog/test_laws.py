"""What holds for every catalog: nothing is lost, an edit touches its own lines, gettext and Babel read the same."""

import difflib
import io
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.catalog import Catalog, Entry, new_catalog, new_entry, parse_catalog, pofile, render_catalog
from diglot.errors import InputError

VALUES = ("id", "source", "target", "flags", "extracted", "comments", "previous_id", "previous_source", "obsolete")
ODD = '\n\n\n\t\r\\""#~|,:.= \a\b\f\v\x00\x01\x1b\x7f\x85\u2028\u2029\ufeff\u200f中文é🙂n0x'
CHARACTERS = st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"]))
TEXT = st.text(CHARACTERS, max_size=12) | st.text(st.sampled_from("ab \n中"), max_size=12)
NAMES = st.text(CHARACTERS, max_size=8)
LINES = st.lists(st.text(CHARACTERS.filter(lambda c: c not in "\r\n\0"), max_size=8).filter(lambda s: "#-#" not in s))
FLAGS = st.sampled_from([(), ("fuzzy",), ("fuzzy", "no-wrap"), ("no-wrap",), ("x-y", "z")])
GETTEXT = shutil.which("msgfmt") is not None

common = settings(deadline=None, max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])


@st.composite
def entries(draw: st.DrawFn, newline: str = "\n") -> Entry:
    """Any entry of ours, living or obsolete."""
    identity = draw(st.none() | NAMES)
    source = draw(TEXT.filter(bool))
    entry = new_entry(
        identity,
        source,
        draw(TEXT),
        extracted=tuple(draw(LINES)),
        flags=draw(FLAGS),
        comments=tuple(draw(LINES)),
        previous_source=draw(st.none() | TEXT),
        newline=newline,
    )
    return entry.edit(obsolete=True) if draw(st.booleans()) else entry


def key(entry: Entry) -> tuple[str | None, str]:
    """What makes an entry one of its catalog."""
    return entry.id, entry.source


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Any catalog of ours, with Unix or Windows line ends."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    catalog = new_catalog(draw(st.sampled_from(["zh", "ar", "de"])), "Project")
    header = replace(catalog.header, raw=catalog.header.raw.replace("\n", newline), newline=newline)
    made = draw(st.lists(entries(newline), max_size=5, unique_by=key))
    return Catalog(header, tuple(made), newline)


def read(data: bytes) -> Catalog:
    """The catalog of these bytes."""
    return parse_catalog(data, "a.po")


def values(entry: Entry) -> dict[str, object]:
    """What an entry says, without where it says it."""
    return {name: getattr(entry, name) for name in VALUES}


def lines_of(text: str) -> list[str]:
    """The lines of a file; other separators than line feeds are text."""
    return text.split("\n")


@pytest.mark.slow
@common
@given(catalogs())
def test_what_is_read_is_written_again(catalog: Catalog) -> None:
    """Byte for byte, and the values are those that were given."""
    data = render_catalog(catalog)

    again = read(data)

    assert render_catalog(again) == data
    assert [values(entry) for entry in again.entries] == [values(entry) for entry in catalog.entries]


CHANGES = {
    "id": st.none() | NAMES,
    "source": TEXT.filter(bool),
    "target": TEXT,
    "flags": FLAGS,
    "extracted": LINES.map(tuple),
    "comments": LINES.map(tuple),
    "previous_source": st.none() | TEXT,
    "obsolete": st.booleans(),
}
OPENINGS = {
    "id": ("msgctxt",),
    "source": ("msgid",),
    "target": ("msgstr",),
    "flags": ("#,",),
    "extracted": ("#.",),
    "comments": ("# ", "#"),
    "previous_source": ("#|", "#~|"),
}


@st.composite
def edits(draw: st.DrawFn, fields: tuple[str, ...] = tuple(CHANGES)) -> dict[str, object]:
    """An edit of some fields."""
    chosen = draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique=True))
    return {name: draw(CHANGES[name]) for name in chosen}


@pytest.mark.slow
@common
@given(catalogs().filter(lambda each: each.entries), edits(), st.integers(0, 4))
def test_an_edit_changes_its_own_entry_and_nothing_else(catalog: Catalog, change: dict[str, object], at: int) -> None:
    """The others stay as they are, and what was edited is read as edited."""
    entries = list(catalog.entries)
    at %= len(entries)
    edited = entries[at].edit(**change)
    others = [each for i, each in enumerate(entries) if i != at and key(each) != key(edited)]

    alone = read(render_catalog(catalog.replace([edited])))
    together = render_catalog(catalog.replace([*others, edited])).decode()

    assert values(alone.entries[0]) == values(entries[at]) | change
    assert together == catalog.header.raw + "".join(each.raw for each in others) + edited.raw


@common
@given(entries(), st.sampled_from(list(OPENINGS)), st.data())
def test_an_edit_of_a_field_keeps_the_lines_of_the_others(entry: Entry, field: str, data: st.DataObject) -> None:
    """Every line that is not of the field is there before and after, in the same order."""
    edited = entry.edit(**{field: data.draw(CHANGES[field])})

    assert without(field, edited) == without(field, entry)


def without(field: str, entry: Entry) -> list[str]:
    """The lines of an entry that are not of the field, told by how each field's lines begin."""
    kept, inside = [], False
    for line in lines_of(entry.raw):
        plain = line.removeprefix("#~ ") if entry.obsolete else line
        if not plain.startswith('"'):
            mark = re.match(r"#~\||#[,.:|]|#|msg[a-z]+|", plain)
            assert mark
            inside = mark[0] in OPENINGS[field] and mark[0] != ""
        if plain.startswith(("#|", "#~|")):
            inside = field == "previous_source"
        if not inside:
            kept.append(line)
    return kept


@common
@given(entries())
def test_an_edit_to_the_same_values_is_no_edit(entry: Entry) -> None:
    """The same object, so the same bytes."""
    assert entry.edit(**{name: getattr(entry, name) for name in CHANGES}) is entry


@common
@given(entries())
def test_obsolete_and_back_is_the_same_entry(entry: Entry) -> None:
    """Deleting a paragraph and restoring it changes nothing."""
    turned = entry.edit(obsolete=not entry.obsolete)

    assert turned.raw != entry.raw
    assert turned.edit(obsolete=entry.obsolete) == entry


FOREIGN = {
    "wrapped strings": '\n#: a.c:1\nmsgid ""\n"one "\n"two"\nmsgstr ""\n"eins "\n"zwei"\n',
    "comments out of order": '\n#, fuzzy\n#. extracted\n#: a.c:1\n# note\n#, c-format\n# more\nmsgid "a"\nmsgstr "b"\n',
    "no blank line before": 'msgid "a"\nmsgstr "b"\n',
    "many blank lines before": '\n\n \n\t\n\nmsgid "a"\nmsgstr "b"\n',
    "spaces around": '\n  msgctxt   "c"  \n\tmsgid "a"\t\n    "b" \n msgstr\t"d"   \n',
    "no space after a keyword": '\nmsgid"a"\nmsgstr"b"\n',
    "blank lines inside": '\nmsgid ""\n\n"a"\n\nmsgstr ""\n  \n"b"\n\n"c"\n',
    "marks without a space": '\n#~|msgid "o"\n#~msgid "a"\n#~msgstr "b"\n#~"c"\n',
    "comments of obsolete entries": '\n#~ # note\n#~ #. told\n#~ #, fuzzy\n#~\n#~ msgid "a"\n#~ msgstr "b"\n',
    "comments without a space": '\n#note\n#.told\n#:a.c:1\n#,fuzzy\n#|msgid "o"\nmsgid "a"\nmsgstr "b"\n',
    "sticky flags and odd marks": '\n#= wrap\n#! odd\n#\n#. \n#  two\nmsgid "a"\nmsgstr "b"\n',
    "a section's comment": '\n# Section\n\n#: a.c:1\n# comment\nmsgid "a"\nmsgstr "b"\n',
    "a damaged previous text": '\n#| msgid "x\n#| "y"\nmsgid "a"\nmsgstr "b"\n',
    "a previous context": '\n#| msgctxt "x"\n#| msgid ""\n#| "y"\nmsgctxt "a"\nmsgid "a"\nmsgstr "b"\n',
    "escapes written otherwise": '\nmsgid "\\344\\270\\255"\nmsgstr "\\x41\\?"\n'.replace("\\?", "\\t"),
    "two lines in one string": '\nmsgid "a\\nb"\nmsgstr "c\\nd"\n',
    "Windows line ends": '\r\n# c\r\n#, fuzzy\r\nmsgid ""\r\n"a "\r\n"b"\r\nmsgstr "c"\r\n',
    "mixed line ends": '\n# c\r\nmsgid ""\r\n"a "\n"b"\r\nmsgstr "c"\n',
}
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
AFTER = '# the next\nmsgid "next"\nmsgstr ""\n'


@pytest.mark.parametrize("name", FOREIGN)
@settings(common, max_examples=examples(15))
@given(change=edits())
def test_an_edit_of_a_foreign_layout(name: str, change: dict[str, object]) -> None:
    """What was edited is read as edited; the values of the others, and the next entry, are as before."""
    text = HEADER + FOREIGN[name] + AFTER
    catalog = read(text.encode())
    entry, after = catalog.entries
    expected = values(entry) | change
    if change.get("previous_source", "") is None:
        expected["previous_id"] = None

    data = render_catalog(catalog.replace([entry.edit(**change), after]))

    again = read(data)
    assert values(again.entries[0]) == expected
    assert data.decode().startswith(HEADER)
    assert data.decode().endswith(AFTER)


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize(
    ("change", "prefixes"),
    [
        ({"target": "neu"}, ("msgstr", '"')),
        ({"source": "neu"}, ("msgid", '"')),
        ({"id": "neu"}, ("msgctxt",)),
        ({"comments": ("neu",)}, ("#",)),
        ({"flags": ("neu",)}, ("#,", "#~ #,")),
        ({"previous_source": "neu"}, ("#|", "#~|")),
    ],
)
def test_an_edit_of_a_foreign_layout_keeps_the_lines_of_other_fields(
    name: str, change: dict[str, object], prefixes: tuple[str, ...]
) -> None:
    """Only lines that begin as the field's do come and go."""
    raw = FOREIGN[name]
    entry = read((HEADER + raw + AFTER).encode()).entries[0]

    differences = list(difflib.ndiff(lines_of(raw), lines_of(entry.edit(**change).raw)))

    touched = [line[2:].removeprefix("#~").lstrip() for line in differences if line[:1] in "+-"]
    assert any("neu" in line for line in touched)
    assert [line for line in touched if not line.startswith((*prefixes, "|") if "|" in prefixes[0] else prefixes)] == []


@pytest.mark.parametrize("name", FOREIGN)
def test_obsolete_and_back_is_the_identity_in_every_layout(name: str) -> None:
    """A wrapped text is not unwrapped by a paragraph that went and came back."""
    if "obsolete" in name or "marks" in name:
        changed = read((HEADER + FOREIGN[name] + AFTER).encode()).entries[0].edit(obsolete=False)
    else:
        changed = read((HEADER + FOREIGN[name] + AFTER).encode()).entries[0]

    again = changed.edit(obsolete=True).edit(obsolete=False)

    assert again == changed


# What gettext and Babel make of our catalogs: many entries, few processes


WORDS = (
    "fox",
    "狐狸",
    "été",
    "a b",
    'say "no"',
    "back\\slash",
    "\\n",
    "tab\there",
    "%d",
    "{x}",
    "ends. ",
    "🙂",
    "x" * 200,
)


def random_text(dice: random.Random, ends: str) -> str:
    """A text of some lines; `ends` is “both”, “begin”, “end” or “none”, for msgfmt wants the same of a translation."""
    inner = dice.choice(["", "\n", "\n\n", " "]).join(dice.choice(WORDS) for _ in range(dice.randint(1, 4)))
    return ("\n" if ends in ("both", "begin") else "") + inner + ("\n" if ends in ("both", "end") else "")


def large_catalog(seed: int, newline: str = "\n") -> Catalog:
    """400 entries of every kind that gettext writes itself."""
    dice = random.Random(seed)
    made = []
    for number in range(400):
        ends = dice.choice(["none", "none", "both", "begin", "end"])
        target = dice.choice(["", random_text(dice, ends)])
        fuzzy = bool(target) and dice.random() < 0.3  # gettext takes the flag from what is untranslated
        entry = new_entry(
            dice.choice([None, f"page.{number}", f'odd "{number}"\n']),
            f"{number}".join([random_text(dice, ends), ""]) if ends in ("none", "begin") else random_text(dice, ends),
            target,
            extracted=tuple(
                dice.choice(["", "Page › heading", "a note", "  spaced"]) for _ in range(dice.randint(0, 2))
            ),
            flags=("fuzzy",) if fuzzy else (),
            comments=tuple(dice.choice(["", "说明", ". dot", ", comma", "~ tilde"]) for _ in range(dice.randint(0, 2))),
            previous_source=random_text(dice, "none") if fuzzy else None,
            newline=newline,
        )
        made.append(entry)
    unique = list({key(entry): entry for entry in made}.values())
    living, last = unique[:-40], unique[-40:]
    gone = [entry.edit(obsolete=True) for entry in last if entry.target]  # gettext drops the others
    return new_catalog("zh", "Project").replace([*living, *gone])


def gettext(command: list[str], data: bytes) -> bytes:
    """What a gettext tool makes of a catalog; fails the test if it complains."""
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("seed", range(3))
def test_gettext_writes_our_catalogs_as_we_do(seed: int) -> None:
    """The canonical form is gettext's, without wrapping; and its checks pass."""
    assert GETTEXT, "gettext is missing: install the package gettext"
    data = render_catalog(large_catalog(seed))

    again = gettext(["msgcat", "--no-wrap", "-"], data)
    gettext(["msgfmt", "-c", "-o", "/dev/null", "-"], data)

    assert again.decode() == data.decode()


def test_gettext_reads_the_same_values(tmp_path: Path) -> None:
    """Compiled and decompiled, each living translation that is not fuzzy is there as it was given."""
    catalog = large_catalog(7)
    compiled = tmp_path / "a.mo"

    gettext(["msgfmt", "-o", str(compiled), "-"], render_catalog(catalog))
    back = read(gettext(["msgunfmt", "--no-wrap", str(compiled)], b""))

    given_texts = {
        key(each): each.target for each in catalog.entries if each.target and not each.fuzzy and not each.obsolete
    }
    assert {key(each): each.target for each in back.entries} == given_texts


@pytest.mark.slow
@common
@given(st.lists(entries(), max_size=4, unique_by=key))
def test_babel_reads_the_same_values(made: list[Entry]) -> None:
    """Id, source, translation and the fuzzy flag; texts that Babel itself cannot hold are left out."""
    fit = [each for each in made if not BABEL_CANNOT.search(f"{each.id}{each.source}{each.target}")]
    fit = [each.edit(previous_source=None) if each.obsolete else each for each in fit]  # it refuses “#~|”
    catalog = new_catalog("zh", "Project").replace(fit)

    babel = read_po(io.BytesIO(render_catalog(catalog)), locale="zh", abort_invalid=True)

    living = {(each.context, each.id): (each.string, each.fuzzy) for each in babel if each.id}
    assert living == {key(each): (each.target, each.fuzzy) for each in fit if not each.obsolete}


BABEL_CANNOT = re.compile(r"[\x00\a\b\f\v\x85\u2028\u2029\x1c-\x1e]")
"""It knows neither their escapes nor that they end no line."""


USUAL = [
    f'\n#. a\n#.b\n#.\nmsgctxt "{name}"\nmsgid "{name} s"\nmsgstr "{text}"\n' for name in "abc" for text in ("", "t")
]
ODD_LINES = [
    *(
        "",
        " ",
        "#. c",
        "# t",
        "#, fuzzy",
        "#: r",
        "#~",
        '#~ msgid "o"',
        '#~ msgstr "p"',
        '#| msgid "z"',
        '"more"',
        "junk",
    ),
    *(
        'msgctxt "a"',
        'msgctxt ""',
        'msgid "s"',
        'msgid ""',
        'msgid_plural "p"',
        'msgstr "t"',
        'msgstr[0] "f"',
        'msgstr "\\n"',
    ),
]
PARTS = st.sampled_from(USUAL) | st.lists(st.sampled_from(ODD_LINES), min_size=1, max_size=4).map("\n".join)


def read_or_refusal(data: bytes) -> Catalog | str:
    """A catalog, or why it is refused."""
    try:
        return parse_catalog(data, "a.po")
    except InputError as error:
        return str(error)


@settings(common, max_examples=examples(200))
@given(st.lists(PARTS | PARTS.map(lambda part: f"{part}\n"), max_size=6).map("".join), st.sampled_from(["\n", "\r\n"]))
def test_usual_entries_are_read_as_line_by_line(text: str, newline: str) -> None:
    """Among odd ones, too: the same entries from the same lines, or the same refusal."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    data = (head + text).replace("\n", newline).encode()
    with patch.object(pofile, "_USUAL", re.compile("(?!)")):
        by_line = read_or_refusal(data)

    assert read_or_refusal(data) == by_line
