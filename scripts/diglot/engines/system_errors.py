"""What ends a build from within an engine, such as a full disk or a page that takes too long: said in a sentence."""

import sys
from types import TracebackType

from diglot.closed_folder import refusal_of
from diglot.errors import InputError


def tell_system_errors() -> None:
    """Let an error of the system, or of the input, end this program with place, fact and way out, and without a
    traceback."""
    former = sys.excepthook
    if former.__module__ == __name__:
        return

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, OSError | InputError):
            refusal = refusal_of(error) if isinstance(error, OSError) else error
            print(f"error: {refusal}", file=sys.stderr)
        else:
            former(kind, error, trace)

    sys.excepthook = tell
