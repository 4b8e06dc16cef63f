"""The tags of a page, as a tree that was parsed writes them, and what the gate needs to know of each.

What a tag says depends on nothing but its text, and most tags stand on many pages: each is read once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from diglot.character_references import decode_references
from diglot.start_tags import read_attributes

LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes that make a browser fetch something."""
SPEAKING = frozenset({"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search", "tag"})
"""What a `<link>` may be without making a browser fetch anything (HTML Standard, 4.6.7)."""
_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details")
_BLOCK_NAMES = "p li h1 h2 h3 h4 h5 h6 td th dt dd figcaption caption summary blockquote"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNREAD = frozenset(["script", "style", "code", "pre", "kbd", "samp", "svg", "math", "nav"])
"""What is no text in a language, or only repeats titles, as navigation does: those are marked where they stand."""
PLACES = frozenset(("html", "head", "body", "article", "main"))
"""Elements that say where the head and the text of a page are."""
_VOID_NAMES = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
"""Elements that are written without an end tag (HTML Standard, 13.3)."""
_JAVASCRIPT = frozenset({"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"})
_NOTICE = "diglot-notice"
"""The class of a notice that speaks of the state of a translation."""
SCRIPTED = re.compile(r"^[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.I)
RAW = frozenset(("iframe", "noembed", "noframes", "plaintext", "xmp"))
"""Elements whose text is written as it is, besides scripts and styles (HTML Standard, 13.3)."""
AMBIGUOUS = "a part that can be read in several ways"
"""What is said of a page if a tree that is written could be read as another one."""
_INSIDE = r'[^">]*+(?>(?:"[^"]*+"[^">]*+)*)'
"""The inside of a tag: values are in double quotation marks, and have none, as no `>` either."""
_TAG = re.compile(rf'<[a-z]{_INSIDE}(?:>|"[^"]*+\Z|\Z)')
_CUT = re.compile(
    rf"(<(?:script(?=[ >]){_INSIDE}>[^<]*+(?>(?:<(?!/script>)[^<]*+)*)(?>(?:</script>)?)"
    rf"|style(?=[ >]){_INSIDE}>[^<]*+(?>(?:<(?!/style>)[^<]*+)*)(?>(?:</style>)?)"
    r"|!--[^-]*+(?>(?:-(?!->)[^-]*+)*)(?>(?:-->)?)"
    rf'|(?:[a-z/!?]{_INSIDE}(?:>|"[^"]*+\Z|\Z))))'
)
_FORM = re.compile(r'<([^ ">]*+)((?>(?: [^\s="<>]++="")*))>')
"""A tag with empty values."""


class Role(IntEnum):
    """What an element is for those who read the text of a page."""

    NONE = 0
    BLOCK = 1
    UNREAD = 2
    TEMPLATE = 3
    BODY = 4


class Step(IntEnum):
    """What a reader of tags does at one, if there is nothing else to do."""

    END = 0
    START = 1
    ALONE = 2
    """An element without an end tag, a script with its text, or a comment."""
    SPECIAL = 3
    """A start tag, or an element alone, that says something."""


class HtmlLink(NamedTuple):
    """An `<a>` or `<area>` with an address."""

    href: str
    is_named: bool
    """Whether a screen reader says its text, label, title, or the text of a picture in it."""


class Load(NamedTuple):
    """Something a browser fetches on its own."""

    tag: str
    url: str
    rel: str = ""


@dataclass(slots=True, eq=False)
class TagKind:
    """What is the same of all tags that differ in their `id`, or the address of an `<a>`, only."""

    step: Step
    name: str = ""
    """Empty of an end tag and a comment."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """With empty values where they differ."""
    role: Role = Role.NONE
    is_simple: bool = True
    """Whether it is at most a block, in the language that is said around it."""
    is_alone: bool = True
    """Whether no end tag belongs to it."""
    is_labelled: bool = False
    """Whether its attributes name it."""
    says_more: bool = False
    """Whether it says anything that is not in its role, `id`, language and address."""
    is_notice: bool = False
    """Whether it speaks of the state of a translation."""
    is_run: bool = False
    """Whether it is a script that a browser runs, and whose text is in the page itself."""
    loads: tuple[Load, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    """Attributes that name ids, with each id."""
    active: tuple[str, ...] = ()
    """Attributes that run something: event handlers and addresses that are code; and `style`."""
    language: str | None = None
    """Its `lang`."""


_END, _ALONE = TagKind(Step.END), TagKind(Step.ALONE)


@dataclass(slots=True, eq=False)
class PageTag:
    """A start tag, an end tag, a comment, or a script or style with its text."""

    kind: TagKind
    text: str
    """As it is written, without what a script or style has in it."""
    id: str | None = None
    link: HtmlLink | None = None
    """Of an `<a>` or `<area>` with an address: as a link with a name."""
    content: str | None = None
    """The text of a script or a style."""
    within: tuple[str, ...] = ()
    """The start tags in a comment."""


def cut(written: str) -> tuple[list[PageTag], list[str]]:
    """The tags of a tree that was written, and the text behind each, in which `&` and `<` are escaped.

    In such a text `<` stands at the beginning of a tag or a comment, in a script or style, and nowhere else.
    """
    pieces = _CUT.split(written)
    return list(map(read_tag, pieces[1::2])), pieces[2::2]


@lru_cache(maxsize=1 << 17)
def read_tag(text: str) -> PageTag:
    """What a tag says."""
    if text[1] == "/":
        return PageTag(_ALONE if text[2:-1] in _VOID else _END, text)
    if text[1] in "!?":
        return PageTag(_ALONE, text, within=tuple(_TAG.findall(text, 1)) if "<" in text[1:] else ())
    content = None
    if text.startswith(("<script", "<style")) and (start := _TAG.match(text)):
        content = text[start.end() :].removesuffix("</script>" if text[2] == "c" else "</style>")
        text = start[0]
    names, values = (parts := text.split('"'))[::2], parts[1::2]
    if form := _read_form(tuple(names)):
        id = values[form.id] if form.id is not None else None
        href = values[form.href] if form.href is not None else None
        for index in form.differing:
            values[index] = ""
        kind = _read_kind(form.name, form.attributes, tuple(values), content is not None, False)
    else:  # a name with a sign in it that ends tags or values: nobody writes that
        found = [(each.name, each.value) for each in read_attributes(text)]
        name, attributes = text[1:-1].partition(" ")[0].lower(), tuple(each for each, _ in found)
        kind = _read_kind(name, attributes, tuple(value for _, value in found), content is not None, True)
        id, href = dict(found).get("id"), dict(found).get("href", dict(found).get("xlink:href"))
    link = HtmlLink(decode_references(href), True) if href is not None and kind.name in ("a", "area") else None
    return PageTag(kind, text, decode_references(id) if id is not None else None, link, content)


class _Form(NamedTuple):
    """What is the same of all tags that differ in the values of their attributes only."""

    name: str
    attributes: tuple[str, ...]
    id: int | None
    href: int | None
    differing: tuple[int, ...]
    """Values that differ from page to page."""


@lru_cache(maxsize=1 << 12)
def _read_form(parts: Sequence[str]) -> _Form | None:
    """The form of a tag, from what is around the values; None of one that is not written as it should be."""
    found = _FORM.fullmatch('""'.join(parts))
    if found is None:
        return None
    names = found[2].replace('=""', "").split()
    places = {name: index for index, name in enumerate(names)}
    id, href = places.get("id"), places.get("href", places.get("xlink:href"))
    link = places.get("href") if found[1] == "a" else None
    differing = tuple(each for each in (id, link) if each is not None)
    return _Form(found[1].lower(), tuple(names), id, href, differing)


@lru_cache(maxsize=1 << 15)
def _read_kind(name: str, names: Sequence[str], values: Sequence[str], is_code: bool, is_odd: bool) -> TagKind:
    attributes = {each.lower(): decode_references(value) for each, value in zip(names, values, strict=True)}
    role = _role(name, attributes)
    loads = tuple(_loads(name, attributes)) if name in LOADING else ()
    references = tuple((each, id) for each in _REFERRING if each in attributes for id in attributes[each].split())
    active = (*_active(name, attributes, loads), *([AMBIGUOUS] if is_odd else []))
    is_notice = _NOTICE in attributes.get("class", "").split()
    says_more = is_code or is_notice or bool(loads or references or active) or name in PLACES
    says_more = says_more or name in ("h1", "img", *RAW) or (name in ("a", "area") and "name" in attributes)
    is_told = (
        says_more or role is not Role.NONE or not attributes.keys().isdisjoint(("id", "lang", "href", "xlink:href"))
    )
    is_alone = name in _VOID or is_code
    return TagKind(
        Step.SPECIAL if is_told else Step.ALONE if is_alone else Step.START,
        name,
        attributes,
        role,
        role <= Role.BLOCK and "lang" not in attributes,
        is_alone,
        bool(_label(attributes)),
        says_more,
        is_notice,
        name == "script" and is_run(attributes),
        loads,
        references,
        active,
        attributes.get("lang"),
    )


def is_run(attributes: Mapping[str, str | None]) -> bool:
    """Whether a browser runs a script with these attributes that is in the page itself."""
    return not attributes.get("src") and (attributes.get("type") or "").lower() in _JAVASCRIPT


def _role(name: str, attributes: Mapping[str, str]) -> Role:
    if name in ("template", "body"):
        return Role.TEMPLATE if name == "template" else Role.BODY
    if name in _UNREAD or attributes.get("translate") == "no":
        return Role.UNREAD
    return Role.BLOCK if name in _BLOCKS else Role.NONE


def _label(attributes: Mapping[str, str]) -> str:
    if attributes.get("aria-hidden") == "true":
        return "hidden"
    return (attributes.get("aria-label") or attributes.get("title") or attributes.get("alt") or "").strip()


def _loads(name: str, attributes: Mapping[str, str]) -> Iterator[Load]:
    rel = attributes.get("rel", "").lower()
    if name == "link" and set(rel.split()) <= SPEAKING:
        return
    for each in LOADING[name]:
        value = attributes.get(each)
        if value and each.endswith("srcset"):
            yield from (Load(name, part.split()[0], rel) for part in value.split(",") if part.strip())
        elif value:
            yield Load(name, value, rel)


def _active(name: str, attributes: Mapping[str, str], loads: Iterable[Load]) -> Iterator[str]:
    if "style" in attributes:
        yield f'<{name} style="{attributes["style"]}">'
    for load in loads:
        if SCRIPTED.match(load.url) and not _is_picture(load):
            yield f'<{load.tag} "{load.url[:60]}">'
    for each in ("action", "formaction", "srcdoc"):
        value = attributes.get(each)
        if value is not None and (each == "srcdoc" or SCRIPTED.match(value)):
            yield f'<{name} {each}="{value[:60]}">'
    yield from (f'<{name} {each}="…">' for each in attributes if each.startswith("on"))


def _is_picture(load: Load) -> bool:
    return load.tag in ("img", "source", "link") and load.url.strip().lower().startswith("data:image/")
