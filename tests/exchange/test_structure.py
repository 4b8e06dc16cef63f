"""What the specifications ask of a file, as far as a file of ours has it: names, orders, ids, values."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from exchange_edition import exchange_of, make_files
from lxml import etree

from diglot.exchange import FORMATS, writer_of
from diglot.exchange.tbx import NAMESPACE as TBX
from diglot.exchange.tbx import write_tbx
from diglot.exchange.xliff_1 import NAMESPACE as XLIFF_1
from diglot.exchange.xliff_2 import CORE, METADATA
from diglot.repository import Repository
from diglot.terms import parse_termbase

XML = "{http://www.w3.org/XML/1998/namespace}"
CODES_1 = ("bpt", "ept", "ph", "#text")
CODES_2 = ("pc", "ph", "cp", "#text")
XLIFF_2_1: Mapping[str, tuple[set[str], Sequence[str]]] = {
    "xliff": ({"version", "srcLang", "trgLang"}, ("file",)),
    "file": ({"id", "original"}, ("unit",)),
    "unit": ({"id", f"{XML}space"}, ("metadata", "notes", "originalData", "segment")),
    "metadata": (set(), ("metaGroup",)),
    "metaGroup": ({"category"}, ("meta",)),
    "meta": ({"type"}, ("#text",)),
    "notes": (set(), ("note",)),
    "note": ({"category"}, ("#text",)),
    "originalData": (set(), ("data",)),
    "data": ({"id"}, ("cp", "#text")),
    "segment": ({"state"}, ("source", "target")),
    "source": (set(), CODES_2),
    "target": (set(), CODES_2),
    "ph": ({"id", "dataRef", "type", "disp"}, ()),
    "pc": ({"id", "dataRefStart", "dataRefEnd", "type"}, CODES_2),
    "cp": ({"hex"}, ()),
}
XLIFF_1_2: Mapping[str, tuple[set[str], Sequence[str]]] = {
    "xliff": ({"version"}, ("file",)),
    "file": ({"original", "source-language", "target-language", "datatype"}, ("body",)),
    "body": (set(), ("trans-unit",)),
    "trans-unit": ({"id", "approved", f"{XML}space"}, ("source", "target", "context-group", "note")),
    "context-group": ({"purpose"}, ("context",)),
    "context": ({"context-type"}, ("#text",)),
    "note": ({"from"}, ("#text",)),
    "source": (set(), CODES_1),
    "target": ({"state"}, CODES_1),
    "bpt": ({"id", "rid", "ctype"}, ("#text",)),
    "ept": ({"id", "rid"}, ("#text",)),
    "ph": ({"id", "ctype"}, ("#text",)),
}
TMX: Mapping[str, tuple[set[str], Sequence[str]]] = {
    "tmx": ({"version"}, ("header", "body")),
    "header": (
        {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
        (),
    ),
    "body": (set(), ("tu",)),
    "tu": ({"tuid"}, ("note", "prop", "tuv")),
    "note": (set(), ("#text",)),
    "prop": ({"type"}, ("#text",)),
    "tuv": ({f"{XML}lang"}, ("seg",)),
    "seg": (set(), CODES_1),
    "bpt": ({"i", "x", "type"}, ("#text",)),
    "ept": ({"i"}, ("#text",)),
    "ph": ({"x", "type"}, ("#text",)),
}
TBX_BASIC: Mapping[str, tuple[set[str], Sequence[str]]] = {
    "tbx": ({"style", "type", f"{XML}lang"}, ("tbxHeader", "text")),
    "tbxHeader": (set(), ("fileDesc",)),
    "fileDesc": (set(), ("sourceDesc",)),
    "sourceDesc": (set(), ("p",)),
    "p": (set(), ("#text",)),
    "text": (set(), ("body",)),
    "body": (set(), ("conceptEntry",)),
    "conceptEntry": ({"id"}, ("ref", "admin", "langSec")),
    "ref": ({"type", "target"}, ("#text",)),
    "admin": ({"type"}, ("#text",)),
    "langSec": ({f"{XML}lang"}, ("descripGrp", "note", "termSec")),
    "descripGrp": (set(), ("descrip",)),
    "descrip": ({"type"}, ("#text",)),
    "termSec": (set(), ("term", "termNote", "note")),
    "term": (set(), ("#text",)),
    "termNote": ({"type"}, ("#text",)),
    "note": ({f"{XML}lang"}, ("#text",)),
}
"""For each element its attributes and its children. Children that are no text come in this order, except codes."""


def faults(root: Any, rules: Mapping[str, tuple[set[str], Sequence[str]]]) -> list[str]:
    """What an element and those in it have that the rules do not."""
    found = []
    for element in root.iter():
        name = etree.QName(element).localname
        attributes, children = rules.get(name, (None, ()))
        if attributes is None:
            found.append(f"<{name}> is unknown")
            continue
        found += [f"<{name}> has {each}" for each in set(element.attrib) - attributes]
        names = [etree.QName(each).localname for each in element]
        found += [f"<{each}> in <{name}>" for each in names if each not in children]
        ranks = [children.index(each) for each in names if each in children]
        if "#text" not in children:
            said = [element.text, *(each.tail for each in element)]
            found += [f"<{name}> has words" for each in said if (each or "").strip()]
            found += [f"the order in <{name}>"] if ranks != sorted(ranks) else []
    return found


def written(form: str) -> Any:
    """The root of a file with all kinds of codes."""
    return etree.fromstring(writer_of(FORMATS[form])(exchange_of(make_files())))


def test_xliff_2() -> None:
    """XLIFF 2.1, 4.2 and 5.7: ids are unique in their unit, references lead to data, states are those of the list."""
    root = written("xliff")
    core = f"{{{CORE}}}"

    assert faults(root, XLIFF_2_1) == []
    assert {etree.QName(each).namespace for each in root.iter()} == {CORE, METADATA}
    assert root.get("version") == "2.1"
    assert {each.get("state") for each in root.iter(f"{core}segment")} == {"initial", "translated"}
    for unit in root.iter(f"{core}unit"):
        data = [each.get("id") for each in unit.iter(f"{core}data")]
        assert len(data) == len(set(data))
        for side in ("source", "target"):
            codes = [each for text in unit.iter(f"{core}{side}") for each in text.iter(f"{core}pc", f"{core}ph")]
            ids = [each.get("id") for each in codes]
            assert len(ids) == len(set(ids))
            used = {each.get(name) for each in codes for name in ("dataRef", "dataRefStart", "dataRefEnd")} - {None}
            assert used <= set(data)
            assert {each.get("type") for each in codes} <= {"fmt", "ui", "quote", "link", "image", "other"}


def test_a_code_has_the_same_id_in_source_and_target() -> None:
    """So a tool can tell that nothing is missing."""
    core = f"{{{CORE}}}"
    unit = next(each for each in written("xliff").iter(f"{core}unit") if len(each.findall(f".//{core}pc")) >= 6)

    source, target = (
        {
            each.get("id"): (each.tag, each.get("dataRef"), each.get("dataRefStart"))
            for each in element.iter()
            if each.get("id")
        }
        for element in (unit.find(f".//{core}source"), unit.find(f".//{core}target"))
    )

    same = source.keys() & target.keys()
    assert len(same) >= 3
    assert {key: source[key] for key in same} == {key: target[key] for key in same}


def test_xliff_1() -> None:
    """XLIFF 1.2, 2.3 and 3.2: pairs have one number, states are those of the list."""
    root = written("xliff-1.2")
    x = f"{{{XLIFF_1}}}"

    assert faults(root, XLIFF_1_2) == []
    assert {each.get("state") for each in root.iter(f"{x}target")} == {"translated", "needs-review-translation"}
    assert {each.get("approved") for each in root.iter(f"{x}trans-unit")} == {"yes", None}
    for text in (*root.iter(f"{x}source"), *root.iter(f"{x}target")):
        assert [each.get("rid") for each in text.iter(f"{x}bpt")] != [] or not list(text.iter(f"{x}ept"))
        assert {each.get("rid") for each in text.iter(f"{x}bpt")} == {each.get("rid") for each in text.iter(f"{x}ept")}


def test_tmx() -> None:
    """TMX 1.4b: every `bpt` has its `ept`, every `tu` a variant in the source language."""
    root = written("tmx")

    assert faults(root, TMX) == []
    assert root.find("header").get("segtype") in ("block", "paragraph", "sentence", "phrase")
    for segment in root.iter("seg"):
        numbers = [each.get("i") for each in segment.iter("bpt")]
        assert len(numbers) == len(set(numbers))
        assert {each.get("i") for each in segment.iter("bpt")} == {each.get("i") for each in segment.iter("ept")}
    assert {unit.find("tuv").get(f"{XML}lang") for unit in root.iter("tu")} == {"en"}


def test_tbx() -> None:
    """ISO 30042: the categories are those of TBX-Basic, references lead to concepts."""
    edition = Repository(Path(__file__).parent.parent.parent).read_edition()
    termbase = parse_termbase(edition.termbase, "", ("en", "zh"))

    root = etree.fromstring(write_tbx(termbase, ("en", "zh"), "Terms"))

    t = f"{{{TBX}}}"
    concepts = [each.get("id") for each in root.iter(f"{t}conceptEntry")]
    assert faults(root, TBX_BASIC) == []
    assert len(concepts) == len(set(concepts)) == len(termbase.terms)
    assert {each.get("target") for each in root.iter(f"{t}ref")} <= set(concepts)
    assert {each.text for each in root.iter(f"{t}termNote")} <= {
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts",
    }
    assert {each.get("type") for each in root.iter(f"{t}descrip")} == {"definition"}


@pytest.mark.parametrize(("old", "fault"), [("<segment", "<words"), ("<notes>", '<notes id="x">')])
def test_the_rules_find_faults(old: str, fault: str) -> None:
    """A file with another element or attribute is none."""
    text = writer_of(FORMATS["xliff"])(exchange_of(make_files())).decode()
    root = etree.fromstring(
        text.replace(old, fault).replace("</segment", f"</{fault[1:]}" if "words" in fault else "</segment").encode()
    )

    assert faults(root, XLIFF_2_1) != []
