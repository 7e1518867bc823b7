"""The article's fields in the window: the card below the tabs, the editor of one's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from core.articles import fields
from core.articles.fields import FieldRow, Unfit, fitting
from core.articles.library import Entry
from core.changes import Transaction
from core.translation import translate
from ui.desk.undo_offer import TableOffer
from ui.panels.article.card import ArticleCard, FieldView
from ui.panels.parts.typed import typed_into
from ui.panels.side import panel_name
from ui.session import Session
from ui.wording import field_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.panels.article.field_editor import FieldEditor


LOW: Final = 480
"""Logical pixels of the side pane's height below which a list to work through and the open card have no room."""


class ArticleFields(QObject):
    """Shows the open article's fields while no span is selected, and keeps what a person says of them."""

    told = Signal(str)
    undoable = Signal(str)
    fields_changed = Signal(object)
    """Every field, in order, whenever a person's own ones have changed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._editor: FieldEditor | None = None
        self.rows: tuple[FieldRow, ...] = window.workspace.fields()
        self._uid = ""
        self._shown: tuple[object, ...] = ()
        """What the card shows: decisions on spans, which come with every key, leave it alone."""
        self.card = ArticleCard(window)
        self.card.hide()
        window.side.add_card(self.card)
        self.card.set_fields(self.rows)
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._read_page)
        self.card.kept.connect(self.keep)
        self.card.left.connect(self._back)
        self.card.page_value_asked.connect(self.take_back)
        self.card.edit_fields_asked.connect(self.edit_fields)
        self.card.folded.connect(self._on_folded)
        window.tabs.currentChanged.connect(self._on_tab)
        self._low = window.side.height() < LOW
        window.side.installEventFilter(self)
        self._on_tab()
        self._session.opened.connect(self._on_opened)
        self._session.selected_changed.connect(self._on_selected)
        self._session.entry_changed.connect(self._on_entry)
        self.fields_changed.connect(window.library.set_fields)
        if self._session.current is not None:
            self._on_opened()
            self._on_selected(self._session.selected)

    # ---- showing

    def _on_opened(self) -> None:
        self._keep_typed()
        self._uid = self._session.uid
        self.card.setVisible(True)
        self.fill()
        self._late.start()

    def _read_page(self) -> None:
        """After the first paint: an article stored before its fields were read gets them."""
        current = self._session.current
        entry = self._session.entry
        if current is None or entry is None:
            return
        if entry.stored and self._window.workspace.note_page(current.uid, current.article):
            self._session.entry_changed.emit(current.uid)
        self._name_window()

    def _name_window(self) -> None:
        entry = self._session.entry
        if entry is not None and entry.title:
            self._window.setWindowTitle(f"{entry.title} — 朱批 Zhupi")

    def _on_selected(self, span_id: str) -> None:
        self.card.setVisible(not span_id and self._session.current is not None)

    def _on_entry(self, uid: str) -> None:
        entry = self._session.entry
        if uid and uid == self._session.uid and entry is not None and _facts(entry) != self._shown:
            self.fill()

    def fill(self) -> None:
        """Show what is on record of the open article."""
        entry = self._session.entry
        values = {}
        self._shown = _facts(entry) if entry is not None else ()
        if entry is not None:
            values = {
                row.name: FieldView(
                    fields.value_of(entry, row.name),
                    fields.by_person(entry, row.name),
                    fields.page_value(entry, row.name),
                )
                for row in self.rows
            }
        self.card.show_values(values, read_only=self._window.workspace.read_only or entry is None)

    def _back(self) -> None:
        self._window.reader.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pane has become too low for a list and the card, or is so no longer."""
        if event.type() == QEvent.Type.Resize and (self._window.side.height() < LOW) != self._low:
            self._low = not self._low
            self._on_tab()
        return super().eventFilter(watched, event)

    def _on_tab(self, _number: int = 0) -> None:
        """The card waits folded below the summary, which says the same itself, and below a list that needs the room."""
        page = self._window.tabs.currentWidget()
        gives_way = panel_name(page) == "SummaryPanel" or (self._low and page is not None and page.property("listed"))
        self.card.stand_folded(gives_way or self._window.settings.on("article_card_folded"))

    def _on_folded(self, folded: bool) -> None:
        self._window.settings.put("article_card_folded", folded)

    # ---- corrections

    def _keep_typed(self) -> None:
        """Another article was opened while a value was being typed: the value is that of the one before."""
        line = next((one for one in self.card.lines.values() if typed_into(one) and one.typed), None)
        if line is not None and self._uid and self._uid != self._session.uid:
            words = line.text()
            line.give_up()
            self.keep(line.row.name, words, said=False, uid=self._uid)

    def keep(self, name: str, words: str, said: bool, uid: str = "") -> None:
        """Keep a value a person typed or (with Enter) confirmed: one undo step, of the open article or another."""
        uid = uid or self._session.uid
        entry = self._window.workspace.entry(uid) if uid else None
        row = next((one for one in self.rows if one.name == name), None)
        if entry is None or row is None:
            return
        try:
            value = fitting(row, words)
        except Unfit as error:
            self._refuse(row, words, str(error), said=said)
            return
        known = fields.value_of(entry, name)
        if value == known and (fields.by_person(entry, name) or not said):
            self.fill()
            return
        self._session.apply_transaction(Transaction("field", ((uid, fields.changed(entry, {name: value})),)))
        self.fill()
        if name == "title":
            self._name_window()

    def _refuse(self, row: FieldRow, words: str, why: str, *, said: bool) -> None:
        reason = translate("fields", why)
        told = self.tr("{field}: “{words}” is {why}.").format(field=field_name(row), words=words[:60], why=reason)
        line = self.card.lines[row.name]
        if said:
            line.refuse(told)
        else:
            line.setText("")
            line.show_value(line.view)
        self.told.emit(told)

    def take_back(self, name: str) -> None:
        """What the page says counts again."""
        entry = self._session.entry
        if entry is not None and self._session.apply("field", fields.changed(entry, {name: None})):
            self.fill()

    def article_card(self) -> None:
        """Put the caret into the article's card."""
        if self._session.current is None:
            return
        self._window.actions_table.by_name["side_pane"].setChecked(True)
        self._window.side.leave_front()
        self._window.side.show()
        self._session.select("")
        self.card.show()
        self.card.begin()

    # ---- which fields there are

    def edit_fields(self) -> None:
        """Open the editor of one's own fields."""
        if self._window.workspace.read_only:
            self.told.emit(self.tr("The workspace can only be read; its fields stay as they are."))
            return
        from ui.panels.article.field_editor import FieldEditor  # noqa: PLC0415  # few ask for it

        if self._editor is None:
            self._editor = FieldEditor(self._window)
            self._editor.changed.connect(self.put_fields)
        self._editor.show_fields(self.rows)
        self._editor.show()
        self._editor.raise_()
        self._editor.activateWindow()

    def put_fields(self, own: tuple[FieldRow, ...]) -> None:
        """Keep one's own fields and show them everywhere; one that is taken away can come back."""
        before = self._own()
        gone = len(before) - len(own)
        self._take_fields(own)
        if gone > 0:
            words = self.tr("{n} fields taken away; their values stay with the articles.").format(n=gone)
            self._window.notices.tell_undoable(words, TableOffer(self._window, self._own, self._take_fields, before))

    def _own(self) -> tuple[FieldRow, ...]:
        return tuple(row for row in self.rows if not row.built_in)

    def _take_fields(self, own: tuple[FieldRow, ...]) -> None:
        self._window.workspace.put_fields(own)
        self.renew()

    def renew(self) -> None:
        """Show the fields that there are now everywhere."""
        self.rows = self._window.workspace.fields()
        self.card.set_fields(self.rows)
        self.fill()
        self.fields_changed.emit(self.rows)

    def add_fields(self, fresh: list[FieldRow]) -> None:
        """Further fields of one's own, after those there are."""
        self.put_fields((*(row for row in self.rows if not row.built_in), *fresh))


def _facts(entry: Entry) -> tuple[object, ...]:
    return (entry.title, entry.source, entry.published, entry.author, entry.fields, entry.read)
