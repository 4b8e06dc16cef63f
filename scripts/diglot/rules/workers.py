"""Judge many things in several processes: both linters look at pages, which do not know each other.

On Linux a process begins as a copy of the first one, with everything that this has in memory. Elsewhere a copy may hang
in libraries of the system, so a process begins empty, and what it needs is sent to it.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from diglot.errors import InputError
from diglot.message import Message

IS_COPIED = sys.platform == "linux"
"""Whether a process begins as a copy of the first one."""
BEGINNING = 0.2 if IS_COPIED else 3.0
"""Seconds of work that are done sooner in one process than in several: these have to begin, and to send things."""
_MOST = 61
"""Processes that Windows can wait for (`concurrent.futures`)."""

Thing = TypeVar("Thing")
Outcome = TypeVar("Outcome")


def usable_cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def judge_in_processes(
    make_judge: Callable[[], Callable[[Thing], Outcome]], things: Sequence[Thing], jobs: int
) -> Iterator[Outcome]:
    """The outcomes of things, in their order. `jobs` is the most processes there are; each calls `make_judge` once.

    `make_judge`, things and outcomes have to be such as can be pickled; `make_judge` only where nothing is copied. What
    is raised in a process is raised here. Raises InputError if a process is ended from outside.
    """
    import multiprocessing  # what every command would wait for
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if IS_COPIED else "spawn")
    try:
        with ProcessPoolExecutor(min(jobs, len(things), _MOST), context, _Worker.start, (make_judge,)) as pool:
            yield from pool.map(_Worker.judge, things)
    except BrokenProcessPool as error:
        fact = Message("the system ended a process before its work was done, maybe because there was no memory left")
        raise InputError(fact, Message("Run this again with --jobs 1.")) from error


class _Worker:
    """What a process that judges knows."""

    judge_of_things: Callable[[Any], Any]

    @classmethod
    def start(cls, make_judge: Callable[[], Callable[[Any], Any]]) -> None:
        """Get ready."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches all processes, and the first one says so
        cls.judge_of_things = staticmethod(make_judge())

    @classmethod
    def judge(cls, thing: Any) -> Any:
        """Judge a thing."""
        return cls.judge_of_things(thing)
