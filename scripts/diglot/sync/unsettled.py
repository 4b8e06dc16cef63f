"""Pages with conflict markers of Git: a sync would publish both sides of the merge."""

from diglot.errors import InputError
from diglot.message import Message
from diglot.pages.code_fences import closed_fences


def find_unsettled(text: str, path: str) -> InputError | None:
    """The problem of a page with the marks of a merge, with the line of the first. Marks in code are an example.

    One mark of the beginning is enough, since the other marks may have been removed; so are a dividing line and a
    mark of the end behind it.
    """
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    divided = 0
    lines = text.split("\n")
    code = {at for fence in closed_fences(lines) for at in range(fence.start, fence.end)}
    for number, line in enumerate(lines, 1):
        if number - 1 in code:
            continue
        if line.startswith("<<<<<<< "):
            return _problem(path, number)
        if line.rstrip("\r") == "=======":
            divided = divided or number
        elif line.startswith(">>>>>>> ") and divided:
            return _problem(path, divided)
    return None


def _problem(path: str, line: int) -> InputError:
    fact = Message("an unsettled merge: this line is a conflict marker")
    return InputError(fact, Message("Keep one of the two sides, and remove the lines of the markers."), path, line)
