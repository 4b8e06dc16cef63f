"""The judge: a translation may change words, never capabilities.

A unit and its translation are rendered with the Markdown of the site and parsed into trees as a browser does it.
Anything that the translation can do and its source cannot is a breach. Sizes are checked first, so that a text that
was made to be slow is never rendered.

A unit that is behind is compared with its source as it is now: a link that was removed from the source is a breach
until the translation is updated. On a page where plain texts are translated by plain texts, only the units are judged,
not the page as a whole.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from diglot.pages import Kind
from diglot.renderer import Renderer, renderer_of
from diglot.safety.allowances import Allowances
from diglot.safety.breach import Breach, Danger
from diglot.safety.capabilities import Capabilities, CapableElement, read_capabilities
from diglot.safety.characters import describe, find_hidden
from diglot.safety.comparison import compare
from diglot.safety.fast_path import read_plain
from diglot.safety.lookalikes import find_lookalikes
from diglot.safety.sizes import find_excess
from diglot.safety.template_syntax import find_commands, find_directives, find_markup
from diglot.safety.urls import may_stand_for
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
"""Where a unit of a kind stands, as far as it matters to the renderer; elsewhere it is a paragraph."""
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[ ]*\S.*$", re.MULTILINE)
_OWN_PAGE = frozenset({"id", "for", "name", "href", "aria-labelledby", "aria-describedby"})


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
        return tuple(each for each in found if (place, each.danger.code, each.value) not in self._waived)

    def _judge(self, text: JudgedText) -> tuple[Breach, ...]:
        if text.target == text.source:
            return ()
        if excess := [
            Breach(Danger.SIZE, fact, span=Span(*place) if place else None)
            for fact, place in find_excess(text.source, text.target)
        ]:
            return tuple(excess)
        return (*_in_text(text), *(() if text.kind is Kind.FIELD else self._rendered(text)))

    def _rendered(self, text: JudgedText) -> Iterator[Breach]:
        target = self._short(text.kind, text.target)
        if target is not None and not target.elements and not target.code:
            return
        source = self._short(text.kind, text.source) if target else None
        definitions = text.definitions if "[" in text.source or "[" in text.target else ""
        target = target or self._capable(text.kind, text.target, definitions)
        source = source or self._capable(text.kind, text.source, definitions)

        def stands_for(there: str, here: str) -> bool:
            return may_stand_for(there, here, (self.language, text.language), self.pairs)

        yield from compare(source, target, stands_for)

    def _short(self, kind: Kind, text: str) -> Capabilities | None:
        return read_plain(kind, text) if self.renderer.is_known else None

    def _render(self, kind: Kind, text: str, definitions: str) -> Capabilities:
        # the definitions come first: the last one of a name counts, and it must not hide one of the unit's own
        html, found = self.renderer.render(f"\n{definitions}\n\n{place_unit(kind, text)}\n")
        return replace(read_capabilities(html), definitions=tuple(sorted(found.items())))

    def judge_page(self, source: str, target: str, language: str, page: str) -> tuple[Breach, ...]:
        """What a whole page can do that its source page cannot, without ids and the links to them, which are words.

        Both are Markdown, without front matter. Call it with units that were judged: then their sizes are in bounds.
        """
        own, other = self._capable_page(source), self._capable_page(target)

        def stands_for(there: str, here: str) -> bool:
            return may_stand_for(there, here, (self.language, language), self.pairs)

        waived = {(check, value) for unit, check, value in self._waived if unit.startswith(f"{language}/{page}#")}
        found = compare(own, other, stands_for)
        return tuple(each for each in found if (each.danger.code, each.value) not in waived)

    def _capable_page(self, text: str) -> Capabilities:
        html, found = self.renderer.render(text)
        return _without_ids(replace(read_capabilities(html), definitions=tuple(sorted(found.items()))))


def place_unit(kind: Kind, text: str) -> str:
    """A unit of a kind as Markdown, with as much around it as matters."""
    return _PLACES.get(kind, "{}").replace("{}", text)


@lru_cache(4)
def judge_of(rules: Allowances) -> Judge:
    """The judge of an edition by its rules; one a process."""
    return Judge(renderer_of(rules.dialect), rules)


def page_definitions(page: str) -> str:
    """The link definitions of a source page: they bear on what its units mean."""
    return "\n".join(_DEFINITION.findall(page)) if "]:" in page else ""


def _in_text(text: JudgedText) -> Iterator[Breach]:
    source, target = text.source, text.target
    known = deque(found[0] for found in find_hidden(source, text.language))
    for found in find_hidden(target, text.language):
        if found[0] not in known:
            yield Breach(
                Danger.HIDDEN,
                f"it holds {describe(found[0])}, which nobody sees",
                f"U+{ord(found[0]):04X}",
                Span(*found.span()),
            )
    for word, reason in find_lookalikes(target, source, text.language):
        yield Breach(
            Danger.LOOKALIKE, f"the word “{word[0]}” is not what it seems: {reason}", word[0], Span(*word.span())
        )
    for command, place in find_commands(source, target):
        yield Breach(
            Danger.DELIMITER, f"it gives the site's generator a command: {command[:80]}", command, Span(*place)
        )
    for directive, place in find_directives(source, target):
        yield Breach(Danger.COMMENT, f"it gives this program a directive: {directive[:80]}", directive, Span(*place))
    if text.kind is Kind.FIELD:
        for sign, place in find_markup(source, target):
            yield Breach(Danger.FIELD, f"a page field is plain text, and it has {sign}", sign, Span(*place))


def _without_ids(capabilities: Capabilities) -> Capabilities:
    elements = type(capabilities.elements)()
    for element, count in capabilities.elements.items():
        kept = tuple(
            (name, value)
            for name, value in element.attributes
            if name not in _OWN_PAGE or (name == "href" and not value.startswith("#"))
        )
        elements[CapableElement(element.tag, kept, element.content)] += count
    return replace(capabilities, elements=elements)
