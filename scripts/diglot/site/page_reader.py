"""Read the facts of a page off its HTML.

The parser is lexbor, which builds the tree a browser would (HTML Standard, 13.2). The tree is written again, so that
each element has its tags, and one pass over the tags finds everything. The tree is not kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from diglot.character_references import decode_references
from diglot.site.html_page import HtmlPage, PageText
from diglot.site.page_tags import AMBIGUOUS, PLACES, RAW, SCRIPTED, PageTag, Role, Step, cut, read_tag

_OPENING = 4
"""How many blocks of the opening are told."""


def read_page(path: str, html: str) -> HtmlPage:
    """Read the facts of a page."""
    tree = LexborHTMLParser(html)
    reader = _Reader(path, *cut(tree.html or ""))
    reader.read()
    if [node.text() for node in tree.css("script,style")] != reader.code:
        reader.page.active.append(AMBIGUOUS)
    return reader.page


class _Outside(NamedTuple):
    """What is true around an element that changes it, and again when the element has ended."""

    is_region: bool
    is_block: bool
    """Of the element itself."""
    pieces: list[str]
    blocks: list[tuple[int, int]]
    depth: int
    children: int
    language: str
    said: str
    is_hidden: bool
    is_template: bool


class _Reader:
    """One pass over the tags of a page."""

    def __init__(self, path: str, tags: Sequence[PageTag], texts: Sequence[str]) -> None:
        self.page = HtmlPage(path)
        self.tags = tags
        self.texts = texts
        self.code: list[str] = []
        """The texts of scripts and styles, as the tree should have them."""
        self.places: dict[str, int] = {}
        """The tags of the head, the body, an article and a main element."""

    def read(self) -> None:
        """Fill in the page."""
        self._walk()
        page, places = self.page, self.places
        different = dict.fromkeys(self.tags)
        commented = [read_tag(text) for tag in different if tag.within for text in tag.within]
        page.tags = (*(tag for tag in different if tag.kind.name), *commented)
        page.active += [
            f'<a href="{link.href[:60]}">' for link in page.links if ":" in link.href and SCRIPTED.match(link.href)
        ]
        if "head" in places:
            self._read_head(places["head"])
        article = places.get("article", places.get("main", places.get("body")))
        page.opening = [] if article is None else list(self._opening(article))

    def _walk(self) -> None:
        """Follow the elements.

        A *region* is an element with a `lang`, or the body: its text is in one language, apart from that of the regions
        in it. What is not read, and a template, is hidden. All this is in plain variables, as each page has a thousand
        tags: `pieces` and `blocks` are the text of the region, `depth` that of its children and `children` their
        number, `language` is that of the region, and `said` that which the elements around say.
        """
        ids, links = self.page.ids, self.page.links
        stack: list[_Outside | int | None] = []
        push, pop, level = stack.append, stack.pop, 0
        pieces: list[str] = []
        blocks: list[tuple[int, int]] = []
        depth, children, language, said, is_hidden, is_template = -1, 0, "", "", True, False
        at_end, special, block = Step.END, Step.SPECIAL, Role.BLOCK
        for index, (tag, text) in enumerate(zip(self.tags, self.texts, strict=True)):
            kind = tag.kind
            step = kind.step
            if step is at_end:
                outside = pop() if stack else None
                level = len(stack)
                if outside is None:
                    pass
                elif isinstance(outside, int):
                    blocks.append((outside, len(pieces)))
                else:
                    if outside.is_region:
                        blocks += [(0, len(pieces))] if outside.is_block else []
                        self._tell(language, pieces, blocks if children > 1 else [])
                    _, _, pieces, blocks, depth, children, language, said, is_hidden, is_template = outside
            elif step is special and not is_template:
                if tag.id is not None:
                    ids.append(tag.id)
                if tag.link is not None:
                    links.append(tag.link if self._is_named(index) else tag.link._replace(is_named=False))
                if kind.says_more:
                    self._read_tag(tag, index, kind.language or said)
                if kind.is_simple:
                    if level == depth:
                        children += 1
                    if not kind.is_alone:
                        push(len(pieces) if kind.role is block and not is_hidden else None)
                        level += 1
                elif not kind.is_alone:
                    role, lang = kind.role, kind.language
                    is_region = role is Role.BODY or (lang is not None and role <= block and not is_hidden)
                    around = (pieces, blocks, depth, children, language, said, is_hidden, is_template)
                    push(_Outside(is_region, role is block, *around))
                    level += 1
                    said = lang or said
                    if is_region:
                        language = lang or self.page.language
                        pieces, blocks, depth, children, is_hidden = [], [], level, 0, False
                    elif role > block:
                        pieces, depth, is_hidden, is_template = [], -1, True, role is Role.TEMPLATE
            else:
                if level == depth:
                    children += 1
                if step is special and (tag.content is not None or kind.name in RAW or AMBIGUOUS in kind.active):
                    self.page.active.append(AMBIGUOUS)
                if not kind.is_alone:
                    push(None)
                    level += 1
            if text:
                pieces.append(text)
                if level == depth:
                    children += 1

    def _tell(self, language: str, pieces: list[str], blocks: list[tuple[int, int]]) -> None:
        """The texts of a region: those of its blocks, or all of it."""
        for start, end in blocks or [(0, len(pieces))]:
            text = pieces[start] if end - start == 1 else "".join(pieces[start:end])
            text = decode_references(text) if "&" in text else text
            if text and not text.isspace():
                self.page.passages.append(PageText(language, text))

    def _read_tag(self, tag: PageTag, index: int, said: str) -> None:
        """What an element says besides its `id` and address; `said` is its language."""
        page, kind = self.page, tag.kind
        name, attributes = kind.name, kind.attributes
        if tag.content is not None:
            self.code.append(tag.content)
            if name == "style":
                page.styles.append(tag.content)
            elif kind.is_run:
                page.scripts.append(tag.content)
        elif name in RAW:
            if self.texts[index] or [each.kind.step for each in self.tags[index + 1 : index + 2]] != [Step.END]:
                page.active.append(AMBIGUOUS)
        elif name in PLACES:
            if name == "html" and not self.places:
                page.language = attributes.get("lang", "")
            self.places.setdefault(name, index)
        elif name == "h1":
            page.headings.append(said)
        elif name == "img" and "alt" not in attributes:
            page.without_alt.append(attributes.get("src", ""))
        elif name in ("a", "area") and attributes.get("name"):
            page.names.add(attributes["name"])
        page.loads += kind.loads
        page.references += kind.references
        page.active += kind.active
        page.has_notice = page.has_notice or kind.is_notice

    def _is_named(self, index: int) -> bool:
        """Whether a screen reader has something to say for the link that begins here."""
        text, kind = self.texts[index], self.tags[index].kind
        if kind.is_labelled or (text and not kind.is_alone and "&nbsp;" not in text and not text.isspace()):
            return True
        if not kind.is_alone:
            for tag, text in self._inside(index):
                is_picture = tag.kind.name in ("img", "svg") and tag.kind.is_labelled
                if is_picture or text.replace("&nbsp;", " ").strip():
                    return True
        return False

    def _inside(self, index: int) -> Iterator[tuple[PageTag, str]]:
        """The tags from that of an element to its end, with the text behind each that is in it."""
        depth = 0
        for at in range(index, len(self.tags)):
            tag = self.tags[at]
            depth += -1 if tag.kind.step is Step.END else 0 if tag.kind.is_alone else 1
            if depth < 1:
                return
            yield tag, self.texts[at]

    def _opening(self, index: int) -> Iterator[tuple[str, str]]:
        """The first blocks in an element: name and text."""
        depth, name, hidden, number = 1, "", 0, 0
        pieces: list[str] = []
        tags, texts, at_end, template = self.tags, self.texts, Step.END, Role.TEMPLATE
        for at in range(index + 1, len(tags)):
            kind = tags[at].kind
            if kind.step is at_end:
                depth -= 1
                hidden = 0 if depth < hidden else hidden
                if not depth:
                    return
            elif not kind.is_alone:
                if depth == 1:
                    name, pieces = kind.name, []
                depth += 1
                if not hidden and kind.role is template:
                    hidden = depth
            elif depth == 1:
                name, pieces = kind.name, []
            if depth > 1:
                if not hidden:
                    pieces.append(texts[at])
            elif name:
                if name not in ("a", "script"):
                    text = "".join(map(str.strip, pieces))
                    yield name, "".join(decode_references(piece).strip() for piece in pieces) if "&" in text else text
                    number += 1
                name = ""
                if number == _OPENING:
                    return

    def _read_head(self, index: int) -> None:
        """What the elements of the head say of the page."""
        before: list[str] = []
        depth = 0
        for tag, text in self._inside(index):
            kind = tag.kind
            if kind.step is Step.END:
                depth -= 1
            elif kind.name:
                if depth == 1:
                    self._read_about(kind.name, kind.attributes, before)
                    if kind.name == "title":
                        self.page.title = decode_references(text).strip()
                depth += not kind.is_alone

    def _read_about(self, name: str, attributes: Mapping[str, str], before: list[str]) -> None:
        """What an element of the head says; `before` is what stands in front of it."""
        page, content = self.page, attributes.get("content", "")
        about = attributes.get("http-equiv", "").lower()
        if about == "content-security-policy":
            page.before_policy = list(before) if not page.policy else page.before_policy
            page.policy.append(content)
        elif not (name == "meta" and "charset" in attributes):
            before.append(name)
        if about == "refresh":
            page.refresh = re.sub(r"^.*?url\s*=\s*", "", content, flags=re.I | re.S) or "."
        if attributes.get("name", "").lower() == "robots":
            page.is_unlisted = "noindex" in content.lower()
        rel = attributes.get("rel", "").lower().split()
        if name == "link" and "canonical" in rel:
            page.canonical.append(attributes.get("href", ""))
        elif name == "link" and "alternate" in rel and "hreflang" in attributes:
            page.alternates.append((attributes["hreflang"], attributes.get("href", "")))
