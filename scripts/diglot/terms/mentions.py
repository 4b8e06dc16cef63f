"""Find where a text mentions concepts: leftmost first, and of those the longest.

The text is what readers see (`visible_text`; `tests/pages/test_inline.py` compares it with the renderer). All names of
a language are searched at once (Aho and Corasick 1975, by `ahocorasick-rs`). In scripts with spaces a name matches
whole words; in others, such as Chinese, it matches anywhere. Of names that overlap, the one that begins first counts,
and of these the longest. Capitals, hyphens and plurals do not matter, unless the name has capitals itself (`exact`,
`plural`). `tests/terms/cases/` has examples.

A region between `<!-- diglot: no-terms -->` and `<!-- diglot: end -->` has no mentions, but explicit references in it
count.
"""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from diglot.spans import Span
from diglot.terms.forms import (
    bare_words,
    fold_text,
    inflect,
    joins_left,
    joins_right,
    plain_text,
    stands_in_words,
)
from diglot.terms.term import Approval, Naming, Termbase

_BETWEEN = " \0 "
"""Stands between texts that are searched together; no name holds it."""


class Mention(NamedTuple):
    """A name of a concept in a text."""

    key: str
    span: Span
    name: str
    """The name, as the termbase has it, of which this is a form."""
    approval: Approval


class _Form(NamedTuple):
    """A name in one of its forms; the least is the best reading of a piece of text."""

    rank: int
    key: str
    name: str
    approval: Approval
    folded: str
    exact: str
    """How it must be spelled; empty if capitals and hyphens do not matter."""


class _Pattern(NamedTuple):
    """What an automaton looks for, and what it can mean."""

    forms: Sequence[_Form]
    only: _Form | None
    """The form, if wherever it is found it is a mention: of one concept, in any capitals, without punctuation."""
    word: bool
    """Whether it is a single word: no other name can begin in it."""


_NOTHING = _Pattern((), None, False)
"""What is found where a name ends inside a word; a shorter one may be there."""


_Hit = tuple[int, int, _Pattern]
"""Where a pattern was found: start and end."""


class Matcher:
    """Finds the names of one language. Making one costs time that grows with the termbase: keep it."""

    def __init__(self, termbase: Termbase, language: str) -> None:
        words: dict[str, list[_Form]] = {}
        anywhere: dict[str, list[_Form]] = {}
        for term in termbase.terms.values():
            if naming := term.namings.get(language):
                for form in _forms(term.key, naming, language):
                    if stands_in_words(form.folded):
                        words.setdefault(f" {bare_words(form.folded)}", []).append(form)
                    else:
                        anywhere.setdefault(form.folded, []).append(form)
        self._kinds = [kind(by_text) for kind, by_text in ((_Words, words), (_Anywhere, anywhere)) if by_text]

    def find(self, text: str) -> list[Mention]:
        """The mentions in `text`, plain and as readers see it, from left to right.

        They do not overlap: of two the one that begins first counts, of those that begin together the longest. Where
        one name is rejected for several concepts, each has a mention at the same place.
        """
        return self.find_all((text,)).get(0, [])

    def find_all(self, texts: Sequence[str]) -> dict[int, list[Mention]]:
        """The mentions in each text that has any, by its number; for many texts much faster than one by one."""
        text = _BETWEEN.join(texts)
        folded = fold_text(text)
        starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        found: dict[int, list[Mention]] = {}
        thorough: set[int] = set()
        spelled = ""
        for kind in self._kinds:
            before = set(found)
            here = 0
            for start, end, pattern in kind.find(folded):
                if start >= starts[here + 1]:
                    here = bisect_right(starts, start) - 1
                only = pattern.only
                if only is None or not (pattern.word or folded[start:end] == only.folded):
                    spelled = spelled or plain_text(text)
                    forms: Sequence[_Form] = _fitting(pattern.forms, folded[start:end], spelled[start:end])
                    if not forms:
                        if not pattern.word:
                            thorough.add(here)
                        continue
                    only = forms[0]
                else:
                    forms = pattern.forms
                if here in before:
                    thorough.add(here)  # each kind of names is found without overlaps; of two kinds they may overlap
                base = starts[here]
                mention = Mention(only.key, Span(start - base, end - base), only.name, only.approval)
                if here in found:
                    found[here].append(mention)
                else:
                    found[here] = [mention]
                if len(forms) > 1:
                    found[here][-1:] = _mentions(mention.span, forms)
        for here in thorough:
            if mentions := self._find_thoroughly(texts[here]):
                found[here] = mentions
        return found

    def _find_thoroughly(self, text: str) -> list[Mention]:
        """The same by all that can be found: where the longest name is spelled wrongly, a shorter one may be right."""
        folded, spelled = fold_text(text), plain_text(text)
        hits = [hit for kind in self._kinds for hit in kind.find(folded, overlapping=True)]
        last = 0
        mentions: list[Mention] = []
        for start, end, pattern in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if start >= last and (forms := _fitting(pattern.forms, folded[start:end], spelled[start:end])):
                mentions += _mentions(Span(start, end), forms)
                last = end
        return mentions


def _fitting(forms: Sequence[_Form], folded: str, spelled: str) -> list[_Form]:
    return [form for form in forms if form.folded == folded and form.exact in ("", spelled)]


def _mentions(span: Span, forms: Sequence[_Form]) -> Iterator[Mention]:
    """The mentions that fitting forms are: the best one, or all those that reject a name."""
    for form in forms if forms[0].approval is Approval.REJECTED else forms[:1]:
        yield Mention(form.key, span, form.name, form.approval)


def _forms(key: str, naming: Naming, language: str) -> Iterator[_Form]:
    """Every form of every name of a concept."""
    names = [(naming.name, Approval.PREFERRED)]
    names += [(name, Approval.ADMITTED) for name in naming.admitted]
    names += [(rejection.name, Approval.REJECTED) for rejection in naming.rejected]
    for name, approval in names:
        exact = naming.is_exact(name)
        inflected = [*inflect(name, language)] if naming.is_inflected(name) else []
        inflected += naming.forms if approval is Approval.PREFERRED else ()
        for order, form in enumerate([name, *inflected]):
            rank = 4 * (approval is Approval.REJECTED) + 2 * order + (not exact)
            yield _Form(rank, key, name, approval, fold_text(form), plain_text(form) if exact else "")


class _Kind(ABC):
    """Names that are found in one way."""

    def __init__(self, forms: dict[str, list[_Form]]) -> None:
        self.texts = list(forms)
        self.patterns = [self.pattern(text, forms_of_text) for text, forms_of_text in forms.items()]
        self.longest = AhoCorasick(self.texts, MatchKind.LeftmostLongest)

    def pattern(self, text: str, forms: list[_Form]) -> _Pattern:
        """What `text` means where it is found."""
        forms.sort()
        first = forms[0]
        sure = len(forms) == 1 and not first.exact and text.lstrip(" ") == first.folded
        return _Pattern(forms, first if sure else None, isinstance(self, _Words) and first.folded.isalnum())

    @cached_property
    def every(self) -> AhoCorasick:
        """Finds names inside names, too; rarely needed."""
        return AhoCorasick(self.texts)

    def search(self, text: str, overlapping: bool) -> list[tuple[int, int, int]]:
        """The number, start and end of what is found."""
        if overlapping:
            return self.every.find_matches_as_indexes(text, overlapping=True)
        return self.longest.find_matches_as_indexes(text)

    @abstractmethod
    def find(self, folded: str, overlapping: bool = False) -> Iterator[_Hit]:
        """What is found in a folded text, from left to right: the longest, or all."""


class _Words(_Kind):
    """Names that are whole words, in a text of words and blanks: each begins at a blank, and ends before one."""

    def find(self, folded: str, overlapping: bool = False) -> Iterator[_Hit]:
        words, patterns = f" {bare_words(folded)} ", self.patterns
        for number, start, end in self.search(words, overlapping):
            pattern = patterns[number]
            if words.startswith(" ", end):
                yield start, end - 1, pattern
            elif not pattern.word:
                yield start, end - 1, _NOTHING


class _Anywhere(_Kind):
    """Names of scripts without spaces, as far as they are: `VPN服务` is no part of `xVPN服务`."""

    def find(self, folded: str, overlapping: bool = False) -> Iterator[_Hit]:
        folded = folded.replace(_BETWEEN, "\0" * len(_BETWEEN))  # a name may begin with a blank: a hyphen is one
        for number, start, end in self.search(folded, overlapping):
            if not (
                (start and joins_left(folded[start]) and joins_left(folded[start - 1]))
                or (end < len(folded) and joins_right(folded[end - 1]) and joins_right(folded[end]))
            ):
                yield start, end, self.patterns[number]
