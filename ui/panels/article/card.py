"""The card of the open article: its fields, edited in place. It shows while no span is selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.articles.fields import FieldRow, Kind
from ui.look.dressing import dress_anew
from ui.panels.parts.typed import typed_into
from ui.wording import field_name, shown_value

TALLEST = 260
"""Logical pixels of the rows; more of them scroll."""
SHARE = 0.27
"""Of the pane's height that the rows take at most."""
QUIET_IF_EMPTY = frozenset({"author"})
"""Fields that show only where they say something."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field's value, whether a person said it, and what the page says."""

    value: str
    by_person: bool
    page: str = ""


SHORT = 360
"""Pixels of the pane's height below which two lines must do."""
LOW = 440
"""Pixels of the pane's height below which the explanation gives way to the tabs above."""
_INSET = 4
"""Pixels by which the rows are moved in: there the sign before the heading begins."""
_MARGIN = 2
"""Pixels that a `QLineEdit` keeps free on either side of its words."""


class FieldLine(QLineEdit):
    """One value. Enter and Tab keep what was typed, Escape gives it up; an input method works here."""

    kept = Signal(str, str, bool)
    """Name, words, and whether Enter said so (which confirms what the page says)."""
    left = Signal()
    """Escape, or Enter in the last line: back to the page."""

    def __init__(self, row: FieldRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.view = FieldView("", by_person=False)
        self.setObjectName("inline")
        self.setPlaceholderText("—")
        self.setAccessibleName(field_name(row))
        if row.kind is Kind.CHOICE and row.choices:
            completer = QCompleter([shown_value(row, one) for one in row.choices], self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self.setCompleter(completer)

    @property
    def typed(self) -> bool:
        """Whether the words differ from the value shown."""
        return self.text().strip() != shown_value(self.row, self.view.value)

    def show_value(self, view: FieldView) -> None:
        """Show that value, unless another one is being typed."""
        if typed_into(self) and self.typed and view == self.view:
            return
        self.view = view
        words = shown_value(self.row, view.value)
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)
        self._dress("" if view.by_person or not view.value else "page")

    def give_up(self) -> None:
        """Show the value again instead of what was typed."""
        self.setText(shown_value(self.row, self.view.value))
        self._dress("" if self.view.by_person or not self.view.value else "page")

    def refuse(self, why: str) -> None:
        """Say that what is typed is no value; it stays to be mended."""
        self._dress("bad")
        self.setToolTip(why)

    def _dress(self, said: str) -> None:
        if self.property("said") != said:
            self.setProperty("said", said)
            dress_anew(self)
        self.setToolTip(self._tip())

    def _tip(self) -> str:
        words = shown_value(self.row, self.view.value)
        if self.view.value and not self.view.by_person:
            return f"{words}\n" + self.tr("Read from the page; Enter confirms it.")
        if self.view.page and self.view.page != self.view.value:
            return self.tr("The page says: {value}").format(value=shown_value(self.row, self.view.page))
        return words

    @property
    def cut_short(self) -> bool:
        """Whether the words have no room and end in an ellipsis; one that is being edited scrolls instead."""
        return not self.hasFocus() and self.fontMetrics().horizontalAdvance(self.text()) > self.room().width()

    def room(self) -> QRect:
        """Where the words stand, in pixels of the line."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.adjusted(_MARGIN, 0, -_MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, with an ellipsis where Qt would cut through a character."""
        if not self.cut_short:
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        room = self.room()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps and goes on, Escape gives up and goes back, Down opens the choices."""
        popup = self.completer().popup() if self.completer() is not None else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep(said=True)
            if self.property("said") != "bad":
                self.focusNextChild() if self._has_next() else self.left.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
            self.left.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Down and popup is not None:
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def _has_next(self) -> bool:
        following: QWidget | None = self.nextInFocusChain()
        while following is not None and following is not self and not isinstance(following, FieldLine):
            following = following.nextInFocusChain()
        return isinstance(following, FieldLine) and following.y() > self.y() and following.parent() is self.parent()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what was typed; the completer's own popup is no leaving."""
        super().focusOutEvent(event)
        if (
            event.reason() != Qt.FocusReason.PopupFocusReason
            and event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        ):
            self._keep(said=False)
            self.setCursorPosition(0)

    def _keep(self, *, said: bool) -> None:
        if self.typed or (said and self.view.value and not self.view.by_person):
            self.kept.emit(self.row.name, self.text(), said)


class ArticleCard(QFrame):
    """A quiet line a field; what the page says is paler than what a person said."""

    kept = Signal(str, str, bool)
    left = Signal()
    edit_fields_asked = Signal()
    page_value_asked = Signal(str)
    """Take a person's word back: the page's word counts again."""
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.lines: dict[str, FieldLine] = {}
        self._names: dict[str, QLabel] = {}
        self._backs: dict[str, QToolButton] = {}
        self.fold = QToolButton(self)
        self.fold.setObjectName("back")  # its words stand where those below it do
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.toggled.connect(self._on_fold)
        self.edit = QToolButton(self)
        self.edit.setObjectName("quiet")
        self.edit.setText(self.tr("Fields…"))
        self.edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit.clicked.connect(self.edit_fields_asked)
        self.foot = QLabel(self.tr("Paler: read from the page. Enter confirms."), self)
        self.foot.setObjectName("caption")
        self.foot.setWordWrap(True)
        self.area = QScrollArea(self)
        self.area.setObjectName("bare")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid_holder = QWidget(self.area)
        self._grid = QGridLayout(self._grid_holder)
        self.area.setWidget(self._grid_holder)
        self._lay_out()
        self._on_fold(shown=True)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(_INSET, 0, 0, 0)
        self.foot.setIndent(_INSET)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.area)
        column.addWidget(self.foot)

    def set_fields(self, rows: Sequence[FieldRow]) -> None:
        """A line for each field."""
        for widget in (*self.lines.values(), *self._names.values(), *self._backs.values()):
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self.lines, self._names, self._backs = {}, {}, {}
        for at, row in enumerate(rows):
            self._add_line(at, row)
        self._fit()

    def _add_line(self, at: int, row: FieldRow) -> None:
        name = QLabel(field_name(row), self._grid_holder)
        name.setObjectName("cardHead")
        name.setTextFormat(Qt.TextFormat.PlainText)
        line = FieldLine(row, self._grid_holder)
        line.kept.connect(self.kept)
        line.left.connect(self.left)
        line.installEventFilter(self)
        back = QToolButton(self._grid_holder)
        back.setObjectName("back")
        back.setText("↺")
        back.setFixedSize(22, 20)
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.setProperty("field", row.name)
        back.clicked.connect(self._on_back)
        back.hide()
        for column, widget in enumerate((name, line, back)):
            self._grid.addWidget(widget, at, column)
        self.lines[row.name], self._names[row.name], self._backs[row.name] = line, name, back

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line that has the focus is scrolled to."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, FieldLine):
            self.area.ensureWidgetVisible(watched, 0, 4)
        return super().eventFilter(watched, event)

    def show_values(self, values: Mapping[str, FieldView], *, read_only: bool) -> None:
        """Show those values, by the fields' names."""
        for name, line in self.lines.items():
            view = values.get(name, FieldView("", by_person=False))
            line.show_value(view)
            line.setReadOnly(read_only)
            back = self._backs[name]
            differs = view.by_person and bool(view.page) and view.page != view.value
            back.setVisible(differs and not read_only)
            if differs:
                back.setToolTip(
                    self.tr("Take what the page says: {value}").format(value=shown_value(line.row, view.page))
                )
            hidden = name in QUIET_IF_EMPTY and not view.value and not line.hasFocus()
            for widget in (line, self._names[name]):
                widget.setVisible(not hidden)
        self.foot.setVisible(
            self.fold.isChecked() and any(one.property("said") == "page" for one in self.lines.values())
        )
        self._fit()

    def _fit(self) -> None:
        """As tall as the rows, but no more than a share of the window: the tabs above need room too."""
        shown = [line for line in self.lines.values() if not line.isHidden()]
        rows = sum(line.sizeHint().height() + self._grid.verticalSpacing() for line in shown)
        pane = self.parentWidget()
        high = (pane or self.window()).height()
        self.area.setFixedHeight(min(TALLEST, round(high * SHARE), rows, 64 if high < SHORT else rows))
        if high < LOW:
            self.foot.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another window, another share."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Lines know their height once they are dressed."""
        super().showEvent(event)
        self._fit()

    def _on_back(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self.page_value_asked.emit(str(button.property("field")))

    def _on_fold(self, shown: bool) -> None:
        self.fold.setText(("▾ " if shown else "▸ ") + self.tr("This article"))
        self.area.setVisible(shown)
        self.foot.setVisible(shown and any(one.property("said") == "page" for one in self.lines.values()))
        self.edit.setVisible(shown)
        self.folded.emit(not shown)

    def stand_folded(self, on: bool) -> None:
        """Fold or unfold without a person having asked for it."""
        with QSignalBlocker(self):
            self.fold.setChecked(not on)

    def begin(self) -> None:
        """Put the caret into the first line."""
        self.fold.setChecked(True)
        first = next(iter(self.lines.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.selectAll()
