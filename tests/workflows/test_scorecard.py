"""What is said of Scorecard's results."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from workflow_files import ROOT, steps_of


def results(**scores: int) -> dict[str, Any]:
    """Results as Scorecard writes them (its format `json`, version 2)."""
    checks = [
        {
            "name": name.replace("_", "-"),
            "score": score,
            "reason": "a | reason\nof two lines",
            "details": ["Warn: .github/workflows/a.yml:3"],
            "documentation": {"url": f"https://github.com/ossf/scorecard/blob/main/docs/checks.md#{name}", "short": ""},
        }
        for name, score in scores.items()
    ]
    repo = {"name": "github.com/o/r", "commit": "0123456789abcdef0123456789abcdef01234567"}
    return {"date": "2026-01-02", "repo": repo, "score": 7.5, "checks": checks, "metadata": None}


def say(folder: Path, found: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """Run the script as the workflow does."""
    (folder / "scorecard.json").write_text(json.dumps(found), "utf-8")
    command = [sys.executable, ROOT / "scripts/dev/scorecard.py", "scorecard.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")


def test_the_checks_are_listed(tmp_path: Path) -> None:
    """Worst first, each in one row; what could not be looked at comes last."""
    done = say(tmp_path, results(Token_Permissions=10, Fuzzing=0, Packaging=-1, Dangerous_Workflow=10))

    assert done.returncode == 0, done.stderr
    assert "OpenSSF Scorecard of `0123456789ab`: **7.5 of 10**" in done.stdout
    rows = done.stdout.splitlines()[4:]
    assert [row.split("]")[0] for row in rows] == [
        "| [Fuzzing",
        "| [Dangerous-Workflow",
        "| [Token-Permissions",
        "| [Packaging",
    ]
    assert rows[0].endswith("| 0 | a \\| reason of two lines |")
    assert "| – |" in rows[-1]


@pytest.mark.parametrize("lost", [{"Token_Permissions": 9}, {"Dangerous_Workflow": 0}, {"Token_Permissions": -1}])
def test_what_files_decide_loses_no_point(tmp_path: Path, lost: dict[str, int]) -> None:
    """The table is there all the same, and a sentence says what to look at."""
    done = say(tmp_path, results(**({"Token_Permissions": 10, "Dangerous_Workflow": 10, "Fuzzing": 0} | lost)))

    assert done.returncode == 1
    assert "| [Fuzzing]" in done.stdout
    assert next(iter(lost)).replace("_", "-") in done.stderr
    assert "details" in done.stderr


def test_a_check_that_is_missing_is_no_success(tmp_path: Path) -> None:
    """Should it be renamed one day."""
    done = say(tmp_path, results(Token_Permissions=10))

    assert done.returncode == 1
    assert "Dangerous-Workflow was not made" in done.stderr


def test_the_results_stay_here() -> None:
    """C14: nothing is published, so nothing but reading is permitted (test_permissions sees that)."""
    [look] = [step for _, step in steps_of(ROOT / ".github/workflows/scorecard.yml") if "ossf/" in step.get("uses", "")]

    assert look["with"] == {"results_file": "scorecard.json", "results_format": "json", "publish_results": False}


def test_annotations_have_reasons_that_scorecard_knows() -> None:
    """Its words for them (config/README.md of ossf/scorecard)."""
    known = {"test-data", "remediated", "not-applicable", "not-supported", "not-detected"}
    annotations = yaml.safe_load((ROOT / ".github/scorecard.yml").read_text("utf-8"))["annotations"]

    assert annotations
    for each in annotations:
        assert all(check == check.lower() for check in each["checks"])
        assert {reason["reason"] for reason in each["reasons"]} <= known
