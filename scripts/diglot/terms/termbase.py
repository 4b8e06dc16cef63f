"""From the text of `locales/termbase.toml` to a Termbase, with everything that is wrong in it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial, reduce
from typing import Any

from diglot.errors import InputError
from diglot.message import Message
from diglot.terms.forms import fold_text
from diglot.terms.grounds import read_reasons, read_sources
from diglot.terms.pinyin import is_read, read_name
from diglot.terms.quick_reader import read_plain
from diglot.terms.term import Naming, Rejection, Term, Termbase
from diglot.toml_lines import Path, find_lines

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TERM_FIELDS: Mapping[str, type] = {"related": list, "link": bool, "sources": list}
"""What stands in the table of a concept, besides one table per language; in the order of the file."""
NAMING_FIELDS: Mapping[str, type] = {
    "name": str,
    "reading": str,
    "forms": list,
    "admitted": list,
    "rejected": list,
    "definition": str,
    "note": str,
    "exact": bool,
    "plural": bool,
}
"""What stands in the table of a concept in one language."""
FORMER = ("source", "standing")
"""Fields of a naming in former termbases, which the sources of the concept have replaced."""
_SAID = {str: Message('a text, such as "…"'), bool: Message("true or false"), list: Message("a list, such as […]")}
_MARKUP = re.compile(r"[<>`*\[\]|]|(?<!\w)_.*_(?!\w)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def parse_termbase(text: str, path: str, languages: Sequence[str]) -> Termbase:
    """Read a termbase. Whatever is wrong is among its problems, each with file, line and term; nothing is raised.

    `languages` are those of the edition, the source language first: every concept has a name in it. A name that is
    missing in another language is no problem (DG910 reports it). An empty text is an empty termbase.
    """
    try:
        values, lines = read_plain(text) or (read_toml(text, path), find_lines(text))
    except InputError as problem:
        return Termbase({}, path, (problem,))
    reader = _Reader(path, lines, languages)
    terms = {key: term for key, value in values.items() if (term := reader.read_term(key, value)) is not None}
    reader.check_related(terms)
    reader.check_claims(terms)
    return Termbase(terms, path, tuple(sorted(reader.problems, key=lambda problem: problem.line)))


def read_toml(text: str, path: str) -> dict[str, Any]:
    """The values of a TOML text. Raises InputError for what is not TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also of a number with too many digits, and of lists in lists
        raise _not_toml(error, text, path) from error


def _not_toml(error: Exception, text: str, path: str) -> InputError:
    if not isinstance(error, tomllib.TOMLDecodeError):
        cure = Message("Write shorter numbers, and fewer lists in lists.")
        return InputError(Message("the file is not TOML: {}", error), cure, path)
    place = _PLACE.search(str(error))
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    fault = _PLACE.sub("", str(error))
    if fault.startswith(("Cannot declare", "Cannot overwrite")):
        return InputError(
            Message("this stands in the file already: {}", fault), Message("Keep one of the two."), path, line
        )
    return InputError(
        Message("the file is not TOML: {}", fault), Message("Correct this line, or the one before it."), path, line
    )


class _Reader:
    """Reads values, and collects what is wrong with them."""

    def __init__(self, path: str, lines: Mapping[Path, int], languages: Sequence[str]) -> None:
        self.path = path
        self.lines = lines
        self.languages = languages
        self.problems: list[InputError] = []

    def report(self, at: Path, fact: Message, cure: Message) -> None:
        """Take up a problem with what stands at a path: a term, a language, a field."""
        line = next((self.lines[at[:size]] for size in range(len(at), 0, -1) if at[:size] in self.lines), 0)
        has_language = len(at) > 1 and at[1] in self.languages
        place = Message("term “{}”, {}", at[0], at[1]) if has_language else Message("term “{}”", at[0])
        self.problems.append(InputError(Message("{}: {}", place, fact), cure, self.path, line))

    def report_of(self, at: Path, name: str, fact: Message, cure: Message) -> None:
        """Take up a problem with one of several things that stand at a path."""
        self.report(at, Message("{}: {}", name, fact), cure)

    def read_term(self, key: str, value: Any) -> Term | None:
        """The concept of a table; what can be used of it."""
        if not KEY.fullmatch(key):
            self.report(
                (key,),
                Message("this is not a key"),
                Message("Keys are lower-case ASCII words with hyphens: [grid-management]."),
            )
        if not isinstance(value, dict):
            self.report(
                (key,),
                Message("this is not a table"),
                Message("Write [{}], and a table for each language below it.", key),
            )
            return None
        known = [*TERM_FIELDS, *self.languages]
        for name in value:
            if name not in known:
                self.report(
                    (key, name), Message("there is no field “{}”", name), Message("There are: {}.", ", ".join(known))
                )
        fields = self.read_fields((key,), value, TERM_FIELDS)
        namings = {}
        for language in self.languages:
            if language not in value:
                if language == self.languages[0]:
                    cure = Message('Add [{}.{}] with at least a name = "…".', key, language)
                    self.report((key,), Message("there is no name in “{}”, the source language", language), cure)
            elif not isinstance(value[language], dict):
                self.report((key, language), Message("this is not a table"), Message("Write [{}.{}].", key, language))
            elif (naming := self.read_naming((key, language), value[language])) is not None:
                namings[language] = naming
        related = tuple(self.texts((key, "related"), fields.get("related", [])))
        sources = tuple(read_sources(fields.get("sources", []), self.languages, partial(self.report, (key, "sources"))))
        return Term(key, namings, related, fields.get("link", True), sources, self.lines.get((key,), 0))

    def read_fields(self, at: Path, values: Mapping[str, Any], known: Mapping[str, type]) -> dict[str, Any]:
        """The values of the right type."""
        fields = {}
        for name, kind in known.items():
            if name in values:
                if isinstance(values[name], kind):
                    fields[name] = values[name]
                else:
                    self.report(
                        (*at, name),
                        Message("“{}” is not {}", name, _SAID[kind]),
                        Message("Write {} = {}.", name, _SAID[kind]),
                    )
        return fields

    def texts(self, at: Path, values: Sequence[Any]) -> Iterator[str]:
        """The items of a list that are texts."""
        for value in values:
            if isinstance(value, str) and value:
                yield value
            else:
                self.report(
                    at,
                    Message("“{}” holds something that is not a text", at[-1]),
                    Message('Write {} = ["…", "…"].', at[-1]),
                )

    def read_naming(self, at: Path, values: Mapping[str, Any]) -> Naming | None:
        """The concept in one language; None if it has no usable name."""
        for name in values:
            if name in FORMER:
                names = ", ".join(f'"{language}"' for language in self.languages)
                example = f'sources = [{{ author = "…", title = "…", year = 2021, names = [{names}] }}]'
                cure = Message("Remove it, and write in [{}], if there is one: {}.", at[0], example)
                self.report((*at, name), Message("“{}” is no field any more: it follows from the sources", name), cure)
            elif name not in NAMING_FIELDS:
                self.report(
                    (*at, name),
                    Message("there is no field “{}”", name),
                    Message("There are: {}.", ", ".join(NAMING_FIELDS)),
                )
        fields = self.read_fields(at, values, NAMING_FIELDS)
        name = fields.get("name", "")
        if not self.is_name((*at, "name"), name):
            return None
        reading = fields.get("reading", "")
        if reading and not is_read(at[1]):
            cure = Message("Remove it: only names in Chinese characters have a reading.")
            self.report((*at, "reading"), Message("a name in “{}” has no reading", at[1]), cure)
        admitted = [*self.texts((*at, "admitted"), fields.get("admitted", []))]
        forms = [*self.texts((*at, "forms"), fields.get("forms", []))]
        rejected = [*self.read_rejected((*at, "rejected"), fields.get("rejected", []))]
        self.check_own_names(at, name, admitted, rejected)
        return Naming(
            name,
            tuple(name for name in admitted if self.is_name((*at, "admitted"), name)),
            tuple(rejected),
            reading or (read_name(name) if is_read(at[1]) else ""),
            fields.get("definition", ""),
            fields.get("note", ""),
            fields.get("exact"),
            fields.get("plural"),
            self.lines.get(at, 0),
            tuple(name for name in forms if self.is_name((*at, "forms"), name)),
        )

    def read_rejected(self, at: Path, values: Sequence[Any]) -> Iterator[Rejection]:
        """The rejected renderings that have a name and a reason."""
        for value in values:
            if not isinstance(value, dict) or value.keys() != {"name", "reason"} or not value["reason"]:
                cure = Message('Write rejected = [{ name = "…", reason = "…" }].')
                self.report(at, Message("a rejected rendering is not a name with a reason"), cure)
            elif self.is_name(at, value["name"]):
                report = partial(self.report_of, at, f"“{value['name']}”")
                if reasons := read_reasons(value["reason"], at[1], self.languages, report):
                    yield Rejection(value["name"], reasons)

    def is_name(self, at: Path, name: Any) -> bool:
        """Whether this can be a name; says why not."""
        if not isinstance(name, str) or not any(map(str.isalnum, name)):
            self.report(at, Message("the name is empty"), Message('Write the name as it stands in a text: name = "…".'))
        elif _CONTROL.search(name):
            self.report(
                at, Message("a control character or a line break stands in the name {!r}", name), Message("Remove it.")
            )
        elif markup := _MARKUP.search(name):
            cure = Message("Names are plain text, as readers see them.")
            self.report(at, Message("“{}” in the name “{}” is markup", markup[0], name), cure)
        elif name != " ".join(name.split()):
            self.report(
                at, Message("blanks stand around the name “{}”, or two in a row", name), Message("Remove them.")
            )
        else:
            return True
        return False

    def check_own_names(self, at: Path, name: str, admitted: Sequence[str], rejected: Sequence[Rejection]) -> None:
        """Refuse a name that one concept has twice in one language."""
        seen = {name}
        for other in admitted:
            if other in seen:
                self.report(
                    (*at, "admitted"), Message("the name “{}” stands here twice", other), Message("Name it once.")
                )
            seen.add(other)
        for rejection in rejected:
            if rejection.name in seen:
                cure = Message("Remove it from the rejected ones, or from the names.")
                self.report(
                    (*at, "rejected"), Message("“{}” is rejected, and a name of the concept", rejection.name), cure
                )

    def check_related(self, terms: Mapping[str, Term]) -> None:
        """Related concepts are others, and exist."""
        for term in terms.values():
            for key in term.related:
                if key == term.key:
                    self.report(
                        (key, "related"), Message("it is related to itself"), Message("Remove it from the list.")
                    )
                elif key not in terms:
                    near = get_close_matches(key, terms, 3)
                    cure = (
                        Message("Is it {}?", reduce(Message("{} or {}").filled, [f"“{name}”" for name in near]))
                        if near
                        else Message("Remove it from the list.")
                    )
                    self.report((term.key, "related"), Message("there is no term “{}”", key), cure)

    def check_claims(self, terms: Mapping[str, Term]) -> None:
        """A name means one concept. (A rejected name may be rejected by several, and right for another one.)"""
        claims: dict[tuple[str, str], tuple[str, str]] = {}
        for term in terms.values():
            for language, naming in term.namings.items():
                for name in (naming.name, *naming.admitted):
                    compared = name if naming.is_exact(name) else fold_text(name)
                    owner, field = claims.setdefault((language, compared), (term.key, _field(naming, name)))
                    if owner != term.key:
                        line = self.lines.get((owner, language, field), 0)
                        self.report(
                            (term.key, language, _field(naming, name)),
                            Message("the name “{}” belongs to “{}” already, line {}", name, owner, line),
                            Message("A name means one concept: give one of them another name."),
                        )


def _field(naming: Naming, name: str) -> str:
    return "name" if name == naming.name else "admitted"
