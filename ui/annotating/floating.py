"""What floats over the page: the small toolbar at the selection, the chooser at the pointer, the menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent

from core.model import Span
from ui.annotating.span_menu import span_menu, text_menu
from ui.look import theme
from ui.panels.over_page.chooser import Choice, Chooser
from ui.panels.over_page.small_toolbar import SmallToolbar
from ui.wording import label_name, status_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.main_window import MainWindow

_WORDS: Final = 60
"""Code points of a span's text that the chooser is given."""


class Floating(QObject):
    """Puts them where they belong and takes them away again; the keys of the chooser come from the reader."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._reader = window.session, window.reader
        self.toolbar: SmallToolbar = window.small_toolbar
        self.chooser: Chooser = window.chooser
        self._reader.installEventFilter(self)
        self._session.opened.connect(self.hide)
        self._session.changed.connect(self._follow)
        self._reader.selection_changed.connect(self.hide)
        self._reader.selection_released.connect(self._on_text_selected)
        self._reader.visible_range_changed.connect(self._on_scrolled)
        self._reader.edge_dragged.connect(self._on_dragged)
        self._reader.span_clicked.connect(self._on_clicked)
        self._reader.several_clicked.connect(self._offer)
        window.panes.desk.drawers_moved.connect(self._on_drawers)
        window.notices.said.connect(self._follow)
        window.structure.menu_asked.connect(self.menu)
        self.toolbar.action.connect(self._on_toolbar)
        self.chooser.chosen.connect(self._on_chosen)
        # A person may have selected text before anything here listened.
        if self._reader.selection() is not None and not self._reader.caret_mode:
            self.place_toolbar()

    def hide(self, *_told: object) -> None:
        """Nothing floats."""
        self.toolbar.hide()
        self.chooser.hide()

    # ---- the small toolbar

    def on_selected(self) -> None:
        """Another span is selected, and the page has brought it into view."""
        self.chooser.hide()
        self._window.after.do(self._place_late, "floating")

    def _place_late(self) -> None:
        self.place_toolbar()

    def _on_dragged(self, on: bool) -> None:
        """Nothing lies in the way of a handle."""
        if on:
            self.hide()
        else:
            self.place_toolbar()

    def _on_clicked(self, span_id: str) -> None:
        """A click on what is selected already brings its toolbar back."""
        if span_id and span_id == self._session.selected:
            self.place_toolbar()

    def _follow(self, *_told: object) -> None:
        """The selected span has another range, or is decided."""
        if self.toolbar.isVisible():
            self._window.after.do(self._place_late, "floating")

    def _on_scrolled(self, *_range: int) -> None:
        self.chooser.hide()
        if self.toolbar.isVisible():
            self._window.after.do(self._place_late, "floating")

    def _on_drawers(self) -> None:
        """A drawer has come over the page, or has gone: where the toolbar may be has changed."""
        if self._reader.selection() is not None or self._session.selected:
            self._window.after.do(self._place_late, "floating")

    def _on_text_selected(self, _range: object, _rect: QRect) -> None:
        self.place_toolbar()

    def place_toolbar(self) -> None:
        """Show the toolbar at the selected text, else at the selected span, else not at all."""
        marked, span = self._reader.selection(), self._session.selected_span
        place = marked if marked is not None else span.range if span is not None else None
        rects = self._reader.rect_of(place) if place is not None else []
        room, taken = self._window.panes.desk.free_page(), self._said()
        self.toolbar.show_for(rects, room, span if marked is None else None, taken)

    def _said(self) -> QRect:
        """Where on the page something is said just now."""
        notice = self._window.notices
        if not notice.isVisible():
            return QRect()
        corner = self._reader.viewport().mapFromGlobal(notice.mapToGlobal(QPoint(0, 0)))
        return QRect(corner, notice.size())

    def _on_toolbar(self, name: str) -> None:
        """Carry out what was pressed in the small toolbar."""
        self.chooser.hide()
        if name == "more" and self._reader.selection() is not None:
            self._window.actions_table.by_name["pick_label"].trigger()
        elif name == "more":
            corner = self.toolbar.mapToGlobal(QPoint(self.toolbar.width() - 30, self.toolbar.height()))
            self.menu(corner, self._session.selected if self._reader.selection() is None else "")
        elif name.startswith("label:"):
            self._window.correcting.label(name.removeprefix("label:"))
        else:
            self._window.actions_table.by_name[name].trigger()
        if name.startswith("label:") or name in ("accept", "remove"):
            self._reader.setFocus()

    # ---- the chooser

    def _offer(self, place: QPoint, ids: Sequence[str]) -> None:
        """Several spans lie under the pointer: the innermost is selected, the others are one key away."""
        selected = self._session.selected
        found = [span for span in map(self._session.spans.get, ids) if span is not None]
        if len(found) < 2:
            return
        self.place_toolbar()
        span = self._session.selected_span
        clear = self._reader.rect_of(span.range) if span is not None and span in found else []
        if self.toolbar.isVisible():
            clear = [*clear, self.toolbar.geometry()]
        self.chooser.offer([self._choice(span) for span in found], selected, place, clear)

    def _choice(self, span: Span) -> Choice:
        label = next((one for one in self._window.labels if one.name == span.label), None)
        colours = theme.chosen(self._window.settings.text("theme"))
        words = self._session.text[span.start : min(span.end, span.start + _WORDS)].replace("\n", " ")
        return Choice(
            span.id,
            colours.colour(label) if label is not None else self._reader.palette().mid().color(),
            words if span.end - span.start <= _WORDS else f"{words}…",
            label_name(label) if label is not None else span.label,
            status_word(span.status),
        )

    def _on_chosen(self, span_id: str) -> None:
        self._session.select(span_id)
        self.place_toolbar()
        self._reader.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the chooser shows, its keys come before the reader's; every other key sends it away."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self.chooser.isVisible():
            return super().eventFilter(watched, event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if plain and self.chooser.press(Qt.Key(event.key())):
            return True
        if event.key() not in {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt}:
            self.chooser.hide()
        return False

    # ---- the menus

    def menu(self, place: QPoint, span_id: str) -> QMenu:
        """Offer what can be done with the span, or with the text, under the pointer."""
        span = self._session.spans.get(span_id) if span_id else None
        if span is not None and span not in self._session.chosen:
            self._session.select(span.id)
        self.hide()
        menu = span_menu(self._window, span) if span is not None else text_menu(self._window)
        menu.aboutToHide.connect(self.place_toolbar)
        menu.popup(place)
        return menu
