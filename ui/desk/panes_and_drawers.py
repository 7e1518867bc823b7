"""The desk round the page: panes beside it, drawers over it where there is no room, and reading on the full screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.panels.parts.on_screen import HEAD

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SIDE_BELOW: Final = 1240
"""Logical pixels of window width below which structure and spans are a drawer: the page keeps some 34 characters."""
LIBRARY_BELOW: Final = 1000
"""Logical pixels of window width below which the library is a drawer too."""
WIDTHS: Final = {"library_pane": 268, "side_pane": 330}
"""Logical pixels of a drawer."""
SHADE: Final = 14
"""Logical pixels of the shadow beside a drawer."""
GRASP: Final = 120
"""Logical pixels of the window's head that must be on a screen, or nobody could move it."""

_Item = TypeVar("_Item")


class Shade(QWidget):
    """The shadow that a drawer throws on the page."""

    def __init__(self, parent: QWidget, *, leftwards: bool = False) -> None:
        super().__init__(parent)
        self.leftwards = leftwards
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dark at the drawer, nothing away from it."""
        fade = QLinearGradient(self.width() if self.leftwards else 0, 0, 0 if self.leftwards else self.width(), 0)
        fade.setColorAt(0, QColor(0, 0, 0, 60))
        fade.setColorAt(1, QColor(0, 0, 0, 0))
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()


class Desk(QObject):
    """Puts the panes where there is room for them; a person's wish for a docked pane holds until it is changed."""

    drawers_moved = Signal()
    """A drawer lies over the page that did not, or the other way round."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panes: dict[str, QWidget] = {"library_pane": window.library_place, "side_pane": window.side}
        self._wanted = dict.fromkeys(self._panes, True)
        self._drawers: set[str] = set()
        self._reading = False
        self._placing = self._turned = False
        self._mirrored = False
        self._body: QWidget = window.splitter.parentWidget() or window
        self._shades = {
            "library_pane": Shade(self._body),
            "side_pane": Shade(self._body, leftwards=True),
        }
        self._docked = window.splitter.saveState()
        self._before = window.windowState()
        for watched in (window, *self._panes.values(), window.reader.viewport()):
            watched.installEventFilter(self)
        window.notices.free = self.free_part
        self.drawers_moved.connect(window.notices.follow_page)
        QTimer.singleShot(0, self, self._begin)
        QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]

    def _begin(self) -> None:
        """Where the hands are at the start: on what opens an article, unless one is open."""
        first = type(self._window).first_start.made(self._window)
        if first is not None and self._window.stack.currentWidget() is first:
            first.open_button.setFocus()

    def order_tabs(self, *_news: object) -> None:
        """Tab goes as one reads: the bar above, then what stands below it from left to right."""
        window = self._window
        chain = [widget for widget in window.top_bar.stops() if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        below: tuple[QWidget, ...] = self._in_order(window.library_place, self._middle(), window.side)
        for group in (*below, window.status_line):
            stops = self._stops_in(group)
            chain += window.side.as_one_reads(stops) if group is window.side else stops
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)

    def _stops_in(self, group: QWidget) -> list[QWidget]:
        """Where Tab stops inside a group, in the order it has now."""
        found: list[QWidget] = []
        widget: QWidget | None = self._window.nextInFocusChain()
        while widget is not None and widget is not self._window:
            if group.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def leave(self) -> None:
        """The window closes: watch nothing any more."""
        for watched in (self._window, *self._panes.values(), self._window.reader.viewport()):
            watched.removeEventFilter(self)

    # ---- actions

    def library_pane(self) -> None:
        """Show or hide the library."""
        self._switch("library_pane")

    def side_pane(self) -> None:
        """Show or hide structure and spans."""
        self._switch("side_pane")

    def _switch(self, name: str) -> None:
        on = self._window.actions_table.by_name[name].isChecked()
        if name not in self._drawers:
            self._wanted[name] = on
            self._panes[name].setVisible(on)
            return
        if on:
            self._open(name)
        else:
            self._close(name)

    def fullscreen(self) -> None:
        """Read on the whole screen, nothing but the page and the line at the foot; and back."""
        window = self._window
        on = window.actions_table.by_name["fullscreen"].isChecked()
        if on == self._reading:
            return
        self._reading = on
        if on:
            self._before = window.windowState() & ~Qt.WindowState.WindowFullScreen
        for bar in (window.menuBar(), window.top_bar):
            bar.setVisible(not on)
        self.arrange()
        window.setWindowState(Qt.WindowState.WindowFullScreen if on else self._before)
        window.reader.setFocus()

    # ---- which side

    def set_library_side(self, side: str) -> None:
        """Put the library `left` or `right` of the page, and what was there on the other side."""
        if (side == "right") == self._mirrored:
            return
        self._mirrored = not self._mirrored
        window = self._window
        window.top_bar.mirror_panes(mirrored=self._mirrored)
        for shade in self._shades.values():
            shade.leftwards = not shade.leftwards
        if self._drawers:
            self._turned = not self._turned
        sizes = window.splitter.sizes()
        self._placing = True
        for at, name in enumerate(self._in_order("library_pane", "", "side_pane")):
            if name and name not in self._drawers:
                window.splitter.insertWidget(min(at, window.splitter.count() - 1), self._panes[name])
        self._placing = False
        window.splitter.setStretchFactor(window.splitter.indexOf(self._middle()), 1)
        if not self._drawers:
            window.splitter.setSizes(sizes[::-1])
        for name in self._drawers:
            self._place(name)
        self.order_tabs()

    def _in_order(self, *from_left: _Item) -> tuple[_Item, ...]:
        """Library, page, other panes as they stand from left to right."""
        return from_left[::-1] if self._mirrored else from_left

    def _middle(self) -> QWidget:
        """What stands between the panes: the page with the bars above and below it."""
        return self._window.stack.parentWidget() or self._window.stack

    def _is_left(self, name: str) -> bool:
        return (name == "library_pane") is not self._mirrored

    # ---- what is remembered

    def wants(self, name: str) -> bool:
        """Whether that pane shows wherever there is room for it."""
        return self._wanted[name]

    def show_panes(self, *, library: bool, side: bool) -> None:
        """Show or hide the panes there is room for; drawers stay as they are."""
        for name, on in (("library_pane", library), ("side_pane", side)):
            self._wanted[name] = on
            if name not in self._drawers:
                self._panes[name].setVisible(on)

    def open_drawers(self) -> tuple[str, ...]:
        """The drawers that lie open over the page."""
        return tuple(name for name in sorted(self._drawers) if not self._panes[name].isHidden())

    def free_page(self) -> QRect:
        """The part of the page, in pixels of its viewport, that no drawer lies over."""
        return self.free_part(self._window.reader.viewport())

    def free_part(self, view: QWidget) -> QRect:
        """The part of a widget of the middle, in its own pixels, that no drawer lies over."""
        room = view.rect()
        for name in self.open_drawers():
            pane = self._panes[name]
            edge = view.mapFromGlobal(pane.mapToGlobal(pane.rect().topLeft())).x()
            if self._is_left(name):
                room.setLeft(max(room.left(), edge + pane.width()))
            else:
                room.setRight(min(room.right(), edge - 1))
        return room

    def open_drawer(self, name: str) -> None:
        """Open that pane where it is a drawer."""
        if name in self._drawers:
            self._open(name)

    def state(self) -> str:
        """The widths of the panes, to be kept."""
        if not self._drawers:
            self._docked = self._window.splitter.saveState()
        return bytes(self._docked.toBase64().data()).decode()

    # ---- room

    def arrange(self) -> None:
        """Panes beside the page or drawers over it, by the room there is."""
        width = self._window.width()
        wanted = {
            name
            for name, below in (("library_pane", LIBRARY_BELOW), ("side_pane", SIDE_BELOW))
            if self._reading or width < below
        }
        if wanted != self._drawers:
            if not self._drawers:
                self._docked = self._window.splitter.saveState()
            self._placing = True
            for name in sorted(wanted - self._drawers):
                self._undock(name)
            for name in sorted(self._drawers - wanted):
                self._dock(name)
            self._drawers = wanted
            self._placing = False
            if not wanted:
                self._window.splitter.restoreState(self._docked)
                if self._turned:
                    self._window.splitter.setSizes(self._window.splitter.sizes()[::-1])
                    self._turned = False
            self._tick()
            self._window.top_bar.show_pane_buttons(self._drawers)
        for name in self._drawers:
            self._place(name)

    def _undock(self, name: str) -> None:
        pane = self._panes[name]
        pane.hide()
        pane.setParent(self._body)

    def _dock(self, name: str) -> None:
        self._shades[name].hide()
        splitter = self._window.splitter
        splitter.insertWidget(0 if self._is_left(name) else splitter.count(), self._panes[name])
        self._panes[name].setVisible(self._wanted[name])

    def _place(self, name: str) -> None:
        """Where a drawer lies: at its edge, over the page."""
        room = self._window.splitter.geometry()
        width = min(WIDTHS[name], room.width() - 60)
        left = room.left() if self._is_left(name) else room.right() + 1 - width
        self._panes[name].setGeometry(left, room.top(), width, room.height())
        beside = left + width if self._is_left(name) else left - SHADE
        self._shades[name].setGeometry(QRect(beside, room.top(), SHADE, room.height()))

    def _open(self, name: str) -> None:
        pane = self._panes[name]
        pane.show()
        first = self._window.tabs.tabBar() if name == "side_pane" else self._window.library.list
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, name: str) -> None:
        self._panes[name].hide()
        self._window.reader.setFocus()

    def close_drawers(self) -> bool:
        """Close every open drawer; whether one was."""
        found = [name for name in self._drawers if not self._panes[name].isHidden()]
        for name in found:
            self._close(name)
        return bool(found)

    def _tick(self) -> None:
        for name, pane in self._panes.items():
            self._window.actions_table.by_name[name].setChecked(not pane.isHidden())

    # ---- what happens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's size, the panes coming and going, Escape, and a click on the page."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self.arrange()
                QTimer.singleShot(0, self, self._follow)
            elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                return self._escape()
        elif watched is self._window.reader.viewport():
            if kind == QEvent.Type.MouseButtonPress:
                self.close_drawers()
        elif kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and not self._placing:
            self._on_pane(next(name for name, pane in self._panes.items() if pane is watched))
        return False

    def _follow(self) -> None:
        """The splitter has its new size only after the window's layout was done."""
        for name in self._drawers:
            self._place(name)

    def _on_pane(self, name: str) -> None:
        """Something showed or hid a pane: its action says so, and a drawer comes to the top."""
        pane = self._panes[name]
        shown = not pane.isHidden()
        self._window.actions_table.by_name[name].setChecked(shown)
        if name in self._drawers:
            self._place(name)
            self._shades[name].setVisible(shown)
            self._shades[name].raise_()
            pane.raise_()
            self.drawers_moved.emit()
        else:
            self._wanted[name] = shown

    def _escape(self) -> bool:
        """Close the drawers, else leave the full screen; whether there was anything to leave."""
        if self.close_drawers():
            return True
        if self._reading:
            self._window.actions_table.by_name["fullscreen"].setChecked(False)
            self.fullscreen()
            return True
        return False

    # ---- screens

    def _on_screen_removed(self, _screen: object) -> None:
        QTimer.singleShot(0, self, self.bring_on_screen)

    def _fit_into(self, room: QRect) -> None:
        """A window that came from a larger screen, or from one of another scale, ends where this one ends."""
        window = self._window
        around = window.frameSize() - window.size() if window.isVisible() else QSize(0, HEAD)
        most = room.size() - around
        if window.isMaximized() or window.isFullScreen() or window.size().boundedTo(most) == window.size():
            return
        window.resize(window.size().boundedTo(most))
        place = QRect(window.pos(), window.size() + around)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        window.move(max(place.left(), room.left()), max(place.top(), room.top()))

    def bring_on_screen(self) -> None:
        """Move the window where it can be seen and taken hold of, and make it no larger than the screen."""
        window = self._window
        head = QRect(window.frameGeometry().topLeft(), window.frameGeometry().topRight()).adjusted(0, 0, 0, 20)
        for screen in QGuiApplication.screens():
            seen = screen.availableGeometry().intersected(head)
            if seen.width() >= min(GRASP, head.width()) and seen.height() >= 10:
                self._fit_into(screen.availableGeometry())
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(window.size().boundedTo(room.size()))
        place = QRect(room.topLeft(), window.size())
        place.moveCenter(room.center())
        window.move(place.topLeft())
