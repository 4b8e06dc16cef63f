"""The scripts of the steps: they end, and a failure counts."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from workflow_files import ACTIONS, ROOT, TEMPLATE, WORKFLOWS, jobs_of, load, steps_of

from diglot.cli import COMMANDS

EVERY = [*WORKFLOWS, *ACTIONS]
by_file = pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")


@by_file
def test_what_is_shown_and_piped_can_still_fail(path: Path) -> None:
    """A step that pipes into `tee` names bash as its shell: only then GitHub lets the first program's failure count."""
    for _, step in steps_of(path):
        assert "| tee" not in step.get("run", "") or step.get("shell") == "bash", step["name"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends(path: Path) -> None:
    """After a time of its own, on a named system, with names that people can read."""
    for name, job in jobs_of(path).items():
        assert job["name"]
        assert "uses" in job or (job["timeout-minutes"] <= 60 and "latest" not in job["runs-on"]), name
        assert all(step["name"] for step in job.get("steps", ()))


@by_file
def test_every_step_is_a_script_that_can_run(path: Path) -> None:
    """Bash can read it, the files of this repository that it names are there, and diglot knows the commands."""
    for _, step in steps_of(path):
        script = step.get("run")
        if script is None:
            continue
        done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
        assert done.returncode == 0, done.stderr
        for name in re.findall(r"(?<![\w/$\"])(?:\./)?((?:scripts|requirements)/[\w./-]+)", script):
            assert (ROOT / name).exists() or "$" in name or name.endswith("/"), name
        for command in re.findall(r"bin/diglot\"? (\w[\w-]*)", script):
            assert command in COMMANDS, command


@pytest.mark.parametrize(("status", "outcome"), [(0, 0), (2, 0), (1, 1), (3, 3)])
def test_links_without_an_answer_are_only_reported(tmp_path: Path, status: int, outcome: int) -> None:
    """lychee ends with 2 for these; what else goes wrong with it is a fault."""
    steps = [step for _, step in steps_of(ROOT / ".github/workflows/weekly.yml")]
    [script] = [step["run"] for step in steps if step["name"] == "Follow the links"]
    lychee = tmp_path / "links/bin/lychee"
    lychee.parent.mkdir(parents=True)
    lychee.write_text(f"#!/bin/sh\necho found\nexit {status}\n")
    lychee.chmod(0o755)
    environ = os.environ | {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "said"), "AGENT": "x"}
    done = subprocess.run(["bash", "-eo", "pipefail", "-c", script], env=environ, capture_output=True)

    assert done.returncode == outcome
    assert (tmp_path / "said").read_text() == "found\n"


def test_the_template_has_ten_lines() -> None:
    """And the job that is all it has; the package carries it."""
    text = TEMPLATE.read_text("utf-8")
    called = load(TEMPLATE)["jobs"]["edition"]["uses"]

    assert len(text.splitlines()) <= 11
    assert ".github/workflows/edition.yml@" in called
    assert (ROOT / ".github/workflows/edition.yml").exists()
    assert "workflow_call" in load(ROOT / ".github/workflows/edition.yml")["on"]
