"""The judge: a translation may change words, never capabilities.

A unit and its translation are rendered with the Markdown of the site and parsed into trees as a browser does it.
Anything that the translation can do and its source cannot is a breach. Sizes are checked first, so that a text that
was made to be slow is never rendered.

A unit that is behind is compared with its source as it is now: a link that was removed from the source is a breach
until the translation is updated. Units that are unsafe only together are found on the finished page
(`publish/article_judgement.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from diglot.character_references import decode_references
from diglot.errors import InputError
from diglot.message import Message
from diglot.pages import Kind
from diglot.renderer import Renderer, renderer_of
from diglot.safety.allowances import Allowances
from diglot.safety.breach import Breach, Danger
from diglot.safety.capabilities import Capabilities, read_capabilities
from diglot.safety.characters import describe, find_hidden
from diglot.safety.comparison import StandsFor, compare
from diglot.safety.fast_path import read_plain
from diglot.safety.formulas import find_formulas
from diglot.safety.lookalikes import find_lookalikes
from diglot.safety.sizes import find_excess
from diglot.safety.template_syntax import command_pattern, find_commands, find_directives, find_markup
from diglot.safety.urls import may_stand_for, read_url
from diglot.spans import Span

_PLACES = {
    Kind.HEADING: "# {}",
    Kind.ITEM: "- {}",
    Kind.CELL: "| x |\n| --- |\n| {} |",
    Kind.TITLE: '!!! note "{}"\n    x',
    Kind.TERM: "{}\n:   x",
    Kind.DEFINITION: "x\n:   {}",
    Kind.ABBREVIATION: "*[XYZ]: {}\n\nXYZ",
    Kind.HTML: "<div>{}</div>",
    Kind.CODE_TITLE: '``` py title="{}"\nx\n```',
}
"""The Markdown around a unit of some kinds, if it matters to the renderer. Other kinds are rendered as a paragraph."""
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[ ]*\S.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A unit in both languages, to be judged."""

    kind: Kind
    source: str
    target: str
    language: str
    """The language of the translation."""
    definitions: str = ""
    """The link definitions of its page, as lines of Markdown; see `page_definitions`."""


class Judge:
    """Judges the translations of an edition. It remembers what it rendered last."""

    def __init__(self, renderer: Renderer, rules: Allowances) -> None:
        self.renderer = renderer
        self.language = rules.source
        """The language of the sources."""
        self.pairs = rules.pairs
        self.site = rules.site
        self._commands = command_pattern(rules.delimiters)
        self._waived = frozenset((waiver.unit, waiver.check, waiver.value) for waiver in rules.waivers)
        self.judge = lru_cache(4096)(self._judge)
        """The breaches of a `JudgedText`, in a tuple; empty if it is safe."""
        self._capable = lru_cache(4096)(self._render)

    def judge_unit(self, text: JudgedText, page: str, unit: str) -> tuple[Breach, ...]:
        """The breaches of a unit without those that the edition allows."""
        found = self.judge(text)
        if not found or not self._waived:
            return found
        place = f"{text.language}/{page}#{unit}"
        return tuple(breach for breach in found if (place, breach.danger.code, breach.value) not in self._waived)

    def _judge(self, text: JudgedText) -> tuple[Breach, ...]:
        if text.target == text.source:
            return ()
        if excess := [
            Breach(Danger.SIZE, fact, span=Span(*place) if place else None)
            for fact, place in find_excess(text.source, text.target)
        ]:
            return tuple(excess)
        found = list(_in_text(text, self._commands))
        try:
            if text.kind is not Kind.FIELD:
                found += self._rendered(text)
            if text.kind is Kind.HTML and self.renderer.reads_raw:  # it may stand in an element with `markdown`
                found += (
                    breach for breach in self._rendered(replace(text, kind=Kind.PARAGRAPH)) if breach not in found
                )
        except InputError as error:  # what cannot be rendered cannot be judged
            found.append(Breach(Danger.SIZE, Message("it cannot be compared with its source: {}", error.fact)))
        return tuple(found)

    def _rendered(self, text: JudgedText) -> Iterator[Breach]:
        target = self._short(text.kind, text.target)
        if target is not None and not target.elements and not target.code:
            return
        source = self._short(text.kind, text.source) if target else None
        definitions = text.definitions if "[" in text.source or "[" in text.target else ""
        # the source first: what an extension asks of the system for both of them belongs to the source
        source = source or self._capable(text.kind, text.source, definitions)
        target = target or self._capable(text.kind, text.target, definitions)

        def stands_for(there: str, here: str) -> bool:
            return self.stands_for(there, here, text.language)

        yield from compare(source, target, stands_for)

    def _short(self, kind: Kind, text: str) -> Capabilities | None:
        return read_plain(kind, text) if self.renderer.is_known else None

    def _render(self, kind: Kind, text: str, definitions: str) -> Capabilities:
        # the definitions come first: the last one of a name counts, and it must not hide one of the unit's own
        html, found, reached = self.renderer.render(f"\n{definitions}\n\n{place_unit(kind, text)}\n")
        return replace(read_capabilities(html), definitions=tuple(sorted(found.items())), reached=reached)

    def stands_for(self, there: str, here: str, language: str) -> bool:
        """Whether a link of a translation says the same as one of its source (`may_stand_for`)."""
        return may_stand_for(there, here, (self.language, language), self.pairs, self.site)

    def compare_finished(
        self, source: Capabilities, target: Capabilities, stands_for: StandsFor, place: str
    ) -> Iterator[Breach]:
        """The breaches of a unit as it is on a finished page, without those that the edition allows.

        `place` is `zh/essay.md#p2v5r3`. Addresses on the site have another form there than in Markdown, so what the
        edition allows of them in this unit is not looked at again.
        """
        allowed = {(check, value) for unit, check, value in self._waived if unit == place}
        is_open = any(check == Danger.TARGET.code for check, _ in allowed) or any(
            read_url(pair.source).is_local for pair in self.pairs
        )
        for breach in compare(source, target, stands_for):
            is_on_site = breach.danger is Danger.TARGET and read_url(breach.value).is_local
            if (breach.danger.code, breach.value) not in allowed and not (is_open and is_on_site):
                yield breach


def place_unit(kind: Kind, text: str) -> str:
    """A unit of a kind as Markdown, with as much around it as matters."""
    return _PLACES.get(kind, "{}").replace("{}", text)


@lru_cache(4)
def judge_of(rules: Allowances) -> Judge:
    """The judge of an edition by its rules; one a process."""
    return Judge(renderer_of(rules.dialect), rules)


def page_definitions(page: str) -> str:
    """The link definitions of a source page, which its units may use."""
    return "\n".join(_DEFINITION.findall(page)) if "]:" in page else ""


def _in_text(text: JudgedText, commands: re.Pattern[str] | None) -> Iterator[Breach]:
    source, target = text.source, text.target
    yield from _in_letters(source, target, text.language)
    if "&" in target and (shown := decode_references(target)) != target:  # entities are letters, too
        yield from (
            replace(breach, span=None) for breach in _in_letters(decode_references(source), shown, text.language)
        )
    for formula, place in find_formulas(source, target):
        fact = Message("it has the formula “{}”, which its source does not have", formula[:80])
        yield Breach(Danger.CODE, fact, formula, Span(*place))
    for command, place in find_commands(source, target, commands):
        yield Breach(
            Danger.DELIMITER,
            Message("it gives the site's generator a command: {}", command[:80]),
            command,
            Span(*place),
        )
    for directive, place in find_directives(source, target):
        yield Breach(
            Danger.COMMENT, Message("it gives this program a directive: {}", directive[:80]), directive, Span(*place)
        )
    if text.kind is Kind.FIELD:
        for sign, place in find_markup(source, target):
            yield Breach(Danger.FIELD, Message("a page field is plain text, and it has {}", sign), sign, Span(*place))


def _in_letters(source: str, target: str, language: str) -> Iterator[Breach]:
    known = {found[0] for found in find_hidden(source, language)}
    for found in find_hidden(target, language):
        if found[0] not in known:
            known.add(found[0])  # one finding for each character, however often it stands there
            yield Breach(
                Danger.HIDDEN,
                Message("it holds {}, which nobody sees", describe(found[0])),
                f"U+{ord(found[0]):04X}",
                Span(*found.span()),
            )
    for word, reason in find_lookalikes(target, source, language):
        yield Breach(
            Danger.LOOKALIKE,
            Message("the word “{}” is not what it seems: {}", word[0], reason),
            word[0],
            Span(*word.span()),
        )
