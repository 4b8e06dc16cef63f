"""Errors in input. Each has a place, a fact and a way out, in this order."""


class InputError(Exception):
    """Input that cannot be used as it is. Nothing was written when this is raised.

    `fact` says what is wrong, `cure` what the reader of the message can do now; `path` is relative to the edition's
    root and empty when no file is concerned; `line` is 1-based and 0 when the whole file is meant.
    """

    def __init__(self, fact: str, cure: str, path: str = "", line: int = 0) -> None:
        super().__init__(fact)
        self.fact = fact
        self.cure = cure
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return f"{place}{self.fact}\n  {self.cure}"


class StructureError(InputError):
    """A translation that would change the structure of its page, such as one that begins with a list marker.

    `index` is the position of the unit in its document.
    """

    def __init__(self, fact: str, cure: str, index: int, path: str = "", line: int = 0) -> None:
        super().__init__(fact, cure, path, line)
        self.index = index


class DifferenceError(InputError):
    """Something between the units of a translated page that its source has not.

    `is_title` says whether it is only the title of a box whose source has none: readers see the type of the box then.
    """

    def __init__(self, fact: str, cure: str, path: str = "", line: int = 0, *, is_title: bool = False) -> None:
        super().__init__(fact, cure, path, line)
        self.is_title = is_title
