"""The arrows of docs/ARCHITECTURE.md and the habits of the code, held by a test instead of by memory."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
LONGEST_FUNCTION = 70
OURS = ("core", "ui", "main", "start", "tests")

BROAD_CATCHES = {("core/worker.py", "_step")}
"""The boundary of background work; the application's other one is `sys.excepthook`, which catches nothing."""

NETWORK = frozenset(
    [
        "aiohttp",
        "asyncio",
        "ftplib",
        "http.client",
        "http.server",
        "httpx",
        "imaplib",
        "nntplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "telnetlib",
        "urllib.request",
        "urllib3",
        "webbrowser",
        "wsgiref",
        "xmlrpc",
        "PySide6.QtWebEngineCore",
        "PySide6.QtWebEngineWidgets",
        "PySide6.QtWebSockets",
    ]
)
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}
"""What QtNetwork has that never leaves this machine."""


def sources() -> list[Path]:
    """The program's own files, without the tests."""
    folders = [path for name in ("core", "ui") for path in sorted((ROOT / name).rglob("*.py"))]
    return [ROOT / "main.py", ROOT / "start.py", *folders]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, anywhere in it; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(path, node)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module_of(path).split(".")
    kept = package[: len(package) - node.level + (path.name == "__init__.py")]
    return ".".join([*kept, node.module] if node.module else kept)


def below(module: str, *parents: str) -> bool:
    return any(module == parent or module.startswith(parent + ".") for parent in parents)


def importers(*modules: str) -> set[str]:
    """The files that import one of those modules or something in them."""
    return {name_of(path) for path in sources() if any(below(module, *modules) for module in imported(path))}


def test_core_imports_neither_window_nor_qt() -> None:
    assert [
        name for name in importers("ui", "PySide6", "shiboken6", "main", "start") if below_folder(name, "core")
    ] == []


def below_folder(name: str, folder: str) -> bool:
    return name.startswith(folder + "/")


def test_window_reaches_what_is_stored_only_through_the_workspace() -> None:
    assert [name for name in importers("tinydb", "core.store") if below_folder(name, "ui")] == []


def test_only_the_store_imports_tinydb() -> None:
    assert [name for name in importers("tinydb") if not below_folder(name, "core/store")] == []


def test_only_one_file_imports_jieba() -> None:
    assert importers("jieba") <= {"core/extractors/words.py"}


def test_only_readers_import_the_libraries_they_read_with() -> None:
    assert [name for name in importers("bs4", "docx", "pypdf") if not below_folder(name, "core/readers")] == []


def test_the_model_imports_nothing_of_ours() -> None:
    assert [module for module in imported(ROOT / "core" / "model.py") if below(module, *OURS)] == []


def test_nothing_imports_the_tests_or_the_start() -> None:
    assert importers("tests", "start", "main") == set()


def test_nothing_can_open_a_network_connection() -> None:
    found = [(name_of(path), module) for path in sources() for module in imported(path) if below(module, *NETWORK)]
    assert found == []


def test_of_qt_network_only_what_stays_on_this_machine() -> None:
    found = [
        (name_of(path), module)
        for path in sources()
        for module in imported(path)
        if below(module, "PySide6.QtNetwork") and module.rpartition(".")[2] not in {"QtNetwork", *LOCAL_ONLY}
    ]
    assert found == []
    whole = re.compile(r"import PySide6\.QtNetwork|from PySide6 import .*QtNetwork")
    assert [name_of(path) for path in sources() if whole.search(path.read_text(encoding="utf-8"))] == []


def loaded_after(modules: list[str]) -> set[str]:
    """What is in `sys.modules` of a fresh process that imported those modules."""
    code = (
        "import importlib, json, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return set(json.loads(done.stdout))


def core_modules() -> list[str]:
    return [module_of(path) for path in sources() if below_folder(name_of(path), "core")]


def test_all_of_core_loads_without_qt_and_without_jieba() -> None:
    loaded = loaded_after(core_modules())
    assert sorted(name for name in loaded if below(name, "PySide6", "shiboken6", "ui", "jieba")) == []
    assert "core.model" in loaded


def test_what_the_start_loads_leaves_out_the_slow_libraries() -> None:
    """Importing bs4 costs 200 ms and jieba with its dictionary 800, so neither comes before the first paint."""
    slow = ("bs4", "jieba", "PySide6", "docx", "lxml", "pypdf")
    early = [name for name in core_modules() if not below(name, "core.readers", "core.extractors")]
    assert sorted(name for name in loaded_after(early) if below(name, *slow)) == []
    readers = [name for name in core_modules() if below(name, "core.readers")]
    assert sorted(name for name in loaded_after(readers) if below(name, *slow)) == []


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_files_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    too_long = [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []


def broad_catches(path: Path) -> Iterator[tuple[str, str]]:
    """File and function of each `except` that takes anything and does not raise it again."""
    for function in ast.walk(tree_of(path)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
            continue
        where = (name_of(path), getattr(function, "name", "<module>"))
        yield from (where for node in own_nodes(function) if is_broad(node))


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function without those of the functions inside it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from own_nodes(child)


def is_broad(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        last = node.body[-1]
        raises_again = isinstance(last, ast.Raise) and last.exc is None
        return not raises_again and (node.type is None or takes_anything(node.type))
    is_suppress = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress")
    return is_suppress and any(takes_anything(argument) for argument in node.args)


def takes_anything(kind: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id in {"Exception", "BaseException"} for part in ast.walk(kind))


def test_errors_are_caught_by_type_except_at_the_named_boundaries() -> None:
    assert {where for path in sources() for where in broad_catches(path)} <= BROAD_CATCHES


def written_files() -> list[Path]:
    """Everything a person wrote: code, tests, documents, scripts."""
    endings = {".py", ".md", ".toml", ".txt", ".ts", ".json", ".css", ".qss"}
    folders = ("core", "ui", "tests", "docs", "resources", ".ci")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    beside = [path for path in sorted(ROOT.iterdir()) if path.is_file()]
    texts = [path for path in [*beside, *found] if path.suffix in endings or path.name in {"run", ".gitignore"}]
    return [path for path in texts if "__pycache__" not in path.parts and "data" not in path.relative_to(ROOT).parts]


def test_nothing_is_left_for_later_and_no_machine_is_named() -> None:
    # put together here, so that this file does not find itself
    words = re.compile(
        "|".join(("\\bTO" + "DO\\b", "\\bFIX" + "ME\\b", "/wo" + "rk/", "/ro" + "ot/", "py" + "pi\\.org"))
    )
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:80]}"
        for path in written_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_files_are_named_for_what_is_in_them() -> None:
    empty_words = re.compile(r"(^|_)(utils?|managers?|helpers?|misc|common)(_|$)")
    assert [name_of(path) for path in sources() if empty_words.search(path.stem)] == []


def late_calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "singleShot":
            yield node


def test_whatever_is_called_later_is_forgotten_with_what_it_is_for() -> None:
    """`QTimer.singleShot(0, context, call)`: without its object, it would meet one that the window has taken with it."""
    found = [f"{name_of(path)}:{call.lineno}" for path in sources() for call in late_calls(path) if len(call.args) < 3]
    assert found == []
