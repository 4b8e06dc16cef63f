"""Language tags as BCP 47 (RFC 5646) writes them: `en`, `pt-BR`, `zh-Hant-HK`."""

import re

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<territory>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)",
    re.IGNORECASE,
)


def parse_locale(tag: str) -> Locale | None:
    """The locale of a tag, such as `pt-BR`; None if Babel knows none."""
    try:
        return Locale.parse(tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def canonical_tag(code: str) -> str | None:
    """The tag that is meant by `code`, in its usual capitals, with hyphens and without codes that were replaced.

    `pt_br` is `pt-BR`, `iw` is `he`. None for what is not a tag of a language that Babel knows.
    """
    found = _TAG.fullmatch(code)
    if found is None:
        return None
    language, territory = found["language"].lower(), (found["territory"] or "").upper()
    language, _, script = str(get_global("language_aliases").get(language, language)).partition("_")
    territory = str(next(iter(get_global("territory_aliases").get(territory, ())), territory))
    parts = [language, (found["script"] or script).title(), territory]
    if parse_locale("-".join(part for part in parts if part)) is None:
        return None
    return "-".join(part for part in parts if part) + found["variants"].replace("_", "-").lower()


def own_name(tag: str) -> str:
    """What a language is called in itself, with a capital, as in a menu; the tag if the CLDR does not say it."""
    locale = parse_locale(tag)
    name = str(locale.get_display_name(locale) or tag) if locale else tag
    return name[:1].upper() + name[1:]
