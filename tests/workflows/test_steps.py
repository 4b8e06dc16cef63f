"""The steps of the workflows, run."""

import hashlib
import subprocess
import time
from pathlib import Path

import pytest
from page_host import gives, hosted
from sites import build
from workflow_files import ROOT, Runner

from diglot.repository import read_whole_site

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
