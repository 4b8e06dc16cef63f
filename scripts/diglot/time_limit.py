"""A limit on the processor time of a piece of work, such as the rendering of one page.

Python-Markdown, and the extensions of others, take minutes for some texts: links and tags that nothing closes, tens of
thousands of headings in one block. No list of such texts is complete, so what is limited is the time. It is that of
this process, which other work on the machine does not change. Windows has no such clock, and no limit.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 1.0
"""Seconds after which the refusal is raised once more, if something caught it."""


def start_limit(seconds: float, refuse: Callable[[], BaseException]) -> bool:
    """Raise what `refuse` makes when the process has worked for so many seconds, until `stop_limit` is called.

    False if a limit runs already, if this is no main thread, or if the system has no such clock: then nothing is done.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    if signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        return False

    def end(number: int, frame: FrameType | None) -> None:
        raise refuse()

    signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    return True


def stop_limit() -> None:
    """Let work go on without a limit."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


class OverTime(BaseException):
    """Work has taken longer than it may. No `except Exception` of a library catches it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OverTime if the work inside takes longer. Inside of another limit there is only that one."""
    began = start_limit(seconds, OverTime)
    try:
        yield
    finally:
        if began:
            stop_limit()
