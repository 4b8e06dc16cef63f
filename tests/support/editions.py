"""An edition held in memory: files by path, with the edits that translators, authors and accidents make to them."""

import tomllib
from dataclasses import dataclass, field
from typing import Any

from dialects import read_dialect

from diglot.catalog import Entry, parse_catalog, render_catalog
from diglot.dialect import Dialect
from diglot.edition import Edition, Translation
from diglot.edition_files import Layout, Listed
from diglot.pages import join_units, split_units
from diglot.safety import Allowances, LinkPair, Waiver, read_allowed
from diglot.sync import Plan, plan_sync

LAYOUT = Layout("en", "docs", "locales")
FIELDS = ("title", "description")


@dataclass
class Files:
    """The files of an edition with one target language."""

    by_path: dict[str, bytes] = field(default_factory=dict)
    behind: str = "translation"
    language: str = "zh"

    # Looking

    def edition(self) -> Edition:
        """What the repository would read."""
        return Edition(
            LAYOUT,
            "test",
            FIELDS,
            self.behind,
            {name: data.decode() for name, data in self._below("docs/en/", ".md")},
            {f"{name}.md": data for name, data in self._below("locales/templates/", ".pot", cut=True)},
            {
                self.language: Translation(
                    {
                        f"{name}.md": data
                        for name, data in self._below(f"locales/{self.language}/LC_MESSAGES/", ".po", cut=True)
                    },
                    {name: data.decode() for name, data in self._below(f"docs/{self.language}/", ".md")},
                    self.by_path.get(f"locales/{self.language}/base.lock", b"").decode(),
                )
            },
            self.by_path.get(LAYOUT.termbase, b"").decode(),
            files=tuple(
                Listed(path, "file", data[:16])
                for path, data in sorted(self.by_path.items())
                if path.startswith(("docs/", f"locales/{self.language}/"))
            ),
            rules=self.rules(),
        )

    def rules(self) -> Allowances:
        """By what translations are judged: `allow` of `diglot.toml` and the Markdown of `mkdocs.yml`."""
        values = tomllib.loads(self.by_path.get("diglot.toml", b"").decode())
        allowed = list(read_allowed(values.get("allow", []), "diglot.toml"))
        pairs = tuple(each for each in allowed if isinstance(each, LinkPair))
        site = self.by_path.get("mkdocs.yml")
        dialect = Dialect() if site is None else read_dialect(site.decode())
        return Allowances("en", dialect, pairs, tuple(each for each in allowed if isinstance(each, Waiver)))

    def _below(self, folder: str, suffix: str, cut: bool = False) -> list[tuple[str, bytes]]:
        return [
            (path.removeprefix(folder).removesuffix(suffix if cut else ""), data)
            for path, data in sorted(self.by_path.items())
            if path.startswith(folder) and path.endswith(suffix)
        ]

    def source(self, page: str = "a.md") -> str:
        """A source page."""
        return self.by_path[LAYOUT.source_page(page)].decode()

    def target(self, page: str = "a.md") -> str:
        """A target page."""
        return self.by_path[LAYOUT.target_page(page, self.language)].decode()

    def entries(self, page: str = "a.md", obsolete: bool = False) -> dict[str, Entry]:
        """The entries of a page's catalog by source text."""
        data = self.by_path.get(LAYOUT.catalog(page, self.language))
        catalog = parse_catalog(data, "a.po") if data else None
        return {entry.source: entry for entry in (catalog.entries if catalog else ()) if entry.obsolete is obsolete}

    def ids(self, page: str = "a.md") -> dict[str, str]:
        """The unit ids of a page by source text, from its template."""
        catalog = parse_catalog(self.by_path[LAYOUT.template(page)], "a.pot")
        return {entry.source: entry.id or "" for entry in catalog.entries}

    # Editing

    def write_source(self, text: str, page: str = "a.md") -> None:
        """The author saves a source page."""
        self.by_path[LAYOUT.source_page(page)] = text.encode()

    def write_target(self, text: str, page: str = "a.md") -> None:
        """A translator saves a target page."""
        self.by_path[LAYOUT.target_page(page, self.language)] = text.encode()

    def edit_entry(self, source: str, page: str = "a.md", **changes: Any) -> None:
        """A translator edits the entry of a source text in the catalog."""
        path = LAYOUT.catalog(page, self.language)
        catalog = parse_catalog(self.by_path[path], path)
        entries = [
            entry.edit(**changes) if entry.source == source and not entry.obsolete else entry
            for entry in catalog.entries
        ]
        self.by_path[path] = render_catalog(catalog.replace(entries))

    def edit_target(self, index: int, text: str, page: str = "a.md") -> None:
        """A translator edits one unit of the target page."""
        document = split_units(self.target(page), FIELDS)
        texts: list[str | None] = [None] * len(document.units)
        texts[index] = text
        self.write_target(join_units(document, texts), page)

    # Syncing

    def plan(self, **options: Any) -> Plan:
        """What a sync would do."""
        return plan_sync(self.edition(), **options)

    def sync(self, **options: Any) -> Plan:
        """Sync and write. Fails the test when something stands in the way."""
        plan = self.plan(**options)
        assert plan.clear, [str(problem) for problem in plan.problems] + list(plan.conflicts)
        self.apply(plan)
        return plan

    def apply(self, plan: Plan, count: int | None = None) -> None:
        """Write a plan's files, or the first `count` of them, as a crash would leave it."""
        for path, data in plan.writes[:count]:
            if data is None:
                self.by_path.pop(path, None)
            else:
                self.by_path[path] = data

    def killed(self, plan: Plan, count: int) -> "Files":
        """A copy, after a sync that was killed with `count` files of the plan written, and after the next sync."""
        copy = Files(dict(self.by_path), self.behind)
        copy.apply(plan, count)
        copy.sync(allow_loss=99)
        return copy

    def changed(self, before: dict[str, bytes]) -> set[str]:
        """The paths whose bytes differ from `before`."""
        return {path for path in before.keys() | self.by_path if before.get(path) != self.by_path.get(path)}


def edition(source: str, translations: dict[str, str] | None = None) -> Files:
    """A synced edition of one page, with some of its units translated."""
    files = Files()
    files.write_source(source)
    files.sync()
    for text, translation in (translations or {}).items():
        files.edit_entry(text, target=translation)
    files.sync()
    return files
