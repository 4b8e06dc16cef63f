"""The sentences that the package says to people, read from the calls that make them: `Message` and `say`."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TWO_WORDS = re.compile(r"[A-Za-z’']{2,} [A-Za-z’']+")
_CODE = re.compile(
    r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'[^']*'|\[[^\]]*\]|diglot .*?(?=。|$)|[\w-]+ install \S+|--[\w-]+|cd \S+|https?://\S+"
    r"|<[^>]*>|U\+[0-9A-F]+ [A-Z -]+"
)
_NAMES = re.compile("Material for MkDocs|CSV UTF")
_MAKERS = ("Message", "say")


def left_over(said: str) -> bool:
    """Whether English words are left in a line in Chinese, apart from code, names and texts of the edition."""
    if said.startswith(("用法：", "  原文：", "反例：", "正例：")):
        return False
    return bool(TWO_WORDS.search(_NAMES.sub("", _CODE.sub("§", said))))


@dataclass(frozen=True)
class Said:
    """A call that makes a message: where it is, its sentence (None if it is no literal), and its other arguments."""

    place: str
    line: int
    sentence: str | None
    argument: str
    """The sentence as it stands in the code."""
    values: tuple[ast.expr, ...]

    def literals(self) -> Iterator[str]:
        """The texts among the values that are written in the call, also as one of several."""
        nodes = [*self.values]
        while nodes:
            match nodes.pop():
                case ast.Constant(value=str(text)):
                    yield text
                case ast.JoinedStr(values=pieces):
                    nodes += [piece for piece in pieces if isinstance(piece, ast.Constant)]
                case ast.IfExp(body=one, orelse=other):
                    nodes += [one, other]
                case ast.BoolOp(values=several):
                    nodes += several


@cache
def read_said(package: Path) -> tuple[Said, ...]:
    """All calls that make a message, in the modules of a package."""
    return tuple(said for path in sorted(package.rglob("*.py")) for said in _read(path, str(path.relative_to(package))))


def _read(path: Path, place: str) -> Iterator[Said]:
    text = path.read_text("utf-8")
    for node in ast.walk(ast.parse(text)) if any(f"{maker}(" in text for maker in _MAKERS) else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS and node.args:
            first, *values = node.args
            for sentence in _choices(first):
                yield Said(place, node.lineno, sentence, ast.unparse(first), tuple(values))


def _choices(node: ast.expr) -> Iterator[str | None]:
    """The texts that an expression may be, None for what is no literal."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
