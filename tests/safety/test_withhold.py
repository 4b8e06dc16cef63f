"""The wall: what is withheld, what is not, and what a translator cannot reach at all."""

import os
import subprocess
import sys

import pytest
from case_files import stock
from editions import Files, edition

from diglot.checks import choose_checks, run_checks
from diglot.pages import Kind
from diglot.pairs import Pair, State
from diglot.safety import Allowances, Danger, Judge, JudgedText, judge_of
from diglot.safety.withhold import withhold

SOURCE = "---\ntitle: Lists\nauthor: Ann\n---\n\n# Lists\n\nFirst paragraph.\n\nSee [the law](law.md).\n\n- An item\n"
GOOD = {
    "Lists": "名单",
    "First paragraph.": "第一段。",
    "See [the law](law.md).": "见[这部法律](law.md)。",
    "An item": "一项",
}


def wall(files: Files) -> Pair:
    """What the site gets of the page."""
    return withhold(files.plan().pairs["a.md", "zh"], judge_of(Allowances()))[0]


def test_an_edition_of_good_translations_is_published_whole() -> None:
    """Nothing is withheld, and the page is what a sync writes."""
    files = edition(SOURCE, GOOD)
    safe = wall(files)

    assert safe.text == files.target()
    assert not any(row.withheld for row in safe.rows)


@pytest.mark.parametrize("side", ["catalog", "markdown"])
def test_an_unsafe_unit_of_catalog_or_page_shows_its_source(side: str) -> None:
    """And the rest of the page is published."""
    files = edition(SOURCE, GOOD)
    hostile = "第一段。<script>alert(1)</script>"
    if side == "catalog":
        files.edit_entry("First paragraph.", target=hostile)
    else:
        files.write_target(files.target().replace("第一段。", hostile))
    safe = wall(files)

    assert "<script" not in safe.text
    assert "First paragraph." in safe.text
    assert "见[这部法律](law.md)。" in safe.text
    assert [row.source for row in safe.rows if row.withheld] == ["First paragraph."]
    assert {row.state for row in safe.rows} == {State.CURRENT}


def test_a_page_field_is_withheld_too() -> None:
    """It would go into the head of the page as it is."""
    files = edition(SOURCE, GOOD)
    files.edit_entry("Lists", target="名单</title><script>alert(1)</script>")

    assert "script" not in wall(files).text


@pytest.mark.parametrize(
    "change",
    [
        ("author: Ann", "author: Ann\ntemplate: redirect.html\nlocation: //evil.example"),
        ("author: Ann", "author: </title><script>alert(1)</script>"),
        ("# 名单", "# 名单 {: onclick=alert(1) }"),
        ("第一段。\n", "第一段。\n\n<script>alert(1)</script>\n"),
        ("第一段。\n", "第一段。\n\n[law]: //evil.example\n"),
        ("第一段。\n", '第一段。\n\n--8<-- "mkdocs.yml"\n'),
        ("第一段。\n", "第一段。\n\n<!-- diglot:skip -->\n"),
        ("第一段。\n", "第一段。\n\n```\nevil\n```\n"),
        ("- 一项", "- 一项\n{: onclick=alert(1) }"),
        ("law.md", "law.md#x){: onclick=alert(1) }("),
    ],
)
def test_between_the_units_a_translator_changes_nothing(change: tuple[str, str]) -> None:
    """A target page is its source page with units replaced: what is written elsewhere in docs/zh is not published."""
    files = edition(SOURCE, GOOD)
    before = files.target()
    files.write_target(before.replace(*change))
    safe = wall(files)

    assert files.target() != before
    for hostile in ("evil", "onclick", "<script", "redirect", "diglot:", "8<"):
        assert hostile not in safe.text


def test_no_comment_silences_a_safety_check() -> None:
    """Neither in the catalog, nor in the translated page, nor in the source page; `allow` in diglot.toml does."""
    source = "<!-- diglot: ignore DG801 reviewed -->\nFirst paragraph.\n"
    files = edition(source, {"First paragraph.": "第一段。<iframe></iframe>"})
    files.edit_entry("First paragraph.", comments=("diglot: ignore DG801 reviewed",))
    found = {finding.code for finding in run_checks(stock(files), choose_checks())}
    unit = files.ids()["First paragraph."]
    files.by_path["diglot.toml"] = (
        f'[[allow]]\nunit = "zh/a.md#{unit}"\ncheck = "DG801"\nvalue = "iframe"\nreason = "a frame of ours"\n'.encode()
    )
    then = {finding.code for finding in run_checks(stock(files), choose_checks())}

    assert "DG801" in found
    assert "DG801" not in then


def test_what_is_allowed_is_allowed_in_the_site_too() -> None:
    """By the same rules, and nothing else is."""
    files = edition("First paragraph.\n", {"First paragraph.": "第一段。<iframe></iframe>"})
    unit = files.ids()["First paragraph."]
    files.by_path["diglot.toml"] = (
        f'[[allow]]\nunit = "zh/a.md#{unit}"\ncheck = "DG801"\nvalue = "iframe"\nreason = "a frame of ours"\n'.encode()
    )
    judge = Judge(judge_of(Allowances()).renderer, files.rules())
    allowed, _ = withhold(files.plan().pairs["a.md", "zh"], judge)
    files.edit_entry("First paragraph.", target="第一段。<iframe src=//evil.example></iframe>")
    refused, _ = withhold(files.plan().pairs["a.md", "zh"], judge)

    assert "iframe" in allowed.text
    assert "iframe" not in refused.text


SLOW = [
    *("[" * 20000, "<a " * 20000, "*" * 30000, "`" * 20001, "[a](" * 5000, "![" * 9000, "{" * 20000, "&" * 30000),
    *("(" * 50000, "_a" * 9000, "<b>" * 5000, "\\" * 30000, "$" * 20000, "~~a" * 5000, "a:" * 20000, "|" * 3000),
    *("<!--" * 5000, "^" * 9000),
]

PEAK = """
def peak():  # in KiB; what getrusage says is at least what the process had that started this one
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
"""

LIMITED = f"""{PEAK}
import sys, resource
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from diglot.pages import Kind
from diglot.safety import Allowances, JudgedText, judge_of
judge = judge_of(Allowances())
source = "A paragraph with [a link](list.md), `code` and **bold** text. " * int(sys.argv[1])
for line in sys.stdin.buffer.read().decode().split("\\x00"):
    found = judge.judge(JudgedText(Kind.PARAGRAPH, source, line, "zh"))
    assert found or len(line) < 4 * len(source), line[:20]
print(peak())
"""


@pytest.mark.parametrize("text", [f"名单 &#{'1' * 5000};", f"名单 <b title='&#{'1' * 5000};'>一</b>"])
def test_what_cannot_be_rendered_is_refused(text: str) -> None:
    """Python makes no number of more than 4,300 digits, and so Python-Markdown fails where it reads one."""
    source = "The list. " * 600
    found = [judge_of(Allowances()).judge(JudgedText(kind, source, text, "zh")) for kind in (Kind.HEADING, Kind.HTML)]

    assert all({breach.danger for breach in each} <= {Danger.SIZE} for each in found)
    assert found[1] or "<" not in text


@pytest.mark.parametrize(("marks", "is_refused"), [(8, False), (9, True), (60, True)])
def test_marks_do_not_pile_up(marks: int, is_refused: bool) -> None:
    """Many on one letter cover the lines above and below."""
    text = ("名单 a" + "\u0301\u0332" * 30)[: 4 + marks]

    assert bool(judge_of(Allowances()).judge(JudgedText(Kind.PARAGRAPH, "The list", text, "zh"))) is is_refused


@pytest.mark.slow
@pytest.mark.parametrize("length", [1, 20])
def test_slow_texts_are_bounded(length: int) -> None:
    """Twenty texts made to be slow, and the slowest that are let through, in ten seconds and 300 MiB together."""
    budget = 2 * 9 * length + 60
    near = [piece * (budget // len(piece)) for piece in ("[", "<a ", "*a ", "`a` ", "[a](", "[[a]", "<b>", "&lt")]
    text = "\x00".join([*SLOW, *(f"名单 {each}" for each in near)])
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(length)], input=text.encode(), capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert int(done.stdout) <= 300 * 1024


CHECKED = f"""{PEAK}
import sys, resource
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from case_files import stock
from editions import edition
from diglot.checks import choose_checks, run_checks
slow = sys.stdin.buffer.read().decode().split("\\x00")
sources = ["Paragraph " + str(number) + "." for number in range(len(slow))]
files = edition("\\n\\n".join(sources) + "\\n", dict.fromkeys(sources, "一段。"))
for source, text in zip(sources, slow):
    files.edit_entry(source, target=text)
found = [each.code for each in run_checks(stock(files), choose_checks())]
assert found.count("DG813") >= len(slow) - 1, found
print(peak())
"""


@pytest.mark.slow
def test_all_checks_together_are_bounded() -> None:
    """Texts made to be slow reach no check but the one that says so: ten seconds and 300 MiB for the whole run."""
    done = subprocess.run(
        [sys.executable, "-c", CHECKED],
        input="\x00".join(SLOW).encode(),
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.returncode == 0, done.stderr.decode()[-500:]
    assert int(done.stdout) <= 300 * 1024
