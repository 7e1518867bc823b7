"""The label editor: the table of labels in its order, one label's form beside it; it holds up nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.labels.labelling import Problem, free_key, new_name, problems
from core.model import Label
from ui.look.drawn import Choice
from ui.look.hues import PALETTE
from ui.look.theme import Theme
from ui.panels.labels.form import LabelForm
from ui.panels.parts.on_screen import fitting
from ui.panels.parts.suggestions import Index
from ui.wording import label_name

SIZE: Final = QSize(760, 620)
_ROW: Final = Qt.ItemDataRole.UserRole + 1


class _RowPainter(QStyledItemDelegate):
    """The chip's square with its key, the name, how many spans."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None
        self.counts: Mapping[str, int] = {}
        self.hidden_word = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        label, theme = index.data(_ROW), self.theme
        if not isinstance(label, Label) or theme is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = option.rect.adjusted(10, 0, -10, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.chosen))
        ink = theme.colour(label)
        square = QRectF(room.left(), room.center().y() - 8, 17, 17)
        painter.setPen(QColor(theme.edge) if label.hidden else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if label.hidden else ink)
        painter.drawRoundedRect(square, 4, 4)
        bold = QFont(option.font)
        bold.setPixelSize(11)
        bold.setWeight(QFont.Weight.Bold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.soft) if label.hidden else theme.on_colour(ink))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, label.key or "·")
        painter.setFont(option.font)
        painter.setPen(QColor(theme.soft))
        count = self.counts.get(label.name, 0)
        aside = self.hidden_word if label.hidden else str(count) if count else ""
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
        painter.setPen(QColor(theme.soft if label.hidden else theme.ink))
        room.adjust(26, 0, -option.fontMetrics.horizontalAdvance(aside) - 6, 0)
        words = option.fontMetrics.elidedText(label_name(label), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class _Rows(QListWidget):
    """Dragged, or moved by Alt with Up and Down."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(steps)
        else:
            super().keyPressEvent(event)


class LabelEditor(QDialog):
    """Asks for a table; whoever keeps it shows the one that came of it."""

    table_asked = Signal(object)
    """The whole table of labels as it shall be: a tuple."""
    added = Signal(str)
    renamed = Signal(str, str)
    hide_asked = Signal(str, bool)
    delete_asked = Signal(str)
    merge_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels"))
        self.resize(fitting(self, SIZE))
        self.labels: tuple[Label, ...] = ()
        self.fresh: set[str] = set()
        self._counts: Mapping[str, int] = {}
        self._read_only = False
        self._filling = False
        self.rows = _Rows(self)
        self._painter = _RowPainter(self)
        self._painter.hidden_word = self.tr("hidden")
        self._prepare_rows()
        self.form = LabelForm(self)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("trouble")
        self.trouble.setWordWrap(True)
        self.add = QPushButton(self.tr("New label"), self)
        self.hide_button = QPushButton(self)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        self.merge_into = Choice(self)
        self.merge_button = QPushButton(self.tr("Merge"), self)
        self.merge_words = QLabel(self)
        self.merge_words.setObjectName("dim")
        self._lay_out()
        self._connect()

    def _prepare_rows(self) -> None:
        self.rows.setObjectName("list")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setItemDelegate(self._painter)
        self.rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.rows.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.rows.setAccessibleName(self.tr("Labels"))
        self.rows.setToolTip(self.tr("Drag, or Alt+Up and Alt+Down, for another order"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.rows, 1)
        left.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setObjectName("panel")
        scroll.setWidget(self.form)
        merge = QHBoxLayout()
        merge.setSpacing(8)
        merge.addWidget(self.merge_words)
        merge.addWidget(self.merge_into)
        merge.addWidget(self.merge_button)
        merge.addStretch(1)
        merge.addWidget(self.hide_button)
        merge.addWidget(self.delete_button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(scroll, 1)
        right.addWidget(self.trouble)
        right.addLayout(merge)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 14, 14, 14)
        whole.setSpacing(14)
        whole.addLayout(left, 2)
        whole.addLayout(right, 5)

    def _connect(self) -> None:
        self.rows.currentRowChanged.connect(self._on_row)
        self.rows.moved.connect(self._on_moved)
        # Queued: the list still works on its rows while it tells of the move.
        self.rows.model().rowsMoved.connect(self._on_dragged, Qt.ConnectionType.QueuedConnection)
        self.form.wanted.connect(self._on_wanted)
        self.form.fields.left.connect(self._on_fields_left)
        self.add.clicked.connect(self.add_label)
        self.hide_button.clicked.connect(self._on_hide)
        self.delete_button.clicked.connect(self._on_delete)
        self.merge_button.clicked.connect(self._on_merge)
        for button in (self.add, self.hide_button, self.delete_button, self.merge_button):
            button.setAutoDefault(False)

    # ---- what it shows

    @property
    def current(self) -> Label | None:
        """The label whose form shows."""
        at = self.rows.currentRow()
        return self.labels[at] if 0 <= at < len(self.labels) else None

    def show_labels(self, labels: Sequence[Label], counts: Mapping[str, int]) -> None:
        """Show the table as it is; `counts` are spans of each label in the library."""
        name = self.form.label.name if self.form.label is not None else ""
        self.labels, self._counts = tuple(labels), counts
        self._painter.counts = counts
        self._filling = True
        self.rows.clear()
        for label in self.labels:
            item = QListWidgetItem(label_name(label))
            item.setData(_ROW, label)
            self.rows.addItem(item)
        names = [label.name for label in self.labels]
        self.rows.setCurrentRow(names.index(name) if name in names else 0)
        self._filling = False
        self.trouble.hide()
        self._show_form()

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        self._read_only = read_only
        self.form.set_read_only(read_only)
        self.rows.setDragEnabled(not read_only)
        self._show_form()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._painter.theme = theme
        self.form.set_theme(theme)
        self.rows.viewport().update()

    def _on_row(self, _at: int) -> None:
        if not self._filling:
            self._show_form()

    def _show_form(self) -> None:
        label = self.current
        if label is None:
            return
        self.form.show_label(label, self.labels, name_fixed=label.built_in or label.name not in self.fresh)
        count, writes = self._counts.get(label.name, 0), not self._read_only
        self.add.setEnabled(writes)
        self.hide_button.setText(self.tr("Show again") if label.hidden else self.tr("Hide"))
        self.hide_button.setEnabled(writes)
        self.delete_button.setEnabled(writes and not label.built_in and not count)
        self.delete_button.setToolTip(self._why_kept(label, count))
        others = [one for one in self.labels if one.name != label.name and not one.hidden]
        self.merge_into.clear()
        for one in others:
            self.merge_into.addItem(label_name(one), one.name)
        merges = writes and bool(count) and bool(others)
        self.merge_words.setText(self.tr("Give all {n} spans the label").format(n=count))
        for widget in (self.merge_words, self.merge_into, self.merge_button):
            widget.setVisible(merges)

    def _why_kept(self, label: Label, count: int) -> str:
        if label.built_in:
            return self.tr("This label comes with the program; it can be hidden.")
        return self.tr("{n} spans have it; hide it, or merge it into another label.").format(n=count) if count else ""

    # ---- what is asked

    def add_label(self) -> None:
        """A new row at the end, ready to be named."""
        if self._read_only:
            return
        self.form.commit()
        used = {label.colour for label in self.labels}
        colour = next((token for token in PALETTE if token not in used), next(iter(PALETTE)))
        name = new_name(self.labels)
        label = Label(name, "新标签", "New label", colour, key=free_key(self.labels), order=len(self.labels) + 1)
        self.added.emit(name)
        self.form.label = label
        self.table_asked.emit((*self.labels, label))
        self.form.zh.setFocus()
        self.form.zh.selectAll()

    def _on_wanted(self, before: Label, after: Label) -> None:
        table = tuple(after if one.name == before.name else one for one in self.labels)
        if self._tell_trouble(table):
            return
        if before.name != after.name:
            self.renamed.emit(before.name, after.name)
        self.table_asked.emit(table)

    def _tell_trouble(self, table: Sequence[Label]) -> bool:
        """Whether the table cannot be kept, and why; what a field lacks only when nobody is writing it any more."""
        found = problems(table)
        told = [one for one in found if one.what not in {"field", "choices"} or not self.form.fields.at_work]
        self.trouble.setText(self._trouble_words(told[0], table) if told else "")
        self.trouble.setVisible(bool(told))
        return bool(found)

    def _on_fields_left(self) -> None:
        label = self.form.label
        if label is not None:
            self._tell_trouble([label if one.name == label.name else one for one in self.labels])

    def _trouble_words(self, problem: Problem, table: Sequence[Label]) -> str:
        names = {label.name: label_name(label) for label in table}
        sources = {
            "key": self.tr("{label} and {other} have the same key; give one of them another."),
            "name": self.tr("A name in files has letters, digits, underscores, dots and hyphens, at most 40."),
            "twice": self.tr("Two labels have the name {label} in files."),
            "unnamed": self.tr("A label needs a Chinese or an English name."),
            "field": self.tr("Every field needs a name of its own."),
            "choices": self.tr("The field {other} needs its values, each once."),
        }
        other = names.get(problem.other, problem.other)
        return sources[problem.what].format(label=names.get(problem.label, problem.label), other=other)

    def _on_moved(self, steps: int) -> None:
        at = self.rows.currentRow()
        to = at + steps
        if self._read_only or not (0 <= at < len(self.labels) and 0 <= to < len(self.labels)):
            return
        table = list(self.labels)
        table.insert(to, table.pop(at))
        self.table_asked.emit(tuple(table))

    def _on_dragged(self, *_news: object) -> None:
        if not self._filling and not self._read_only:
            held = (self.rows.item(at).data(_ROW) for at in range(self.rows.count()))
            self.table_asked.emit(tuple(label for label in held if isinstance(label, Label)))

    def _on_hide(self) -> None:
        if self.current is not None:
            self.hide_asked.emit(self.current.name, not self.current.hidden)

    def _on_delete(self) -> None:
        if self.current is not None:
            self.delete_asked.emit(self.current.name)

    def _on_merge(self) -> None:
        into = self.merge_into.currentData()
        if self.current is not None and isinstance(into, str):
            self.merge_asked.emit(self.current.name, into)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being written is put."""
        self.form.commit()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Escape puts it too."""
        self.form.commit()
        super().done(result)
