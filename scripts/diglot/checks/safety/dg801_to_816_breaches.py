"""A translation should do nothing that its source does not do: one check for each danger that `safety` judges.

All are errors but for other code and other addresses on known hosts: a translator may have wanted these. Readers see
the source instead of any of them. DG809, which looks at comments and the termbase, has its own file.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.rules import Severity
from diglot.safety import Danger

_MAY_BE_ALLOWED = Message("{}. If this is intended, allow it with [[allow]] in diglot.toml")
"""Another address outside the site: what to do about it besides undoing it."""


def _find(unit: UnitPair, rule: Rule, danger: Danger) -> Iterator[Finding]:
    """The breaches of one kind; the attributes of a text as one."""
    found = [breach for breach in unit.breaches if breach.danger is danger]
    if danger is Danger.ATTRIBUTE and len(found) > 1:
        found = [replace(found[0], fact=Message("{}, and {} more", found[0].fact, len(found) - 1))]
    for breach in found:
        is_outside = danger is Danger.HOST or (danger is Danger.TARGET and "://" in breach.value)
        yield rule.at(unit, _MAY_BE_ALLOWED.filled(breach.fact) if is_outside else breach.fact, span=breach.span)


def _breach(danger: Danger, name: str, docstring: str, severity: Severity = Severity.ERROR) -> TextCheck:
    rule = Rule(danger.code, name, "unit", severity, needs="breaches", ignorable=False)
    return TextCheck(rule, partial(_find, rule=rule, danger=danger), docstring)


CHECKS = (
    # DG801: elements that the rendered source does not have; those that only shape text are free.
    _breach(
        Danger.ELEMENT,
        "active-content",
        """
A translation should add no elements that can do something.

Why: a script, a frame or a form in a translation runs for every reader, and whoever writes a translation has not been
asked to write programs.
Bad: Read on. / 请继续阅读。<script src=…></script>
Good: Read on. / 请<em>继续</em>阅读。

译文不应添加能做事的元素。

原因：译文里的脚本、框架或表单会在每位读者那里运行；译者受托的是文字，不是程序。
""",
    ),
    # DG802: all but texts for readers: alt, title, aria-label, and the language.
    _breach(
        Danger.ATTRIBUTE,
        "attribute-added",
        """
A translation should give elements no attributes that its source does not give them.

Why: an attribute can run a program (onclick), load a picture or move a text over another one, and {: onclick=… }
needs no angle bracket to be one.
Bad: [here](a.md) / [这里](a.md){: onclick=… }
Good: [here](a.md) / [这里](a.md "页面")

译文不应给元素添加原文没有的属性。

原因：属性可以运行程序（onclick）、加载图片、把文字盖在别的文字上；写 {: onclick=… } 连尖括号都不用。
""",
    ),
    # DG803: schemes other than http, https, mailto and tel, read as a browser reads them.
    _breach(
        Danger.SCHEME,
        "unsafe-scheme",
        """
A link should begin with a scheme that only leads somewhere.

Why: javascript: runs, data: brings a page of its own, and both can be spelled so that no search for the word finds
them.
Bad: [here](a.md) / [这里](java&#115;cript:…)
Good: [mail](mailto:a@example.org) / [邮件](mailto:a@example.org)

链接只应使用单纯指向某处的协议。

原因：javascript: 会运行，data: 自带一整页内容；两者都能写成搜不出来的样子。
""",
    ),
    # DG804: addresses that the source does not have. Its language in them, and https, may differ.
    _breach(
        Danger.TARGET,
        "link-target-changed",
        """
A link should lead where the source's link leads.

Why: a reader follows the link of a trusted page, wherever it was turned to.
Bad: [the law](law.md) / [这部法律](order.md)
Good: [the law](/en/law/) / [这部法律](/zh/law/)

链接应当通向原文链接所通之处。

原因：读者信任这一页，才会点开链接，不管它被改去了哪里。
""",
        Severity.WARNING,
    ),
    # DG805: hosts are compared in the form in which they are looked up (punycode).
    _breach(
        Danger.HOST,
        "new-host",
        """
A translation should lead to no host that its source does not name.

Why: whoever owns the host decides what the reader sees there, and a letter from another script makes one name look
like another.
Bad: [Python](https://python.org) / [Python](https://pythоn.org) (with a Cyrillic o)
Good: [Python](https://python.org) / [Python](https://python.org)

译文不应通向原文没有提到的主机。

原因：那里给读者看什么，由主机的主人说了算；换一个别种文字的字母，两个域名看上去就一样。
反例：[Python](https://python.org) / [Python](https://pythоn.org)（其中的о是西里尔字母）
正例：[Python](https://python.org) / [Python](https://python.org)
""",
    ),
    # DG806: reference definitions inside a unit.
    _breach(
        Danger.DEFINITION,
        "link-definition",
        """
A translation should define no links for the rest of the page.

Why: the last definition of a name counts, so one paragraph can turn the links of all others.
Bad: See below. / 见下文。 then, on a line of its own, [law]: https://evil.example/
Good: See [below][law]. / 见[下文][law]。

译文不应为全页定义链接。

原因：同名定义以最后一处为准，一段译文就能改掉其他各段的链接。
反例：See below. / 见下文。下面另起一行：[law]: https://evil.example/
正例：See [below][law]. / 见[下文][law]。
""",
    ),
    # DG807: code that its source has neither as code nor in words. Words in a blank such as <folder> may be translated.
    _breach(
        Danger.CODE,
        "code-changed",
        """
Code in a translation should be its source's, byte for byte.

Why: readers copy it and run it; a letter of another script, or one more word, and they run something else.
Bad: `pip install x` / `pip install х` (with a Cyrillic x)
Good: Run `pip install x`. / 运行`pip install x`。

译文中的代码应与原文逐字节相同。

原因：读者会复制去运行；混进一个别种文字的字母，或多出一个词，运行的就是另一样东西。
反例：`pip install x` / `pip install х`（末尾的х是西里尔字母）
正例：Run `pip install x`. / 运行`pip install x`。
""",
        Severity.WARNING,
    ),
    # DG808: controls, directions, zero width, tags, private use, where their script has no need of them.
    _breach(
        Danger.HIDDEN,
        "hidden-character",
        """
A translation should hold no characters that nobody sees.

Why: they turn the direction of writing, hide a text from search and from review, or carry marks (CVE-2021-42574).
Bad: a list / 名单, with U+200B between the two
Good: a list / 名单

译文不应含有看不见的字符。

原因：它们会扭转书写方向，让文字躲过检索和审阅，或夹带记号（CVE-2021-42574）。
反例：a list / 名单（两字之间夹着U+200B）
正例：a list / 名单
""",
    ),
    # DG810: after Unicode Technical Standard 39.
    _breach(
        Danger.LOOKALIKE,
        "lookalike-letters",
        """
A word should be written in one script, and in its own.

Why: a Cyrillic letter in a Latin word is not seen, not found by search, and leads elsewhere when it is a name.
Bad: Python / Pythоn (with a Cyrillic o)
Good: Python / Python

一个词应当用一种文字书写，而且是它自己的文字。

原因：拉丁单词里混进西里尔字母，眼看不出，检索不到；若是名称，还会通向别处。
反例：Python / Pythоn（其中的о是西里尔字母）
正例：Python / Python
""",
    ),
    # DG811: angle brackets, quotation marks, entities and Markdown, as far as the source's field has none.
    _breach(
        Danger.FIELD,
        "field-not-plain",
        """
A translated page field should be plain text.

Why: titles and descriptions are put into the head of the page as they are: a tag in one is a tag on the page.
Bad: title: Lists / title: 名单</title><script>…
Good: title: Lists / title: 名单

译出的页面字段应当是纯文本。

原因：标题和简介会原样放进页面头部：里面的标签就成了页面上的标签。
""",
    ),
    # DG812: template delimiters and snippets that the source does not have.
    _breach(
        Danger.DELIMITER,
        "generator-command",
        """
A translation should give the site's generator no commands.

Why: a template expression or a snippet is carried out when the site is built, and can read files that are nobody's
business.
Bad: the year / {{ config }}
Good: {{ year }} / {{ year }}

译文不应给站点生成器下命令。

原因：模板表达式和片段引用在建站时执行，能读出不该外传的文件。
""",
    ),
    # DG813: four times its source and 200 characters, 64 of one sign in a row, twice its Markdown signs and 64.
    _breach(
        Danger.SIZE,
        "oversize",
        """
A translation should be no longer than a translation can be.

Why: a text made for it keeps the renderer busy for minutes: 20,000 brackets take a minute and a half.
Bad: short / 20,000 × [
Good: short / 简短

译文长度不应超出译文可能的限度。

原因：有意构造的文本能让渲染器忙上几分钟：两万个方括号要一分半钟。
反例：short / 两万个“[”
正例：short / 简短
""",
    ),
    # DG814: tags that a browser has to mend, and beginnings of tags that the next unit could finish.
    _breach(
        Danger.BREAKOUT,
        "tags-unbalanced",
        """
A translation should close the tags it opens, and no others.

Why: a tag that is left open swallows what follows, and one that closes too much lets text out of its place.
Bad: the end / 完</div>
Good: the end / <em>完</em>

译文应当关闭自己打开的标签，也只关闭这些。

原因：没有关闭的标签会吞掉后文，多余的关闭标签会让文字脱离原位。
""",
    ),
    # DG815: HTML comments that the source does not have. In a translation, directives have no power.
    _breach(
        Danger.COMMENT,
        "comment-added",
        """
A translation should add no comments.

Why: readers do not see them, and programs do: directives to this one belong to the author of the source.
Bad: the list / 名单<!-- diglot:skip -->
Good: the list / 名单

译文不应添加注释。

原因：读者看不到注释，程序却看得到；给本程序的指令只能由原文作者来写。
""",
    ),
    # DG816: the attributes id and name.
    _breach(
        Danger.IDENTITY,
        "identity-given",
        """
A translation should give elements no ids or names of its own.

Why: links and scripts find elements by id; a second one takes the place of the first.
Bad: [the list](a.md) / [名单](a.md){: #search }
Good: [the list](a.md){: #list } / [名单](a.md){: #list }

译文不应自行给元素设定 id 或 name。

原因：链接和脚本按 id 找元素，后来者会冒名顶替。
""",
    ),
)
