"""Second persons: who translated, who reviewed, and how one contributor's work is taken back."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diglot.catalog import Entry, new_entry, parse_catalog, render_catalog
from diglot.cli import cli
from diglot.contributions import Identity, author_of
from diglot.errors import InputError
from diglot.history import read_changes, read_history, read_moments, read_reviews
from diglot.keys import content_hash
from diglot.repository import Repository
from diglot.reviews import confirm_reviews, count_reviewed, is_reviewed, record_review
from diglot.sync import plan_sync

pytestmark = pytest.mark.slow

PAGE = "# The list\n\nFirst paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n"
ANN, BEN, EVE = (
    Identity("Ann", "ann@example.org"),
    Identity("Ben", "ben@example.org"),
    Identity("Eve", "eve@example.org"),
)


class Desk:
    """An edition under version control, at which people take turns."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.catalog = root / "locales/zh/LC_MESSAGES/a.po"
        self.page = root / "docs/en/a.md"
        (root / "diglot.toml").write_text("")
        (root / "docs/en").mkdir(parents=True)
        (root / "docs/en/a.md").write_text(PAGE)
        self.git("init", "-q", "-b", "main")
        self.sit(ANN)
        self.run("sync")
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", str(self.root), *arguments], check=True, capture_output=True, text=True
        ).stdout

    def sit(self, person: Identity) -> None:
        """Somebody else works here now."""
        self.git("config", "user.name", person.name)
        self.git("config", "user.email", person.mail)

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["--root", str(self.root), *arguments], catch_exceptions=False)

    def commit(self, subject: str) -> None:
        self.git("add", "--all", ".")
        self.git("commit", "-q", "-m", subject)

    def translate(self, person: Identity, **texts: str) -> None:
        """Somebody translates some units, named by the first word of their source, and commits."""
        self.sit(person)
        lines = self.catalog.read_text("utf-8").split("\n")
        for at, line in enumerate(lines):
            for word, text in texts.items():
                if line.startswith(f'msgid "{word}'):
                    lines[at + 1] = f'msgstr "{text}"'
        self.catalog.write_text("\n".join(lines), "utf-8")
        assert self.run("sync").exit_code == 0
        self.commit(f"Translate {', '.join(texts)}")

    def targets(self) -> dict[str, str]:
        entries = parse_catalog(self.catalog.read_bytes(), "a.po").entries
        return {entry.source.split()[0]: entry.target for entry in entries if not entry.obsolete}

    def reviewed(self) -> str:
        """The figure in the column of `diglot status`."""
        head, *rows = self.run("status").output.splitlines()
        return rows[0].split()[head.split().index("reviewed")]

    def counted(self) -> tuple[int, int]:
        """What the page says, before any sync."""
        plan = plan_sync(Repository(self.root).read_edition())
        catalog = plan.catalogs["a.md", "zh"]
        history = read_reviews(self.root, Repository(self.root).read_edition())
        confirmed = confirm_reviews(catalog, "locales/zh/LC_MESSAGES/a.po", history)
        return count_reviewed(plan.pairs["a.md", "zh"], catalog, confirmed)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Ann began the edition."""
    return Desk(tmp_path)


def test_a_review_is_recorded_and_shown(desk: Desk) -> None:
    """With both names, in the catalog's comments; a second time changes nothing, and a sync leaves it alone."""
    desk.translate(ANN, First="第一段。", Second="第二段。")
    desk.sit(BEN)
    result = desk.run("review", "locales/zh/LC_MESSAGES/a.po")
    text = desk.catalog.read_text("utf-8")

    assert "2 reviewed by Ben <ben@example.org>" in result.output
    assert (
        f"# translated: Ann <ann@example.org> {date.today()}\n# reviewed: Ben <ben@example.org> {date.today()} " in text
    )
    assert desk.reviewed() == "2"
    assert "0 reviewed" in desk.run("review", "a.md").output
    assert desk.run("sync", "--check").exit_code == 0
    assert desk.catalog.read_text("utf-8") == text


def test_reviewed_passages_are_counted(desk: Desk) -> None:
    """Of those readers see, without front matter and figures; a text that lags behind, or was changed, is none."""
    desk.page.write_text("---\ntitle: A title\n---\n\n" + PAGE + "\n2026\n")
    assert desk.run("sync").exit_code == 0
    desk.translate(ANN, A="标题", The="清单", First="第一段。", Second="第二段。")
    assert desk.counted() == (0, 4)
    desk.sit(BEN)
    desk.run("review", "a.md")
    assert desk.counted() == (3, 4)
    desk.commit("Review")
    desk.translate(ANN, First="头一段。")
    assert desk.counted() == (2, 4)
    desk.page.write_text(desk.page.read_text().replace("Second paragraph", "Second, longer paragraph"))
    assert desk.counted() == (1, 4)


def test_nobody_reviews_their_own_translation(desk: Desk) -> None:
    """Nor a text that is not committed yet, of which nobody is known to be the author."""
    desk.translate(ANN, First="第一段。")
    result = desk.run("review", "a.md")

    assert "0 reviewed" in result.output
    assert "1 not: you translated them yourself" in result.output
    assert desk.reviewed() == "0"


def test_a_text_that_is_not_committed_is_not_reviewed(desk: Desk) -> None:
    """Nobody is known to have written it."""
    desk.catalog.write_text(
        desk.catalog.read_text("utf-8").replace('First paragraph."\nmsgstr ""', 'First paragraph."\nmsgstr "一"')
    )
    desk.sit(BEN)

    assert "1 not: their author is not known" in desk.run("review", "a.md").output


def test_one_unit_can_be_reviewed(desk: Desk) -> None:
    """By its id; an unknown one is an error."""
    desk.translate(ANN, First="第一段。", Second="第二段。")
    desk.sit(BEN)
    unit = next(e.id for e in parse_catalog(desk.catalog.read_bytes(), "").entries if e.source.startswith("First"))

    assert "1 reviewed" in desk.run("review", "a.md", "--unit", str(unit)).output
    with pytest.raises(InputError, match="these pages have no unit"):
        desk.run("review", "a.md", "--unit", "p00000")


@pytest.mark.parametrize(
    "change", [{"target": "另一段。"}, {"source": "First."}, {"flags": ("fuzzy",)}, {"target": ""}]
)
def test_a_review_lapses_when_something_changes(change: dict[str, object]) -> None:
    """The translation, the source, or its state."""
    entry = record_review(new_entry("p1", "First paragraph.", "第一段。"), ANN, BEN, date(2026, 11, 24))

    assert is_reviewed(entry)
    assert not is_reviewed(entry.edit(**change))


def test_a_record_by_one_person_is_no_review() -> None:
    """Whatever a catalog says: two addresses are wanted. Names cannot break out of their line."""
    same = record_review(
        new_entry("p1", "a", "甲", comments=("a remark",)), ANN, Identity("A.", "ANN@example.org"), date(2026, 1, 2)
    )
    odd = record_review(new_entry("p1", "a", "甲"), Identity("X\nmsgid <x>", "x@y>\n"), BEN, date(2026, 1, 2))

    assert not is_reviewed(same)
    assert same.comments[0] == "a remark"
    assert odd.comments[0] == "translated: X msgid x <x@y> 2026-01-02"


def test_one_contributor_is_taken_back(desk: Desk) -> None:
    """What others wrote before comes back; what they wrote since stays; what nobody wrote before is untranslated."""
    desk.translate(ANN, First="第一段。", The="名单")
    desk.translate(EVE, First="恶意一。", Second="恶意二。", Third="恶意三。")
    desk.translate(BEN, Third="第三段。")
    before = desk.git("rev-list", "--count", "HEAD")
    result = desk.run("revert", "--author", "eve@example.org", "--commit")

    assert "2 translations of eve@example.org were undone" in result.output
    assert desk.targets() == {"The": "名单", "First": "第一段。", "Second": "", "Third": "第三段。"}
    assert "恶意" not in (desk.root / "docs/zh/a.md").read_text("utf-8")
    assert int(desk.git("rev-list", "--count", "HEAD")) == int(before) + 1
    assert desk.git("status", "--porcelain", "--untracked-files=no") == ""
    assert desk.run("sync", "--check").exit_code == 0


def test_a_text_of_an_older_source_comes_back_as_behind(desk: Desk) -> None:
    """It says what the source said then."""
    desk.translate(ANN, First="第一段。")
    page = desk.root / "docs/en/a.md"
    page.write_text(page.read_text().replace("First paragraph.", "First paragraph, edited."))
    desk.run("sync")
    desk.commit("Edit")
    desk.translate(EVE, First="恶意。")
    desk.catalog.write_text(desk.catalog.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    desk.run("sync")
    desk.commit("Unfuzzy")
    desk.run("revert", "--author", "Eve")
    entry = next(e for e in parse_catalog(desk.catalog.read_bytes(), "").entries if e.source.startswith("First"))

    assert (entry.target, entry.fuzzy, entry.previous_source) == ("第一段。", True, "First paragraph.")


def test_pages_with_problems_do_not_keep_a_contributor_from_being_taken_back(desk: Desk) -> None:
    """They are listed and stay as they are, and the command says that it did not do everything."""
    for page in ("b", "c"):
        (desk.root / f"docs/en/{page}.md").write_text(PAGE)
    desk.run("sync")
    catalogs = [desk.catalog, *(desk.catalog.with_name(f"{page}.po") for page in ("b", "c"))]
    for catalog in catalogs:
        desk.catalog = catalog
        desk.translate(EVE, First="恶意一。")
    page, broken = desk.root / "docs/zh/b.md", catalogs[2]
    page.write_text(page.read_text("utf-8") + "\n- more\n", "utf-8")
    broken.write_text(broken.read_text("utf-8").replace('msgstr "恶意一。"', 'msgstr "恶意一。'), "utf-8")
    bad = {path: path.read_bytes() for path in (page, catalogs[1], broken)}
    result = desk.run("revert", "--author", "Eve", "--commit")

    assert result.exit_code == 1
    assert "1 translations of Eve were undone" in result.output
    assert "恶意" not in (desk.root / "docs/zh/a.md").read_text("utf-8") + catalogs[0].read_text("utf-8")
    assert {path: path.read_bytes() for path in bad} == bad
    assert "docs/zh/b.md:" in result.output
    assert "locales/zh/LC_MESSAGES/c.po:" in result.output
    assert desk.git("log", "-1", "--format=%s").strip() == "Undo 1 translations of Eve"
    assert "a.po" in desk.git("show", "--stat", "--format=", "HEAD")


def test_an_unknown_contributor_is_an_error(desk: Desk) -> None:
    """With a way out; part of a name is not enough."""
    desk.translate(ANN, First="第一段。")
    for name in ("Nobody", "An", "ann@example"):
        with pytest.raises(InputError, match="nothing in the catalogs is by"):
            desk.run("revert", "--author", name)


# What Git knows, and what a catalog only says


def edit_entry(desk: Desk, word: str, **changes: object) -> None:
    """Change the entry of a unit, named by the first word of its source."""
    catalog = parse_catalog(desk.catalog.read_bytes(), "a.po")
    entries = [
        entry.edit(**changes) if entry.source.startswith(word) and not entry.obsolete else entry
        for entry in catalog.entries
    ]
    desk.catalog.write_bytes(render_catalog(catalog.replace(entries)))


def entry_of(desk: Desk, word: str) -> Entry:
    """The entry of a unit."""
    entries = parse_catalog(desk.catalog.read_bytes(), "a.po").entries
    return next(entry for entry in entries if entry.source.startswith(word) and not entry.obsolete)


@pytest.mark.parametrize("author", [ANN, BEN, EVE], ids=["the translator", "the reviewer", "herself"])
def test_a_review_that_a_translator_wrote_is_none(desk: Desk, author: Identity) -> None:
    """The line is right in every other way. It counts if who it names committed it, and did not write the text."""
    desk.translate(EVE, First="第一段。")
    for reviewer in (ANN, BEN, EVE):
        comments = record_review(entry_of(desk, "First"), author, reviewer, date.today()).comments
        edit_entry(desk, "First", comments=comments)
        desk.sit(EVE)
        desk.commit(f"As if {reviewer.name} had reviewed it")

        assert desk.reviewed() == "0"
        assert desk.counted()[0] == 0
    desk.sit(BEN)
    assert "1 reviewed by Ben" in desk.run("review", "a.md").output
    assert desk.reviewed() == "1"


def test_a_review_is_of_the_text_that_was_committed_with_it(desk: Desk) -> None:
    """A true review, below another text, with a digest that is right: not even a collision of digests would help."""
    desk.translate(EVE, First="第一段。")
    desk.sit(BEN)
    desk.run("review", "a.md")
    desk.commit("Review")
    assert desk.reviewed() == "1"
    edit_entry(desk, "First", target="恶意。")
    edit_entry(desk, "First", comments=record_review(entry_of(desk, "First"), EVE, BEN, date.today()).comments)
    desk.sit(EVE)
    desk.commit("Exchange the text")

    assert desk.reviewed() == "0"
    assert len(entry_of(desk, "First").comments[-1].split()[-1]) == 32


def test_what_the_first_commit_has_is_by_its_author(desk: Desk) -> None:
    """It has no parent to compare it with."""
    desk.translate(EVE, First="恶意。")
    desk.git("checkout", "-q", "--orphan", "fresh")
    desk.commit("Begin again")
    desk.sit(BEN)

    assert "1 reviewed by Ben" in desk.run("review", "a.md").output
    assert "1 translations of Eve were undone" in desk.run("revert", "--author", "Eve").output


def test_in_a_shallow_clone_nobody_is_the_author(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The oldest commit that is there would seem to have written everything; Git can fetch the others."""
    desk.translate(EVE, First="第一段。")
    desk.sit(BEN)
    desk.run("review", "a.md")
    desk.commit("Review")
    clone = tmp_path_factory.mktemp("clone") / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{desk.root}", str(clone)], check=True)
    shallow = Desk.__new__(Desk)
    shallow.root, shallow.catalog = clone, clone / "locales/zh/LC_MESSAGES/a.po"
    shallow.sit(ANN)
    for line in (["review", "a.md"], ["revert", "--author", "Ben"]):
        with pytest.raises(InputError, match="only a part of the history") as caught:
            shallow.run(*line)
        assert "unshallow" in caught.value.cure

    status = shallow.run("status")
    head, row, *_ = status.stdout.splitlines()

    assert row.split()[head.split().index("reviewed")] == "0"
    assert "Reviews are not counted" in status.stderr


def test_authors_follow_a_page_that_is_renamed(desk: Desk) -> None:
    """Its units take their history along, and the reviews of them."""
    desk.translate(EVE, First="恶意。", Second="第二段。")
    desk.translate(ANN, Second="第二段")
    desk.sit(BEN)
    desk.run("review", "a.md")
    desk.commit("Review")
    desk.page.rename(desk.page.with_name("b.md"))
    desk.sit(ANN)
    desk.run("sync")
    desk.commit("Rename")
    desk.catalog = desk.catalog.with_name("b.po")
    assert desk.reviewed() == "2"
    result = desk.run("revert", "--author", "Eve")

    assert "1 translations of Eve were undone" in result.output
    assert desk.targets() == {"The": "", "First": "", "Second": "第二段", "Third": ""}


def test_what_a_merge_adds_is_by_who_merged(desk: Desk) -> None:
    """And what the merged branches had is by those who wrote it there, also if the merge took the other side."""
    desk.git("checkout", "-q", "-b", "side")
    desk.translate(EVE, First="恶意。")
    desk.git("checkout", "-q", "main")
    desk.translate(ANN, Second="第二段。")
    desk.sit(BEN)
    subprocess.run(["git", "merge", "-q", "--no-commit", "--no-ff", "side"], cwd=desk.root, capture_output=True)
    desk.git("checkout", "-q", "--ours", ".")
    edit_entry(desk, "First", target="恶意。")
    edit_entry(desk, "Third", target="第三段。")
    desk.run("sync")
    desk.commit("Merge")
    history = read_history(desk.root, "locales")
    path = "locales/zh/LC_MESSAGES/a.po"
    authors = {
        word: author_of(history.of(path, entry_of(desk, word).id), entry_of(desk, word).target)
        for word in ("First", "Second", "Third")
    }

    assert authors == {"First": EVE, "Second": ANN, "Third": BEN}
    assert "1 translations of Ben were undone" in desk.run("revert", "--author", "Ben").output


@pytest.mark.parametrize("broken", ["<<<<<<< HEAD\n", "msgctxt x\n", '\nmsgid "a\n', "\xff"])
def test_a_commit_that_left_the_catalog_unreadable_hides_nobody(desk: Desk, broken: str) -> None:
    """Who repairs it is not the author of what was written then."""
    desk.sit(EVE)
    edit_entry(desk, "First", target="恶意。")
    whole = desk.catalog.read_bytes()
    desk.catalog.write_bytes(whole + broken.encode("latin-1"))
    desk.commit("Break")
    desk.sit(ANN)
    desk.catalog.write_bytes(whole)
    desk.run("sync")
    desk.commit("Repair")

    assert "1 translations of Eve were undone" in desk.run("revert", "--author", "Eve").output


def test_old_records_stay_valid(desk: Desk) -> None:
    """With twelve digits, if their reviewer committed them."""
    desk.translate(EVE, First="第一段。")
    entry = record_review(entry_of(desk, "First"), EVE, BEN, date.today())
    old = content_hash(f"{entry.source}\0{entry.target}")
    edit_entry(desk, "First", comments=(*entry.comments[:-1], f"{entry.comments[-1].rpartition(' ')[0]} {old}"))
    desk.sit(BEN)
    desk.commit("Review, long ago")

    assert desk.reviewed() == "1"


def test_odd_commits_hide_nobody_and_stop_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names with signs that end lines, times that no calendar has, a catalog with a line break in its name, settings
    of Git and objects that were replaced on this machine."""
    eve = Identity("Eve\u2028Ev\x85il\x0b\x1c", "eve@example.org")
    for when in ("@253402300800 +0000", "@1700000000 +9999"):
        monkeypatch.setenv("GIT_AUTHOR_DATE", when)
        monkeypatch.setenv("GIT_COMMITTER_DATE", when)
        desk.translate(eve, First=f"第一段 {when}。")
    monkeypatch.delenv("GIT_AUTHOR_DATE")
    monkeypatch.delenv("GIT_COMMITTER_DATE")
    (desk.catalog.parent / "b\nc.po").write_bytes(desk.catalog.read_bytes())
    desk.commit("Add a catalog")
    desk.git("replace", "--graft", "HEAD")
    desk.git("config", "log.showRoot", "false")
    desk.git("config", "log.showSignature", "true")

    desk.sit(BEN)
    assert "1 reviewed by Ben" in desk.run("review", "a.md").output
    assert desk.reviewed() == "1"
    assert read_changes(desk.root, ["docs", "locales"])["docs/en/a.md"].year > 2000
    assert len(list(read_moments(desk.root, "locales"))) == 2
    assert desk.run("revert", "--author", eve.mail).exit_code == 0
    assert desk.targets()["First"] == ""
