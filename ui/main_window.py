"""The main window: lays out the panes, connects their intents to the session, and shows what changed.

Widgets do not talk to each other; every connection between them stands in `ui.connections`, or in the controller
of a feature of its own (`ui.panes`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget

from core import messages
from core.articles.listed import listed
from core.changes import RecordChange
from core.errors import WorkspaceReadOnly
from core.model import Label, Status
from core.settings import Settings
from core.spans import SpanSet
from core.translation import translate
from core.worker import Worker
from core.workspace import Workspace
from ui import panel_making, views
from ui.after_paint import AfterPaint
from ui.annotating.correcting import Correcting
from ui.arrival import Again
from ui.articles.opening import Opening, local_paths
from ui.articles.recent_menu import RecentMenu
from ui.commands import Commands
from ui.connections import connect_exporting, connect_find_bar, connect_intents, connect_session
from ui.desk.status_line import StatusLine
from ui.desk.top_bar import TopBar
from ui.desk.undo_offer import UndoOffer
from ui.jobs import Jobs
from ui.late import Late
from ui.leaving import cannot_leave, leave, must_wait
from ui.look import theme
from ui.panels.over_page.notice import Notice
from ui.panels.parts.chips import LabelChips
from ui.panels.parts.flow import column_of
from ui.panels.parts.typed import keep_typed
from ui.panels.side import SidePane
from ui.panes import Panes
from ui.reader.style import ReaderTheme
from ui.reader.view import ReaderView
from ui.session import Session
from ui.window_actions import WindowActions

if TYPE_CHECKING:
    from ui.articles.reopening import Reopening
    from ui.exchange.exporting import Exporting
    from ui.panels.article.changed_file import ChangedFileBar
    from ui.panels.card.card import CardPanel
    from ui.panels.library.first_start import FirstStart
    from ui.panels.library.library import LibraryPanel
    from ui.panels.over_page.chooser import Chooser
    from ui.panels.over_page.small_toolbar import SmallToolbar
    from ui.panels.spans.spans import SpansPanel
    from ui.panels.structure.structure import StructurePanel
    from ui.searching.find_bar import FindBar

AFTER_READING = 2000
"""Milliseconds after which what can come after the first article comes without it: its file is long, or slow."""
A_FRAME = 20
"""Milliseconds in which what was shown has reached the screen."""
SMALLEST = (640, 420)
"""Logical pixels: panes that have no room become drawers, whatever they would like to have."""


class MainWindow(QMainWindow):
    """The window on one workspace."""

    themed = Signal(object)
    """The `Theme` that holds from now on."""
    painted = Signal()
    """The first article is on the screen (benchmarks and tests wait for it)."""
    arrived = Signal()
    """The first article is on the screen, or there is none: what can come after it comes now."""
    labels_changed = Signal(object)
    """The labels that are offered from now on, in their order."""
    library: Late[LibraryPanel] = Late("ui.panels.library.library", "LibraryPanel")
    structure: Late[StructurePanel] = Late("ui.panels.structure.structure", "StructurePanel")
    spans_panel: Late[SpansPanel] = Late("ui.panels.spans.spans", "SpansPanel")
    card: Late[CardPanel] = Late("ui.panels.card.card", "CardPanel")
    first_start: Late[FirstStart] = Late("ui.panels.library.first_start", "FirstStart")
    changed_file: Late[ChangedFileBar] = Late("ui.panels.article.changed_file", "ChangedFileBar")
    small_toolbar: Late[SmallToolbar] = Late("ui.panels.over_page.small_toolbar", "SmallToolbar")
    chooser: Late[Chooser] = Late("ui.panels.over_page.chooser", "Chooser")
    exporting: Late[Exporting] = Late("ui.exchange.exporting", "Exporting")
    reopening: Late[Reopening] = Late("ui.articles.reopening", "Reopening")
    find_bar: Late[FindBar] = Late("ui.searching.find_bar", "FindBar")

    def __init__(self, workspace: Workspace, settings: Settings, worker: Worker | None = None) -> None:
        super().__init__()
        self.setWindowTitle("朱批 Zhupi")
        self.setMinimumSize(*SMALLEST)
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self.workspace = workspace
        self.settings = settings
        self.jobs = Jobs(worker, self)
        self.session = Session(workspace, self.jobs, self)
        self.restoreGeometry(QByteArray.fromBase64(settings.text("geometry").encode()))
        self.again: Again | None = None
        """Whether another window follows this one, and how."""
        self.labels: tuple[Label, ...] = tuple(one for one in workspace.labels() if not one.hidden)
        self.put_away: frozenset[str] = frozenset()
        self.opening = Opening(self.session, self.jobs, settings, self)
        self.commands = Commands(self)
        self.after = AfterPaint(self)
        self.actions_table = WindowActions(self, settings.names("keys"))
        self.recent_menu = RecentMenu(self.opening.recent, self)
        self.actions_table.fill_menus(self.recent_menu)
        self._build()
        self.correcting = Correcting(self.session, self.reader, settings, self)
        self.panes = Panes(self)
        self.panes.begin()
        connect_session(self)
        connect_intents(self)
        self._restore()
        self.apply_settings()

    # ---- building

    def _build(self) -> None:
        self.chips = LabelChips(self)
        self.reader = ReaderView(self)
        self.reader.setObjectName("reader")
        self.notices = Notice(self)
        self.top_bar = TopBar(self.actions_table.by_name, self.chips, self)
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.reader)
        self.centre = column_of(self.stack)
        self.notices.float_over(self.stack)
        self.reader.covered_foot = self.notices.covers
        self.library_place = column_of()
        self.side = SidePane(self)
        self.tabs = self.side.tabs
        self._reserve_tabs()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, stretch in ((self.library_place, 0), (self.centre, 1), (self.side, 0)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([248, 712, 320])
        self.setCentralWidget(column_of(self.top_bar, self.splitter))
        self.reader.set_province_names(views.province_names())

    def _reserve_tabs(self) -> None:
        self.side.reserve("summary", "SummaryPanel", translate("SummaryPane", "Summary"))
        self.side.reserve("structure", "StructurePanel", self.tr("Structure"))
        self.side.reserve("spans_panel", "SpansPanel", self.tr("Spans"))
        self.side.reserve("problems", "ProblemsPanel", translate("Problems", "Problems"))
        self.side.reserve("past", "HistoryPanel", translate("Past", "History"))
        self.side.reserve("beside", "ComparePanel", translate("Beside", "Compare"), seen=False)
        self.tabs.setCurrentIndex(1)

    def make_late(self, name: str, kind: Callable[..., Any]) -> object:
        """Make a panel, the find bar below the page, or what exports or reads in another encoding."""
        if name in panel_making.PLACES:
            return panel_making.made(self, name, kind)
        if name == "reopening":
            reopening = kind(self.session, self.opening, self)
            reopening.told.connect(self.notices.tell)
            return reopening
        if name == "exporting":
            exporting = kind(self)
            connect_exporting(self, exporting)
            return exporting
        bar = kind(self)
        layout = self.centre.layout()
        assert layout is not None
        layout.addWidget(bar)
        connect_find_bar(self, bar)
        return bar

    def show_labels(self, labels: tuple[Label, ...], put_away: frozenset[str]) -> None:
        """Every view offers these labels from now on; spans of the labels put away are not shown."""
        self.labels, self.put_away = labels, put_away
        for panel in (self.chips, *panel_making.lists(self), MainWindow.small_toolbar.made(self)):
            if panel is not None:
                panel.set_labels(labels)
        self.on_visibility()
        self._show_counts()
        self.labels_changed.emit(labels)

    def _restore(self) -> None:
        panes = self.settings.text("panes")
        if panes:
            self.splitter.restoreState(QByteArray.fromBase64(panes.encode()))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)  # it would have no head
        self.panes.desk.bring_on_screen()
        for name in ("library_pane", "side_pane"):
            self.actions_table.by_name[name].setChecked(True)
        self.actions_table.set_article_open(False)

    # ---- start and end

    def start(self, paths: Sequence[str], *, anew: bool = False) -> None:
        """Open what was named at the start, or go on where one left off; `anew`: in place of a window just closed."""
        if paths:
            self.opening.open_paths(paths)
            self.panes.where_left.begin()
        else:
            self.panes.where_left.restore(anew=anew)
        panel_making.show_first_page(self)
        self._begun = QTimer(self, singleShot=True, interval=AFTER_READING if self.jobs.running("read") else 0)
        self._begun.timeout.connect(self._arrive)
        self.painted.connect(self._begin_soon)
        self._begun.start()

    def _begin_soon(self) -> None:
        self._begun.start(A_FRAME)

    def _arrive(self) -> None:
        """After the first paint: what can come then."""
        self.painted.disconnect(self._begin_soon)
        panel_making.show_first_page(self)
        self.arrived.emit()
        self.panes.follow()
        self.panes.safety.begin()
        if self.settings.damaged is not None:
            self.report(self.settings.damaged)

    def show_library(self) -> None:
        """List every article anew."""
        self.library.set_entries([listed(entry) for entry in self.workspace.entries()])

    def take_files(self, paths: list[str]) -> None:
        """Files a second start handed over."""
        self.opening.open_paths(paths)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything is done and on the disk; with unconfirmed corrections, stay and say so once."""
        keep_typed(self)
        if must_wait(self):
            event.ignore()
            return
        if not self.workspace.flush(5) and self.workspace.unconfirmed and not self.property("leaving"):
            self.setProperty("leaving", True)
            self.top_bar.saved.show_state("unconfirmed")
            self.notices.show_message(cannot_leave(), self._all_saved)
            event.ignore()
            return
        leave(self)
        event.accept()

    def _all_saved(self) -> bool:
        return not self.workspace.unconfirmed

    def report(self, error: object, over: Callable[[], bool] | None = None) -> None:
        """The one door for what went wrong: what happened, why, what to do; it goes when `over` says so."""
        if isinstance(error, Exception):
            self.notices.show_message(messages.explain_file(error), over)
        if isinstance(error, WorkspaceReadOnly):
            self.panes.safety.tell_read_only()

    # ---- what the session says

    def on_opened(self) -> None:
        """Every view shows the article just opened."""
        current = self.session.current
        if current is None:
            return
        self.after.flush()
        self.stack.setCurrentWidget(self.reader)
        self.reader.set_article(current.article, current.spans, current.outline)
        self.on_outline()
        spans_panel, card = MainWindow.spans_panel.made(self), MainWindow.card.made(self)
        if spans_panel is not None:
            spans_panel.set_article(current.article, current.spans)
        if card is not None:
            card.show_span(None, current.article, current.spans)
        library = MainWindow.library.made(self)
        if library is not None:
            library.select(current.uid)
        self.actions_table.set_article_open(True)
        self.status_line.show_open(True)
        self.setWindowTitle(f"{current.article.title or '朱批'} — 朱批 Zhupi")
        self._show_counts()
        bar = MainWindow.find_bar.made(self)
        if bar is not None and bar.isVisible():
            bar.close_bar()
        self.reader.setFocus()
        QTimer.singleShot(0, self, self.painted.emit)

    def on_changed(self, before: SpanSet, after: SpanSet, changes: tuple[RecordChange, ...]) -> None:
        """Each view repaints what it shows of the change."""
        self.reader.apply(before, after, changes)
        for panel in panel_making.lists(self):
            self.after.do(lambda panel=panel: panel.apply(before, after, changes))  # type: ignore[misc]
        if self.session.selected:
            self.after.do(self._show_card, "card")
        self.after.do(self._show_counts, "counts")

    def on_outline(self) -> None:
        """The heading lines have come."""
        current, structure = self.session.current, MainWindow.structure.made(self)
        if current is not None and structure is not None:
            structure.set_article(current.article, current.spans, current.outline)

    def on_selected(self, span_id: str) -> None:
        """Every view shows which span is selected."""
        self.reader.select(span_id or None)
        self.after.do(self._follow_selected, "selected")
        # Before the first paint nobody has selected it: it is where one left off.
        floating = self.panes.floating if self.panes.following else Panes.floating.made(self.panes)
        if floating is not None:
            floating.on_selected()

    def _follow_selected(self) -> None:
        for panel in panel_making.lists(self):
            panel.select(self.session.selected)
        self._show_card()
        self.status_line.show_place(self.session.selected_span, self.session.spans)

    def _show_card(self) -> None:
        current = self.session.current
        if current is not None and (self.session.selected or MainWindow.card.made(self) is not None):
            self.card.show_span(self.session.selected_span, current.article, current.spans)

    def _show_counts(self) -> None:
        if self.session.current is None:
            self._show_undo()
            return
        counts = [self.session.of_status(status) for status in Status]
        self.top_bar.show_counts(*counts)
        labelled = self.session.label_counts()
        self.chips.set_counts({name: pending + accepted for name, (pending, accepted, _no) in labelled.items()})
        self.status_line.show_place(self.session.selected_span, self.session.spans)
        self._show_undo()
        if self.workspace.unconfirmed:
            self.top_bar.saved.show_state("saving")

    def _show_undo(self) -> None:
        self.actions_table.by_name["undo"].setEnabled(self.workspace.undo_target() is not None)
        self.actions_table.by_name["redo"].setEnabled(self.workspace.redo_target() is not None)
        self.notices.drop_undone()

    def on_entry_changed(self, uid: str) -> None:
        """An article's library row is shown anew; only now the correction that did it can be undone."""
        self._show_undo()
        self.after.do(lambda: self._show_entry(uid), f"entry {uid}")

    def _show_entry(self, uid: str) -> None:
        entry = self.workspace.entry(uid)
        if entry is None:
            return
        counts = self.session.label_counts() if uid == self.session.uid else None
        self.library.update_entry(listed(entry, counts))

    def on_saved(self, _seq: int) -> None:
        """Say "saved" only when nothing waits any more."""
        if not self.workspace.unconfirmed:
            self.setProperty("leaving", False)
            self.notices.drop_over()
            self.top_bar.saved.show_state("saved")
            if self.session.uid:
                self.on_entry_changed(self.session.uid)

    def on_not_saved(self, _seq: int, error: Exception) -> None:
        """Say that corrections are not confirmed, and why; leaving without them was said of others, if of any."""
        self.setProperty("leaving", False)
        self.top_bar.saved.show_state("unconfirmed", str(messages.explain(error)))
        self.report(error, self._all_saved)

    def tell_undoable(self, words: str) -> None:
        """Say what was done, with a button that takes it back."""
        offer = UndoOffer(self)
        self.notices.tell_undoable(words, offer, offer.gone)

    # ---- intents of the reader

    def on_scrolled(self, start: int, end: int) -> None:
        """What follows the reading position follows."""
        self.after.do(lambda: self._follow_scroll(start, end), "scroll")

    def _follow_scroll(self, start: int, end: int) -> None:
        self.status_line.show_scroll(start, end, len(self.session.text))
        structure = MainWindow.structure.made(self)
        if structure is not None:
            structure.follow(start)

    def on_visibility(self, *_news: object) -> None:
        """A label is shown or hidden, on the page and for the keys."""
        self.correcting.put_away = self.put_away
        self.correcting.hidden = self.put_away | self.chips.hidden()
        self.reader.set_labels(self.labels, self.correcting.hidden)

    def edit_note(self) -> None:
        """Put the caret into the note of the selected span."""
        self.edit_attribute("")

    def edit_attribute(self, name: str) -> None:
        """Put the caret into an attribute of the selected span; into its note without a name."""
        self.after.flush()
        self.actions_table.by_name["side_pane"].setChecked(True)
        self.side.show()
        self.card.edit(name)

    def on_annotator(self, name: str) -> None:
        """Keep the name corrections are made under."""
        self.settings.put("annotator", name)
        if not self.workspace.read_only:
            self.workspace.rename_annotator(name)

    # ---- keys, drops, sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys arrive here when no widget wanted them."""
        if not self.actions_table.typing() and self._single_key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _single_key(self, event: QKeyEvent) -> bool:
        row = self.actions_table.row_for(event)
        if row is not None and self.actions_table.by_name[row.name].isEnabled():
            self.actions_table.by_name[row.name].trigger()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.actions_table.simple:
            return False
        label = next((label for label in self.labels if label.key and label.key == event.text()), None)
        if label is None or self.session.current is None:
            return False
        self.correcting.label(label.name)
        return True

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab: what was made or moved since it was last pressed stands at the end of its round until now."""
        self.panes.desk.order_tabs()
        return super().focusNextPrevChild(following)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files, text and HTML can be dropped."""
        mime = event.mimeData()
        if local_paths(mime) or mime.hasText() or mime.hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped."""
        self.opening.paste(event.mimeData())
        event.acceptProposedAction()

    # ---- settings

    def apply_settings(self) -> None:
        """Theme, zoom and simple mode as they are set now."""
        self.actions_table.simple = self.settings.on("simple_mode")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            chosen = self.theme_now()
            self.reader.set_theme(chosen.reader)
            self.reader.paint_now()  # the words one reads change at once, the rest of the window after them
            theme.apply_theme(app, chosen, self)
            self.chips.set_theme(chosen)
            self.top_bar.set_theme(chosen)
            self.themed.emit(chosen)
        self.reader.set_zoom(self.settings.number("zoom"))
        self.panes.appearance.tick()

    def follow_theme(self, show: Callable[[theme.Theme], object]) -> None:
        """Show a part in the theme that is on, and in each that comes."""
        self.themed.connect(show)
        show(self.theme_now())

    def theme_now(self) -> theme.Theme:
        """The theme that is on."""
        return self.panes.appearance.theme_now()

    def reader_theme(self) -> ReaderTheme:
        """How the page looks now."""
        return self.theme_now().reader

    def take_setting(self, name: str, value: object) -> None:
        """Keep a setting and act on it."""
        if isinstance(value, (str, int, float, bool)) and not self.settings.put(name, value):
            self.notices.tell(self.tr("The settings could not be written; the change holds until the program ends."))
        if name == "annotator":
            self.on_annotator(self.settings.text("annotator"))
        self.apply_settings()
