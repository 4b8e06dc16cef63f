"""A translated page should have the headings, lists, tables, code blocks, footnotes and admonitions of its source."""

from functools import partial

from diglot.checks.findings import Rule
from diglot.checks.loader import TextCheck
from diglot.checks.structure.outline import compare
from diglot.message import Message
from diglot.rules import Severity


def _part(code: str, name: str, feature: str, what: Message, docstring: str) -> TextCheck:
    """Where the page as it is on disk first differs from its source in a feature of `outline`."""
    rule = Rule(code, name, "page", Severity.WARNING)
    return TextCheck(rule, partial(compare, rule=rule, feature=feature, what=what), docstring)


CHECKS = (
    _part(
        "DG104",
        "headings-differ",
        "headings",
        Message("heading"),
        """
A translated page should have the headings of its source, on the same levels.

Why: contents, anchors and screen readers follow the levels; what a page has of its own is gone after the next sync.
Bad: ## The list / ### 名单
Good: ## The list / ## 名单

译文页面的标题应与原文一致，级别相同。

原因：目录、锚点和读屏软件都依标题级别而定；译文自行改动的级别，下次同步后就没了。
""",
    ),
    _part(
        "DG105",
        "lists-differ",
        "lists",
        Message("list"),
        """
A translated page should have the lists of its source, item by item.

Why: an item more or less is an argument more or less.
Bad: three items / two items
Good: three items / three items

译文页面的列表应与原文逐项对应。

原因：多一项少一项，就是多一条少一条理由。
反例：原文列了三项，译文只有两项
正例：原文列了三项，译文也是三项
""",
    ),
    _part(
        "DG106",
        "tables-differ",
        "tables",
        Message("table cell"),
        """
A translated page should have the tables of its source, cell by cell.

Why: figures under the wrong head are wrong figures.
Bad: three columns / two columns
Good: three columns / three columns

译文页面的表格应与原文逐格对应。

原因：数字排到别的表头底下，就成了错的数字。
反例：原文的表格有三列，译文只有两列
正例：原文的表格有三列，译文也是三列
""",
    ),
    _part(
        "DG107",
        "code-blocks-differ",
        "code",
        Message("code block"),
        """
A translated page should have the code blocks of its source, unchanged.

Why: readers copy code; what a translation changes in it is undone by the next sync, and until then readers run it.
Bad: diglot sync / diglot  同步
Good: diglot sync / diglot sync

译文页面的代码块应与原文相同，一字不改。

原因：代码会被读者抄去运行；译文里的改动下次同步即被撤销，在那之前却已有人照着运行。
""",
    ),
    _part(
        "DG108",
        "footnotes-differ",
        "footnotes",
        Message("footnote"),
        """
A translated page should have the footnotes of its source.

Why: a note without its text, or a text without its note, is a source that readers cannot check.
Bad: [^1]: and [^2]: / [^1]:
Good: [^1]: / [^1]:

译文页面的脚注应与原文一致。

原因：注码没有注文，或注文没有注码，读者就查不到出处。
反例：原文有[^1]:和[^2]:，译文只有[^1]:
正例：原文有[^1]:，译文也有[^1]:
""",
    ),
    _part(
        "DG109",
        "admonitions-differ",
        "admonitions",
        Message("admonition"),
        """
A translated page should have the admonitions of its source, of the same kind.

Why: a warning that became a note, or plain text, no longer warns.
Bad: !!! warning / !!! note
Good: !!! warning / !!! warning

译文页面的提示框应与原文一致，类型相同。

原因：警告变成附注或正文，就不再是警告。
""",
    ),
)
