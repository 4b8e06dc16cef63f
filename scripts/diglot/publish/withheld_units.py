"""Which translations and files of translators a build leaves out, since they are not safe."""

from collections.abc import Mapping

from diglot.edition import Edition
from diglot.edition_files import SITE
from diglot.pairs import Pair
from diglot.safety import Judge
from diglot.safety.characters import escape
from diglot.safety.files import find_unwanted
from diglot.safety.withhold import withhold
from diglot.spans import line_number

Pairs = Mapping[tuple[str, str], Pair]


class WithheldUnits:
    """Judges the translations and the files of an edition. `facts` says what it kept back, and where."""

    def __init__(self, edition: Edition, judge: Judge) -> None:
        self.layout = edition.layout
        self.languages = tuple(edition.translations)
        self.judge = judge
        self.facts: list[str] = []
        self._pages: frozenset[str] = frozenset()
        self._unwanted: set[str] = set()
        for unwanted in find_unwanted(edition.files, edition.layout, self.languages):
            self._unwanted.add(unwanted.path)
            self.facts.append(f"{escape(unwanted.path)}: {unwanted.fact}. It is left out of the site.")

    def withhold(self, pairs: Pairs) -> Pairs:
        """The pairs without unsafe translations; these units show their source."""
        safe = {}
        for (page, language), pair in pairs.items():
            safe[page, language], withheld = withhold(pair, self.judge)
            for withheld_unit in withheld:
                line = line_number(pair.text, pair.target.units[withheld_unit.index].span.start)
                place = self.layout.target_page(page, language) + ("" if page == SITE else f":{line}")
                unit = pair.rows[withheld_unit.index].id
                for breach in withheld_unit.breaches:
                    what = f"{breach.danger.code} {escape(breach.fact)}"
                    self.facts.append(f"{place}: {what}. The site shows the source of unit {unit} here.")
        self._pages = frozenset(self.layout.target_page(page, language) for page, language in safe)
        return safe

    def lets_through(self, name: str) -> bool:
        """Whether a file in the folder of pages may be published: of translated pages those with a source page."""
        path = f"{self.layout.docs}/{name}"
        if not any(path.startswith(f"{self.layout.docs}/{language}/") for language in self.languages):
            return True
        if path.endswith(".md"):
            return path in self._pages
        return path not in self._unwanted and not any(path.startswith(f"{unwanted}/") for unwanted in self._unwanted)
