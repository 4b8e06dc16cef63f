"""The script of the pages: plain modules, whose types are in comments."""

import json
import subprocess
from pathlib import Path

import pytest
from sites import ROOT

ASSETS = ROOT / "scripts/diglot/theme/assets"
TSC = ROOT / "tests/npm/node_modules/typescript/bin/tsc"
OPTIONS = {
    "checkJs": True,
    "allowJs": True,
    "noEmit": True,
    "strict": True,
    "target": "es2022",
    "module": "es2022",
    "moduleResolution": "bundler",
    "lib": ["es2023", "dom", "dom.iterable"],
    "types": [],
    "skipDefaultLibCheck": True,
}


@pytest.mark.slow
def test_types_hold(tmp_path: Path) -> None:
    """The compiler finds no error in any module."""
    modules = sorted(str(path) for path in ASSETS.glob("*.mjs"))
    config = tmp_path / "tsconfig.json"
    config.write_text(json.dumps({"compilerOptions": OPTIONS, "files": modules}), "utf-8")
    done = subprocess.run(["node", TSC, "-p", config], capture_output=True, text=True, encoding="utf-8")

    assert modules
    assert done.stdout == ""
    assert done.returncode == 0


def test_modules_are_short() -> None:
    """As those of Python are."""
    for path in ASSETS.glob("*.mjs"):
        assert len(path.read_text("utf-8").splitlines()) <= 300, path.name
