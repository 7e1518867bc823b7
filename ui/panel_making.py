"""The panels beside and over the page: how each is placed, connected, and given what the window shows by then.

None is made before the article is on the screen: until then their places are empty (`ui.late`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from core.articles.listed import listed
from ui import views

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.article.changed_file import ChangedFileBar
    from ui.panels.card.card import CardPanel
    from ui.panels.library.first_start import FirstStart
    from ui.panels.library.library import LibraryPanel
    from ui.panels.over_page.chooser import Chooser
    from ui.panels.over_page.small_toolbar import SmallToolbar
    from ui.panels.spans.spans import SpansPanel
    from ui.panels.structure.structure import StructurePanel


def made(window: MainWindow, name: str, kind: Callable[[QWidget], Any]) -> object:
    """Make that panel and put it in its place, showing what the window shows now."""
    # What waits for the next frame is about panels there are: this one is given the outcome.
    window.after.flush()
    there = vars(window).get(name)
    if there is not None:  # something that waited wanted it too, and has made it
        return there
    over_page = name in ("small_toolbar", "chooser")
    panel = kind(window.reader.viewport() if over_page else window)
    PLACES[name](window, panel)
    return panel


def show_first_page(window: MainWindow) -> None:
    """Where no article is open and none is being read: the page that says how to begin."""
    if window.session.current is None and not window.jobs.running("read"):
        window.stack.setCurrentWidget(window.first_start)


def lists(window: MainWindow) -> list[StructurePanel | SpansPanel]:
    """The panels that list the open article's spans, as far as they are made."""
    kind = type(window)
    both: tuple[StructurePanel | SpansPanel | None, ...] = (kind.structure.made(window), kind.spans_panel.made(window))
    return [panel for panel in both if panel is not None]


def _place_library(window: MainWindow, panel: LibraryPanel) -> None:
    _put_into(window.library_place, panel)
    panel.opened.connect(window.opening.open_entry)
    panel.add_files_asked.connect(window.opening.choose_files)
    panel.add_folder_asked.connect(window.opening.choose_folder)
    panel.set_fields(window.workspace.fields())
    panel.set_order(window.settings.text("library_order"))
    panel.order_changed.connect(lambda order: window.settings.put("library_order", order))
    panel.set_entries([listed(entry) for entry in window.workspace.entries()])
    panel.select(window.session.uid)
    window.panes.where_left.follow_library(panel)
    window.follow_theme(panel.set_theme)


def _place_structure(window: MainWindow, panel: StructurePanel) -> None:
    window.side.put_in_place("structure", panel)
    panel.span_chosen.connect(window.session.select)
    panel.place_chosen.connect(window.reader.scroll_to)
    panel.set_province_names(views.province_names())
    panel.set_labels(window.labels)
    window.follow_theme(panel.set_theme)
    current = window.session.current
    if current is not None:
        panel.set_article(current.article, current.spans, current.outline)
        panel.select(window.session.selected)
        panel.follow(window.reader.visible_range()[0])


def _place_spans(window: MainWindow, panel: SpansPanel) -> None:
    window.side.put_in_place("spans_panel", panel)
    panel.span_chosen.connect(window.session.select)
    panel.accept_asked.connect(window.correcting.accept_many)
    panel.remove_asked.connect(window.correcting.remove_many)
    panel.set_labels(window.labels)
    window.panes.review.follow(panel)
    window.panes.where_left.follow_spans(panel)
    window.follow_theme(panel.set_theme)
    current = window.session.current
    if current is not None:
        panel.set_article(current.article, current.spans)
        panel.select(window.session.selected)


def _place_card(window: MainWindow, panel: CardPanel) -> None:
    window.side.put_card(panel)
    panel.note_changed.connect(window.correcting.set_note)
    panel.put_asked.connect(window.correcting.put_attribute)
    panel.flag_asked.connect(window.correcting.flag)
    panel.left.connect(window.reader.setFocus)
    panel.told.connect(window.notices.tell)
    panel.set_province_names(views.province_names())
    panel.set_explain(views.explain)
    panel.set_read_only(window.workspace.read_only)
    window.panes.labels.follow_card(panel)
    window.follow_theme(lambda _theme: panel.set_note_key(window.actions_table.shown_key_of("note")))
    window.follow_theme(panel.set_theme)
    current = window.session.current
    if current is not None:
        panel.show_span(window.session.selected_span, current.article, current.spans)


def _place_first_start(window: MainWindow, panel: FirstStart) -> None:
    window.stack.addWidget(panel)
    panel.sample_asked.connect(window.opening.open_sample)
    panel.open_asked.connect(window.opening.choose_files)
    panel.paste_asked.connect(window.opening.paste)
    panel.annotator_named.connect(window.on_annotator)
    panel.set_annotator(window.settings.text("annotator"))
    window.panes.simple.follow_first_start(panel)


def _place_changed_file(window: MainWindow, panel: ChangedFileBar) -> None:
    layout = window.centre.layout()
    assert isinstance(layout, QBoxLayout)
    layout.insertWidget(0, panel)


def _place_small_toolbar(window: MainWindow, panel: SmallToolbar) -> None:
    panel.set_labels(window.labels)
    window.follow_theme(panel.set_theme)
    window.follow_theme(lambda _theme: panel.set_simple(window.settings.on("simple_mode")))


def _place_chooser(window: MainWindow, panel: Chooser) -> None:
    window.follow_theme(panel.set_theme)


def _put_into(place: QWidget, panel: QWidget) -> None:
    layout = place.layout()
    assert layout is not None
    layout.addWidget(panel)


PLACES: Final[Mapping[str, Callable[[MainWindow, Any], None]]] = {
    "structure": _place_structure,
    "library": _place_library,
    "card": _place_card,
    "spans_panel": _place_spans,
    "changed_file": _place_changed_file,
    "small_toolbar": _place_small_toolbar,
    "chooser": _place_chooser,
    "first_start": _place_first_start,
}
"""The window's panels, in the order in which they are missed."""
BESIDE: Final = ("structure", "library", "card", "spans_panel")
"""Those that stand beside the page of every article."""
