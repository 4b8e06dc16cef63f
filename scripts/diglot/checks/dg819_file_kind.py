"""A translation should consist of pages, pictures, catalogs and its lock.

Why: what else lies beside the pages is copied to the site as it is, and a symbolic link may lead out of the edition.
Bad: docs/zh/page.html, docs/zh/map.svg, a symbolic link
Good: docs/zh/page.md, docs/zh/map.png

译文应当只由页面、图片、消息目录和锁文件组成。

原因：页面旁边的其他文件会原样复制到站点，符号链接则可能通向本版之外。
反例：docs/zh/page.html、docs/zh/map.svg、符号链接
正例：docs/zh/page.md、docs/zh/map.png
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.safety.files import Fault, find_unwanted

RULE = Rule("DG819", "file-kind", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """Markdown, the kinds of pictures that hold no program, catalogs and locks. No links, no other repositories."""
    edition = whole.edition
    for each in find_unwanted(edition.files, edition.layout, edition.translations):
        if each.fault is Fault.KIND:
            yield RULE.at(whole, each.fact, place=FilePlace(each.path))
