"""The history of an edition as a picture in a page: one line for each language, over time."""

from collections.abc import Sequence
from html import escape

from diglot.progress.coverage import Moment

WIDTH, HEIGHT = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 90, 12, 28
_DASHES = ("", "7 4", "2 3", "10 3 2 3", "1 4", "12 5")
"""Lines differ by their dashes as well, for who does not see the colours."""
_COLOURS = ("#9b2f20", "#1f5f8b", "#5b6b1f", "#6b3f8b", "#8a5a00", "#2f6f6a")


def make_chart(moments: Sequence[Moment], title: str = "Share of the units that are current, over time") -> str:
    """An SVG to be put into HTML; empty if there are not two moments, since that is no history."""
    if len(moments) < 2:
        return ""
    first, last = moments[0].when, moments[-1].when
    seconds = max((last - first).total_seconds(), 1)
    languages = list(dict.fromkeys(code for moment in moments for code in moment.shares))

    def across(moment: Moment) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * (moment.when - first).total_seconds() / seconds

    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="history-title">']
    parts.append(f'<title id="history-title">{escape(title)}</title>')
    for percent in (0, 50, 100):
        y = _down(percent)
        parts.append(f'<path class="grid" d="M{_LEFT} {y:g}H{WIDTH - _RIGHT}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:g}" text-anchor="end">{percent} %</text>')
    for when, x, anchor in ((first, _LEFT, "start"), (last, WIDTH - _RIGHT, "end")):
        parts.append(f'<text x="{x}" y="{HEIGHT - 8}" text-anchor="{anchor}">{when.date().isoformat()}</text>')
    taken: list[float] = []
    for number, code in enumerate(languages):
        known = [(across(moment), _down(moment.shares[code])) for moment in moments if code in moment.shares]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in known)
        colour, dashes = _COLOURS[number % len(_COLOURS)], _DASHES[number % len(_DASHES)]
        parts.append(f'<polyline points="{points}" stroke="{colour}" stroke-dasharray="{dashes or "none"}"/>')
        parts.append(
            f'<text x="{WIDTH - _RIGHT + 8}" y="{_free(known[-1][1] + 4, taken):.1f}" fill="{colour}">'
            f"{escape(code)}</text>"
        )
    return "".join(parts) + "</svg>"


def _down(percent: float) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - percent / 100)


def _free(y: float, taken: list[float]) -> float:
    """A height for a label where no other one is."""
    while any(abs(y - other) < 13 for other in taken):
        y += 13 if y < HEIGHT / 2 else -13
    taken.append(y)
    return y
