"""The guide and the READMEs: every command that they show is run, and every file that they show is read."""

import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import docx
import pytest
import yaml
from click.testing import CliRunner
from said_sentences import left_over
from sites import build

from dev.guide_reference import PAGES, render_page
from diglot.cli import cli
from diglot.cli.speaking import choose_language

ROOT = Path(__file__).parents[1]
GUIDE = sorted((ROOT / "docs/en/guide").glob("*.md"))
SHOWN = {"README.md": ROOT / "README.md", "README.zh.md": ROOT / "README.zh.md"} | {page.name: page for page in GUIDE}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOT_RUN = ("pip install", "./scripts/", "diglot verify-live")
"""They ask the network, or do what other tests do."""
BUILDS = "diglot build"
"""A build of a site is a test of its own; here only the first one is real."""
PAGE = "# Essay\n\nThe city is divided into grids.\n\nA second paragraph.\n"
TERMBASE = '[grid]\n[grid.en]\nname = "grid"\ndefinition = "A cell."\n[grid.zh]\nname = "网格"\ndefinition = "格子。"\n'
CATALOG = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Essay"\nmsgstr "文章"\n'


def blocks(path: Path, *kinds: str) -> list[str]:
    """The blocks of code of a page, of some kinds."""
    return [code for kind, code in BLOCK.findall(path.read_text("utf-8")) if kind in kinds]


def shown_commands(path: Path) -> list[str]:
    """The lines of all blocks of commands."""
    return [line for code in blocks(path, "sh") if not code.startswith("#!") for line in code.splitlines() if line]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition, `my-edition`, and with what its readers may bring."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "talk.txt").write_text("A TALK\n\nOne paragraph.\n\nAnother one.\n")
    (folder / "notes").mkdir()
    (folder / "notes/index.md").write_text("# Notes\n")
    for code, text in (("en", PAGE), ("zh", "# 文章\n\n城市分成网格。\n\n第二段。\n")):
        (folder / "old-site/docs" / code).mkdir(parents=True)
        (folder / "old-site/docs" / code / "old.md").write_text(text, "utf-8")
    edition = folder / "my-edition"
    run(folder, f"diglot init {edition} --title Test --source en --target zh")
    (edition / "docs/en/essay.md").write_text(PAGE)
    (edition / "docs/zh/essay.md").write_text("# 文章\n\n城市分成网格。\n\n第二段。\n", "utf-8")
    (edition / "docs/zh/index.md").write_text("# 测试\n\n请换成你的文字，再运行 `diglot sync`。\n", "utf-8")
    (edition / "locales/termbase.toml").write_text(TERMBASE, "utf-8")
    for name in ("old", "source", "tm", "glossary", "site"):
        (edition / name).mkdir()
    (edition / "site/index.html").write_text('<html lang="en"><title>Test</title></html>\n')
    (edition / "old/zh.po").write_text(CATALOG, "utf-8")
    (edition / "essay.txt").write_text("文章\n\n城市分成网格。\n\n第二段。\n", "utf-8")
    word = docx.Document()
    word.add_paragraph("城市分成网格。")
    word.save(str(edition / "essay.docx"))
    memory = "<tmx version='1.4'><header srclang='en'/><body></body></tmx>"
    (edition / "old.tmx").write_text(memory)
    run(edition, "diglot sync")
    reviewer = ("config user.name Bo", "config user.email bo@example.org")
    for line in ("init -q -b main", "add -A", "commit -q -m first", *reviewer):
        run(edition, f"git {line}")
    return folder


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Who commits, and that no site is built."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ann@example.org")
    yield
    choose_language("")


def run(folder: Path, line: str, *language: str) -> str:
    """Run a line as it is shown, in a folder and a language, and return what it says. It must succeed."""
    if line.startswith("diglot "):
        was = Path.cwd()
        os.chdir(folder)
        try:
            done = CliRunner().invoke(cli, [*language, *shlex.split(line)[1:]], catch_exceptions=False)
        finally:
            os.chdir(was)
        assert done.exit_code == 0, f"{line}\n{done.output}"
        return done.output
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    words = shlex.split(line)
    words[1:1] = identity if words[0] == "git" else ()
    return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout


def parse(line: str) -> None:
    """See whether a command, its subcommand and its options exist; nothing is run."""
    name, *rest = shlex.split(line)[1:]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    if isinstance(command, click.Group):
        command = command.commands[rest.pop(0)]
    command.make_context(name, rest, resilient_parsing=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN)
def test_every_command_is_run(name: str, prepared: Path, tmp_path: Path) -> None:
    """As it is shown, in the order of the page; in the README in Chinese, all of them in Chinese."""
    shutil.copytree(prepared, tmp_path / "all")
    begins_empty = any(line.startswith("diglot init") for line in shown_commands(SHOWN[name]))
    folder = tmp_path / "all" if begins_empty and "zh" not in name else tmp_path / "all/my-edition"

    for line in shown_commands(SHOWN[name]):
        if line.startswith("cd "):
            folder /= line.removeprefix("cd ")
        elif line.startswith(NOT_RUN) or line.startswith(BUILDS):
            if line.startswith("diglot"):
                parse(line)
        elif name == "README.zh.md":
            said = run(folder, line, "--language", "zh")
            assert line.startswith("git") or [each for each in said.splitlines() if left_over(each)] == []
        else:
            run(folder, line)


@pytest.mark.parametrize("name", [*SHOWN])
def test_commands_in_the_text_exist(name: str) -> None:
    """With their options, in English and in Chinese."""
    pages = [SHOWN[name], *([ROOT / "docs/zh/guide" / name] if name in {page.name for page in GUIDE} else [])]
    for page in pages:
        for line in re.findall(r"`(diglot [a-z-]+(?: [^`|]*)?)`", page.read_text("utf-8")):
            if not re.search(r"--language zh|merge-driver$|^diglot-|CODE", line) and line != "diglot terms":
                parse(line.replace(" catalog", " catalog format") if line.endswith(" catalog") else line)


@pytest.mark.slow
def test_what_is_started_is_a_site(tmp_path: Path) -> None:
    """The commands of the README, as far as a built site; then the gate that the deployment runs."""
    folder = tmp_path
    for line in shown_commands(SHOWN["README.md"])[1:4]:
        if line.startswith("cd "):
            folder /= line.removeprefix("cd ")
        elif line.startswith(BUILDS):
            build(folder, folder / "site", *shlex.split(line)[2:])
        else:
            run(folder, line)
    for line in script().splitlines():
        if line.startswith(".venv/bin/diglot ") and not line.startswith(f".venv/bin/{BUILDS}"):
            run(folder, line.removeprefix(".venv/bin/"))

    assert (folder / "site/zh/index.html").is_file()


def script() -> str:
    """The script for all hosts."""
    return next(code for code in blocks(SHOWN["deploy.md"], "sh") if code.startswith("#!"))


def test_the_script_stops_at_the_first_failure(tmp_path: Path) -> None:
    """With programs in the place of Git, Python and Diglot that only say how they are called."""
    tools = tmp_path / "bin"
    (tmp_path / ".venv/bin").mkdir(parents=True)
    tools.mkdir()
    says = '#!/bin/sh\necho "${0##*/} $*" >> log\ncase "$*" in *is-shallow*) echo true;; check) exit 1;; esac\n'
    for path in (tools / "git", tools / "python3", tmp_path / ".venv/bin/pip", tmp_path / ".venv/bin/diglot"):
        path.write_text(says)
        path.chmod(0o755)
    (tmp_path / "publish.sh").write_text(script())

    done = subprocess.run(["sh", "publish.sh"], cwd=tmp_path, env={"PATH": f"{tools}:{os.environ['PATH']}"})
    called = [line.split()[:2] for line in (tmp_path / "log").read_text().splitlines()]

    assert done.returncode == 1
    assert [" ".join(words) for words in called] == [
        "git rev-parse",
        "git fetch",
        "python3 -m",
        "pip install",
        "diglot sync",
        "diglot check",
    ]


def test_shown_files_are_read() -> None:
    """Each is TOML, YAML or JSON; the files for hosts name the script and the folder of the site."""
    read: dict[str, Callable[[str], Any]] = {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": json.loads}
    found = {kind: [(page.name, read[kind](code)) for page in GUIDE for code in blocks(page, kind)] for kind in read}
    hosts = [value for kind in ("yaml", "toml") for name, value in found[kind] if name == "deploy.md"]
    github, gitlab, netlify, cloudflare, policy = hosts

    assert all(len(each) >= 2 for each in found.values())
    assert github["jobs"]["edition"]["uses"].endswith("/.github/workflows/edition.yml@COMMIT")
    assert gitlab["pages"]["script"][0] == netlify["build"]["command"] == "sh publish.sh"
    assert netlify["build"]["publish"] == cloudflare["pages_build_output_dir"] == "site"
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert list(policy) == ["policy"]


def test_the_workflow_is_that_of_the_package() -> None:
    """`diglot init` writes it, with a limit on how many run at a time."""
    shown = yaml.safe_load(blocks(SHOWN["deploy.md"], "yaml")[0])
    template = yaml.safe_load((ROOT / "scripts/diglot/templates/publish.yml").read_text("utf-8"))

    job, packaged = shown["jobs"]["edition"], template["jobs"]["edition"]
    assert (job["permissions"], job["uses"].split("@")[0]) == (packaged["permissions"], packaged["uses"].split("@")[0])


@pytest.mark.parametrize("language", PAGES)
def test_the_reference_is_up_to_date(language: str) -> None:
    """If not, run `python scripts/dev/guide_reference.py`."""
    assert PAGES[language].read_text("utf-8") == render_page(language)


def test_the_front_is_short() -> None:
    """It leads to every page of the guide, in both languages."""
    for name, code in (("README.md", "en"), ("README.zh.md", "zh")):
        text = SHOWN[name].read_text("utf-8")
        linked = re.findall(rf"\(docs/{code}/guide/([\w-]+\.md)\)", text)
        assert sorted(linked) == [page.name for page in GUIDE]
        assert len(text.splitlines()) < 120
        assert all((ROOT / link).exists() for link in re.findall(r"\]\(([\w./-]+)\)", text))


def test_guide_and_edition_are_apart() -> None:
    """The guide is a section of its own behind the pages of the edition, and has neither authors, dates nor terms."""
    *pages, (_, guide) = (
        item for each in yaml.safe_load(nav()) for item in (each.items() if isinstance(each, dict) else [("", each)])
    )

    assert sorted(guide) == [f"guide/{page.name}" for page in GUIDE]
    assert not any("guide/" in str(page) for page in pages)
    for page in GUIDE:
        _, front, body = page.read_text("utf-8").split("---\n", 2)
        assert set(yaml.safe_load(front)) == {"title", "description"}
        assert re.match(r"\s*(<!-- Made by .*? -->\s*)?<!-- diglot: no-terms -->", body)
        assert body.rstrip().endswith("<!-- diglot: end -->")


def nav() -> str:
    """The navigation in `mkdocs.yml`."""
    [found] = re.findall(r"^nav:\n(.*?)^\S", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return str(found)
