"""The comment on a pull request, by the script of its step."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from workflow_files import ROOT, steps_of

FAKE = """
const fs = require("fs");
const said = [];
const context = {
  repo: {owner: "o", repo: "r"},
  payload: {workflow_run: {conclusion: "success", html_url: "https://github.com/o/r/actions/runs/1", head_sha: "abc"}},
};
const core = {notice: (text) => said.push(["notice", text])};
const list = () => {}, comments = () => {};
const github = {
  rest: {pulls: {list}, issues: {
    listComments: comments,
    createComment: (call) => said.push(["create", call]),
    updateComment: (call) => said.push(["update", call]),
  }},
  paginate: async (what) => what === list ? PULLS : COMMENTS,
};
(async () => {
SCRIPT
})().then(() => console.log(JSON.stringify(said)), (error) => console.log(JSON.stringify([["error", error.message]])));
"""
PULLS = [{"number": 7, "head": {"sha": "abc"}}, {"number": 8, "head": {"sha": "other"}}]
PAGE = {"page": "essay.md", "language": "zh", "units": 4, "current": 3, "behind": 1, "untranslated": 0, "words": 12}


def comment(folder: Path, report: str, pulls: list[Any] | None = None, comments: list[Any] | None = None) -> Any:
    """What the script of report.yml does with a report: a list of calls."""
    node = shutil.which("node")
    assert node, "Node.js, which scripts/test installs"
    steps = [step for _, step in steps_of(ROOT / ".github/workflows/report.yml")]
    [script] = [step["with"]["script"] for step in steps if "github-script" in step["uses"]]
    (folder / "report").mkdir()
    (folder / "report/report.json").write_text(report, "utf-8")
    code = FAKE.replace("SCRIPT", script).replace("PULLS", json.dumps(PULLS if pulls is None else pulls))
    (folder / "run.cjs").write_text(code.replace("COMMENTS", json.dumps(comments or [])), "utf-8")
    done = subprocess.run([node, "run.cjs"], cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_comment_has_the_figures(tmp_path: Path) -> None:
    """On the pull request of the commit, once."""
    [[kind, call]] = comment(tmp_path, json.dumps({"pages": [PAGE], "clear": True}))

    assert (kind, call["issue_number"]) == ("create", 7)
    assert "| `essay.md` | zh | 3 | 1 | 0 | 12 |" in call["body"]
    assert "https://github.com/o/r/actions/runs/1" in call["body"]


def test_the_comment_is_written_over(tmp_path: Path) -> None:
    """Only that of the bot."""
    there = [
        {"id": 1, "user": {"type": "User"}, "body": "<!-- diglot-report --> mine"},
        {"id": 2, "user": {"type": "Bot"}, "body": "<!-- diglot-report --> old"},
    ]
    [[kind, call]] = comment(tmp_path, json.dumps({"pages": [PAGE]}), comments=there)

    assert (kind, call["comment_id"]) == ("update", 2)


def test_a_second_pull_request_of_the_same_commit_does_not_silence_it(tmp_path: Path) -> None:
    """Anybody may open one."""
    pulls = [{"number": number, "head": {"sha": sha}} for number, sha in ((7, "abc"), (8, "other"), (9, "abc"))]
    calls = comment(tmp_path, json.dumps({"pages": [PAGE]}), pulls=pulls)

    assert [(kind, call["issue_number"]) for kind, call in calls] == [("create", 7), ("create", 9)]


def test_no_pull_request_no_comment(tmp_path: Path) -> None:
    """A commit that is no longer the head of one."""
    [[kind, _]] = comment(tmp_path, json.dumps({"pages": [PAGE]}), pulls=[])

    assert kind == "notice"


@pytest.mark.slow
@pytest.mark.parametrize(
    "report",
    [
        "{",
        "[]",
        '{"pages": 1}',
        json.dumps({"pages": [PAGE | {"page": "<img src=x onerror=alert(1)>"}]}),
        json.dumps({"pages": [PAGE | {"page": "a`](https://example.net)"}]}),
        json.dumps({"pages": [PAGE | {"page": "@everyone"}]}),
        json.dumps({"pages": [PAGE | {"page": ["essay.md"]}]}),
        json.dumps({"pages": [PAGE | {"language": "zh | [x](y)"}]}),
        json.dumps({"pages": [PAGE | {"words": "12 | x"}]}),
        json.dumps({"pages": [PAGE | {"words": -1}]}),
        json.dumps({"pages": [PAGE | {"words": 1.5}]}),
        json.dumps({"pages": [PAGE] * 1001}),
        json.dumps({"pages": [PAGE], "more": "x" * 65536}),
    ],
)
def test_a_report_that_is_not_figures_is_refused(tmp_path: Path, report: str) -> None:
    """C9: the file comes from a stranger's run; nothing of it reaches the comment that is not a number or a name."""
    [[kind, _]] = comment(tmp_path, report)

    assert kind == "error"
