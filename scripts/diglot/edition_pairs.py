"""The pages of an edition in all their languages, and what each page is called."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from diglot.character_references import decode_references
from diglot.pages import Document, Kind, plain_text
from diglot.pages.fields import body_start, find_fields
from diglot.pairs import Pair


class EditionPairs:
    """The pairs of an edition, found by page, and by page and language. Iterating gives them page by page.

    Pages are in the order of the mapping they are made of, the pairs of a page in the order of their languages there.
    """

    def __init__(
        self, pairs: Mapping[tuple[str, str], Pair], titles: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    ) -> None:
        """`titles` are those that pages have elsewhere than in themselves, by language and page."""
        by_page: defaultdict[str, dict[str, Pair]] = defaultdict(dict)
        for (page, language), pair in pairs.items():
            by_page[page][language] = pair
        self._by_page: Mapping[str, Mapping[str, Pair]] = dict(by_page)
        self._given = titles
        self._titles: dict[tuple[str, str], str] = {}

    def __iter__(self) -> Iterator[Pair]:
        return (pair for of_page in self._by_page.values() for pair in of_page.values())

    def __contains__(self, page: object) -> bool:
        """Whether the edition has a page of this name."""
        return page in self._by_page

    @property
    def pages(self) -> Sequence[str]:
        """The names of the pages."""
        return tuple(self._by_page)

    def targets(self, page: str) -> Sequence[str]:
        """The languages a page is translated to. Raises KeyError for a page that the edition has not."""
        return tuple(self._by_page[page])

    def has_target(self, page: str, language: str) -> bool:
        """Whether `language` is one that the page is translated to."""
        return language in self._by_page.get(page, ())

    def pair(self, page: str, language: str) -> Pair:
        """The pair that has a page in a language; of the source language, which all of them have, the first.

        Raises KeyError for a page that the edition has not.
        """
        of_page = self._by_page[page]
        return of_page[language] if language in of_page else next(iter(of_page.values()))

    def source(self, page: str) -> Document:
        """A source page, cut. Raises KeyError for a page that the edition has not."""
        return self.pair(page, "").source

    def document(self, page: str, language: str) -> Document:
        """A page in a language, cut: the source page unless `language` is one of its targets. Raises KeyError for a
        page that the edition has not."""
        return self.pair(page, language).target if self.has_target(page, language) else self.source(page)

    def title(self, page: str, language: str) -> str:
        """What a page is called in a language, in words without markup, on one line.

        The title of its front matter, else its first heading of level 1, else its first heading, else its title in the
        navigation, else its name without `.md`. What is not translated is called as its source. Raises KeyError for a
        page that the edition has not.
        """
        if (title := self._titles.get((page, language))) is None:
            given = self._given.get(language, {}).get(page) or page.removesuffix(".md")
            is_target = self.has_target(page, language)
            title = self._titles[page, language] = _title(self.pair(page, language), is_target, given)
        return title

    def description(self, page: str, language: str) -> str:
        """What the front matter of a page says in a language that it is about, on one line; empty if nothing. Raises
        KeyError for a page that the edition has not."""
        pair = self.pair(page, language)
        text = pair.text if self.has_target(page, language) else pair.source.text
        return next((text_of_field for _, text_of_field in find_fields(text, body_start(text), ("description",))), "")


def _title(pair: Pair, is_target: bool, given: str) -> str:
    text = pair.text if is_target else pair.source.text
    for _, title in find_fields(text, body_start(text), ("title",)):
        if title:
            return decode_references(title)  # themes write it into the page as it is
    headings = [
        (unit.level != 1, plain_text(row.text if is_target else row.source))
        for row, unit in zip(pair.rows, pair.source.units, strict=True)
        if unit.kind is Kind.HEADING
    ]
    named = [heading for heading in headings if heading[1]]
    return min(named, key=lambda heading: heading[0])[1] if named else given
