"""Labels in the window: which are offered, the picker (0), the editor, a label merged into another or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from core.changes import RecordChange, SpanChange
from core.errors import ZhupiError
from core.extractors.resources import rows
from core.labels import labelling
from core.labels.spelling import Spelling
from core.model import DEMAND, OPTIONAL_LABELS, Label
from core.requests import SpellRequest
from core.spans import SpanSet
from ui.desk.undo_offer import TableOffer, UndoOffer
from ui.late import Late
from ui.session import Session
from ui.wording import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.card.card import CardPanel
    from ui.panels.labels.editor import LabelEditor
    from ui.panels.labels.picker import LabelPicker

KEPT_AFTER = 1000
"""Milliseconds without another label after which those used last are written down."""
REMEMBERED = 9
"""Labels that the picker puts first because they were used last."""
Part = tuple[str, tuple[RecordChange, ...]]


class Labels(QObject):
    """Keeps every view on the workspace's table of labels."""

    failed = Signal(object)
    whole_changed = Signal(object)
    """Every label a span may have, from now on."""

    picker: Late[LabelPicker] = Late("ui.panels.labels.picker", "LabelPicker")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._workspace = window.workspace
        self.editor: LabelEditor | None = None
        self.fresh: set[str] = set()
        """Labels of this run that no span has had: only their names may still be changed."""
        self._demands = False
        self._spellings: dict[str, Spelling] = {zh: (full, first) for zh, full, first in rows("pinyin/labels.tsv")}
        self._spells = True
        """Whether the worker can still be asked: not after it has failed."""
        self._steps: Iterator[None] | None = None
        self._used = window.settings.names("labels_used")
        self._kept = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._kept.timeout.connect(self.keep_used)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)
        window.correcting.labelled.connect(self.note_used)
        window.follow_theme(self._on_theme)
        window.chips.add_asked.connect(self.add_label)
        self._session.changed.connect(self._on_changed)
        self._session.extracting_changed.connect(self._spell)

    def make_late(self, _name: str, kind: Callable[[MainWindow], LabelPicker]) -> LabelPicker:
        """Make the picker."""
        picker = kind(self._window)
        picker.picked.connect(self._window.correcting.label)
        picker.left.connect(self._window.reader.setFocus)
        self._window.follow_theme(picker.set_theme)
        self._session.opened.connect(picker.close_choice)
        return picker

    # ---- which labels there are

    def all_labels(self) -> tuple[Label, ...]:
        """Every label a span may have: the table, and the optional ones it does not hold."""
        held = self._workspace.labels()
        names = {label.name for label in held}
        return (*held, *(one for one in OPTIONAL_LABELS if one.name not in names))

    @property
    def _card(self) -> CardPanel | None:
        """The card, if a span has been selected yet."""
        return type(self._window).card.made(self._window)

    def follow_card(self, panel: CardPanel) -> None:
        """The card is there: it knows every label and how names can be typed."""
        panel.set_labels(self.all_labels())
        panel.set_spellings(self._spellings)

    def refresh(self) -> None:
        """Every view follows the table as it is now."""
        held = self._workspace.labels()
        whole = self.all_labels()
        shown = [label for label in held if not label.hidden]
        if self._demands and all(label.name != DEMAND for label in held):
            shown += OPTIONAL_LABELS
        window = self._window
        if self._card is not None:
            self._card.set_labels(whole)
        self.whole_changed.emit(whole)
        window.show_labels(tuple(shown), frozenset(label.name for label in whole if label.hidden))
        window.on_selected(self._session.selected)
        if self.editor is not None:
            self.editor.show_labels(held, self._workspace.label_counts())
        self._spell()

    def on_demands(self, on: bool) -> None:
        """The layer of demands is on or off: its label is offered while it is on."""
        self._demands = on
        held = self._workspace.labels()
        if on and not self._workspace.read_only and any(one.name == DEMAND and one.hidden for one in held):
            self.put([replace(one, hidden=one.hidden and one.name != DEMAND) for one in held])
        else:
            self.refresh()

    def keep_demand(self) -> None:
        """A demand is on record: so is its label."""
        held = self._workspace.labels()
        if all(label.name != DEMAND for label in held) and not self._workspace.read_only:
            self.put((*held, *OPTIONAL_LABELS))

    def put(self, labels: Sequence[Label]) -> bool:
        """Make the table those labels; every view follows at once."""
        try:
            self._workspace.put_labels(labels)
        except ZhupiError as error:
            self.failed.emit(error)
            return False
        self.refresh()
        return True

    def _on_changed(self, _before: SpanSet, _after: SpanSet, changes: Sequence[RecordChange]) -> None:
        """A label a span got is in use; one that was put away is shown again when a span gets it back."""
        back = set()
        away = self._window.put_away
        for change in changes if self.fresh or away else ():  # there may be 60,000, and hardly ever such a label
            if isinstance(change, SpanChange) and change.after is not None:
                self.fresh.discard(change.after.label)
                moved = change.before is not None and change.before.label != change.after.label
                if moved and change.after.label in away:
                    back.add(change.after.label)
        if back:
            held = self._workspace.labels()
            self.put([replace(label, hidden=label.hidden and label.name not in back) for label in held])

    def _on_theme(self, theme: object) -> None:
        if self.editor is not None:
            self.editor.set_theme(theme)  # type: ignore[arg-type]  # the signal carries a `Theme`

    # ---- the picker

    def pick_label(self) -> None:
        """Offer every label for the selected text, else for the selected span."""
        window = self._window
        if self._workspace.read_only:
            window.panes.safety.tell_read_only()
            return
        chosen = window.reader.selection()
        span = self._session.selected_span
        if chosen is None and span is None:
            window.notices.tell(self.tr("Select text or a span first, then press 0."))
            return
        place = chosen if chosen is not None else span.range if span is not None else (0, 0)
        rects = window.reader.rect_of(place)
        window.small_toolbar.hide()
        self.picker.set_spellings(self._spellings)
        self.picker.open_at(self._on_window(rects), self._last_used_first())
        self._spell()

    def _on_window(self, rects: Sequence[QRect]) -> QRect:
        """The first of those rectangles of the page, in the window; the middle of the page where none is in sight."""
        view = self._window.reader.viewport()
        rect = (
            rects[-1]
            if rects and view.rect().intersects(rects[-1])
            else QRect(view.rect().center(), view.rect().center())
        )
        return QRect(view.mapTo(self._window, rect.topLeft()), rect.size())

    def _last_used_first(self) -> list[Label]:
        order = {name: at for at, name in enumerate(self._used)}
        return sorted(self._window.labels, key=lambda label: order.get(label.name, len(order)))

    def note_used(self, name: str) -> None:
        """That label comes first the next time; written down a little later, since no key waits for a file."""
        if self._used[:1] != (name,):
            self._used = (name, *(one for one in self._used if one != name))[:REMEMBERED]
            self._kept.start()

    def keep_used(self) -> None:
        """Write down which labels were used last."""
        self._kept.stop()
        self._window.settings.put_all({"labels_used": self._used}, later=True)

    def _spell(self, extracting: bool = False) -> None:
        """Ask how names can be typed that nobody has spelt yet; the worker knows, after the article's extraction."""
        words = {label.zh for label in self._workspace.labels()}
        words |= {name for label in self._workspace.labels() for one in label.fields for _value, name in one.choices}
        unknown = sorted(one for one in words if one not in self._spellings and not one.isascii())
        if (
            self._spells
            and unknown
            and not extracting
            and self._session.current is not None
            and not self._window.jobs.running("spell")
        ):
            self._window.jobs.ask("spell", SpellRequest(tuple(unknown)), self._on_spelt, self._on_spelling_end)
        self._show_spellings()

    def _show_spellings(self) -> None:
        if self._card is not None:
            self._card.set_spellings(self._spellings)

    def _on_spelt(self, found: object) -> None:
        if isinstance(found, dict):
            self._spellings |= found
            picker = Labels.picker.made(self)
            if picker is not None:
                picker.set_spellings(self._spellings)
            self._show_spellings()

    def _on_spelling_end(self, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
            self._spells = False

    # ---- the editor

    def edit_labels(self) -> None:
        """Show the table of labels."""
        if self.editor is None:
            self.editor = self._made_editor()
        self.editor.show_labels(self._workspace.labels(), self._workspace.label_counts())
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def _made_editor(self) -> LabelEditor:
        from ui.panels.labels.editor import LabelEditor  # noqa: PLC0415  # the start does not wait for it

        editor = LabelEditor(self._window)
        editor.set_read_only(self._workspace.read_only)
        editor.set_theme(self._window.theme_now())
        editor.fresh = self.fresh
        editor.table_asked.connect(self.put)
        editor.added.connect(self.fresh.add)
        editor.renamed.connect(self._on_renamed)
        editor.hide_asked.connect(self.hide_label)
        editor.delete_asked.connect(self.delete_label)
        editor.merge_asked.connect(self.merge_label)
        return editor

    def _on_renamed(self, before: str, after: str) -> None:
        self.fresh.discard(before)
        self.fresh.add(after)

    def add_label(self) -> None:
        """Show the table with a new row."""
        self.edit_labels()
        if self.editor is not None:
            self.editor.add_label()

    def hide_label(self, name: str, hidden: bool) -> None:
        """Put a label away, or offer it again; its spans stay on record."""
        before = self._workspace.labels()
        label = next(one for one in before if one.name == name)
        if self.put([replace(one, hidden=hidden) if one is label else one for one in before]) and hidden:
            words = self.tr("{label} is hidden; its spans stay on record.").format(label=label_name(label))
            self._window.notices.tell_undoable(words, self._table_back(before))

    @property
    def busy(self) -> bool:
        """Whether a label is being deleted or merged."""
        return self._steps is not None

    def delete_label(self, name: str) -> None:
        """Take a label out of the table, if nothing on record names it."""
        if self._steps is None:
            self._workspace.flush(5)
            self._steps = self._deleting(name)
            self._turn.start()

    def _deleting(self, name: str) -> Iterator[None]:
        before = self._workspace.labels()
        label = next(one for one in before if one.name == name)
        for used in self._workspace.uses(name):
            if used:
                words = self.tr(
                    "{label} is still on record, in a span or in the history. Hide it, or merge it into another label."
                )
                self._window.notices.tell(words.format(label=label_name(label)))
                return
            yield
        if self.put([one for one in before if one.name != name]):
            words = self.tr("{label} is deleted.").format(label=label_name(label))
            self._window.notices.tell_undoable(words, self._table_back(before))

    def merge_label(self, name: str, into: str) -> None:
        """Give every span of one label another one, in the whole library: one undo step; the label is put away."""
        if self._steps is None:
            self._steps = self._merging(name, into)
            self._turn.start()

    def _merging(self, name: str, into: str) -> Iterator[None]:
        parts: list[Part] = []
        for entry in self._workspace.entries():
            yield
            spans = self._session.spans_of(entry.uid)
            made = labelling.merged(spans, name, into) if spans is not None else ()
            if made:
                parts.append((entry.uid, made))
        before = self._workspace.labels()
        labels = {label.name: label for label in before}
        moved = sum(
            1 for _uid, made in parts for change in made if isinstance(change, SpanChange) and _left(change, name)
        )
        if parts and not self._session.apply_to("merge_label", parts):
            return
        self.put([replace(one, hidden=one.hidden or one.name == name) for one in labels.values()])
        words = self.tr("{n} spans of {label} are {into} now.")
        told = words.format(n=moved, label=label_name(labels[name]), into=label_name(labels[into]))
        spans_back, table_back = UndoOffer(self._window) if parts else None, self._table_back(before)

        def back() -> None:
            if spans_back is None or not table_back.fits or spans_back():
                table_back()

        self._window.notices.tell_undoable(told, back)

    def _table_back(self, before: tuple[Label, ...]) -> TableOffer[tuple[Label, ...]]:
        return TableOffer(self._window, self._workspace.labels, self.put, before)

    def _step(self) -> None:
        try:
            if self._steps is not None:
                next(self._steps)
        except StopIteration:
            self._steps = None
            self._turn.stop()
        except ZhupiError as error:
            self._steps = None
            self._turn.stop()
            self.failed.emit(error)


def _left(change: SpanChange, name: str) -> bool:
    """Whether the span had that label before."""
    return change.before is not None and change.before.label == name
