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
from diglot.message import Message
from diglot.start_tags import read_attributes

RULE = Rule("DG110", "images-differ", "unit", needs="has_marks")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Images that the translation lacks, or has in another order; one in the place of another is a matter of safety."""
    if unit.translated:
        source_images, target_images = _images(unit.source_text), _images(unit.target_text)
        for address in lost(source_images, target_images):
            yield RULE.at(unit, Message("the image “{}” is missing", address))
        if source_images != target_images and sorted(source_images) == sorted(target_images):
            expected, shown = next(
                pair for pair in zip(source_images, target_images, strict=True) if pair[0] != pair[1]
            )
            yield RULE.at(unit, Message("the image “{}” stands where the source has “{}”", shown, expected))


def _images(text: UnitText) -> list[str]:
    pictures = [mark.value for mark in text.visible.of("image")]
    tags = [mark.value for mark in text.visible.of("tag") if mark.value.lower().startswith("<img")]
    return pictures + [attribute.value for tag in tags for attribute in read_attributes(tag) if attribute.name == "src"]
