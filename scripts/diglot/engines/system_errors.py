"""Errors of the system, such as a full disk, that an engine meets while it writes: said in a sentence."""

import sys
from types import TracebackType

from diglot.closed_folder import refusal_of


def tell_system_errors() -> None:
    """Let an error of the system end this program with place, fact and way out, and not with a traceback."""
    former = sys.excepthook
    if former.__module__ == __name__:
        return

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, OSError):
            print(f"error: {refusal_of(error)}", file=sys.stderr)
        else:
            former(kind, error, trace)

    sys.excepthook = tell
