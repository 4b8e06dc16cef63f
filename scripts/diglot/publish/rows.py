"""Join two articles in rows, side by side: every pair of blocks is a row with one cell for each language.

The cells of a row are next to each other in the HTML. So a screen reader reads a paragraph and then its translation, a
phone shows them one below the other, and no script is needed to keep the columns level. A list is split into its items;
a quotation, a remark or the footnotes are one box with rows inside. What is the same in both languages (code, images,
rules) is there once.

Items are paired by their ids. Those without one were listed by a plugin, in the order of their language, so nothing
says which of them belong together: such a list is a row as a whole.

The row has the id of the unit. Ids inside the source cell are those of the source page; ids inside the target cell have
the language as a prefix.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape

from diglot.character_references import decode_references
from diglot.publish.article import Article
from diglot.publish.row_blocks import RowBlock, RowSide, read_article

_BOXES = frozenset({"blockquote", "details", "section", "aside", "div"})
_NO_BOX = frozenset({"tabbed-set", "highlight", "grid", "arithmatex", "mermaid"})
_PHRASES = frozenset({"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup"})
_SILENT = frozenset({"template", "script", "style"})
_HREF = re.compile(r'(\shref=")([^"]*)"')
_ID = re.compile(r' id="([^"]+)"')


def pair_articles(source: tuple[Article, RowSide], target: tuple[Article, RowSide], target_first: bool = False) -> str:
    """The HTML of two articles in rows; the target's cells come first if `target_first`. The articles are used up."""
    html = _Rows(target_first).write(read_article(*source), read_article(*target))
    return _mend_links(html, target[1].prefix)


def _mend_links(html: str, prefix: str) -> str:
    """Let links of the target lead to what both languages share where its own copy was left out."""
    there = set(_ID.findall(html))

    def mend(link: re.Match[str]) -> str:
        return link[0] if link[1] + link[2] in there else f'href="#{link[2]}"'

    return re.sub(rf'href="#({re.escape(prefix)})([^"]*)"', mend, html)


class _Rows:
    def __init__(self, target_first: bool) -> None:
        self.target_first = target_first

    def write(self, source: Sequence[RowBlock], target: Sequence[RowBlock]) -> str:
        return "\n".join(self._row(*pair) for pair in _match(source, target))

    def _row(self, one: RowBlock | None, other: RowBlock | None) -> str:
        if one is None or other is None:
            lone = one or other
            assert lone is not None, "a pair has at least one block"
            return _silent(lone) if lone.tag in _SILENT else _once(lone)
        if one.tag in _SILENT and other.tag in _SILENT:
            return _silent(one) + _silent(other)
        if one.tag != other.tag or not one.node.is_element_node:
            return _once(one) if _is_same(one, other) else self._cells("", _parted(one, other), (one, other))
        if one.tag == "summary" or "admonition-title" in one.classes:
            return self._title(one, other)
        if other.shows(one.side.lang):
            return _once(one, other)
        if one.tag in ("ul", "ol") and (rows := self._items(one, other)):
            return rows
        if one.tag == "dl" and (rows := self._definitions(one, other)):
            return rows
        if _is_box(one) and _is_box(other):
            one.adopt_name(_framed(one, other))
            return one.opening + self.write(one.children(), other.children()) + f"</{one.tag}>"
        if _is_same(one, other):
            return _once(one, other)
        name, link = one.take_id(), _framed(one, other).take_link()
        kind = " diglot-row--table" if one.tag == "table" else ""
        return self._cells(kind, _parted(one, other), (one, other), name, link)

    def _cells(
        self,
        kind: str,
        html: Sequence[str],
        pair: tuple[RowBlock, RowBlock],
        name: str = "",
        link: str = "",
        tag: str = "div",
    ) -> str:
        """A row: its id and its link are its own, not those of a language."""
        cells = [
            f'<{tag} class="diglot-{block.side.role}" lang="{block.side.lang}">{text}</{tag}>'
            for text, block in zip(html, pair, strict=True)
        ]
        if self.target_first:
            cells.reverse()
        return f'<div class="diglot-row{kind}"{name}>{"".join(cells)}{link}</div>'

    def _items(self, one: RowBlock, other: RowBlock) -> str:
        """A row for each item, in a list of its own that goes on counting."""
        pairs, rows = _match(one.children(), other.children()), []
        if not all(_belong_together(*pair) for pair in pairs):
            return ""
        lists = one.list_opening(), other.list_opening()
        for number, (a, b) in enumerate(pairs, int(one.node.attributes.get("start") or 1)):
            assert a is not None
            assert b is not None
            wraps = [(opening(number), f"</{one.tag}>") for opening in lists]
            if b.shows(a.side.lang) or _is_same(a, b):
                rows.append(_once(a, b, wraps[0], " diglot-row--item"))
                continue
            name, link = a.take_id(), _framed(a, b).take_link()
            html = [text.join(wrap) for text, wrap in zip(_parted(a, b), wraps, strict=True)]
            rows.append(self._cells(" diglot-row--item", html, (a, b), name, link))
        return "\n".join(rows)

    def _definitions(self, one: RowBlock, other: RowBlock) -> str:
        """A row for each term with its definitions."""
        for block in (one, other):
            block.drop_old_ids()
        ours, theirs = list(_definition_groups(one)), list(_definition_groups(other))
        names = [_first_id(group) for group in ours]
        prefix = other.side.prefix
        if not all(names) or names != [_first_id(group).removeprefix(prefix) for group in theirs]:
            return ""
        rows = []
        for a, b in zip(ours, theirs, strict=True):
            html = (f"{one.opening}{a}</dl>", f"{other.opening}{b}</dl>")
            rows.append(self._cells(" diglot-row--item", html, (one, other)))
        return "\n".join(rows)

    def _title(self, one: RowBlock, other: RowBlock) -> str:
        """The title of a box: an element that may hold nothing but phrases, so its cells are spans.

        What the edition calls the box is said once, in the language of the frame.
        """
        for block in (one, other):
            block.drop_old_ids()
        labels = {block.side.role: block.take_label() for block in (one, other)}
        label, name = labels[_framed(one, other).side.role], one.take_id()
        kinds, cells = ["diglot-row", "diglot-row--title"], ""
        if other.shows(one.side.lang):
            kinds += ["diglot-row--once", *(each for each in other.classes if each.startswith("diglot-"))]
            mark = other.take_remarks()
            cells = f'<span lang="{one.side.lang}">{one.node.inner_html}</span>{mark}'
        elif one.text or other.text:
            html = (one.node.inner_html or "", other.node.inner_html or "")
            row = self._cells("", html, (one, other), tag="span")
            cells = row[row.index(">") + 1 : -len("</div>")]
        names = " ".join([*kinds, *one.classes])
        return f'<{one.tag} class="{names}"{name}>{label}{cells}</{one.tag}>'


def _framed(one: RowBlock, other: RowBlock) -> RowBlock:
    """The one in the language of the frame."""
    return one if one.side.links else other


def _parted(one: RowBlock, other: RowBlock) -> tuple[str, str]:
    """Both written, without what one of them has for both."""
    one.drop_shared()
    other.drop_shared()
    return one.html, other.html


def _silent(block: RowBlock) -> str:
    """What nobody sees, as it is; the links in a template are in no tree, so they are rewritten in its text."""
    return _HREF.sub(lambda link: f'{link[1]}{escape(block.side.rebase(decode_references(link[2])))}"', block.html)


def _once(block: RowBlock, other: RowBlock | None = None, wrap: tuple[str, str] = ("", ""), kind: str = "") -> str:
    """A row with one cell: what both languages share, or the source with the remark of the page that shows it."""
    mark, names, link = "", f"diglot-row{kind} diglot-row--once", ""
    if other is not None:
        block.adopt_links(other)
        if other.shows(block.side.lang):
            (other if block.side.links else block).drop_answers()
            mark, link = other.take_remarks(), block.take_link()
            names += "".join(f" {name}" for name in other.classes if name.startswith("diglot-"))
    name = block.take_id()
    return f'<div class="{names}"{name} lang="{block.side.lang}">{block.html.join(wrap)}{mark}{link}</div>'


def _match(source: Sequence[RowBlock], target: Sequence[RowBlock]) -> list[tuple[RowBlock | None, RowBlock | None]]:
    ours, theirs = [block.key for block in source], [block.key for block in target]
    if ours == theirs:
        return list(zip(source, target, strict=True))
    pairs: list[tuple[RowBlock | None, RowBlock | None]] = []
    for step, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if step == "equal" or (step == "replace" and _may_pair(source[a:b], target[c:d])):
            pairs += zip(source[a:b], target[c:d], strict=True)
        else:
            pairs += [(block, None) for block in source[a:b]]
            pairs += [(None, block) for block in target[c:d]]
    return pairs


def _may_pair(source: Sequence[RowBlock], target: Sequence[RowBlock]) -> bool:
    """Whether blocks are of the same kinds, in order, and no two have different names."""
    return len(source) == len(target) and all(
        one.tag == other.tag and not (one.is_named and other.is_named)
        for one, other in zip(source, target, strict=True)
    )


def _is_box(block: RowBlock) -> bool:
    """Whether the element holds blocks and nothing else, so that rows can stand in it."""
    if block.tag not in _BOXES or _NO_BOX.intersection(block.classes):
        return False
    children = block.children()
    return bool(children) and not any(child.tag in _PHRASES or child.tag == "-text" for child in children)


def _is_same(one: RowBlock, other: RowBlock) -> bool:
    """Whether both languages show the same: a rule, an image, code, figures."""
    return one.text == other.text and _plain(one) == _plain(other)


def _plain(block: RowBlock) -> str:
    html = re.sub(r'<a (?=[^<>]*class="(?:diglot-link|headerlink)")[^<>]*+>[^<]*+</a>', "", block.html)
    if block.side.prefix:
        html = re.sub(rf'((?:id|name|for)="|href="#){re.escape(block.side.prefix)}', r"\1", html)
    return html


def _belong_together(one: RowBlock | None, other: RowBlock | None) -> bool:
    """Whether two items are known to be one in two languages."""
    if one is None or other is None or one.tag != "li" or other.tag != "li":
        return False
    return (one.is_named and one.key == other.key) or _is_same(one, other)


def _first_id(html: str) -> str:
    found = _ID.search(html)
    return found[1] if found else ""


def _definition_groups(block: RowBlock) -> Iterator[str]:
    group, was_definition = "", False
    for child in block.children():
        if child.tag == "dt" and was_definition:
            yield group
            group = ""
        group += child.html
        was_definition = child.tag == "dd"
    yield group
