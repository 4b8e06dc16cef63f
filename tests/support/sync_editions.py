"""Editions for tests of sync: of one page about a town, of two pages, of long pages, and with folders."""

from editions import Files, edition

from diglot.keys import content_hash

PAGE = """---
title: The system
description: A page about it
---

# The system

The city keeps a list of the people
who pay their debts late.

## How it works

Do not open the file of another person.

- First item of the list
- Second item of the list

The committee meets on the first Monday of the month in the old town hall.
"""
CITY = "The city keeps a list of the people who pay their debts late."
FILE = "Do not open the file of another person."
COMMITTEE = "The committee meets on the first Monday of the month in the old town hall."
CHINESE = {
    "The system": "体系",
    CITY: "市里有一份名单，记着拖欠债务的人。",
    FILE: "不要打开他人的档案。",
    "First item of the list": "清单第一项",
    COMMITTEE: "委员会每月第一个星期一在旧市政厅开会。",
}
CATALOG, TEMPLATE, LOCK, TARGET = (
    "locales/zh/LC_MESSAGES/a.po",
    "locales/templates/a.pot",
    "locales/zh/base.lock",
    "docs/zh/a.md",
)
LONG = (
    "\n\n".join(f"Paragraph number u{i} tells of river and stone and {'x' * (i % 7)} k{i}." for i in range(40)) + "\n"
)


def two_pages() -> Files:
    """Two pages of one translated paragraph each."""
    files = edition("The river runs past the mill.\n", {"The river runs past the mill.": "河水流过磨坊。"})
    files.write_source("A stone lies in the garden.\n", "b.md")
    files.sync()
    files.edit_entry("A stone lies in the garden.", "b.md", target="园中有石。")
    files.sync()
    return files


def long_edition() -> Files:
    """Two pages of forty translated paragraphs each."""
    files = Files()
    for page, prefix in (("a.md", "甲"), ("b.md", "乙")):
        files.write_source(LONG.replace("Paragraph", "Section" if page == "b.md" else "Paragraph"), page)
        files.sync()
        for source in list(files.entries(page)):
            files.edit_entry(source, page, target=f"{prefix}方译文{content_hash(source)}。")
    files.sync()
    return files


def folder_edition() -> Files:
    """Three pages in a folder and five outside, each with four translations."""
    files = Files()
    for page in ("a.md", "b.md", "c.md", "d.md", "e.md", "guide/a.md", "guide/b.md", "guide/more/c.md"):
        files.write_source(
            "\n\n".join(f"The {page} tells {i} of {content_hash(page + str(i))}." for i in range(4)), page
        )
    files.sync()
    for page in list(files.edition().pages):
        for source in list(files.entries(page)):
            files.edit_entry(source, page, target=f"译文{content_hash(source)}。")
    files.sync()
    return files
