"""A process that has imported MkDocs and everything it builds with, and makes a copy of itself for each build.

A build of a small site takes half a second. Importing all of this and listing the 12,000 files of the theme takes
longer, and the tests build over a hundred sites.
Each line of the standard input is one build as JSON; its exit status is the answer.
"""

import json
import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from runpy import run_module
from types import SimpleNamespace
from typing import Any

import jinja2
import material
import mkdocs.theme
from pygments.lexers import get_lexer_by_name

from diglot.engines.mkdocs.page_cache import PACKAGES, digest_programs

IMPORTED = (
    "click",
    "mkdocs.config",
    "mkdocs.commands.build",
    "mkdocs.contrib.search",
    "mkdocs.themes.mkdocs",
    "material.plugins.search.plugin",
    "mkdocs_static_i18n.plugin",
    "diglot.engines.mkdocs.hooks",
    "babel.dates",
    "pymdownx.superfences",
    "pymdownx.details",
    "pygments.formatters.html",
    "markdown.extensions.toc",
)


@cache
def theme_files(folder: str) -> list[str]:
    """List the files of an installed theme, once, without the icons: MkDocs publishes no file of a hidden folder."""
    return [name for name in jinja2.FileSystemLoader(folder).list_templates() if not name.startswith(".")]


class ThemeLoader(jinja2.FileSystemLoader):
    """A loader that lists the folders of a site each time, and those of installed themes once."""

    def list_templates(self) -> list[str]:
        """List the files that can be read, sorted."""
        listed = {each: "site-packages" in Path(each).parts for each in self.searchpath}
        own = jinja2.FileSystemLoader([each for each, is_installed in listed.items() if not is_installed])
        installed = [each for each, is_installed in listed.items() if is_installed]
        return sorted({*own.list_templates(), *(name for each in installed for name in theme_files(each))})


def prepare() -> None:
    """Do once what is the same for all builds: import, list the theme's files, read the programs, make a lexer."""
    for name in IMPORTED:
        import_module(name)
    mkdocs.theme.jinja2 = SimpleNamespace(Environment=jinja2.Environment, FileSystemLoader=ThemeLoader)  # type: ignore[attr-defined]
    theme_files(str(Path(material.__file__).parent / "templates"))
    digest_programs(*PACKAGES)
    get_lexer_by_name("python")


def run(build: dict[str, Any]) -> int:
    """Build a site, as `python -m mkdocs` in a process of its own would."""
    output = os.open(build["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(build["folder"])
    os.environ.clear()
    os.environ.update(build["environ"])
    sys.path[0] = build["folder"]
    sys.argv = ["mkdocs", *build["arguments"]]
    try:
        run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
            return 1
        return int(end.code or 0)
    return 0


def main() -> None:
    """Answer until the input ends."""
    prepare()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            status = 1
            try:
                status = run(json.loads(line))
            except BaseException:
                sys.excepthook(*sys.exc_info())
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    main()
