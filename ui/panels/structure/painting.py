"""How a row of the structure is painted: province chip and body, tasks on their rail, headings."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.theme import CHIP, Theme
from ui.panels.parts.row_card import paint_card
from ui.panels.structure.rows import ROW, Index, Kind, Row, StructureModel, mend_words, number_of, ordinal_of

RAIL = 22
"""Pixels from the left edge to the line that ties a list's tasks."""
STEP = 16
"""Pixels a level is moved to the right."""
ELIDE = Qt.TextElideMode.ElideRight


def row_height(metrics: QFontMetrics) -> int:
    """Pixels of a row: one line and the room around it."""
    return metrics.height() + 9


class StructureDelegate(QStyledItemDelegate):
    """Paints the rows of a `StructureModel`; all are of one height."""

    theme: Theme | None = None
    number_given = Signal(str, int)
    """An item's id and the number typed for it."""
    mend_pressed = Signal(object)
    """The row of a trouble whose mend was clicked."""

    def __init__(self, model: StructureModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """One line and the room around it."""
        return QSize(120, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the chosen one lies on a card."""
        row = index.data(ROW)
        theme = self.theme
        if not isinstance(row, Row) or theme is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, option, theme, above=0.5, radius=5)
        rect = option.rect.adjusted(14, 0, -12, 0)
        painter.setFont(option.font)
        if row.kind is Kind.HEAD:
            self._head(painter, rect, row, theme)
        elif row.kind is Kind.HEADING:
            self._heading(painter, rect, row, theme)
        elif row.kind is Kind.TROUBLE:
            self._trouble(painter, rect, index, theme)
        elif row.kind is Kind.TOGETHER:
            self._together(painter, rect, row, theme)
        elif row.kind is Kind.CAPTION:
            self._caption(painter, rect, row, theme)
        else:
            self._task(painter, rect, row, theme)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        metrics = painter.fontMetrics()
        left = rect.left()
        province = self._model.province(row)
        if province:
            left += _chip(painter, rect, province, theme) + 8
        group = self._model.group(row)
        parts = [(self._model.text(group.org), theme.ink), (self._model.text(group.lead_in), theme.soft)]
        if not province and not any(words for words, _colour in parts):
            parts = [(self._model.words(row), theme.soft)]
        for words, colour in parts:
            room = rect.right() - left
            if words and room > 20:
                shown = metrics.elidedText(words, ELIDE, room)
                painter.setPen(QColor(colour))
                painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown)
                left += metrics.horizontalAdvance(shown) + 8

    def _together(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        """One chip for provinces named together, and their names."""
        left = rect.left() + _chip(painter, rect, self._model.chip(row), theme) + 8
        room = QRect(left, rect.top(), rect.right() - left, rect.height())
        painter.setPen(QColor(theme.soft))
        words = painter.fontMetrics().elidedText(self._model.members(row), ELIDE, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _caption(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        font = QFont(painter.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(theme.soft))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._model.words(row))

    def _trouble(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        """A hollow bead on the rail, what is wrong, and what mends it."""
        row = self._model.rows[index.row()]
        x = RAIL + (row.level - 1) * STEP
        painter.setPen(QPen(QColor(theme.hairline), 2))
        painter.drawLine(x, rect.top(), x, rect.bottom() + 1)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.panel))
        painter.drawEllipse(QPointF(x, rect.center().y() + 0.5), 4, 4)
        painter.setPen(QColor(theme.accent))
        words = QRect(x + 12, rect.top(), rect.right() - x - 12, rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._model.words(row))
        link = self.mend_rect(index)
        if row.trouble is not None and link.isValid():
            painter.setPen(QPen(QColor(theme.edge), 1))
            painter.setBrush(QColor(theme.card))
            painter.drawRoundedRect(QRectF(link).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(QColor(theme.ink))
            painter.drawText(link, Qt.AlignmentFlag.AlignCenter, mend_words(self._model.mend(row), row.trouble))

    def mend_rect(self, index: Index) -> QRect:
        """Where the mend of a trouble's row can be pressed, in the list's viewport."""
        row = index.data(ROW)
        if not isinstance(row, Row) or row.trouble is None:
            return QRect()
        view = self._view
        place = view.visualRect(index)
        wide = view.fontMetrics().horizontalAdvance(mend_words(self._model.mend(row), row.trouble)) + 16
        return QRect(place.right() - 12 - wide, place.top() + 2, wide, place.height() - 4)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the mend of a trouble asks for it."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = index.data(ROW)
            left = event.button() == Qt.MouseButton.LeftButton
            if left and isinstance(row, Row) and self.mend_rect(index).contains(event.position().toPoint()):
                self.mend_pressed.emit(row)
                return True
        return super().editorEvent(event, model, option, index)

    # ---- the number, edited in place

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A short line for the number; Chinese numerals and digits are understood."""
        line = QLineEdit(parent)
        line.setMaxLength(3)
        line.setAccessibleName(self.tr("Number"))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The number as it is."""
        row = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(row, Row):
            editor.setText(number_of(row))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Ask for the number that was given; what is none is forgotten."""
        row = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(row, Row):
            number = ordinal_of(editor.text())
            if number and number != row.number:
                self.number_given.emit(row.key, number)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the number."""
        row = index.data(ROW)
        level = row.level if isinstance(row, Row) else 1
        left = option.rect.left() + RAIL + (level - 1) * STEP + 6
        editor.setGeometry(left, option.rect.top(), 56, option.rect.height())

    def _heading(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        room = rect.adjusted((row.level - 1) * STEP, 0, 0, 0)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if row.level == 1 else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink if row.level == 1 else theme.soft))
        shown = painter.fontMetrics().elidedText(self._model.words(row), ELIDE, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _task(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        span = self._model.task(row)
        decided = span is not None and not span.pending
        x = RAIL + (row.level - 1) * STEP
        painter.setPen(QPen(QColor(theme.task if decided else theme.edge), 2))
        painter.drawLine(x, rect.top(), x, rect.bottom() + 1)
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain = QFont(painter.font())
        painter.setFont(bold)
        painter.setPen(QColor(theme.task))
        number = number_of(row)
        painter.drawText(QRect(x + 12, rect.top(), 56, rect.height()), Qt.AlignmentFlag.AlignVCenter, number)
        painter.setFont(plain)
        left = x + 12 + max(22, QFontMetrics(bold).horizontalAdvance(number) + 8)
        self._clause(painter, QRect(left, rect.top(), rect.right() - left, rect.height()), row, theme)

    def _clause(self, painter: QPainter, room: QRect, row: Row, theme: Theme) -> None:
        """The first clause, its slogans underlined with dots as on the page."""
        metrics = painter.fontMetrics()
        range_ = self._model.clause(row)
        text = self._model.text(range_)
        shown = metrics.elidedText(text, ELIDE, room.width())
        painter.setPen(QColor(theme.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        whole = len(shown) if shown == text else len(shown) - 1
        pen = QPen(QColor(theme.slogan), 1.5)
        pen.setDashPattern([1.3, 1.6])
        painter.setPen(pen)
        under = room.center().y() + metrics.height() // 2
        for start, end in self._model.slogans(range_):
            first, last = min(start - range_[0], whole), min(end - range_[0], whole)
            if first < last:
                left = room.left() + metrics.horizontalAdvance(shown[:first])
                painter.drawLine(left, under, room.left() + metrics.horizontalAdvance(shown[:last]), under)


def _chip(painter: QPainter, rect: QRect, words: str, theme: Theme) -> int:
    """Paint a province's chip at the left of the rectangle; how wide it is, in pixels."""
    metrics = painter.fontMetrics()
    wide = metrics.horizontalAdvance(words) + 14
    chip = QRectF(rect.left(), rect.center().y() - metrics.height() / 2 - 2, wide, metrics.height() + 4)
    wash = QColor(theme.province)
    wash.setAlphaF(CHIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(QColor(theme.province))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
    return wide
