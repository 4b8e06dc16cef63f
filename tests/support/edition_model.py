"""A model of people at work: whatever they do to sources, catalogs and pages, no translation is lost.

Hypothesis makes up histories of edits, accidents and syncs, and checks after every sync what must always hold.
"""

from editions import FIELDS, LAYOUT, Files
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from diglot.catalog import parse_catalog, render_catalog
from diglot.pages import split_units
from diglot.pairs import shown

WORDS = [
    "river",
    "stone",
    "garden",
    "ladder",
    "winter",
    "copper",
    "saddle",
    "lantern",
    "meadow",
    "harbour",
    "thistle",
    "orchard",
    "marble",
    "pepper",
]
PAGES = ("a.md", "b.md")
page_names = st.sampled_from(PAGES)
places = st.integers(0, 30)
takes = st.sampled_from([None, "catalog", "markdown"])
FATES = ("kept", "more", "fewer", "exchanged")
"""What somebody does to the paragraphs of a translated page."""


class Edition(RuleBasedStateMachine):
    """Pages of paragraphs with unique texts; `alive` holds every translation that nobody deleted on purpose."""

    @initialize()
    def begin(self) -> None:
        self.files = Files()
        self.count = 0
        self.alive: set[str] = set()
        self.deleted: list[str] = []
        self.paragraphs: dict[str, list[str]] = {"a.md": [self._paragraph() for _ in range(3)], "b.md": []}
        self._save("a.md")
        self.sync()

    # Making things up

    def _number(self) -> int:
        self.count += 1
        return self.count

    def _paragraph(self) -> str:
        number = self._number()
        words = [WORDS[(number * step + step * step) % len(WORDS)] for step in range(1, 11)]
        return f"Paragraph u{number}x tells of {' '.join(words)} and k{number}y."

    def _translation(self) -> str:
        return f"译文甲{self._number()}乙。"

    def _save(self, page: str) -> None:
        if self.paragraphs[page]:
            self.files.write_source("\n\n".join(self.paragraphs[page]) + "\n", page)
        else:
            self.files.by_path.pop(LAYOUT.source_page(page), None)

    def _pick(self, page: str, place: int) -> str | None:
        its = self.paragraphs[page]
        return its[place % len(its)] if its else None

    def _synced(self, page: str, source: str | None) -> int | None:
        """The index of a paragraph on the target page, if the page has it already as the catalog does."""
        if source is None or source not in self.files.entries(page):
            return None
        if LAYOUT.target_page(page, "zh") not in self.files.by_path:
            return None
        order = list(self.files.entries(page))
        units = split_units(self.files.target(page), FIELDS).units
        return order.index(source) if len(order) == len(units) else None

    def _forget(self, text: str) -> None:
        self.alive.discard(text)

    # The author

    @rule(page=page_names, place=places)
    def add_paragraph(self, page: str, place: int) -> None:
        its = self.paragraphs[page]
        its.insert(place % (len(its) + 1), self._paragraph())
        self._save(page)

    @rule(page=page_names, place=places)
    def edit_paragraph(self, page: str, place: int) -> None:
        if (text := self._pick(page, place)) is not None:
            its = self.paragraphs[page]
            its[its.index(text)] = text.replace("tells of", "tells us of") if "tells of" in text else text[:-1] + "!"
            self._save(page)

    @rule(page=page_names, place=places)
    def delete_paragraph(self, page: str, place: int) -> None:
        if (text := self._pick(page, place)) is not None:
            self.paragraphs[page].remove(text)
            self.deleted.append(text)
            self._save(page)

    @precondition(lambda self: self.deleted)
    @rule(page=page_names, place=places)
    def restore_paragraph(self, page: str, place: int) -> None:
        its = self.paragraphs[page]
        its.insert(place % (len(its) + 1), self.deleted.pop(place % len(self.deleted)))
        self._save(page)

    @rule(page=page_names, place=places, to=places)
    def move_paragraph(self, page: str, place: int, to: int) -> None:
        if (text := self._pick(page, place)) is not None:
            self.paragraphs[page].remove(text)
            self.paragraphs[page].insert(to % (len(self.paragraphs[page]) + 1), text)
            self._save(page)

    @rule(page=page_names, place=places, to=places)
    def move_to_other_page(self, page: str, place: int, to: int) -> None:
        other = PAGES[1 - PAGES.index(page)]
        if (text := self._pick(page, place)) is not None:
            self.paragraphs[page].remove(text)
            self.paragraphs[other].insert(to % (len(self.paragraphs[other]) + 1), text)
            self._save(page)
            self._save(other)

    @rule(page=page_names, place=places)
    def split_paragraph(self, page: str, place: int) -> None:
        text = self._pick(page, place)
        if text is not None and len(words := text.split()) > 6:
            its = self.paragraphs[page]
            at = its.index(text)
            its[at : at + 1] = [" ".join(words[:5]) + f" s{self._number()}.", " ".join(words[5:])]
            self._save(page)

    @rule(page=page_names, place=places)
    def merge_paragraphs(self, page: str, place: int) -> None:
        its = self.paragraphs[page]
        if len(its) > 1:
            at = place % (len(its) - 1)
            its[at : at + 2] = [f"{its[at]} {its[at + 1]}"]
            self._save(page)

    @rule(page=page_names)
    def rewrap_page(self, page: str) -> None:
        if self.paragraphs[page]:
            self.files.write_source(
                "\n\n".join(text.replace(" ", "\n", 3) for text in self.paragraphs[page]) + "\n", page
            )

    @rule()
    def swap_names_of_pages(self) -> None:
        self.paragraphs = {"a.md": self.paragraphs["b.md"], "b.md": self.paragraphs["a.md"]}
        for page in PAGES:
            self._save(page)

    # The translators

    def _write_catalog(self, page: str, source: str, text: str, **changes: object) -> None:
        old = self.files.entries(page)[source].target
        self._forget(old)
        self.files.edit_entry(source, page, target=text, **changes)
        self.alive.add(text)

    @rule(page=page_names, place=places)
    def edit_catalog(self, page: str, place: int) -> None:
        source = self._pick(page, place)
        if source is not None and self._synced(page, source) is not None:
            self._write_catalog(page, source, self._translation(), flags=(), previous_source=None)

    @rule(page=page_names, place=places)
    def edit_page(self, page: str, place: int) -> None:
        source = self._pick(page, place)
        if source is not None and (at := self._synced(page, source)) is not None:
            self._edit_page(page, source, at, self._translation())

    def _edit_page(self, page: str, source: str, at: int, text: str) -> None:
        """What stands on the page is deleted on purpose; and the catalog's text, unless that was edited as well."""
        self._forget(split_units(self.files.target(page), FIELDS).units[at].text)
        entry = self.files.entries(page)[source]
        if not self._catalog_is_newer(page, entry.id or ""):
            self._forget(entry.target)
        self.files.edit_target(at, text, page)
        self.alive.add(text)

    def _catalog_is_newer(self, page: str, unit: str) -> bool:
        return (page, unit) in self._pending()

    def _pending(self) -> set[tuple[str, str]]:
        plan = self.files.plan()
        edits = {(c.page, c.unit) for c in plan.changes if c.language and "catalog's" in c.action}
        return edits | {(c.page, c.unit) for c in plan.conflicts}

    @rule(page=page_names, place=places)
    def edit_both_alike(self, page: str, place: int) -> None:
        source = self._pick(page, place)
        if source is not None and (at := self._synced(page, source)) is not None:
            text = self._translation()
            self._forget(split_units(self.files.target(page), FIELDS).units[at].text)
            self._write_catalog(page, source, text, flags=(), previous_source=None)
            self.files.edit_target(at, text, page)

    @rule(page=page_names, place=places, take=st.sampled_from(["catalog", "markdown"]))
    def edit_both_differently(self, page: str, place: int, take: str) -> None:
        self.sync()
        source = self._pick(page, place)
        at = self._synced(page, source)
        if source is None or at is None:
            return
        shown_before = split_units(self.files.target(page), FIELDS).units[at].text
        self._forget(shown_before)
        by_catalog, by_page = self._translation(), self._translation()
        self._write_catalog(page, source, by_catalog, flags=(), previous_source=None)
        self.files.edit_target(at, by_page, page)
        self.alive.add(by_page)
        before = dict(self.files.by_path)
        plan = self.files.plan()
        assert [(c.catalog_text, c.markdown_text) for c in plan.conflicts] == [(by_catalog, by_page)]
        assert not plan.writes
        assert self.files.by_path == before
        self.files.sync(take=take, allow_loss=99)

    @rule(page=page_names, place=places)
    def mark_fuzzy(self, page: str, place: int) -> None:
        source = self._pick(page, place)
        if source is not None and (entry := self.files.entries(page).get(source)) is not None and entry.target:
            self.files.edit_entry(source, page, flags=("fuzzy",))

    @rule(page=page_names, place=places)
    def empty_translation(self, page: str, place: int) -> None:
        source = self._pick(page, place)
        entry = self.files.entries(page).get(source or "")
        if entry is not None and self._synced(page, source) is not None and entry.target:
            self._forget(entry.target)
            self.files.edit_entry(entry.source, page, target="")

    # Accidents and other programs

    @rule(page=page_names)
    def lose_target_page(self, page: str) -> None:
        self.sync()
        self.files.by_path.pop(LAYOUT.target_page(page, "zh"), None)

    @rule()
    def lose_lock(self) -> None:
        self.sync()
        self.files.by_path.pop("locales/zh/base.lock", None)

    @rule(page=page_names)
    def lose_template(self, page: str) -> None:
        self.sync()
        self.files.by_path.pop(LAYOUT.template(page), None)

    @rule(page=page_names, place=places, fate=st.sampled_from(FATES), take=takes, known=st.booleans())
    def only_the_page_is_there(self, page: str, place: int, fate: str, take: str | None, known: bool) -> None:
        """A translated page without a catalog, of the structure of its source or of another: its texts are kept."""
        self.sync()
        if LAYOUT.target_page(page, "zh") not in self.files.by_path:
            return
        if not known:
            for path in ("locales/zh/base.lock", LAYOUT.template(page)):
                self.files.by_path.pop(path, None)
        catalog = self.files.by_path.pop(LAYOUT.catalog(page, "zh")).decode()
        texts = self._restructure(page, place, fate)
        for text in [text for text in self.alive if text in catalog and text not in texts]:
            self._forget(text)
        self._sync_taking(take if fate == "kept" else "catalog", page)

    @rule(page=page_names, place=places, fate=st.sampled_from(FATES[1:]), alone=st.booleans())
    def restructure_translation(self, page: str, place: int, fate: str, alone: bool) -> None:
        """A translator adds, removes or exchanges paragraphs of a page; the catalog is taken, and loses nothing."""
        self.sync()
        if LAYOUT.target_page(page, "zh") in self.files.by_path:
            self._restructure(page, place, fate)
            self._sync_taking("catalog", page if alone else None)

    @rule(page=page_names, take=takes)
    def only_the_catalog_is_there(self, page: str, take: str | None) -> None:
        self.sync()
        self.files.by_path.pop(LAYOUT.target_page(page, "zh"), None)
        self._sync_taking(take, page)

    def _restructure(self, page: str, place: int, fate: str) -> list[str]:
        """Change the paragraphs of a translated page; those that stand there afterwards."""
        texts = [unit.text for unit in split_units(self.files.target(page), FIELDS).units]
        at = place % len(texts)
        if fate == "more":
            texts.insert(at, self._translation())
            self.alive.add(texts[at])
        elif fate == "fewer":
            del texts[at]
        elif fate == "exchanged":
            if len(texts) == 1:  # an edit like any other
                self._forget(texts[at])
            texts[at] = self._translation()
            self.alive.add(texts[at])
            texts.append(texts.pop(0))
        self.files.write_target("\n\n".join(texts) + "\n", page)
        return texts

    def _sync_taking(self, take: str | None, page: str | None) -> None:
        plan = self.files.plan(take=take, allow_loss=99, only={page} if page else None)
        assert not plan.conflicts
        assert not plan.problems, [str(problem) for problem in plan.problems]
        self.files.apply(plan)
        self.sync()

    @rule(page=page_names)
    def reorder_catalog(self, page: str) -> None:
        path = LAYOUT.catalog(page, "zh")
        if path in self.files.by_path:
            catalog = parse_catalog(self.files.by_path[path], path)
            self.files.by_path[path] = render_catalog(catalog.replace(tuple(reversed(catalog.entries))))

    @rule(crash=st.integers(0, 8))
    def crash_while_writing(self, crash: int) -> None:
        plan = self.files.plan(allow_loss=99)
        if not plan.clear:
            return
        whole = Files(dict(self.files.by_path))
        whole.apply(plan)
        recorded = LAYOUT.lock("zh") in self.files.by_path and all(
            LAYOUT.template(page) in self.files.by_path for page in PAGES if self._has_catalog(page)
        )
        if recorded:  # with a template or the lock lost as well, no translation is, but its place may be another
            for count in range(1, len(plan.writes)):
                assert self.files.killed(plan, count).by_path == whole.by_path
        self.files.apply(plan, crash)
        self.sync()

    def _has_catalog(self, page: str) -> bool:
        return LAYOUT.catalog(page, "zh") in self.files.by_path

    # Sync, and what must hold after it

    @rule()
    def sync(self) -> None:
        plan = self.files.plan(allow_loss=99)
        if plan.conflicts:
            plan = self._settle(plan)
        assert plan.clear, [str(problem) for problem in plan.problems]
        self.files.apply(plan)
        again = self.files.plan()
        assert not again.writes
        assert again.clear
        self._check()

    def _settle(self, plan):  # type: ignore[no-untyped-def]
        for conflict in plan.conflicts:
            self._forget(conflict.markdown_text)
        return self.files.plan(allow_loss=99, take="catalog")

    def _check(self) -> None:
        catalogs = b"\n".join(data for path, data in self.files.by_path.items() if path.endswith(".po")).decode()
        for text in self.alive:
            assert text in catalogs
        for page in PAGES:
            entries = list(self.files.entries(page).values())
            assert [entry.source for entry in entries] == self.paragraphs[page]
            if entries:
                units = split_units(self.files.target(page), FIELDS).units
                assert [unit.text for unit in units] == [shown(entry, "en", "translation")[0] for entry in entries]
                assert len({entry.id for entry in entries}) == len(entries)
