"""Work in several processes: the order of outcomes, and what an error and the end of a process look like."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.errors import DifferenceError, InputError, StructureError
from diglot.rules.workers import judge_in_processes

ERRORS = (
    InputError("a fact", "a cure", "docs/en/page.md", 7),
    StructureError("a fact", "a cure", 3, "page.md"),
    DifferenceError("a fact", "a cure", is_title=True),
)
WAITING = r"""
import os
import time
from diglot.rules.workers import judge_in_processes

def judge(thing):
    os.write(1, b"began\n")  # at once, so that no other process writes between
    time.sleep(60)

list(judge_in_processes(lambda: judge, [1, 2], 2))
"""


def make_judge() -> Callable[[int], tuple[int, int]]:
    """What fails, ends its process, or answers late, by the number it is given."""

    def judge(number: int) -> tuple[int, int]:
        if number < 0:
            raise ERRORS[-number - 1]
        if number == 99:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.02 if number == 0 else 0)
        return number, number * number

    return judge


def test_outcomes_are_in_the_order_of_their_things() -> None:
    """Also if the first one takes longest."""
    outcomes = list(judge_in_processes(make_judge, range(9), 2))

    assert outcomes == [(number, number * number) for number in range(9)]


@pytest.mark.parametrize("error", ERRORS, ids=lambda each: type(each).__name__)
def test_an_error_in_a_process_is_the_same_here(error: InputError) -> None:
    """With its place, fact and way out."""
    with pytest.raises(type(error)) as caught:
        list(judge_in_processes(make_judge, [1, -1 - ERRORS.index(error)], 2))

    assert str(caught.value) == str(error)
    assert vars(caught.value) == vars(error)


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
def test_a_process_that_the_system_ends_is_told() -> None:
    """Nothing waits for it for ever, and nothing is taken for judged."""
    with pytest.raises(InputError, match="the system ended a process"):
        list(judge_in_processes(make_judge, [1, 99, 2], 2))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="it sends a signal to a group of processes")
def test_an_interrupt_ends_all_processes() -> None:
    """The first one says so; the others say nothing."""
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "scripts")}
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ, process_group=0, text=True
    ) as child:
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in range(2)] == ["began\n"] * 2
        os.killpg(child.pid, signal.SIGINT)
        _, said = child.communicate(timeout=20)

    assert said.count("Traceback") == 1
    assert said.rstrip().endswith("KeyboardInterrupt")
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)
