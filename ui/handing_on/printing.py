"""Printing and PDF: the page with its highlights, and the summary; sheet by sheet, so that the window goes on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog

from core.errors import PdfNotWritten
from core.system_errors import why_refused
from core.translation import translate
from ui import views

if TYPE_CHECKING:
    from core.summary.article import Summary
    from ui.main_window import MainWindow

_SCREEN: Final = 96
_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
Paint = Callable[[QPainter, int], None]
Work = Iterator[None]


class Printing(QObject):
    """Asks for a file or a printer, then paints one sheet a turn of the event loop."""

    told = Signal(str)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.progress.connect(window.status_line.show_printing)
        window.status_line.cancel_asked.connect(self.stop)
        self._work: Work | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether sheets are being painted."""
        return self._work is not None

    # ---- what can be asked for

    def pdf_page(self) -> None:
        """Save the page as a PDF: ask where."""
        self._ask_file(self.tr("Save the page as PDF"), "{title}", self.write_page)

    def pdf_summary(self) -> None:
        """Save the summary as a PDF: ask where."""
        self._ask_file(self.tr("Save the summary as PDF"), self.tr("{title} – summary"), self.write_summary)

    def print_page(self) -> None:
        """Print the page: ask on which printer."""
        self._ask_printer(self.page_on)

    def print_summary(self) -> None:
        """Print the summary: ask on which printer."""
        self._ask_printer(self.summary_on)

    # ---- where to

    def _ask_file(self, title: str, called: str, write: Callable[[str], None]) -> None:
        current = self._window.session.current
        if current is None:
            return
        own = _UNFIT.sub(" ", current.article.title or self.tr("article")).strip()[:80]
        name = called.replace("{title}", own) + ".pdf"
        folder = Path(current.article.path).parent if current.article.path else Path.home()
        dialog = QFileDialog(self._window, title, str(folder / name), self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_printer(self, begin: Callable[[QPagedPaintDevice], None]) -> None:
        # a library of its own, and a search for printers: only when somebody prints
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        if self._window.session.current is not None:
            printer.setDocName(self._window.session.current.article.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: begin(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def write_page(self, path: str) -> None:
        """Write the page of the open article to a PDF."""
        self._write(path, self._page_on)

    def write_summary(self, path: str) -> None:
        """Write its summary to a PDF."""
        self._window.panes.summary.when_made(
            lambda summary: self._write(path, lambda device: _summary_on(device, summary))
        )

    def page_on(self, device: QPagedPaintDevice) -> None:
        """Print the page of the open article there."""
        self._begin(self._page_on(device))

    def summary_on(self, device: QPagedPaintDevice) -> None:
        """Print its summary there, as soon as it is made."""
        self._window.panes.summary.when_made(lambda summary: self._begin(_summary_on(device, summary)))

    # ---- the work

    def _page_on(self, device: QPagedPaintDevice) -> Work:
        from ui.handing_on.printed import PrintedPage  # noqa: PLC0415  # only when somebody prints

        window = self._window
        current = window.session.current
        if current is None:
            return
        hidden = frozenset(window.chips.hidden())
        page = PrintedPage(current.article, current.spans, window.labels, hidden, views.province_names())
        yield from page.cut()
        for number in _sheets(device, page.paint, len(page.sheets)):
            self.progress.emit(number, len(page.sheets))
            yield
        self.progress.emit(0, 0)

    def _write(self, path: str, work: Callable[[QPagedPaintDevice], Work]) -> None:
        """Write beside the file, then put it in its place: what is there stays until the new one is whole."""
        self._begin(self._written(Path(path), work))

    def _written(self, path: Path, work: Callable[[QPagedPaintDevice], Work]) -> Work:
        from ui.handing_on.pdf_file import PdfFile  # noqa: PLC0415  # only when somebody prints

        unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
        current = self._window.session.current
        try:
            unfinished.touch()
            pdf = PdfFile(unfinished, current.article.title if current is not None else "")
            yield from work(pdf.writer)
            pdf.finish()
            unfinished.replace(path)
        except OSError as error:
            self.failed.emit(PdfNotWritten(why_refused(error), path=str(path)))
            return
        finally:
            unfinished.unlink(missing_ok=True)
        self.told.emit(self.tr("Saved: {path}").format(path=path))

    def _begin(self, work: Work) -> None:
        self.stop()
        self._work = work
        self._turn.start()

    def _next(self) -> None:
        if self._work is None or next(self._work, _ENDED) is _ENDED:
            self._work = None
            self._turn.stop()

    def stop(self) -> None:
        """Give up what is being printed."""
        self._turn.stop()
        work, self._work = self._work, None
        if work is not None:
            work.close()  # type: ignore[attr-defined]  # a generator: its file goes away
            self.progress.emit(0, 0)
            self.told.emit(self.tr("Printing was given up."))


_ENDED: Final = object()


def _summary_on(device: QPagedPaintDevice, summary: Summary) -> Work:
    from ui.handing_on.printed import PrintedSummary  # noqa: PLC0415  # only when somebody prints

    printed = PrintedSummary(summary)
    yield from printed.cut()
    for _number in _sheets(device, printed.paint, len(printed.sheets)):
        yield


def _sheets(device: QPagedPaintDevice, paint: Paint, number: int) -> Iterator[int]:
    """Paint the sheets one by one; the number of each that is done."""
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(translate("printed", "nothing can be written there"))
    try:
        scale = device.logicalDpiX() / _SCREEN
        for at in range(number):
            if at:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            paint(painter, at)
            painter.restore()
            yield at + 1
    finally:
        painter.end()
