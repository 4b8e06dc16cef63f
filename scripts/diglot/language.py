"""The properties of a language tag: language, script, direction, and whether blanks stand between words.

Replaced codes and the scripts of languages (likely subtags) come from the Unicode CLDR in Babel.
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
    r"[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?(?:[-_](?:[a-z\d]{5,8}|\d[a-z\d]{3}))*", re.IGNORECASE
)
"""A language, with script, region and variants; without extensions."""
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as part of a pattern."""
_HAN_LETTERS = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LETTERS: Mapping[str, str] = {
    "Arab": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Armn": r"\u0530-\u058f",
    "Beng": r"\u0980-\u09ff",
    "Cyrl": r"\u0400-\u052f",
    "Deva": r"\u0900-\u097f",
    "Geor": r"\u10a0-\u10ff\u1c90-\u1cbf",
    "Grek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Hans": _HAN_LETTERS,
    "Hant": _HAN_LETTERS,
    "Hebr": r"\u0590-\u05ff",
    "Jpan": _HAN_LETTERS + r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Kore": _HAN_LETTERS + r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Latn": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Taml": r"\u0b80-\u0bff",
    "Thai": r"\u0e00-\u0e7f",
}
"""Letters by ISO 15924 script (Unicode 16, Blocks.txt), as parts of patterns; a script without a row is not known."""
_HAN_SCRIPTS = frozenset({"Hani", "Hans", "Hant"})
_WITHOUT_BLANKS = _HAN_SCRIPTS | {"Hrkt", "Jpan", "Khmr", "Lana", "Laoo", "Mymr", "Talu", "Thai", "Tibt"}
"""Scripts that have no blanks between words (Unicode Standard Annex 14 calls most of them complex context)."""
_RIGHT_TO_LEFT_NAMES = """
    Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh
    Ougr Phli Phlp Phnx Prti Rohg Samr Sarb Sidt Sogd Sogo Syrc Syre Syrj Syrn Thaa Todr Yezi
"""
_RIGHT_TO_LEFT = frozenset(_RIGHT_TO_LEFT_NAMES.split())
"""Scripts by ISO 15924 whose letters Unicode gives the direction R or AL."""


@dataclass(frozen=True)
class Language:
    """A language, with the script and region of its tag. Equal tags are equal languages."""

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
    def _region(self) -> list[str]:
        """The region that the tag names, if it does."""
        return [part for part in self.subtags[1:] if part.isupper() or (len(part) == 3 and part.isdecimal())][:1]

    @cached_property
    def script(self) -> str:
        """The script (ISO 15924) that the tag names, or the likely one: `Hans` for `zh`; empty if it is not known."""
        if named := next((part for part in self.subtags[1:] if len(part) == 4 and part.isalpha()), ""):
            return named
        from babel.core import get_global

        likely = get_global("likely_subtags")
        names = [f"{self.primary}_{region}" for region in self._region] + [self.primary]
        found = next((likely[name] for name in names if name in likely), "")
        return next((part for part in found.split("_")[1:] if len(part) == 4), "")

    @cached_property
    def with_region(self) -> str:
        """Language and region, the likely one if the tag names none: `zh-CN` for `zh-Hans`; without script."""
        if self._region:
            return "-".join([self.primary, *self._region])
        from babel.core import get_global

        likely = get_global("likely_subtags")
        names = (f"{self.primary}_{self.script}", self.primary)
        found = next((str(likely[name]) for name in names if name in likely), "")
        return "-".join([self.primary, *[part for part in found.split("_")[1:] if len(part) < 4][:1]])

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
    """The case and order of RFC 5646, 2.1.1 and 4.5; codes that were replaced by what CLDR has in their place."""
    from babel.core import get_global

    if len(parts) > 1 and len(parts[1]) == 3 and parts[1].isalpha() and len(parts[0]) in (2, 3):
        parts = parts[1:]  # an extended language: `zh-yue` is `yue`
    primary, *implied = str(get_global("language_aliases").get(parts[0], parts[0])).lower().split("_")
    lengths = {len(part) for part in parts[1:]}
    script = 1 if len(parts) > 1 and len(parts[1]) == 4 else 0
    rest = [*parts[1 : 1 + script], *(part for part in implied if len(part) not in lengths), *parts[1 + script :]]
    yield primary
    free = True
    for part in rest:
        free = free and len(part) > 1  # behind a single letter stand extensions, all in small letters
        if free and len(part) == 4 and part.isalpha():
            yield part.title()
        elif free and len(part) in (2, 3):
            yield str(next(iter(get_global("territory_aliases").get(part.upper(), ())), part.upper()))
        else:
            yield part


def parse_locale(tag: str) -> "Locale | None":
    """The locale of a tag, such as `pt-BR`; None if Babel knows none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(parse_language(tag).tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def canonical_tag(code: str) -> str | None:
    """The tag that is meant by `code`, in its usual capitals, with hyphens and without codes that were replaced.

    `pt_br` is `pt-BR`, `iw` is `he`. None for what is not a tag of a language that Babel knows.
    """
    language = parse_language(code)
    known = [part for part in language.subtags if len(part) < 4 or (len(part) == 4 and part.isalpha())]
    return language.tag if _TAG.fullmatch(code) and parse_locale("-".join(known)) else None


@lru_cache(4096)
def is_known_tag(code: str) -> bool:
    """Whether language, script and region of a tag are all in the data of Unicode (CLDR): `zh-Evil` has no script that
    there is. A tag with more than these three is none that is known."""
    from babel import Locale

    names, (primary, *rest) = Locale("en"), parse_language(code).subtags
    scripts = [part for part in rest if len(part) == 4 and part in names.scripts]
    regions = [part for part in rest if part in names.territories]
    return primary in names.languages and rest == [*scripts[:1], *regions[:1]]
