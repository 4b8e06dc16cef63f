"""Work that is killed before one of its calls to the file system."""

import os
from collections.abc import Callable
from typing import Any

STEPS = ("open", "replace", "rename", "fsync", "fchmod", "unlink", "rmdir", "mkdir", "makedirs", "sync")
"""The calls that change what is on the disk. An `open` counts if it makes a file."""


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Work in a child process that dies, cleaning up nothing, before its `step`th call; whether it did.

    A child that ends with an error of its own fails the test.
    """
    child = os.fork()
    if child == 0:
        left = [step]

        def dying(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
            def called(*arguments: Any, **options: Any) -> Any:
                if name != "open" or arguments[1] & os.O_CREAT:
                    left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return call(*arguments, **options)

            return called

        for name in STEPS:
            setattr(os, name, dying(name, getattr(os, name)))
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9)
    return status == 9
