"""In which line of a TOML file a table or a key stands: what `tomllib` does not tell."""

import re

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?>(?:[^"\\\n]|\\.)*)"|'[^'\n]*+')"""
_PATH = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TOKEN = re.compile(
    rf"^[ \t]*(?:(?P<many>\[)?\[[ \t]*(?P<table>{_PATH})[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?$|(?P<key>{_PATH})[ \t]*=)"
    r'''|\#[^\n]*|"""(?:[^\\]|\\.)*?"""+|\'\'\'.*?\'\'\'+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\''''
    r"|(?P<open>[\[{])|(?P<close>[\]}])",
    re.MULTILINE | re.DOTALL,
)
_PART = re.compile(_KEY)

Path = tuple[str, ...]


def find_lines(text: str) -> dict[Path, int]:
    """The 1-based line of each table and key of a TOML text, by its path; of what stands twice the first.

    The text must be TOML. Keys inside inline tables and arrays are not looked for.
    """
    lines: dict[Path, int] = {}
    table: Path = ()
    depth = at = 0
    line = 1
    end = 0
    while match := _TOKEN.search(text, end):
        start, end = match.span()
        kind = match.lastgroup
        if kind is None:
            continue
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif depth:
            end = match.start(kind) if kind == "key" else start + len(match[0]) - len(match[0].lstrip()) + 1
            depth += kind == "table"
        else:
            line += text.count("\n", at, match.start(kind))
            at = match.start(kind)
            path = _parts(match[kind])
            if kind == "table":
                table = path
            else:
                path = (*table, *path)
            for size in range(1, len(path) + 1):
                lines.setdefault(path[:size], line)
    return lines


def _parts(path: str) -> Path:
    if path[0] not in "\"'" and "." not in path:
        return (path,)
    return tuple(part.strip("\"'") for part in _PART.findall(path))
