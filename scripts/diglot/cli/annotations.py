"""Workflow commands of GitHub, which it shows as annotations (its documentation, “Workflow commands”)."""


def annotation(title: str, message: str, *, file: str = "", level: str = "error") -> str:
    """A command of the level `error`, `warning` or `notice`, at a file of the repository if one is meant."""
    properties = {"file": file, "title": title} if file else {"title": title}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
