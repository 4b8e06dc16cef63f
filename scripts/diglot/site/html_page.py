"""What the checks need to know of a page, read off its HTML once; the tree is not kept.

The parser is lexbor, which builds the tree a browser would (HTML Standard, 13.2).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_SPEAKING = frozenset({"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search", "tag"})
"""What a `<link>` may be without making a browser fetch anything (HTML Standard, 4.6.7)."""
_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details")
_REFERENCES = ",".join(f"[{name}]" for name in _REFERRING)
_LOADS = ",".join(LOADING)
_BLOCKS = "p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,figcaption,caption,summary,blockquote"
_UNREAD = "script,style,template,code,pre,kbd,samp,svg,math,nav,[translate=no]"
"""What is no text in a language, or only repeats titles, as navigation does: those are marked where they stand."""
_CODE = re.compile(r"<[sS](?i:cript\b.*?</script|tyle\b.*?</style)\s*>", re.S)
_DATA = '<script type="application/json"'
_RAW = re.compile(r"(<(script|style)(?=[ >])[^>]*>).*?(?=</\2>)", re.S)
"""Elements in a tree that was written, whose text is no HTML."""
_TAGS = re.compile(r'<[a-z][^">]*+(?:"[^"]*+"[^">]*+)*+(?:>|\Z)')
"""The start tags of a tree that was written: values are in double quotation marks."""
_HANDLER = re.compile(r"\son[^\s=\">]*+=")
_SCRIPTED = re.compile(r"^[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.I)
_JAVASCRIPT = frozenset({"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"})


@dataclass(frozen=True, slots=True)
class HtmlLink:
    """An `<a>` or `<area>` with an address."""

    href: str
    name: str
    """What a screen reader says: its text, label, title, or the text of a picture in it."""
    target: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """Something a browser fetches on its own."""

    tag: str
    url: str
    rel: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """A block of text, without what is in it in another language, or in none, with the language it is said to be in."""

    language: str
    text: str


@dataclass(slots=True)
class HtmlPage:
    """The facts of one HTML file."""

    path: str
    language: str = ""
    title: str = ""
    ids: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """What `<a name>` adds to the ids as a goal of links."""
    links: list[HtmlLink] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    """Attributes that name ids of this page, with each id."""
    canonical: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    without_alt: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The languages of the headings of the first level, in order."""
    scripts: list[str] = field(default_factory=list)
    """The text of every script that is in the page itself."""
    styles: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    before_policy: list[str] = field(default_factory=list)
    """The elements of the head in front of the policy, without the one that says the encoding."""
    active: list[str] = field(default_factory=list)
    """Attributes that run something: event handlers and addresses that are code; and `style`."""
    tags: frozenset[str] = frozenset()
    """Its start tags as they are written, each once."""
    is_unlisted: bool = False
    """Whether the page asks search engines to leave it out."""
    refresh: str = ""
    """Where the page sends its readers on its own."""
    passages: list[PageText] = field(default_factory=list)
    opening: list[tuple[str, str]] = field(default_factory=list)
    """The first blocks of the text: tag and text."""
    has_notice: bool = False
    """Whether a notice on the page speaks of the state of its translation."""

    @property
    def goals(self) -> set[str]:
        """What a link to this page may have behind #."""
        return self.names.union(self.ids)


def read_code(html: str) -> tuple[list[str], list[str]]:
    """The scripts and styles that are in a page itself, for whoever needs nothing else.

    Only they are parsed, each by itself, since the whole page takes fifty times as long. What stands in a comment is
    found as well.
    """
    found = [_read_code(each) for each in _CODE.findall(html) if not each.startswith(_DATA)]
    return [text for scripts, _ in found for text in scripts], [text for _, styles in found for text in styles]


@lru_cache(256)
def _read_code(html: str) -> tuple[list[str], list[str]]:
    tree, page = LexborHTMLParser(html), HtmlPage("")
    for node in tree.css("script"):
        _read_load(node, page)
    return page.scripts, [node.text() for node in tree.css("style")]


def read_page(path: str, html: str) -> HtmlPage:
    """Read the facts of a page."""
    tree = LexborHTMLParser(html)
    page = HtmlPage(path)
    root = tree.root
    written = _RAW.sub(r"\1", tree.html or "")
    page.tags = frozenset(_TAGS.findall(written))
    page.language = (root.attributes.get("lang") or "") if root else ""
    page.ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    page.headings = [_language_of(node) for node in tree.css("h1")]
    page.has_notice = tree.css_first(".diglot-notice") is not None
    _read_head(tree, page)
    for node in tree.css("a,area"):
        _read_link(node, page)
    for node in tree.css(_LOADS):
        _read_load(node, page)
    for node in tree.css(_REFERENCES) if "aria-" in written or " for=" in written else ():
        for name in _REFERRING:
            page.references += [(name, each) for each in (node.attributes.get(name) or "").split()]
    page.active = list(_active(tree, page, written))
    page.styles = [node.text() for node in tree.css("style")]
    article = tree.css_first("article") or tree.css_first("main") or tree.body
    page.opening = [(n.tag or "", n.text(strip=True)) for n in _children(article) if n.tag not in ("a", "script")][:4]
    page.passages = list(_passages(tree, page.language))
    return page


def _children(node: LexborNode | None) -> Iterator[LexborNode]:
    child = node.child if node else None
    while child is not None:
        if child.tag and not child.tag.startswith("-"):
            yield child
        child = child.next


def _language_of(node: LexborNode) -> str:
    """The language that an element is said to be in, by itself or by what is around it."""
    at: LexborNode | None = node
    while at is not None:
        if at.attributes and at.attributes.get("lang"):
            return at.attributes["lang"] or ""
        at = at.parent
    return ""


def _read_head(tree: LexborHTMLParser, page: HtmlPage) -> None:
    before: list[str] = []
    for node in _children(tree.head):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        about = attributes.get("http-equiv", "").lower()
        if about == "content-security-policy":
            page.before_policy = list(before) if not page.policy else page.before_policy
            page.policy.append(attributes.get("content", ""))
        elif not (node.tag == "meta" and "charset" in attributes):
            before.append(node.tag or "")
        if about == "refresh":
            page.refresh = re.sub(r"^.*?url\s*=\s*", "", attributes.get("content", ""), flags=re.I | re.S) or "."
        if attributes.get("name", "").lower() == "robots":
            page.is_unlisted = "noindex" in attributes.get("content", "").lower()
        rel = attributes.get("rel", "").lower().split()
        if node.tag == "link" and "canonical" in rel:
            page.canonical.append(attributes.get("href", ""))
        elif node.tag == "link" and "alternate" in rel and "hreflang" in attributes:
            page.alternates.append((attributes["hreflang"], attributes.get("href", "")))
        elif node.tag == "title":
            page.title = node.text(strip=True)


def _read_link(node: LexborNode, page: HtmlPage) -> None:
    attributes = node.attributes
    if attributes.get("name"):
        page.names.add(attributes["name"] or "")
    href = attributes.get("href", attributes.get("xlink:href"))
    if href is None:
        return
    name = (attributes.get("aria-label") or attributes.get("title") or attributes.get("alt") or "").strip()
    name = name or node.text(strip=True)
    if not name:
        pictures = [n.attributes.get("alt") or n.attributes.get("aria-label") or "" for n in node.css("img,svg")]
        name = "".join(pictures).strip()
    if not name and attributes.get("aria-hidden") == "true":
        name = "hidden"
    rel = (attributes.get("rel") or "").lower()
    page.links.append(HtmlLink(href, name, (attributes.get("target") or "").lower(), rel))


def _read_load(node: LexborNode, page: HtmlPage) -> None:
    attributes, tag = node.attributes, node.tag or ""
    rel = (attributes.get("rel") or "").lower()
    if tag == "script" and not attributes.get("src"):
        if (attributes.get("type") or "").lower() in _JAVASCRIPT:
            page.scripts.append(node.text())
        return
    if tag == "link" and set(rel.split()) <= _SPEAKING:
        return
    if tag == "img" and "alt" not in attributes:
        page.without_alt.append(attributes.get("src") or "")
    for name in LOADING[tag]:
        value = attributes.get(name)
        if value and name.endswith("srcset"):
            page.loads += [Load(tag, part.split()[0], rel) for part in value.split(",") if part.strip()]
        elif value:
            page.loads.append(Load(tag, value, rel))


def _active(tree: LexborHTMLParser, page: HtmlPage, written: str) -> Iterator[str]:
    for node in tree.css("[style]") if " style=" in written else ():
        yield f'<{node.tag} style="{node.attributes["style"]}">'
    for link in page.links:
        if _SCRIPTED.match(link.href):
            yield f'<a href="{link.href[:60]}">'
    for load in page.loads:
        if _SCRIPTED.match(load.url) and not _is_picture(load):
            yield f'<{load.tag} "{load.url[:60]}">'
    for node in tree.css("[action],[formaction],[srcdoc]") if "action=" in written or "srcdoc=" in written else ():
        for name in ("action", "formaction", "srcdoc"):
            value = node.attributes.get(name)
            if value is not None and (name == "srcdoc" or _SCRIPTED.match(value)):
                yield f'<{node.tag} {name}="{value[:60]}">'
    if _HANDLER.search(written):
        for node in tree.css("*"):
            yield from (f'<{node.tag} {name}="…">' for name in node.attributes if name.startswith("on"))


def _is_picture(load: Load) -> bool:
    return load.tag in ("img", "source", "link") and load.url.strip().lower().startswith("data:image/")


def _passages(tree: LexborHTMLParser, language: str) -> Iterator[PageText]:
    """Take the texts out of the tree, innermost language first, so that each is told apart from what is around it."""
    body = tree.body
    if body is None:
        return
    for node in body.css(_UNREAD):
        node.decompose()
    for node in reversed(body.css("[lang]")):
        yield from _texts(node, node.attributes["lang"] or language)
        if node.tag != "body":
            node.decompose()
    yield from _texts(body, language)


def _texts(node: LexborNode, language: str) -> Iterator[PageText]:
    blocks: Sequence[LexborNode] = (node.css(_BLOCKS) if node.child is not None and node.child.next else []) or [node]
    for block in blocks:
        text = block.text(separator="", strip=False)
        if text and not text.isspace():
            yield PageText(language, " ".join(text.split()))
