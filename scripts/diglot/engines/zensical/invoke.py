"""Zensical, run on one project in a process of its own.

Its functions can be called as well, but they keep one project in a global, write to the terminal by themselves, and
may end the process.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from diglot.engines.zensical.project import CONFIG
from diglot.errors import InputError

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^Warning: (.*)\n\s*╭─\[ (.+):(\d+):\d+ \]", re.M)
_COUNT = re.compile(r"^(\d+) issues? found", re.M)
_ERROR = re.compile(r"(?<![\w.])(?:[\w.]++(?<=Error): |Python error: )+")
Place = Callable[[str], str]
"""The file of the edition that a page of the project was made from."""


def run_project(home: Path, root: Path, place: Place) -> list[str]:
    """Build the project in `home`; return the warnings, with the places in the edition.

    `root` is the folder of the edition: settings may name files and Markdown extensions that are there.
    Raises InputError if Zensical is not installed, or cannot build the project.
    """
    if find_spec("zensical") is None:
        raise InputError("Zensical is not installed", "Install it: pip install 'diglot[zensical]'.")
    command = [sys.executable, "-m", "zensical", "build", "-f", str(home / CONFIG)]
    environ = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    said = _COLOURS.sub("", done.stdout)
    if done.returncode:
        raise _failure(said, home, place)
    return list(read_warnings(said, place))


def read_warnings(said: str, place: Place) -> Iterator[str]:
    """The warnings in what Zensical said, each as place, fact and correction."""
    found = _WARNING.findall(said)
    for fact, path, line in found:
        yield f"{place(path)}:{line}: {fact}. Correct the link."
    counted = _COUNT.search(said)
    if counted and int(counted[1]) > len(found):
        yield f"Zensical has {int(counted[1]) - len(found)} more warnings, in a form that Diglot cannot read:\n{said}"


def _failure(said: str, home: Path, place: Place) -> InputError:
    """What went wrong, without the traceback, and with the page it is about if one is named."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    fact = next((line for line in lines if _ERROR.match(line)), lines[-1] if lines else "it says nothing")
    fact = _ERROR.sub("", fact).replace(f"{home}{os.sep}", "")
    named = re.search(r"(?<![^\s'\"])[^\s'\"]+\.md\b", fact)
    cure = "Correct what it names. `diglot build --engine mkdocs` builds the site with MkDocs."
    return InputError(f"Zensical cannot build the site: {fact}", cure, place(named[0]) if named else "")
