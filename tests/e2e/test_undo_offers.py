"""Whatever changes many things at once says what was done, counts it, and offers a way back that works."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from core import corrections
from core.changes import Transaction
from core.labels.own_words import NEVER, OwnWord
from core.labels.policy import Policy
from core.model import Label, Status
from core.workspace import Workspace
from tests.e2e import driver
from tests.e2e.driver import ready
from ui.main_window import MainWindow
from ui.panels.parts.sheet import Sheet

LEFT = Qt.MouseButton.LeftButton
Steps = Iterator[driver.Condition]
ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "广东省与江西省会议\n\n"
    "广东省邮政管理局要求，一是做好“六稳”工作；二是落实“六保”任务；四是深入实施“两进一出”工程；五是抓好“双提升”。\n"
    "江西省邮政管理局强调，一是落实“六保”；二是做好“六稳”；三是持续推进大协同。大协同要抓好，大协同不能忘。\n"
)
OTHER = "湖南省会议\n\n湖南省要求，一是做好“六稳”工作；二是落实“六保”任务。大协同也要抓好。\n"


def spans_of(window: MainWindow, label: str, status: Status = Status.PENDING) -> list[str]:
    return [span.id for span in window.session.spans if span.label == label and span.status is status]


def idle(window: MainWindow) -> bool:
    panes = window.panes
    gathering = (panes.propagation._steps, panes.filling._steps, panes.labels._steps, panes.same._steps)
    return not any(gathering) and not panes.searching.acts.busy and driver.saved(window)


def accept_shown(window: MainWindow) -> Steps:
    window.panes.review.accept_shown()
    yield lambda: window.spans_panel.isVisible() and window.spans_panel.model.rowCount() > 0
    window.panes.review.accept_shown()


def reject_shown(window: MainWindow) -> Steps:
    window.panes.review.remove_shown()
    yield lambda: window.spans_panel.isVisible() and window.spans_panel.model.rowCount() > 0
    window.panes.review.remove_shown()


def accept_several(window: MainWindow) -> Steps:
    window.correcting.accept_many(spans_of(window, "PROVINCE")[:2])
    yield lambda: True


def relabel_several(window: MainWindow) -> Steps:
    ids = spans_of(window, "SLOGAN")
    window.session.select(ids[0], ids[1:3])
    window.correcting.label("TASK")
    yield lambda: True


def mark_equal(window: MainWindow) -> Steps:
    at = TEXT.index("大协同")
    window.reader.setFocus()
    driver.drag_over(window, at, at + 3)
    window.correcting.label("SLOGAN")
    yield lambda: idle(window)
    yield from freshly(window)
    driver.shortcut(window, "mark_equal")
    page = window.panes.propagation.page
    yield lambda: window.side.front is page and page.carry_out.isEnabled()
    QTest.mouseClick(page.carry_out, LEFT)


def by_string(window: MainWindow) -> Steps:
    strings = window.panes.review.strings
    strings.begin()
    yield lambda: strings.page.isVisible() and bool(strings.page.ticked())
    QTest.mouseClick(strings.page.carry_out, LEFT)
    strings.leave()


def switch_policy(window: MainWindow) -> Steps:
    driver.shortcut(window, "boundary_policy")
    page = window.panes.policy.page
    yield lambda: not page._busy
    page.choices["quotes"].setCurrentIndex(1)
    page.choices["quotes"].activated.emit(1)
    yield lambda: not page._busy and bool(page.ticked())
    QTest.mouseClick(page.carry_out, LEFT)


def finish(window: MainWindow) -> Steps:
    window.correcting.finish()
    yield lambda: True


def fill_table(window: MainWindow) -> Steps:
    table = Path(window.workspace.path).with_name("fields.csv")
    table.write_text("文件,来源\na.txt,甲报\nb.txt,乙报\n", "utf-8")
    window.panes.filling.open_table(str(table))
    page = window.panes.filling.page
    yield lambda: window.side.front is page and window.panes.filling._steps is None and page.fill_button.isEnabled()
    QTest.mouseClick(page.fill_button, LEFT)


def never_word(window: MainWindow) -> Steps:
    window.session.select(spans_of(window, "SLOGAN")[0])
    window.panes.own_words.never_mark()
    yield lambda: True


def always_word(window: MainWindow) -> Steps:
    window.session.select(spans_of(window, "SLOGAN")[1])
    window.panes.own_words.always_mark()
    yield lambda: True


def drop_words(window: MainWindow) -> Steps:
    window.panes.own_words.put(0, OwnWord("某词", "SLOGAN", NEVER))
    window.panes.own_words.put(0, OwnWord("另词", "SLOGAN", NEVER))
    yield lambda: idle(window)
    yield from freshly(window)
    window.panes.own_words.drop(list(window.workspace.numbered_words()))


def import_words(window: MainWindow) -> Steps:
    file = Path(window.workspace.path).with_name("words.csv")
    file.write_text("text,label,verdict\n甲工程,SLOGAN,always\n乙工程,SLOGAN,always\n", "utf-8")
    window.panes.own_words.import_file(str(file))
    yield lambda: True


def hide_label(window: MainWindow) -> Steps:
    window.panes.labels.hide_label("SLOGAN", True)
    yield lambda: True


def merge_labels(window: MainWindow) -> Steps:
    window.panes.labels.merge_label("SLOGAN", "TASK")
    yield lambda: idle(window)


def delete_label(window: MainWindow) -> Steps:
    window.panes.labels.delete_label("ORGAN")
    yield lambda: idle(window)


def same_slogans(window: MainWindow) -> Steps:
    window.panes.same.same_slogans()
    yield lambda: window.panes.same._steps is None and len(window.panes.same._rows) > 1
    window.panes.same.merge(["六稳", "六保"], "六稳")


def group(window: MainWindow) -> Steps:
    first = window.session.spans.get(spans_of(window, "TASK")[0])
    assert first is not None
    apart = [one for one in window.session.spans if one.label == "TASK" and one.group != first.group]
    window.session.select(first.id, [apart[0].id])
    window.panes.grouping.group()
    yield lambda: True


def renumber(window: MainWindow) -> Steps:
    window.session.select(spans_of(window, "TASK")[0])
    window.panes.grouping.renumber()
    yield lambda: True


def mend_problem(window: MainWindow) -> Steps:
    window.tabs.setCurrentWidget(window.panes.problems.panel)
    yield lambda: bool(window.panes.problems._found)
    driver.shortcut(window, "next_problem")
    yield lambda: window.panes.problems._current is not None
    window.panes.problems.problem_right()


def search_and_mark(window: MainWindow) -> Steps:
    driver.shortcut(window, "search_library")
    page = window.panes.searching.page
    page.line.setText("大协同")
    window.panes.searching.run()
    yield lambda: page.model.hits > 2
    page.list.selectAll()
    window.panes.searching.acts.label("SLOGAN")
    yield lambda: idle(window)


def label_matches(window: MainWindow) -> Steps:
    driver.shortcut(window, "find")
    window.find_bar.line.setText("邮政管理局")
    yield lambda: len(window.find_bar.ranges) > 1
    window.panes.find_matches.label("SLOGAN")
    yield lambda: not window.panes.find_matches.busy


def drop_fields(window: MainWindow) -> Steps:
    fields = window.panes.article_fields
    table = window.workspace.fields()[0]
    fields.put_fields((type(table)("own", "自定", "Own", table.kind),))
    yield lambda: idle(window)
    yield from freshly(window)
    fields.put_fields(())


def earlier_state(window: MainWindow) -> Steps:
    window.correcting.accept_many(spans_of(window, "PROVINCE"))
    yield lambda: idle(window)
    yield from freshly(window)
    past = window.panes.past
    window.tabs.setCurrentWidget(past.panel)
    yield lambda: past.panel.model.rowCount() > 1
    past.look(2)
    past.bring_back()


def import_spans(window: MainWindow) -> Steps:
    at = TEXT.index("双提升")
    file = Path(window.workspace.path).with_name("in.jsonl")
    rows = {"text": TEXT, "label": [[at, at + 3, "SLOGAN"], [0, 3, "PROVINCE"]]}
    file.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    driver.shortcut(window, "import_spans")
    page = window.panes.importing.page
    assert page is not None
    page.take_path(str(file))
    yield page.import_button.isEnabled
    QTest.mouseClick(page.import_button, LEFT)
    yield lambda: page.undo.isVisible()


def take_in_copy(window: MainWindow) -> Steps:
    """Another computer's copy, in which more was decided; what came in is said on the page of copies."""
    workspace = window.workspace
    assert workspace.flush(10)
    copy = Path(workspace.path).with_name("w.zhupi (conflicted copy).json")
    for file in Path(workspace.path).parent.glob("w.zhupi.json*"):
        if not file.name.endswith(".lock"):
            shutil.copy(file, file.with_name(file.name.replace("w.zhupi.json", copy.name)))
    other = Workspace.open(copy)
    spans = other.spans(window.session.uid)
    assert spans is not None
    pending = [one for one in spans if one.pending][:2]
    changes = corrections.accept(spans, [one.id for one in pending])
    assert other.commit(Transaction("accept", ((window.session.uid, changes),)))
    assert other.close()
    copy.with_name(f"{copy.name}.lock").unlink(missing_ok=True)
    driver.shortcut(window, "other_copies")
    page = window.panes.safety.merging.page
    yield lambda: page.isVisible() and page.plan is not None
    QTest.mouseClick(page.take_in, LEFT)
    yield page.undo.isVisible


class Offer(NamedTuple):
    """One thing that changes many, and whether its saying counts."""

    act: Callable[[MainWindow], Steps]
    counts: bool = True
    said_on: Callable[[MainWindow], Sheet] | None = None
    """The page that says it, where it is not the line above the article."""

    def words_and_undo(self, window: MainWindow) -> tuple[str, QPushButton | QToolButton]:
        """What was said, and the button that takes it back."""
        if self.said_on is not None:
            page = self.said_on(window)
            return page.said.text(), page.undo
        return window.notices.words.text(), window.notices.undo


def _copies_page(window: MainWindow) -> Sheet:
    return window.panes.safety.merging.page


OFFERS = (
    Offer(accept_shown),
    Offer(reject_shown),
    Offer(accept_several),
    Offer(relabel_several),
    Offer(mark_equal),
    Offer(by_string),
    Offer(switch_policy),
    Offer(finish),
    Offer(fill_table),
    Offer(never_word, counts=False),
    Offer(always_word, counts=False),
    Offer(drop_words),
    Offer(import_words),
    Offer(hide_label, counts=False),
    Offer(merge_labels),
    Offer(delete_label, counts=False),
    Offer(same_slogans),
    Offer(group),
    Offer(renumber),
    Offer(mend_problem, counts=False),
    Offer(search_and_mark),
    Offer(label_matches),
    Offer(drop_fields),
    Offer(earlier_state),
    Offer(import_spans),
    Offer(take_in_copy, said_on=_copies_page),
)


def snapshot(window: MainWindow) -> dict[str, object]:
    """All that a person decided; `counts` of never opened articles are not decisions."""
    workspace = window.workspace
    return {
        "spans": {
            entry.path: sorted(map(repr, spans)) if (spans := workspace.spans(entry.uid)) is not None else []
            for entry in workspace.entries()
            if entry.stored
        },
        "groups": sorted(map(repr, window.session.spans.groups.values())),
        "state": window.session.state,
        "fields": [(entry.source, entry.checked, sorted(entry.fields.items())) for entry in workspace.entries()],
        "own fields": workspace.fields(),
        "labels": workspace.labels(),
        "words": sorted(map(repr, workspace.numbered_words().values())),
        "policy": workspace.policy,
        "same": workspace.same(),
    }


marks: dict[str, dict[str, object]] = {}


def freshly(window: MainWindow) -> Steps:
    """What the act itself had to prepare is part of what comes back."""
    window.notices.hide()
    marks["before"] = snapshot(window)
    yield lambda: True


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    for name, text in (("a.txt", TEXT), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("offer", OFFERS, ids=[one.act.__name__ for one in OFFERS])
def test_it_says_counts_and_takes_back(tmp_path: Path, articles: list[str], offer: Offer) -> None:
    def work(window: MainWindow) -> Steps:
        yield lambda: ready(window) and len(window.workspace.entries()) == 2
        window.panes.labels.put([*window.workspace.labels(), Label("ORGAN", "机构", "Organ", "#555555")])
        window.session.select(spans_of(window, "TASK")[0])
        window.correcting.accept()
        yield lambda: idle(window)
        yield from freshly(window)
        yield from offer.act(window)
        yield lambda: offer.words_and_undo(window)[1].isVisible()
        words, undo = offer.words_and_undo(window)
        assert not offer.counts or re.search(r"[1-9]", words), words
        yield lambda: idle(window)
        assert snapshot(window) != marks["before"]
        assert QApplication.activeModalWidget() is None
        QTest.mouseClick(undo, LEFT)
        yield lambda: idle(window)
        now = snapshot(window)
        assert {key: value for key, value in now.items() if value != marks["before"][key]} == {}

    driver.run([*articles, "--workspace", str(tmp_path / "w.zhupi.json")], work)


@pytest.mark.usefixtures("qapp")
def test_an_offer_never_takes_back_something_later(tmp_path: Path, articles: list[str]) -> None:
    def work(window: MainWindow) -> Steps:
        yield lambda: ready(window) and len(window.workspace.entries()) == 2 and not window.jobs.running("add")
        yield lambda: True  # what is said of the added articles has been said
        window.correcting.accept_many(spans_of(window, "PROVINCE"))
        yield window.notices.isVisible
        window.session.select(spans_of(window, "SLOGAN")[0])
        window.correcting.accept()
        before = window.session.spans
        QTest.mouseClick(window.notices.undo, LEFT)
        assert window.session.spans is before
        assert window.notices.isVisible() and not window.notices.undo.isVisible()
        yield lambda: driver.saved(window)

    driver.run([*articles, "--workspace", str(tmp_path / "w.zhupi.json")], work)


@pytest.mark.usefixtures("qapp")
def test_the_policy_without_an_article_can_be_taken_back(tmp_path: Path) -> None:
    def work(window: MainWindow) -> Steps:
        driver.shortcut(window, "boundary_policy")
        page = window.panes.policy.page
        yield lambda: not page._busy
        page.choices["quotes"].setCurrentIndex(1)
        page.choices["quotes"].activated.emit(1)
        yield lambda: not page._busy
        QTest.mouseClick(page.carry_out, LEFT)
        assert window.workspace.policy == Policy(quotes=True)
        yield window.notices.undo.isVisible
        QTest.mouseClick(window.notices.undo, LEFT)
        yield lambda: window.workspace.policy == Policy()

    driver.run(["--workspace", str(tmp_path / "w.zhupi.json")], work)


def test_no_question_stops_the_window() -> None:
    """A modal window stands only before there is a window (a damaged start), and where a system's own asks for a file."""
    found = []
    for file in sorted((ROOT / "ui").rglob("*.py")):
        code = file.read_text("utf-8")
        asks = file.name == "printing.py"
        if not asks and re.search(
            r"QMessageBox|QInputDialog|setModal\(True\)|WindowModality\.(Application|Window)Modal", code
        ):
            found.append(file.name)
        if re.search(r"(?<!app)\.exec\(", code) and file.name != "starting.py":
            found.append(file.name)
    assert found == []
