"""Chinese should not carry over every turn of phrase of English."""

import re
from functools import partial

from diglot.checks.findings import Rule
from diglot.checks.loader import TextCheck
from diglot.checks.reading_hints.frequency import often
from diglot.message import Message
from diglot.rules import Severity


def _turn(code: str, name: str, pattern: str, limit: int, advice: Message, docstring: str) -> TextCheck:
    """A turn that a page should not use more than `limit` times in a thousand characters."""
    rule = Rule(code, name, "page", Severity.HINT, languages=("zh",))
    return TextCheck(
        rule, partial(often, rule=rule, pattern=re.compile(pattern), limit=limit, advice=advice), docstring
    )


CHECKS = (
    # 被, but for words that hold it.
    _turn(
        "DG702",
        "passive-bei",
        r"被(?!告|子|窝|动|迫|褥)",
        4,
        Message("Leave it out, or begin with who acts."),
        """
Chinese should not say 被 wherever English has a passive.

Why: Chinese leaves the passive unsaid, or begins with what is spoken of.
Bad: 名单被公布
Good: 名单公布了

英文的被动句，中文不必都用“被”。

原因：中文表示被动，多不用标记，或以话题起句。
""",
    ),
    # 它 and 它们.
    _turn(
        "DG703",
        "pronoun-it",
        r"它们?",
        5,
        Message("Leave it out, or repeat the noun."),
        """
Chinese should not carry over every “it”.

Why: where the subject is plain, Chinese leaves it out or repeats the noun.
Bad: 名单公布了，它很长
Good: 名单公布了，很长

英文的it，中文不必处处译作“它”。

原因：主语清楚时，中文略去不说，或重复名词。
""",
    ),
    # 一个 and 一种.
    _turn(
        "DG704",
        "article-yige",
        r"一[个种](?!人|月|半|方面|接一|又一)",
        9,
        Message("Leave it out."),
        """
Chinese should not carry over every “a”.

Why: Chinese nouns need no article.
Bad: 这是一个问题
Good: 这是问题 / 这是个问题

英文的不定冠词，中文不必都译作“一个”“一种”。

原因：中文名词不需要冠词。
""",
    ),
    # 进行, 加以, 作出 and 予以 before a word.
    _turn(
        "DG705",
        "nominal-verbs",
        r"(?:进行|加以|作出|予以|做出)(?=[\u4e00-\u9fff]{2})",
        4,
        Message("Use the verb itself."),
        """
Chinese should use the verb itself.

Why: 进行 and its like make a noun of every verb.
Bad: 进行公布
Good: 公布

能直接用动词时，不应绕道“进行”“加以”。

原因：“进行”一类词把动词都变成了名词。
""",
    ),
    # 当 …… 时 at the start of a sentence.
    _turn(
        "DG706",
        "time-clause",
        r"(?:^|(?<=[。！？；]))当[^，。]{2,30}(?:时|的时候|之际)，",
        2,
        Message("Rely on the order."),
        """
Chinese should not begin with 当……时 for every “when”.

Why: the order of the clauses says it.
Bad: 当名单公布时，他走了
Good: 名单一公布，他就走了

英文的when，中文不必都译作“当……时”。

原因：先后次序已经说明时间。
""",
    ),
    # 关于, 对于, 作为, 通过, 基于 and 根据 at the start of a sentence.
    _turn(
        "DG707",
        "opening-prepositions",
        r"(?:^|(?<=[。！？；]))(?:关于|对于|作为|通过|基于|根据)",
        6,
        Message("Begin with the topic."),
        """
Chinese sentences should not keep opening with prepositions.

Why: English puts its frame in front; Chinese begins with the topic.
Bad: 对于名单，人们看法不一
Good: 这份名单，人们看法不一

中文句子不应总以介词开头。

原因：英文把框架放在前面，中文直接从话题说起。
""",
    ),
    # Words in 性, 化, 度 and 主义.
    _turn(
        "DG708",
        "abstract-endings",
        r"[\u4e00-\u9fff]{2}(?:性|主义|化|度)(?=[的地，。、；和与])",
        12,
        Message("Say what is so."),
        """
Chinese should not pile up abstract nouns.

Why: English turns qualities into nouns; Chinese says what is so.
Bad: 名单的公开性
Good: 名单公开

中文不应堆砌抽象名词。

原因：英文惯把性质变成名词，中文直说如何。
""",
    ),
)
