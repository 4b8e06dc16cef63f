"""A process that has imported MkDocs and everything it builds with, and makes a copy of itself for each build.

A build of a small site takes half a second. Importing all of this takes longer, and the tests build over a hundred
sites. Each line of the standard input is one build as JSON; its exit status is the answer.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from runpy import run_module
from typing import Any

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


def prepare() -> None:
    """Do once what is the same for all builds: import, read the programs, make a lexer."""
    for name in IMPORTED:
        import_module(name)
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
