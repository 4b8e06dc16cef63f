"""Zensical, run on one project in a process of its own.

Its functions can be called as well, but they keep one project in a global, write to the terminal by themselves, and
may end the process.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from diglot.engines.zensical.project import CONFIG
from diglot.errors import InputError
from diglot.message import Message

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^Warning: (.*)\n\s*╭─\[ (.+):(\d+):\d+ \]", re.M)
_COUNT = re.compile(r"^(\d+) issues? found", re.M)
_ERROR = re.compile(r"(?<![\w.])(?:[\w.]++(?<=Error): |Python error: )+")
FIRST_SECONDS, SECONDS_A_PAGE = 60, 5
"""The processor time that a project may take, in which no page is told from another."""
_LIMITED = """\
import runpy, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, ({0}, {0} + 5))
except ImportError:
    pass
sys.argv = ["zensical", *sys.argv[1:]]
runpy.run_module("zensical", run_name="__main__")
"""
"""Runs Zensical with a limit in seconds, where the system has one: Windows has none."""
Place = Callable[[str], str]
"""The file of the edition that a page of the project was made from."""


def run_project(home: Path, root: Path, place: Place, pages: int) -> list[str]:
    """Build the project in `home`, which has so many pages; return the warnings, with the places in the edition.

    `root` is the folder of the edition: settings may name files and Markdown extensions that are there.
    Raises InputError if Zensical is not installed, cannot build the project, or takes too long for it.
    """
    if find_spec("zensical") is None:
        raise InputError(Message("Zensical is not installed"), Message("Install it: pip install 'diglot[zensical]'."))
    most = FIRST_SECONDS + SECONDS_A_PAGE * pages
    command = [sys.executable, "-c", _LIMITED.format(most), "build", "-f", str(home / CONFIG)]
    environ = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    output = _COLOURS.sub("", done.stdout)
    if done.returncode in _OUT_OF_TIME:
        fact = Message("Zensical takes longer than {} seconds for {} pages, which is the limit", most, pages)
        raise InputError(fact, Message("`diglot build --engine mkdocs` names the page that is the cause."))
    if done.returncode:
        raise _failure(output, home, place)
    return list(read_warnings(output, place))


_OUT_OF_TIME = {-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
"""How a process ends that used up its time; Linux kills one that ignores it."""


def read_warnings(output: str, place: Place) -> Iterator[str]:
    """The warnings in what Zensical said, each as place, fact and correction."""
    found = _WARNING.findall(output)
    for fact, path, line in found:
        yield f"{place(path)}:{line}: {fact}. Correct the link."
    counted = _COUNT.search(output)
    if counted and int(counted[1]) > len(found):
        yield f"Zensical has {int(counted[1]) - len(found)} more warnings, in a form that Diglot cannot read:\n{output}"


def _failure(output: str, home: Path, place: Place) -> InputError:
    """What went wrong, without the traceback, and with the page it is about if one is named."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    fact = next((line for line in lines if _ERROR.match(line)), lines[-1] if lines else "it says nothing")
    fact = _ERROR.sub("", fact).replace(f"{home}{os.sep}", "")
    named = re.search(r"(?<![^\s'\"])[^\s'\"]+\.md\b", fact)
    cure = Message("Correct what it names. `diglot build --engine mkdocs` builds the site with MkDocs.")
    return InputError(Message("Zensical cannot build the site: {}", fact), cure, place(named[0]) if named else "")
