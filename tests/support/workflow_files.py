"""The workflows, read; and a small runner for the steps that need no GitHub."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTIONS = sorted((ROOT / ".github/actions").glob("*/action.yml"))
TEMPLATE = ROOT / "scripts/diglot/templates/publish.yml"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def load(path: Path) -> dict[str, Any]:
    """A workflow or action. YAML 1.1 reads the key `on` as true; it is put right."""
    data: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    if True in data:
        data["on"] = data.pop(True)
    return data


def jobs_of(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow by name."""
    return dict(load(path)["jobs"])


def steps_of(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The steps of a workflow or action, each with the name of its job."""
    data = load(path)
    if "runs" in data:
        yield from (("action", step) for step in data["runs"]["steps"])
    for name, job in data.get("jobs", {}).items():
        yield from ((name, step) for step in job.get("steps", ()))


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


@dataclass
class Runner:
    """Runs the steps of one job, in order, in a clean clone of this repository's last commit.

    `skipped` are the names of steps that need GitHub, or another host; what is skipped is noted in `said`. `artifacts`
    are folders by the names under which other jobs kept them.
    """

    folder: Path
    known: Mapping[str, str]
    skipped: frozenset[str] = frozenset()
    said: list[str] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    artifacts: Mapping[str, Path] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """What the steps wrote for people."""
        return (self.folder / "summary").read_text("utf-8")

    def run_job(self, path: Path, job: str) -> None:
        """Run a job. A step that fails raises AssertionError with what it said."""
        self._run_steps(jobs_of(path)[job]["steps"], self._make_workspace(), "")

    def run_action(self, name: str, inputs: Mapping[str, str]) -> None:
        """Run one of our actions alone. A step that fails raises AssertionError with what it said."""
        workspace = self._make_workspace()
        self._run_action({"with": inputs}, workspace, self._repository(workspace) / ".github/actions" / name)

    def _make_workspace(self) -> Path:
        workspace = self.folder / "work"
        workspace.mkdir(parents=True)
        (self.folder / "temp").mkdir()
        return workspace

    def _run_steps(self, steps: list[dict[str, Any]], workspace: Path, action: str) -> None:
        for step in steps:
            used = step.get("uses", "")
            if used.startswith("actions/checkout@"):
                place = workspace / step.get("with", {}).get("path", "")
                subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
            elif used.startswith("$/"):
                self._run_action(step, workspace, self._repository(workspace) / used.removeprefix("$/"))
            elif used.startswith("actions/download-artifact@") and step["with"]["name"] in self.artifacts:
                place = workspace / self._fill(step["with"]["path"], action)
                shutil.copytree(self.artifacts[step["with"]["name"]], place, dirs_exist_ok=True)
            elif used or step["name"] in self.skipped:
                self.said.append(f"skipped: {step['name']}")
            else:
                self._run_step(step, workspace, action)

    def _repository(self, workspace: Path) -> Path:
        """Where our own actions are taken from: the checked out repository, or a clone beside it."""
        if (workspace / ".git").exists():
            return workspace
        place = self.folder / "actions"
        if not place.exists():
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
        return place

    def _run_action(self, step: dict[str, Any], workspace: Path, place: Path) -> None:
        inner = load(place / "action.yml")
        given = {name: str(each.get("default", "")) for name, each in inner["inputs"].items()}
        given |= {name: self._fill(str(value), "") for name, value in step.get("with", {}).items()}
        known = {**self.known, **{f"inputs.{name}": value for name, value in given.items()}}
        within = Runner(self.folder, known, self.skipped, self.said, artifacts=self.artifacts)
        within._run_steps(inner["runs"]["steps"], workspace, str(place))
        for name, each in inner.get("outputs", {}).items():
            self.outputs[f"steps.{step.get('id', '')}.outputs.{name}"] = within._fill(each["value"], str(place))

    def _run_step(self, step: dict[str, Any], workspace: Path, action: str) -> None:
        output, summary = self.folder / "output", self.folder / "summary"
        output.write_text("")
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "VIRTUAL_ENV"))}
        environ |= {
            "CI": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(workspace),
            "HOME": str(self.folder),
            "PATH": f"{self.folder}/bin:{environ['PATH']}",
            "PIP_CACHE_DIR": subprocess.run(
                [sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True
            ).stdout.strip(),
            "RUNNER_TEMP": str(self.folder / "temp"),
        }
        environ |= {name: self._fill(str(value), action) for name, value in step.get("env", {}).items()}
        place = workspace / self._fill(step.get("working-directory", "."), action)
        shell = ["--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]  # as GitHub
        command = ["bash", *shell, "-c", self._fill(step["run"], action)]
        done = subprocess.run(command, cwd=place, env=environ, capture_output=True, text=True)
        self.said.append(f"ran: {step['name']}")
        assert done.returncode == 0, f"{step['name']}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        for line in output.read_text().splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"steps.{step.get('id', '')}.outputs.{name}"] = value

    def _fill(self, text: str, action: str) -> str:
        own = {"github.action_path": action, "runner.temp": str(self.folder / "temp")}
        values = {**self.known, **self.outputs, **own}
        return EXPRESSION.sub(lambda match: values[match.group(1)], text)
