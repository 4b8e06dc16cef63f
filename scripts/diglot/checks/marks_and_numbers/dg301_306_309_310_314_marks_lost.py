"""A translation should have the links, footnote references, tags, attribute lists and formulas of its source.

What is exchanged, or added, is a matter of safety.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import UnitPair, UnitText
from diglot.message import Message
from diglot.rules import Severity

Reader = Callable[[UnitText], list[str]]
"""The marks of one kind in a text."""
_NAME = re.compile(r"</?[A-Za-z][\w:-]*")


def _find(unit: UnitPair, rule: Rule, read: Reader, message: Message) -> Iterator[Finding]:
    """Marks that the translation lacks; a tag and the one that closes it are one."""
    if unit.translated and not (read is _tags and _shows_tags(unit)):
        missing = list(lost(read(unit.source_text), read(unit.target_text)))
        for mark in missing:
            if not mark.startswith("</") or mark.replace("/", "", 1) not in missing:
                yield rule.at(unit, message.filled(mark))


def _mark(
    code: str, name: str, read: Reader, message: Message, docstring: str, severity: Severity = Severity.ERROR
) -> TextCheck:
    rule = Rule(code, name, "unit", severity, needs="has_marks")
    return TextCheck(rule, partial(_find, rule=rule, read=read, message=message), docstring)


def _values(kind: str) -> Reader:
    return lambda text: text.visible.values(kind)


def _addresses(text: UnitText) -> list[str]:
    kinds = ("close", "autolink", "url")
    return [mark.value.rstrip(".,;:") for mark in text.visible.marks if mark.kind in kinds]


def _tags(text: UnitText) -> list[str]:
    found = (_NAME.match(mark.value) for mark in text.visible.of("tag"))
    return [tag[0].lower() for tag in found if tag and tag[0].lower() not in ("<br", "<wbr")]


def _shows_tags(unit: UnitPair) -> bool:
    """Whether the translation shows tags as code that its source has as tags, as in “of `<name>`” for “of <name>”."""
    source, target = ("".join(text.visible.values("code")).count("<") for text in (unit.source_text, unit.target_text))
    return target > source


CHECKS = (
    # Links that the translation lacks; where a link leads is a matter of safety.
    _mark(
        "DG301",
        "link-lost",
        _addresses,
        Message("the link to “{}” is missing"),
        """
A translation should have the links of its source.

Why: what the source leads to, readers of the translation cannot reach.
Bad: see [the law](law.md) / 见该法
Good: see [the law](law.md) / 见[该法](law.md)

原文里的链接，译文里都应当有。

原因：原文能通到的地方，译文的读者也该到得了。
""",
    ),
    # Footnote references that the translation lacks.
    _mark(
        "DG306",
        "footnote-reference-lost",
        _values("note"),
        Message("the reference to footnote “{}” is missing"),
        """
A translation should refer to the footnotes of its source.

Why: a note that nothing refers to is not found, and the claim stands without its source.
Bad: the file[^1] / 档案
Good: the file[^1] / 档案[^1]

原文的脚注注码，译文里都应当有。

原因：没有注码，读者就找不到那条注，说法也就没了出处。
""",
    ),
    # Tags by name, opening and closing ones apart; tags that only the translation has are a matter of safety.
    _mark(
        "DG309",
        "html-lost",
        _tags,
        Message("the tag “{}>” is missing"),
        """
A translation should have the HTML tags of its source.

Why: a tag that is missing takes away what it does; one that is not closed reaches over the rest of the page.
Bad: <kbd>Ctrl</kbd> / Ctrl键
Good: <kbd>Ctrl</kbd> / <kbd>Ctrl</kbd>键

原文中的HTML标签，译文里都应当有。

原因：少了标签，就少了它的作用；没有闭合的标签，会殃及后面的整页。
""",
    ),
    # Attribute lists in braces that the translation lacks.
    _mark(
        "DG310",
        "attributes-lost",
        _values("attributes"),
        Message("the attribute list “{}” is missing"),
        """
A translation should have the attribute lists of its source.

Why: ids that others link to, classes and sizes stand in them.
Bad: [the list](a.md){ .wide } / [名单](a.md)
Good: [the list](a.md){ .wide } / [名单](a.md){ .wide }

原文的属性列表，译文里都应当有。

原因：供链接的id、样式类和尺寸都写在里面。
""",
        Severity.WARNING,
    ),
    # Inline formulas that the translation lacks.
    _mark(
        "DG314",
        "formula-lost",
        _values("math"),
        Message("the formula “{}” is missing"),
        """
A translation should have the formulas of its source.

Why: a formula is the same in every language.
Bad: the sum $a+b$ / 两数之和
Good: the sum $a+b$ / 两数之和$a+b$

原文的公式，译文里都应当有。

原因：公式不因语言而变。
""",
    ),
)
