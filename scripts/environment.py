"""The environment that scripts/build, scripts/serve, scripts/test and scripts/bench run in.

It is a virtual environment, `.venv` in the repository's root, made from the lock files under requirements/
and holding this package as an editable install. A stamp in it says what it was made from, so that a run that
finds it up to date only reads a few small files.

Only the standard library is imported, and the syntax is that of Python 3.8, so that an older Python gets to
the message that says what is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Callable, Iterator, Sequence

from compile_catalogs import stale_catalogs

NEEDED = (3, 11)
KNOWN = ("python3.14", "python3.13", "python3.12", "python3.11")
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "diglot-stamp.json"
REQUIREMENTS = ROOT / "requirements"
WINDOWS = os.name == "nt"


class Problem(Exception):
    """Something the user has to put right; the message says where, what, and how."""


def say(line: str) -> None:
    """Write one progress line to standard error."""
    print(line, file=sys.stderr, flush=True)


def run_script(run: Callable[[list[str]], int]) -> None:
    """Run a script's main function and exit: with its status, or with 2 and a message for a problem."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs with & ignore Ctrl-C
    try:
        ensure_python()
        status = run(sys.argv[1:])
    except Problem as problem:
        say(f"error: {problem}")
        status = 2
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def call(command: Sequence[object], environ: dict[str, str]) -> int:
    """Run a command in the repository's root, with our own input and output, and return its status.

    A signal that ends this script ends the command, too.
    """
    sys.stdout.flush()
    received: list[int] = []
    with subprocess.Popen([str(part) for part in command], cwd=str(ROOT), env=environ) as running:

        def end(number: int, _: object) -> None:
            received.append(number)
            running.send_signal(number)

        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), end)
        try:
            status = running.wait()
        except KeyboardInterrupt:  # at Ctrl-C the command is told by the terminal
            with suppress(subprocess.TimeoutExpired):
                running.wait(2)
            running.terminate()
            raise
    if received:
        sys.exit(128 + received[0])
    return status


def become(command: Sequence[object], environ: dict[str, str]) -> int:
    """Run a command in the repository's root in place of this script, so that whoever ends this process ends that one.

    Windows cannot do this: there the command is called.
    """
    if WINDOWS:
        return call(command, environ)
    sys.stdout.flush()
    os.chdir(str(ROOT))
    words = [str(part) for part in command]
    os.execve(words[0], words, environ)


# Python


def ensure_python() -> None:
    """Go on only with a Python that is new enough, starting over with another one if this one is not."""
    if sys.version_info >= NEEDED:
        return
    for name in KNOWN:
        found = shutil.which(name)
        if found and is_new_enough(found):
            command = [found, *sys.argv]
            if WINDOWS:
                sys.exit(subprocess.call(command))
            os.execv(found, command)
    have = ".".join(map(str, sys.version_info[:3]))
    raise Problem(
        f"{sys.executable}: this is Python {have}, and Diglot needs 3.11 or newer. Install a newer Python "
        f"(python.org, or your system's packages), or name one: python3.11 {sys.argv[0]}"
    )


def is_new_enough(python: str) -> bool:
    """Ask an interpreter for its version; a stand-in that cannot start one does not count."""
    code = f"import sys; sys.exit(sys.version_info < {NEEDED})"
    try:
        return subprocess.run([python, "-c", code], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


# What the environment is made from


def digest(paths: Sequence[Path], *facts: object) -> str:
    """Hash the bytes of files and a few facts beside them."""
    total = hashlib.sha256(repr(facts).encode())
    for path in paths:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise Problem(
                f"{path.relative_to(ROOT)}: there is no such file, and the environment is made from it. "
                f"Restore it, for example with: git checkout -- {path.relative_to(ROOT).as_posix()}"
            ) from None
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def wanted() -> dict[str, str]:
    """Describe the environment that the files call for now: its locked packages, and this package."""
    locks = [REQUIREMENTS / f"{name}.txt" for name in ("build-system", "site", "test")]
    package = [ROOT / "pyproject.toml", ROOT / "hatch_build.py", ROOT / "scripts" / "diglot" / "__init__.py"]
    return {
        "locks": digest(locks, sys.version_info[:3], str(ROOT)),
        "package": digest(package),
    }


def read_stamp() -> dict[str, str]:
    """Read what the environment was made from; nothing, if it is missing or was not finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and venv_python().exists() else {}


def is_ready(stamp: dict[str, str], lock: str) -> bool:
    """Say whether the environment has what the lock names; the test lock holds all of the site lock."""
    return stamp.get("lock") in (lock, "test") and stamp == {**stamp, **wanted()}


# Making it


def venv_bin() -> Path:
    """Return the folder of the environment's commands."""
    return VENV / ("Scripts" if WINDOWS else "bin")


def venv_python() -> Path:
    """Return the environment's own interpreter."""
    return venv_bin() / ("python.exe" if WINDOWS else "python")


def prepare(lock: str) -> Path:
    """Bring `.venv` up to date with the lock named ("site" or "test") and return its interpreter."""
    if not is_ready(read_stamp(), lock):
        with one_at_a_time():
            if not is_ready(read_stamp(), lock):
                set_up(lock)
    compile_interface()
    return venv_python()


def set_up(lock: str) -> None:
    """Make the environment anew, or only what changed of it."""
    began = time.monotonic()
    stamp, want = read_stamp(), wanted()
    if stamp.get("locks") != want["locks"]:
        create(first="locks" not in stamp)
        install_lock("build-system")
        install_lock(lock)
    elif stamp.get("lock") not in (lock, "test"):
        say("Adding what the tests need to .venv…")
        write_stamp({})
        install_lock(lock)
    else:
        say("Installing diglot into .venv again, since pyproject.toml or the version changed…")
        lock = stamp["lock"]
    install_package()
    write_stamp({"lock": lock, **want})
    say(f".venv is ready ({time.monotonic() - began:.0f} s).")


def create(first: bool) -> None:
    """Create an empty environment in place of the one that this module made before."""
    if VENV.exists() and not STAMP.exists():
        raise Problem(
            f"{VENV}: this folder was not made by Diglot's scripts, and they would have to empty it. "
            "Move it away or delete it, then run this again."
        )
    if not (find_spec("venv") and find_spec("ensurepip")):
        release = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Problem(
            f"{sys.executable}: this Python comes without venv or ensurepip, which make .venv. Install them "
            f"(Debian and Ubuntu: apt-get install {release}) and run this again."
        )
    say("Setting up .venv " + ("(first time: about a minute)…" if first else "anew, since its lock changed…"))
    VENV.mkdir(exist_ok=True)
    write_stamp({})
    base = getattr(sys, "_base_executable", None) or sys.executable
    run_or_stop([base, "-m", "venv", "--clear", str(VENV)], "the environment could not be created")
    write_stamp({})


def pip(*arguments: str) -> list[str]:
    """Return the command line of the environment's pip."""
    return [str(venv_python()), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]


def install_lock(name: str) -> None:
    """Install exactly what a lock file names, checking every hash and fetching nothing beside it.

    A module is compiled when it is first imported; to compile all of them takes ten seconds, and most are never used.
    """
    path = REQUIREMENTS / f"{name}.txt"
    run_or_stop(
        pip("install", "--require-hashes", "--no-build-isolation", "--no-compile", "-r", str(path)),
        f"the packages of requirements/{name}.txt could not be installed",
    )


def install_package() -> None:
    """Install this package itself, editable, so that its command and its MkDocs plugin are found."""
    run_or_stop(
        pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)),
        "the package diglot itself could not be installed",
    )


def run_or_stop(command: list[str], failure: str) -> None:
    """Run a command quietly; if it fails, stop with the last lines of what it said."""
    try:
        done = subprocess.run(
            command, cwd=str(ROOT), env=child_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except OSError as error:
        raise Problem(f"{command[0]}: {failure}: {error}. Delete .venv and run this again.") from error
    if done.returncode != 0:
        said = done.stdout.decode("utf-8", "replace").splitlines()[-15:]
        raise Problem(
            f"{VENV}: {failure} (exit status {done.returncode}). The last lines said:\n\n"
            + "\n".join("    " + line for line in said)
            + "\n\nIf that is about the network, check the connection, or the proxy and index that pip "
            "is set to use (pip config list), and run this again; otherwise delete .venv first."
        )


def write_stamp(stamp: dict[str, str]) -> None:
    """Write down what the environment was made from; an empty stamp says that it is ours, but unfinished."""
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let only one script at a time change the environment; the others wait for it."""
    folder = ROOT / ".diglot"
    folder.mkdir(exist_ok=True)
    with (folder / "environment.lock").open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # it gives up after ten seconds
                    continue
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def compile_interface() -> None:
    """Compile the interface catalogs whose .mo is missing or older than the .po."""
    if stale_catalogs(ROOT):
        script = str(ROOT / "scripts" / "compile_catalogs.py")
        run_or_stop([str(venv_python()), script], "the interface catalogs could not be compiled")


# Running things in it


def commit_time() -> dict[str, str]:
    """Return SOURCE_DATE_EPOCH, the time of the last commit, so that builds of one commit have the same bytes.

    It is left alone where it is set already, and left out where there is no Git to ask.
    """
    if "SOURCE_DATE_EPOCH" in os.environ or not (ROOT / ".git").exists() or not shutil.which("git"):
        return {}
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True)
    return {"SOURCE_DATE_EPOCH": done.stdout.strip()} if done.returncode == 0 and done.stdout.strip() else {}


def child_environment(**more: str) -> dict[str, str]:
    """Return the variables for what runs in the environment."""
    left_out = ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")  # without bytecode, each process compiles anew
    environ = {key: value for key, value in os.environ.items() if key not in left_out}
    environ.update(
        VIRTUAL_ENV=str(VENV),
        PATH=os.pathsep.join([str(venv_bin()), environ.get("PATH", os.defpath)]),
        PYTHONUTF8="1",
        # Material's notice about another major version of MkDocs, which the lock does not allow anyway.
        NO_MKDOCS_2_WARNING="1",
        DISABLE_MKDOCS_2_WARNING="true",
        **more,
    )
    return environ
