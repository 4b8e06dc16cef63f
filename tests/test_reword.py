"""The tool that changes a sentence and keeps its translations."""

import re
import shutil
from pathlib import Path

from dev.reword import PACKAGE, reword_all
from diglot.interface import interface
from diglot.publish.page_data import tool_sentences

SCRIPTS = PACKAGE / "theme/assets"


def test_a_sentence_is_changed_everywhere_and_translations_stay(tmp_path: Path) -> None:
    """In code, template and all catalogs; only in English the translation changes."""
    shutil.copytree(PACKAGE / "locales", tmp_path / "locales", ignore=shutil.ignore_patterns("*.mo"))
    (tmp_path / "a.py").write_text('say("original changed")\nsay("original changed again")\n', "utf-8")
    changed = reword_all(tmp_path, "original changed", 'original "revised"')

    catalogs = list((tmp_path / "locales").rglob("*.po*"))
    assert len(changed) == len(catalogs) + 1
    assert (tmp_path / "a.py").read_text("utf-8") == ('say("original \\"revised\\"")\nsay("original changed again")\n')
    for path in catalogs:
        before = (PACKAGE / path.relative_to(tmp_path)).read_text("utf-8").splitlines()
        after = path.read_text("utf-8").splitlines()
        differing = [line for old, line in zip(before, after, strict=True) if old != line]
        is_english = path.parent.parent.name == "en"
        assert differing == ['msgid "original \\"revised\\""'] + ['msgstr "original \\"revised\\""'] * is_english
    assert reword_all(tmp_path, "no such sentence", "x") == []


def test_the_scripts_name_sentences_that_there_are() -> None:
    """A name without a sentence would be shown to readers as it is."""
    known = set(tool_sentences(interface("en")))
    text = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.mjs"))
    named = re.findall(r'\b(?:say|button|offer|range|check)\((?:\w+ \? )?"(\w+)"(?: : "(\w+)")?', text)
    used = {name for pair in named for name in pair if name}
    assert len(used) > 15
    assert used <= known
