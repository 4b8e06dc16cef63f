"""The workflows: what they may do, read off their files."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from page_host import gives, hosted
from sites import build
from workflow_files import ACTIONS, EXPRESSION, ROOT, TEMPLATE, WORKFLOWS, Runner, jobs_of, load, steps_of

from diglot.cli import COMMANDS
from diglot.repository import read_whole_site

EVERY = [*WORKFLOWS, *ACTIONS]
READ_ONLY = {"contents": "read"}
LIVE = ROOT / ".github/actions/live/action.yml"
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


@pytest.mark.parametrize("name", ["publish.yml", "edition.yml"])
def test_the_site_is_deployed_by_a_job_that_does_nothing_else(name: str) -> None:
    """C8: no checkout, no installation; in a protected environment, one at a time, from main, after the gate."""
    path = ROOT / ".github/workflows" / name
    data, job = load(path), jobs_of(path)["deploy"]

    assert [step["uses"].split("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]
    assert job["permissions"] == {"pages": "write", "id-token": "write"}
    assert job["environment"]["name"] == "github-pages"
    assert job["needs"] == "match"
    assert jobs_of(path)["match"]["needs"] in ("check", "build")
    assert (job.get("concurrency") or data["concurrency"])["cancel-in-progress"] is False
    if name == "publish.yml":
        assert data["on"] == {"push": {"branches": ["main"]}}
    else:
        assert job["if"] == "github.event_name == 'push' && github.ref_name == inputs.branch"


@pytest.mark.parametrize("name", ["publish.yml", "edition.yml"])
def test_what_is_served_is_compared_with_what_was_deployed(name: str) -> None:
    """C12: after the deployment, by a job that cannot write, with the artifact that Pages took, where Pages put it."""
    jobs = jobs_of(ROOT / ".github/workflows" / name)
    [step] = jobs["live"]["steps"]
    [artifact] = [each["with"]["name"] for _, each in steps_of(LIVE) if "download-artifact" in each.get("uses", "")]

    assert jobs["live"]["needs"] == [jobs["match"]["needs"], "deploy"]
    assert jobs["live"]["permissions"] == READ_ONLY
    assert "if" not in jobs["live"]
    assert step["uses"] == "$/.github/actions/live"
    assert step["with"]["url"] == "${{ needs.deploy.outputs.page_url }}"
    assert jobs["deploy"]["outputs"] == {"page_url": "${{ steps.deploy.outputs.page_url }}"}
    assert artifact == "github-pages"  # what upload-pages-artifact and deploy-pages call it if nobody says otherwise
    for path in WORKFLOWS:
        for _, each in steps_of(path):
            assert "pages" not in each.get("uses", "") or not {"name", "artifact_name"} & set(each.get("with", {}))


@pytest.mark.parametrize("name", ["publish.yml", "edition.yml"])
def test_what_is_deployed_is_what_the_job_that_built_it_packed(name: str) -> None:
    """Any job of the run could exchange the artifact: its digest comes from the job that made it, and is compared
    before the deployment and after it."""
    jobs = jobs_of(ROOT / ".github/workflows" / name)
    maker = jobs["match"]["needs"]
    made = jobs if name == "edition.yml" else jobs_of(ROOT / ".github/workflows/check.yml")
    builder = made["build" if name == "edition.yml" else "edition"]
    names = [step["name"] for step in builder["steps"]]

    assert builder["outputs"] == {"digest": "${{ steps.packed.outputs.digest }}"}
    assert names[names.index("Keep the site for GitHub Pages") + 1] == "Say what was packed"
    assert jobs["match"]["steps"][1]["env"] == {"DIGEST": f"${{{{ needs.{maker}.outputs.digest }}}}"}
    assert jobs["live"]["steps"][0]["with"]["digest"] == f"${{{{ needs.{maker}.outputs.digest }}}}"


def script_of(path: Path, name: str) -> str:
    """The script of the only step of this name."""
    [script] = {step["run"] for _, step in steps_of(path) if step["name"] == name}
    return str(script)


def run_script(script: str, folder: Path, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Run the script of a step, as GitHub does."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    given = {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "said")} | environ
    command = ["bash", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=known | given, capture_output=True, text=True)


@pytest.mark.parametrize(("packed", "is_right"), [(b"site", True), (b"another", False), (b"", False)])
def test_another_artifact_is_not_deployed(tmp_path: Path, packed: bytes, is_right: bool) -> None:
    """Nor is one whose digest is not known."""
    (tmp_path / "artifact.tar").write_bytes(b"site")
    said = run_script(script_of(ROOT / ".github/workflows/check.yml", "Say what was packed"), tmp_path, RUNNER_TEMP=".")
    digest = (tmp_path / "output").read_text().strip().removeprefix("digest=")
    (tmp_path / "packed").mkdir()
    (tmp_path / "packed/artifact.tar").write_bytes(packed)
    script = script_of(ROOT / ".github/workflows/publish.yml", "See whether it is what was built")

    assert said.returncode == 0
    assert script == script_of(ROOT / ".github/workflows/edition.yml", "See whether it is what was built")
    assert (run_script(script, tmp_path, DIGEST=digest).returncode == 0) is is_right
    assert run_script(script, tmp_path, DIGEST="").returncode != 0


def commits(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """A repository with a commit for each change: a file and its text. The commits."""

    def git(*arguments: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout

    git("init", "-q", "-b", "main")
    found = []
    for path, text in changes:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
        git("add", "--all")
        git("commit", "-q", "-m", path)
        found.append(git("rev-parse", "HEAD").strip())
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("base", "published", "ref", "code"),
    [
        ("", 2, "refs/heads/main", "false"),  # only a page since what was published
        ("", 1, "refs/heads/main", "true"),  # the push before changed code, and was not published
        ("", None, "refs/heads/main", "true"),  # nothing is known of what was published
        ("", 2, "refs/tags/v1", "true"),
        (2, None, "refs/pull/1/merge", "false"),
        (1, 2, "refs/pull/1/merge", "true"),
        ("f" * 40, 2, "refs/heads/main", "true"),  # a commit that is gone
    ],
)
def test_what_was_never_tested_is_not_published(
    tmp_path: Path, base: int | str, published: int | None, ref: str, code: str
) -> None:
    """A push of code that failed, and then one of a page: the code is tested with it."""
    made = commits(tmp_path, ("a.py", "1"), ("docs/en/a.md", "1"), ("a.py", "broken"), ("docs/en/页.md", "2"))
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin/gh"
    gh.write_text("#!/bin/sh\nexit 1\n" if published is None else f"#!/bin/sh\necho {made[published]}\n")
    gh.chmod(0o755)
    done = run_script(
        script_of(ROOT / ".github/workflows/check.yml", "See whether anything but pages and catalogs changed"),
        tmp_path,
        BASE=made[base] if isinstance(base, int) else base,
        GITHUB_REF=ref,
        RUNS="runs",
        PATH=f"{tmp_path}/bin:{os.environ['PATH']}",
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output").read_text() == f"code={code}\n"


def test_code_that_was_moved_among_the_pages_is_a_change(tmp_path: Path) -> None:
    """Git would name only the place where it is now."""
    first, _ = commits(tmp_path, ("a.py", "1\n2\n3\n"), ("docs/en/a.md", "1"))
    (tmp_path / "a.py").rename(tmp_path / "docs/en/a.py")
    subprocess.run(["git", "add", "--all"], cwd=tmp_path, check=True)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, "commit", "-q", "-m", "Move"], cwd=tmp_path, check=True)
    script = script_of(ROOT / ".github/workflows/check.yml", "See whether anything but pages and catalogs changed")
    run_script(script, tmp_path, BASE=first, GITHUB_REF="", RUNS="")

    assert (tmp_path / "output").read_text() == "code=true\n"


def test_a_release_is_of_main(tmp_path: Path) -> None:
    """A tag on a branch that nobody merged is none."""
    script = script_of(ROOT / ".github/workflows/release.yml", "See whether the tag is on main")
    first, second = commits(tmp_path, ("a", "1"), ("a", "2"))
    names = [step["name"] for _, step in steps_of(ROOT / ".github/workflows/release.yml")]

    def on_main(commit: str) -> bool:
        subprocess.run(["git", "update-ref", "refs/remotes/origin/main", commit], cwd=tmp_path, check=True)
        return run_script(script, tmp_path).returncode == 0

    assert on_main(second)
    assert not on_main(first)
    assert names.index("See whether the tag is on main") == 2  # behind the steps that make the folder and Python


def test_a_release_carries_its_attestations() -> None:
    """C13: what the signing job hands on is published with the release, and goes nowhere near PyPI."""
    jobs = jobs_of(ROOT / ".github/workflows/release.yml")
    kept = {job: artifacts(jobs[job], "upload") for job in jobs}
    taken = {job: artifacts(jobs[job], "download") for job in jobs}

    assert kept["attest"] == {"attestations": "attestations"}
    assert taken["release"] == {"dist": "dist", "attestations": "dist"}
    assert taken["pypi"] == taken["attest"] == {"dist": "dist"} == {name: "dist" for name in kept["build"]}


def artifacts(job: dict[str, Any], way: str) -> dict[str, str]:
    """The artifacts that a job uploads or downloads, each with its folder."""
    given = [step["with"] for step in job.get("steps", ()) if f"/{way}-artifact@" in step.get("uses", "")]
    return {each["name"]: each["path"] for each in given}


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


# The comment


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


# The steps, run


NEED_GITHUB = frozenset(
    {
        "Install gettext and a Chinese font",  # apt, as root
        "See whether the tag is the version",  # there is no tag
        "See whether the tag is on main",
        "Say what was packed",  # by an action of GitHub's
        "Compare",  # with the artifact of another job: compared below
    }
)


@pytest.mark.workflows
@pytest.mark.parametrize(
    ("name", "job"),
    [
        ("check.yml", "scope"),
        ("check.yml", "edition"),
        ("check.yml", "again"),
        ("edition.yml", "build"),
        ("release.yml", "build"),
        ("weekly.yml", "successor"),
    ],
)
def test_the_steps_of_a_job_run_from_a_clean_clone(tmp_path: Path, name: str, job: str) -> None:
    """In order; the site of `again` is that of `edition`, byte for byte."""
    known = {
        "github.event.pull_request.base.sha": "",
        "github.token": "",
        "github.repository": "owner/name",
        "github.ref_name": "v0",
        "inputs.python": "3.11",
    }
    runner = Runner(tmp_path, known, NEED_GITHUB)
    runner.run_job(ROOT / ".github/workflows" / name, job)
    if job == "again":
        first = Runner(tmp_path / "first", known, NEED_GITHUB)
        first.run_job(ROOT / ".github/workflows/check.yml", "edition")
        sites = [tmp_path / "first/work/site", tmp_path / "work/another/folder/site"]
        done = subprocess.run(["diff", "--recursive", "--brief", *map(str, sites)], capture_output=True, text=True)
        assert done.stdout == ""
        assert done.returncode == 0

    assert any(said.startswith("ran: ") for said in runner.said)


@pytest.mark.workflows
def test_the_published_site_is_compared(tmp_path: Path) -> None:
    """The job `live`, on what the actions of GitHub would have packed, against a host on this machine."""
    site, packed, pushed = tmp_path / "site", tmp_path / "packed", int(time.time())
    build(ROOT, site)
    packed.mkdir()
    subprocess.run(["tar", "-C", site, "-cf", packed / "artifact.tar", "--exclude=.[^/]*", "."], check=True)
    files = read_whole_site(site)
    digest = hashlib.sha256((packed / "artifact.tar").read_bytes()).hexdigest()
    known = {"github.event.repository.pushed_at": str(pushed)}

    with hosted(files) as server:
        known |= {"needs.deploy.outputs.page_url": server.url, "needs.check.outputs.digest": digest}
        runner = Runner(tmp_path / "right", known, artifacts={"github-pages": packed})
        runner.run_job(ROOT / ".github/workflows/publish.yml", "live")
    assert f"{len(files) - 1} addresses, all equal" in runner.summary  # all files but _headers
    assert "Live within " in runner.summary
    assert set(files) - set(server.asked) == {"404.html", "_headers"}

    with hosted(files, {"essay/index.html": gives(b"old")}) as server:
        runner = Runner(tmp_path / "wrong", known, artifacts={"github-pages": packed})
        with pytest.raises(AssertionError, match=r"^Compare:"):
            runner.run_action("live", {"url": server.url, "wait": "0", "digest": digest})
    with pytest.raises(AssertionError, match=r"^Unpack it"):
        Runner(tmp_path / "exchanged", known, artifacts={"github-pages": packed}).run_action(
            "live", {"url": "http://127.0.0.1:9/", "wait": "0", "digest": "0" * 64}
        )
    assert f"{server.url}essay/: VS201 not-as-built: expected" in runner.summary
    assert "came 3 bytes" in runner.summary
    assert "Live within " not in runner.summary
