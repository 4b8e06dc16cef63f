"""The translations in the JSON files of Docusaurus: `i18n/zh/code.json`, `navbar.json`, `current.json` and others.

A file has an entry for each message: `"sidebar.docs.category.Guides": {"message": "指南", "description": "…"}`. Most
keys end with the English text that they stand for. A key that is only a name is found nowhere, and listed.
"""

import json
import re
from collections.abc import Sequence

from diglot.errors import InputError
from diglot.incoming.text import IncomingText
from diglot.message import Message

_KEY = re.compile(
    r"(?:sidebar\.[^.]+\.(?:category|link|doc)|item\.label|link\.(?:title|item\.label)|version\.label|title|copyright)"
    r"(?:\.(?P<text>.+?))?(?:\.(?:link\.generated-index\.)?(?:description|title|label|key\.\w+))?"
)
_LARGEST = 20_000_000


def read_docusaurus(data: bytes, name: str) -> Sequence[IncomingText]:
    """The messages of a file (`ReadIncoming`)."""
    if len(data) > _LARGEST:
        raise InputError(Message("the file has more than {:,} bytes", _LARGEST), Message("Divide it."), name)
    try:
        values = json.loads(data.decode())
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InputError(
            Message("the file is not JSON: {}", error), Message("Correct it, or export it again."), name
        ) from None
    if not isinstance(values, dict):
        raise InputError(Message("the file has no messages"), Message('Write them as {"key": {"message": "…"}}.'), name)
    found = []
    for key, value in values.items():
        message = value.get("message") if isinstance(value, dict) else value
        if isinstance(message, str) and message.strip():
            match = _KEY.fullmatch(key)
            found.append(IncomingText((match and match["text"]) or key, message))
    return found
