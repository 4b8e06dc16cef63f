"""The command speaks the language of its user."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from said_sentences import TWO_WORDS, Sentences, left_over

from dev.guide_reference import settings_of
from diglot.catalog import parse_catalog
from diglot.checks.loader import FAMILY as TEXTS
from diglot.cli import COMMANDS, cli
from diglot.cli.message_catalog import MessageCatalog
from diglot.cli.speaking import (
    FOLDER,
    choose_language,
    columns_of,
    help_of,
    say_error,
    say_message,
    spoken_language,
    wrap_wide,
)
from diglot.errors import InputError
from diglot.rules import Check
from diglot.rules.family import Coded
from diglot.settings import Settings
from diglot.site.registry import FAMILY as SITES

PACKAGE = FOLDER.parent.parent
HAN = re.compile(r"[\u4e00-\u9fff]")
PLACE = r"\{(\d*)(?::[^{}]*)?\}"
CATALOG = {entry.source: entry.target for entry in parse_catalog((FOLDER / "zh.po").read_bytes(), "zh.po").entries}
SILENT = {"__init__.py", "build.py", "given_languages.py", "given_paths.py", "git.py", "import_kinds.py", "since.py"}
SILENT |= {
    "explain.py",
    "file_edits.py",
    "import_origins.py",
    "output_form.py",
    "message_catalog.py",
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


@pytest.mark.slow
def test_every_refusal_finding_and_change_is_in_chinese() -> None:
    """Their sentences are read from the code: each of two words or more, whatever it is made from."""
    sentences = Sentences(PACKAGE)
    found = [*sentences.of_errors(), *sentences.of_findings(), *sentences.of_facts()]
    wanted = {sentence.text: sentence.place for sentence in found if is_wanted(sentence.text)}

    catalog = MessageCatalog(CATALOG)
    chinese = {text: catalog.translate(text.replace("{}", "§")) or text for text in wanted}

    assert len(wanted) > 600
    assert {text: wanted[text] for text, translated in chinese.items() if left_over(translated)} == {}


def is_wanted(text: str) -> bool:
    """Not code, and not what kinds of units are called, which are in the catalog with their articles."""
    return bool(TWO_WORDS.search(text)) and "= [" not in text and text != "{} {} of level {}"


def test_every_setting_is_in_chinese() -> None:
    """In the reference."""
    assert [sentence for _, sentence, _ in settings_of(Settings) if not CATALOG.get(sentence)] == []


def test_every_check_is_explained_in_chinese() -> None:
    """Those of texts in their docstrings, those of sites in the catalog."""
    checks: tuple[Check[Coded], ...] = (*TEXTS.checks, *SITES.checks)
    for check in checks:
        title, why, *_ = check.docs.in_language("zh")
        assert all(HAN.search(said) or CATALOG.get(said) for said in (title, why)), check.rule.code


def test_placeholders_are_kept() -> None:
    """A translation has the values of its sentence, each once."""
    for source, target in CATALOG.items():
        wanted = len(re.findall(PLACE, source))
        numbers = re.findall(PLACE, target)
        assert len(numbers) == wanted, source
        assert not any(numbers) or sorted(numbers) == [str(number) for number in range(wanted)], source


def test_a_message_is_translated_with_its_values() -> None:
    """With the same values; what is not known stays as it is, and so do values that look like sentences."""
    error = InputError("this edition has no page “a {} b.md”", "There are: zh, fr.", "x.md", 3)

    english = str(say_error(error))
    choose_language("zh")

    assert english == str(error)
    assert say_error(error) == "x.md:3: 本版没有页面“a {} b.md”\n  现有：zh, fr。"
    assert say_message("nobody knows this sentence") == "nobody knows this sentence"
    assert say_message("3 of 8 translations into “zh” would vanish, the first in a.md") == (
        "“zh”的 8 条译文中有 3 条将消失，第一条在 a.md"
    )


def test_messages_in_messages_are_translated() -> None:
    """What is quoted, and what is code, is never translated; several sentences are; the rest stays as it is."""
    catalog = MessageCatalog(
        {
            "{} is gone": "{} 没有了",
            "page": "页面",
            "Write {} = “{}”.": "请写 {} = “{}”。",
            "{} of {}": "{1} 的 {0}",
            "Restore it.": "请恢复。",
        }
    )

    assert catalog.translate("page is gone") == "页面 没有了"
    assert catalog.translate("“page” is gone. Restore it.") == "“page” 没有了。请恢复。"
    assert catalog.translate("page is gone; “a. page”: x is gone") == "页面 没有了；“a. page”: x 没有了"
    assert catalog.translate("Write page = “page”.") == "请写 page = “page”。"
    assert catalog.translate("page of x is gone") == "x 的 页面 没有了"
    assert catalog.translate("nobody knows this. Restore it.") is None
    assert catalog.translate("{0} is gone") == "{0} 没有了"
    assert catalog.translate("a. " * 100_000) is None


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
