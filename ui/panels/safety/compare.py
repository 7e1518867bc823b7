"""Another person's spans of the article against one's own, with the way to take theirs over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.model import Label, Span
from core.people.comparing import Agreement, Pair
from core.translation import QT_TRANSLATE_NOOP
from ui.panels.parts.quiet import QuietTable, prepare
from ui.wording import status_word

Index = QModelIndex | QPersistentModelIndex
WORDS: Final[Mapping[Agreement, str]] = {
    Agreement.SAME: QT_TRANSLATE_NOOP("compare", "same"),
    Agreement.MINE: QT_TRANSLATE_NOOP("compare", "only mine"),
    Agreement.THEIRS: QT_TRANSLATE_NOOP("compare", "only theirs"),
    Agreement.RANGE: QT_TRANSLATE_NOOP("compare", "another range"),
    Agreement.LABEL: QT_TRANSLATE_NOOP("compare", "another label"),
    Agreement.STATUS: QT_TRANSLATE_NOOP("compare", "decided otherwise"),
}


def agreement_words(agreement: Agreement) -> str:
    """How two spans stand to each other."""
    return QCoreApplication.translate("compare", WORDS[agreement])


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pairs: list[Pair] = []
        self.text = ""
        self.labels: Mapping[str, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair = self.pairs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return agreement_words(pair.agreement) if index.column() else self._words(pair.span)
        if role == Qt.ItemDataRole.ToolTipRole:
            sides = ((self.tr("Mine"), pair.mine), (self.tr("Theirs"), pair.theirs))
            return "\n".join(f"{name}: {self._whole(span)}" for name, span in sides)
        return None

    def _words(self, span: Span) -> str:
        return span.text_of(self.text)[:40].replace("\n", " ")

    def _whole(self, span: Span | None) -> str:
        if span is None:
            return "–"
        return f"{self._words(span)} · {self.labels.get(span.label, span.label)} · {status_word(span.status)}"

    def take(self, pairs: list[Pair], text: str) -> None:
        self.beginResetModel()
        self.pairs, self.text = pairs, text
        self.endResetModel()


class ComparePanel(QWidget):
    """Whose spans, the list, and the one decision."""

    person_chosen = Signal(int)
    take_over_asked = Signal(list)
    """The chosen pairs."""
    place_chosen = Signal(int)
    """Where in the text a chosen pair begins."""
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = QComboBox(self)
        self.person.setAccessibleName(self.tr("Whose spans"))
        self.same = QCheckBox(self.tr("Show what is the same too"), self)
        self.said = QLabel(self)
        self.said.setObjectName("dim")
        self.said.setWordWrap(True)
        self.table = QuietTable(self)
        self.table.setAccessibleName(self.tr("Where two people differ"))
        self.model = _Model(self)
        prepare(self.table)
        self.table.setObjectName("list")
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 110)
        self.take = QPushButton(self.tr("Take over"), self)
        self.bring = QPushButton(self.tr("Bring in another person's workspace…"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        for widget in (self.person, self.said, self.same):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        for button in (self.take, self.bring):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._pairs: list[Pair] = []
        self._text = ""
        self.person.activated.connect(self._on_person)
        self.same.toggled.connect(self._fill)
        self.take.clicked.connect(self._on_take)
        self.bring.clicked.connect(self.import_asked)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self.model.labels = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}

    def show_people(self, people: Sequence[tuple[int, str]], chosen: int) -> None:
        """Who has spans of the open article: number and name."""
        self.person.clear()
        for number, name in people:
            self.person.addItem(name, number)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        for widget in (self.person, self.same, self.table, self.take):
            widget.setVisible(bool(people))
        if not people:
            self.said.setText(self.tr("Nobody else's work on this article is in the workspace."))

    def show_pairs(self, pairs: Sequence[Pair], text: str) -> None:
        """How the two sets stand to each other."""
        self._pairs, self._text = list(pairs), text
        same = sum(pair.agreement is Agreement.SAME for pair in pairs)
        self.said.setText(
            self.tr("{same} the same, {different} different").format(same=same, different=len(pairs) - same)
        )
        self._fill()

    def _fill(self) -> None:
        shown = [one for one in self._pairs if self.same.isChecked() or one.agreement is not Agreement.SAME]
        self.model.take(shown, self._text)
        self.take.setEnabled(any(pair.theirs is not None for pair in shown))

    def _on_person(self, _row: int) -> None:
        self.person_chosen.emit(int(self.person.currentData()))

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.place_chosen.emit(self.model.pairs[current.row()].span.start)

    def _on_take(self) -> None:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if rows:
            self.take_over_asked.emit([self.model.pairs[row] for row in rows])
