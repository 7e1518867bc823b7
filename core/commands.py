"""The headless commands: extract, export, import, check, score. All text is UTF-8; no window, no Qt.

Exit code 0: done; 1: some input failed, named on stderr, the rest done; 2: wrong use.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Final

from core.articles.article_json import article_object, dumps
from core.errors import ExportError, FileMissing, ImportRefused, WorkerDied, WorkspaceError, ZhupiError
from core.exporting.flags import add_flags, chosen
from core.importers import IMPORTERS
from core.messages import CONTEXT, explain
from core.scoring.scores import Score
from core.system_errors import why_refused
from core.translation import QT_TRANSLATE_NOOP, install_catalogue, system_language, translate

DONE: Final = 0
FAILED: Final = 1
INTERRUPTED: Final = 130
"""What a shell gives for Ctrl+C."""
Extracted = tuple[str, ZhupiError | None]


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Wrong use ends the process with 2, as argparse does."""
    install_catalogue(system_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        given = _parser().parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    run: Callable[[argparse.Namespace], int] = given.run
    try:
        code = run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read has had enough; nothing may be written at the interpreter's end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ZhupiError, OSError) as error:
        _complain(error)
        return FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="Zhupi without its window.")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("extract", help="JSON Lines, one object an article, in the order given")
    one.add_argument("paths", nargs="+", metavar="PATH")
    one.add_argument("-o", dest="output", metavar="FILE")
    one.add_argument("--jobs", type=_positive, default=1, metavar="N")
    one.set_defaults(run=_extract)
    one = commands.add_parser("export", help="write what was decided in a format others load")
    add_flags(one)
    one.set_defaults(run=_export)
    one = commands.add_parser("import", help="take articles and spans into a workspace")
    one.add_argument("--workspace", required=True)
    one.add_argument("--format", required=True, choices=IMPORTERS.names())
    one.add_argument("--as", dest="annotator", default="", help="the name under which they are taken in")
    one.add_argument("--machine", action="store_true", help="bring the spans in as proposals of a machine")
    one.add_argument("--preview", action="store_true", help="say what would come in and what does not fit; no more")
    one.add_argument("paths", nargs="+", metavar="PATH")
    one.set_defaults(run=_import)
    one = commands.add_parser("check", help="read everything, verify every offset")
    one.add_argument("--workspace", required=True)
    one.add_argument("--repair", metavar="COPY", help="write what can be read, with what backups have, to a new file")
    one.set_defaults(run=_check)
    one = commands.add_parser("score", help="precision, recall and F1 by label")
    one.add_argument("gold", metavar="GOLD")
    one.add_argument("predicted", metavar="PRED")
    one.add_argument("--trim", action="store_true", help="compare ends without closing punctuation")
    one.add_argument("--strict", action="store_true", help="count as the guidelines do: doubtful ones neither way")
    one.set_defaults(run=_score)
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _extract(given: argparse.Namespace) -> int:
    from core.reading import find_files  # noqa: PLC0415

    failed = False
    paths = [path for named in given.paths for path in find_files([named])]
    with _output(given.output) as output, closing(_lines(paths, given.jobs)) as lines:
        for number, (line, error) in enumerate(lines, 1):
            if error is not None:
                failed = True
                _complain(error)
            else:
                output.write(line + "\n")
            _progress(number, len(paths))
    return FAILED if failed else DONE


def _lines(paths: Sequence[str], jobs: int) -> Generator[Extracted, None, None]:
    if jobs == 1 or len(paths) <= 1:
        yield from map(extract_line, paths)
        return
    from core.hands import in_order  # noqa: PLC0415

    yield from in_order(extract_line, paths, jobs, _lost)


def _lost(path: str) -> Extracted:
    return "", WorkerDied(path=path)


def extract_line(path: str) -> Extracted:
    """The line of one article, or the error that stood in its way; runs in a process of its own with `--jobs`."""
    from core.extraction import extract  # noqa: PLC0415  # the rules load only where they are asked for
    from core.reading import read_file  # noqa: PLC0415

    try:
        article = read_file(path)
        found = extract(article)
    except ZhupiError as error:
        return "", error
    return dumps(article_object(article, found.spans, found.groups, found.outline)), None


@contextmanager
def _output(path: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file put in its place only when it is whole; a device or a pipe stays what it is."""
    if path is None:
        yield sys.stdout
        return
    if Path(path).exists() and not Path(path).is_file() and not Path(path).is_dir():
        with Path(path).open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    fresh = Path(f"{path}.{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        os.replace(fresh, path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(why_refused(error), path=path) from error
    finally:
        fresh.unlink(missing_ok=True)


def _export(given: argparse.Namespace) -> int:
    from core.exporting import Watch, export  # noqa: PLC0415
    from core.workspace import Workspace  # noqa: PLC0415

    workspace = Workspace.open(_existing(given.workspace), read_only=True)
    try:
        asked = chosen(given, workspace)
        watch = Watch(progress=_progress)
        report = export(workspace, asked.format, given.output, asked.selection, asked.layout, watch=watch)
    finally:
        workspace.close()
    print(report, file=sys.stderr)
    return FAILED if report.missed else DONE


def _import(given: argparse.Namespace) -> int:
    from core.importing.articles import import_file  # noqa: PLC0415
    from core.importing.spans import prepare  # noqa: PLC0415
    from core.workspace import Workspace  # noqa: PLC0415

    failed = False
    beside = given.format == "workspace"
    annotator = "" if beside else given.annotator
    workspace = Workspace.open(Path(given.workspace), annotator=annotator, read_only=given.preview)
    try:
        for path in given.paths:
            try:
                if given.preview:
                    done: object = prepare(workspace, given.format, path, machine=given.machine)
                else:
                    done = import_file(workspace, given.format, path, name=given.annotator, machine=given.machine)
                print(done, file=sys.stderr)
            except ZhupiError as error:
                failed = True
                _complain(error)
        workspace.flush(60)
    finally:
        workspace.close()
    return FAILED if failed else DONE


def _check(given: argparse.Namespace) -> int:
    from core.safety.checking import problems, repair  # noqa: PLC0415
    from core.workspace import Workspace  # noqa: PLC0415

    path = _existing(given.workspace)
    if given.repair:
        done = repair(path, Path(given.repair))
        print("\n".join([*(f"from a backup: {one}" for one in done.restored), *(f"lost: {one}" for one in done.lost)]))
        path = Path(given.repair)
    workspace = Workspace.open(path, read_only=True)
    try:
        found = [*map(str, workspace.reports), *map(str, workspace.check()), *problems(workspace)]
        number = len(workspace.entries())
    finally:
        workspace.close()
    print("\n".join([*found, f"{number} articles read, {len(found)} problems found"]))
    return FAILED if found else DONE


def _score(given: argparse.Namespace) -> int:
    from core.scoring.scores import score  # noqa: PLC0415

    gold, predicted = _objects(given.gold), _objects(given.predicted)
    result = score(gold, predicted, trim=given.trim)
    if given.strict:
        _print_strict(gold, predicted, trim=given.trim)
    else:
        print("label\tmatch\tprecision\trecall\tF1\tmacro F1\tgold\tpredicted")
        for one in result.scores:
            _print_score(one.label, one)
    for side, names in (("GOLD", result.only_gold), ("PRED", result.only_predicted)):
        for name in names:
            print(f"only in {side}: {name}", file=sys.stderr)
    return FAILED if result.only_gold or result.only_predicted else DONE


def _print_score(name: str, one: Score, more: str = "") -> None:
    for match, part, macro in (
        ("exact", one.exact, one.macro_exact), ("overlapping", one.overlapping, one.macro_overlapping),
    ):  # fmt: skip
        figures = "\t".join(f"{figure:.4f}" for figure in (part.precision, part.recall, part.f1, macro))
        print(f"{name}\t{match}\t{figures}\t{part.gold}\t{part.predicted}{more}")


def _print_strict(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]], *, trim: bool) -> None:
    from core.scoring.strict import strict_scores  # noqa: PLC0415

    print("view\tmatch\tprecision\trecall\tF1\tmacro F1\tgold\tpredicted\tsame norm of found")
    for one in strict_scores(gold, predicted, trim=trim):
        more = f"\t{one.agreement.same_norm} of {one.agreement.found}"
        for row in one.scoring.scores:
            if row.label != "*":
                _print_score(one.view.name, row, more)


def _objects(path: str) -> list[dict[str, Any]]:
    try:
        lines = Path(path).read_text("utf-8-sig").split("\n")
        values = [json.loads(line) for line in lines if line.strip()]
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except ValueError as error:
        raise ImportRefused(f"it is not JSON Lines: {error}", path=path) from error
    if not all(isinstance(value, dict) for value in values):
        raise ImportRefused("a line is not an object", path=path)
    return values


def _existing(path: str) -> Path:
    if not Path(path).is_file():
        raise FileMissing(path=path)
    return Path(path)


def _complain(error: BaseException) -> None:
    path = error.path if isinstance(error, ZhupiError) else ""
    print(f"{path}: {explain(error)}" if path else str(explain(error)), file=sys.stderr)
    if isinstance(error, WorkspaceError) and error.backup:
        words = QT_TRANSLATE_NOOP("Message", "Its newest backup: {path}")
        print(translate(CONTEXT, words).format(path=error.backup), file=sys.stderr)


def _progress(number: int, whole: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{number}/{whole}", end="" if number < whole else "\n", file=sys.stderr, flush=True)
