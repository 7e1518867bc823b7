"""Problems in the window: found between two key presses, stepped through, mended by one key or said to be none."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import RecordChange
from core.errors import CorrectionRefused
from core.model import Article, Range, Span
from core.requests import CutRequest
from core.review.mending import all_right, mended
from core.review.problems import Problem, cut_through, place_of, problems, to_cut
from ui.actions import first_key
from ui.desk import teaching
from ui.panels.occurrences.problems import ProblemsPanel
from ui.panels.occurrences.rows import Occurrence, context
from ui.reader.selection import Selected
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LATE: Final = 300
"""Milliseconds in which changes gather before problems are looked for anew."""
SLICE: Final = 0.004
"""Seconds a step may take: far less than a frame."""
PLACES: Final = 100
"""Problems put into words between two steps."""
MOST_WORDS: Final = 400
"""Spans of a person whose edges jieba is asked about at a time."""

Found = tuple[str, Problem]
"""The article's uid and what is wrong in it."""


class Problems(QObject):
    """Finds, shows and steps through what does not fit together."""

    told = Signal(str)
    undoable = Signal(str)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.panel = ProblemsPanel(window)
        self._found: list[Found] = []
        self._lines: dict[str, Occurrence] = {}
        self._current: Found | None = None
        self._going = 0
        self._wanted_after_opening: Found | None = None
        self._fresh = False
        self._library = False
        self._steps: Iterator[None] | None = None
        self._cut: dict[tuple[str, int, int], Problem | None] = {}
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._look_if_seen)
        panel = self.panel
        panel.chosen.connect(self._on_chosen)
        panel.mend_asked.connect(self.mend_problem)
        panel.right_asked.connect(self.problem_right)
        panel.scope_changed.connect(self.look_in)
        panel.filter_changed.connect(self._show)
        panel.show_rows([], None, self._empty_words(), self._empty_how())
        self._session.changed.connect(self._on_changed)
        self._session.opened.connect(self._on_opened)
        window.follow_theme(panel.set_theme)
        window.side.put_in_place("problems", panel)
        window.tabs.currentChanged.connect(self._look_if_seen)
        window.panes.where_left.follow_problems(panel)

    # ---- finding

    def _on_changed(self, *_news: object) -> None:
        self._fresh = False
        if not self._library:
            self._stop_steps()
        if not self._late.isActive():
            self._late.start()

    def _on_opened(self) -> None:
        self._cut = {}
        wanted, self._wanted_after_opening = self._wanted_after_opening, None
        if self._library:
            if wanted is not None and wanted[0] == self._session.uid:
                # once every view shows the article
                QTimer.singleShot(0, self, lambda: self._go_to(wanted))
            return
        self._current, self._found, self._lines = None, [], {}
        self._on_changed()
        self._show()

    def _look_if_seen(self, *_news: object) -> None:
        if self.panel.isVisible() and not self._fresh and not self._library:
            self.look()

    def look(self) -> None:
        """Look for problems in the open article, in steps."""
        self._stop_steps()
        current = self._session.current
        if current is None:
            return
        self._late.stop()
        self._steps = self._through_article(current.uid)
        self._turn.start()

    def look_in(self, library: bool) -> None:
        """Look through the whole library, or through the open article again."""
        self._stop_steps()
        self._library = library
        self._current, self._found, self._lines = None, [], {}
        self._fresh = False
        if library:
            self._steps = self._through_library()
            self._turn.start()
            self._show()
        else:
            self.look()

    def stop(self) -> None:
        """End the search; what was found stays."""
        if self._library and self._steps is not None:
            self._stop_steps()
            self._fresh = True
            self._show()

    def _stop_steps(self) -> None:
        if self._steps is not None and self._library:
            self.progress.emit(0, 0)
        self._turn.stop()
        self._steps = None

    def _step(self) -> None:
        until = time.perf_counter() + SLICE
        while self._steps is not None and time.perf_counter() < until:
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None
        if self._steps is None:
            self._turn.stop()
            self._fresh = True
            if self._library:
                self.progress.emit(0, 0)
            self._show()
            going, self._going = self._going, 0
            if going:
                self._go(going)

    def _through_article(self, uid: str) -> Iterator[None]:
        current = self._session.current
        if current is None:
            return
        article, spans = current.article, current.spans
        found: list[Problem] = []
        for one in problems(article, spans, self._session.workspace.policy):
            if one is None:
                yield
            else:
                found.append(one)
        asked: list[tuple[Span, Range]] = []
        for pair in to_cut(article.text, spans, article.text_sha256):
            if pair is None:
                yield
                continue
            key = (pair[0].id, *pair[0].range)
            known = self._cut.get(key)
            if known is not None:
                found.append(known)
            elif key not in self._cut and len(asked) < MOST_WORDS:
                asked.append(pair)
        yield from self._take(uid, article, found)
        self._ask_words(article, asked)

    def _through_library(self) -> Iterator[None]:
        session = self._session
        policy = session.workspace.policy
        entries = [entry for entry in session.workspace.entries() if entry.stored]
        for number, entry in enumerate(entries, 1):
            article, spans = session.workspace.article(entry.uid), session.spans_of(entry.uid)
            if article is None or spans is None:
                continue
            found: list[Problem] = []
            for one in problems(article, spans, policy):
                if one is None:
                    yield
                else:
                    found.append(one)
            yield from self._take(entry.uid, article, found)
            self.progress.emit(number, len(entries))
            yield

    def _take(self, uid: str, article: Article, found: Sequence[Problem]) -> Iterator[None]:
        entry = self._session.workspace.entry(uid)
        checked = set(entry.checked) if entry is not None else set()
        kept = sorted((one for one in found if one.key not in checked), key=place_of)
        lines: dict[str, Occurrence] = dict(self._lines) if self._library else {}
        for number, one in enumerate(kept):
            if number % PLACES == PLACES - 1:
                yield
            line, lit = context(article.text, one.start, one.end)
            key = f"{uid}/{one.key}"
            lines[key] = Occurrence(uid, one.start, one.end, line, lit, one.what, False, one.why, fixed=True, key=key)

        self._lines = lines
        self._found = [*(self._found if self._library else ()), *((uid, one) for one in kept)]

    # ---- words, cut by the worker

    def _ask_words(self, article: Article, asked: Sequence[tuple[Span, Range]]) -> None:
        if not asked or self._session.jobs.running("extract"):
            return
        pieces = [article.text[slice(*around)].replace("\n", " ") for _span, around in asked]

        def answer(words: object) -> None:
            if isinstance(words, list) and self._session.current_sha256 == article.text_sha256:
                self._take_words(article.text, asked, words)

        self._session.jobs.ask("problems", CutRequest("\n".join(pieces)), answer, lambda _error: None)

    def _take_words(self, text: str, asked: Sequence[tuple[Span, Range]], words: list[str]) -> None:
        """The answer: the words of every stretch, the stretches parted by line ends."""
        stretches: list[list[str]] = [[]]
        for word in words:
            if word == "\n":
                stretches.append([])
            else:
                stretches[-1].append(word)
        for (span, around), stretch in zip(asked, stretches, strict=False):
            self._cut[span.id, *span.range] = cut_through(text, span, around, stretch)
        if any(self._cut[span.id, *span.range] is not None for span, _around in asked):
            self._fresh = False
            self._look_if_seen()

    # ---- showing

    def _shown(self) -> list[Found]:
        return [one for one in self._found if self.panel.passes(one[1])]

    def _show(self) -> None:
        self.panel.show_kinds(Counter(one.kind for _uid, one in self._found))
        rows = [self._lines[_key(one)] for one in self._shown()]
        titles = None
        if self._library:
            entries = self._session.workspace.entries()
            titles = {one.uid: one.title or Path(one.path).name or one.uid for one in entries}
        self.panel.show_rows(rows, titles, self._empty_words(), self._empty_how())
        number = len(self._found)
        name = self.tr("Problems")
        self._window.side.set_title(self.panel, f"{name} {number}" if number and self._fresh else name)
        if self._current is not None and self._current not in self._found:
            self._current = None
        self.panel.show_problem(self._current[1] if self._current else None)
        if self._current is not None:
            self.panel.select(_key(self._current))

    def _empty_words(self) -> str:
        if self._session.current is None and not self._library:
            return self.tr("Open an article; what does not fit together in it is listed here.")
        return self.tr("Nothing that does not fit together.") if self._fresh else self.tr("Looking…")

    def _empty_how(self) -> Callable[[], str] | None:
        return teaching.opens if self._session.current is None and not self._library else None

    # ---- stepping

    def next_problem(self) -> None:
        """Go to the next problem."""
        self._go(1)

    def previous_problem(self) -> None:
        """Go to the problem before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if self._session.current is None:
            self.told.emit(self.tr("Open an article first."))
            return
        if not self._fresh:
            self._going = by
            if self._steps is None:
                self.look()
            return
        shown = self._shown()
        if not shown:
            self.told.emit(self.tr("Nothing that does not fit together."))
            return
        self._go_to(shown[self._index_after(shown, by)])

    def _index_after(self, shown: list[Found], by: int) -> int:
        """Which comes next: after the one gone to last, else after the selected span or the first visible line."""
        if self._current in shown:
            return (shown.index(self._current) + by) % len(shown)
        span = self._session.selected_span
        here = span.start if span is not None else self._window.reader.visible_range()[0]
        uid = self._session.uid
        following = [at for at, (of, one) in enumerate(shown) if of == uid and one.start >= here]
        if by > 0:
            return following[0] if following else 0
        return (following[0] if following else len(shown)) - 1

    def _on_chosen(self, key: str) -> None:
        found = next((one for one in self._found if _key(one) == key), None)
        if found is not None:
            self._go_to(found, focus=False)

    def _go_to(self, found: Found, *, focus: bool = True) -> None:
        self._current = found
        uid, problem = found
        self.panel.select(_key(found))
        self.panel.show_problem(problem)
        if uid != self._session.uid:
            self._wanted_after_opening = found
            self._window.opening.open_entry(uid)
            return
        if problem.span:
            self._session.select(problem.span)
        else:
            self._session.select("")
            self._window.reader.set_selected_text(Selected(problem.start, problem.end))
            self._window.reader.show_offset(problem.start)
        if focus and not self.panel.table.hasFocus():
            self._window.reader.setFocus()
        self._window.status_line.say(self._words(problem))

    def _words(self, problem: Problem) -> str:
        mend = f"{first_key('mend_problem')} {problem.mend}"
        right = self.tr("All right")
        return f"{problem.what}   {mend}   {first_key('problem_right')} {right}"

    # ---- answering

    def mend_problem(self) -> None:
        """Mend the problem gone to last, then go on."""
        found = self._pointed()
        if found is None:
            return
        _uid, problem = found
        if not problem.mendable:
            self._session.select(problem.span)
            self._window.edit_attribute("norm")
            return
        session = self._session
        try:
            made = mended(session.text, session.spans, problem)
        except CorrectionRefused as error:
            self._window.report(error)
            return
        self._answer(found, "mend", made, problem.mend)

    def problem_right(self) -> None:
        """Say that the problem gone to last is none; it is not listed again."""
        found = self._pointed()
        entry = self._session.entry
        if found is not None and entry is not None:
            words = self.tr("“{string}” is all right as it is.").format(string=found[1].string[:24])
            self._answer(found, "all_right", all_right(entry, found[1]), words)

    def _pointed(self) -> Found | None:
        found = self._current
        if found is None:
            key = self._window.actions_table.by_name["next_problem"].shortcut().toString()
            self.told.emit(self.tr("Go to a problem first: {key} goes to the next one.").format(key=key))
        elif found[0] != self._session.uid:
            self._go_to(found)
            return None
        return found

    def _answer(self, found: Found, kind: str, made: tuple[RecordChange, ...], words: str) -> None:
        shown = self._shown()
        at = shown.index(found) if found in shown else 0
        if not self._session.apply(kind, made):
            return
        self.undoable.emit(words)
        self._window.reader.clear_selection()
        self._found = [one for one in self._found if one != found]
        left = self._shown()
        self._current = None
        self._show()
        if left:
            self._go_to(left[at % len(left)], focus=not self.panel.table.hasFocus())


def _key(found: Found) -> str:
    return f"{found[0]}/{found[1].key}"
