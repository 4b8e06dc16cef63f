"""Front matter should say who made the page in a form that can be used.

Why: a name or a source that cannot be read is left out, and the page is credited to others or to nobody.
Bad: retold_from: {autor: Ann Lee}
Good: retold_from: {author: Ann Lee, title: A Talk}

前置元数据里的署名，格式应当可用。

原因：读不懂的姓名或来源会被略去，该页就会署成别人的名字，或者没有署名。
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.credit import parse_credit
from diglot.message import Message

RULE = Rule("DG909", "credit-unusable", "page")


def check(page: PagePair) -> Iterator[Finding]:
    """The roles in the front matter of the source page, which translations take over."""
    for problem in parse_credit(page.source.text, page.layout.source_page(page.name))[1]:
        message = Message("{}. {}", problem.fact, problem.cure)
        yield RULE.at(page, message, place=FilePlace(problem.path, problem.line))
