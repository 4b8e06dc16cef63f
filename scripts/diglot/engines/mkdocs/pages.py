"""The written pages of every language, and the pages side by side that are made from them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from diglot.edition import Edition
from diglot.edition_pairs import EditionPairs
from diglot.engines.cache import digest
from diglot.engines.mkdocs.internals import MkDocsSite
from diglot.engines.mkdocs.page_cache import PageCache
from diglot.interface import interface
from diglot.pairs import Pair
from diglot.publish.byline import say_reviewed
from diglot.publish.citation import Work
from diglot.publish.page_credits import Credits
from diglot.publish.page_data import LanguageVersion, SideBySideLink, make_view_switch, render_page_data
from diglot.publish.page_units import page_units
from diglot.publish.side_by_side import RenderedPage, SideBySidePage, make_side_by_side, side_by_side_address
from diglot.publish.unit_notes import say_of_units


class PageCollection:
    """Collects the pages of one build, and writes the pages side by side."""

    def __init__(
        self,
        stack: MkDocsSite,
        edition: Edition,
        pairs: EditionPairs,
        credits: Credits,
        guide: str = "",
    ) -> None:
        self.stack = stack
        self.edition = edition
        self.pairs = pairs
        self.guide = guide
        self.credits = credits
        self.rendered: dict[tuple[str, str], RenderedPage] = {}
        self.addresses: dict[tuple[str, str], str] = {}
        self._versions: dict[tuple[str, str], LanguageVersion] = {}

    def add(self, page: Any, language: str) -> dict[str, str]:
        """Note a page before it is written; return what its template puts around the article."""
        name = self.stack.page_name(page)
        if name not in self.pairs:
            return {}
        targets = self.pairs.targets(name)
        for other, file in page.file.alternates.items():
            self.addresses[name, other] = self.stack.address(file)
        address = self.addresses[name, language] = self.stack.address(page.file)
        parallels = list(self._parallels(name, language, targets))
        modes, facts = self._around(name, language, address, "one", [language, *self._others(language, targets)])
        self.rendered[name, language] = RenderedPage(
            language,
            self.stack.language_tag_of(language),
            address,
            Path(page.file.abs_dest_path),
            self._version(name, language).work.title,
            page.content,
            modes,
            facts,
        )
        return {"modes": modes, "facts": facts} if parallels else {}

    def write(self, site: Path, kept: PageCache) -> int:
        """Write the pages side by side, and return their number."""
        spreads = list(self._spreads(site))
        moved: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        framed: dict[str, dict[str, str]] = defaultdict(dict)
        for spread in spreads:
            target, frame = spread.target.language, spread.frame
            framed[target][frame.address] = spread.address
            for page in (spread.source, spread.target):
                moved[target, frame.language][page.address] = spread.address
        links = {pair: (addresses, framed[pair[0]]) for pair, addresses in moved.items()}
        keys = {pair: digest(pair_links) for pair, pair_links in links.items()}
        for spread in spreads:
            pair = spread.target.language, spread.frame.language
            written = spread.frame.file.read_text("utf-8")
            slot = kept.spread(spread, written, keys[pair])
            if (text := slot.text) is None:
                text = make_side_by_side(spread, written, *links[pair])
                slot.keep(text)
            spread.file.parent.mkdir(parents=True, exist_ok=True)
            spread.file.write_text(text, "utf-8", newline="\n")
        return len(spreads)

    def _others(self, language: str, targets: Sequence[str]) -> list[str]:
        source = self.edition.layout.source
        return list(targets) if language == source else [source]

    def _around(self, name: str, language: str, address: str, mode: str, shown: Sequence[str]) -> tuple[str, str]:
        words = interface(self.stack.language_tag_of(language))
        targets = self.pairs.targets(name)
        languages = [self.edition.layout.source, *targets]
        known = {code: self._version(name, code) for code in languages if (name, code) in self.addresses}
        parallels = list(self._parallels(name, language, targets))
        modes = make_view_switch(address, address, list(known.values()), parallels, words)
        own = [known[code] for code in shown if code in known]
        facts = render_page_data(address, mode, own, words, self._report(name), self._guide(language))
        return modes, facts

    def _guide(self, language: str) -> tuple[str, str] | None:
        """Address and title of the page that explains how to read the site, in a language; None if there is none."""
        if self.guide not in self.pairs:
            return None
        return self.stack.address_of(self.guide, language), self.pairs.title(self.guide, language)

    def _parallels(self, name: str, language: str, targets: Sequence[str]) -> Iterator[SideBySideLink]:
        source = self.edition.layout.source
        for target in targets if language == source else [language]:
            if (name, source) in self.addresses and (name, target) in self.addresses:
                yield SideBySideLink(self._parallel(name, language, target), self.stack.language_name(target))

    def _parallel(self, name: str, frame: str, target: str) -> str:
        pair = f"{self.edition.layout.source}-{target}"
        return side_by_side_address(self.addresses[name, frame], self.stack.folder(frame), pair)

    def _spreads(self, site: Path) -> Iterator[SideBySidePage]:
        source = self.edition.layout.source
        for pair in self.pairs:
            name, target = pair.page, pair.language
            both = [self.rendered.get((name, language)) for language in (source, target)]
            if both[0] is None or both[1] is None:
                continue
            for frame in both:
                assert frame is not None
                address = self._parallel(name, frame.language, target)
                file = site / (address + ("index.html" if address.endswith("/") or not address else ""))
                order = [frame.language, target if frame.language == source else source]
                modes, facts = self._around(name, frame.language, address, "both", order)
                remarks = self._remarks(name, target, frame.tag)
                yield SideBySidePage(both[0], both[1], frame, address, file, modes, facts, remarks)

    def _remarks(self, name: str, target: str, tag: str) -> dict[str, str]:
        """The remarks about units on the page in `target`, each with its text in the language `tag`."""
        units = page_units(self.pairs, name, target) or ()
        own, framed = interface(self.stack.language_tag_of(target)), interface(tag)
        remarks = dict(zip(say_of_units(units, own), say_of_units(units, framed), strict=True))
        if reviewed := self.credits.reviewed(name, target):
            remarks[say_reviewed(reviewed, own)] = say_reviewed(reviewed, framed)
        return remarks

    def _version(self, name: str, language: str) -> LanguageVersion:
        if (known := self._versions.get((name, language))) is None:
            known = self._versions[name, language] = self._make_version(name, language)
        return known

    def _make_version(self, name: str, language: str) -> LanguageVersion:
        source = self.edition.layout.source
        pair = self.pairs.pair(name, language)
        tag = self.stack.language_tag_of(language)
        title, site = self.pairs.title(name, language), self.stack.site_name(language)
        source_tag = "" if language == source else self.stack.language_tag_of(source)
        work = Work(title, site, tag, self.credits.of(name), source_tag)
        edit, lines = self._edit(pair, language)
        role = "source" if language == source else "target"
        return LanguageVersion(
            tag, role, self.stack.language_name(language), self.addresses[name, language], work, edit, lines
        )

    def _edit(self, pair: Pair, language: str) -> tuple[str, Mapping[str, int]]:
        """Where a page's text is edited: the source page, or the translators' catalog, and the line of each unit."""
        base = self.stack.edit_base(self.edition.layout.docs)
        if not base:
            return "", {}
        if language == self.edition.layout.source:
            text = pair.source.text
            units = zip(pair.rows, pair.source.units, strict=True)
            lines = {row.id: text.count("\n", 0, unit.span.start) + 1 for row, unit in units}
            return base + quote(self.edition.layout.source_page(pair.page)), lines
        catalog = self.edition.translations[language].catalogs.get(pair.page, b"")
        lines = {
            line.split(b'"')[1].decode(): number
            for number, line in enumerate(catalog.splitlines(), 1)
            if line.startswith(b"msgctxt ")
        }
        return base + quote(self.edition.layout.catalog(pair.page, language)), lines

    def _report(self, name: str) -> str:
        return self.stack.report_address(name)
