"""Every address of the published site should give what was built, byte for byte.

Why: a server keeps old copies for a while, may lose a file, or may answer with a page of its own. Readers then see text
that was never checked, and search engines do not find what the sitemap lists.
Bad:  `/essay/` gives last week's page
Good: `/essay/` gives the bytes of `essay/index.html`

This module decides what is requested and judges the answers; `cli/web.py` makes the requests. All files of the site
are compared, and so all pages of its sitemap (VS105 checks that it lists no others), and the page “not found”, at an
address that does not exist. Answers are taken as readers get them: compressed, and through caches. Wrong ones are
requested again for ten minutes at most, because caches of GitHub Pages may keep a page for that long. The requests
come from one place; caches elsewhere may be older.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from diglot.site.built_site import LOST, SiteRule
from diglot.site.csp import HEADERS

RULE = SiteRule("VS201", "not-as-built")
NOWHERE = "no-page-has-this-address/"
"""An address that no page has: a server answers it with the page “not found”."""
_FOR_SERVERS = frozenset({HEADERS, "_redirects", "CNAME"})
"""Files that some servers read and do not serve."""
_LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address `address` should give: the bytes of the file `path` of the site, with an HTTP status."""

    address: str
    path: str
    data: bytes
    status: int = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a server: a status and the bytes, unpacked; or the error, as `trouble`."""

    status: int = 0
    reason: str = ""
    data: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An address whose answer differs from the built file, with the expected and the actual answer in words."""

    wanted: Wanted
    expected: str
    came: str

    def __str__(self) -> str:
        return f"expected {self.expected}, came {self.came}"


def wanted_of(files: Mapping[str, bytes], url: str) -> list[Wanted]:
    """The expected answer of each address below `url` (with a slash at its end), the opening page first."""
    found = [
        Wanted(address_of(url, path), path, data)
        for path, data in files.items()
        if path not in _FOR_SERVERS and path != LOST and not any(part.startswith(".") for part in path.split("/"))
    ]
    if LOST in files:
        found.append(Wanted(url + NOWHERE, LOST, files[LOST], 404))
    return sorted(found, key=lambda wanted: (wanted.address != url, wanted.address))


def address_of(url: str, path: str) -> str:
    """The address of a file of the site at `url`: a page's is that of its folder."""
    folder, _, name = path.rpartition("/")
    at = path if name != "index.html" else f"{folder}/" if folder else ""
    return url + quote(at, safe="/!$&'()*+,;=:@")


def is_same_place(one: str, other: str) -> bool:
    """Whether two addresses differ at most in scheme, capitals of the host, and a slash at the end."""
    parts = [urlsplit(address) for address in (one, other)]
    return len({(address.netloc.lower(), address.path.rstrip("/")) for address in parts}) == 1


def judge(wanted: Wanted, answer: Answer) -> Mismatch | None:
    """Compare an answer with the expected one; None if they are equal."""
    if not answer.trouble and answer.status == wanted.status and answer.data == wanted.data:
        return None
    expected = f"{_describe(wanted.data)} of {wanted.path}"
    if wanted.status != 200:
        expected = f"status {wanted.status} with {expected}"
    if answer.trouble:
        came = answer.trouble
    elif answer.status != wanted.status:
        came = f"status {answer.status} {answer.reason}".rstrip()
    elif len(answer.data) > len(wanted.data):
        came = f"more than {len(wanted.data)} bytes"
    else:
        came = _describe(answer.data)
    return Mismatch(wanted, expected, came)


def _describe(data: bytes) -> str:
    return f"{len(data)} bytes (SHA-256 {hashlib.sha256(data).hexdigest()[:16]}…)"


def pauses(seconds: float) -> Iterator[float]:
    """How long to wait before each further round, in seconds: ever twice as long, up to a minute, `seconds` in all."""
    pause = 1.0
    while seconds > 0:
        yield min(pause, seconds)
        seconds -= pause
        pause = min(2 * pause, _LONGEST)


def compare(
    wanted: Sequence[Wanted],
    ask: Callable[[Sequence[Wanted]], Iterable[Answer]],
    waits: Iterable[float],
    wait: Callable[[float, int], object],
) -> list[Mismatch]:
    """Ask until everything is as wanted, or the waits are used up; what is still wrong then.

    `ask` gives the answers in order. Only what was wrong is asked again. `wait` is called between two rounds, with the
    seconds to wait and the number of addresses that are not as wanted yet.
    """
    wrong = _ask_once(wanted, ask)
    for seconds in waits:
        if not wrong:
            break
        wait(seconds, len(wrong))
        wrong = _ask_once([mismatch.wanted for mismatch in wrong], ask)
    return wrong


def _ask_once(wanted: Sequence[Wanted], ask: Callable[[Sequence[Wanted]], Iterable[Answer]]) -> list[Mismatch]:
    judged = (judge(file, answer) for file, answer in zip(wanted, ask(wanted), strict=True))
    return [mismatch for mismatch in judged if mismatch is not None]
