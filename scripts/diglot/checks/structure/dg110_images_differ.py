"""A translation should show the images of its source.

Why: a figure that is missing in one language is missing in the argument.
Bad: The map: ![map](map.png) / 地图如下
Good: The map: ![map](map.png) / 地图：![地图](map.png)

译文应展示原文中的图片。

原因：少了一幅图，论证就少了一环。
"""

from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText

RULE = Rule("DG110", "images-differ", "unit")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Images that the translation lacks; one that was exchanged is a matter of safety."""
    if unit.translated:
        for address in lost(_images(unit.source_text), _images(unit.target_text)):
            yield RULE.at(unit, f"the image “{address}” is missing")


def _images(text: UnitText) -> list[str]:
    pictures = [mark.value for mark in text.visible.of("image")]
    return pictures + [mark.value for mark in text.visible.of("tag") if mark.value.lower().startswith("<img")]
