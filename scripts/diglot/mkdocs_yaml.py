"""The values in a `mkdocs.yml`, read without MkDocs and without running anything.

This is the one reader of that file. It follows `mkdocs.utils.yaml` of MkDocs 1.6: `INHERIT` merges tables and replaces
lists, `!ENV` takes variables of the environment. Other tags, such as the name of a function, are kept as they are
written (`Tagged`), and not followed.
"""

import os
from collections.abc import Callable, Mapping
from typing import Any

from diglot.errors import InputError
from diglot.message import Message

Inherit = Callable[[str], str | None]
"""The text of a file by its path; None if it cannot be read."""
_PYTHON_NAME = "tag:yaml.org,2002:python/name:"


class YamlError(InputError):
    """A file that is not YAML, or has no settings."""


class Placed(str):
    """A text of a YAML file, with its place."""

    path: str
    line: int
    """1-based; 0 if it is not known."""


class Tagged:
    """A value with another tag. `node` is its node in PyYAML."""

    def __init__(self, node: Any) -> None:
        self.node = node

    @property
    def python_name(self) -> str:
        """The name of a Python object, if the tag names one: `a.b` for `!!python/name:a.b`; otherwise empty."""
        tag = str(self.node.tag)
        return tag.removeprefix(_PYTHON_NAME) if tag.startswith(_PYTHON_NAME) else ""


def parse_mkdocs_yaml(text: str, path: str, inherit: Inherit) -> dict[str, Any]:
    """The values of a file at `path`, merged into those of the file it inherits from.

    Texts are `Placed`, values with other tags `Tagged`. Raises YamlError if a file is not YAML or has no settings, and
    InputError, with file and line, if it inherits from one that is not there, or from itself.
    """
    return _parse(text, path, inherit, ())


def render_mkdocs_yaml(values: Mapping[str, Any]) -> str:
    """Values as YAML, with the tags that were kept."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes what was read."""

    Dumper.add_representer(Placed, lambda dumper, value: dumper.represent_str(str(value)))
    Dumper.add_representer(Tagged, lambda dumper, value: value.node)
    return str(yaml.dump(dict(values), Dumper=Dumper, allow_unicode=True, sort_keys=False))


_MAKING = (RecursionError, ValueError, TypeError, AttributeError, OverflowError)
"""What is raised where a value cannot be made: a day such as 2024-13-45, a number of too many digits."""


def _parse(text: str, path: str, inherit: Inherit, heirs: tuple[str, ...]) -> dict[str, Any]:
    import yaml  # late: an edition without mkdocs.yml does not need it

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Reads what SafeLoader reads, and keeps places and tags."""

    def place(loader: Any, node: Any) -> Placed:
        value = Placed(loader.construct_scalar(node))
        value.path, value.line = path, node.start_mark.line + 1 if node.start_mark else 0
        return value

    Loader.add_constructor("tag:yaml.org,2002:str", place)
    Loader.add_constructor("!ENV", _construct_variable)
    Loader.add_multi_constructor("", lambda loader, tag, node: Tagged(node))
    try:
        values = yaml.load(text, Loader)
    except (yaml.YAMLError, *_MAKING) as error:
        fact = Message("the file is not YAML: {}", " ".join(str(error).split()))
        raise YamlError(fact, Message("Correct the line that is named."), path) from None
    if not isinstance(values, dict):
        raise YamlError(Message("the file has no settings"), Message("Write them as `name: value`."), path)
    if "INHERIT" not in values:
        return values
    named = values.pop("INHERIT")
    other = os.path.normpath(os.path.join(os.path.dirname(path), str(named))).replace(os.sep, "/")
    line = getattr(named, "line", 0)
    if other in (path, *heirs):
        raise InputError(
            Message("it inherits from {}, which inherits from it", other), Message("Remove one INHERIT."), path, line
        )
    inherited = inherit(other)
    if inherited is None:
        raise InputError(
            Message("it inherits from {}, which is not there", other),
            Message("Correct the path of INHERIT."),
            path,
            line,
        )
    parent = _parse(inherited, other, inherit, (path, *heirs)) if inherited.strip() else {}
    return dict(_merge(parent, values))


def _merge(parent: Any, child: Any) -> Any:
    """Tables are merged; all other values are those of the child."""
    if not isinstance(parent, dict) or not isinstance(child, dict):
        return child
    return parent | {key: _merge(parent.get(key), value) for key, value in child.items()}


def _construct_variable(loader: Any, node: Any) -> Any:
    """The first variable of the environment that is set, or the default, which is the last of several; as
    pyyaml-env-tag does it."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        *names, default = node.value if len(node.value) > 1 else [*node.value, None]
    else:
        names, default = [node], None
    for name in names:
        value = os.environ.get(str(loader.construct_scalar(name)))
        if value is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return None if default is None else loader.construct_object(default, deep=True)
