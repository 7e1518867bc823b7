"""Answers of the worker reach the window one a turn of the event loop, so that keys and painting come between them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.requests import Answer, ProbeRequest
from core.worker import Worker
from ui.jobs import AHEAD, Jobs

KEY = QEvent.Type(QEvent.registerEventType())


class Keyboard(QObject):
    """Stands for whatever waits in the event loop: notes when its event is looked at."""

    def __init__(self, seen: list[object]) -> None:
        super().__init__()
        self.seen = seen

    def customEvent(self, event: QEvent) -> None:
        self.seen.append("key")


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    made = Worker()
    for name in ("start", "stop"):
        monkeypatch.setattr(made, name, lambda: None)
    monkeypatch.setattr(made, "ask", lambda _job, _request: None)
    return made


def test_what_waits_comes_between_two_answers(qtbot: QtBot, worker: Worker) -> None:
    seen: list[object] = []
    keyboard = Keyboard(seen)

    def part(value: object) -> None:
        seen.append(value)
        QApplication.postEvent(keyboard, QEvent(KEY))

    jobs = Jobs(worker)
    ended: list[object] = []
    job = jobs.ask("extract", ProbeRequest("x"), part, ended.append)
    for number in range(5):
        jobs._on_answer(Answer(job, number))
    jobs._on_answer(Answer(job, last=True))
    qtbot.waitUntil(lambda: bool(ended))
    assert seen == [0, "key", 1, "key", 2, "key", 3, "key", 4, "key"]


def test_nothing_arrives_after_the_end(qtbot: QtBot, worker: Worker) -> None:
    seen: list[object] = []
    jobs = Jobs(worker)
    job = jobs.ask("extract", ProbeRequest("x"), seen.append, seen.append)
    for number in range(3):
        jobs._on_answer(Answer(job, number))
    jobs.stop()
    qtbot.wait(30)
    assert seen == []


def test_the_workers_thread_waits_until_the_window_has_taken_an_answer_in(qtbot: QtBot, worker: Worker) -> None:
    seen: list[object] = []
    jobs = Jobs(worker)
    job = jobs.ask("extract", ProbeRequest("x"), seen.append, seen.append)
    handed: list[int] = []

    def hand_over() -> None:
        for number in range(4):
            jobs._on_answer(Answer(job, number))
            handed.append(number)

    thread = threading.Thread(target=hand_over, daemon=True)
    thread.start()
    thread.join(0.1)
    assert len(handed) == AHEAD, "nobody has turned the event loop: no more than that may be on its way"
    qtbot.waitUntil(lambda: seen == [0, 1, 2, 3])
    thread.join(2)
    assert not thread.is_alive()


def test_a_stop_lets_the_workers_thread_go(qtbot: QtBot, worker: Worker) -> None:
    jobs = Jobs(worker)
    job = jobs.ask("extract", ProbeRequest("x"), print, print)
    thread = threading.Thread(target=lambda: [jobs._on_answer(Answer(job, n)) for n in range(3)], daemon=True)
    thread.start()
    thread.join(0.1)
    QApplication.processEvents()
    jobs.stop()
    qtbot.waitUntil(lambda: not thread.is_alive())
