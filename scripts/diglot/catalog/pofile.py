"""A catalog file: from bytes to entries, each with the text it came from, and back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from diglot.catalog.entry import FUZZY, Entry
from diglot.catalog.quoting import quote, unquote
from diglot.catalog.refusals import check_header, decode_catalog, header_fields
from diglot.errors import InputError
from diglot.language import parse_language
from diglot.message import Message

_STRING = re.compile(r'[ \t]*"([^"\\]*(?:\\.[^"\\]*)*)"[ \t\r]*$')
_KEYWORD = re.compile(
    r"[ \t]*+(msgctxt|msgid_plural|msgid|msgstr)[ \t]*+(?>(?:\[[ \t]*+([0-9]{1,4})[ \t]*+\][ \t]*+)?)(?=\"|[ \t\r]*+$)"
)
_USUAL = re.compile(
    r"""\n((?>(?:\#\.[^\n\r]*\n)*))  # after a blank line
    msgctxt[ ]"([^"\\\n\r]*+)"\n
    msgid[ ]"([^"\\\n\r]++)"\n
    msgstr[ ]"([^"\\\n\r]*+)"\n
    (?=\n(?:\#[^~]|msgctxt[ ]"|msgid[ ]")|\n*+\Z)  # the end of the entry
    """,
    re.VERBOSE,
)
"""An entry as most are: with an id, texts of one line and no escapes, and no comments but those of the program."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """A parsed catalog. `header` is the entry of the empty source, `tail` what follows the last entry."""

    header: Entry
    entries: tuple[Entry, ...]
    newline: str = "\n"
    tail: str = ""

    @property
    def language(self) -> str:
        """The language the header names; empty for a template."""
        return dict(header_fields(self.header.target)).get("language", "")

    def replace(self, entries: Iterable[Entry]) -> "Catalog":
        """The catalog with other entries, in the given order."""
        return replace(self, entries=tuple(entries))


def new_catalog(language: str | None, project: str) -> Catalog:
    """An empty catalog, or a template if `language` is None. It carries no date: two branches would conflict on it."""
    lines = [f"Project-Id-Version: {project}"]
    if language is not None:
        lines.append(f"Language: {language.replace('-', '_')}")
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
    if language is not None and (forms := plural_forms(language)):
        lines.append(f"Plural-Forms: {forms}")
    target = "".join(f"{line}\n" for line in lines)
    raw = 'msgid ""\nmsgstr ""\n' + "".join(f"{quote(line + chr(10))}\n" for line in lines)
    return Catalog(Entry(None, "", target, raw=raw, line=1), ())


def plural_forms(language: str) -> str:
    """The value of `Plural-Forms` for a language, as Babel knows it."""
    from babel.messages.plurals import get_plural  # late: only a new catalog needs it

    plural = get_plural(parse_language(language).tag.replace("-", "_"))
    return f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"


def render_catalog(catalog: Catalog) -> bytes:
    """The inverse of `parse_catalog`."""
    parts = [catalog.header.raw]
    for entry in catalog.entries:
        if not parts[-1].endswith("\n"):
            parts.append(catalog.newline)
        parts.append(entry.raw)
    if catalog.tail and not parts[-1].endswith("\n") and not catalog.tail.startswith(("\n", "\r")):
        parts.append(catalog.newline)
    parts.append(catalog.tail)
    return "".join(parts).encode()


def parse_catalog(data: bytes, path: str, needs_header: bool = True) -> Catalog:
    """Read a catalog or template. Raises InputError, with file, line and cure, for anything `msgfmt -c` would refuse as
    syntax and for the accidents it lets through (see `refusals`).

    Without `needs_header` the header, or its charset, may be missing: the bytes are UTF-8 all the same.
    """
    text = decode_catalog(data, path)
    reader = _Reader(text, path)
    reader.read()
    entries = reader.entries
    if not needs_header and not any(entry.id is None and not entry.source for entry in entries):
        return Catalog(Entry(None, "", ""), tuple(entries), reader.newline, text[reader.end :])
    if not entries or entries[0].source or entries[0].id is not None or entries[0].obsolete:
        raise InputError(
            Message("the catalog does not begin with a header"),
            Message('Put back the first entry, msgid "", whose msgstr names the language and the charset.'),
            path,
            1,
        )
    header, *rest = entries
    forms = check_header(header.target, text, path, header.line, needs_header)
    if forms is not None and reader.forms > forms:
        raise InputError(
            Message("the header declares {} plural forms, this entry has {}", forms, reader.forms),
            Message("Remove the surplus forms, or correct the header."),
            path,
            reader.forms_line,
        )
    return Catalog(header, tuple(rest), reader.newline, text[reader.end :])


_FOLLOWS = {
    "msgctxt": (None,),
    "msgid": (None, "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}


class _Reader:
    """Reads line by line, and usual entries as a whole; `start` and `end` are the offsets of the current entry and of
    its last complete line."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.entries: list[Entry] = []
        self.seen: dict[tuple[str | None, str], int] = {}
        self.forms = self.forms_line = 0
        self.start = self.end = self.number = 0
        self._begin()

    def _begin(self) -> None:
        self.start = self.end
        self.keyword: str | None = None
        self.obsolete: bool | None = None
        self.line = 0
        self.index = -1
        self.texts: dict[str, list[str]] = {}
        self.previous: dict[str, list[str]] = {}
        self.previous_keyword = ""
        self.comments: list[str] = []
        self.extracted: list[str] = []
        self.flags: list[str] = []

    def _refuse(self, fact: Message, cure: Message, line: int = 0) -> InputError:
        return InputError(fact, cure, self.path, line or self.number)

    def read(self) -> None:
        text, at = self.text, 0
        while at < len(text):
            is_between = "msgstr" in self.texts or self.start == at
            if is_between and (usual := _USUAL.match(text, at)) is not None:
                self._read_usual(usual)
                at = self.end
                continue
            self.number += 1
            stop = text.find("\n", at)
            line, at = (text[at:stop], stop + 1) if stop >= 0 else (text[at:], len(text))
            first = line[:1]
            if first == "#":
                if line.startswith("#~"):
                    self._read_obsolete(line[2:])
                else:
                    self._read_comment(line[1:])
                    continue
            elif first in ("", "\r") or not line.strip():
                continue
            else:
                self._read_message(line, False)
            if self.keyword is not None:
                self.end = at
        self._finish()

    def _read_usual(self, match: re.Match[str]) -> None:
        self._finish()
        extracted, identity, source, target = match.groups()
        lines = extracted.split("\n")[:-1]
        self.line, self.end = self.number + len(lines) + 2, match.end()
        self._refuse_duplicate(identity, source)
        if target and not self.forms:
            self.forms, self.forms_line = 1, self.line
        comments = tuple([line[2:].removeprefix(" ") for line in lines])
        raw = self.text[self.start : self.end]
        self.entries.append(
            Entry(identity, source, target, (), comments, line=self.line, raw=raw, newline=self.newline)
        )
        self.start, self.number = self.end, self.line + 2

    def _read_obsolete(self, rest: str) -> None:
        if rest.startswith("|"):
            self._read_previous(rest[1:])
        elif (rest := rest.lstrip(" \t")).startswith("#") and not rest.startswith("#~"):
            self._read_comment(rest[1:])  # “#~ #, fuzzy”, as gettext wrote it long ago
        elif rest.strip():
            self._read_message(rest, True)

    def _read_comment(self, rest: str) -> None:
        if self.keyword is not None:
            self._finish()
        rest = rest.removesuffix("\r")
        kind = rest[:1]
        if kind == ".":
            self.extracted.append(rest[1:].removeprefix(" "))
        elif kind == ",":
            self.flags += [flag for part in rest[1:].split(",") if (flag := part.strip())]
        elif kind == "|":
            self._read_previous(rest[1:])
        elif kind not in (":", "="):
            self.comments.append(rest.removeprefix(" "))

    def _read_previous(self, rest: str) -> None:
        """Old texts are for reading: one that is damaged is kept in the file and otherwise not looked at."""
        if self.keyword is not None:
            self._finish()
        if keyword := _KEYWORD.match(rest):
            self.previous_keyword = keyword[1]
            rest = rest[keyword.end() :]
        if (match := _STRING.match(rest)) and self.previous_keyword:
            try:
                self.previous.setdefault(self.previous_keyword, []).append(unquote(match[1]))
            except ValueError:
                return

    def _read_message(self, line: str, obsolete: bool) -> None:
        keyword = _KEYWORD.match(line)
        if keyword:
            self._start_field(keyword[1], keyword[2], obsolete)
            rest = line[keyword.end() :]
        elif self.keyword is None or obsolete is not self.obsolete or not line.lstrip().startswith('"'):
            raise self._refuse(
                Message("this line is neither a comment nor a part of an entry: {}", line.strip()[:60]),
                Message("An entry is made of msgctxt, msgid and msgstr, each followed by a text in double quotes."),
            )
        else:
            rest = line
        match = _STRING.match(rest)
        if match is None:
            raise self._bad_string(rest)
        inside = match[1]
        if "\\" in inside:
            try:
                inside = unquote(inside)
            except ValueError as error:
                raise self._refuse(
                    Message("PO knows no escape “{}”", error), Message("To mean a backslash, write two of them: \\\\.")
                ) from error
        assert self.keyword
        self.texts[self.keyword].append(inside)

    def _bad_string(self, rest: str) -> InputError:
        rest = rest.strip()
        if not rest.startswith('"'):
            return self._refuse(
                Message("the keyword has no text"), Message('Follow it with a text in double quotes, at least "".')
            )
        if len(rest) == 1 or not rest.endswith('"') or rest.endswith('\\"'):
            return self._refuse(
                Message("the text has no closing quote: the line was cut, or broken in two"),
                Message("Close it with a double quote; if the file was cut short, restore it from version control."),
            )
        return self._refuse(
            Message("a double quote stands inside the text"), Message('Write \\" to mean a quote inside a text.')
        )

    def _start_field(self, keyword: str, index: str | None, obsolete: bool) -> None:
        if self.keyword is not None and (
            (keyword in ("msgctxt", "msgid") and "msgstr" in self.texts) or obsolete is not self.obsolete
        ):
            self._finish()
        name = keyword
        if self.keyword is None:
            self.obsolete, self.line = obsolete, self.number
        before = self.keyword.partition("[")[0] if self.keyword else None
        if before not in _FOLLOWS[keyword]:
            raise self._refuse(
                Message("{} cannot follow {}", keyword, before)
                if before
                else Message("the entry begins with {}", keyword),
                Message("An entry is msgctxt (optional), msgid, msgid_plural (optional), msgstr, in this order."),
            )
        if keyword == "msgstr":
            plural = "msgid_plural" in self.texts
            if (index is not None) is not plural or int(index or 0) != self.index + 1:
                raise self._refuse(
                    Message("the forms of msgstr are not in order"),
                    Message(
                        "Plural entries have msgstr[0], msgstr[1], …; the others have one msgstr without a number."
                    ),
                )
            self.index += 1
            name = f"msgstr[{self.index}]" if self.index else "msgstr"
        elif index is not None:
            raise self._refuse(Message("{} takes no number", keyword), Message("Only msgstr has numbered forms."))
        self.keyword = name
        self.texts[name] = []

    def _finish(self) -> None:
        texts = self.texts
        if not texts:
            return
        if "msgstr" not in texts:
            raise self._refuse(
                Message("the entry has no msgstr: the file was cut here"),
                Message('Add msgstr "", or restore the file from version control.'),
                self.line,
            )
        identity = "".join(texts["msgctxt"]) if "msgctxt" in texts else None
        source = "".join(texts["msgid"])
        if not self.obsolete:
            if identity is not None and not source:
                self._refuse_second_header("".join(texts["msgstr"]))
            self._refuse_duplicate(identity, source)
        if self.index >= self.forms and any(texts["msgstr"]) and not self.obsolete and FUZZY not in self.flags:
            self.forms, self.forms_line = self.index + 1, self.line
        self.entries.append(
            Entry(
                identity,
                source,
                "".join(texts["msgstr"]),
                tuple(self.flags),
                tuple(self.extracted),
                tuple(self.comments),
                "".join(self.previous["msgctxt"]) if "msgctxt" in self.previous else None,
                "".join(self.previous["msgid"]) if "msgid" in self.previous else None,
                bool(self.obsolete),
                self.line,
                self.text[self.start : self.end],
                self.newline,
            )
        )
        self._begin()

    def _refuse_second_header(self, target: str) -> None:
        """An empty source with a context is no header, but Babel decodes by what it says."""
        if {"content-type", "plural-forms"} & dict(header_fields(target)).keys():
            raise self._refuse(
                Message("a second header, with a context"),
                Message("A catalog has one header, its first entry; remove this one."),
                self.line,
            )

    def _refuse_duplicate(self, identity: str | None, source: str) -> None:
        first = self.seen.setdefault((identity, source), self.line)
        if first != self.line:
            raise self._refuse(
                Message("this entry stands in line {} already (msgctxt “{}”)", first, identity)
                if identity
                else Message("this entry stands in line {} already", first),
                Message("Keep one of the two; compare their translations first."),
                self.line,
            )
