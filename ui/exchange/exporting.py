"""Exporting from the window: the page's choices counted and shown as they change, then written beside the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices, QGuiApplication

from core import messages
from core.errors import ExportCancelled, ExportEmpty, ExportError
from core.exporters import EXPORTERS
from core.exporters.outputs import report_name
from core.exporting import (
    ExportReport,
    Preset,
    Selection,
    Watch,
    drop_preset,
    export,
    keep_last,
    last_choices,
    presets,
    preview,
    rehearse,
    save_preset,
)
from core.file_names import made_of
from core.model import ArticleState
from core.system_errors import why_refused
from ui.background import Background, Forgotten, Stopped
from ui.panels.exchange.export_alike import Alike
from ui.panels.exchange.export_form import ALL, ARTICLE, FINISHED, SCOPES, SELECTED, SHOWN, Chosen, general
from ui.panels.exchange.export_page import ExportPage, part_words, report_lines

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LATE: Final = 250
"""Milliseconds in which changes of the choices gather before they are looked at."""
OFTEN: Final = 0.1
"""Seconds between two words of progress."""
FLUSH: Final = 5
"""Seconds in which what was corrected must have reached the disk."""


class Exporting(QObject):
    """Opens the page, looks at each choice beside the window (the newest wins), exports, reports."""

    told = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)
    """Articles exported of how many; (0, 0) at the end."""
    ended = Signal(object, object)
    """The report or None, and the error or None."""
    _counted = Signal(int, int)
    _going = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: ExportPage | None = None
        self._looking = Background(self)
        self._writing = Background(self)
        self._cancel = threading.Event()
        self._picked: tuple[str, ...] = ()
        self._written = ""
        self._uncounted = False
        """Whether the export under way cut short what the page counts."""
        self.opener: Callable[[str], bool] = _open
        self._late = QTimer(self, singleShot=True, interval=LATE)
        self._late.timeout.connect(self._look)

    # ---- the page

    def open(self) -> None:
        """Show the page with what was chosen last; the window goes on working beside it."""
        page = self.page or self._made()
        new = self.page is None
        self.page = page
        self._pick()
        page.form.set_labels(self._window.workspace.labels())
        page.form.set_usual(self._window.workspace.policy)
        self._show_scopes()
        self._show_presets()
        if new:
            self._put_last(page)
        page.come()
        self.look_soon()

    def _made(self) -> ExportPage:
        page = ExportPage(self._window)
        page.changed.connect(self.look_soon)
        page.export_asked.connect(self.export)
        page.cancel_asked.connect(self.cancel)
        page.show_asked.connect(self._show_in_folder)
        page.copy_asked.connect(self._copy_path)
        page.report_asked.connect(self._open_report)
        page.form.preset_chosen.connect(self._on_preset)
        page.form.preset_saved.connect(self._save_preset)
        page.form.preset_dropped.connect(self._drop_preset)
        self._counted.connect(self._on_counted)
        self._going.connect(self._on_going)
        window = self._window
        window.labels_changed.connect(self._on_labels)
        window.library.selection_changed.connect(self._on_picked)
        for signal in (window.session.saved, window.session.opened, window.library.filter.textChanged):
            signal.connect(self._on_news)
        return page

    def _put_last(self, page: ExportPage) -> None:
        last = last_choices(self._window.settings)
        here = ARTICLE if self._window.session.uid else ALL
        if last is None:
            entry = self._window.session.entry
            fresh = entry is not None and not entry.stored  # then it is exported as it is shown
            page.form.put(Preset("", "jsonl", Selection(include_unworked=fresh)), here)
        else:
            page.form.put(last, last.name if last.name in (FINISHED, ALL) else here)

    def _pick(self) -> None:
        self._picked = self._window.library.selected_uids()

    def _on_picked(self) -> None:
        self._pick()
        self._on_news()

    def _on_labels(self) -> None:
        if self.page is not None:
            self.page.form.set_labels(self._window.workspace.labels())

    def _on_news(self, *_news: object) -> None:
        """Something is corrected, opened, selected or filtered: the numbers may be others."""
        if self.page is not None and self.page.isVisible():
            self.look_soon()

    def uids(self, scope: str) -> tuple[str, ...]:
        """The articles a scope means that are named one by one."""
        if scope == ARTICLE:
            return (self._window.session.uid,) if self._window.session.uid else ()
        return self._picked if scope == SELECTED else self._window.library.shown_uids() if scope == SHOWN else ()

    def _show_scopes(self) -> None:
        entries = self._window.workspace.entries()
        finished = sum(one.state is ArticleState.FINISHED for one in entries)
        numbers = {scope: len(self.uids(scope)) for scope in SCOPES} | {FINISHED: finished, ALL: len(entries)}
        if self.page is not None:
            self.page.form.set_scopes(numbers)

    def selection(self, chosen: Chosen) -> Selection:
        """The choice with the articles it means."""
        named = chosen.scope in (ARTICLE, SELECTED, SHOWN)
        return replace(
            chosen.selection, scope="article" if named else chosen.scope, uids=self.uids(chosen.scope) if named else ()
        )

    # ---- looking

    def look_soon(self) -> None:
        """The choices have changed: look at them when no more changes come."""
        self._show_target()
        self._late.start()

    def _look(self) -> None:
        page = self.page
        if page is None or not page.isVisible():
            return
        self._show_scopes()
        trouble = page.form.trouble()
        page.show_trouble(trouble or page.refused)
        if trouble:
            self._looking.forget("lines")
            self._looking.forget("numbers")
            page.preview.show_lines("")
            page.preview.show_numbers("", "", [])
            return
        chosen = page.form.chosen()
        selection, name = self.selection(chosen), Path(page.target).name
        self._looking.ask("lines", lambda stop: self._lines(chosen, selection, name, stop), self._on_lines, _ignore)
        self._looking.ask("numbers", lambda stop: self._numbers(chosen, selection, stop), self._on_numbers, self._on_no)

    def _lines(self, chosen: Chosen, selection: Selection, name: str, stopped: Stopped) -> str:
        self._window.workspace.flush(FLUSH)
        if stopped():
            raise Forgotten
        return preview(self._window.workspace, chosen.format, selection, chosen.layout, name=name, stopped=stopped)

    def _on_lines(self, text: str) -> None:
        if self.page is not None:
            self.page.preview.show_lines(text)

    def _numbers(self, chosen: Chosen, selection: Selection, stopped: Stopped) -> tuple[ExportReport, list[Alike]]:
        watch = Watch(self._slowly(self._counted), stopped)
        report = rehearse(self._window.workspace, chosen.format, selection, chosen.layout, watch=watch)
        pairs = zip(report.alike, report.duplicates, strict=True)
        return report, [Alike(tuple(uids), tuple(titles)) for uids, titles in pairs]

    def _slowly(self, signal: SignalInstance) -> Callable[[int, int], None]:
        """What passes progress on from another thread, so often that a person can read it."""
        last = 0.0

        def tell(done: int, whole: int) -> None:
            nonlocal last
            moment = time.monotonic()
            if moment - last >= OFTEN:
                last = moment
                signal.emit(done, whole)

        return tell

    def _on_counted(self, done: int, whole: int) -> None:
        if self.page is not None and self._looking.running("numbers"):
            words = self.tr("Counting… {n} %").format(n=100 * done // max(1, whole))
            self.page.preview.number.setText(words)

    def _on_numbers(self, answer: tuple[ExportReport, list[Alike]]) -> None:
        if self.page is None:
            return
        report, alike = answer
        words = self.tr("Articles {articles} · spans {spans}").format(spans=report.spans, articles=report.articles)
        more = []
        if report.units != report.articles:
            more.append(self.tr("{n} texts").format(n=report.units))
        if report.parts:
            more.append(" · ".join(part_words(report.parts)))
        if report.left_out:
            more.append(self.tr("{n} near-duplicates left out").format(n=report.left_out))
        self.page.form.alike.show_groups(alike)
        self.page.preview.show_numbers(words, " · ".join(more), report_lines(report))

    def _on_no(self, error: Exception) -> None:
        """There is nothing to export, or it cannot be said how much."""
        if self.page is not None:
            self.page.form.alike.show_groups([])
            self.page.preview.show_numbers("", "", [])
            self.page.show_trouble(self._why(error))

    def _why(self, error: Exception) -> str:
        said = messages.explain(error)
        words = [said.what, said.why, said.what_to_do]
        if isinstance(error, ExportEmpty) and self.page is not None and not self.page.form.unworked.isChecked():
            words = [said.what, said.why, self.tr("Or tick the articles that nobody has worked on.")]
        return " ".join(one for one in words if one)

    # ---- the target

    def _show_target(self) -> None:
        page = self.page
        if page is None:
            return
        chosen = page.form.chosen()
        exporter = EXPORTERS.get(chosen.format)
        folder = exporter.folder or chosen.layout.each
        ending = f"-{exporter.name}" if folder else exporter.suffix
        page.propose(str(self._folder() / made_of(self._stem(chosen), ending, otherwise="zhupi")), ending)
        target = Path(page.target)
        words = ""
        if target.suffix.lower() == ".zip" and folder:
            words = self.tr("The files go into a zip.")
        elif folder:
            words = self.tr("The files go into a folder of that name; with .zip at the end, into a zip.")
        if target.is_file():
            words = f"{words} " + self.tr("There is a file of that name; it will be replaced.")
        page.show_where(words.strip())

    def _folder(self) -> Path:
        """Where the last export went, else the documents."""
        kept = Path(self._window.settings.text("export_folder") or ".")
        if kept.is_absolute() and kept.is_dir():
            return kept
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def _stem(self, chosen: Chosen) -> str:
        """What the export is called: as the article, or as the workspace."""
        current = self._window.session.current
        if chosen.scope == ARTICLE and current is not None and current.article.title:
            return current.article.title[:40]
        return self._window.workspace.path.name.removesuffix(".json").removesuffix(".zhupi")

    # ---- exporting

    def export(self) -> None:
        """Write what is chosen; one export at a time."""
        page = self.page
        if page is None or self._writing.running("export"):
            return
        page.refused = ""
        trouble = page.form.trouble() or ("" if page.target else self.tr("Name a file to write to."))
        page.show_trouble(trouble)
        if trouble:
            return
        chosen = page.form.chosen()
        selection, target = self.selection(chosen), self._absolute(page.target)
        self._uncounted = self._looking.running("numbers")
        self._looking.forget("numbers")
        if self._uncounted:
            page.preview.show_numbers("", "", [])
        self._cancel.clear()
        page.show_done("", written=False)
        self._on_going(0, max(1, len(selection.uids)) * 3)
        self._writing.ask(
            "export",
            lambda stop: self._write(chosen, selection, target, stop),
            lambda report: self._on_written(chosen, report),
            self._on_not_written,
        )

    def _absolute(self, words: str) -> Path:
        """A name alone stands for a file in the folder that is proposed."""
        path = Path(words).expanduser()
        return path if path.is_absolute() else self._folder() / path

    def _write(self, chosen: Chosen, selection: Selection, target: Path, stopped: Stopped) -> ExportReport:
        self._window.workspace.flush(FLUSH)
        watch = Watch(self._slowly(self._going), lambda: stopped() or self._cancel.is_set())
        try:
            return export(self._window.workspace, chosen.format, target, selection, chosen.layout, watch=watch)
        except OSError as error:
            raise ExportError(why_refused(error), path=str(target)) from error

    @property
    def busy(self) -> bool:
        """Whether something is being exported."""
        return self._writing.running("export")

    def cancel(self) -> None:
        """End the export under way; nothing of it is left."""
        if self._writing.running("export"):
            self._cancel.set()
            if self.page is not None:
                self.page.show_cancelling()

    def stop(self) -> None:
        """The window closes: end everything and wait until nothing reads the workspace any more."""
        self._late.stop()
        self._cancel.set()
        self._looking.stop()
        self._writing.stop()

    def _on_going(self, done: int, whole: int) -> None:
        """Each article is passed over three times: read, written, compared."""
        if self.page is not None and not self._cancel.is_set():
            self.page.show_progress(done // 3, max(1, whole // 3))
            self.progress.emit(done // 3, max(1, whole // 3))

    def _end(self) -> None:
        self.progress.emit(0, 0)
        if self.page is not None:
            self.page.show_progress(0, 0)

    def _on_written(self, chosen: Chosen, report: ExportReport) -> None:
        self._end()
        self._written = report.paths[0]
        settings = self._window.settings
        keep_last(settings, general(chosen, chosen.scope))
        settings.put("export_folder", str(Path(self._written).parent))
        first = str(report).splitlines()[0]
        lost = sum(loss.number for loss in report.lost)
        words = first
        if lost:
            words += " " + self.tr("{n} things are not in the file; the report names them.").format(n=lost)
        if report.missed:
            words += " " + self.tr("{n} articles could not be read as they were.").format(n=len(report.missed))
        if self.page is not None:
            self.page.show_done(words, written=True)
            self.page.show_trouble("")
        if self._uncounted:
            self.look_soon()
        self.told.emit(words)
        self.ended.emit(report, None)

    def _on_not_written(self, error: Exception) -> None:
        self._end()
        cancelled = isinstance(error, ExportCancelled)
        if self.page is not None:
            self.page.show_done(self._why(error) if cancelled else "", written=False)
            self.page.refused = "" if cancelled else self._why(error)
            self.page.show_trouble(self.page.refused)
        if not cancelled and (self.page is None or not self.page.isVisible()):
            self.failed.emit(error)
        self.ended.emit(None, error)
        self.look_soon()

    # ---- what was written

    def _show_in_folder(self) -> None:
        self._open_or_say(str(Path(self._written).parent))

    def _open_report(self) -> None:
        path = Path(self._written)
        self._open_or_say(str(path.with_name(report_name(path.name))))

    def _open_or_say(self, path: str) -> None:
        if not self.opener(path) and self.page is not None:
            self.page.say(self.tr("No program opens it here; it is {path}.").format(path=path))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self._written)
        if self.page is not None:
            self.page.say(self.tr("The path is on the clipboard: {path}").format(path=self._written))

    # ---- presets

    def _show_presets(self, current: str = "") -> None:
        if self.page is not None:
            self.page.form.set_presets(list(presets(self._window.settings)), current)

    def _on_preset(self, name: str) -> None:
        held = presets(self._window.settings).get(name)
        if held is not None and self.page is not None:
            scope = held.selection.scope if held.selection.scope == FINISHED else None
            self.page.form.put(held, scope)

    def _save_preset(self, name: str) -> None:
        if self.page is None:
            return
        chosen = self.page.form.chosen()
        held = general(chosen, name)
        if chosen.scope == FINISHED:
            held = replace(held, selection=replace(held.selection, scope=FINISHED))
        kept = save_preset(self._window.settings, held)
        self._show_presets(name)
        self.page.say(
            self.tr("These choices are kept as {name}.").format(name=name)
            if kept
            else self.tr("The settings could not be written; the preset holds until the program ends.")
        )

    def _drop_preset(self, name: str) -> None:
        drop_preset(self._window.settings, name)
        self._show_presets()
        if self.page is not None:
            self.page.say(self.tr("The preset {name} is removed; its choices still show.").format(name=name))


def _open(path: str) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _ignore(_error: Exception) -> None:
    """Why there are no first lines is told with the numbers."""
