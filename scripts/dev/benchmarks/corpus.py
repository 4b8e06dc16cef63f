"""The pages that are measured on: those of a folder, or made ones, and an edition of them on disk."""

import os
import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from measures import say

Pages = Mapping[str, str]
CONSTRUCTS = ("paragraph", "paragraph", "paragraph", "paragraph", "list", "table", "code", "admonition")
TEXT = """
a about access account after all allow an and any are as at audit be because before between by can change check choice
cluster command common company condition container control cost could country data default depend describe different do
each either error every example file first follow for from give government group has have how if in index into is it
key kind know language law less license list machine made make many may means memory message method more must name need
network never new node not number object of on one only open or order other our output page part people person place
private process protect public question read reason record request resource right rule run same secret section security
server service set should show since so some source state still system than that the their then there they this time to
token under until update use user value version volume was we what when where which who will with without work year you
"""
WORDS = TEXT.split()


def megabytes(pages: Pages) -> float:
    """The size of pages as they are on disk."""
    return sum(len(text.encode()) for text in pages.values()) / 1e6


def read_pages(folder: Path) -> dict[str, str]:
    """The pages below a folder, by their path in it; a file that is not UTF-8 is named and left out."""
    pages = {}
    for path in sorted(folder.rglob("*.md")):
        try:
            pages[path.relative_to(folder).as_posix()] = path.read_bytes().decode()
        except (UnicodeDecodeError, OSError) as error:
            say(f"left out: {path}: {error}")
    return pages


def make_pages(count: int = 200, size: int = 10_000) -> dict[str, str]:
    """Pages of prose, lists, tables, code and admonitions, made of common words, the same every time."""
    chance = random.Random(count)
    return {f"part-{i % 10}/page-{i}.md": make_page(chance, size) for i in range(count)}


def make_page(chance: random.Random, size: int) -> str:
    """One page of about `size` letters."""
    title = " ".join(chance.sample(WORDS, 4)).capitalize()
    parts = [f"---\ntitle: {title}\ndescription: {sentence(chance)}\n---\n", f"# {title}\n"]
    while sum(map(len, parts)) < size:
        if chance.random() < 0.15:
            parts.append(f"{'#' * chance.choice((2, 2, 3))} {' '.join(chance.sample(WORDS, 5)).capitalize()}\n")
        parts.append(make_block(chance, chance.choice(CONSTRUCTS)))
    return "\n".join(parts)


def make_block(chance: random.Random, construct: str) -> str:
    """One block of Markdown, with its last line end."""
    if construct == "list":
        return "".join(f"{chance.choice(('', '', '    '))}- {sentence(chance)}\n" for _ in range(5)).lstrip(" ")
    if construct == "table":
        rows = "".join(f"| `{chance.choice(WORDS)}` | {sentence(chance)} |\n" for _ in range(4))
        return f"| Name | What it does |\n| --- | --- |\n{rows}"
    if construct == "code":
        return "```yaml\n" + "".join(f"{chance.choice(WORDS)}: {chance.choice(WORDS)}\n" for _ in range(8)) + "```\n"
    text = "\n".join(sentence(chance) for _ in range(chance.randint(2, 5))) + "\n"
    return f"!!! note\n    {sentence(chance)}\n" if construct == "admonition" else text


def sentence(chance: random.Random) -> str:
    """A sentence, some with code, emphasis or a link in it."""
    words = chance.choices(WORDS, k=chance.randint(6, 22))
    form = chance.choice(("{}", "{}", "{}", "`{}`", "**{}**", "[{}](../index.md)"))
    words[3] = form.format(words[3])
    return " ".join(words).capitalize() + "."


def some(pages: Pages, count: int) -> dict[str, str]:
    """At most `count` pages, from all over the corpus."""
    names = list(pages)[:: -(-len(pages) // count)]
    return {name: pages[name] for name in names}


@contextmanager
def edition(pages: Pages) -> Iterator[Path]:
    """A folder with a new edition of these pages, flushed to the disk, which is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="diglot-bench-") as name:
        root = Path(name)
        (root / "diglot.toml").write_text('source = "en"\ntargets = ["zh"]\n', "utf-8")
        for page, text in pages.items():
            place = root / "docs" / "en" / page
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())
        if hasattr(os, "sync"):
            os.sync()
        yield root
