"""Sites in languages besides English and Chinese: full tags, and an interface in each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sites import LAGGING_CONFIG, Site, build, make_edition, sync

from diglot.checks import run_checks
from diglot.checks.loader import load_checks
from diglot.cli.check import take_stock
from diglot.interface_catalogs import bring_catalogs, find_missing_sentences
from diglot.repository import Repository, read_site
from diglot.site import verify_site
from diglot.sync import plan_sync

FINNISH = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Page not found"\nmsgstr "Sivua ei löydy"\n'
)
LANGUAGES = """\
        - {locale: pt-BR, name: Português, theme: {language: pt-BR}}
        - {locale: he, name: עברית, theme: {language: he}}
        - {locale: fi, name: Suomi, theme: {language: fi}}
  - diglot
"""


@pytest.fixture(autouse=True)
def no_catalogs_afterwards() -> Iterator[None]:
    """What an edition brings stays until another one is read; other tests have none."""
    yield
    bring_catalogs({}, "")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition in five languages, with a catalog of its own for one that has none."""
    folder = tmp_path_factory.mktemp("languages") / "edition"
    make_edition(folder, config=LAGGING_CONFIG.replace("  - diglot\n", LANGUAGES))
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["zh", "pt-BR", "he", "fi"]\n', "utf-8")
    (folder / "locales/interface").mkdir()
    (folder / "locales/interface/fi.po").write_text(FINNISH, "utf-8")
    sync(folder)
    return folder


@pytest.mark.slow
def test_a_site_in_other_languages_passes_its_own_checks(edition: Path, tmp_path: Path) -> None:
    """Pages have the full tag of the edition, and notices in their language: nothing is taken for a silent fallback."""
    site = Site(tmp_path / "site", build(edition, tmp_path / "site", "--strict"))
    lost = LexborHTMLParser((tmp_path / "site/404.html").read_text("utf-8"))

    assert {address: site.pages[address].language for address in ("pt-BR/", "he/", "fi/", "zh/")} == {
        "pt-BR/": "pt-BR",
        "he/": "he",
        "fi/": "fi",
        "zh/": "zh-Hans",
    }
    assert 'lang="pt-BR" dir="ltr" hreflang="pt-BR"' in site.pages[""].html
    assert "ainda não foi traduzido" in site.pages["pt-BR/"].html
    assert "טרם תורגמ" in site.pages["he/"].html
    assert [node.text() for node in lost.css("h1, h2")][2:] == [
        "Página não encontrada",
        "הדף לא נמצא",
        "Sivua ei löydy",
    ]
    assert list(verify_site(read_site(tmp_path / "site"), ("en", "zh", "pt-BR", "he", "fi"))) == []


def test_missing_sentences_are_counted_once_for_a_language(edition: Path) -> None:
    """And for none that the package has."""
    whole = Repository(edition).read_edition()
    checks = [check for check in load_checks() if check.rule.code == "DG911"]
    found = run_checks(take_stock(whole, plan_sync(whole)), checks)

    total = find_missing_sentences("sv")[1]
    assert [finding.message.partition(" sentences")[0] for finding in found] == [f"{total - 1} of {total}"]
