"""A translation should have no files but its own, under names that are safe."""

from collections.abc import Iterator
from functools import partial

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import Whole
from diglot.safety.files import Fault, find_unwanted


def _find(whole: Whole, rule: Rule, fault: Fault) -> Iterator[Finding]:
    """Files with one kind of fault."""
    edition = whole.edition
    for file in find_unwanted(edition.files, edition.layout, edition.translations):
        if file.fault is fault:
            yield rule.at(whole, file.fact, place=FilePlace(file.path))


def _fault(code: str, name: str, fault: Fault, docstring: str) -> TextCheck:
    rule = Rule(code, name, "edition", ignorable=False)
    return TextCheck(rule, partial(_find, rule=rule, fault=fault), docstring)


CHECKS = (
    # Names that the source's folder does not have, too: lower-case letters, figures, . _ -, at most 100 bytes.
    _fault(
        "DG818",
        "file-name",
        Fault.NAME,
        """
Names of a translation’s files should be of lower-case letters, figures and . _ - only.

Why: names come into addresses, into the navigation and onto other systems: markup in one is markup on every page.
Bad: docs/zh/"><img onerror=….md
Good: docs/zh/images/map.png

译文的文件名应当只用小写字母、数字和 . _ -。

原因：文件名会进入网址、导航和别的操作系统：名称里的标记会出现在每一页上。
""",
    ),
    # Markdown, the kinds of pictures that hold no program, catalogs and locks. No links, no other repositories.
    _fault(
        "DG819",
        "file-kind",
        Fault.KIND,
        """
A translation should consist of pages, pictures, catalogs and its lock.

Why: what else lies beside the pages is copied to the site as it is, and a symbolic link may lead out of the edition.
Bad: docs/zh/page.html, docs/zh/map.svg, a symbolic link
Good: docs/zh/page.md, docs/zh/map.png

译文应当只由页面、图片、消息目录和锁文件组成。

原因：页面旁边的其他文件会原样复制到站点，符号链接则可能通向本版之外。
反例：docs/zh/page.html、docs/zh/map.svg、符号链接
正例：docs/zh/page.md、docs/zh/map.png
""",
    ),
)
