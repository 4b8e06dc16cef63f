"""Sites built for the tests: the edition itself, and a small one whose translation lags behind."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from diglot.catalog import parse_catalog, render_catalog
from diglot.repository import Repository
from diglot.sync import plan_sync

ROOT = Path(__file__).resolve().parents[2]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
UNLOADED = frozenset({"canonical", "alternate", "license"})
"""Links of a head that load nothing."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


def build(folder: Path, site: Path, *options: str, builder: str = "mkdocs") -> str:
    """Build the edition in `folder` and return what the builder said. A failure fails the test."""
    done = run_build(folder, site, *options, builder=builder)
    assert done.returncode == 0, done.stdout
    return done.stdout


def run_build(folder: Path, site: Path, *options: str, builder: str = "mkdocs") -> "subprocess.CompletedProcess[str]":
    """Run a builder in a process of its own: MkDocs in a copy of one that has imported it, where there is `fork`."""
    environ = os.environ | QUIET
    arguments = ["build", "-f", "mkdocs.yml", "-d", str(site), *options]
    if builder == "mkdocs" and hasattr(os, "fork"):
        return _builder().run(folder, arguments, environ)
    command = [sys.executable, "-m", builder, *arguments]
    if builder == "zensical":
        command = [sys.executable, "-m", "diglot.engines.zensical", "-d", str(site), *options]
    return subprocess.run(
        command, cwd=folder, env=environ, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


class _Builder:
    """A running `build_server.py`."""

    def __init__(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("build_server.py"))]
        self.process = subprocess.Popen(
            command, env=os.environ | QUIET, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        atexit.register(self.process.kill)

    def run(
        self, folder: Path, arguments: Sequence[str], environ: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[str]":
        """Build, and return what the builder said."""
        assert self.process.stdin
        assert self.process.stdout
        with tempfile.TemporaryDirectory() as place:
            output = Path(place) / "output"
            build = {"folder": str(folder), "arguments": arguments, "environ": dict(environ), "output": str(output)}
            self.process.stdin.write(json.dumps(build) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
            assert answer, "the process that builds sites ended"
            text = output.read_text("utf-8")
        return subprocess.CompletedProcess(["mkdocs", *arguments], int(answer), text)


@cache
def _builder() -> _Builder:
    """The one of this run."""
    return _Builder()


TOOL = "a tool"
"""Stands where the id of an element would, for one whose text is none of the page's."""


class Page(HTMLParser):
    """One built page, read once: its ids, links, languages and texts."""

    def __init__(self, path: Path, site: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.address = path.relative_to(site).as_posix().removesuffix("index.html")
        self.html = path.read_text("utf-8")
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text_of: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(self.html)

    @property
    def language(self) -> str:
        """What `<html lang>` says."""
        return next(attributes["lang"] for tag, attributes in self.elements if tag == "html")

    def having(self, name: str) -> list[tuple[str, dict[str, str]]]:
        """The elements of a class."""
        return [each for each in self.elements if name in each[1].get("class", "").split()]

    def headings(self) -> list[str]:
        """The ids of the headings, in order."""
        return [attributes["id"] for tag, attributes in self.elements if tag[0] == "h" and tag[1:].isdigit()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        elif tag in ("link", "script", "img") and attributes.get("rel", "").strip() not in UNLOADED:
            self.loads.append(attributes.get("href", "") or attributes.get("src", ""))
        if tag not in VOID:
            is_moved = "diglot-moved" in attributes.get("class", "")
            is_tool = attributes.get("class", "") in ("diglot-peek", "diglot-related")
            self._open.append((tag, TOOL if is_tool else "" if is_moved else attributes.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open in it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Add a text to every element around it that has an id; what the tools of a paragraph are called is none."""
        if any(name == TOOL for _, name in self._open):
            return
        for _, name in self._open:
            if name:
                self.text_of[name] = self.text_of.get(name, "") + data


class Site:
    """A built site."""

    def __init__(self, folder: Path, log: str) -> None:
        self.folder = folder
        self.log = log

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by address, without the one for lost readers and those that lead on from old addresses."""
        found = [Page(path, self.folder) for path in sorted(self.folder.rglob("index.html"))]
        return {page.address: page for page in found if 'class="diglot-lost"' not in page.html}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text file that readers or search engines get, by path."""
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in (".html", ".json", ".xml") and path.is_file():
                yield path.relative_to(self.folder).as_posix(), path.read_text("utf-8")

    def broken_links(self) -> list[str]:
        """The links that lead to no page, or to no place on it."""
        broken = []
        for address, page in self.pages.items():
            for link in page.links:
                target = urlsplit(urljoin(f"http://site/{address}", link))
                if target.netloc != "site":
                    continue
                path = unquote(target.path).removeprefix("/")
                there = self.pages.get(path)
                if there is None:
                    if not (self.folder / path).is_file():
                        broken.append(f"{address}: {link}")
                elif target.fragment and unquote(target.fragment) not in {*there.ids, "__skip"}:
                    broken.append(f"{address}: {link}")
        return broken


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder under the path of the site's address, and give that address."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


LAGGING_CONFIG = """\
site_name: Lagging
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - search:
      lang: [en, zh]
      separator: '[\\s\\u200b\\-，。]+'
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: 中文, theme: {language: zh-Hans}}
  - diglot
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.details, pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}, pymdownx.tasklist]
"""

LAGGING_PAGE = """\
---
title: A page
author: Ann Author
date: 2026-01-02
---

# A page {: .chosen }

A first paragraph that stays.

A second paragraph that will be edited by its author.

## A section

- An item that stays
    - An inner item that stays
- [ ] A task that stays

!!! note "A title that stays"
    A remark that stays.

=== "A tab"

    The text of a tab.

??? tip "A summary"
    The text of details.

| Left | Right |
| --- | --- |
| A cell that stays | A cell that changes |

Term
:   Its definition.

<div>Raw text in a block.</div>

```py title="A title of code"
print("code is no unit")
```

A paragraph with an abbreviation: HTML.[^1] It has its own id.
{: #own }

*[HTML]: Hypertext

[^1]: A footnote that stays.
"""

CHINESE = {
    "A page": "一页",
    "A first paragraph that stays.": "第一段不变。",
    "A second paragraph that will be edited by its author.": "第二段会由作者改动。",
    "A section": "一节",
    "An item that stays": "一项",
    "An inner item that stays": "里面一项",
    "A task that stays": "一件事",
    "A title that stays": "标题",
    "A remark that stays.": "一条注。",
    "A tab": "标签",
    "The text of a tab.": "标签里的文字。",
    "A summary": "摘要",
    "The text of details.": "细节。",
    "Left": "左",
    "Right": "右",
    "A cell that stays": "一格",
    "A cell that changes": "另一格",
    "Term": "术语",
    "Its definition.": "定义。",
    "Raw text in a block.": "块里的文字。",
    "A title of code": "代码的标题",
    "A paragraph with an abbreviation: HTML.[^1] It has its own id.": "有缩写的一段：HTML。[^1]自带标识。",
    "Hypertext": "超文本",
    "A footnote that stays.": "脚注。",
}


def sync(folder: Path) -> None:
    """Carry out what a sync would do."""
    repository = Repository(folder)
    plan = plan_sync(repository.read_edition())
    assert plan.clear, [str(problem) for problem in plan.problems]
    with repository.exclusive():
        repository.write(plan.writes)


def make_edition(
    folder: Path,
    page: str = LAGGING_PAGE,
    config: str = LAGGING_CONFIG,
    *,
    others: Mapping[str, str] = MappingProxyType({}),
    translations: Mapping[str, str] = MappingProxyType(CHINESE),
    termbase: str = "",
) -> None:
    """Write and sync an edition of a page, and of `others` by name, translated as far as `translations` go."""
    (folder / "docs/en").mkdir(parents=True)
    for name, text in {"index.md": page, **others}.items():
        (folder / "docs/en" / name).write_text(text, "utf-8")
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["zh"]\n', "utf-8")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    if termbase:
        (folder / "locales").mkdir()
        (folder / "locales/termbase.toml").write_text(termbase, "utf-8")
    sync(folder)
    for place in (folder / "locales/zh/LC_MESSAGES").glob("*.po"):
        catalog = parse_catalog(place.read_bytes(), place.name)
        entries = [entry.edit(target=translations.get(entry.source, "")) for entry in catalog.entries]
        place.write_bytes(render_catalog(catalog.replace(entries)))
    sync(folder)


def wait_until(page: Any, condition: str, argument: object = None, seconds: float = 5) -> None:
    """Wait for a condition in a page. Playwright's own waiting evaluates text in it, which its policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition, argument):
        assert time.monotonic() < end, f"never came true: {condition}"
        page.wait_for_timeout(30)


def clipboard(page: Any) -> str:
    """What was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))
