"""What an extension asks of the system while it renders a text is a part of what the text can do."""

import re
import socket
import subprocess
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from diglot.pages import Kind
from diglot.renderer import FAILED, Renderer
from diglot.safety import Allowances, Judge, JudgedText
from diglot.safety.breach import Danger


class _Reading(Preprocessor):  # type: ignore[misc]
    """Several orders that such extensions have, in their ways of writing them."""

    def run(self, lines: list[str]) -> list[str]:
        return [re.sub(r"(@include|@run|@ask)\((.*?)\)", self.obey, line) for line in lines]

    def obey(self, found: re.Match[str]) -> str:
        if found[1] == "@run":
            return subprocess.run([found[2]], capture_output=True, text=True, check=False).stdout
        if found[1] == "@ask":
            return str(socket.create_connection((found[2], 80)))
        try:
            return Path(found[2]).read_text("utf-8")
        except OSError:
            return ""


class Reading(Extension):  # type: ignore[misc]
    """An extension of others that reads files, runs programs and asks hosts."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Reading(md), "reading", 100)


@pytest.fixture(scope="module")
def judge() -> Judge:
    """Of an edition with that extension."""
    return Judge(Renderer([Reading()], {}), Allowances())


def test_a_translation_reads_no_file(judge: Judge, tmp_path: Path) -> None:
    """That is there or not, by a path of any form; the one that its source reads it may."""
    (tmp_path / "secret.md").write_text("secret")
    own = f"@include({tmp_path}/secret.md)"
    for path in (
        f"{tmp_path}/secret.md",
        f"{tmp_path}/none.md",
        "/etc/passwd",
        "mkdocs.yml",
        "../x",
        f"{tmp_path}/./secret.md",
    ):
        found = judge.judge(JudgedText(Kind.PARAGRAPH, "Words.", f"名单 @include({path})", "zh"))

        assert Danger.DELIMITER in {each.danger for each in found}, path
    assert judge.judge(JudgedText(Kind.PARAGRAPH, f"Words {own}", f"名单 {own}", "zh")) == ()


@pytest.mark.parametrize("order", ["@run(id)", "@ask(evil.example)", "@ask(127.0.0.1)"])
def test_no_text_runs_a_program_or_asks_a_host(judge: Judge, order: str) -> None:
    """It is refused before it happens, and the translation is unsafe."""
    found = judge.judge(JudgedText(Kind.PARAGRAPH, "Words.", f"名单 {order}", "zh"))

    assert Danger.DELIMITER in {each.danger for each in found}
    assert judge.renderer.render(order).html.startswith(FAILED)
