"""An edition should have nothing that keeps it from being synced: in its translated pages, or in its other files."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import Whole
from diglot.errors import DifferenceError, InputError
from diglot.message import Message


def _find(whole: Whole, rule: Rule, in_pages: bool) -> Iterator[Finding]:
    """The problems of the sync, those of a page together, apart from what DG111 reports."""
    layout = whole.edition.layout
    folders = tuple(f"{layout.docs}/{language}/" for language in whole.edition.translations)
    groups: defaultdict[object, list[InputError]] = defaultdict(list)
    for number, problem in enumerate(whole.problems):
        if problem.path.startswith(folders) is in_pages and not isinstance(problem, DifferenceError):
            groups[problem.path if in_pages else number].append(problem)
    for first, *others in groups.values():
        message = Message("{}. {}", first.fact, first.cure)
        if others:
            message = Message(
                "{} There are {} more on this page: `diglot sync --check` lists them.", message, len(others)
            )
        place = FilePlace(first.path, first.line) if first.path else None
        yield rule.at(whole, message, place=place)


def _problems(code: str, name: str, in_pages: bool, docstring: str) -> TextCheck:
    rule = Rule(code, name, "edition", ignorable=False)
    return TextCheck(rule, partial(_find, rule=rule, in_pages=in_pages), docstring)


CHECKS = (
    # What keeps translated pages from being synced.
    _problems(
        "DG102",
        "page-out-of-step",
        True,
        """
A translated page should have the units of its source, in their order.

Why: a paragraph that was lost, added or moved pairs every text behind it with the wrong original, so the page is
left as it is until it is mended.
Bad: four paragraphs in docs/en, three in docs/zh
Good: as many units in both, in the same order

译文页面的单元应与原文一一对应，顺序相同。

原因：少一段、多一段或调换一段，后面每段都会对错原文；改好之前，这个页面保持原样。
反例：docs/en里有四段，docs/zh里只有三段
正例：两边的单元一样多，顺序也相同
""",
    ),
    # What keeps the edition from being synced, apart from its translated pages.
    _problems(
        "DG103",
        "files-unusable",
        False,
        """
Catalogs, templates and locks should be readable, and say what they should.

Why: a damaged file is never guessed at: its page is left as it is until the file is whole.
Bad: a catalog with the marks of an unsettled merge
Good: the catalog with the merge settled

消息目录、模板和锁文件都应能够读取，内容无误。

原因：程序不会去猜坏文件的意思；修好之前，它所属的页面保持原样。
反例：消息目录里留着合并冲突的标记（<<<<<<<）
正例：冲突已经解决，标记已经删去
""",
    ),
)
