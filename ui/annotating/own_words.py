"""Always mark this, never mark this, and the list of those words: carried out at once, each one undo step."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from core import changes as changing
from core import corrections
from core.changes import RecordChange
from core.decoding import decode
from core.errors import ImportRefused
from core.labels.own_words import ALWAYS, NEVER, OwnWord, RowChange, follow, from_table, is_stale, list_change, to_table
from core.review.propagation import Wanted
from ui.desk.undo_offer import TableOffer
from ui.panels.labels.word_list import WordListPage
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LATE = 150
"""Milliseconds in which changes gather before the list is filled anew."""


class OwnWords(QObject):
    """Keeps the list and makes the open article follow it."""

    told = Signal(str)
    undoable = Signal(str)
    failed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self.page = WordListPage(window)
        self.page.hide()  # until it is in the pane, it would lie in the corner of the window
        self.page.set_labels(window.labels)
        window.labels_changed.connect(self.page.set_labels)
        self._rows_before: dict[int, OwnWord | None] | None = None
        """What the latest change replaced, where it was made with no article open; else it is an undo step."""
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self.fill)
        page = self.page
        page.put_asked.connect(self.put)
        page.drop_asked.connect(self.drop)
        page.import_asked.connect(self.choose_import)
        page.export_asked.connect(self.choose_export)
        page.again_asked.connect(self._session.extract_again)
        page.closed.connect(self.close_list)
        self._session.changed.connect(self._fill_soon)
        self._session.opened.connect(self._fill_soon)
        self._session.entry_changed.connect(self._fill_soon)

    # ---- always and never

    def always_mark(self) -> None:
        """Mark the selected string with its label in every article from now on."""
        self._decide(ALWAYS)

    def never_mark(self) -> None:
        """Never propose the selected string with its label again."""
        self._decide(NEVER)

    def _decide(self, verdict: str) -> None:
        wanted: Wanted | None = self._window.panes.propagation.wanted
        if wanted is None:
            return
        by_text = verdict == NEVER and self._window.reader.selection() is not None
        label = "" if by_text else wanted.label
        word = OwnWord(wanted.string, label, verdict, wanted.norm if verdict == ALWAYS else "")
        words = self._session.workspace.numbered_words()
        if word in words.values():
            self.told.emit(self.tr("“{word}” is on the list already.").format(word=word.text[:24]))
            return
        number = next((key for key, one in words.items() if _same_place(one, word)), 0)
        if self._change([(number, word)], self._pointed(verdict)):
            always = self.tr("“{word}” is always marked from now on.")
            never = self.tr("“{word}” is never proposed from now on.")
            self._say((always if word.always else never).format(word=word.text[:24]))

    def _pointed(self, verdict: str) -> tuple[RecordChange, ...]:
        """What becomes of the very span or text pointed at: it is accepted, or rejected."""
        session, chosen = self._session, self._window.reader.selection()
        span = session.selected_span
        if chosen is not None:
            wanted = self._window.panes.propagation.wanted
            if verdict == NEVER or wanted is None:
                return ()
            return corrections.add(session.spans, session.text, wanted.label, *chosen, norm=wanted.norm)
        if span is None or span.lost:
            return ()
        if verdict == ALWAYS:
            return corrections.accept(session.spans, [span.id])
        return corrections.remove(session.spans, [span.id]) if span.pending else ()

    # ---- the list

    def put(self, number: int, word: OwnWord) -> None:
        """Add a word (number 0) or change one."""
        words = self._session.workspace.numbered_words()
        same = next((key for key, one in words.items() if key != number and _same_place(one, word)), 0)
        if word in words.values():
            self.told.emit(self.tr("“{word}” is on the list already.").format(word=word.text[:24]))
        elif same and number:
            self._change([(number, None), (same, word)])
        else:
            self._change([(number or same, word)])

    def drop(self, numbers: Iterable[int]) -> None:
        """Take words off the list."""
        made: list[tuple[int, OwnWord | None]] = [(number, None) for number in numbers]
        if self._change(made):
            self._say(self.tr("{n} words taken off the list.").format(n=len(made)))

    def _say(self, words: str) -> None:
        """Say what was done, with the way back: the undo step, or (no article is open) the rows as they were."""
        rows = self._rows_before
        if rows is None:
            self.undoable.emit(words)
            return

        workspace = self._session.workspace

        def put(before: dict[int, OwnWord | None]) -> None:
            workspace.put_words(before)
            self.fill()

        def read() -> dict[int, OwnWord | None]:
            held = workspace.numbered_words()
            return {number: held.get(number) for number in rows}

        self._window.notices.tell_undoable(words, TableOffer(self._window, read, put, rows))

    def _change(self, wanted: Iterable[tuple[int, OwnWord | None]], first: tuple[RecordChange, ...] = ()) -> bool:
        """Change rows of the list (number 0: a new one); the open article follows in the same step."""
        session, workspace = self._session, self._session.workspace
        if workspace.read_only:
            self.told.emit(self.tr("This workspace can only be read; the list cannot be changed."))
            return False
        words, fresh = workspace.numbered_words(), workspace.next_word()
        rows: dict[int, OwnWord | None] = {}
        changed: list[RowChange] = []
        made = list(first)
        for number, word in wanted:
            key = number or fresh
            fresh += not number
            rows[key] = word
            changed.append((words.get(key), word))
            made.append(list_change(key, *changed[-1]))
        self._rows_before = None
        if session.current is None:
            self._rows_before = {key: words.get(key) for key in rows}
            workspace.put_words(rows)
        else:
            made += follow(session.current.article, changing.apply(session.spans, first), changed)
            if not session.apply("words", made):
                return False
        if session.jobs.running("extract"):
            session.extract_again()
        self.fill()
        return True

    def word_list(self) -> None:
        """Show the list in front of the side tabs."""
        self._window.actions_table.by_name["side_pane"].setChecked(True)
        self.fill(shown=True)
        self._window.side.bring_to_front(self.page)
        self.page.filter.setFocus()

    def close_list(self) -> None:
        """Put the list away."""
        self._window.side.leave_front()
        self._window.reader.setFocus()

    def _fill_soon(self, *_news: object) -> None:
        if self.page.isVisible() and not self._late.isActive():
            self._late.start()

    def fill(self, *, shown: bool = False) -> None:
        """Show the list as it is now, where it can be seen."""
        if not shown and not self.page.isVisible():
            return
        workspace = self._session.workspace
        numbered = workspace.numbered_words()
        words = tuple(numbered.values())
        stale = [one.uid for one in workspace.entries() if is_stale(one.extracted, words)]
        said = self.tr("{n} articles were extracted with another list.").format(n=len(stale)) if stale else ""
        if workspace.read_only:
            said = self.tr("This workspace can only be read; the list cannot be changed.")
        here = self._session.uid in stale and not workspace.read_only
        self.page.show_words(numbered, self._session.text, said, stale=here, writable=not workspace.read_only)

    # ---- as a file

    def choose_import(self) -> None:
        """Ask which file to take words from."""
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import words"),
            self._window.opening.folder(),
            self.tr("Tables (*.tsv *.csv *.txt);;All files (*)"),
        )
        if path:
            self.import_file(path)

    def import_file(self, path: str) -> None:
        """Put the words of a table on the list; those that are there already stay as they are."""
        try:
            found = from_table(decode(Path(path).read_bytes()).text)
        except (OSError, ImportRefused) as error:
            self.failed.emit(error if isinstance(error, ImportRefused) else ImportRefused(str(error), path=path))
            return
        known = set(self._session.workspace.own_words())
        fresh: list[tuple[int, OwnWord | None]] = [(0, one) for one in dict.fromkeys(found) if one not in known]
        if not fresh:
            self.told.emit(self.tr("Every word of the file is on the list already."))
        elif self._change(fresh):
            self._say(self.tr("{n} words imported.").format(n=len(fresh)))

    def choose_export(self) -> None:
        """Ask where to write the list."""
        path, _kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export words"),
            str(Path(self._window.opening.folder()) / "words.tsv"),
            self.tr("Tables (*.tsv *.csv)"),
        )
        if path:
            self.export_file(path)

    def export_file(self, path: str) -> None:
        """Write the list as a table, tabs or commas by the file's name."""
        content = to_table(self._session.workspace.own_words(), tabs=not path.lower().endswith(".csv"))
        fresh = Path(f"{path}.new")
        try:
            fresh.write_text(content, "utf-8", newline="")
            os.replace(fresh, path)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            self.failed.emit(error)
            return
        self.told.emit(
            self.tr("{n} words written to {path}.").format(n=len(self._session.workspace.own_words()), path=path)
        )


def _same_place(one: OwnWord, other: OwnWord) -> bool:
    """Whether two rows speak of the same string and label: the later one takes the place of the earlier."""
    return (one.text, one.label) == (other.text, other.label)
