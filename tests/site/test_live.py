"""The published site against the built one, over HTTP, on this machine."""

import gzip
import hashlib
import json
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from page_host import Handler, Reply, Server, gives, hosted
from sites import Site

from diglot.cli import cli
from diglot.cli.web import CONNECTIONS, ask_all
from diglot.repository import read_whole_site
from diglot.site.live import NOWHERE, Wanted, compare, is_same_place, pauses, wanted_of
from diglot.site.sitemap import read_sitemap

FILES = {
    "404.html": b"<h1>Page not found</h1>" * 20,
    "_headers": b"/*\n  Content-Security-Policy: default-src 'none'\n",
    ".nojekyll": b"",
    "assets/style.css": b"p { color: black }\n" * 50,
    "assets/a picture #1.png": bytes(range(256)) * 4,
    "essay/index.html": b"<h1>Essay</h1>" * 100,
    "index.html": b'<link rel="canonical" href="https://example.org/edition/"><h1>Opening page</h1>',
    "sitemap.xml": b"<urlset></urlset>",
    "sitemap.xml.gz": gzip.compress(b"<urlset></urlset>", mtime=0),
    "zh/essay/index.html": "<h1>文章</h1>".encode() * 100,
}


def padded(data: bytes) -> bytes:
    """Data as gzip of 3,824 bytes, which end with a member, and then one more member. One of them has a long name."""
    first, empty = gzip.compress(data), gzip.compress(b"")
    name = b"n" * (3824 - len(first) - len(empty) - 1) + b"\0"
    return first + empty[:3] + b"\x08" + empty[4:10] + name + empty[10:] + gzip.compress(b"<script>")


def look(server: Server, files: dict[str, bytes] = FILES, seconds: float = 0) -> tuple[list[str], list[float]]:
    """What is not as built, each as “address: what came”, and how long was waited, without waiting."""
    waited: list[float] = []
    wrong = compare(wanted_of(files, server.url), ask_all, pauses(seconds), lambda pause, _: waited.append(pause))
    return [f"{each.wanted.address.removeprefix(server.url)}: {each.came}" for each in wrong], waited


def begins(data: bytes) -> str:
    """As much of a digest as is shown."""
    return hashlib.sha256(data).hexdigest()[:16]


def test_the_edition_is_as_built(edition_site: Site) -> None:
    """C12: every address of the sitemap is asked for, and every other file; nothing differs."""
    files = read_whole_site(edition_site.folder)
    entries = read_sitemap(files["sitemap.xml"].decode()) or []
    with hosted(files) as server:
        listed = {server.url + urlsplit(entry.address).path.removeprefix("/scores-and-grids/") for entry in entries}

        assert look(server, files) == ([], [])
        assert len(listed) >= 10
        assert listed <= server.addresses
        assert set(server.asked) - set(files) == {NOWHERE + "index.html"}
        assert set(files) - set(server.asked) == {"404.html", "_headers"}


def test_each_is_asked_for_once_and_politely() -> None:
    """Over few connections, under a name of our own, without cookies; what only servers read is left alone."""
    many = FILES | {f"more/{number}.html": b"more" for number in range(40)}
    with hosted(many, {"index.html": gives(FILES["index.html"], Set_Cookie="a=b")}) as server:
        assert look(server, many) == ([], [])
        assert all(len(each) == 1 for each in server.asked.values())
        assert len(server.lines) <= CONNECTIONS
        assert not {"_headers", ".nojekyll", "404.html"} & set(server.asked)
        for [headers] in server.asked.values():
            assert headers["User-Agent"].startswith("diglot/")
            assert "Cookie" not in headers


def test_a_stale_page_is_reported() -> None:
    """With its address, what was expected and what came."""
    with hosted(FILES, {"essay/index.html": gives(b"<h1>Last week</h1>")}) as server:
        [mismatch] = compare(wanted_of(FILES, server.url), ask_all, [], lambda *_: None)

    assert mismatch.wanted.address == f"{server.url}essay/"
    assert mismatch.expected == f"1400 bytes (SHA-256 {begins(FILES['essay/index.html'])}…) of essay/index.html"
    assert mismatch.came == f"18 bytes (SHA-256 {begins(b'<h1>Last week</h1>')}…)"


@pytest.mark.parametrize(
    ("reply", "came"),
    [
        (gives(b"no", 404), "status 404 Not Found"),
        (gives(b"no", 503), "status 503 Service Unavailable"),
        (gives(FILES["essay/index.html"], 203), "status 203 Non-Authoritative Information"),
        (gives(FILES["essay/index.html"] + b"<script>"), "more than 1400 bytes"),
        (gives(bytes(10**6)), "more than 1400 bytes"),
        (gives(gzip.compress(bytes(10**7)), Content_Encoding="gzip"), "more than 1400 bytes"),
        (
            gives(b"not gzip", Content_Encoding="gzip"),
            "gzip that cannot be unpacked: Error -3 while decompressing data",
        ),
        (gives(gzip.compress(b"cut short")[:-9], Content_Encoding="gzip"), "gzip that ends too early"),
        (gives(gzip.compress(FILES["essay/index.html"]) + b"<script>", Content_Encoding="gzip"), "gzip that cannot"),
        (
            gives(gzip.compress(FILES["essay/index.html"]) + gzip.compress(b"<script>"), Content_Encoding="gzip"),
            "more than 1400 bytes",
        ),
        (gives(padded(FILES["essay/index.html"]), Content_Encoding="gzip"), "more than 3824 bytes of gzip"),
        (gives(b"x", Content_Encoding="br"), "bytes packed as “br”, which was not asked for"),
        (gives(b"", 301, Location="/edition/essay/"), "more than 4 redirects"),
        (gives(b"", 302, Location="http://[::"), "no answer: Invalid IPv6 URL"),
        (gives(b"", 302, Location="ftp://127.0.0.1/"), "a redirect to another host, ftp://127.0.0.1/"),
    ],
)
def test_other_answers_are_reported(reply: Reply, came: str) -> None:
    """One sentence for each, and only for the address that gives it."""
    with hosted(FILES, {"essay/index.html": reply}) as server:
        [found], _ = look(server)

    assert found.startswith(f"essay/: {came}")


def test_a_missing_page_is_reported() -> None:
    """The page for lost readers comes instead."""
    less = {path: data for path, data in FILES.items() if path != "zh/essay/index.html"}
    with hosted(less) as server:
        assert look(server)[0] == ["zh/essay/: status 404 Not Found"]


def test_a_page_that_comes_late_is_waited_for() -> None:
    """It alone is asked for again; the waiting is bounded."""

    def late(handler: Handler, count: int) -> bool:
        return count < 2 and gives(b"<h1>Last week</h1>")(handler, count)

    with hosted(FILES, {"essay/index.html": late}) as server:
        assert look(server, seconds=60) == ([], [1, 2])
        assert len(server.asked["essay/index.html"]) == 3
        assert all(len(each) == 1 for path, each in server.asked.items() if path != "essay/index.html")
    with hosted(FILES, {"essay/index.html": late}) as server:
        assert look(server, seconds=1)[0] != []


def test_another_host_is_never_asked() -> None:
    """Wherever the server leads to."""
    with hosted(FILES) as other:
        leads = gives(b"", 302, Location=f"http://localhost:{other.server_port}/edition/essay/")
        with hosted(FILES, {"essay/index.html": leads}) as server:
            [found], _ = look(server)
            assert found == f"essay/: a redirect to another host, http://localhost:{other.server_port}/edition/essay/"
        assert not other.asked


def test_the_same_host_may_lead_elsewhere() -> None:
    """What counts is what comes in the end."""
    files = FILES | {"moved/index.html": FILES["essay/index.html"]}
    with hosted(files, {"essay/index.html": gives(b"", 308, Location="../moved/")}) as server:
        assert look(server) == ([], [])


def test_a_packed_file_may_be_said_to_be_packed_on_its_way() -> None:
    """Some servers say so of `sitemap.xml.gz`; its bytes are those of the file all the same."""
    reply = gives(FILES["sitemap.xml.gz"], Content_Encoding="gzip")
    with hosted(FILES, {"sitemap.xml.gz": reply}) as server:
        assert look(server) == ([], [])


def test_the_page_for_lost_readers_comes_with_its_status() -> None:
    """A server that says 200 invites search engines to list it; one that has its own page leaves readers alone."""
    for reply, came in (
        (gives(FILES["404.html"]), "status 200 OK"),
        (gives(b"nginx", 404), "5 bytes (SHA-256 "),
    ):
        with hosted(FILES, {NOWHERE + "index.html": reply}) as server:
            [found], _ = look(server)
        assert found.startswith(f"{NOWHERE}: {came}")


def test_a_server_that_is_silent_is_left_alone() -> None:
    """Three questions on each connection; the others are said not to have been asked."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        answers = ask_all([Wanted(f"{url}{number}", str(number), b"") for number in range(100)])

    assert sum(answer.trouble.startswith("no answer: ") for answer in answers) == 3 * CONNECTIONS
    assert sum(answer.trouble.startswith("not requested") for answer in answers) == 100 - 3 * CONNECTIONS


def drips(before: bytes, dripped: bytes, seconds: float = 0.02) -> Reply:
    """A reply of which each byte after the first ones comes by itself, for minutes."""

    def reply(handler: Handler, _: int) -> bool:
        handler.wfile.write(before)
        with suppress(OSError):
            for at in range(10_000):
                handler.wfile.write(dripped[at % len(dripped) : at % len(dripped) + 1])
                time.sleep(seconds)
        handler.close_connection = True
        return True

    return reply


DRIPS = {
    "a status": drips(b"", b"HTTP/1.1 200 OK"),
    "headers": drips(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    "one header": drips(b"HTTP/1.1 200 OK\r\nX-A: ", b"a"),
    "interim answers": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.0),
    "a body": drips(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"a"),
    "a body without an end": drips(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"a"),
    "chunks": drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "the body of a redirect": drips(b"HTTP/1.1 302 Found\r\nLocation: /edition/\r\nContent-Length: 9999\r\n\r\n", b"a"),
}


@pytest.mark.slow
@pytest.mark.parametrize("reply", DRIPS.values(), ids=DRIPS)
def test_an_answer_that_drips_is_cut_off(reply: Reply, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, and all of them would take minutes. The other answers are not touched by it."""
    monkeypatch.setattr("diglot.cli.web.ANSWER_SECONDS", 0.5)
    began = time.monotonic()
    with hosted(FILES | {"zh/essay/index.html": bytes(100_000)}, {"zh/essay/index.html": reply}) as server:
        found, _ = look(server, FILES | {"zh/essay/index.html": bytes(100_000)})

    assert time.monotonic() - began < 5
    assert len(found) == 1
    assert found[0].startswith("zh/essay/: no answer: ")


def test_all_answers_together_have_a_limit() -> None:
    """Also where each of them is slow, and within its own."""
    slow = {path: drips(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n", b"a") for path in FILES}
    began = time.monotonic()
    with hosted(FILES, slow) as server:
        answers = ask_all(wanted_of(FILES, server.url) * 20, began + 1)

    assert time.monotonic() - began < 5
    assert sum(answer.trouble == "not requested, since the time was over" for answer in answers) > 100


def test_the_command_has_a_limit(built: Path) -> None:
    """It ends, says which addresses were not answered, and fails."""
    slow = {path: drips(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"a") for path in FILES}
    began = time.monotonic()
    with hosted(FILES, slow) as server:
        done = run(built, "--url", server.url, "--limit", "1")

    assert time.monotonic() - began < 8
    assert done.exit_code == 1
    assert "the answer was not complete in time" in done.stdout


def test_a_handshake_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes a connection and then says nothing that TLS knows the end of."""
    monkeypatch.setattr("diglot.cli.web.ANSWER_SECONDS", 0.5)
    began = time.monotonic()
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def drip() -> None:
            line, _ = server.accept()
            with line, suppress(OSError):
                line.sendall(b"\x16\x03\x03\x3f\xff")
                for _ in range(1000):
                    line.sendall(b"\x00")
                    time.sleep(0.02)

        threading.Thread(target=drip, daemon=True).start()
        [answer] = ask_all([Wanted(f"https://127.0.0.1:{server.getsockname()[1]}/", "a", b"")])

    assert time.monotonic() - began < 5
    assert answer.trouble.startswith("no answer: ")


def test_one_silence_keeps_nothing_else_from_being_asked() -> None:
    """The server hangs up on one address."""

    def hang_up(handler: Handler, _: int) -> bool:
        handler.close_connection = True
        return True

    with hosted(FILES, {"essay/index.html": hang_up}) as server:
        assert look(server)[0] == ["essay/: no answer: Remote end closed connection without response"]


@given(st.integers(0, 5000))
def test_waiting_is_bounded(seconds: int) -> None:
    """Ever longer, up to a minute, and as long as was said in all."""
    waits = list(pauses(seconds))

    assert sum(waits) == seconds
    assert all(0 < each <= 60 for each in waits)
    assert waits[:-1] == sorted(waits[:-1])
    assert len(waits) <= 7 + seconds / 60


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("https://example.org/edition", True),
        ("http://EXAMPLE.org/edition/", True),
        ("https://example.org/", False),
        ("https://example.net/edition/", False),
        ("https://example.org:8000/edition/", False),
    ],
)
def test_addresses_of_one_place(other: str, is_same: bool) -> None:
    """However they are written."""
    assert is_same_place("https://example.org/edition/", other) is is_same


# The command


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The site in a folder, and nothing else: neither settings nor sources are needed."""
    for path, data in FILES.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    """The command in a folder."""
    return CliRunner().invoke(cli, ["--root", str(root), "verify-live", *arguments])


def test_the_command_is_content(built: Path) -> None:
    """It says how much it asked for, and that the pages name another address."""
    with hosted(FILES) as server:
        done = run(built, "--url", server.url.rstrip("/"), "--wait", "0")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "8 addresses, all equal, after 0 s." in done.stderr
    assert f"the pages say that the site is at https://example.org/edition/, not at {server.url}" in done.stderr


def test_the_command_has_three_forms_of_output(built: Path) -> None:
    """Text, JSON, and annotations, with exit status 1."""
    with hosted(FILES, {"essay/index.html": gives(b"old")}) as server:
        text, data, github = (
            run(built, "--url", server.url, "--wait", "0", "--format", form) for form in ("text", "json", "github")
        )

    assert (text.exit_code, data.exit_code, github.exit_code) == (1, 1, 1)
    assert text.stdout.startswith(f"{server.url}essay/: VS201 not-as-built: expected 1400 bytes (SHA-256 ")
    assert "8 addresses, 1 different" in text.stderr
    assert "publish again" in text.stderr
    [found] = json.loads(data.stdout)["mismatches"]
    assert (found["code"], found["address"], found["path"]) == ("VS201", f"{server.url}essay/", "essay/index.html")
    assert found["came"].startswith("3 bytes (SHA-256 ")
    lines = github.stdout.splitlines()
    assert lines[0].startswith(f"::error title=VS201 not-as-built::{server.url}essay/: expected 1400 bytes")
    assert lines[1].startswith(
        "::warning title=another address::the pages say that the site is at https://example.org/"
    )


def test_the_command_waits_between_rounds(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it was told to, in all."""
    waited: list[float] = []
    monkeypatch.setattr("diglot.cli.verify_live.time.sleep", waited.append)
    with hosted(FILES, {"essay/index.html": gives(b"old")}) as server:
        done = run(built, "--url", server.url, "--wait", "5")

    assert waited == [1, 2, 2]
    assert "1 still different; asking again in 1 s" in done.stderr
    assert done.exit_code == 1


@pytest.mark.parametrize(
    "url", ["example.org", "file:///etc", "https://", "https://a.example/?x", "https://u@a.example/"]
)
def test_what_is_no_address_is_refused(built: Path, url: str) -> None:
    """Before anything is asked."""
    done = run(built, "--url", url)

    assert f"“{url}” is not the address of a site" in str(done.exception)


def test_a_site_without_an_address_is_refused(built: Path) -> None:
    """Neither the option nor the pages."""
    (built / "site/index.html").write_bytes(b"<h1>Opening page</h1>")

    assert "the address of the site is not known" in str(run(built).exception)
