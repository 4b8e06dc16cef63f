"""Help, summaries and messages of the commands in the language of the user.

The language is that of `--language` before the name of a command; else that of LANGUAGE, LC_ALL, LC_MESSAGES or LANG,
in the order of gettext. Sentences without a translation stay in English, and so does all output for programs.

The translations are in `spoken/LANGUAGE.po`, by the English sentence, with `{}` for the values in it. Errors and
findings are made in English, as a `Message`; a command translates them when it shows them.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from diglot.cli.click_messages import translate_click
from diglot.errors import InputError
from diglot.message import Message

FOLDER = Path(__file__).parent / "spoken"
CLICK = "click"
"""The context of the sentences of click in a catalog."""
_OPTION_HELP = re.compile(r"(?P<help>.*?)(?:  (?P<note>\[(?:default: (?P<default>[^\]]*)|[^\]]*)\]))?", re.DOTALL)
"""The help of an option, and the note that click adds to it."""
_METAVARS = ("[OPTIONS]", "COMMAND [ARGS]...")
"""What click writes for options and arguments in a line of usage."""


class _Chosen:
    """The language that the command line asked for."""

    language = ""


_WIDE_MARKS = {".": "。", ": ": "：", ", ": "、", "; ": "；"}


def choose_language(tag: str) -> None:
    """Use this language from now on; an empty tag stands for that of the environment."""
    _Chosen.language = tag


def spoken_language() -> str:
    """The language of help and messages: `en`, or that of a catalog."""
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
    return [*(_tag(tag) for tag in os.environ.get("LANGUAGE", "").split(":") if tag), locale]


def _tag(locale: str) -> str:
    """`zh-CN` for `zh_CN.UTF-8`."""
    return re.split(r"[.@]", locale)[0].replace("_", "-")


def _path(code: str) -> Path:
    return FOLDER / f"{code}.po"


@cache
def read_sentences(language: str, context: str | None = None) -> Mapping[str, str]:
    """The translations into a language, by their English sentences: those with a context, or those without one."""
    if language == "en":
        return {}
    from diglot.catalog import parse_catalog  # late: English needs none

    entries = parse_catalog(_path(language).read_bytes(), str(_path(language))).entries
    return {entry.source: entry.target for entry in entries if entry.id == context and entry.target}


def say(sentence: str, *values: object) -> str:
    """A sentence in the language of the user, with values in the places of `{}`."""
    return say_message(Message(sentence, *values))


def say_message(message: Message) -> str:
    """A message in the language of the user; in English if its sentence has no translation."""
    return message.translated(read_sentences(spoken_language()))


def say_written(dry_run: bool) -> str:
    """What happened to a file, or would happen."""
    return say("would be written") if dry_run else say("written")


def mark(sign: str) -> str:
    """A sign between or behind sentences, as the language of the user writes it."""
    return _WIDE_MARKS.get(sign, sign) if spoken_language().startswith("zh") else sign


def say_error(error: InputError) -> str:
    """An error with its place, in the language of the user."""
    return error.told(say_message)


class SpokenFormatter(click.HelpFormatter):
    """Writes help in the language of the user. Chinese characters count as two columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for metavar in _METAVARS:
            args = args.replace(metavar, say(metavar))
        super().write_usage(prog, args, say("Usage:") + " " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(heading))

    def write_text(self, text: str) -> None:
        translated = say(text)
        if translated == text:
            super().write_text(text)
            return
        width = max(self.width - self.current_indent, 11)
        indent = " " * self.current_indent
        for number, paragraph in enumerate(translated.split("\n\n")):
            is_verbatim = paragraph.startswith("\b")
            lines = paragraph.removeprefix("\b\n").split("\n") if is_verbatim else wrap_wide(paragraph, width)
            self.write(("\n" if number else "") + "".join(f"{indent}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, self._translate(text)) for name, text in rows], col_max, col_spacing)

    @staticmethod
    def _translate(text: str) -> str:
        parts = _OPTION_HELP.fullmatch(text)
        assert parts
        if not parts["note"]:
            return say(text)
        note = say("[default: {}]", parts["default"]) if parts["default"] else say(parts["note"])
        return f"{say(parts['help'])}  {note}"


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
    """Print what is wrong with a command line: as click does, in the language of the user."""
    context = getattr(error, "ctx", None)
    if spoken_language() == "en" or context is None or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    click.echo(context.get_usage(), err=True)
    click.echo(say("Try '{} -h' for help.", context.command_path), err=True)
    message = error.format_message()
    own = say_message(message) if isinstance(message, Message) else ""
    said = own or translate_click(message, read_sentences(spoken_language(), CLICK))
    click.echo(f"{say('error:')} {said}", err=True)


def speak(command: click.Command) -> click.Command:
    """Make a command show its help, and that of its subcommands, in the language of the user."""
    command.context_class = SpokenContext
    for subcommand in command.commands.values() if isinstance(command, click.Group) else ():
        summary = cleandoc(subcommand.help or "")
        translated = say(summary)
        subcommand.short_help = None if translated == summary else translated.partition("\n\n")[0]
        speak(subcommand)
    return command


def help_of(command: click.Command) -> list[str]:
    """All sentences in the help of a command and of its subcommands."""
    sentences = [cleandoc(command.help)] if command.help else []
    options: Sequence[Any] = command.params
    sentences += [option.help for option in options if getattr(option, "help", None)]
    for subcommand in command.commands.values() if isinstance(command, click.Group) else ():
        sentences += help_of(subcommand)
    return sentences
