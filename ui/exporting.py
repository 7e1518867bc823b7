"""Exporting from the window: the panel's choice goes to the core on a thread of its own, a report comes back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.errors import ZhupiError
from core.exporters import EXPORTERS
from core.exporting import Selection, count, export
from core.model import Label, Status
from core.workspace import Workspace
from ui.panels.export_panel import ExportChoice, ExportPanel
from ui.session import Session


class _Run(QRunnable):
    """One export, off the window's thread."""

    def __init__(self, owner: Exporting, choice: ExportChoice, selection: Selection) -> None:
        super().__init__()
        self._owner = owner
        self._choice = choice
        self._selection = selection

    def run(self) -> None:
        """Export and hand the report, or the error, back to the window's thread."""
        try:
            report = export(self._owner.workspace, self._choice.format, self._choice.path, self._selection)
        except ZhupiError as error:
            self._owner.ended.emit(None, error)
        except OSError as error:
            self._owner.ended.emit(None, ZhupiError(str(error), path=self._choice.path))
        else:
            self._owner.ended.emit(report, None)


class Exporting(QObject):
    """Opens the export panel, counts before, exports, reports after."""

    told = Signal(str)
    failed = Signal(object)
    ended = Signal(object, object)

    def __init__(self, workspace: Workspace, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._session = session
        self._window = window
        self._panel: ExportPanel | None = None
        self.ended.connect(self._on_ended)

    def open_panel(self, labels: tuple[Label, ...]) -> None:
        """Show the panel; the window goes on working beside it."""
        if self._panel is None:
            self._panel = ExportPanel(self._window)
            self._panel.export_asked.connect(self._export)
        self._panel.set_formats(list(EXPORTERS.names()))
        self._panel.set_labels(labels)
        self._panel.set_counter(self._count)
        self._panel.show()
        self._panel.raise_()

    def _selection(self, choice: ExportChoice) -> Selection:
        return Selection(
            scope=choice.scope,
            uids=(self._session.uid,) if choice.scope == "article" and self._session.uid else (),
            statuses=frozenset(choice.statuses),
            labels=frozenset(choice.labels),
            include_unworked=choice.scope == "article" and (not choice.statuses or Status.PENDING in choice.statuses),
        )

    def _is_unworked(self) -> bool:
        entry = self._session.entry
        return entry is not None and not entry.stored

    def _count(self, choice: ExportChoice) -> tuple[int, int]:
        """How many articles and spans; an article nobody has worked on yet is counted as it is shown."""
        self.workspace.flush(5)
        if self._selection(choice).include_unworked and self._is_unworked():
            labels = choice.labels
            return 1, sum(
                number for (label, _status), number in self._session.counts.items() if not labels or label in labels
            )
        return count(self.workspace, self._selection(choice))

    @Slot(object)
    def _export(self, choice: ExportChoice) -> None:
        self.workspace.flush(5)
        QThreadPool.globalInstance().start(_Run(self, choice, self._selection(choice)))

    @Slot(object, object)
    def _on_ended(self, report: object, error: object) -> None:
        if error is not None:
            self.failed.emit(error)
            if self._panel is not None:
                self._panel.show_report(str(error))
        elif self._panel is not None:
            self._panel.show_report(str(report))
            self.told.emit(str(report).splitlines()[0])
