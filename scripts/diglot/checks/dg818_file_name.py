"""Names of a translation’s files should be of lower-case letters, figures and . _ - only.

Why: names come into addresses, into the navigation and onto other systems: markup in one is markup on every page.
Bad: docs/zh/"><img onerror=….md
Good: docs/zh/images/map.png

译文的文件名应当只用小写字母、数字和 . _ -。

原因：文件名会进入网址、导航和别的操作系统：名称里的标记会出现在每一页上。
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.safety.files import Fault, find_unwanted

RULE = Rule("DG818", "file-name", "edition", ignorable=False)


def check(whole: Whole) -> Iterator[Finding]:
    """Names that the source's folder does not have, too: lower-case letters, figures, . _ -, at most 100 bytes."""
    edition = whole.edition
    for each in find_unwanted(edition.files, edition.layout, edition.translations):
        if each.fault is Fault.NAME:
            yield RULE.at(whole, each.fact, place=FilePlace(each.path))
