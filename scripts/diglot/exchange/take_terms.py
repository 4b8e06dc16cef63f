"""What a file of terms that came back changes in the termbase.

New concepts, names, definitions, reasons and related concepts are added. A name, definition or note that differs is a
problem, and stays as it is unless the file's side is taken. Nothing is removed; comments stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tomlkit import inline_table, parse, table

from diglot.errors import InputError
from diglot.exchange.take_back import Side
from diglot.exchange.tbx import ForeignConcept, ForeignName, ForeignNaming
from diglot.language import parse_language
from diglot.message import Message
from diglot.terms import format_termbase, parse_termbase
from diglot.terms.termbase import KEY


@dataclass(slots=True)
class TakenTerms:
    """The new text of the termbase, what was added to it in words, and what was refused."""

    text: str
    added: list[Message] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)


def take_terms(
    text: str, path: str, languages: Sequence[str], concepts: Sequence[ForeignConcept], name: str, side: Side | None
) -> TakenTerms:
    """The termbase `text`, with what the concepts of the file `name` have besides.

    `languages` are those of the edition, the source language first. Raises InputError if the result would be no
    termbase; then nothing is to be written.
    """
    known = parse_termbase(text, path, languages)
    if known.problems:
        raise known.problems[0]
    taking = _Taking(parse(text), languages, name, side, TakenTerms(text))
    for concept in concepts:
        taking.take(concept)
    for concept in concepts:
        taking.take_related(concept)
    taken = taking.taken
    if taken.added:
        taken.text = format_termbase(taking.document.as_string(), path)
        if problems := parse_termbase(taken.text, path, languages).problems:
            fact = Message("with this file the termbase would have a fault: {}", problems[0].fact)
            raise InputError(fact, Message("{} Nothing was written.", problems[0].cure), name)
    return taken


@dataclass(slots=True)
class _Taking:
    document: Any
    languages: Sequence[str]
    name: str
    side: Side | None
    taken: TakenTerms

    def take(self, concept: ForeignConcept) -> None:
        namings = {code: naming for naming in concept.namings if (code := self.code_of(naming.language))}
        for naming in concept.namings:
            if not self.code_of(naming.language):
                self.refuse(
                    naming.line,
                    Message("concept “{}” has names in “{}”", concept.key, naming.language),
                    Message("Add that language."),
                )
        key = concept.key
        if key not in self.document:
            source = self.languages[0]
            if not KEY.fullmatch(key) or source not in namings or not namings[source].name:
                cure = Message("Give it a name in “{}”, and an id of lower-case words with hyphens.", source)
                self.refuse(concept.line, Message("the concept “{}” is new, and cannot be added", key), cure)
                return
            self.document[key] = table()
            self.taken.added.append(Message("{}: the concept", key))
        for code, naming in namings.items():
            if naming.name or code in self.document[key]:
                self.take_naming(key, code, naming)

    def take_related(self, concept: ForeignConcept) -> None:
        """Related concepts are added when all concepts of the file are there."""
        if concept.key not in self.document:
            return
        known = self.document[concept.key]
        for key in concept.related:
            if key in known.get("related", ()) or key == concept.key:
                continue
            if key in self.document:
                self.append(known, "related", key, Message("{}: related to {}", concept.key, key))
            else:
                fact = Message("{}: it is related to “{}”, which the termbase does not have", concept.key, key)
                self.refuse(concept.line, fact, Message("Add that concept to the file, or remove the reference."))

    def code_of(self, language: str) -> str:
        """The language of the edition; empty if it has none."""
        return next((code for code in self.languages if parse_language(code) == parse_language(language)), "")

    def take_naming(self, key: str, code: str, naming: ForeignNaming) -> None:
        if code not in self.document[key]:
            self.document[key][code] = table()
        known = self.document[key][code]
        for setting, text in (("name", naming.name), ("definition", naming.definition), ("note", naming.note)):
            self.take_text(known, setting, text, f"{key}, {code}", naming.line)
        names = {known.get("name"), *known.get("admitted", ()), *(row["name"] for row in known.get("rejected", ()))}
        for name in naming.admitted:
            if name not in names:
                self.append(known, "admitted", name, Message("{}, {}: “{}”", key, code, name))
        for rejected in naming.rejected:
            if rejected.text not in names:
                self.append_rejected(known, rejected, code, key, naming.line)

    def take_text(self, known: Any, setting: str, text: str, place: str, line: int) -> None:
        had = known.get(setting, "")
        if not text or had == text:
            return
        if had and self.side is None:
            fact = Message("{}: the {} is “{}” here, and “{}” in the termbase", place, Message(setting), text, had)
            self.refuse(line, fact, Message("Choose with --take file or --take catalog."))
        elif not had or self.side == "file":
            known[setting] = text
            self.taken.added.append(Message("{}: {} “{}”", place, Message(setting), text))

    def append_rejected(self, known: Any, rejected: ForeignName, code: str, key: str, line: int) -> None:
        reasons = dict(self.reasons(rejected, code))
        if not reasons:
            fact = Message("{}, {}: the rejected name “{}” has no reason", key, code, rejected.text)
            self.refuse(line, fact, Message("Add a note to it that says why it is rejected."))
            return
        row = inline_table()
        row["name"] = rejected.text
        reason = inline_table()
        reason.update(reasons)
        row["reason"] = reason
        self.append(known, "rejected", row, Message("{}, {}: not “{}”", key, code, rejected.text))

    def reasons(self, rejected: ForeignName, code: str) -> Iterator[tuple[str, str]]:
        for language, reason in rejected.reasons:
            if reason and (code_of_reason := self.code_of(language) if language else code):
                yield code_of_reason, reason

    def append(self, known: Mapping[str, Any], setting: str, value: Any, what: Message) -> None:
        known[setting] = [*known.get(setting, ()), value]  # type: ignore[index]
        self.taken.added.append(what)

    def refuse(self, line: int, fact: Message, cure: Message) -> None:
        self.taken.problems.append(InputError(fact, cure, self.name, line))
