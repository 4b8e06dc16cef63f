"""HTTP requests, for `verify-live`. No other module of Diglot uses the network.

There are at most four connections, which are kept open. Requests carry Diglot's name and no cookie, go to no other host
(also if the server redirects there), and read no more bytes than are expected.
"""

import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urljoin, urlsplit

from diglot import __version__
from diglot.site.live import Answer, Wanted

CONNECTIONS = 4
SECONDS = 20.0
"""How long to wait for an answer of the server."""
_HEADERS = {"Accept": "*/*", "User-Agent": f"diglot/{__version__} (compares a site with what was built)"}
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOST_MOVES = 5
_MOST_SILENCES = 3
_GZIP = 31
"""What zlib calls a gzip stream with its header."""


def ask_all(wanted: Sequence[Wanted]) -> list[Answer]:
    """The answers of the addresses, in their order. Raises nothing: a failure is an answer, too."""
    answers = [Answer()] * len(wanted)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        shares = pool.map(_ask_in_turn, [wanted[first::CONNECTIONS] for first in range(CONNECTIONS)])
        for first, share in enumerate(shares):
            answers[first::CONNECTIONS] = share
    return answers


def _ask_in_turn(wanted: Sequence[Wanted]) -> list[Answer]:
    """Request addresses over one connection. After several failures in a row, the rest is not requested."""
    answers: list[Answer] = []
    client, silences = _Client(), 0
    for each in wanted:
        if silences == _MOST_SILENCES:
            answers.append(Answer(trouble="not requested, since the requests before were not answered"))
            continue
        try:
            answers.append(client.ask(each.address, len(each.data)))
            silences = 0
        except (OSError, HTTPException, ValueError) as error:
            answers.append(Answer(trouble=f"no answer: {error or type(error).__name__}"))
            client.close()
            silences += 1
    client.close()
    return answers


class _Client:
    """One connection at a time."""

    def __init__(self) -> None:
        self._origin = ("", "")
        self._connection: HTTPConnection | None = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def ask(self, address: str, most: int) -> Answer:
        """The answer of an address; of the data at most `most` bytes and one more are read.

        Raises OSError or HTTPException if there is no answer, ValueError if a redirect has no valid address.
        """
        at = address
        for _ in range(_MOST_MOVES):
            answer, leads_to = self._exchange(at, most)
            if not leads_to:
                return answer
            if not _is_same_host(at, leads_to):
                return Answer(trouble=f"a redirect to another host, {leads_to}")
            at = leads_to
        return Answer(trouble=f"more than {_MOST_MOVES - 1} redirects, the last to {at}")

    def _exchange(self, address: str, most: int) -> tuple[Answer, str]:
        """One request: its answer, and the address of a redirect, or an empty text."""
        connection = self._connect(address)
        path = urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl() or "/"
        is_packed = path.endswith(".gz")  # a server may set Content-Encoding because the file itself is gzip
        headers = {**_HEADERS, "Accept-Encoding": "identity" if is_packed else "gzip"}
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        data = response.read(2 * most + 1024)  # data that cannot be compressed grows a little
        if not response.isclosed():
            connection.close()  # there is more data, which is not needed
        coding = response.getheader("Content-Encoding", "identity").lower()
        leads_to = urljoin(address, response.getheader("Location", "")) if response.status in _MOVED else ""
        answer = Answer(response.status, response.reason, data)
        if coding == "identity" or is_packed or not data:
            return answer, leads_to
        return _unpack(answer, coding, most), leads_to

    def _connect(self, address: str) -> HTTPConnection:
        scheme, netloc = origin = urlsplit(address)[:2]
        if self._connection is None or origin != self._origin:
            self.close()
            kind = HTTPSConnection if scheme == "https" else HTTPConnection
            self._connection, self._origin = kind(netloc, timeout=SECONDS), origin
        return self._connection


def _unpack(answer: Answer, coding: str, most: int) -> Answer:
    """The same answer with its data decompressed, at most `most` bytes and one more."""
    if coding not in ("gzip", "x-gzip"):
        return Answer(trouble=f"bytes packed as “{coding}”, which was not asked for")
    unpacker = zlib.decompressobj(_GZIP)
    try:
        data = unpacker.decompress(answer.data, most + 1)
    except zlib.error as error:
        return Answer(trouble=f"gzip that cannot be unpacked: {error}")
    if not unpacker.eof and len(data) <= most:
        return Answer(trouble="gzip that ends too early")
    return Answer(answer.status, answer.reason, data)


def _is_same_host(one: str, other: str) -> bool:
    """Whether a redirect stays on its host; from https to http it does not."""
    before, after = urlsplit(one), urlsplit(other)
    return after.netloc == before.netloc and after.scheme in (before.scheme, "https")
