"""The architecture, asserted: which part may import which. The table in CONTRIBUTING.md says why."""

import ast
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "diglot"
FLOORS = {
    "spans": 0,
    "character_references": 0,
    "keys": 0,
    "errors": 0,
    "message": 0,
    "closed_folder": 0,
    "edition_files": 0,
    "language": 0,
    "numbers": 0,
    "rules": 0,
    "start_tags": 0,
    "toml_lines": 0,
    "time_limit": 0,
    "pages": 1,
    "catalog": 1,
    "mkdocs_yaml": 1,
    "dialect": 1,
    "renderer": 1,
    "directions": 1,
    "plain_text": 1,
    "alignment": 2,
    "annotations": 2,
    "meaning_change": 2,
    "contributions": 2,
    "credit": 2,
    "reviews": 2,
    "safety": 2,
    "edition": 2,
    "edition_pairs": 2,
    "incoming": 2,
    "exchange": 2,
    "memory": 2,
    "progress": 2,
    "interface": 2,
    "interface_catalogs": 2,
    "pairs": 2,
    "site_titles": 2,
    "terms": 2,
    "citation": 2,
    "starter": 2,
    "translators_guide": 2,
    "theme_languages": 2,
    "metadata": 2,
    "checks": 3,
    "publish": 3,
    "site": 3,
    "sync": 3,
    "known_files": 4,
    "listing": 4,
    "settings": 4,
    "repository": 4,
    "history": 4,
    "origin_history": 4,
    "user_cache": 4,
    "engines": 5,
    "cli": 5,
}
ALONE = {3, 5}
"""Floors whose parts may not import each other."""
NOT_BELOW_FLOOR_4 = {"sync"}
FENCED = {
    "mkdocs": {"engines"},
    "zensical": set(),
    "markdown": {"publish", "renderer"},
    "yaml": {"checks", "cli", "credit", "engines", "mkdocs_yaml"},
    "pymdownx": {"engines"},
    "jinja2": {"engines", "publish"},
    "click": {"cli"},
    "rapidfuzz": {"alignment", "memory"},
    "filelock": {"repository"},
    "ahocorasick_rs": {"terms"},
    "chardet": {"plain_text"},
    "pypinyin": {"terms", "publish"},
    "snowballstemmer": {"terms"},
    "tomlkit": {"cli", "exchange", "terms"},
    "lxml": {"exchange"},
    "openpyxl": {"exchange"},
    "docx": {"exchange", "incoming"},
    "babel": {"citation", "language", "catalog", "interface", "interface_catalogs", "engines", "publish"},
    "ada_url": {"safety", "site"},
    "selectolax": {"publish", "safety", "site"},
}
ON_FLOOR_0 = {"language": {"babel"}}
"""The scripts of languages are data that the standard library does not have."""
OPENING = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "rename", "chmod"),
    *("symlink_to", "hardlink_to", "rglob", "glob", "iterdir", "FileLock", "FileSystemBytecodeCache"),
    *("copyfile", "copytree", "rmtree", "TemporaryDirectory", "NamedTemporaryFile", "mkstemp", "mkdtemp"),
}
"""Calls that open, list, write or remove a file, whatever they are called on."""
OF_MODULES = {
    "os": {
        *("open", "walk", "listdir", "scandir", "replace", "rename", "renames", "remove", "removedirs", "unlink"),
        *("mkdir", "makedirs", "rmdir", "link", "symlink", "chmod", "chown", "utime", "truncate", "mkfifo"),
    },
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree", "chown", "unpack_archive"},
    "io": {"open", "FileIO"},
}
MAY_CALL = {
    "interface_catalogs.py": {"open", "glob"},  # the package's own catalogs
    "cli/speaking.py": {"read_bytes", "write_text"},  # the package's own catalogs; text of help, not of a file
    "theme_languages.py": {"glob"},  # the languages that the theme of Material has
    "engines/cache.py": {"rglob", "read_bytes"},  # the programs, which may be installed as links
    "engines/mkdocs/internals.py": {"walk"},  # what MkDocs lists, without links
    "engines/template_files.py": {"walk"},  # the templates of the theme, which may be installed as links
    "engines/zensical/engine.py": {"TemporaryDirectory"},
    "known_files.py": {"rglob", "read_bytes", "read_text"},  # the theme, which may be installed as links; RECORD files
    "repository.py": {"rglob", "FileLock"},  # the dates of the programs; the place of the lock is looked at before
}
"""What other modules than `closed_folder.py` may call."""
NETWORK = {"asyncio", "ftplib", "http.client", "http.server", "smtplib", "socket", "ssl", "urllib.request"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.name.startswith("__"))


def part_of(path: Path) -> str:
    """The top-level name below the package: `sync` for `sync/plan.py`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """What a file consists of; read once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports_of(path: Path) -> Iterator[str]:
    """Every module a file imports, late imports included."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def modules_of(path: Path, known: Collection[str]) -> Iterator[str]:
    """Which of the modules in `known` a file imports; of `from package import module` the module."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module or "" for name in names)


def test_parts_import_only_what_is_below_them() -> None:
    """Neighbours of floors 3 and 5 do not know each other; work (floor 3) never reads files (floor 4)."""
    found = []
    for path in MODULES:
        part = part_of(path)
        others = {name.split(".")[1] for name in imports_of(path) if name.startswith("diglot.")} - {part}
        for other in sorted(others):
            above = FLOORS[other] > FLOORS[part]
            neighbour = FLOORS[other] == FLOORS[part] and FLOORS[part] in ALONE
            work = FLOORS[part] == 4 and other in NOT_BELOW_FLOOR_4
            if above or neighbour or work:
                found.append(f"{path.relative_to(PACKAGE)} imports {other}")

    assert found == []


def circle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of a graph of imports; empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_imports_run_in_a_circle() -> None:
    """Neither between parts nor between modules: each can be read, and tested, after what it needs."""
    names = {".".join(("diglot", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in MODULES}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    parts: dict[str, set[str]] = {part: set() for part in FLOORS}
    modules = {}
    for name, path in names.items():
        modules[name] = {each for each in modules_of(path, names) if each in names}
        parts[part_of(path)] |= {each.split(".")[1] for each in modules[name]} - {part_of(path)}

    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}}) != []
    assert circle_in(parts) == []
    assert circle_in(modules) == []


def test_libraries_stay_behind_their_fences() -> None:
    """So each can be replaced in one place; floor 0 has the standard library alone, and Babel for languages."""
    found = []
    for path in MODULES:
        part = part_of(path)
        for library in sorted({name.split(".")[0] for name in imports_of(path)} - {"diglot", ""}):
            is_foreign = library not in sys.stdlib_module_names
            may_not = FLOORS[part] == 0 and library not in ON_FLOOR_0.get(part, ())
            if is_foreign and (may_not or part not in FENCED.get(library, {part})):
                found.append(f"{path.relative_to(PACKAGE)} imports {library}")

    assert found == []


def test_engines_do_not_know_each_other() -> None:
    """So each can be removed without the others; what they share knows none of them."""
    engines = {path.name for path in (PACKAGE / "engines").iterdir() if (path / "__init__.py").is_file()}
    found = []
    for path in (PACKAGE / "engines").rglob("*.py"):
        own = path.relative_to(PACKAGE / "engines").parts[0]
        for name in imports_of(path):
            if name.startswith("diglot.engines.") and (other := name.split(".")[2]) in engines - {own}:
                found.append(f"{path.relative_to(PACKAGE)} imports {other}")
            if own != "mkdocs" and name.split(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n", "pymdownx"):
                found.append(f"{path.relative_to(PACKAGE)} imports {name}")

    assert {"mkdocs", "zensical"} <= engines
    assert found == []


def test_engines_are_small() -> None:
    """What another engine would need as well is beside them, so that each is only what its generator asks for."""
    most = {"mkdocs": 900, "zensical": 400}
    lines = {
        name: sum(len(path.read_text("utf-8").splitlines()) for path in (PACKAGE / "engines" / name).rglob("*.py"))
        for name in most
    }

    assert {name: count for name, count in lines.items() if not 0 < count <= most[name]} == {}


def test_one_module_alone_touches_files() -> None:
    """All others read and write through it, so that no link is followed; a few calls are on what is no edition's."""
    found: dict[str, set[str]] = {}
    for path in MODULES:
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and (called := opening_call(node.func)):
                found.setdefault(path.relative_to(PACKAGE).as_posix(), set()).add(called)

    assert {"open", "replace", "makedirs", "unlink", "scandir"} <= found.pop("closed_folder.py")
    assert found == MAY_CALL


def opening_call(called: ast.expr) -> str:
    """The name of the function, if it opens, lists, writes or removes files; else an empty text."""
    if isinstance(called, ast.Name):
        return called.id if called.id in OPENING else ""
    if not isinstance(called, ast.Attribute):
        return ""
    module = called.value.id if isinstance(called.value, ast.Name) else ""
    return called.attr if called.attr in OPENING | OF_MODULES.get(module, set()) else ""


@pytest.mark.parametrize(
    "line", ["open(p)", "p.write_text('')", "os.replace(a, b)", "shutil.move(a, b)", "a.b.mkdir()", "io.open(p)"]
)
def test_calls_that_write_are_found(line: str) -> None:
    """However they are written; a method of a text is none."""
    calls = [node.func for node in ast.walk(ast.parse(f"{line}; text.replace('a', 'b')")) if isinstance(node, ast.Call)]

    assert [bool(opening_call(call)) for call in calls] == [True, False]


def test_one_module_alone_uses_the_network() -> None:
    """`verify-live` compares a published site with what was built; no other command and no build asks anybody."""
    asking = [path for path in MODULES if NETWORK & set(imports_of(path))]

    assert [path.relative_to(PACKAGE).as_posix() for path in asking] == ["cli/web.py"]


def test_every_part_has_a_floor() -> None:
    """A new one must be given one here, and in CONTRIBUTING.md."""
    parts = {part_of(path) for path in MODULES}
    contributing = (PACKAGE.parent.parent / "CONTRIBUTING.md").read_text("utf-8")

    assert parts == set(FLOORS)
    assert [part for part in parts if f"`{part}" not in contributing] == []
