"""The reference of all checks in Markdown, in English or Chinese: what `diglot explain --all` prints."""

from collections.abc import Iterator
from itertools import groupby

from diglot.checks.loader import FAMILY, TextCheck, load_checks
from diglot.rules import Severity

FAMILIES = {
    "DG1": ("Structure", "结构"),
    "DG2": ("States", "状态"),
    "DG3": ("Marks, numbers and citations", "标记、数字与出处"),
    "DG4": ("Terms", "术语"),
    "DG5": ("Chinese typography", "中文排版"),
    "DG6": ("Western typography", "西文排版"),
    "DG7": ("Reading hints", "行文提示"),
    "DG8": ("Safety", "安全"),
    "DG9": ("Repository", "仓库"),
}
_SEVERITY = {Severity.ERROR: ("error", "错误"), Severity.WARNING: ("warning", "警告"), Severity.HINT: ("hint", "提示")}
_INTRODUCTION = (
    """# Checks

<!-- Made by `diglot explain --all` from the docstrings in the folders beside this file: edit those. -->

`diglot check` looks for what is wrong with translations. An error or a warning fails the run, a hint never does. Each
check can be given another weight, or be switched off, in `diglot.toml`:

```toml
[checks]
DG513 = "off"      # or "hint", "warning", "error"
```

To silence one at one unit, name it and say why: in the source page, before the unit,
`<!-- diglot: ignore DG302 the figure is a house number -->`, or among the comments of the catalog entry,
`# diglot: ignore DG302 the figure is a house number`.
""",
    """# 检查项

<!-- 由 `diglot explain --all --language zh` 根据同目录各文件夹里的文档字符串生成，请改那里。 -->

`diglot check`检查译文里的问题。错误和警告会使检查不通过，提示不会。各项的轻重可在`diglot.toml`里调整，也可关掉：

```toml
[checks]
DG513 = "off"      # 或 "hint"（提示）、"warning"（警告）、"error"（错误）
```

只想让某一处不报，就写明代码和理由：在原文页面该单元之前写
`<!-- diglot: ignore DG302 这是门牌号 -->`，或在消息目录该条目的注释里写`# diglot: ignore DG302 这是门牌号`。
""",
)
LABELS = (("Bad:  ", "Good: "), ("反例：", "正例："))
_AFTER_TITLE = (" ({})", "（{}）")


def render_reference(language: str) -> str:
    """The page in `en` or `zh`."""
    which = 1 if language == "zh" else 0
    return _INTRODUCTION[which] + "".join(_sections(which))


def _sections(which: int) -> Iterator[str]:
    files = {
        check.rule.code: f"{module.removeprefix(f'{FAMILY.package}.').replace('.', '/')}.py"
        for module, checks in FAMILY.by_module.items()
        for check in checks
    }
    for family, checks in groupby(load_checks(), key=lambda check: check.rule.code[:3]):
        yield f"\n## {FAMILIES[family][which]}\n"
        for check in checks:
            yield _section(check, files[check.rule.code], which)


def _section(check: TextCheck, file: str, which: int) -> str:
    docs, rule = check.docs, check.rule
    title, why, bad, good = docs.in_language("zh" if which else "en")
    labels = LABELS[which]
    weight = _AFTER_TITLE[which].format(_SEVERITY[rule.severity][which])
    examples = f"```text\n{labels[0]}{bad}\n{labels[1]}{good}\n```\n"
    return f"\n### {rule.code} {rule.name}\n\n[{file}]({file})\n\n{title}{weight}\n\n{why}\n\n{examples}"
