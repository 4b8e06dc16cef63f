"""The gate as a whole: a clean edition passes, and each of many faults, planted one at a time, turns it red."""

from collections.abc import Callable

import pytest
from case_files import stock
from editions import Files

from diglot.checks import Severity, choose_checks, run_checks

SOURCE = """---
title: The List
---

# The list

The list has *more* than 1,200 items, see [the law](b.md) and [there](#t).[^1] Hello {name}!

## Grids

In grid management there are lists:

- one of them
- another
- and so on

```sh
diglot sync
```

!!! warning
    It is **public**, and ![a map](map.png) shows it.

[^1]: A source of 1984.
"""
TARGET = """---
title: 名单
---

# 名单

名单有1200多项，见[该法](b.md)和[那里](#t)。[^1]你好{name}！

## 网格

网格化管理中有几种名单：

- 其中一种
- 另一种
- 等等

```sh
diglot sync
```

!!! warning
    名单是**公开**的，有![地图](map.png)为证。

[^1]: 1984年的一份资料。
"""
TERMS = """[grid-management.en]
name = "grid management"

[grid-management.zh]
name = "网格化管理"
rejected = [{ name = "栅格管理", reason = { en = "a term of maps", zh = "制图用语" } }]
"""


def clean() -> Files:
    """A synced edition of two pages in which nothing is wrong."""
    files = Files({"locales/termbase.toml": TERMS.encode()})
    files.write_source(SOURCE)
    files.write_source("One law for all of us.\n", "b.md")
    files.sync()
    files.write_target(TARGET)
    files.write_target("一部法律，人人适用。\n", "b.md")
    files.sync()
    return files


def in_target(old: str, new: str) -> Callable[[Files], None]:
    """A translator changes the page."""

    def plant(files: Files) -> None:
        assert old in files.target()
        files.write_target(files.target().replace(old, new, 1))

    return plant


def in_source(old: str, new: str) -> Callable[[Files], None]:
    """The author changes the page, and syncs."""

    def plant(files: Files) -> None:
        assert old in files.source()
        files.write_source(files.source().replace(old, new, 1))
        files.sync()

    return plant


def in_both(files: Files) -> None:
    """The page and the catalog are changed, differently."""
    files.write_target(files.target().replace("另一种", "别的一种"))
    files.edit_entry("another", target="又一种")


def in_catalog(files: Files) -> None:
    """A merge is left unsettled."""
    files.by_path["locales/zh/LC_MESSAGES/a.po"] += b"<<<<<<< ours\n"


FAULTS: dict[str, tuple[str, Callable[[Files], None]]] = {
    "a paragraph is lost": ("DG102", in_target("网格化管理中有几种名单：\n\n", "")),
    "a list item is lost": ("DG102", in_target("- 另一种\n", "")),
    "the catalog has conflict markers": ("DG103", in_catalog),
    "catalog and page were both changed": ("DG210", in_both),
    "a heading has another level": ("DG111", in_target("## 网格", "### 网格")),
    "a code block is changed": ("DG111", in_target("diglot sync", "diglot 同步")),
    "a footnote is renamed": ("DG108", in_target("[^1]: 1984", "[^2]: 1984")),
    "an admonition has another kind": ("DG111", in_target("!!! warning", "!!! note")),
    "an image is lost": ("DG110", in_target("有![地图](map.png)为证", "有地图为证")),
    "a text is its own translation": (
        "DG203",
        in_target("网格化管理中有几种名单：", "In grid management there are lists:"),
    ),
    "a link is lost": ("DG301", in_target("[该法](b.md)", "该法")),
    "a figure is another": ("DG302", in_target("1200多项", "1000多项")),
    "a year is another": ("DG302", in_target("1984年", "一九四八年")),
    "emphasis is not rendered": ("DG304", in_target("**公开**", "__公开__")),
    "a footnote reference is lost": ("DG306", in_target("。[^1]", "。")),
    "a footnote reference is misspelt": ("DG307", in_target("。[^1]", "。[^7]")),
    "a placeholder is translated": ("DG308", in_target("{name}", "{名字}")),
    "a term is not followed": ("DG401", in_target("网格化管理中", "网络管理中")),
    "a rejected rendering is used": ("DG402", in_target("网格化管理中", "栅格管理中")),
    "a reference names no term": ("DG405", in_source("[the law](b.md)", "[the law](term:law)")),
    "a mark is half-width": ("DG501", in_target("项，见", "项,见")),
    "quotation marks do not pair": ("DG520", in_target("几种名单", "“几种名单")),
    "front matter is not YAML": ("DG905", in_source("title: The List", "title: The: List")),
    "a link leads to no page": ("DG906", in_source("[the law](b.md)", "[the law](c.md)")),
    "a link leads to no unit": ("DG906", in_source("[the law](b.md)", "[the law](b.md#p00000)")),
}


def codes(files: Files) -> set[str]:
    """The checks that fail the edition."""
    findings = run_checks(stock(files), choose_checks())
    return {finding.code for finding in findings if finding.severity is not Severity.HINT}


def test_a_clean_edition_passes() -> None:
    """No check has anything against it, hints included."""
    assert run_checks(stock(clean()), choose_checks()) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_turns_the_gate_red(fault: str) -> None:
    """And it is the check of that fault that says so."""
    code, plant = FAULTS[fault]
    files = clean()
    plant(files)

    assert code in codes(files)
