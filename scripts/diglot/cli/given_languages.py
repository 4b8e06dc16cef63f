"""Languages that a user names on the command line."""

from collections.abc import Sequence

from diglot.edition import Edition
from diglot.errors import InputError
from diglot.language import parse_language
from diglot.message import Message


def target_of(edition: Edition, named: str | None) -> str:
    """The target language of this name; without a name the only one. Raises InputError if there is no such language, or
    if there are several and none is named."""
    known = list(edition.translations)
    if named is None:
        if len(known) != 1:
            raise InputError(
                Message("the edition has several languages"), Message("Say which: --language {}.", known[0])
            )
        return known[0]
    return targets_of(edition, [named])[0]


def targets_of(edition: Edition, named: Sequence[str]) -> list[str]:
    """The target languages of these names; all of them without a name. Raises InputError for a name that none has."""
    known = list(edition.translations)
    found = []
    for name in named:
        code = next((language for language in known if parse_language(language) == parse_language(name)), "")
        if not code:
            raise InputError(
                Message("“{}” is no language that the edition is translated into", name),
                Message("There are: {}.", ", ".join(known)),
            )
        found.append(code)
    return found or known
