"""Read the credit in front matter. It reads the YAML nodes, so that each fault has its line."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

import yaml

from diglot.credit.credit import EDITORS, Credit, Day, Name, Origin
from diglot.credit.licence import is_licence
from diglot.errors import InputError
from diglot.interface import interface
from diglot.message import Message
from diglot.pages.fields import body_start

T = TypeVar("T")
_ROLES = ("author", "editor", "translator", "reviewer")
_ORIGINS = ("retold_from", "translated_from")
_ORIGIN_KEYS = ("author", "authors", "title", "container", "date", "url")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "~", "null")


def parse_credit(text: str, path: str) -> tuple[Credit, list[InputError]]:
    """The credit in the front matter of a page, and what is wrong with it, by line of `path`.

    What is wrong is left out; so is everything if the front matter is no YAML, which is not reported here.
    """
    lines = text[: body_start(text)].splitlines(keepends=True)
    try:
        node = yaml.compose("".join(lines[1:-1]), _LOADER)
    except (yaml.YAMLError, RecursionError):
        return Credit(), []
    if not isinstance(node, yaml.MappingNode):
        return Credit(), []
    reader = _Reader(path)
    return reader.credit(node), reader.problems


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[InputError] = []

    def credit(self, node: yaml.MappingNode) -> Credit:
        values = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        authors, editors, translators, reviewers = (
            self._attempt(partial(self._role, values, role)) or () for role in _ROLES
        )
        day = self._attempt(lambda: self._day(values.get("date")))
        origin = self._attempt(lambda: self._only_origin(values))
        licence = self._attempt(lambda: self._licence(values.get("license"))) or ""
        about = self._attempt(lambda: self._page(values.get("about"))) or ""
        return Credit(authors, editors, translators, reviewers, day, origin, licence, about)

    def _attempt(self, read: Callable[[], T]) -> T | None:
        """What is read; None if it is wrong, which is noted."""
        try:
            return read()
        except InputError as problem:
            self.problems.append(problem)
            return None

    def _role(self, values: Mapping[str, yaml.Node], role: str) -> tuple[Name, ...]:
        """Those of a role, by its plural; a single one may be said in the singular."""
        plural, singular = values.get(f"{role}s"), values.get(role)
        if singular is not None and not _is_nothing(plural) and not _is_nothing(singular):
            raise self._wrong(
                singular, Message("{} and {}s are the same", role, role), Message("List all of them as {}s.", role)
            )
        return tuple(self._names(singular if _is_nothing(plural) else plural, f"{role}s"))

    def _only_origin(self, values: Mapping[str, yaml.Node]) -> Origin | None:
        given = [(key, values[key]) for key in _ORIGINS if not _is_nothing(values.get(key))]
        if len(given) > 1:
            raise self._wrong(
                given[1][1], Message("a page is retold or translated, not both"), Message("Keep one of the two.")
            )
        return self._origin(given[0][1], given[0][0]) if given else None

    def _names(self, node: yaml.Node | None, key: str) -> list[Name]:
        if node is None or _is_nothing(node):
            return []
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [self._name(node, key) for node in nodes]

    def _name(self, node: yaml.Node, key: str) -> Name:
        pairs = node.value if isinstance(node, yaml.MappingNode) else [(None, node)]
        spellings = {}
        for language, value in pairs:
            if language is not None and not _LANGUAGE.fullmatch(str(language.value)):
                raise self._wrong(
                    language,
                    Message("{}: {} is no language", key, _quote(language)),
                    Message("Write a code, such as en."),
                )
            if not isinstance(value, yaml.ScalarNode) or _is_nothing(value):
                cure = Message("Write a text, or a text for each language: {en: …, de: …}.")
                raise self._wrong(value, Message("{} has something else than a name", key), cure)
            text = " ".join(value.value.split())
            if _CONTROL.search(text):
                raise self._wrong(
                    value, Message("{}: a control character stands in the name {!r}", key, text), Message("Remove it.")
                )
            spellings["" if language is None else language.value] = text
        if not spellings:
            raise self._wrong(node, Message("{} has an empty name", key), Message("Write a text, or leave it out."))
        unnamed = (
            interface(language).gettext("the editors") == text for language, text in spellings.items() if language
        )
        return EDITORS if any(unnamed) or spellings.get("") == "the editors" else Name(spellings)

    def _day(self, node: yaml.Node | None) -> Day | None:
        if node is None or _is_nothing(node):
            return None
        text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        try:
            if match := _DAY.fullmatch(text):
                year, month, day = (int(part or 1) for part in match.groups())
                return Day(date(year, month, day), sum(part is not None for part in match.groups()))
            if not _TIME.match(text):
                raise ValueError(text)
            return Day(datetime.fromisoformat(text).date())
        except ValueError:
            raise self._wrong(
                node, Message("{} is no date", _quote(node)), Message("Write year, month and day: 2026-11-25.")
            ) from None

    def _origin(self, node: yaml.Node | None, key: str) -> Origin:
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(
                node,
                Message("{} is no mapping", key),
                Message("Write its parts below it: {}.", ", ".join(_ORIGIN_KEYS)),
            )
        values = {}
        for name, value in node.value:
            if name.value not in _ORIGIN_KEYS:
                cure = Message("It may have {}.", ", ".join(_ORIGIN_KEYS))
                raise self._wrong(name, Message("{} has an unknown key: {}", key, _quote(name)), cure)
            values[name.value] = value
        if _is_nothing(title := values.get("title")):
            raise self._wrong(node, Message("{} has no title", key), Message("Say what the work is called."))
        assert title is not None
        if not _is_nothing(values.get("author")) and not _is_nothing(values.get("authors")):
            raise self._wrong(
                values["author"],
                Message("{}: author and authors are the same", key),
                Message("List all of them as authors."),
            )
        container = values.get("container")
        authors = values.get("author") if _is_nothing(values.get("authors")) else values.get("authors")
        return Origin(
            self._name(title, f"{key}: title"),
            key == "retold_from",
            tuple(self._names(authors, f"{key}: author")),
            None if container is None or _is_nothing(container) else self._name(container, f"{key}: container"),
            self._day(values.get("date")),
            self._url(values.get("url"), key),
        )

    def _url(self, node: yaml.Node | None, key: str) -> str:
        if node is None or _is_nothing(node):
            return ""
        url = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        if (
            parts.scheme not in ("http", "https")
            or not parts.hostname
            or re.search(r"\s", url)
            or not url.isprintable()
        ):
            raise self._wrong(
                node, Message("{}: {} is no web address", key, _quote(node)), Message("Begin it with https://.")
            )
        return url

    def _licence(self, node: yaml.Node | None) -> str:
        if _is_nothing(node):
            return ""
        text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if not is_licence(text):
            cure = Message("Write its identifier by SPDX, such as CC-BY-4.0 (spdx.org/licenses).")
            raise self._wrong(node, Message("{} is no identifier of a licence", _quote(node) if node else ""), cure)
        return text

    def _page(self, node: yaml.Node | None) -> str:
        if _is_nothing(node):
            return ""
        text = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if not text.endswith(".md") or text.startswith(("/", ".")):
            cure = Message("Write its path below the folder of the source language, such as essay.md.")
            raise self._wrong(node, Message("about: {} is no page", _quote(node) if node else ""), cure)
        return text

    def _wrong(self, node: yaml.Node | None, fact: Message, cure: Message) -> InputError:
        return InputError(fact, cure, self.path, node.start_mark.line + 2 if node else 0)


def _is_nothing(node: yaml.Node | None) -> bool:
    """Whether there is no value; a quoted one is one, unless it is empty."""
    if not isinstance(node, yaml.ScalarNode):
        return node is None
    return not node.value.strip() or (not node.style and node.value in _NOTHING)


def _quote(node: yaml.Node) -> str:
    """A value, short enough for a message."""
    text = " ".join(node.value.split()) if isinstance(node.value, str) else "this"
    return f"“{text}”" if len(text) <= 40 else f"“{text[:40]}…”"
