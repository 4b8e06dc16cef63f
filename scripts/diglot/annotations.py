"""Workflow commands of GitHub, which it shows as annotations (its documentation, “Workflow commands”)."""

import re
from collections.abc import Mapping

from diglot.rules import Severity
from diglot.safety.characters import escape

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
"""What GitHub calls a finding of each severity."""


def annotation(level: str, message: str, properties: Mapping[str, str]) -> str:
    """A command of the level `error`, `warning` or `notice`, with properties such as `title`, `file` and `line`.

    Every character that means something in a command is percent-escaped, so a text can neither end its own command nor
    begin another one (the escapes are those of GitHub's toolkit).
    """
    listed = ",".join(f"{name}={_command(value, ':,')}" for name, value in properties.items())
    return f"::{level} {listed}::{_command(message)}"


def _command(value: str, besides: str = "") -> str:
    return re.sub(rf"[%\r\n{besides}]", lambda match: f"%{ord(match[0]):02X}", escape(value))
