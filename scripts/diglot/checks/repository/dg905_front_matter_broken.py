"""Front matter should be closed, and be YAML.

Why: a generator that cannot read it shows it as text, or leaves out the title.
Bad: title: a: b
Good: title: "a: b"

页面前置元数据应当有头有尾，并且是合法的YAML。

原因：生成器读不懂，就会把它当正文显示出来，或丢掉标题。
"""

import re
from collections.abc import Iterator

import yaml

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.message import Message

RULE = Rule("DG905", "front-matter-broken", "page")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Texts only, nothing is made of them; the one written in C where it is there."""


def check(page: PagePair) -> Iterator[Finding]:
    """Front matter of the source page, and of the target page on disk."""
    layout = page.layout
    yield from _look(page, layout.source_page(page.name), page.source.text)
    if page.on_disk is not None:
        yield from _look(page, layout.target_page(page.name, page.language), page.on_disk)


def _look(page: PagePair, path: str, text: str) -> Iterator[Finding]:
    if not re.match(r"---[ \t]*\r?\n(?=[A-Za-z_][\w-]*:)", text):
        return
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(text, 4)
    if end is None:
        yield RULE.at(page, Message("the front matter is not closed by a line ---"), place=FilePlace(path, 1))
        return
    try:
        values = yaml.load(text[3 : end.start()], _LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield RULE.at(
            page,
            Message("the front matter is not YAML: put quotes round a value with a colon"),
            place=FilePlace(path, line),
        )
        return
    except (yaml.YAMLError, RecursionError):
        yield RULE.at(page, Message("the front matter is not YAML"), place=FilePlace(path, 1))
        return
    if not isinstance(values, dict):
        yield RULE.at(page, Message("the front matter is no list of keys and values"), place=FilePlace(path, 1))
