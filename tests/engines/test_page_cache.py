"""What is kept from one build to the next is used where nothing changed, and only there."""

import logging
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from sites import LAGGING_CONFIG, make_edition, run_build
from term_sites import make_terms_edition

from diglot.catalog import parse_catalog, render_catalog
from diglot.contributions import Identity
from diglot.engines.cache import Cache, digest, seal
from diglot.reviews import record_review
from diglot.user_cache import VARIABLE

pytestmark = pytest.mark.slow
OTHER = "# Other\n\nAnother page.\n"
FALSE = "A sentence that is only in what is kept."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Path:
    """An empty folder for what is kept; builds in this process tell what they have to say, else less is kept."""
    caplog.set_level(logging.INFO, "mkdocs")
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def kept(cache: Path, kind: str) -> list[str]:
    """The files of one kind that are kept, as paths below their folder."""
    return sorted(path.relative_to(path.parents[1]).as_posix() for path in cache.glob(f"editions/*/{kind}/*/*"))


def falsify(cache: Path, kind: str, right: str) -> None:
    """Write another sentence into all that is kept of one kind, with its digest: a page that shows it was not made
    again."""
    for place in cache.glob(f"editions/*/{kind}/**/*"):
        if place.is_file():
            head, _, data = place.read_bytes().partition(b"\n")
            place.write_bytes(seal(head.decode().split()[0], data.replace(right.encode(), FALSE.encode())))


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, but the sitemap: it has the time of the build."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("sitemap")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def build_here(edition: Path, site: Path) -> dict[str, bytes]:
    """Build an edition in this process, which is faster, and give the files."""
    config = load_config(str(edition / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)  # type: ignore[no-untyped-call]
    build_site(config)
    return files(site)


@pytest.mark.parametrize("kind", ["contents", "pages"])
def test_what_is_kept_is_used(tmp_path: Path, cache: Path, kind: str) -> None:
    """Of each kind, where nothing changed."""
    make_edition(tmp_path / "edition")
    build_here(tmp_path / "edition", tmp_path / "site")
    falsify(cache, kind, "A first paragraph that stays.")
    if kind == "contents":  # else the page is taken as it was made of the right one
        for place in cache.glob("editions/*/pages/**/*.html"):
            place.unlink()

    build_here(tmp_path / "edition", tmp_path / "site")

    assert FALSE in (tmp_path / "site/index.html").read_text("utf-8")


def replace(place: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit of a file."""

    def edit(folder: Path) -> None:
        text = (folder / place).read_text("utf-8")
        assert old in text
        (folder / place).write_text(text.replace(old, new), "utf-8")

    return edit


def add_template(folder: Path) -> None:
    """Give the site a template of its own."""
    (folder / "own/partials").mkdir(parents=True)
    (folder / "own/partials/copyright.html").write_text("<p>Own template</p>", "utf-8")
    replace("mkdocs.yml", "name: material", "name: material, custom_dir: own")(folder)


def add_card(folder: Path) -> None:
    """Give the site a template of Diglot's of its own."""
    (folder / "own/diglot").mkdir()
    (folder / "own/diglot/term_card.html").write_text("<p>Own card of {{ card.key }}</p>", "utf-8")


def review(folder: Path) -> None:
    """A second person reviews all translations of the page."""
    place = folder / "locales/zh/LC_MESSAGES/index.po"
    catalog = parse_catalog(place.read_bytes(), "index.po")
    people = Identity("Ann", "ann@example.org"), Identity("Ben", "ben@example.org")
    entries = [record_review(entry, *people, date(2026, 1, 2)) if entry.id else entry for entry in catalog.entries]
    place.write_bytes(render_catalog(catalog.replace(entries)))


EDITS = {
    "nothing": lambda folder: None,
    "who made a page": replace("docs/en/other.md", "# Other", "---\nauthor: Ann\n---\n\n# Other"),
    "of what it was made": replace("docs/en/other.md", "author: Ann", "retold_from: {title: A Talk}"),
    "a review": review,
    "a translation": replace("locales/zh/LC_MESSAGES/index.po", "关于网格化管理", "说说网格化管理"),
    "a heading that others show": replace("docs/en/other.md", "# Other", "# The other page"),
    "a definition": replace("locales/termbase.toml", 'definition = "', 'definition = "New. '),
    "a setting of the site": replace("mkdocs.yml", "site_name: ", "copyright: Nobody\nsite_name: New "),
    "a setting of the edition": replace("diglot.toml", 'source = "en"', 'source = "en"\nterms = "all"'),
    "a template": add_template,
    "its text": replace("own/partials/copyright.html", "Own", "Changed"),
    "a template of Diglot's": add_card,
    "a text in that": replace("own/diglot/term_card.html", "Own", "Changed"),
    "a page less": lambda folder: (folder / "docs/en/other.md").unlink(),
}


@pytest.mark.weekly
def test_the_site_is_as_if_nothing_were_kept(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After edits of every kind that bears on pages, one upon the other."""
    edition = tmp_path / "edition"
    make_terms_edition(edition)
    (edition / "docs/en/other.md").write_text(OTHER, "utf-8")
    build_here(edition, tmp_path / "warm")
    for number, (what, edit) in enumerate(EDITS.items()):
        edit(edition)
        warm = build_here(edition, tmp_path / "warm")
        with monkeypatch.context() as other:
            other.setenv(VARIABLE, str(tmp_path / f"cold-{number}"))
            assert warm == build_here(edition, tmp_path / "cold"), what


def test_a_changed_page_is_made_again_and_others_are_not(tmp_path: Path, cache: Path) -> None:
    """A translation bears on its own page, and on that side by side."""
    edition = tmp_path / "edition"
    make_edition(edition, others={"other.md": OTHER})
    build_here(edition, tmp_path / "site")
    falsify(cache, "pages", "</body>")
    replace("locales/zh/LC_MESSAGES/index.po", "第一", "第壹")(edition)

    build_here(edition, tmp_path / "site")

    taken = {name for name, data in files(tmp_path / "site").items() if FALSE.encode() in data and "en-zh" not in name}
    assert taken == {"index.html", "other/index.html", "zh/other/index.html"}


@pytest.mark.weekly
@pytest.mark.parametrize("options", [(), ("-q",)], ids=["said", "said quietly"])
def test_what_there_is_to_say_is_said_again(tmp_path: Path, cache: Path, options: tuple[str, ...]) -> None:
    """A page that a build warns of is not kept, nor is any page of a build that keeps its warnings to itself."""
    edition = tmp_path / "edition"
    make_edition(edition, page="# A page\n\nA [link](nowhere.md).\n")
    run_build(edition, tmp_path / "site", *options)
    done = run_build(edition, tmp_path / "site", "--strict")

    assert done.returncode == 1
    assert "nowhere.md" in done.stdout


@pytest.mark.weekly
@pytest.mark.parametrize(
    "config",
    [
        LAGGING_CONFIG.replace("pymdownx.tasklist]", "pymdownx.tasklist, pymdownx.snippets]"),
        LAGGING_CONFIG.replace("  - diglot\n", "  - diglot\n  - privacy: {enabled: false}\n"),
        LAGGING_CONFIG + "hooks: [hook.py]\n",
    ],
    ids=["an extension that reads files", "a plugin of others", "a hook"],
)
def test_nothing_is_kept_with_what_the_keys_do_not_tell(tmp_path: Path, cache: Path, config: str) -> None:
    """Their pages may depend on anything."""
    make_edition(tmp_path / "edition", config=config)
    (tmp_path / "edition/hook.py").write_text("", "utf-8")
    build_here(tmp_path / "edition", tmp_path / "site")

    assert kept(cache, "contents") == kept(cache, "pages") == []


def test_nothing_is_kept_in_the_edition(tmp_path: Path, cache: Path) -> None:
    """A pull request could bring it along."""
    make_edition(tmp_path / "edition")
    before = files(tmp_path / "edition")
    build_here(tmp_path / "edition", tmp_path / "site")

    assert files(tmp_path / "edition") == before
    assert kept(cache, "contents") == ["en/index.md.json", "zh/index.md.json"]


@pytest.mark.weekly
def test_damage_is_no_harm(tmp_path: Path, cache: Path) -> None:
    """To what is kept, or to its folder."""
    make_edition(tmp_path / "edition")
    build_here(tmp_path / "edition", tmp_path / "site")
    whole = files(tmp_path / "site")
    for place in cache.glob("editions/*/contents/**/*.json"):
        place.write_bytes(place.read_bytes()[:-9])
    for place in cache.glob("editions/*/*s/**/*.html"):
        place.write_bytes(b"\xff" + place.read_bytes())
    build_here(tmp_path / "edition", tmp_path / "site")
    assert files(tmp_path / "site") == whole

    for place in sorted(cache.rglob("*"), reverse=True):
        place.rmdir() if place.is_dir() else place.unlink()
    cache.rmdir()
    cache.write_text("a file where the folder should be", "utf-8")
    build_here(tmp_path / "edition", tmp_path / "site")
    assert files(tmp_path / "site") == whole


def test_a_cache_forgets_what_nobody_asks_for(tmp_path: Path, cache: Path) -> None:
    """Texts of pages that are gone, and what is kept of editions that nobody has built for a month."""
    old = Cache(tmp_path / "old")
    old.entry("page", "key").keep("text")
    os.utime(cache / old.name, (0, 0))
    others = [cache / "somebodys_folder", cache / "editions/somebodys_folder"]
    for folder in others:
        folder.mkdir(exist_ok=True)
        os.utime(folder, (0, 0))
    kept = Cache(tmp_path / "edition")
    kept.entry("page", "key").keep("text")
    kept.entry("gone", "key").keep("text")

    kept = Cache(tmp_path / "edition")
    assert kept.entry("page", "key").text == "text"
    assert kept.entry("page", "another key").text is None
    kept.sweep()

    assert Cache(tmp_path / "edition").entry("gone", "key").text is None
    assert Cache(tmp_path / "edition").entry("page", "key").text == "text"
    assert not (cache / old.name).exists()
    assert all(folder.exists() for folder in others)


def test_a_digest_depends_on_values_and_not_on_order() -> None:
    """The order of a mapping or a set is that of a process."""
    assert digest({"a": 1, "b": [2]}, {3, 4}) == digest({"b": [2], "a": 1}, {4, 3})
    values: list[object] = [1, "1", [1], {"1": 1}, {1}, None, True, os.path.join, os.path.split, ["a", "b"], ["ab"]]
    assert len({digest(value) for value in values}) == len(values)


@pytest.mark.usefixtures("cache")
def test_a_template_for_edits_is_used_and_changed(tmp_path: Path) -> None:
    """MkDocs makes an object of it that tells nothing of itself; pages are made again when the setting changes."""
    theme = LAGGING_CONFIG.replace("font: false", "font: false, features: [content.action.edit]")
    make_edition(tmp_path / "edition", config=theme)
    for template in ("edit/{path}", "change/{path!q}"):
        settings = f"repo_url: https://example.org/r\nedit_uri_template: {template}\n{theme}"
        (tmp_path / "edition/mkdocs.yml").write_text(settings, "utf-8")
        assert run_build(tmp_path / "edition", tmp_path / "site", "--strict").returncode == 0
        html = (tmp_path / "site/zh/index.html").read_text("utf-8")
        folder = template.split("/")[0]
        assert re.findall(r'href="https://example.org/r/([^"]*)"', html) == [f"{folder}/zh{SLASH[folder]}index.md"]


SLASH = {"edit": "/", "change": "%2F"}
"""How the two templates write a slash."""
