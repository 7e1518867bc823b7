"""The import page: which file, what it is, whose spans they are; what of it fits and what does not; then one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from core.exporting.offers import offer_of
from core.importers.offers import OFFERS
from core.importing.fitting import Misfit
from core.importing.spans import Incoming, Plan
from core.translation import translate
from ui.articles.opening import local_paths
from ui.look.drawn import Choice, TickBox
from ui.panels.parts.fact_rows import Fact, FactList
from ui.panels.parts.sheet import Sheet, padded, push, rule, words_label

TEXT, ANCHORED, NEW, MISFITS = "text", "anchored", "new", "misfits"
"""The parts of the preview: the same text, spans found again in another text, new articles, spans that do not fit."""


class ImportPage(Sheet):
    """Not modal. It shows a plan, and says what is wanted."""

    changed = Signal()
    """Another file, format, or whose spans they are."""
    path_given = Signal(str)
    """A file or a folder was chosen or dropped; its format is to be guessed."""
    import_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, undo: Callable[[], object], actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ImportPage", "Import spans"), undo, actions, parent)
        self.setObjectName("importPage")
        self.setAcceptDrops(True)
        self.intro.setText(
            self.tr(
                "Spans from another program, or from Zhupi on another computer. An article is known by its text; "
                "nothing is changed before you have seen what fits."
            )
        )
        self.folder = ""
        """Where files are looked for while none is named."""
        self.path = QLineEdit(self)
        self.path.setAccessibleName(self.tr("File or folder to read"))
        self.path.setPlaceholderText(self.tr("Drop a file or a folder here, or choose one"))
        self.choose_file = push(self.tr("File…"), "", self)
        self.choose_folder = push(self.tr("Folder…"), "", self)
        self.format = self._choice(self.tr("Format"))
        self.what = words_label(self, "caption")
        self.whose = self._choice(self.tr("The spans are"))
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the annotator"))
        self.name.setPlaceholderText(self.tr("Name of the annotator"))
        self.whole = TickBox(self.tr("New articles with their history and groups"), self)
        self.whole.setToolTip(self.tr("They become members of the library as they were there; undo leaves them."))
        self.found = words_label(self, "number")
        self.trouble = words_label(self, "trouble")
        self.part = self._choice(self.tr("What to show of it"))
        self.list = FactList(self)
        self.list.setAccessibleName(self.tr("What the file holds"))
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Work under way"))
        self.working = QLabel(self)
        self.cancel = push(self.tr("Cancel"), "", self)
        self.import_button = push(self.tr("Import"), "main", self)
        self.import_button.setDefault(True)
        self._plan: Plan | None = None
        self._rows: list[Incoming] = []
        self._misfits: list[Misfit] = []
        self._why_not = ""
        self._fill()
        self._lay_out()
        self._connect()
        self._show_format()
        self.show_plan(None)
        self.show_working("", 0, 0)

    def _choice(self, name: str) -> Choice:
        box = Choice(self)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(name)
        return box

    def _fill(self) -> None:
        self.format.addItem(self.tr("Not known yet"), "")
        for name in OFFERS:
            self.format.addItem(QCoreApplication.translate("export", offer_of(name).title), name)
        self.whose.addItem(self.tr("a person's: decided"), False)
        self.whose.addItem(self.tr("a machine's: proposals to be decided"), True)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(self.choose_file)
        where.addWidget(self.choose_folder)
        whose = QHBoxLayout()
        whose.setSpacing(8)
        whose.addWidget(self.whose, 3)
        whose.addWidget(self.name, 2)
        form = QFormLayout()
        form.setContentsMargins(24, 4, 24, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Read"), where)
        form.addRow(self.tr("Format"), self.format)
        form.addRow("", self.what)
        form.addRow(self.tr("The spans are"), whose)
        form.addRow("", self.whole)
        self._form = form
        part = QHBoxLayout()
        part.setContentsMargins(24, 0, 24, 0)
        part.addWidget(self.part, 1)
        shown = QVBoxLayout()
        shown.setSpacing(6)
        shown.addLayout(padded(self.found))
        shown.addLayout(padded(self.trouble))
        shown.addLayout(part)
        shown.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 12)
        foot.setSpacing(10)
        foot.addWidget(self.working)
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.import_button)
        self.body.addWidget(rule(self))
        self.body.addLayout(form)
        self.body.addWidget(rule(self))
        self.body.addLayout(shown, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.choose_file.clicked.connect(self._on_choose_file)
        self.choose_folder.clicked.connect(self._on_choose_folder)
        self.path.editingFinished.connect(self._on_typed)
        self.format.activated.connect(self._on_format)
        self.whose.currentIndexChanged.connect(self._on_whose)
        self.part.currentIndexChanged.connect(self._show_part)
        self.import_button.clicked.connect(self.import_asked)
        self.cancel.clicked.connect(self.cancel_asked)

    # ---- the file

    def _on_choose_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Read spans from"), self.path.text() or self.folder)
        if path:
            self.take_path(path)

    def _on_choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Read spans from"), self.path.text() or self.folder)
        if path:
            self.take_path(path)

    def _on_typed(self) -> None:
        if self.path.text().strip() and self.path.isModified():
            self.path.setModified(False)
            self.path_given.emit(self.path.text().strip())

    def take_path(self, path: str) -> None:
        """Read that file or folder."""
        self.path.setText(path)
        self.path_given.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file or folder can be dropped."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        paths = local_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take_path(paths[0])

    # ---- what is chosen

    @property
    def chosen_format(self) -> str:
        """The format; empty where it is not known."""
        return str(self.format.currentData() or "")

    @property
    def machine(self) -> bool:
        """Whether the spans come in as proposals."""
        return bool(self.whose.currentData())

    def show_format(self, name: str) -> None:
        """The format that was guessed; empty: none was."""
        self.format.setCurrentIndex(max(0, self.format.findData(name)))
        self._show_format()

    def _on_format(self) -> None:
        self._show_format()
        self.changed.emit()

    def _on_whose(self) -> None:
        self._show_format()
        self.changed.emit()

    def _show_format(self) -> None:
        self.what.setText(translate("import", OFFERS.get(self.chosen_format, "")))
        self._form.setRowVisible(self.what, bool(self.chosen_format))
        self.name.setVisible(not self.machine)
        self._form.setRowVisible(self.whole, self.chosen_format == "jsonl" and not self.machine)

    def refuse(self, why_not: str) -> None:
        """Nothing can be imported at all, and why; empty: it can."""
        self._why_not = why_not
        self._show_button()

    # ---- what would happen

    def show_trouble(self, words: str) -> None:
        """Why the file cannot be read; empty: it can."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def show_plan(self, plan: Plan | None) -> None:
        """What the import would do; None: nothing is known yet."""
        self._plan = plan
        self.show_trouble("")
        self.found.setVisible(plan is not None)
        self.part.setVisible(plan is not None)
        self.list.empty_words = "" if plan is None else self.tr("Nothing here.")
        self.part.blockSignals(True)
        self.part.clear()
        if plan is not None:
            self.found.setText(self._found_words(plan))
            hows = [one.how for one in plan.articles]
            for value, words, number in (
                (TEXT, self.tr("Articles that are here"), hows.count(TEXT)),
                (ANCHORED, self.tr("Here with another text; spans found again"), hows.count(ANCHORED)),
                (NEW, self.tr("New articles"), hows.count(NEW)),
                (MISFITS, self.tr("Spans that do not fit"), len(plan.misfits)),
            ):
                self.part.addItem(f"{words} · {number}", value)
            first = next((at for at, how in enumerate((TEXT, ANCHORED, NEW)) if how in hows), 3)
            self.part.setCurrentIndex(first)
        self.part.blockSignals(False)
        self._show_part()
        self._show_button()

    def _found_words(self, plan: Plan) -> str:
        words = self.tr("Articles here {matched} · new {new} · spans {spans}").format(
            matched=len(plan.matched), new=len(plan.new), spans=plan.spans
        )
        more = (
            (plan.present, self.tr("here already {n}")),
            (len(plan.misfits), self.tr("do not fit {n}")),
            (sum(one.mended for one in plan.articles), self.tr("offsets put right {n}")),
        )
        return " · ".join([words, *(said.format(n=number) for number, said in more if number)])

    def _show_part(self) -> None:
        part = self.part.currentData()
        if self._plan is None:
            self.list.rows.take(0, lambda _row: Fact(""))
        elif part == MISFITS:
            self._misfits = self._plan.misfits
            self.list.rows.take(len(self._misfits), self._misfit)
        else:
            self._rows = [one for one in self._plan.articles if one.how == part]
            self.list.rows.take(len(self._rows), self._article)

    def _article(self, row: int) -> Fact:
        one = self._rows[row]
        labels = sorted({str(span["label"]) for span in one.spans})
        return Fact(one.title or "–", ", ".join(labels), self.tr("spans {n}").format(n=len(one.spans)))

    def _misfit(self, row: int) -> Fact:
        one = self._misfits[row]
        place = f"{one.label} {one.start}–{one.end}".strip()
        parts = [translate("import", one.reason), place if one.text else "", f"…{one.around}…" if one.around else ""]
        below = " · ".join(part for part in parts if part)
        return Fact(f"“{one.text}”" if one.text else place, below, one.title[:20], tip=f"{one}\n{one.around}")

    # ---- under way

    def show_working(self, words: str, done: int, of: int, *, final: bool = False) -> None:
        """What is under way; `of` 0: nobody knows how long it takes; `final`: too late to cancel. No words: nothing."""
        for widget in (self.working, self.bar, self.cancel):
            widget.setVisible(bool(words))
        self.working.setText(words)
        self.cancel.setEnabled(not final)
        self.bar.setMaximum(of)
        self.bar.setValue(done)
        self._show_button()

    def _show_button(self) -> None:
        spans = self._plan.spans if self._plan is not None else 0
        worth = self._plan is not None and bool(spans or self._plan.new)
        self.import_button.setText(self.tr("Import {n} spans").format(n=spans) if worth else self.tr("Import"))
        self.import_button.setEnabled(worth and not self.working.text() and not self._why_not)
        self.import_button.setToolTip(self._why_not)

    def come(self) -> None:
        """Show it, the keys in the line for the file."""
        super().come()
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)


def name_of(path: str) -> str:
    """The last part of a path."""
    return Path(path).name or path
