"""The language of the command: its help, summaries and messages, in that of the user.

The language is that of `--language` before the name of a command; else of LANGUAGE, LC_ALL, LC_MESSAGES or LANG, as
gettext has it. Sentences without a translation are said in English, and so is everything that programs read.

Translations are in `spoken/LANGUAGE.po`, by the English sentence, with `{}` for what is put into it. Errors and
findings cross the program as sentences in English; they are translated where they are shown (`phrasebook.py`).
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from diglot.cli.phrasebook import Phrasebook
from diglot.errors import InputError

FOLDER = Path(__file__).parent / "spoken"
_EXTRA = re.compile(r"(?P<said>.*?)(?P<extra>(?:  \[[^\]]*\])?)", re.DOTALL)
"""The help of an option, and what click adds to it: its default."""


class _Chosen:
    """What the command line asked for."""

    language = ""


_WIDE_MARKS = {".": "。", ": ": "：", ", ": "、", "; ": "；"}


def choose_language(tag: str) -> None:
    """Speak this language from now on; an empty tag stands for that of the environment."""
    _Chosen.language = tag


def spoken_language() -> str:
    """The language that the command speaks: `en`, or that of a catalog."""
    for tag in _wanted():
        if tag.partition("-")[0] in ("en", "C", "POSIX"):
            return "en"
        from diglot.interface_catalogs import find_parents  # late: English help needs no Babel
        from diglot.language import parse_locale

        locale = parse_locale(tag)
        for code in find_parents(locale) if locale else ():
            if _path(code).is_file():
                return code
    return "en"


def _wanted() -> list[str]:
    if _Chosen.language:
        return [_Chosen.language]
    values = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = _tag(next(filter(None, values), ""))
    if locale in ("", "C", "POSIX"):
        return ["en"]
    return [*(_tag(each) for each in os.environ.get("LANGUAGE", "").split(":") if each), locale]


def _tag(locale: str) -> str:
    """`zh-CN` for `zh_CN.UTF-8`."""
    return re.split(r"[.@]", locale)[0].replace("_", "-")


def _path(code: str) -> Path:
    return FOLDER / f"{code}.po"


@cache
def _phrases(language: str) -> Phrasebook:
    if language == "en":
        return Phrasebook({})
    from diglot.catalog import parse_catalog  # late: English needs none

    entries = parse_catalog(_path(language).read_bytes(), str(_path(language))).entries
    return Phrasebook({entry.source: entry.target for entry in entries})


def say(sentence: str, *values: object) -> str:
    """A sentence in the language of the user, with values in the places of `{}`."""
    return (_phrases(spoken_language()).find(sentence) or sentence).format(*values)


def say_again(message: str) -> str:
    """A message that was made in English, in the language of the user if it is known."""
    return _phrases(spoken_language()).say(message) or message


def mark(sign: str) -> str:
    """A sign between or behind sentences, as the language of the user writes it."""
    return _WIDE_MARKS.get(sign, sign) if spoken_language().startswith("zh") else sign


def say_error(error: InputError) -> str:
    """An error with its place, in the language of the user."""
    return str(InputError(say_again(error.fact), say_again(error.cure), error.path, error.line))


class SpokenFormatter(click.HelpFormatter):
    """Writes help in the language of the user. Lines are as wide as they look: Chinese letters count twice."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, say_again(args), say("Usage:") + " " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(heading))

    def write_text(self, text: str) -> None:
        said = say_again(text)
        if said == text:
            super().write_text(text)
            return
        width = max(self.width - self.current_indent, 11)
        indent = " " * self.current_indent
        for number, paragraph in enumerate(said.split("\n\n")):
            is_verbatim = paragraph.startswith("\b")
            lines = paragraph.removeprefix("\b\n").split("\n") if is_verbatim else wrap_wide(paragraph, width)
            self.write(("\n" if number else "") + "".join(f"{indent}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, self._said(text)) for name, text in rows], col_max, col_spacing)

    @staticmethod
    def _said(text: str) -> str:
        found = _EXTRA.fullmatch(text)
        assert found
        return say_again(found["said"]) + say_again(found["extra"])


def wrap_wide(text: str, width: int) -> list[str]:
    """A paragraph in lines of at most `width` columns. Between two wide letters a line may end."""
    lines, line = [], ""
    for word in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+", " ".join(text.split())):
        if columns_of(line + word) > width and line.strip() and word not in "，。；：、）”！？":
            lines.append(line.strip())
            line = ""
        line += word
    return [*lines, line.strip()]


def columns_of(text: str) -> int:
    """The columns of a terminal that a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


class SpokenContext(click.Context):
    """A context whose help is in the language of the user."""

    formatter_class = SpokenFormatter


def show_usage_error(error: click.ClickException) -> None:
    """Say what is wrong with a command line: as click does, in the language of the user."""
    context = getattr(error, "ctx", None)
    if spoken_language() == "en" or context is None or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    click.echo(context.get_usage(), err=True)
    click.echo(say("Try '{} -h' for help.", context.command_path), err=True)
    click.echo(f"{say('error:')} {say_again(error.format_message())}", err=True)


def speak(command: click.Command) -> click.Command:
    """A command whose help, and that of its subcommands, is in the language of the user."""
    command.context_class = SpokenContext
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        summary = cleandoc(each.help or "")
        said = say_again(summary)
        each.short_help = None if said == summary else said.partition("\n\n")[0]
        speak(each)
    return command


def help_of(command: click.Command) -> list[str]:
    """All sentences in the help of a command and of its subcommands."""
    said = [cleandoc(command.help)] if command.help else []
    options: Sequence[Any] = command.params
    said += [each.help for each in options if getattr(each, "help", None)]
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        said += help_of(each)
    return said
