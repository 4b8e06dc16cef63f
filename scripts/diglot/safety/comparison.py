"""Compare the capabilities of a translation with those of its source."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import chain

from diglot.language import is_known_tag
from diglot.message import Message
from diglot.safety.breach import Breach, Danger
from diglot.safety.capabilities import ADDRESSES, REPEATABLE, TEXTUAL, Capabilities, CapableElement
from diglot.safety.formulas import without_words
from diglot.safety.urls import SCHEMES, read_url, write_url

StandsFor = Callable[[str, str], bool]
"""Whether a link to the second address, in the translation, corresponds to a link to the first one, in the source."""
_IDENTITIES = frozenset({"id", "name"})
_BLANK = re.compile(r"<[\w .-]*>")
_ARGUMENT = re.compile(r"(?<=[(,])[ ]?[^\W\d_]+(?=[,)])")
_ARGUMENTS = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?=[,)])")
_STAND_IN = re.compile(r"(?<![A-Za-z])(?:[Ss]omething|(?:[Ss]ome|[Mm]y|[Yy]our)(?=[A-Z_])[A-Za-z_]+)")
_BETWEEN_WORDS = re.compile(r"[\s/|]+")
_ENDING = re.compile(r"(?:['’]s|s)$")
_QUOTED = re.compile(r"(?<!\w)'[^'\n]+'(?!\w)|\"[^\"\n]+\"|“[^“”\n]+”|‘[^‘’\n]+’")
_LOOSE = re.compile(r"(?:(?<!\s)\s++)?([,+])\s*+")
_ADDRESS = re.compile(r"https?://[^\s<>()\"'“”，。；）]+(?<![.,;:])")
_SHOWN = 80
_MARKS = ".,;:!?()[]\"'“”‘’，。；：！？（）《》、\ufffc*_~"
"""What stands around a word of a text and is no part of it."""


def compare(source: Capabilities, target: Capabilities, stands_for: StandsFor) -> Iterator[Breach]:
    """Everything in `target` that `source` does not have."""
    yield from _elements(source, target, stands_for)
    yield from _exchanged(source, target, stands_for)
    named = {name for code in target.code if _fills_blanks(code, source.code) for name in _ARGUMENTS.findall(code)}
    for code in target.code:
        if code not in source.code and _is_command(code) and not _is_known_code(code, source) and code not in named:
            yield Breach(Danger.CODE, Message("it has the code “{}”, which its source does not have", _cut(code)), code)
    for what in sorted(target.reached - source.reached):
        yield Breach(Danger.DELIMITER, Message("when it is rendered, an extension asks for “{}”", _cut(what)), what)
    for comment in target.comments - source.comments:
        yield Breach(Danger.COMMENT, Message("it adds a comment: “{}”", _cut(comment)), comment)
    for name, (url, _) in target.definitions:
        if (name, url) not in {(known, address) for known, (address, _) in source.definitions}:
            yield Breach(Danger.DEFINITION, Message("it defines the link [{}], for all of the page", _cut(name)), name)
    if target.tags is not None and target.tags != source.tags:
        yield Breach(
            Danger.BREAKOUT, Message("its tags do not match: one is not closed, or closes what it did not open")
        )
    elif target.openers > source.openers:
        yield Breach(Danger.BREAKOUT, Message("it opens a tag that it does not finish"))


def _is_known_code(code: str, source: Capabilities) -> bool:
    """Whether a code corresponds to the source: to one of its codes with other words in its blanks or formulas, or
    without blanks or quotation marks; to what its text has in quotation marks; or to one whole word of its text or
    code, in any case. A part of a command does not count, as it is another command."""
    return (
        _fills_blanks(code, source.code)
        or _is_formula(code, source.code)
        or code in {"".join(known.split()) for known in source.code}
        or _spelled(code) in map(_spelled, source.code)
        or any(_STAND_IN.search(known) and _as_stand_in(known).fullmatch(code) for known in source.code)
        or code in _quoted_and_words(source.visible_text)
        or (code.isalpha() and code.lower() in {known.lower() for known in source.code})
        or (
            code.isalpha()
            and re.search(rf"(?<!\w){_in_words(code)}s?(?!\w)", source.visible_text, re.IGNORECASE) is not None
        )
    )


def _quoted_and_words(text: str) -> set[str]:
    """What a text has in quotation marks, and its words one by one, without what shows a genitive or a plural."""
    words = {word.strip(_MARKS) for word in _BETWEEN_WORDS.split(text)}
    return words | {_ENDING.sub("", word) for word in words} | {match[0][1:-1] for match in _QUOTED.finditer(text)}


def _in_words(code: str) -> str:
    """A name as a text says it: `storageClass` as “storage class”."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "[ -]?", code)


def _spelled(code: str) -> str:
    return _LOOSE.sub(r"\1", code.strip("\"'"))


@lru_cache(1024)
def _as_stand_in(code: str) -> re.Pattern[str]:
    """A pattern for a code in another language, if a word of the code, as in `SomeException`, stands for one of the
    reader's."""
    return re.compile(r"[^\W\d]\w*".join(map(re.escape, _STAND_IN.split(code))))


def _is_formula(code: str, known: Collection[str]) -> bool:
    """Whether a code is a formula of the source's with other words in it."""
    return "\\" in code and without_words(code) in {without_words(formula) for formula in known if "\\" in formula}


def _is_command(code: str) -> bool:
    """Whether a code has letters, figures or signs of commands. Chinese words and punctuation cannot be run."""
    return any(char.isdigit() or char.islower() or char.isupper() or char in "<>{}$|;&" for char in code)


def _fills_blanks(code: str, known: Collection[str]) -> bool:
    """Whether a code is one of the source's with other words in its blanks: `<目录>` for `<folder>`, and `read(anzahl)`
    for `read(size)`."""
    return any(
        blank.search(code) is not None and blank.sub("", code) in {blank.sub("", code_there) for code_there in known}
        for blank in (_BLANK, _ARGUMENT)
    )


def _elements(source: Capabilities, target: Capabilities, stands_for: StandsFor) -> Iterator[Breach]:
    there = source.elements
    if any(element.tag == "a" for element in target.elements):
        there = there | _offered(source)
    for element, count in target.elements.items():
        if element in there:
            if count > there[element] and element.tag not in REPEATABLE:
                yield Breach(
                    Danger.ELEMENT, Message("it has <{}> more often than its source", element.tag), element.tag
                )
        elif not any(_is_same_element(known, element, stands_for) for known in there) and not _names_term(element):
            yield from _classify(element, source, stands_for)


def _exchanged(source: Capabilities, target: Capabilities, stands_for: StandsFor) -> Iterator[Breach]:
    """Images of the source that the target shows more often, in the place of others that it lacks."""
    source_images, target_images = (
        [image for image in found.elements.elements() if image.tag == "img"] for found in (source, target)
    )
    more = []
    for element in target_images:
        there = (
            element
            if element in source_images
            else next((image for image in source_images if _is_same_element(image, element, stands_for)), None)
        )
        if there is not None:
            source_images.remove(there)
        else:
            more.append(element)
    for element, lacked in zip(more, source_images, strict=False):
        shown, hidden = (dict(image.attributes).get("src", "") for image in (element, lacked))
        if element in source.elements:  # any other one is a breach already
            fact = Message("it shows the image “{}” in the place of “{}”", _cut(shown), _cut(hidden))
            yield Breach(Danger.TARGET, fact, shown)


def _offered(source: Capabilities) -> Counter[CapableElement]:
    """Links to an address that the source has as text, or to a picture that it shows."""
    spelled = [address for text in (source.visible_text, *source.code) for address in _ADDRESS.findall(text)]
    shown = [value for element in source.elements for name, value in element.attributes if name in ADDRESSES]
    return Counter(CapableElement("a", (("href", write_url(read_url(address))),)) for address in (*spelled, *shown))


def _names_term(element: CapableElement) -> bool:
    """Whether an element is a reference to a term, `[…](term:key)`, which leads into the glossary of the site."""
    return element.tag == "a" and element.names == {"href"} and read_url(element.attributes[0][1]).scheme == "term"


def _is_same_element(known: CapableElement, element: CapableElement, stands_for: StandsFor) -> bool:
    """Whether two elements are the same but for addresses that may differ."""
    if known.tag != element.tag or known.names != element.names or known.content != element.content:
        return False
    return all(
        here == there or (name in ADDRESSES and stands_for(there, here))
        for (name, here), (_, there) in zip(element.attributes, known.attributes, strict=True)
    )


def _classify(element: CapableElement, source: Capabilities, stands_for: StandsFor) -> Iterator[Breach]:
    """Say what is wrong with an element that the source does not have in this form."""
    alike = [known for known in source.elements if known.tag == element.tag]
    tag = f"<{element.tag}>"
    breaches = list(_attributes(element, alike, source, stands_for))
    if not breaches or (not alike and element.tag not in ("a", "img") and not element.attributes):
        breaches = [
            Breach(
                Danger.ELEMENT,
                Message("it adds {}", tag) if not alike else Message("it changes what is in {}", tag),
                element.tag,
            )
        ]
    elif not alike and element.tag not in REPEATABLE and element.tag not in TEXTUAL:
        yield Breach(Danger.ELEMENT, Message("it adds {}", tag), element.tag)
    yield from breaches


def _attributes(
    element: CapableElement, alike: list[CapableElement], source: Capabilities, stands_for: StandsFor
) -> Iterator[Breach]:
    known = {(name, value) for other in alike for name, value in other.attributes}
    hosts = {
        read_url(value).host
        for name, value in chain.from_iterable(e.attributes for e in source.elements)
        if name in ADDRESSES
    }
    for name, value in element.attributes:
        if (name, value) in known:
            continue
        if name in ADDRESSES:
            if not any(known_name == name and stands_for(there, value) for known_name, there in known):
                yield _address(value, hosts)
        elif name in _IDENTITIES:
            yield Breach(Danger.IDENTITY, Message("it gives <{}> the {} “{}”", element.tag, name, _cut(value)), value)
        else:
            shown = f"{name}=“{_cut(value)}”" if value else name
            yield Breach(
                Danger.ATTRIBUTE, Message("it gives <{}> the attribute {}", element.tag, shown), f"{name}={value}"
            )


def _address(value: str, hosts: set[str]) -> Breach:
    url = read_url(value)
    if url.scheme not in SCHEMES:
        return Breach(
            Danger.SCHEME, Message("it leads to “{}”: {}: is no scheme for a link", _cut(value), url.scheme), value
        )
    if url.host and url.host not in hosts and not any(_is_version(url.host, host) for host in hosts):
        return Breach(
            Danger.HOST,
            Message("it leads to {}, a host that its source does not name: “{}”", _cut(url.host), _cut(value)),
            value,
        )
    return Breach(Danger.TARGET, Message("it leads to “{}”, to which its source does not lead", _cut(value)), value)


def _is_version(host: str, other: str) -> bool:
    """Whether two hosts differ in nothing but the language that they begin with: `fr.wikipedia.org`."""
    (here, _, rest), (there, _, same) = host.partition("."), other.partition(".")
    return "." in rest and rest == same and is_known_tag(here) and is_known_tag(there)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
