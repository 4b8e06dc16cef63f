"""Data of a page besides its text: the switch between views, and facts for the script.

The facts are JSON in a data block. The script builds the tools of all paragraphs from it, so their HTML stays small.

The scripts, in `theme/assets`, are ES modules without a build step. Their types are in JSDoc, and a test checks them
with `tsc`. They store the reader's settings, once something was chosen, and from a click on a switch to the next page
the height of the paragraph in the window. An address can set settings (`?size=4&order=target&numbers=on`) and the
theme (`?theme=dark`); it takes precedence over what is stored.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from diglot.citation import FORMATS, Place, Work
from diglot.interface import Interface
from diglot.publish.relative_links import relative
from diglot.publish.view_switch import View, render_view_switch

_NUMBER, _ADDRESS, _TODAY = "\x01", "\x02", "\x03"
"""Where the script puts the number of a paragraph, the address and the date: characters that no text has."""


@dataclass(frozen=True)
class LanguageVersion:
    """A page in one language: its address and its metadata."""

    tag: str
    role: str
    """`source` or `target`."""
    name: str
    """The language's name in the language itself."""
    address: str
    work: Work
    key: str = ""
    """What the page is called in a list of works."""
    edit: str = ""
    """The address to edit its text, to which `#L` and a line number are added; empty if there is none."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line number of each unit at that address."""

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """What the script reads of it on every page."""
        work, own = self.work, self.work.own
        passage = _citations(work, self.key, _NUMBER)
        facts: dict[str, Any] = {
            "lang": self.tag,
            "role": self.role,
            "name": self.name,
            "cite": {
                "page": _citations(work, self.key),
                "passage": passage,
                "note": passage if own == work else _citations(own, self.key, _NUMBER),
            },
        }
        return facts | ({"edit": self.edit, "lines": self.lines} if self.edit else {})

    @cached_property
    def json(self) -> str:
        """These facts as JSON, without the brackets: they are on several pages."""
        return _json(self.facts)[1:-1]


@dataclass(frozen=True, slots=True)
class SideBySideLink:
    """A link from a page to the same page side by side."""

    address: str
    target: str
    """The name of its target language."""


def make_view_switch(
    address: str,
    current: str,
    versions: Sequence[LanguageVersion],
    parallels: Sequence[SideBySideLink],
    words: Interface,
) -> str:
    """The switch on the page at `address`; `current` is the address of the current view."""
    languages = [
        View(relative(version.address, address), version.name, version.tag, version.address == current, True)
        for version in versions
    ]
    beside = []
    for parallel in parallels:
        name = words.gettext("Side by side")
        if len(parallels) > 1:
            name = f"{name}{words.gettext(': ')}{parallel.target}"
        beside.append(View(relative(parallel.address, address), name, words.language, parallel.address == current))
    return render_view_switch(languages, beside, words)


def render_page_data(
    address: str,
    mode: str,
    versions: Sequence[LanguageVersion],
    words: Interface,
    report: str,
    guide: tuple[str, str] | None = None,
) -> str:
    """The data block of the page at `address`; the page's own language is the first of `versions`.

    `guide` is the page that explains how to read: its address and its title.
    """
    pages = []
    for version in versions:
        seen = _json({"called": called(version.tag, words), "url": relative(version.address, address)})
        pages.append(f"{{{version.json},{seen[1:]}")
    text = (
        f'{{"mode":{_json(mode)},"pages":[{",".join(pages)}],"report":{_json(report)},"words":{_json_sentences(words)}'
    )
    if guide is not None:
        text += f',"guide":{_json({"url": relative(guide[0], address), "title": guide[1]})}'
    return f'<script type="application/json" id="__diglot">{text}}}</script>'


def _json(value: object) -> str:
    """A value as JSON that may stand in a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _json_sentences(words: Interface) -> str:
    return _json(tool_sentences(words))


def _citations(work: Work, key: str, paragraph: str = "") -> Mapping[str, str]:
    """How a page, or a paragraph, is cited, by form; with placeholders."""
    place = Place(_ADDRESS, f"{key}-{paragraph}" if paragraph else key, paragraph, _TODAY)
    return {name: _unescaped(write(work, place)) for name, write in FORMATS.items()}


def _unescaped(text: str) -> str:
    """JSON escapes placeholders, which need no escapes."""
    return text.replace("\\u0001", _NUMBER).replace("\\u0002", _ADDRESS).replace("\\u0003", _TODAY)


def called(tag: str, words: Interface) -> str:
    """The name of a language in the page's language."""
    return words.language_name(tag.split("-")[0])


@cache
def tool_sentences(words: Interface) -> dict[str, str]:
    """The sentences of the script, in the page's language."""
    return {
        "tools": words.gettext("Tools for this paragraph"),
        "citing": words.gettext("Cite this page"),
        "paragraph": words.gettext("Paragraph {number}"),
        "copyLink": words.gettext("Copy the link"),
        "cite": words.gettext("Citation"),
        "plain": words.gettext("Sentence"),
        "citeBoth": words.gettext("In both languages"),
        "copyCitation": words.gettext("Copy the citation"),
        "copied": words.gettext("Copied."),
        "notCopied": words.gettext("The browser did not allow copying."),
        "peek": words.gettext("Show this paragraph in {language}"),
        "unpeek": words.gettext("Close"),
        "edit": words.gettext("Edit ({language})"),
        "report": words.gettext("Report a problem"),
        "settings": words.gettext("Reading settings"),
        "size": words.gettext("Text size"),
        "width": words.gettext("Line width"),
        "order": words.gettext("Which language comes first"),
        "numbers": words.gettext("Number the paragraphs"),
        "pinyin": words.gettext("Show the pinyin of terms"),
        "keys": words.gettext("Keyboard shortcuts"),
        "reset": words.gettext("Reset"),
        "close": words.gettext("Close"),
        "link": words.gettext("Copy a link with these settings"),
        "stored": words.gettext("Your choices are kept in this browser only."),
        "next": words.gettext("Next paragraph"),
        "previous": words.gettext("Previous paragraph"),
        "mode": words.gettext("Next way to read this page"),
        "swap": words.gettext("Swap the languages"),
        "search": words.gettext("Search"),
        "guide": words.gettext("How to read"),
        "touch": words.gettext("Press ¶ beside a paragraph for its tools, and a term for its meaning."),
        "colours": words.gettext("Colours"),
        "system": words.gettext("As the system"),
        "light": words.gettext("Light"),
        "dark": words.gettext("Dark"),
        "both": words.gettext("Show every paragraph in both languages"),
        "hide": words.gettext("Hide the second language until I point at it"),
        "copyBoth": words.gettext("Copy the text in both languages"),
        "filter": words.gettext("Filter the entries"),
        "off": words.gettext("They can be switched off in the reading settings."),
    }
