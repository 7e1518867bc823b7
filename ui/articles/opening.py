"""Opening: files, folders, pasted text, drops and the library, each read by the worker and shown by the session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.errors import FileMissing, ReadError, ZhupiError
from core.model import Article
from core.requests import Added, AddRequest, ProbeRequest, ReadRequest
from core.settings import Settings
from core.spans import SpanSet
from ui.jobs import Jobs
from ui.session import Session

if TYPE_CHECKING:
    from ui.articles.kept_articles import Text
    from ui.background import Background, Stopped

READING = "open"
"""The purpose under which very many spans are read."""
RECENT = 12
"""Files the menu remembers."""
SAMPLES = Path(__file__).resolve().parent.parent.parent / "resources" / "samples"


class Opening(QObject):
    """Turns paths and pasted text into the open article or library entries; tells what could not be read."""

    failed = Signal(object)
    told = Signal(str)
    progress = Signal(int, int)
    """How many of how many files are added; (0, 0) at the end."""
    added = Signal(int, list)
    """At the end of adding many: how many were added, and the error of each that could not be read."""
    file_changed = Signal(str)
    """The file of the open article differs from the stored text (its path)."""
    recent_changed = Signal()

    def __init__(self, session: Session, jobs: Jobs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._window = window
        self._opening_uid = ""
        self._done = 0
        self._unread: list[Exception] = []
        self._visible = (0, 4000)
        self._background: Background | None = None

    # ---- ways in

    def open_paths(self, paths: Sequence[str]) -> None:
        """Open the first article; the others, and folders, are added to the library."""
        files = [path for path in paths if not Path(path).is_dir()]
        rest = [path for path in paths if Path(path).is_dir()] + files[1:]
        if files:
            self.open_file(files[0])
        if rest:
            self.add(rest)

    def open_file(self, path: str, *, encoding: str | None = None) -> None:
        """Read a file and show it."""
        self._forget()
        self._opening_uid = ""
        self._jobs.ask("read", ReadRequest(path=path, encoding=encoding), self._on_read, self._on_read_end)

    def open_entry(self, uid: str, *, at_once: bool = False) -> None:
        """Open an article of the library: the stored text where there is one, else its file.

        Very many spans are read beside the window first, unless it is wanted `at_once`.
        """
        entry = self._session.workspace.entry(uid)
        self._forget()
        if entry is None or uid == self._session.uid:
            return
        if not at_once and self._session.takes_long(uid):
            self._read_beside(uid, entry.seq)
            return
        if self._session.open_stored(uid):
            self._probe()
            return
        path = next((one for one in reversed(entry.paths) if Path(one).is_file()), "")
        if not path:
            missing = entry.path or entry.title
            self.failed.emit(FileMissing("the file is gone and its text was never stored", path=missing))
            return
        self._opening_uid = uid
        request = ReadRequest(path=path, known=(entry.file_sha256, entry.encoding))
        self._jobs.ask("read", request, self._on_read, self._on_read_end)

    def _read_beside(self, uid: str, seq: int) -> None:
        if self._background is None:
            from ui.background import Background  # noqa: PLC0415  # few articles are so long

            self._background = Background(self)
        workspace = self._session.workspace

        def read(_stopped: Stopped) -> tuple[Text, SpanSet | None]:
            return workspace.article_and_outline(uid), workspace.spans_beside(uid)

        def show(found: tuple[Text, SpanSet | None]) -> None:
            entry = workspace.entry(uid)
            if entry is None or entry.seq != seq:
                self.open_entry(uid)  # it was corrected meanwhile, among others
            elif self._session.open_stored(uid, *found):
                self._probe()

        self._background.ask(READING, read, show, self.failed.emit)

    def _forget(self) -> None:
        """Another article is wanted now."""
        if self._background is not None:
            self._background.forget(READING)

    def stop(self) -> None:
        """The window closes: nothing reads the workspace any more."""
        if self._background is not None:
            self._background.stop()

    def paste(self, mime: QMimeData | None = None) -> None:
        """Make an article of what the clipboard (or a drop) holds."""
        # An empty clipboard has no data at all, whatever the binding's types say.
        held = mime or QApplication.clipboard().mimeData() or QMimeData()
        paths = local_paths(held)
        if paths:
            self.open_paths(paths)
        elif held.hasHtml() and held.html().strip():
            self._jobs.ask("read", ReadRequest(text=held.html(), html=True), self._on_read, self._on_read_end)
        elif held.hasText() and held.text().strip():
            self._jobs.ask("read", ReadRequest(text=held.text()), self._on_read, self._on_read_end)
        else:
            self.told.emit(self.tr("The clipboard holds no text. Copy an article first, then paste it here."))

    def choose_files(self) -> None:
        """Ask which files to open."""
        paths, _kind = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open articles"),
            self.folder(),
            self.tr("Articles ({patterns});;All files (*)").format(patterns=_patterns()),
            options=QFileDialog.Option.HideNameFilterDetails,  # more patterns than any dialogue has room for
        )
        self.open_paths(paths)

    def choose_folder(self) -> None:
        """Ask which folder to add to the library."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Add a folder"), self.folder())
        if folder:
            self.add([folder])

    def open_sample(self) -> None:
        """Open one of the sample articles that come with the program."""
        samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
        if samples:
            self.open_file(str(samples[0]))

    # ---- adding many

    def add(self, paths: Sequence[str]) -> None:
        """Add files and folders to the library; it can be cancelled, and work goes on meanwhile."""
        self._done, self._unread = 0, []
        self._jobs.ask(
            "add", AddRequest(tuple(paths), self._session.workspace.own_words()), self._on_added, self._on_add_end
        )

    def cancel_adding(self) -> None:
        """Stop adding; what was added stays."""
        if self._jobs.cancel("add"):
            self._on_add_end(None)

    def _on_added(self, part: object) -> None:
        if not isinstance(part, Added):
            return
        if part.error is not None or part.article is None:
            self._unread.append(part.error or ReadError(path=part.path))
            self.failed.emit(self._unread[-1])
        elif not self._session.workspace.read_only:
            entry = self._session.workspace.add(part.article)
            if not entry.stored:
                self._session.workspace.note_counts(entry.uid, part.counts or {}, part.rule_set)
            self._session.entry_changed.emit(entry.uid)
            self._done += 1
        self.progress.emit(part.number, part.of)

    def _on_add_end(self, error: Exception | None) -> None:
        self.progress.emit(0, 0)
        if error is not None:
            self.failed.emit(error)
        self.added.emit(self._done, list(self._unread))

    # ---- answers

    def _on_read(self, value: object) -> None:
        if isinstance(value, Article):
            self._session.open_read(value, self._visible)
            self._remember(value.path)
            if self._session.current is not None and self._differs(value):
                self.file_changed.emit(value.path)

    def _differs(self, read: Article) -> bool:
        """Whether the stored text shows because the file has changed since."""
        shown, entry = self._session.current, self._session.entry
        if shown is None or not read.path or shown.article.text_sha256 == read.text_sha256:
            return False
        # the same bytes that another reader reads otherwise are no change of the file
        return entry is None or entry.file_sha256 != read.file_sha256

    def _on_read_end(self, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)

    def read_again(self) -> None:
        """Read the open article's file again and say whether its text is another one now."""
        shown = self._session.current
        path = shown.article.path if shown is not None else ""
        if path:
            self._jobs.ask("read", ReadRequest(path=path), self._on_read_again, self._on_read_end)
        else:
            self.told.emit(self.tr("This article was pasted; there is no file to read again."))

    def _on_read_again(self, value: object) -> None:
        shown, entry = self._session.current, self._session.entry
        if not isinstance(value, Article) or shown is None or value.path != shown.article.path:
            return
        if value.text_sha256 == shown.article.text_sha256:
            self.told.emit(self.tr("The file still holds the text that shows."))
        elif entry is not None and not entry.stored:
            self._session.open_read(value, self._visible)
        else:
            self.file_changed.emit(value.path)

    def _probe(self) -> None:
        entry = self._session.entry
        if entry is not None and entry.paths:
            self._jobs.ask("probe", ProbeRequest(entry.path), self._on_probed, self._on_probe_end)

    def _on_probed(self, digest: object) -> None:
        entry = self._session.entry
        if entry is not None and digest != entry.file_sha256:
            self.file_changed.emit(entry.path)

    def _on_probe_end(self, error: Exception | None) -> None:
        """A file that is gone or refused is no trouble: the stored text shows, and says where it came from."""
        if isinstance(error, FileMissing):
            self.told.emit(self.tr("The file is no longer there; the stored text shows."))
        elif error is not None and not isinstance(error, ZhupiError):
            self.failed.emit(error)

    # ---- recent files

    def recent(self) -> tuple[str, ...]:
        """The files opened last, the newest first."""
        return self._settings.names("recent")

    def _remember(self, path: str) -> None:
        if path:
            others = [one for one in self.recent() if one != path]
            self._settings.put_all({"recent": (path, *others[: RECENT - 1])}, later=True)
            self.recent_changed.emit()

    def folder(self) -> str:
        """Where a person looks for files first: beside the article last opened, else among the documents.

        Of a folder that is not there the dialogue would make the name of a file, in the folder above.
        """
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        likely = [*(str(Path(one).parent) for one in self.recent()[:1]), documents]
        return next((one for one in likely if Path(one).is_dir()), str(Path.home()))


def _patterns() -> str:
    """The names of files that some reader reads, as a file dialog takes them."""
    from core.readers import suffixes  # noqa: PLC0415  # the readers load when they are first asked for

    return " ".join(f"*{suffix}" for suffix in suffixes())


def local_paths(mime: QMimeData) -> list[str]:
    """The files a drop or a paste names on this machine."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
