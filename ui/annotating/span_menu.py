"""The menus under the right button: what can be done with a span, and what with the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from core.model import Label, Span, Status
from ui.actions import ACTIONS
from ui.look import theme
from ui.panels.over_page.caps import paint_swatch
from ui.wording import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_SIDE: Final = 16
ALL_EQUAL: Final = ("mark_equal", "clear_equal", "always_mark", "never_mark")
"""Actions on all equal strings; they stand in the menus where the table of actions has them."""
_IN_GROUP: Final = tuple(row.name for row in ACTIONS if row.menu == "group")


def span_menu(window: MainWindow, span: Span) -> QMenu:
    """What can be done with a span; accept and reject only where they would change anything."""
    menu = _menu(window)
    actions = window.actions_table.by_name
    many = len(window.session.chosen) > 1
    if many or span.status is not Status.ACCEPTED:
        menu.addAction(actions["accept"])
    if many or span.status is not Status.REJECTED:
        menu.addAction(actions["remove"])
    relabel = menu.addMenu(QCoreApplication.translate("span_menu", "&Relabel"))
    _add_labels(relabel, window, [label for label in window.labels if label.name != span.label])
    relabel.addAction(actions["pick_label"])
    menu.addSeparator()
    for name in ("note", "flag", "copy_quotation"):
        menu.addAction(actions[name])
    group = menu.addMenu(QCoreApplication.translate("span_menu", "&Group"))
    for name in _IN_GROUP:
        group.addAction(actions[name])
    _add_known(menu, actions)
    if len(window.reader.spans_at(span.start)) > 1:
        menu.addAction(actions["cycle"])
    return menu


def text_menu(window: MainWindow) -> QMenu:
    """What can be done with the text: with some of it selected, every label first."""
    menu = _menu(window)
    actions = window.actions_table.by_name
    if window.reader.selection() is not None:
        _add_labels(menu, window, window.labels)
        menu.addAction(actions["pick_label"])
        menu.addSeparator()
        menu.addAction(actions["group"])
        _add_known(menu, actions)
        menu.addSeparator()
    names = ("copy", "copy_quotation") if window.reader.selection() is not None else ("copy",)
    for name in (*names, "select_all"):
        menu.addAction(actions[name])
    return menu


def _menu(window: MainWindow) -> QMenu:
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("contextMenu")
    return menu


def _add_known(menu: QMenu, actions: dict[str, QAction]) -> None:
    for name in ALL_EQUAL:
        if name in actions:
            menu.addAction(actions[name])


def _add_labels(menu: QMenu, window: MainWindow, labels: Sequence[Label]) -> None:
    colours = theme.chosen(window.settings.text("theme"))
    simple = window.actions_table.simple
    for label in labels:
        key = f"\t{label.key}" if label.key and not simple else ""
        action = menu.addAction(_swatch(colours, label), label_name(label) + key)
        action.setIconVisibleInMenu(True)
        action.setData(label.name)
        action.triggered.connect(lambda _checked=False, name=label.name: window.correcting.label(name))


def _swatch(colours: theme.Theme, label: Label) -> QIcon:
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_swatch(painter, colours.colour(label), 3, _SIDE)
    painter.end()
    return QIcon(picture)
