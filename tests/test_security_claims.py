"""The threat model is kept: each of its claims names a test, and the test is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_claim_names_a_test_that_exists() -> None:
    """A row of the table in SECURITY.md ends in a file, or in a function of one."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    rows = re.findall(r"^\| (?!Promise|---)(.+?) \| (.+?) \|$", text, re.MULTILINE)

    assert len(rows) >= 20
    for claim, named in rows:
        found = re.fullmatch(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", named)
        assert found, f"“{claim}” names no test"
        module = ast.parse((ROOT / found[1]).read_text("utf-8"))
        names = {node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
        assert found[2] is None or found[2] in names, f"“{claim}” names {found[2]}, which is not there"


def test_the_threat_model_says_what_it_does_not_promise() -> None:
    """As well as what is in scope, and who acts."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")

    for heading in ("## What is in scope", "## What is not", "### What is promised", "### What is not promised"):
        assert heading in text
    assert "**Who acts**" in text
