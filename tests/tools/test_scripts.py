"""The scripts of the repository, as processes: what ends them ends what they run."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from sites import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
CHILD = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
RUN = (
    "import os, sys; sys.path.insert(0, 'scripts'); import environment;"
    "environment.run_script(lambda _: environment.{}([sys.executable, '-c', {!r}], dict(os.environ)))"
)


def is_running(process: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
KILL = getattr(signal, "SIGKILL", None)


@pytest.fixture
def _signals_end_programs() -> Iterator[None]:
    """So that what is started here is not deaf to the signals that the tests themselves may ignore, under `nohup`."""
    before = [(each, signal.signal(each, signal.SIG_DFL)) for each in ENDS if signal.getsignal(each) == signal.SIG_IGN]
    yield
    for each, handler in before:
        signal.signal(each, handler)


@pytest.mark.slow
@pytest.mark.usefixtures("_signals_end_programs")
@pytest.mark.parametrize(
    ("way", "number"), [*(("call", each) for each in ENDS), *(("become", each) for each in (*ENDS, KILL))]
)
def test_nothing_runs_on_when_a_script_is_ended(way: str, number: signal.Signals) -> None:
    """`scripts/serve` becomes the server, so nothing can end it alone; what is called is told, as far as it can be.

    Nothing can be told by a process that is killed.
    """
    code = RUN.format(way, CHILD)
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as it:
        assert it.stdout
        child = int(it.stdout.readline())
        it.send_signal(number)
        status = it.wait(10)
    until = time.monotonic() + 5
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.02)

    assert not is_running(child)
    assert status != 0


def test_a_server_in_the_background_can_be_interrupted() -> None:
    """A shell starts what it runs with `&` deaf to SIGINT."""
    command = [sys.executable, "-c", RUN.format("become", CHILD)]
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    finally:
        signal.signal(signal.SIGINT, before)
    with running as it:
        assert it.stdout
        it.stdout.readline()
        it.send_signal(signal.SIGINT)

        assert it.wait(10) != 0


def test_the_server_takes_the_place_of_its_script() -> None:
    """`scripts/serve` calls the function that does so, with its options."""
    code = (
        "import runpy, sys; sys.path.insert(0, 'scripts'); import environment; environment.prepare = lambda lock: 'PY';"
        "environment.become = lambda command, environ: print(*command); sys.argv = ['serve', '--livereload'];"
        "runpy.run_path('scripts/serve', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)

    assert done.stdout == "PY -m mkdocs serve --livereload\n"
