"""The page of the guide with every setting and every command: python scripts/dev/guide_reference.py

It is made from the docstrings of `Settings` and from the help of the commands, in English, and in Chinese by the
catalog of the command. `tests/test_guide.py` says if it is not up to date.
"""

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import MISSING, fields
from inspect import cleandoc, getsource
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from diglot.catalog import parse_catalog, render_catalog
from diglot.cli import COMMANDS, cli
from diglot.cli.speaking import choose_language, say
from diglot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "locales/zh/LC_MESSAGES/guide/reference.po"
PAGES = {code: ROOT / f"docs/{code}/guide/reference.md" for code in ("en", "zh")}
_WORDS = {
    "en": (
        "Reference",
        "Every setting of diglot.toml, and every command with its options.",
        "Settings",
        "`diglot.toml` has facts about the edition; the look of the site is in `mkdocs.yml`. All can be left out.",
        "Commands",
        "These stand before the name of a command, as in `diglot --language zh sync`:",
        "default",
    ),
    "zh": (
        "参考",
        "diglot.toml的每项设置，以及每条命令和它的选项。",
        "设置",
        "`diglot.toml`写版本的事实，网站的样子写在`mkdocs.yml`里。各项设置都可以省略。",
        "命令",
        "下列选项写在命令的名称之前，例如`diglot --language zh sync`：",
        "默认",
    ),
}
_HAN = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"


def render_page(language: str) -> str:
    """The page in `en` or `zh`, as Markdown. The two have the same structure."""
    choose_language(language)
    try:
        return "\n".join(_lines(language))
    finally:
        choose_language("")


def _lines(language: str) -> Iterator[str]:
    title, description, settings, about, commands, before, _ = _WORDS[language]
    yield f"---\ntitle: {title}\ndescription: {description}\n---\n"
    yield "<!-- Made by scripts/dev/guide_reference.py. -->\n<!-- diglot: no-terms -->\n"
    yield f"# {title}\n\n## {settings}\n\n{about}\n"
    for name, sentence, default in settings_of(Settings):
        yield f"- {_head(f'`{name}`', default, language)}{_prose(say(sentence), language)}"
    yield f"\n## {commands}\n\n{before}\n"
    yield from _options(cli, language)
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield from _command(f"diglot {name}", command, language)
    yield "<!-- diglot: end -->\n"


def settings_of(settings: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Each setting, what the docstring below it says, and its default as TOML writes it; empty if that is empty."""
    [made] = ast.parse(getsource(settings)).body
    assert isinstance(made, ast.ClassDef)
    docstrings = {
        ast.unparse(node.target): below for node, below in pairwise(made.body) if isinstance(node, ast.AnnAssign)
    }
    for setting in fields(settings):
        value = setting.default if setting.default is not MISSING else ""
        sentence = docstrings[setting.name]
        assert isinstance(sentence, ast.Expr)
        assert isinstance(sentence.value, ast.Constant)
        yield setting.name, cleandoc(str(sentence.value.value)), _toml(value)


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]" if value else ""
    return f'"{value}"' if value else ""


def _command(name: str, command: click.Command, language: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for key, subcommand in command.commands.items():
            yield from _command(f"{name} {key}", subcommand, language)
        return
    usage = " ".join([name, *command.collect_usage_pieces(click.Context(command))])
    yield f"### `{name}`\n\n```text\n{usage}\n```\n"
    help_text = cleandoc(command.help or "")
    for original, paragraph in zip(help_text.split("\n\n"), say(help_text).split("\n\n"), strict=True):
        is_verbatim = original.startswith("\b")
        yield f"```text\n{original[2:]}\n```\n" if is_verbatim else f"{_prose(paragraph, language)}\n"
    yield from _options(command, language)


def _options(command: click.Command, language: str) -> Iterator[str]:
    lines = []
    for option in command.params:
        if not isinstance(option, click.Option):
            continue
        metavar = "" if option.is_flag else f" {option.make_metavar(click.Context(command))}"
        shown = option.default if option.show_default and not option.is_flag else ""
        names = ", ".join(f"`{name}{metavar}`" for name in option.opts)
        lines.append(f"- {_head(names, '' if shown in ('', None) else str(shown), language)}{_help(option, language)}")
    if lines:
        yield "\n".join([*lines, ""])


def _help(option: click.Option, language: str) -> str:
    return _prose(say(option.help or ""), language)


def _head(names: str, default: str, language: str) -> str:
    """The name of what is explained, and its default."""
    word = _WORDS[language][-1]
    if language == "zh":
        return f"{names}（{word}`{default}`）：" if default else f"{names}："
    return f"{names} ({word} `{default}`): " if default else f"{names}: "


def _prose(sentence: str, language: str) -> str:
    """What the command says as a line of a page: with options and files as code, and curved apostrophes."""
    text = " ".join(sentence.split())
    pieces = re.split(r"(`[^`]*`)", text)
    for number in range(0, len(pieces), 2):
        prose = re.sub(
            r"(?<![\w-])(--?[a-z][\w-]*|[a-z]+\.(?:toml|yml|md)|[a-z]+_[a-z]+|locales/[\w/]+(?:\.\w+)?)",
            r"`\1`",
            pieces[number],
        )
        pieces[number] = prose.replace("'", "’")
    text = "".join(pieces)
    if language == "zh":
        text = re.sub(rf"(?<=[{_HAN}“”]) (?=[`\w-])|(?<=[`\w%]) (?=[{_HAN}“”])", "", text)
    return text


def main() -> None:
    """Write the page in both languages, and its catalog, in which all is current."""
    for code, path in PAGES.items():
        path.write_text(render_page(code), "utf-8", newline="\n")
    _sync()
    catalog = parse_catalog(CATALOG.read_bytes(), CATALOG.name)
    current = [
        entry.edit(target=entry.target or entry.source, flags=(), previous_source=None)
        for entry in catalog.entries
        if not entry.obsolete
    ]
    CATALOG.write_bytes(render_catalog(catalog.replace(current)))
    _sync()


def _sync() -> None:
    with suppress(SystemExit):
        cli(["--root", str(ROOT), "sync", "--take", "markdown", str(PAGES["en"])], standalone_mode=False)


if __name__ == "__main__":
    main()
