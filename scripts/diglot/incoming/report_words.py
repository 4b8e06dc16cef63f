"""The words of the report of an import, in the languages that they are known in.

They are no part of the interface that readers of a site see, so its catalogs do not have them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from diglot.alignment import Doubt
from diglot.incoming.placing import Fate
from diglot.language import parse_language


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words in one language."""

    language: str
    title: str
    rest: str
    """How many texts need no look: `{count}`."""
    skipped: str
    fates: Mapping[Fate, str]
    doubts: Mapping[str, str]
    """Reasons in this language, by the English ones; others are shown as they are."""


_ENGLISH = ReportWords(
    "en",
    "Report of the import",
    "Texts that need no look: {count}",
    "Files that were not imported",
    {
        Fate.CURRENT: "Accepted",
        Fate.BEHIND: "Behind: its source was changed since",
        Fate.DOUBTFUL: "In doubt: look at both texts",
        Fate.KNOWN: "Was there already",
        Fate.OTHER: "Not used: the catalog has another translation",
        Fate.UNTRANSLATED: "Not translated: it is the text of the source",
        Fate.UNPLACED: "Without a place: belongs to no text of the source",
        Fate.MISSING: "Without a translation",
    },
    {},
)
_CHINESE = ReportWords(
    "zh",
    "导入报告",
    "无需查看的文字：{count} 条",
    "未导入的文件",
    {
        Fate.CURRENT: "已采用",
        Fate.BEHIND: "已过时：原文后来有改动",
        Fate.DOUBTFUL: "存疑：请对照两边文字",
        Fate.KNOWN: "原已存在",
        Fate.OTHER: "未采用：目录中已有另一译文",
        Fate.UNTRANSLATED: "未翻译：与原文相同",
        Fate.UNPLACED: "无处安放：不属于原文的任何一段",
        Fate.MISSING: "缺少译文",
    },
    {
        Doubt.ORDER: "周围的段落还有别的配对方式",
        Doubt.CONTENT: "两边文字的共同之处太少",
        Doubt.NEIGHBOUR: "译文可能属于附近的另一段",
        Doubt.PLACE: "译文位于页面的另一处",
        Doubt.MERGED: "一段译文对应多段原文",
        Doubt.SPLIT: "多段译文对应一段原文",
        "its source has other words or other markup": "其原文的用词或标记不同",
        "its source is no longer in the page": "其原文已不在页面中",
        "its catalog says that it needs a look": "其目录中标为需要检查",
        "when it was written, its source was not in the page": "译文写成时，页面中还没有这段原文",
    },
)


def words_for(language: str) -> ReportWords:
    """The words in a language; in English if they are not known in it."""
    asked = parse_language(language)
    same = asked.primary == "zh" and asked.script == parse_language("zh").script
    return _CHINESE if same else _ENGLISH
