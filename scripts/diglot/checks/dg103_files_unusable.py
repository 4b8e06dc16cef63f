"""Catalogs, templates and locks should be readable, and say what they should.

Why: a damaged file is never guessed at: its page is left as it is until the file is whole.
Bad: a catalog with the marks of an unsettled merge
Good: the catalog with the merge settled

消息目录、模板和锁文件都应能够读取，内容无误。

原因：程序不会去猜坏文件的意思；修好之前，它所属的页面保持原样。
反例：消息目录里留着合并冲突的标记（<<<<<<<）
正例：冲突已经解决，标记已经删去
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole

RULE = Rule("DG103", "files-unusable", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """What keeps the edition from being synced, apart from its translated pages."""
    layout = whole.edition.layout
    folders = tuple(f"{layout.docs}/{language}/" for language in whole.edition.translations)
    for problem in whole.problems:
        if not problem.path.startswith(folders):
            place = FilePlace(problem.path, problem.line) if problem.path else None
            yield RULE.at(whole, f"{problem.fact}. {problem.cure}", place=place)
