"""Compiled templates, kept for the other languages of a build and for the next build.

They are programs, so they are kept as all texts are: with a digest, where nobody else can write. Jinja's own cache
takes whatever lies in its folder.
"""

from contextlib import suppress

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from diglot.engines.cache import find_kept, keep
from diglot.errors import InputError
from diglot.user_cache import cache_folder


class CompiledTemplates(BytecodeCache):
    """What Jinja compiled, by its names for templates."""

    def __init__(self) -> None:
        self._folder = cache_folder()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is kept of a template."""
        if (data := find_kept(self._folder, f"templates/{bucket.key}", bucket.key)) is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that Jinja compiled."""
        with suppress(InputError):
            keep(self._folder, f"templates/{bucket.key}", bucket.key, bucket.bytecode_to_string())
