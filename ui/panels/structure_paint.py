"""How a row of the structure is painted: province chip and body, tasks on their rail, headings."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.panels.structure_rows import ROW, Index, Kind, Row, StructureModel, number_of
from ui.theme import Theme

RAIL = 22
"""Pixels from the left edge to the line that ties a list's tasks."""
STEP = 16
"""Pixels a level is moved to the right."""
ELIDE = Qt.TextElideMode.ElideRight


class StructureDelegate(QStyledItemDelegate):
    """Paints the rows of a `StructureModel`; all are of one height."""

    theme: Theme | None = None

    def __init__(self, model: StructureModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """One line and the room around it."""
        return QSize(120, option.fontMetrics.height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the chosen one lies on a card."""
        row = index.data(ROW)
        theme = self.theme
        if not isinstance(row, Row) or theme is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, theme)
        rect = option.rect.adjusted(14, 0, -12, 0)
        painter.setFont(option.font)
        if row.kind is Kind.HEAD:
            self._head(painter, rect, row, theme)
        elif row.kind is Kind.HEADING:
            self._heading(painter, rect, row, theme)
        else:
            self._task(painter, rect, row, theme)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        card = QRectF(option.rect).adjusted(8.5, 0.5, -8.5, -0.5)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.hairline), 1))
            painter.setBrush(QColor(theme.chosen))
            painter.drawRoundedRect(card, 5, 5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(card, 5, 5)

    def _head(self, painter: QPainter, rect: QRect, row: Row, theme: Theme) -> None:
        metrics = painter.fontMetrics()
        left = rect.left()
        province = self._model.province(row)
        if province:
            wide = metrics.horizontalAdvance(province) + 14
            chip = QRectF(left, rect.center().y() - metrics.height() / 2 - 2, wide, metrics.height() + 4)
            wash = QColor(theme.province)
            wash.setAlphaF(0.18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(QColor(theme.province))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, province)
            left += wide + 8
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
        painter.setPen(QPen(QColor(theme.task if decided else theme.hairline), 2))
        painter.drawLine(x, rect.top(), x, rect.bottom() + 1)
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain = QFont(painter.font())
        painter.setFont(bold)
        painter.setPen(QColor(theme.task))
        number = number_of(row)
        painter.drawText(QRect(x + 12, rect.top(), 34, rect.height()), Qt.AlignmentFlag.AlignVCenter, number)
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
