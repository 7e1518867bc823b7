"""`extract` with several processes: the order, a process that is killed, Ctrl+C."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from core import commands
from core.errors import WorkerDied, WorkerLost
from core.hands import in_order

ROOT = Path(__file__).resolve().parents[2]
NAMES = [str(number) for number in range(60)]
needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")


def doubled(item: str) -> str:
    return item * 2


def doubled_unless_killed(item: str) -> str:
    if item in {"7", "8", "41"}:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


def killed(item: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def line_unless_killed(path: str) -> commands.Extracted:
    if Path(path).name == "killed.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return commands.extract_line(path)


def lost(item: str) -> str:
    return f"lost {item}"


def gone(group: int) -> bool:
    """Whether no process of that group is left; the interpreter's own tracker of resources ends a moment later."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def articles(folder: Path, names: list[str]) -> list[str]:
    for number, name in enumerate(names):
        (folder / name).write_text(f"第{number}号\n\n广东省部署“六稳”工作。{'一是抓落实；二是强服务。' * 5}\n", "utf-8")
    return [str(folder / name) for name in names]


def test_answers_come_in_the_order_of_the_items() -> None:
    assert list(in_order(doubled, NAMES, 3, lost)) == [name * 2 for name in NAMES]
    assert list(in_order(doubled, [], 3, lost)) == []


@needs_kill
def test_a_killed_process_costs_the_items_it_died_on_and_no_others() -> None:
    expected = [lost(name) if name in {"7", "8", "41"} else name * 2 for name in NAMES]
    assert list(in_order(doubled_unless_killed, NAMES, 2, lost)) == expected


@needs_kill
def test_processes_that_all_die_at_once_end_it() -> None:
    with pytest.raises(WorkerLost):
        list(in_order(killed, NAMES, 2, lost))


def test_leaving_early_ends_the_processes() -> None:
    answers = in_order(doubled, NAMES, 2, lost)
    assert next(answers) == "00"
    answers.close()  # type: ignore[attr-defined]  # it is a generator
    assert list(answers) == []


def test_two_jobs_write_what_one_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = articles(tmp_path, ["c.txt", "a.txt", "b.txt", "d.txt"])
    assert commands.main(["extract", *paths]) == commands.DONE
    alone = capsys.readouterr().out
    assert commands.main(["extract", *paths, "--jobs", "2"]) == commands.DONE
    assert capsys.readouterr().out == alone
    assert alone.count("\n") == 4


@needs_kill
def test_a_killed_process_is_told_and_the_rest_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = articles(tmp_path, ["a.txt", "killed.txt", "b.txt"])
    monkeypatch.setattr(commands, "extract_line", line_unless_killed)
    assert commands.main(["extract", *paths, "--jobs", "2"]) == commands.FAILED
    said = capsys.readouterr()
    assert said.out.count("\n") == 2
    assert said.err.startswith(f"{paths[1]}: ")
    assert WorkerDied(path=paths[1]).path in said.err
    assert "\r" not in said.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    seen: list[str] = []
    reader = threading.Thread(target=lambda: seen.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    assert commands.main(["extract", *articles(tmp_path, ["a.txt"]), "-o", str(pipe)]) == commands.DONE
    assert pipe.is_fifo()
    reader.join(30)
    assert seen[0].count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups on this system")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_it_at_once_and_quietly(tmp_path: Path, jobs: str) -> None:
    paths = articles(tmp_path, [f"{number}.txt" for number in range(400)])
    running = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "extract", *paths, "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    rest, said = running.communicate(timeout=60)
    assert said == b""
    assert running.returncode == commands.INTERRUPTED
    assert rest.count(b"\n") < 399
    assert gone(running.pid)
