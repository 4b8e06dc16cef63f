"""Links planted at every path that a build reads or writes: none is followed, by Diglot or by the engine."""

import contextlib
import logging
import shutil
from pathlib import Path

import pytest
from click.exceptions import Abort
from file_watch import WATCH
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from sites import LAGGING_CONFIG, make_edition, run_build

from diglot.engines.zensical import engine
from diglot.errors import InputError
from diglot.user_cache import VARIABLE

pytestmark = pytest.mark.slow
CONFIG = LAGGING_CONFIG.replace("name: material", "name: material, custom_dir: own")
MORE = ["site", "site/index.html", "site/zh", "site/zh/index.html", "site/sub", "docs/link.txt", "docs/en/new.md"]
MORE += ["docs/en/new", "docs/zh/new.md", "docs/zh/new", "own/partials/footer.html", "locales/interface"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition, with a theme, a picture and a built site of its own."""
    root = tmp_path_factory.mktemp("whole") / "edition"
    make_edition(root, config=CONFIG, others={"other.md": "# Other\n\nAnother page.\n"})
    for name in ("own/partials/copyright.html", "docs/en/map.txt", "docs/all.txt", "locales/addresses.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("", "utf-8")
    run_build(root, root / "site")
    return root


def build_mkdocs(root: Path) -> None:
    """Build in this process, into the edition's own folder."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="build", dirty=False)  # type: ignore[no-untyped-call]
    build_site(config)


def build_zensical(root: Path) -> None:
    """The same with Zensical, which runs in a process of its own, on a project that holds nothing of the edition's."""
    engine.build_site(root, root / "site")


def fresh(whole: Path, folder: Path) -> tuple[Path, Path]:
    """A copy of the edition, and an empty folder beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder / "edition")
    (folder / "outside").mkdir()
    return folder / "edition", folder / "outside"


@pytest.mark.weekly
@pytest.mark.parametrize(
    "build",
    [build_mkdocs, pytest.param(build_zensical, marks=pytest.mark.weekly)],
)
def test_no_build_follows_a_link(
    whole: Path, tmp_path: Path, build: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing outside is opened, listed, written or removed, and no secret is in the site."""
    assert callable(build)
    caplog.set_level(logging.WARNING)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    root, _ = fresh(whole, tmp_path / "clean")
    with WATCH.watching() as touched:
        build(root)
    inside = {path.relative_to(root).as_posix() for path in touched if path.is_relative_to(root)}
    names = {name for name in inside if not name.startswith("site/") and not name.endswith(".diglot-new")}
    paths = sorted((names | {*MORE}) - {".", "mkdocs.yml"})
    followed = []
    for path in paths:
        root, outside = fresh(whole, tmp_path / "planted")
        place, goal = root / path, outside / "goal"
        if place.is_dir():
            shutil.move(place, goal)
        elif place.exists():
            place.rename(goal)
        (outside / "secret.md").write_text("# secretsecret\n", "utf-8")
        if not goal.exists() and path.endswith((".md", ".txt", ".html")):
            goal.write_text("# secretsecret\n", "utf-8")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(goal if goal.exists() else outside)
        before = {each: each.read_bytes() for each in outside.rglob("*") if each.is_file()}
        with WATCH.watching() as touched, contextlib.suppress(InputError, PluginError, Abort, SystemExit):
            build(root)
        after = {each: each.read_bytes() for each in outside.rglob("*") if each.is_file()}
        site = [each for each in (root / "site").rglob("*") if each.is_file()] if path != "site" else []
        is_told = any(b"secretsecret" in each.read_bytes() for each in site if not path.startswith("site"))
        if before != after or is_told or any(each.is_relative_to(outside) for each in touched):
            followed.append((path, is_told, [str(each) for each in touched if each.is_relative_to(outside)]))

    assert len(paths) >= 25
    assert followed == []
