"""Who made the pages of an edition, and how much of each translation a second person has reviewed."""

from collections.abc import Collection, Mapping
from html import escape

from diglot.catalog import Catalog
from diglot.citation import Work, who
from diglot.contributions import History
from diglot.credit import Credit, parse_credit
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.message import Message
from diglot.pairs import Pair
from diglot.reviews import Reviewed, confirm_reviews, count_reviewed, has_reviews


class Credits:
    """What the front matter of the source pages and the catalogs say. `problems`: what they say wrong."""

    def __init__(
        self,
        edition: Edition,
        pairs: Mapping[tuple[str, str], Pair],
        catalogs: Mapping[tuple[str, str], Catalog],
        history: History | None = None,
    ) -> None:
        """`history` tells who reviewed; without it, nothing is said of pages whose catalogs have reviews."""
        self.problems: list[InputError] = []
        self._credits: dict[str, Credit] = {}
        for page in sorted(edition.pages):
            self._credits[page], problems = parse_credit(edition.pages[page], edition.layout.source_page(page))
            self.problems += problems
            about = self._credits[page].about
            if about and about not in edition.pages:
                fact = Message("there is no page “{}” that this page could be about", about)
                cure = Message(
                    "Write a path below {}/{}, such as essay.md.", edition.layout.docs, edition.layout.source
                )
                self.problems.append(InputError(fact, cure, edition.layout.source_page(page)))
        self._reviewed: dict[tuple[str, str], Reviewed] = {}
        for (page, language), pair in pairs.items():
            catalog = catalogs.get((page, language))
            confirmed: Collection[str] = ()
            if catalog is not None and has_reviews(catalog):
                if history is None:
                    continue
                confirmed = confirm_reviews(catalog, edition.layout.catalog(page, language), history)
            self._reviewed[page, language] = count_reviewed(pair, catalog, confirmed)

    def of(self, page: str) -> Credit:
        """Who made a page."""
        return self._credits.get(page, Credit())

    def reviewed(self, page: str, language: str) -> Reviewed | None:
        """How much of its translation was reviewed; None for a page that is none, and where it is not known."""
        return self._reviewed.get((page, language))


def name_writers(work: Work) -> str:
    """Those whose sentences a page has, as HTML for its head; empty if it does not say.

    Themes write `page.meta.author` as it is.
    """
    return escape(", ".join(who(work.credit.writers, work)))
