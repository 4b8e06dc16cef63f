"""The hosts from which the pages of an edition may load something: the `policy.allow` tables of `diglot.toml`.

[[policy.allow]]
host = "https://images.example.org"
for = ["images"]
reason = "the museum serves its pictures there"

Nothing is allowed without a table, and each table allows one host for the kinds that it names: a wildcard would allow
hosts that nobody has looked at.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from ada_url import URL

from diglot.errors import InputError
from diglot.message import Message

KINDS: Mapping[str, str] = {
    "connections": "connect-src",
    "fonts": "font-src",
    "frames": "frame-src",
    "images": "img-src",
    "media": "media-src",
    "scripts": "script-src",
    "styles": "style-src",
}
"""What can be loaded from a host, with the directive of the policy (CSP Level 3, 6.1). `connections` are what scripts
ask for by themselves, such as the requests that count readers."""
TABLE = "policy.allow"
_KEYS = ("host", "for", "reason")
_SOURCE = re.compile(r"https://[a-z0-9-]+(?>(?:\.[a-z0-9-]+)*)(?::\d+)?")
"""A host as a policy can name it (CSP Level 3, 2.3.1)."""
_LIKE = Message(
    'Write [[{}]], and below it: host = "https://images.example.org", for = ["images"], reason = "…".', TABLE
)


@dataclass(frozen=True, slots=True)
class AllowedHost:
    """A host, and what may be loaded from it."""

    host: str
    """Scheme, host and port as a policy writes them: `https://images.example.org`."""
    kinds: frozenset[str]
    """Keys of `KINDS`."""
    reason: str


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, as `AllowedHost.host` has them; empty for what is no address of a host.

    An address without a scheme has that of a site that is served by https.
    """
    try:
        origin = URL(address, base="https://unknown.invalid/").origin
    except ValueError:
        return ""
    return origin if _SOURCE.fullmatch(origin) else ""


def allowed_in(hosts: Collection[AllowedHost], directive: str) -> list[str]:
    """The hosts that a directive of the policy names, sorted."""
    return sorted({host.host for host in hosts for kind in host.kinds if KINDS[kind] == directive})


def read_allowed_hosts(value: object, path: str, line_of: Callable[..., int]) -> Iterator[AllowedHost]:
    """The tables in the value of `policy`, which is in the file `path`.

    `line_of(number, key)` is the line of a key of the table with this number, from 0, or of the table. Raises
    InputError for a table that is not complete, a host that is more than one, and a kind that is not known.
    """
    tables = value.get("allow") if isinstance(value, Mapping) and set(value) == {"allow"} else None
    if not isinstance(tables, list):
        raise InputError(Message("“policy” has no tables [[{}]], or something else", TABLE), _LIKE, path, line_of())
    for number, table in enumerate(tables):
        yield _read_table(table, path, lambda key="", number=number: line_of(number, key))


def _read_table(table: object, path: str, line_of: Callable[..., int]) -> AllowedHost:
    if not isinstance(table, Mapping):
        raise InputError(Message("“{}” is no list of tables", TABLE), _LIKE, path, line_of())
    for key in table:
        if key not in _KEYS:
            raise InputError(Message("unknown key “{}” in [[{}]]", key, TABLE), _LIKE, path, line_of(key))
    host, kinds, reason = (table.get(key) for key in _KEYS)
    if not isinstance(reason, str) or not reason.strip():
        cure = Message('Add reason = "…": why readers have to load something from this host.')
        raise InputError(Message("a table under [[{}]] has no reason", TABLE), cure, path, line_of("reason"))
    if not isinstance(kinds, list) or not kinds or not all(isinstance(kind, str) for kind in kinds):
        cure = Message('Add for = ["images"], or more of: {}.', ", ".join(KINDS))
        raise InputError(
            Message("a table under [[{}]] does not say what is loaded from the host", TABLE), cure, path, line_of("for")
        )
    for kind in kinds:
        if kind not in KINDS:
            raise InputError(
                Message("“{}” is nothing that a host is allowed for", kind),
                Message("There are: {}.", ", ".join(KINDS)),
                path,
                line_of("for"),
            )
    if not isinstance(host, str) or not host.strip():
        raise InputError(
            Message("a table under [[{}]] names no host", TABLE),
            Message('Add host = "https://…".'),
            path,
            line_of("host"),
        )
    return AllowedHost(_read_host(host, path, line_of("host")), frozenset(kinds), reason)


def _read_host(host: str, path: str, line: int) -> str:
    if "*" in host:
        cure = Message(
            "Write a table [[{}]] for each host that is needed. The browser’s console lists what it blocked.", TABLE
        )
        raise InputError(Message("“{}” has a wildcard, which allows hosts that nobody knows", host), cure, path, line)
    try:
        url = URL(host)
    except ValueError:
        cure = Message('Write scheme and host, such as "https://images.example.org".')
        raise InputError(Message("“{}” is no host", host), cure, path, line) from None
    if url.protocol != "https:":
        cure = Message("Write https:// in front of the host. If it has no https, put the files into the edition.")
        raise InputError(
            Message("“{}” is not loaded by https, so that others can change it on its way", host), cure, path, line
        )
    if not _SOURCE.fullmatch(url.origin) or url.href != f"{url.origin}/":
        known = _SOURCE.fullmatch(url.origin)
        cure = (
            Message('Write only host = "{}".', url.origin)
            if known
            else Message('Write a name, such as "https://images.example.org".')
        )
        raise InputError(Message("“{}” is more than a host, or another address", host), cure, path, line)
    return url.origin
