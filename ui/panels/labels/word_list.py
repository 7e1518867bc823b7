"""The workspace's own words: a table with a filter, one line to add and change, and the list as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.labels.own_words import ALWAYS, NEVER, OwnWord
from core.model import Label
from ui.desk import teaching
from ui.look.drawn import Choice
from ui.panels.parts.quiet import QuietTable, prepare
from ui.wording import label_name

Index = QModelIndex | QPersistentModelIndex


class WordModel(QAbstractTableModel):
    """The words that pass the filter, by row; how often one stands in the article is counted when it is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[tuple[int, OwnWord]] = []
        self.names: Mapping[str, str] = {}
        self._count: Callable[[str], int] = len

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One a word."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Text, what happens to it, how often it stands in the article."""
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the whole row as tool tip."""
        word = self.rows[index.row()][1]
        if role == Qt.ItemDataRole.DisplayRole:
            return (word.text, self.verdict(word), str(self._count(word.text) or "–"))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(part for part in (word.text, self.verdict(word), word.norm) if part)
        return None

    def verdict(self, word: OwnWord) -> str:
        """What happens to a word, in words."""
        label = self.names.get(word.label, word.label) or self.tr("any label")
        words = self.tr("always {label}") if word.always else self.tr("never {label}")
        return words.format(label=label)

    def take(self, rows: list[tuple[int, OwnWord]], text: str) -> None:
        """Show those words, counted in that text."""
        self.beginResetModel()
        self.rows = rows
        self._count = lru_cache(maxsize=4096)(text.count)
        self.endResetModel()


class WordListPage(QWidget):
    """Shows the list and says what is to become of it; comes in front of the side tabs."""

    put_asked = Signal(int, object)
    """A word's number (0: a new one) and the `OwnWord` it is to be."""
    drop_asked = Signal(list)
    """The numbers of words to be taken off the list."""
    import_asked = Signal()
    export_asked = Signal()
    again_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words: dict[int, OwnWord] = {}
        self._text = ""
        self.model = WordModel(self)
        heading = QLabel(self.tr("Own words"), self)
        heading.setObjectName("heading")
        self.said = QLabel(self)
        self.said.setObjectName("caption")
        self.said.setWordWrap(True)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.table = QuietTable(self)
        self._prepare_table()
        self._make_form()
        self.again = self._button(self.tr("Extract this article again"), "quiet")
        self.bring = self._button(self.tr("Import…"), "quiet")
        self.write = self._button(self.tr("Export…"), "quiet")
        self.close_button = self._button(self.tr("Close"), "quiet")
        self._lay_out(heading)
        self._connect()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        return button

    def _prepare_table(self) -> None:
        prepare(self.table)
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAccessibleName(self.tr("Own words"))
        self.table.empty_words = self.tr(
            "“Always mark this” and “Never mark this” put words here. They hold for every article that is extracted."
        )
        self.table.empty_how = teaching.puts_words
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 100)
        self.table.setColumnWidth(2, 36)

    def _make_form(self) -> None:
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("The exact words"))
        self.verdict = Choice(self)
        self.verdict.addItem(self.tr("always"), ALWAYS)
        self.verdict.addItem(self.tr("never"), NEVER)
        self.label = Choice(self)
        self.norm = QLineEdit(self)
        self.norm.setPlaceholderText(self.tr("Norm or code"))
        for widget, name in (
            (self.words, self.tr("The exact words")),
            (self.verdict, self.tr("Verdict")),
            (self.label, self.tr("Label")),
            (self.norm, self.tr("Norm or code")),
        ):
            widget.setAccessibleName(name)
        self.put = self._button(self.tr("Add"), "main")
        self.change = self._button(self.tr("Change"), "")
        self.drop = self._button(self.tr("Delete"), "")

    def _lay_out(self, heading: QLabel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.said)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        for widgets in ((self.verdict, self.label), (self.norm,), (self.put, self.change, self.drop)):
            row = QHBoxLayout()
            for widget in widgets:
                row.addWidget(widget, 1)
            column.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.bring)
        row.addWidget(self.write)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._fill)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.words.textChanged.connect(self._on_form)
        self.words.returnPressed.connect(self._on_put)
        self.verdict.activated.connect(self._on_form)
        self.label.activated.connect(self._on_form)
        self.put.clicked.connect(self._on_put)
        self.change.clicked.connect(self._on_change)
        self.drop.clicked.connect(self._on_drop)
        self.again.clicked.connect(self.again_asked)
        self.bring.clicked.connect(self.import_asked)
        self.write.clicked.connect(self.export_asked)
        self.close_button.clicked.connect(self.closed)

    # ---- what is shown

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels a word may have."""
        self.model.names = {one.name: label_name(one) for one in labels}
        chosen = self.label.currentData()
        self.label.clear()
        for one in labels:
            self.label.addItem(label_name(one), one.name)
        self.label.addItem(self.tr("any label"), "")
        self.label.setCurrentIndex(max(0, self.label.findData(chosen)))

    def show_words(self, words: Mapping[int, OwnWord], text: str, said: str, *, stale: bool, writable: bool) -> None:
        """Show the list; `said` tells what is to be known, `stale` whether the open article does not follow it."""
        self._words, self._text = dict(words), text
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.again.setVisible(stale)
        for widget in (self.words, self.verdict, self.label, self.norm, self.bring):
            widget.setEnabled(writable)
        self.write.setEnabled(bool(words))
        self._fill()

    def _fill(self) -> None:
        sought = self.filter.text()
        rows = [(number, word) for number, word in self._words.items() if sought in word.text or sought in word.norm]
        held = set(self.chosen())
        self.model.take(rows, self._text)
        again = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, (number, _word) in enumerate(rows):
            if number in held:
                self.table.selectionModel().select(self.model.index(row, 0), again)
        self._on_form()

    def chosen(self) -> list[int]:
        """The numbers of the chosen words."""
        return [self.model.rows[index.row()][0] for index in self.table.selectionModel().selectedRows()]

    def _on_selection(self, *_news: object) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            word = self._words[chosen[0]]
            self.words.setText(word.text)
            self.verdict.setCurrentIndex(self.verdict.findData(word.verdict))
            self.label.setCurrentIndex(max(0, self.label.findData(word.label)))
            self.norm.setText(word.norm)
        self._on_form()

    # ---- what is asked for

    def _word(self) -> OwnWord | None:
        """What the form says; None where that is no word: one that is always marked needs a label."""
        text, label = self.words.text().strip(), str(self.label.currentData() or "")
        verdict = str(self.verdict.currentData())
        if not text or (verdict == ALWAYS and not label):
            return None
        return OwnWord(text, label, verdict, self.norm.text().strip())

    def _on_form(self, *_news: object) -> None:
        whole, chosen = self._word() is not None and self.words.isEnabled(), self.chosen()
        self.put.setEnabled(whole)
        self.change.setEnabled(whole and len(chosen) == 1)
        self.drop.setEnabled(bool(chosen) and self.words.isEnabled())

    def _on_put(self) -> None:
        word = self._word()
        if word is not None:
            self.put_asked.emit(0, word)

    def _on_change(self) -> None:
        word, chosen = self._word(), self.chosen()
        if word is not None and len(chosen) == 1:
            self.put_asked.emit(chosen[0], word)

    def _on_drop(self) -> None:
        if self.chosen():
            self.drop_asked.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Delete takes the chosen words off the list; letters do not decide spans behind the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.drop.isEnabled():
            self._on_drop()
        elif event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.accept()
        else:
            super().keyPressEvent(event)
