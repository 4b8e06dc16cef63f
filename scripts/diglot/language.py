"""What a language tag says: which language, in which script, in which direction, with blanks between words or without.

Scripts of languages are data of Unicode's (CLDR, likely subtags), which Babel has; a copy of them would grow old. Babel
is asked only where a script matters and the tag does not name it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from babel import Locale

T = TypeVar("T")
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<territory>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)",
    re.IGNORECASE,
)
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as part of a pattern."""
_HAN_SCRIPTS = frozenset({"Hani", "Hans", "Hant"})
_WITHOUT_BLANKS = _HAN_SCRIPTS | {"Hrkt", "Jpan", "Khmr", "Lana", "Laoo", "Mymr", "Talu", "Thai", "Tibt"}
"""Scripts that have no blanks between words (Unicode Standard Annex 14 calls most of them complex context)."""
_RIGHT_TO_LEFT_NAMES = """
    Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh
    Ougr Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Todr Yezi
"""
_RIGHT_TO_LEFT = frozenset(_RIGHT_TO_LEFT_NAMES.split())
"""Scripts by ISO 15924 whose letters Unicode gives the direction R or AL."""
_RENAMED = {"cmn": "zh", "in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"}
"""Languages that have another subtag now (IANA Language Subtag Registry), and Mandarin, which is `zh` in CLDR."""


@dataclass(frozen=True)
class Language:
    """A language with what its tag says of script and region. Equal tags are equal languages."""

    tag: str
    """The canonical form of BCP 47: `zh-Hant-TW` for `zh_hant_tw`, `he` for `iw`. Empty for no language."""

    @cached_property
    def subtags(self) -> tuple[str, ...]:
        """The parts of the tag; at least one."""
        return tuple(self.tag.split("-"))

    @property
    def primary(self) -> str:
        """The language alone: `zh` for `zh-Hant`."""
        return self.subtags[0]

    @cached_property
    def lookups(self) -> tuple[str, ...]:
        """The tags under which something for this language may stand, nearest first (RFC 4647, 3.4)."""
        return tuple("-".join(self.subtags[:end]) for end in range(len(self.subtags), 0, -1))

    def find(self, values: Mapping[str, T]) -> T | None:
        """The value for this language, among values by canonical tag; None if there is none."""
        return next((values[tag] for tag in self.lookups if tag in values), None)

    @cached_property
    def script(self) -> str:
        """The script (ISO 15924) that the tag names, or the likely one: `Hans` for `zh`; empty if it is not known."""
        if named := next((part for part in self.subtags[1:] if len(part) == 4 and part.isalpha()), ""):
            return named
        from babel.core import get_global  # late: most of what needs a language needs no script

        likely = get_global("likely_subtags")
        regions = [part for part in self.subtags[1:] if part.isupper() or (len(part) == 3 and part.isdecimal())]
        names = [f"{self.primary}_{region}" for region in regions[:1]] + [self.primary]
        found = next((likely[name] for name in names if name in likely), "")
        return next((part for part in found.split("_")[1:] if len(part) == 4), "")

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.script in _RIGHT_TO_LEFT

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The value of the attribute `dir` of HTML."""
        return "rtl" if self.is_rtl else "ltr"

    @property
    def is_han(self) -> bool:
        """Whether it is written in Chinese characters alone: Chinese, Cantonese and others; not Japanese."""
        return self.script in _HAN_SCRIPTS

    @property
    def has_blanks(self) -> bool:
        """Whether blanks stand between its words: not in Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan."""
        return self.script not in _WITHOUT_BLANKS


@lru_cache(1024)
def parse_language(code: str) -> Language:
    """The language of a tag or code, however it is spelled (`zh-Hant`, `zh_hant`, `ZH-HANT`). What is no tag is taken
    as it is: nothing raises."""
    return Language("-".join(_canonical(code.strip().replace("_", "-").lower().split("-"))))


def _canonical(parts: list[str]) -> Iterator[str]:
    """The case and order of RFC 5646, 2.1.1 and 4.5."""
    if len(parts) > 1 and len(parts[1]) == 3 and parts[1].isalpha() and len(parts[0]) in (2, 3):
        parts = parts[1:]  # an extended language: `zh-yue` is `yue`
    yield _RENAMED.get(parts[0], parts[0])
    free = True
    for part in parts[1:]:
        free = free and len(part) > 1  # behind a single letter stand extensions, all in small letters
        if free and len(part) == 4 and part.isalpha():
            yield part.title()
        else:
            yield part.upper() if free and len(part) == 2 else part


def parse_locale(tag: str) -> "Locale | None":
    """The locale of a tag, such as `pt-BR`; None if Babel knows none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def canonical_tag(code: str) -> str | None:
    """The tag that is meant by `code`, in its usual capitals, with hyphens and without codes that were replaced.

    `pt_br` is `pt-BR`, `iw` is `he`. None for what is not a tag of a language that Babel knows.
    """
    from babel.core import get_global

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
