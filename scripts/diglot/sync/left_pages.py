"""Pages that are left as they are while their catalogs are written.

A page may differ from its source between the units, and a sync does not write over that unasked. If all its units are
as they will be, catalog and lock can be written without the page: a translation is adopted although, say, the comments
in its code are translated. The difference is reported until somebody decides. A change that would have to be written
into the page holds the whole page back until then, as any other problem does.
"""

from collections.abc import Collection, Iterable, Mapping

from diglot.edition import Edition
from diglot.errors import DifferenceError
from diglot.pages import split_units
from diglot.sync.between_units import without_own_titles
from diglot.sync.held import Obstacle
from diglot.sync.language_steps import MadeLanguage
from diglot.sync.source import SourcePage


def find_left(
    obstacles: Iterable[Obstacle], made: Iterable[MadeLanguage], sources: Mapping[str, SourcePage], edition: Edition
) -> frozenset[tuple[str, str]]:
    """The pages of which only the file is left as it is, in a language: they differ from their source between the
    units, and all their units are as they will be. So catalog, lock and page agree without the page being written."""
    differing = {
        (obstacle.page, obstacle.language) for obstacle in obstacles if isinstance(obstacle.problem, DifferenceError)
    }
    found = set()
    for language in made if differing else ():
        code = language.code
        for name, page in language.pages.items():
            text = edition.translations[code].pages.get(name)
            if (name, code) in differing and text is not None and sources[name].was == name:
                source = page.pair.source
                target = without_own_titles(source, split_units(text, source.fields, source.grammar))
                if [unit.text for unit in target.units] == [row.text for row in page.pair.rows]:
                    found.add((name, code))
    return frozenset(found)


def is_left(obstacle: Obstacle, left: Collection[tuple[str, str]]) -> bool:
    """Whether an obstacle stops only the writing of a page that is `left` as it is."""
    return isinstance(obstacle.problem, DifferenceError) and (obstacle.page, obstacle.language) in left
