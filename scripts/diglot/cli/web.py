"""HTTP requests, for `verify-live`. No other module of Diglot uses the network.

There are at most four connections, which are kept open. Requests carry Diglot's name and no cookie, go to no other host
(also if the server redirects there), and read no more bytes than are expected. Each answer has to be complete in a
minute, and all of them at a time that the caller gives, so that a slow server cannot hold the command.
"""

import math
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from urllib.parse import urljoin, urlsplit

from diglot import __version__
from diglot.site.live import Answer, Wanted

CONNECTIONS = 4
SECONDS = 20.0
"""How long to wait for the next byte of the server."""
ANSWER_SECONDS = 60.0
"""How long an answer may take, from the connection to its last byte."""
_HEADERS = {"Accept": "*/*", "User-Agent": f"diglot/{__version__} (compares a site with what was built)"}
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOST_MOVES = 5
_MOST_SILENCES = 3
_GZIP = 31
"""What zlib calls a gzip stream with its header."""


def ask_all(wanted: Sequence[Wanted], ends: float = math.inf) -> list[Answer]:
    """The answers of the addresses, in their order. Raises nothing: a failure is returned as an answer.

    `ends` is when to stop, in seconds of `time.monotonic`.
    """
    answers = [Answer()] * len(wanted)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        parts = [wanted[first::CONNECTIONS] for first in range(CONNECTIONS)]
        shares = pool.map(lambda part: _ask_in_turn(part, ends), parts)
        for first, share in enumerate(shares):
            answers[first::CONNECTIONS] = share
    return answers


def _ask_in_turn(wanted: Sequence[Wanted], ends: float) -> list[Answer]:
    """Request addresses over one connection. After several failures in a row, the rest is not requested."""
    answers: list[Answer] = []
    client, silences = _Client(ends), 0
    for address in wanted:
        if time.monotonic() >= ends:
            answers.append(Answer(trouble="not requested, since the time was over"))
            continue
        if silences == _MOST_SILENCES:
            answers.append(Answer(trouble="not requested, since the requests before were not answered"))
            continue
        try:
            answers.append(client.ask(address.address, len(address.data)))
            silences = 0
        except (OSError, HTTPException, ValueError) as error:
            answers.append(Answer(trouble=f"no answer: {error or type(error).__name__}"))
            client.close()
            silences += 1
    client.close()
    return answers


class _Client:
    """One connection at a time."""

    def __init__(self, ends: float) -> None:
        self._ends = ends
        self._origin = ("", "")
        self._connection: HTTPConnection | None = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def ask(self, address: str, most: int) -> Answer:
        """The answer of an address; of the data at most `most` bytes and one more are read.

        Raises OSError or HTTPException if there is no answer, TimeoutError if it is not complete in time, ValueError if
        a redirect has no valid address.
        """
        at, ends = address, min(self._ends, time.monotonic() + ANSWER_SECONDS)
        for _ in range(_MOST_MOVES):
            answer, leads_to = self._exchange(at, most, ends)
            if not leads_to:
                return answer
            if not _is_same_host(at, leads_to):
                return Answer(trouble=f"a redirect to another host, {leads_to}")
            at = leads_to
        return Answer(trouble=f"more than {_MOST_MOVES - 1} redirects, the last to {at}")

    def _exchange(self, address: str, most: int, ends: float) -> tuple[Answer, str]:
        """One request: its answer, and the address of a redirect, or an empty text."""
        connection = self._connection_to(address)
        if connection.sock is None:
            connection.timeout = max(0.01, min(SECONDS, ends - time.monotonic()))
            connection.connect()
        connected = connection.sock
        assert connected is not None, "it is connected now"
        connected.settimeout(SECONDS)
        with _cut_off(connected, ends):
            return self._request(connection, address, most)

    def _request(self, connection: HTTPConnection, address: str, most: int) -> tuple[Answer, str]:
        if isinstance(connection.sock, ssl.SSLSocket):
            connection.sock.do_handshake()  # does nothing on a connection that was used before
        path = urlsplit(address)._replace(scheme="", netloc="", fragment="").geturl() or "/"
        is_packed = path.endswith(".gz")  # a server may set Content-Encoding because the file itself is gzip
        headers = {**_HEADERS, "Accept-Encoding": "identity" if is_packed else "gzip"}
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        data = response.read(2 * most + 1024)  # data that cannot be compressed grows a little
        is_whole = response.isclosed()
        if not is_whole:
            connection.close()  # there is more data, which is not needed
        coding = response.getheader("Content-Encoding", "identity").lower()
        leads_to = urljoin(address, response.getheader("Location", "")) if response.status in _MOVED else ""
        answer = Answer(response.status, response.reason, data)
        if coding == "identity" or is_packed or not data:
            return answer, leads_to
        unpacked = _unpack(answer, coding, most)
        if not (is_whole or unpacked.trouble or len(unpacked.data) > most):
            unpacked = Answer(trouble=f"more than {len(data)} bytes of gzip")
        return unpacked, leads_to

    def _connection_to(self, address: str) -> HTTPConnection:
        scheme, netloc = origin = urlsplit(address)[:2]
        if self._connection is None or origin != self._origin:
            self.close()
            kind = _SecureConnection if scheme == "https" else HTTPConnection
            self._connection, self._origin = kind(netloc, timeout=SECONDS), origin
        return self._connection


class _SecureConnection(HTTPSConnection):
    """A connection whose TLS handshake is left to the caller, who can limit its time."""

    def connect(self) -> None:
        """Connect without the handshake."""
        HTTPConnection.connect(self)
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)


@contextmanager
def _cut_off(connected: socket.socket, ends: float) -> Iterator[None]:
    """Shut a socket down at a given time, so that calls waiting for it end. Raises TimeoutError after that."""

    def cut() -> None:
        with suppress(OSError):
            socket.socket.shutdown(connected, socket.SHUT_RDWR)  # that of TLS takes the stream from who is reading it

    timer = Timer(max(0.0, ends - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if time.monotonic() < ends:
            raise
    finally:
        timer.cancel()
    if time.monotonic() >= ends:
        raise TimeoutError("the answer was not complete in time")


def _unpack(answer: Answer, coding: str, most: int) -> Answer:
    """The same answer with its data decompressed, at most `most` bytes and one more."""
    if coding not in ("gzip", "x-gzip"):
        return Answer(trouble=f"bytes packed as “{coding}”, which was not asked for")
    data, packed = b"", answer.data
    while packed and len(data) <= most:  # gzip may have several members, which browsers read one after the other
        unpacker = zlib.decompressobj(_GZIP)
        try:
            data += unpacker.decompress(packed, most + 1 - len(data))
        except zlib.error as error:
            return Answer(trouble=f"gzip that cannot be unpacked: {error}")
        if not unpacker.eof and len(data) <= most:
            return Answer(trouble="gzip that ends too early")
        packed = unpacker.unused_data
    return Answer(answer.status, answer.reason, data)


def _is_same_host(one: str, other: str) -> bool:
    """Whether a redirect stays on its host. One from https to http does not."""
    before, after = urlsplit(one), urlsplit(other)
    return after.netloc == before.netloc and after.scheme in (before.scheme, "https")
