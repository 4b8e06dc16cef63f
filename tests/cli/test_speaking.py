"""The command speaks the language of its user."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_type_hints

import click
import pytest
from click.testing import CliRunner, Result
from said_sentences import TWO_WORDS, left_over, read_said

from dev.guide_reference import settings_of
from diglot.catalog import parse_catalog
from diglot.checks.findings import Finding
from diglot.checks.loader import FAMILY as TEXTS
from diglot.cli import COMMANDS, cli
from diglot.cli.click_messages import translate_click
from diglot.cli.speaking import (
    CLICK,
    FOLDER,
    choose_language,
    columns_of,
    help_of,
    read_sentences,
    say_error,
    say_message,
    spoken_language,
    wrap_wide,
)
from diglot.errors import DifferenceError, InputError, StructureError
from diglot.message import Message
from diglot.pages import Kind
from diglot.rules import Check, Severity
from diglot.rules.family import Coded
from diglot.safety.breach import Breach
from diglot.safety.files import Unwanted
from diglot.settings import Settings
from diglot.site.built_site import SiteFinding
from diglot.site.registry import FAMILY as SITES
from diglot.sync.outcome import Change
from diglot.terms.concordance import TermRendering

PACKAGE = FOLDER.parent.parent
HAN = re.compile(r"[\u4e00-\u9fff]")
PLACE = r"\{(\d*)(?:![rs])?(?::[^{}]*)?\}"
ENTRIES = parse_catalog((FOLDER / "zh.po").read_bytes(), "zh.po").entries
CATALOG = {entry.source: entry.target for entry in ENTRIES if entry.id is None}
OF_CLICK = ("Options", "Show the version and exit.", "Show this message and exit.", "[required]")
OF_CLICK += ("[OPTIONS]", "COMMAND [ARGS]...", "Commands")
OF_THE_SYSTEM = (
    "No space left on device",
    "Permission denied",
    "Read-only file system",
    "Is a directory",
    "Not a directory",
    "No such file or directory",
    "File name too long",
    "File exists",
)
OTHERS: dict[tuple[str, str], Iterable[str]] = {
    ("checks/report.py", "finding.severity"): Severity,
    ("checks/states/dg201_not_translated.py", "unit.kind"): Kind,
    ("cli/explain.py", "check.rule.severity"): Severity,
    ("cli/explain.py", "found.rule.severity"): Severity,
    ("cli/explain.py", "title"): (),  # `test_every_check_is_explained_in_chinese`
    ("cli/explain.py", "why"): (),
    ("cli/report.py", "label"): ("translated",),  # unless the user gives another one
    ("cli/terms.py", "pairing.rendering"): TermRendering,
    ("closed_folder.py", "error.strerror or str(error)"): OF_THE_SYSTEM,
    ("exchange/take_terms.py", "setting"): ("name", "definition", "note"),
    ("history.py", "error"): ("fatal: not a git repository (or any of the parent directories): .git",),
    ("message.py", "self.sentence"): (),
    ("pages/join.py", "unit.kind"): Kind,
    ("publish/templates.py", "error.message or 'this is no template'"): ("this is no template",),
}
"""What messages are made of where it is no literal, and what that can be. Some are of Git, Jinja or the system."""
SILENT = {"__init__.py", "build.py", "given_languages.py", "given_paths.py", "git.py", "import_kinds.py", "since.py"}
SILENT |= {
    "explain.py",
    "file_edits.py",
    "import_origins.py",
    "jobs.py",
    "output_form.py",
    "click_messages.py",
    "stored_memory.py",
    "site_joined.py",
    "site_languages.py",
    "web.py",
    "add.py",
}
"""The modules of commands that say nothing themselves."""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No language but that which a test asks for."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    choose_language("")
    yield
    choose_language("")


def run(root: Path, *arguments: str) -> Result:
    """Run the command in Chinese."""
    return CliRunner().invoke(cli, ["--language", "zh", "--root", str(root), *arguments])


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_SG.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "de_DE@euro", "LANGUAGE": "fr:zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "no language at all"}, "en"),
    ],
)
def test_the_environment_says_the_language(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As gettext reads it; what `--language` says comes first."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert spoken_language() == language

    choose_language("zh-Hans")
    assert spoken_language() == "zh"


def test_all_help_is_in_chinese() -> None:
    """Every command, every option, and the list of commands."""
    context = click.Context(cli)
    commands = [command for name in COMMANDS if (command := cli.get_command(context, name))]
    wanted = {*COMMANDS.values(), *help_of(cli), *(sentence for command in commands for sentence in help_of(command))}

    assert len(wanted) > 80
    assert [sentence for sentence in wanted if not CATALOG.get(sentence)] == []


def sentences_in(path: Path) -> set[str]:
    """The sentences that a module says."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    first = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "say" and call.args]
    return {str(each.value) for each in first if isinstance(each, ast.Constant)}


def test_every_sentence_of_a_command_is_in_chinese() -> None:
    """Every sentence in a call of `say`."""
    wanted = {sentence for path in (PACKAGE / "cli").glob("*.py") for sentence in sentences_in(path)}

    assert len(wanted) > 20
    assert [sentence for sentence in wanted if not CATALOG.get(sentence)] == []


def test_every_message_is_in_chinese() -> None:
    """Refusals, findings, changes: each sentence that a `Message` is made of, and its parts."""
    wanted = {said.sentence: f"{said.place}:{said.line}" for said in read_said(PACKAGE) if said.sentence}

    assert len(wanted) > 900
    assert {sentence: place for sentence, place in wanted.items() if not CATALOG.get(sentence)} == {}


def test_a_message_is_made_of_what_can_be_translated() -> None:
    """Of a sentence that stands in the call, or of known words; a value with words of ours is a message, too."""
    made = [said for said in read_said(PACKAGE) if not said.place.endswith("cli/speaking.py")]

    assert {(said.place, said.argument) for said in made if said.sentence is None} == {*OTHERS}
    assert [word for words in OTHERS.values() for word in words if not CATALOG.get(word)] == []
    assert [(said.place, text) for said in made for text in said.literals() if re.search("[A-Za-z]{2}", text)] == []


def test_what_users_are_told_is_a_message() -> None:
    """So says its type: mypy refuses a text without a translation."""
    for told, names in (
        (InputError.__init__, {"fact", "cure"}),
        (StructureError.__init__, {"fact", "cure"}),
        (DifferenceError.__init__, {"fact", "cure"}),
        (Finding, {"message"}),
        (SiteFinding, {"message"}),
        (Breach, {"fact"}),
        (Unwanted, {"fact"}),
        (Change, {"action"}),
    ):
        assert {name for name, kind in get_type_hints(told).items() if kind is Message} == names, told


def test_nothing_in_the_catalog_is_left_over() -> None:
    """It has what is said, explained or asked for, and what others say: click, Git and the system."""
    context = click.Context(cli)
    commands = [command for name in COMMANDS if (command := cli.get_command(context, name))]
    said = {said.sentence for said in read_said(PACKAGE)} | {word for words in OTHERS.values() for word in words}
    said |= {*COMMANDS.values(), *help_of(cli), *(sentence for command in commands for sentence in help_of(command))}
    said |= {sentence for _, sentence, _ in settings_of(Settings)} | {*OF_CLICK}
    said |= {text for check in SITES.checks for text in (check.docs.title, check.docs.why)}

    assert [sentence for sentence in CATALOG if sentence not in said] == []


def test_every_setting_is_in_chinese() -> None:
    """In the reference."""
    assert [sentence for _, sentence, _ in settings_of(Settings) if not CATALOG.get(sentence)] == []


def test_every_check_is_explained_in_chinese() -> None:
    """Those of texts in their docstrings, those of sites in the catalog."""
    checks: tuple[Check[Coded], ...] = (*TEXTS.checks, *SITES.checks)
    for check in checks:
        title, why, *_ = check.docs.in_language("zh")
        assert all(HAN.search(said) or CATALOG.get(said) for said in (title, why)), check.rule.code


def test_places_are_kept() -> None:
    """A translation has the values of its sentence, each once and in the same form."""
    for entry in ENTRIES:
        if places := len(re.findall(PLACE, entry.source)):
            numbers = re.findall(PLACE, entry.target)
            assert len(numbers) == places, entry.source
            assert not any(numbers) or sorted(numbers) == [str(number) for number in range(places)], entry.source
            values = [1_000_001 + number for number in range(places)]
            shown = [
                sorted(re.findall(r"1000\d{3}|1,000,\d{3}|F424\w", text.format(*values)))
                for text in (entry.source, entry.target)
            ]
            assert shown[0] == shown[1], entry.source


def test_a_message_is_translated_with_its_values() -> None:
    """With the same values; what is not known stays as it is, and so do values that look like sentences."""
    fact, cure = Message("this edition has no page “{}”", "a {} b.md"), Message("There are: {}.", "zh, page")
    error = InputError(fact, cure, "x.md", 3)

    english = say_error(error)
    choose_language("zh")

    assert english == str(error) == "x.md:3: this edition has no page “a {} b.md”\n  There are: zh, page."
    assert say_error(error) == "x.md:3: 本版没有页面“a {} b.md”\n  现有：zh, page。"
    assert say_message(Message("nobody knows this {}", Message("page"))) == "nobody knows this 页面"
    vanished = Message("{} of {} translations into “{}” would vanish, the first in {}", 3, 8, "zh", "a.md")
    assert say_message(vanished) == "“zh”的 8 条译文中有 3 条将消失，第一条在 a.md"


def test_messages_of_click_are_translated() -> None:
    """By what they match, since they are finished; what no sentence matches stays as it is."""
    sentences = read_sentences("zh", CLICK)

    assert translate_click("No such option '--tak'.", sentences) == "没有选项 --tak。"
    assert translate_click("Invalid value for '--least': 200.0 is not in the range 0<=x<=100.", sentences) == (
        "'--least' 的值不对：200.0 不在范围 0<=x<=100 之内。"
    )
    assert translate_click("page", sentences) == "page"
    assert translate_click("a '" * 10_000, sentences) == "a '" * 10_000


def test_lines_are_as_wide_as_they_look() -> None:
    """Chinese letters take two columns, and no line begins with a full stop."""
    text = "目录和页面都改过而又不同，就显示两种文字，`diglot sync` 之后页面保持原样。" * 4

    lines = wrap_wide(text, 40)

    assert max(map(columns_of, lines)) <= 42
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。"]


def test_commands_speak(tmp_path: Path) -> None:
    """Help, a table, summaries, a conflict; what programs read stays in English."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text("# Title\n\nText.\n")

    first, again = run(tmp_path, "sync"), run(tmp_path, "sync")
    status, machine = run(tmp_path, "status"), run(tmp_path, "status", "--format", "json")
    checked = run(tmp_path, "check")
    catalog = tmp_path / "locales/zh/LC_MESSAGES/a.po"
    catalog.write_text(catalog.read_text().replace('msgid "Text."\nmsgstr ""', 'msgid "Text."\nmsgstr "甲"'), "utf-8")
    page = tmp_path / "docs/zh/a.md"
    page.write_text(page.read_text().replace("Text.", "乙"), "utf-8")
    conflict = run(tmp_path, "sync")

    assert "新页面，2 个单元" in first.output
    assert "已写入: docs/zh/a.md" in first.output
    assert "全部一致。" in again.output
    assert "保持原样：a.md。" in conflict.output
    assert status.output.split()[:3] == ["页面", "语言", "最新"]
    assert len({columns_of(line) for line in status.output.splitlines()}) == 1
    assert '"untranslated": 2' in machine.output
    assert "DG201" in checked.output
    assert "译文" in checked.output
    assert "冲突：" in conflict.output
    assert "目录和页面都改过" in conflict.output
    assert "--take catalog" in conflict.output
    assert run(tmp_path, "tm", "suggest", "--help").output.startswith("用法：")


def test_nothing_is_said_in_english_alone() -> None:
    """What a command writes to the terminal has no English words of its own: they are in calls of `say`."""
    found = []
    for path in (PACKAGE / "cli").glob("*.py"):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("echo", "secho", "prompt", "confirm"):
                found += [f"{path.name}:{call.lineno}: {text}" for text in unsaid(call) if TWO_WORDS.search(text)]

    assert found == []
    assert {path.name for path in (PACKAGE / "cli").glob("*.py") if not sentences_in(path)} - SILENT == set()


def unsaid(call: ast.Call) -> Iterator[str]:
    """The words in a call that no `say` says; annotations are for GitHub, in English."""
    nodes: list[ast.AST] = [*call.args]
    while nodes:
        node = nodes.pop()
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id.startswith(("say", "annotation"))
        ):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        nodes += ast.iter_child_nodes(node)


WRONG = {
    "status": ["--language", "fr"],
    "sync": ["nosuch.md"],
    "sync --tak": ["--tak"],
    "check": ["--select", "DG999"],
    "explain": ["DG999"],
    "export": ["a.xyz"],
    "export twice": ["a.csv"],
    "export nothing": [],
    "import": ["a.bin"],
    "import nothing": ["none.po"],
    "init": [],
    "add": ["english"],
    "add itself": ["en"],
    "review": ["a.md", "--unit", "p00000"],
    "revert": ["--author", "nobody"],
    "terms find": ["nothing"],
    "tm find": ["nothing like it", "--least", "200"],
    "tm add": ["a.csv"],
    "ledger": [],
    "verify-site": ["nosite"],
    "verify-live": [],
    "nosuch": [],
}
"""Command lines that are refused."""


@pytest.mark.parametrize("line", WRONG)
def test_refusals_have_no_english(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place, a fact and a way out in Chinese; options, names and code stay as they are."""
    (tmp_path / "diglot.toml").write_text('targets = ["zh"]\n')
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text("# Title\n\nText.\n")
    for name in ("a.bin", "a.csv"):
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    run(tmp_path, "sync")

    words = [*line.split()[:2], *WRONG[line]] if line.split()[0] in ("terms", "tm") else [line.split()[0], *WRONG[line]]
    done = run(tmp_path, *words)
    said = f"{done.output}\n{say_error(done.exception)}" if isinstance(done.exception, InputError) else done.output

    assert done.exit_code != 0
    assert HAN.search(said)
    assert [each for each in said.splitlines() if left_over(each)] == []
