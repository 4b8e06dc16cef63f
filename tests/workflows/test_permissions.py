"""What the workflows may do, and what they run, read off their files."""

import re
from pathlib import Path

import pytest
from workflow_files import ACTIONS, EXPRESSION, TEMPLATE, WORKFLOWS, jobs_of, load, steps_of

EVERY = [*WORKFLOWS, *ACTIONS]
READ_ONLY = {"contents": "read"}
MAY_WRITE = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("edition.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("report.yml", "comment"): {"actions": "read", "pull-requests": "write"},
    ("release.yml", "attest"): {"id-token": "write", "attestations": "write"},
    ("release.yml", "pypi"): {"id-token": "write"},
    ("release.yml", "release"): {"contents": "write"},
    **{(name, "match"): {} for name in ("publish.yml", "edition.yml")},
    **{(name, "check"): {"actions": "read", **READ_ONLY} for name in ("publish.yml", "release.yml")},
    ("check.yml", "scope"): {"actions": "read", **READ_ONLY},
}
"""The only jobs that may do another thing than read the repository, and what."""
by_name = pytest.mark.parametrize("path", [*WORKFLOWS, TEMPLATE], ids=lambda path: path.name)
by_file = pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")


@by_name
def test_nothing_is_permitted_but_what_a_job_declares(path: Path) -> None:
    """C2: the workflow itself has no permissions; each job names its own; only the listed ones write."""
    assert load(path)["permissions"] == {}
    for name, job in jobs_of(path).items():
        calls_template = path == TEMPLATE  # what it calls restricts its own jobs
        wanted = {**READ_ONLY, "pages": "write", "id-token": "write"} if calls_template else READ_ONLY
        assert job["permissions"] == MAY_WRITE.get((path.name, name), wanted), name
        assert "secrets" not in job


def test_strangers_reach_nothing() -> None:
    """C3: no pull_request_target; jobs of pull requests have no secret, no token that writes, and no cache to write to;
    the job that may comment neither checks out nor runs anything."""
    for path in WORKFLOWS:
        data, text = load(path), path.read_text("utf-8")
        triggers = data["on"] if isinstance(data["on"], dict) else {data["on"]: None}
        assert "pull_request_target" not in triggers
        assert "secrets." not in text
        if "workflow_run" in triggers:
            assert all("run" not in step and "checkout" not in step["uses"] for _, step in steps_of(path))
        if "pull_request" in triggers or "workflow_call" in triggers:
            assert "actions/cache@" not in text
            assert "actions/cache/save@" not in text
            assert not any("cache" in step.get("with", {}) for _, step in steps_of(path))


@by_file
def test_what_strangers_write_is_never_part_of_a_script(path: Path) -> None:
    """Expressions are handed over in variables, which a shell does not read as commands."""
    for _, step in steps_of(path):
        assert not EXPRESSION.search(step.get("run", "")), step["name"]
        assert not EXPRESSION.search(step.get("with", {}).get("script", "")), step["name"]


@by_file
def test_no_checkout_keeps_its_token(path: Path) -> None:
    """C4: a link or an include could publish it otherwise."""
    for _, step in steps_of(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", [*EVERY, TEMPLATE], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_actions_are_pinned(path: Path) -> None:
    """C5: by the commit, with the version beside it, the same one everywhere; our own by the running commit ($/)."""
    used = re.findall(r"uses: (\S+)(?: # (.+))?", path.read_text("utf-8"))
    for action, comment in used:
        if not action.startswith("$/"):
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action), action
            assert comment
    assert "uses: ./" not in path.read_text("utf-8")


def test_an_action_has_one_version() -> None:
    """In all files together."""
    found: dict[str, set[str]] = {}
    for path in EVERY:
        for action, commit in re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40})", path.read_text("utf-8")):
            found.setdefault("/".join(action.split("/")[:2]), set()).add(commit)

    assert {action: commits for action, commits in found.items() if len(commits) > 1} == {}


@by_file
def test_nothing_is_installed_that_no_lock_names(path: Path) -> None:
    """C6: every installation of Python packages is by hash, or of the checked out package alone."""
    for _, step in steps_of(path):
        for line in step.get("run", "").splitlines():
            if re.search(r"\bpip\b.*\b(install|download)\b|^\s*pip ", line) and "()" not in line:
                assert "--require-hashes" in line or ("--no-index" in line and "--no-deps" in line), line
            assert not re.search(r"\b(npx|npm install|curl|wget|pipx|uvx)\b", line), line
