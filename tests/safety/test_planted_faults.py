"""Faults planted one at a time into an edition that is clean: the gate turns red each time."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from case_files import stock
from editions import Files, edition

from diglot.checks import Severity, choose_checks, run_checks
from diglot.edition_files import Listed

SOURCE = """\
---
title: Lists
description: About lists
---

# Lists

See [the law](law.md#first) and run `pip install diglot`.

<p>Read <a href="law.md">on</a>.</p>

- An item of 1,200
- Another item

| Year | Cities |
| --- | --- |
| 2018 | Rongcheng |
"""
SENTENCE = "See [the law](law.md#first) and run `pip install diglot`."
CHINESE = {
    "Lists": "名单",
    "About lists": "关于名单",
    SENTENCE: "见[这部法律](law.md#first)，并运行 `pip install diglot`。",
    'Read <a href="law.md">on</a>.': '<a href="law.md">继续</a>阅读。',
    "An item of 1,200": "一项，共1200",
    "Another item": "另一项",
    "Year": "年份",
    "Cities": "城市",
    "Rongcheng": "荣成",
}
LAW = "# The law {: #first }\n\nText.\n"
CATALOG = "locales/zh/LC_MESSAGES/a.po"


def clean() -> Files:
    """The edition without a fault."""
    files = edition(SOURCE, CHINESE)
    files.write_source(LAW, "law.md")
    files.sync()
    for source, target in (("The law", "法律"), ("Text.", "正文。")):
        files.edit_entry(source, "law.md", target=target)
    files.sync()
    return files


def red(files: Files, listed: Listed | None = None) -> set[str]:
    """The codes of errors."""
    whole = stock(files)
    if listed is not None:
        whole = replace(whole, edition=replace(whole.edition, files=(*whole.edition.files, listed)))
    return {each.code for each in run_checks(whole, choose_checks()) if each.severity is not Severity.HINT}


def say(old: str, new: str, source: str = SENTENCE) -> Callable[[Files], None]:
    """A translator writes something else into the catalog."""
    return lambda files: files.edit_entry(source, target=CHINESE[source].replace(old, new))


def write(old: str, new: str) -> Callable[[Files], None]:
    """A translator writes something else into the translated page."""
    return lambda files: files.write_target(files.target().replace(old, new))


def spoil(old: bytes, new: bytes) -> Callable[[Files], None]:
    """The catalog's file is damaged."""

    def change(files: Files) -> None:
        assert old in files.by_path[CATALOG]
        files.by_path[CATALOG] = files.by_path[CATALOG].replace(old, new, 1)

    return change


FAULTS: dict[str, Callable[[Files], None]] = {
    # of the eight of a stock build that a translation can have
    "a link to a missing page": say("law.md", "lawx.md"),
    "a link to a missing place": say("#first", "#fisrt"),
    "an absolute link": say("law.md", "/law.md"),
    "a broken link in raw HTML": say("law.md", "lax.md", 'Read <a href="law.md">on</a>.'),
    "a script": write("另一项", "另一项<script>alert(1)</script>"),
    "a javascript link": say("law.md#first", "javascript:alert(1)"),
    "broken front matter": write("title: 名单\n", "title: [名单\n"),
    "a page that was emptied": lambda files: files.write_target(""),
    # and others
    "a link to another host": say("law.md#first", "https://evil.example/"),
    "a handler by attr_list": say("#first)", "#first){: onclick=alert(1) }"),
    "another command": say("install diglot", "install dig1ot"),
    "a Cyrillic letter": say("diglot", "diglоt"),
    "a turned direction": say("这部", "\u202e这部"),
    "markup in the title": lambda files: files.edit_entry("About lists", target="关于<b>名单</b>"),
    "a comment with a directive": say("这部", "<!-- diglot:skip -->这部"),
    "a tag left open": say("这部", "<b>这部"),
    "a template expression": say("这部", "{{ config }}这部"),
    "a text that is far too long": say("这部", "这部" * 400),
    "a wrong figure": lambda files: files.edit_entry("An item of 1,200", target="一项，共2100"),
    "a script between the units": write("\n- 一项", "\n<script>alert(1)</script>\n\n- 一项"),
    "a key in the front matter": write("description:", "template: redirect.html\ndescription:"),
    "an unsettled merge": spoil(b'msgid "Year"', b'<<<<<<< ours\nmsgid "Year"'),
    "a catalog cut short": lambda files: files.by_path.update({CATALOG: files.by_path[CATALOG][:-9]}),
    "an encoding that hides": spoil(b"charset=UTF-8", b"charset=UTF-7"),
    "plural forms that eat memory": spoil(b"nplurals=1", b"nplurals=99999999"),
    "a page of HTML": lambda files: files.by_path.update({"docs/zh/a.html": b"<script>"}),
}


def test_the_clean_edition_is_green() -> None:
    """So that the red below is the fault's."""
    assert red(clean()) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=list(FAULTS))
def test_a_planted_fault_turns_the_gate_red(fault: str) -> None:
    """Each by itself."""
    files = clean()
    FAULTS[fault](files)

    assert red(files)


def test_a_planted_link_turns_the_gate_red() -> None:
    """It is no file that could be held in memory."""
    assert "DG819" in red(clean(), Listed("docs/zh/x.md", "link"))


def test_there_are_twenty_and_more() -> None:
    """As many as were asked for."""
    assert len(FAULTS) >= 20
