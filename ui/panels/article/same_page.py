"""The page of same slogans: the library's norms with their counts, the strings behind each, and what looks alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from core.labels.same_as import Member, NormRow, Suggestion
from ui.desk import teaching
from ui.look.drawn import Choice
from ui.panels.parts.fact_rows import Fact, FactList
from ui.panels.parts.front_page import FrontPage

STRINGS = 5
"""Strings of the chosen norms that show without scrolling; the norms have the room of those that are not there."""
SHOWN = 3
"""Strings named in a norm's own row."""


class SamePage(FrontPage):
    """Choose norms and press Merge; choose a string below and split it off."""

    merge_asked = Signal(list, str)
    """Names of norms, and the name they count as; a single one is renamed."""
    split_asked = Signal(object, str)
    """The string (a `Member`) and the name it counts as."""
    find_asked = Signal(object)
    """Show where that string stands (a `Member`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Same slogans"), parent)
        self._rows: tuple[NormRow, ...] = ()
        self._suggestions: tuple[Suggestion, ...] = ()
        self._shown: list[NormRow] = []
        self._strings: list[tuple[Member, int]] = []
        self.state = self.caption()
        self.part = Choice(self)
        self.part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.part.addItem(self.tr("Every norm"), "all")
        self.part.addItem(self.tr("Suggestions"), "suggested")
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.norms = FactList(self, many=True)
        self.norms.setAccessibleName(self.tr("Norms"))
        self.strings = FactList(self)
        self.strings.setAccessibleName(self.tr("Strings behind them"))
        self.behind = self.caption()
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("counts as"))
        self.name.setAccessibleName(self.tr("The name they count as"))
        self.merge_button = QPushButton(self)
        self.merge_button.setObjectName("main")
        self.split_button = QPushButton(self.tr("Split the string off"), self)
        self.setFocusProxy(self.norms)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.state)
        self.column.addWidget(self.part)
        self.column.addWidget(self.filter)
        self.column.addWidget(self.norms, 1)
        self.column.addWidget(self.behind)
        self.column.addWidget(self.strings)
        self.column.addWidget(self.name)
        foot = QHBoxLayout()
        foot.addWidget(self.split_button)
        foot.addStretch(1)
        foot.addWidget(self.merge_button)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        self.part.currentIndexChanged.connect(self._fill)
        self.filter.textChanged.connect(self._fill)
        self.norms.selectionModel().selectionChanged.connect(self._on_marked)
        self.strings.selectionModel().selectionChanged.connect(self._show_buttons)
        self.strings.chosen.connect(self._on_string)
        self.norms.chosen.connect(self._on_norm)
        self.name.textChanged.connect(self._show_buttons)
        self.name.returnPressed.connect(self.merge)
        self.merge_button.clicked.connect(self.merge)
        self.split_button.clicked.connect(self.split)

    # ---- what there is

    def show_working(self, done: int, of: int) -> None:
        """The articles are being counted."""
        self.state.setText(self.tr("Counting: {n} of {of} articles…").format(n=done, of=of))

    def show_rows(self, rows: Sequence[NormRow], suggestions: Sequence[Suggestion], articles: int) -> None:
        """Show those norms; what was marked stays marked as far as it is there."""
        marked = {row.name for row in self.marked()}
        self._rows, self._suggestions = tuple(rows), tuple(suggestions)
        whole = sum(row.count for row in rows)
        self.state.setText(
            self.tr("{norms} norms, {n} times in {articles} articles worked on").format(
                norms=len(rows), n=whole, articles=articles
            )
        )
        self.part.setItemText(1, self.tr("Suggestions") + f" · {len(suggestions)}")
        self._fill()
        self._mark(marked)

    def _fill(self) -> None:
        words = self.filter.text().strip().casefold()
        if self.part.currentData() == "suggested":
            by_name = {row.name: row for row in self._rows}
            self._shown = [by_name[name] for one in self._suggestions for name in one.names if name in by_name]
            self.norms.empty_words, self.norms.empty_how = self.tr("Nothing looks alike."), None
        else:
            self._shown = list(self._rows)
            self.norms.empty_words = self.tr("Slogans of the articles you have worked on stand here.")
            self.norms.empty_how = teaching.decides
        if words:
            self._shown = [row for row in self._shown if _holds(row, words)]
        self.norms.rows.take(len(self._shown), self._row)
        self._on_marked()

    def _row(self, at: int) -> Fact:
        row = self._shown[at]
        texts = list(dict.fromkeys(text for (_norm, text), _number in row.strings))
        below = "、".join(texts[:SHOWN]) + ("…" if len(texts) > SHOWN else "")
        if self.part.currentData() == "suggested":
            into = next((one.into for one in self._suggestions if row.name in one.names), row.name)
            below = self.tr("as {name}?").format(name=into) if into != row.name else self.tr("the most frequent")
        return Fact(f"{row.name}　{row.count}", below, tip="\n".join([row.name, *texts[:30]]))

    def marked(self) -> list[NormRow]:
        """The chosen norms."""
        return [self._shown[at] for at in self.norms.marked() if at < len(self._shown)]

    def _mark(self, names: set[str]) -> None:
        model = self.norms.selectionModel()
        for at, row in enumerate(self._shown):
            if row.name in names:
                model.select(self.norms.rows.index(at), model.SelectionFlag.Select)

    def _on_marked(self, *_marks: object) -> None:
        rows = self.marked()
        counts: dict[Member, int] = {}
        for row in rows:
            counts.update(row.strings)
        self._strings = sorted(counts.items(), key=_often)
        self.behind.setText(self.tr("Strings behind it") if rows else "")
        self.strings.rows.take(len(self._strings), self._string)
        for widget in (self.behind, self.strings):
            widget.setVisible(bool(rows))
        self.strings.setFixedHeight(min(STRINGS, len(self._strings)) * max(1, self.strings.sizeHintForRow(0)) + 4)
        self.name.setText(max(rows, key=_count).name if rows else "")
        self._show_buttons()

    def _string(self, at: int) -> Fact:
        (norm, text), number = self._strings[at]
        return Fact(f"{text}　{number}", self.tr("norm of the rules: {norm}").format(norm=norm))

    # ---- what is wanted

    def _show_buttons(self, *_news: object) -> None:
        rows, name = self.marked(), self.name.text().strip()
        self.merge_button.setText(self.tr("Merge {n}").format(n=len(rows)) if len(rows) > 1 else self.tr("Rename"))
        self.merge_button.setEnabled(bool(rows and name) and (len(rows) > 1 or rows[0].name != name))
        self.split_button.setEnabled(bool(self.strings.marked()) and len(self._strings) > 1)

    def merge(self) -> None:
        """The chosen norms count as the name in the line."""
        if self.merge_button.isEnabled():
            names, into = [row.name for row in self.marked()], self.name.text().strip()
            self.norms.setFocus()
            self.merge_asked.emit(names, into)

    def split(self) -> None:
        """The chosen string counts as itself, or as the name in the line where that was changed."""
        marked = self.strings.marked()
        if marked and self.split_button.isEnabled():
            one, _number = self._strings[marked[0]]
            typed = self.name.text().strip()
            names = {row.name for row in self._rows}
            self.norms.setFocus()
            self.split_asked.emit(one, typed if typed and typed not in names else one[1])

    def _on_string(self, at: int) -> None:
        self.find_asked.emit(self._strings[at][0])

    def _on_norm(self, at: int) -> None:
        """Enter on a suggestion marks all of it, so that one more Enter merges."""
        if self.part.currentData() != "suggested" or at >= len(self._shown):
            return
        name = self._shown[at].name
        if len(self.norms.marked()) > 1:
            self.merge()
            return
        found = next((one for one in self._suggestions if name in one.names), None)
        if found is not None:
            self._mark(set(found.names))
            self.name.setText(found.into)
            self._show_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M merges, S splits, as the buttons do."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_M:
            self.merge()
        elif plain and event.key() == Qt.Key.Key_S:
            self.split()
        super().keyPressEvent(event)


def _holds(row: NormRow, words: str) -> bool:
    return words in row.name.casefold() or any(words in text.casefold() for (_norm, text), _number in row.strings)


def _often(one: tuple[Member, int]) -> tuple[int, Member]:
    return (-one[1], one[0])


def _count(row: NormRow) -> int:
    return row.count
