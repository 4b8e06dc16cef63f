"""Every regular expression of the package: those that its modules hold, and those that are written inside functions."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType

import diglot

MOST_HELD = 400
"""So many patterns of one table are looked at."""
_IMPORT = re.compile(r"^from .* import (?:\([^()]*\)|.*)", re.MULTILINE)
_CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Each pattern under its name, and whether it is looked for anywhere in a text, or matched at one place only."""
    seen: set[tuple[str, int]] = set()
    for info in pkgutil.walk_packages(diglot.__path__, "diglot."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        short = info.name.removeprefix("diglot.")
        held = [
            (name + key, found, is_searched(name, info.name))
            for name, value in vars(module).items()
            for key, found in _held(value)
        ]
        for name, found, searched in [*held, *_written(module)]:
            if (found.pattern, found.flags) not in seen:
                seen.add((found.pattern, found.flags))
                yield f"{short}.{name}", found, searched


def is_searched(name: str, module: str) -> bool:
    """Whether the package looks for a module's pattern anywhere in a text. Names that are passed on count as well."""
    used = re.compile(
        rf"\b{re.escape(name)}\b(?:\[[^\]]*\])?(?:\.(?:search|finditer|findall|sub|subn|split)\b|(?!\s*[.=]))"
    )
    imported = re.compile(
        rf"^from {re.escape(module)} import (?:[^()\n]|\([^()]*\))*\b{re.escape(name)}\b", re.MULTILINE
    )
    own = module.replace(".", "/")
    return any(
        used.search(_IMPORT.sub("", text))
        for place, text in _sources()
        if name in text and (place in (f"{own}.py", f"{own}/__init__.py") or imported.search(text))
    )


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    root = Path(diglot.__path__[0])
    return tuple((place.relative_to(root.parent).as_posix(), place.read_text("utf-8")) for place in root.rglob("*.py"))


def _held(value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield "", value
    elif isinstance(value, Mapping):
        for key, item in list(value.items())[:MOST_HELD]:
            yield from ((f"[{key!r}]{rest}", found) for rest, found in _held(item))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value[:MOST_HELD]):
            yield from ((f"[{number}]{rest}", found) for rest, found in _held(item))


def _written(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """The patterns in calls such as `re.sub("…", …)`. What is put into one is read in the module, or is an “a”."""
    if not module.__file__:
        return
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args:
            text = _text(node.args[0], module)
            flags = [
                attribute.attr
                for attribute in ast.walk(node)
                if isinstance(attribute, ast.Attribute) and attribute.attr.isupper()
            ]
            with suppress(re.error, TypeError):
                found = re.compile(text, sum({getattr(re, flag, 0) for flag in flags})) if text else None
                if found:
                    yield f"{node.func.attr}, line {node.lineno}", found, node.func.attr not in ("match", "fullmatch")


def _text(node: ast.expr, module: ModuleType) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        parts = [_text(part, module) for part in node.values]
        return "".join(part for part in parts if part is not None)
    if isinstance(node, ast.FormattedValue):
        with suppress(Exception):
            value = eval(compile(ast.Expression(node.value), "", "eval"), vars(module))
            return value if isinstance(value, str) else "a"
        return "a"
    return None
