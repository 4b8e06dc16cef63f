"""A page host, as far as it matters to who compares a site with it: on this machine, with any answers a test wants."""

import gzip
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from urllib.parse import unquote

from diglot.site.live import address_of

Reply = Callable[["Handler", int], bool]
"""Answers instead of the server, or not; told how often the address was asked for before."""


class Handler(BaseHTTPRequestHandler):
    """Serves a site as a page host does: a page for a folder, the page for lost readers, gzip for who asks for it."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        """Answer, and note what was asked."""
        path = unquote(self.path).removeprefix("/edition/")
        path += "index.html" if path == "" or path.endswith("/") else ""
        server = self.server
        with server.lock:
            count = len(server.asked[path])
            server.asked[path].append(dict(self.headers.items()))
            server.lines.add(self.client_address)
        reply = server.replies.get(path)
        if reply is not None and reply(self, count):
            return
        if path in server.files:
            self.give(server.files[path])
        else:
            self.give(server.files["404.html"], 404)

    def give(self, data: bytes, status: int = 200, **headers: str) -> None:
        """Send bytes; a header's name is written with underscores."""
        if "gzip" in self.headers.get("Accept-Encoding", "") and not headers:
            data, headers = gzip.compress(data), {"Content_Encoding": "gzip"}
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """One site, and what was asked of it."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes], replies: Mapping[str, Reply]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.replies = files, replies
        self.asked: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.lines: set[object] = set()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        """Where the opening page is."""
        return f"http://127.0.0.1:{self.server_port}/edition/"

    @property
    def addresses(self) -> set[str]:
        """What was asked for."""
        return {address_of(self.url, path) for path in self.asked}


def gives(data: bytes, status: int = 200, **headers: str) -> Reply:
    """A reply that is always the same."""

    def reply(handler: Handler, _: int) -> bool:
        handler.give(data, status, **headers)
        return True

    return reply


@contextmanager
def hosted(files: Mapping[str, bytes], replies: Mapping[str, Reply] = MappingProxyType({})) -> Iterator[Server]:
    """Serve the files of a site, with other replies for some of them."""
    with Server(files, replies) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
