"""What is deployed and released: the site and the packages that were tested, and no others."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from workflow_files import ROOT, WORKFLOWS, jobs_of, load, run_script, script_of, steps_of

READ_ONLY = {"contents": "read"}
LIVE = ROOT / ".github/actions/live/action.yml"


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
