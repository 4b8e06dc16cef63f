"""A badge: one picture that says how much is translated. It needs no other file and no font of its own."""

from html import escape

_WIDE = 11
_NARROW = 6.5
_STEPS = ((95, "#2f7d32"), (75, "#68801f"), (50, "#9a6700"), (0, "#a3402a"))
"""From how many percent a colour is used; white letters on it have a contrast of more than 4.5 to 1."""


def make_badge(share: float, label: str = "translated") -> bytes:
    """An SVG of 20 pixels in height. `share` is in percent, and is rounded down."""
    percent = f"{int(share)} %"
    left, right = (round(_width(text) + 12) for text in (label, percent))
    colour = next(colour for least, colour in _STEPS if share >= least)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" '
        f'aria-label="{escape(label)}: {percent}"><title>{escape(label)}: {percent}</title>'
        f'<rect width="{left + right}" height="20" rx="3" fill="#444"/>'
        f'<path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{right - 3}z" fill="{colour}"/>'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14">{escape(label)}</text><text x="{left + right / 2:g}" y="14">{percent}</text>'
        "</g></svg>\n"
    ).encode()


def _width(text: str) -> float:
    return sum(_WIDE if ord(char) > 0x2E80 else _NARROW for char in text)
