"""The background process: answers in order, survives bad input, is told when it is killed, dies with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import pytest

from core import worker
from core.errors import FileMissing, WorkerLost
from core.model import Article
from core.requests import Added, AddRequest, Answer, ExtractRequest, Found, ProbeRequest, ReadRequest, Request
from core.worker import Worker

ROOT = Path(__file__).resolve().parents[2]
TEXT = "江西省邮政管理局要求，一是抓安全；二是抓服务；三是抓党建。"


class Desk:
    """A worker and all its answers."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self._news = threading.Condition()
        self.worker = Worker(self._take)

    def _take(self, answer: Answer) -> None:
        with self._news:
            self.answers.append(answer)
            self._news.notify_all()

    def ask(self, job: int, request: Request) -> list[Answer]:
        self.worker.ask(job, request)
        return self.wait(job)

    def wait(self, job: int) -> list[Answer]:
        with self._news:
            assert self._news.wait_for(lambda: any(one.job == job and one.last for one in self.answers), 30)
            return [one for one in self.answers if one.job == job]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.worker.stop()


def sent(worker: Worker) -> list[object]:
    """What goes to the process from here on."""
    found: list[object] = []
    real = worker._send
    worker._send = lambda message: (found.append(message), real(message))[1]  # type: ignore[method-assign]
    return found


def spans_of(answers: list[Answer]) -> list[str]:
    return [span.label for one in answers if isinstance(one.value, Found) for span in one.value.spans]


def test_the_article_read_last_is_not_sent_back(desk: Desk) -> None:
    first = desk.ask(1, ReadRequest(text=TEXT))[0].value
    other = desk.ask(2, ReadRequest(text="湖南省召开会议。"))[0].value
    assert isinstance(first, Article) and isinstance(other, Article)
    messages = sent(desk.worker)
    labels = spans_of(desk.ask(3, ExtractRequest(other, (0, 10))))
    assert TEXT not in repr(messages) and "湖南省" not in repr(messages)
    assert labels == ["PROVINCE"]
    assert spans_of(desk.ask(4, ExtractRequest(first, (0, 10)))).count("TASK") == 3
    assert TEXT in repr(messages), "it has read another one since"


def test_what_was_read_meanwhile_is_not_taken_for_it(desk: Desk) -> None:
    first = desk.ask(1, ReadRequest(text=TEXT))[0].value
    assert isinstance(first, Article)
    desk.worker.ask(2, ReadRequest(text="湖南省召开会议。"))
    desk.worker.ask(3, ExtractRequest(first, (0, 10)))
    assert spans_of(desk.wait(3)).count("TASK") == 3


def test_another_process_is_sent_all_of_it(desk: Desk) -> None:
    first = desk.ask(1, ReadRequest(text=TEXT))[0].value
    assert isinstance(first, Article)
    desk.worker.stop()
    assert spans_of(desk.ask(2, ExtractRequest(first, (0, 10)))).count("TASK") == 3


def test_reads_and_extracts(desk: Desk) -> None:
    article = desk.ask(1, ReadRequest(text=TEXT))[0].value
    assert isinstance(article, Article)
    parts = [one.value for one in desk.ask(2, ExtractRequest(article, (0, 10)))[:-1]]
    spans = [span for part in parts if isinstance(part, Found) for span in part.spans]
    assert sorted(span.label for span in spans) == ["PROVINCE", "TASK", "TASK", "TASK"]


def test_an_error_comes_back_typed_and_the_process_goes_on(desk: Desk, tmp_path: Path) -> None:
    answer = desk.ask(1, ReadRequest(path=str(tmp_path / "gone.txt")))[-1]
    assert isinstance(answer.error, FileMissing)
    assert answer.error.path.endswith("gone.txt")
    (tmp_path / "here.txt").write_text(TEXT, "utf-8")
    assert isinstance(desk.ask(2, ProbeRequest(str(tmp_path / "here.txt")))[0].value, str)


def test_adding_many_gives_way_to_a_person_and_can_be_cancelled(desk: Desk, tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(TEXT * 20, "utf-8")
    desk.worker.ask(1, AddRequest((str(tmp_path),)))
    desk.ask(2, ReadRequest(text=TEXT))
    assert not any(one.job == 1 and one.last for one in desk.answers)
    desk.worker.cancel(1)
    desk.ask(3, ReadRequest(text=TEXT))
    done = [one.value for one in desk.answers if one.job == 1]
    assert all(isinstance(one, Added) and one.of == 300 for one in done)
    assert len(done) < 300


def test_a_pipe_is_closed_by_the_thread_that_reads_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed by another one, its number could be that of the next pipe, whose answers would go to the old reader."""
    closed_by: list[str] = []
    close = Connection.close

    def noted(connection: Connection) -> None:
        if connection is ours:
            closed_by.append(threading.current_thread().name)
        close(connection)

    desk.ask(1, ReadRequest(text=TEXT))
    ours = desk.worker._connection
    monkeypatch.setattr(Connection, "close", noted)
    readers = [one for one in threading.enumerate() if one.name == "zhupi-answers"]
    desk.worker.stop()
    for one in readers:
        one.join(10)
    assert closed_by == ["zhupi-answers"]
    assert isinstance(desk.ask(2, ReadRequest(text=TEXT))[0].value, Article)


def test_a_killed_process_is_told_and_started_again(desk: Desk) -> None:
    desk.ask(1, ReadRequest(text=TEXT))
    desk.worker.ask(2, AddRequest((str(ROOT / "core"),)))
    pid = desk.worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert isinstance(desk.wait(2)[-1].error, WorkerLost)
    assert isinstance(desk.ask(3, ReadRequest(text=TEXT))[0].value, Article)


def test_the_process_ends_when_its_parent_is_killed() -> None:
    program = (
        "import time\n"
        "from core.worker import Worker\n"
        "if __name__ == '__main__':\n"
        "    worker = Worker()\n"
        "    worker.start()\n"
        "    print(worker.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 20
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(pid)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def stopped(desk: Desk) -> int:
    """The id of its process, which has answered once and takes nothing more for now."""
    desk.ask(1, ReadRequest(text=TEXT))
    pid = desk.worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    return pid


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be stopped and continued there")
def test_asking_waits_neither_for_a_busy_process_nor_for_a_full_pipe(desk: Desk) -> None:
    pid = stopped(desk)
    try:
        for job in range(2, 6):  # far more than any pipe holds
            desk.worker.ask(job, ReadRequest(text=TEXT * 50_000))
        desk.worker.cancel(5)
        assert {one.job for one in desk.answers} == {1}
    finally:
        os.kill(pid, signal.SIGCONT)
    article = desk.wait(4)[0].value
    assert isinstance(article, Article)
    assert article.text.startswith(TEXT)
    desk.wait(2)


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be stopped there")
def test_a_process_killed_with_the_pipe_full_is_told_and_the_next_one_answers(desk: Desk) -> None:
    pid = stopped(desk)
    for job in range(2, 5):
        desk.worker.ask(job, ReadRequest(text=TEXT * 50_000))
    os.kill(pid, signal.SIGKILL)
    assert [isinstance(desk.wait(job)[-1].error, WorkerLost) for job in range(2, 5)] == [True] * 3
    assert isinstance(desk.ask(9, ReadRequest(text=TEXT))[0].value, Article)


def served_by_a_thread(monkeypatch: pytest.MonkeyPatch, quiet: float) -> tuple[Connection, threading.Thread]:
    monkeypatch.setattr(worker, "_QUIET", quiet)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # only a main thread may
    ours, theirs = Pipe()
    thread = threading.Thread(target=worker.serve, args=(theirs,), daemon=True)
    thread.start()
    return ours, thread


def read_and_answered(ours: Connection) -> bool:
    ours.send((1, ReadRequest(text=TEXT)))
    answers: list[Answer] = []
    while not (answers and answers[-1].last) and ours.poll(30):
        answers.append(ours.recv())
    return any(isinstance(one.value, Article) for one in answers)


def test_a_request_waits_for_one_step_of_getting_ready_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, first, second = threading.Event(), threading.Event(), threading.Event()

    def steps() -> Iterator[bool]:
        begun.set()
        first.wait()
        yield False
        second.wait()
        yield False

    monkeypatch.setattr(worker, "_get_ready_to_extract", steps)
    ours, thread = served_by_a_thread(monkeypatch, 0.01)
    assert begun.wait(30)
    threading.Timer(0.1, first.set).start()
    assert read_and_answered(ours)
    second.set()
    ours.close()
    thread.join(30)
    assert not thread.is_alive()


def test_nothing_is_got_ready_while_requests_may_come(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bool] = []

    def steps() -> Iterator[bool]:
        done.append(True)
        yield False

    monkeypatch.setattr(worker, "_get_ready_to_extract", steps)
    ours, thread = served_by_a_thread(monkeypatch, 60.0)
    assert all(read_and_answered(ours) for _ in range(3))
    ours.close()
    thread.join(30)
    assert not thread.is_alive()
    assert not done


def test_getting_ready_loads_all_an_extraction_needs() -> None:
    code = (
        "import sys; from core.worker import _get_ready_to_extract; list(_get_ready_to_extract()); before = set(sys.modules);"
        "from core.extraction import extract_rules; from core.reading import read_text;"
        "extract_rules(read_text(sys.argv[1])); print(*sorted(one for one in set(sys.modules) - before if 'core.' in one))"
    )
    run = subprocess.run([sys.executable, "-c", code, TEXT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no such process")
def test_no_process_looks_after_what_is_never_made() -> None:
    code = (
        "import os; from multiprocessing import resource_tracker; from core.worker import Worker\n"
        "if __name__ == '__main__':\n"
        "    worker = Worker(); worker.start(); print(resource_tracker._resource_tracker._fd); worker.stop()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "None"
    assert not run.stderr
