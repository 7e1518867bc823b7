"""The side pane: the tabs, the card below them, and a page that comes in front of the tabs for one task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui.look.dressing import dress_anew

if TYPE_CHECKING:
    from ui.panels.card.card import CardPanel

NARROWEST = 240
"""Logical pixels."""
MARGINS: Final = {"wide": 10, "": 6, "narrow": 0}
"""How the tabs stand → logical pixels on either side of a name, which the style sheet has too."""
_BEFORE: Final = 8
"""Logical pixels before the first tab."""
_BELOW: Final = 10
"""Logical pixels below the card."""
LINE: Final = 12
"""Logical pixels within which two centres are of one line."""
FAR: Final = 1 << 20
"""Below every line."""
_READ: Final = 0.58
"""Of the pane's height, for a page that is read."""
_AROUND: Final = 4
"""Logical pixels of a tab that are neither name nor margin."""


class Reserved(QWidget):
    """Stands where a panel will be."""

    def __init__(self, name: str, panel: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.panel = panel


def panel_name(page: QWidget | None) -> str:
    """The class of a tab's panel, whether it is made or not; empty where there is none."""
    return page.panel if isinstance(page, Reserved) else type(page).__name__ if page is not None else ""


class SidePane(QWidget):
    """Tabs above, card below. A task (a preview, a list of choices) comes in front of both and goes away again."""

    front_focused = Signal(bool)
    """Whether the keys go to the page in front of the tabs."""
    front_left = Signal()
    """The page in front has gone away."""
    came = Signal()
    """A panel has come where its tab was reserved."""
    wanted = Signal(str)
    """A tab is shown whose panel is not made yet: the name it was reserved under."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: CardPanel | None = None
        self.setObjectName("side")
        self.setMinimumWidth(NARROWEST)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        # a name that is cut short says nothing; where five have no room, the buttons at the end lead to the others
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setMinimumHeight(1)  # or the tallest page of all, seen or not, would say how low the pane can be
        self.tabs.currentChanged.connect(self._on_current)
        self._everyday = QWidget(self)
        column = QVBoxLayout(self._everyday)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(10, 0, 10, _BELOW)
        column.addLayout(self._cards)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._everyday)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._focused = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        front = self.front
        focused = front is not None and now is not None and (now is front or front.isAncestorOf(now))
        if focused != self._focused:
            self._focused = focused
            self.front_focused.emit(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the tabs' names have no room, the space around them goes first."""
        super().resizeEvent(event)
        self._fit_tabs()
        self._fit_card()

    def set_title(self, page: QWidget, words: str) -> None:
        """What the tab of that page is called."""
        self.tabs.setTabText(self.tabs.indexOf(page), words)
        self._fit_tabs()

    def show_tab(self, page: QWidget, on: bool) -> None:
        """Whether the tab of that page is offered."""
        self.tabs.setTabVisible(self.tabs.indexOf(page), on)
        self._fit_tabs()

    def _fit_card(self) -> None:
        """In a low pane the page above keeps what it cannot do without; the card scrolls.

        A page that is a list to work through (`listed`) keeps the rows it would like, up to half of the pane; one that
        is read (`read`) keeps more of it than the card.
        """
        if self._card is None:
            return
        page = self.tabs.currentWidget()
        needed = page.minimumSizeHint().height() if page is not None else 0
        if page is not None and page.property("listed"):
            needed = max(needed, min(page.sizeHint().height(), self.height() // 2))
        elif page is not None and page.property("read"):
            needed = max(needed, round(self.height() * _READ))
        self._card.set_most(self.height() - self.tabs.tabBar().sizeHint().height() - needed - _BELOW)

    def _fit_tabs(self) -> None:
        bar = self.tabs.tabBar()
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)  # any of them may be the current one
        shown = [bar.tabText(at) for at in range(bar.count()) if bar.isTabVisible(at)]
        names = sum(QFontMetrics(font).horizontalAdvance(one) + _AROUND for one in shown)
        room = self.width() - 2 * _BEFORE
        fits = (stand for stand, margin in MARGINS.items() if names + 2 * margin * len(shown) <= room)
        stand = next(fits, "narrow")
        if (bar.property("stand") or "") != stand:
            bar.setProperty("stand", stand)
            dress_anew(bar)
            QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))  # or it keeps the old widths

    def reserve(self, name: str, panel: str, title: str, *, seen: bool = True) -> None:
        """A tab whose panel, of the class named `panel`, is made when it is first shown."""
        place = self.tabs.addTab(Reserved(name, panel, self), title)
        self.tabs.setTabVisible(place, seen)

    def put_in_place(self, name: str, panel: QWidget) -> None:
        """Put the panel where a tab was reserved under that name; what the tab is called and whether it shows stay."""
        held = (self.tabs.widget(number) for number in range(self.tabs.count()))
        reserved = next(one for one in held if isinstance(one, Reserved) and one.name == name)
        place, current = self.tabs.indexOf(reserved), self.tabs.currentWidget()
        title, seen = self.tabs.tabText(place), self.tabs.isTabVisible(place)
        with QSignalBlocker(self.tabs):
            self.tabs.removeTab(place)
            self.tabs.setTabVisible(self.tabs.insertTab(place, panel, title), seen)
            self.tabs.setCurrentWidget(panel if current is reserved else current)
        # Hidden, not deleted: whoever walks the chain of focus makes the next widget's wrapper a child of this one's,
        # and Shiboken would take it for deleted too.
        reserved.hide()
        self.came.emit()

    def _on_current(self, number: int) -> None:
        shown = self.tabs.widget(number)
        if isinstance(shown, Reserved):
            self.wanted.emit(shown.name)
            if self.tabs.currentWidget() is shown:
                return
            # the panel that has come listens to this signal, but not yet to this very sending of it
            self.tabs.currentChanged.emit(self.tabs.currentIndex())
        self._fit_card()

    def put_card(self, card: CardPanel) -> None:
        """The card of the selected span, the first one below the tabs."""
        self._card = card
        self._cards.insertWidget(0, card)
        self._fit_card()

    def add_card(self, card: QWidget) -> None:
        """Another card below the tabs, which shows when the others do not."""
        self._cards.addWidget(card)

    def as_one_reads(self, stops: Sequence[QWidget]) -> list[QWidget]:
        """The stops of Tab in this pane: the tabs' page before the cards, these from above to below.

        Panels and their lines are made when they are first wanted, so the order in which they were made says nothing.
        """
        return sorted(stops, key=self._place_of)

    def _place_of(self, stop: QWidget) -> tuple[int, int, int]:
        items = [self._cards.itemAt(at) for at in range(self._cards.count())]
        cards = [item.widget() for item in items if item is not None]
        card = next((at for at, one in enumerate(cards, 1) if one is not None and one.isAncestorOf(stop)), 0)
        if not card:
            return (0, 0, 0)
        place = stop.mapTo(self, stop.rect().center())
        return (card, place.y() // LINE, place.x()) if stop.isVisible() else (card, FAR, 0)

    @property
    def front(self) -> QWidget | None:
        """The page in front of the tabs, or None."""
        page = self._stack.currentWidget()
        return None if page is self._everyday else page

    def bring_to_front(self, page: QWidget) -> None:
        """Show a page in front of the tabs and give it the focus; it belongs to the pane from then on."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.show()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_front(self) -> None:
        """Show the tabs again."""
        if self.front is not None:
            self._stack.setCurrentWidget(self._everyday)
            self.front_left.emit()
