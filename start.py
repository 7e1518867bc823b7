#!/usr/bin/env python3
"""Start Zhupi, or run its tests, from a fresh copy of the project; only Python itself is needed.

    python3 start.py [ARTICLE | FOLDER]…          the window
    python3 start.py extract …                    a headless command: extract, export, import, check, score
    python3 start.py test [PYTEST ARGUMENT]…      the tests
    python3 start.py test --setup-only            everything the tests need, without running them

The first start makes `.venv` beside this file and installs the requirements into it; later starts find that
nothing changed and go straight on. Whatever is missing on the system is installed where that is allowed (root on
Debian and its relatives) and named, with the one line to run, where it is not.
"""

import hashlib
import importlib
import importlib.util
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

OLDEST = (3, 11)
if sys.version_info[:2] < OLDEST:  # everything above and the next line also run on Python 3.6
    sys.exit(f"Zhupi needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]}.")

from core.system_libraries import (  # noqa: E402  # after the check of Python's version, which this file needs
    FONT_PACKAGE,
    chinese_font_missing,
    install_line,
    missing_libraries,
)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "zhupi-start.json"
REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "tests" / "requirements.txt"
COMMANDS = ("extract", "export", "import", "check", "score", "-h", "--help", "--version")
"""First arguments with which no window opens, so neither a screen nor Qt's libraries are needed."""

LOADER_CACHE = Path("/etc/ld.so.cache")
NO_PROGRAMS: Mapping[str, str] = {}
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool"}


class NotReadyError(Exception):
    """Something is missing that a person has to see to; the message says what and how."""


def translate(context: str, source: str) -> str:
    """The string in the person's language; the catalogue is read only when there is something to say."""
    from core import translation  # noqa: PLC0415  # a start that has nothing to say does not pay for it

    translation.install_catalogue(translation.system_language())
    return translation.translate(context, source)


def say(message: str) -> None:
    """Tell the person, on stderr: stdout belongs to the headless commands."""
    print(message, file=sys.stderr, flush=True)


# --- what is remembered between starts ---------------------------------------------------------------------------


def read_stamp() -> dict[str, str]:
    """What the last start found: a digest for each requirements file, and the Chinese font."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in stamp.items()} if isinstance(stamp, dict) else {}


def remember(found: Mapping[str, str]) -> None:
    """Add to what the next start will find; before there is a `.venv` there is no place for it."""
    if not VENV.is_dir():
        return
    STAMP.write_text(json.dumps({**read_stamp(), **found}, indent=1) + "\n", encoding="utf-8")


# --- Python ------------------------------------------------------------------------------------------------------


def venv_python() -> Path:
    """The interpreter inside `.venv`, whether or not it is there yet."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def digest(requirements: Path) -> str:
    """A digest of the file and of the interpreter it was installed for: a new system Python asks for a new look."""
    told = requirements.read_bytes() + os.path.realpath(venv_python()).encode("utf-8", "surrogateescape")
    return hashlib.sha256(told).hexdigest()


def ready_python(requirements: Sequence[Path]) -> Path:
    """The interpreter of `.venv`, with those requirements installed; at once where nothing changed."""
    python = venv_python()
    stamp = read_stamp()
    if python.exists() and all(stamp.get(file_key(file)) == digest(file) for file in requirements):
        return python
    try:
        if not runs(python):
            make_venv()
        install_requirements(python, requirements)
        compile_modules(python)
        remember({file_key(file): digest(file) for file in requirements})
    except PermissionError as error:
        message = translate("Start", "The folder {folder} cannot be written to. Copy Zhupi to a folder of your own.")
        raise NotReadyError(message.format(folder=ROOT)) from error
    return python


def file_key(requirements: Path) -> str:
    """The name of a requirements file in the stamp."""
    return requirements.relative_to(ROOT).as_posix()


def runs(python: Path) -> bool:
    """Whether that interpreter starts and has pip: not so after an interrupted start or a new system Python."""
    if not python.exists():
        return False
    return subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make `.venv`, in place of what an interrupted start may have left."""
    say(translate("Start", "Making the Python environment in {folder} …").format(folder=VENV))
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False).returncode:
        message = translate("Start", "Python could not make its environment in {folder}; its own message is above.")
        raise NotReadyError(message.format(folder=VENV))


def install_requirements(python: Path, requirements: Sequence[Path]) -> None:
    """Let pip install those files; this is the only time the network is used, and not by Zhupi itself."""
    say(translate("Start", "Installing what Zhupi needs; this happens once …"))
    files = [part for file in requirements for part in ("-r", str(file))]
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", *files]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        message = translate("Start", "pip could not install the requirements; its own message is above.")
        hint = translate("Start", "The first start needs a package index or a folder of wheels; later ones do not.")
        raise NotReadyError(f"{message}\n{hint}")


def compile_modules(python: Path) -> None:
    """Compile Zhupi's own modules, as pip compiled the others: the first window need not do it. It may fail."""
    command = [str(python), "-m", "compileall", "-q", "-j", "0", "main.py", "core", "ui"]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


# --- the system --------------------------------------------------------------------------------------------------


def is_linux() -> bool:
    """Whether Qt's libraries and fonts come from a distribution."""
    return sys.platform.startswith("linux")


def may_install() -> bool:
    """Whether system packages can be installed from here without asking: root, on Debian and its relatives."""
    return is_linux() and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages, saying so; False where apt-get failed."""
    say(translate("Start", "Installing system packages: {names} …").format(names=" ".join(packages)))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install):
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        say(done.stdout.decode("utf-8", "replace")[-2000:])
    return done.returncode == 0


def ready_system(*, window: bool, programs: Mapping[str, str] = NO_PROGRAMS) -> None:
    """See that the system has what is needed, in one go: what is missing is installed, or named with one line to run.

    `programs` (name → package) and a Chinese font are only wished for: without them it goes on.
    """
    if not is_linux():
        return
    needed, wished = missing_on_system(window=window, programs=programs)
    if (needed or wished) and may_install():
        install_packages([*needed.values(), *wished.values()])
        needed, wished = missing_on_system(window=window, programs=programs)
    line = install_line([*needed.values(), *wished.values()])
    if needed:
        message = translate("Start", "Zhupi needs what is not on this system: {names}.")
        hint = translate("Start", "On Debian or Ubuntu, run this once, then start again:")
        raise NotReadyError(f"{message.format(names=', '.join(needed))}\n{hint}\n  {line}")
    if wished:
        message = translate("Start", "It goes on without {names}. To have it, on Debian or Ubuntu:")
        say(f"{message.format(names=', '.join(wished))}\n  {line}")


def missing_on_system(*, window: bool, programs: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What must be there and is not, and what is only wished for; each with its Debian package."""
    needed: dict[str, str] = {}
    importlib.invalidate_caches()
    if not venv_python().exists() and importlib.util.find_spec("ensurepip") is None:
        needed["ensurepip"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"  # Debian ships it apart
    wished = {name: package for name, package in programs.items() if shutil.which(name) is None}
    if window:
        needed.update(libraries_to_install())
        if not has_chinese_font():
            wished[translate("Start", "a Chinese font")] = FONT_PACKAGE
    return needed, wished


def libraries_to_install() -> dict[str, str]:
    """The libraries of Qt that the system's loader does not find, with their packages.

    Loading all fourteen takes 28 ms, so where they were all found once, nothing is loaded until the loader's own
    cache is another file: it is written anew whenever a library comes or goes.
    """
    state = loader_state()
    if state and read_stamp().get("libraries") == state:
        return {}
    missing = missing_libraries(window=True)
    if state and not missing:
        remember({"libraries": state})
    return missing


def loader_state() -> str:
    """The age and size of the loader's cache, or empty where there is none."""
    try:
        told = LOADER_CACHE.stat()
    except OSError:
        return ""
    return f"{told.st_mtime_ns}:{told.st_size}"


def has_chinese_font() -> bool:
    """Whether there is a font with Chinese characters; fontconfig's answer is remembered while that file is there."""
    remembered = read_stamp().get("font", "")
    if remembered and Path(remembered).exists():
        return True
    found = font_by_fontconfig()
    if found:
        remember({"font": found})
    return bool(found) or not chinese_font_missing()


def font_by_fontconfig() -> str:
    """The path of a font that fontconfig says has Chinese, where its program is installed; else empty."""
    if shutil.which("fc-list") is None:
        return ""
    answer = subprocess.run(["fc-list", ":lang=zh-cn", "file"], capture_output=True, check=False).stdout
    return answer.decode("utf-8", "replace").partition("\n")[0].strip().rstrip(":")


def require_screen(environment: Mapping[str, str]) -> None:
    """Say so where a window is asked for and there is no screen to show it on."""
    if not is_linux() or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return
    if environment.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] not in ("xcb", "wayland"):
        return
    message = translate("Start", "There is no screen to open the window on: DISPLAY and WAYLAND_DISPLAY are not set.")
    hint = translate("Start", "Start it from a desktop, or use a headless command, such as:")
    raise NotReadyError(f"{message}\n{hint}\n  python3 start.py extract ARTICLE")


# --- the two commands --------------------------------------------------------------------------------------------


def run_program(arguments: Sequence[str]) -> int:
    """Start `main.py`; on POSIX this process becomes it, so signals and exit code are its own."""
    windowed = not arguments or arguments[0] not in COMMANDS
    if windowed:
        require_screen(os.environ)
    ready_system(window=windowed)
    python = ready_python([REQUIREMENTS])
    command = [str(python), str(ROOT / "main.py"), *arguments]
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    return os.execv(command[0], command)  # noqa: S606  # the interpreter in .venv, no shell


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest on the project, windows on a screen of their own; pytest's exit code."""
    ready_system(window=True, programs=TEST_PROGRAMS)
    python = ready_python([REQUIREMENTS, TEST_REQUIREMENTS])
    if "--setup-only" in arguments:
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the screen below ends with this process
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is pytest's to answer, with its summary
    with own_screen() as environment:
        # The tests start Python hundreds of times: each would compile the whole program again.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [str(python), "-m", "pytest", *spread(arguments), *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def spread(arguments: Sequence[str]) -> list[str]:
    """The whole suite goes over as many processes as there are cores; a part of it is not worth their start."""
    part = any(argument.startswith("-n") or (ROOT / argument.split("::")[0]).exists() for argument in arguments)
    return [] if part else ["-n", "auto", "--dist", "worksteal"]


@contextmanager
def own_screen() -> Iterator[dict[str, str]]:
    """An environment whose DISPLAY is an Xvfb started here, so that no test types into a person's desktop.

    Without Xvfb the environment has no DISPLAY at all, and Qt runs off screen.
    """
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    program = shutil.which("Xvfb") if is_linux() else None
    if program is None:
        yield environment
        return
    answers, asks = os.pipe()
    command = [program, "-displayfd", str(asks), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[asks], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(asks)
    try:
        number = first_line(answers, seconds=30)
        # Named outright: the tests choose the offscreen platform where nothing is named.
        on_x = {"QT_QPA_PLATFORM": "xcb", **environment, "DISPLAY": f":{number}"}
        yield on_x if number else environment
    finally:
        server.terminate()
        server.wait()


def first_line(descriptor: int, *, seconds: float) -> str:
    """The first line that arrives in that time, or empty; the descriptor is closed."""
    with os.fdopen(descriptor) as pipe:
        ready, _, _ = select.select([pipe], [], [], seconds)
        return pipe.readline().strip() if ready else ""


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; the exit code."""
    try:
        if arguments and arguments[0] == "test":
            return run_tests(arguments[1:])
        return run_program(arguments)
    except NotReadyError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
