"""The rows of the card in which a span's attributes and its note are put: a quiet caption and an editor each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from core.labels.attributes import OWN, PROVINCE_CODES, Attribute, value_of
from core.model import FieldKind, Span
from core.translation import QT_TRANSLATE_NOOP
from ui.look.theme import Theme
from ui.panels.card.attribute_editors import AnyEditor, SearchLine, Spellings, TickLine, ValueLine, editor_of
from ui.panels.parts.typed import typed_into

_CAPTIONS: Final = {
    "norm": QT_TRANSLATE_NOOP("attributes", "Same as"),
    "kind": QT_TRANSLATE_NOOP("attributes", "Kind"),
    "tier": QT_TRANSLATE_NOOP("attributes", "Tier"),
    "in_name": QT_TRANSLATE_NOOP("attributes", "Inside a name"),
    "province": QT_TRANSLATE_NOOP("attributes", "Province"),
    "ordinal": QT_TRANSLATE_NOOP("attributes", "Number"),
    "style": QT_TRANSLATE_NOOP("attributes", "Counted"),
}
_VALUES: Final = {
    "full": QT_TRANSLATE_NOOP("attributes", "full name"),
    "short": QT_TRANSLATE_NOOP("attributes", "bare name"),
    "abbr": QT_TRANSLATE_NOOP("attributes", "abbreviation"),
    "region": QT_TRANSLATE_NOOP("attributes", "region"),
    "implied": QT_TRANSLATE_NOOP("attributes", "implied by a city"),
    "number_abbr": QT_TRANSLATE_NOOP("attributes", "abbreviation by number"),
    "formula": QT_TRANSLATE_NOOP("attributes", "fixed formula"),
    "campaign": QT_TRANSLATE_NOOP("attributes", "campaign or programme"),
    "plan": QT_TRANSLATE_NOOP("attributes", "name of a plan"),
    "model": QT_TRANSLATE_NOOP("attributes", "name of a model"),
}
_COUNTED: Final = {"N是": "一是", "N要": "一要", "第N": "第一", "其N": "其一"}
"""How a list begins that is counted so."""
_HINTS: Final = {
    PROVINCE_CODES: QT_TRANSLATE_NOOP("attributes", "name, 粤, gd or 44"),
    FieldKind.CODES: QT_TRANSLATE_NOOP("attributes", "code, name or pinyin"),
}


def _words(source: str) -> str:
    return QCoreApplication.translate("attributes", source) if source else ""


def _named(value: str, name: str) -> str:
    """A choice in words: translated, as a list begins, or as the label's own field has it."""
    if value in _VALUES:
        return _words(_VALUES[value])
    return _COUNTED.get(value, name)


class AttributeForm(QWidget):
    """The editors of one label's attributes, and the note."""

    note_changed = Signal(str, str)
    put_asked = Signal(str, str, str)
    left = Signal()
    told = Signal(str)

    def __init__(self, attributes: Sequence[Attribute], spellings: Spellings, parent: QWidget) -> None:
        super().__init__(parent)
        self._span: Span | None = None
        self.editors: dict[str, AnyEditor] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        for attribute in attributes:
            self._add(attribute, spellings)
        self.note = ValueLine(self)
        self.note.put.connect(self._on_note)
        self._row(self.tr("Note"), self.note)

    def _add(self, attribute: Attribute, spellings: Spellings) -> None:
        choices = tuple((value, _named(value, name)) for value, name in attribute.choices)
        named = Attribute(attribute.name, attribute.kind, choices, attribute.several)
        caption = self._caption(attribute)
        editor = editor_of(named, spellings, caption, self)
        if isinstance(editor, SearchLine):
            editor.setPlaceholderText(_words(_HINTS[attribute.kind]))
        editor.setProperty("attribute", attribute.name)
        editor.put.connect(self._on_put)
        self.editors[attribute.name] = editor
        self._row("" if isinstance(editor, TickLine) else caption, editor)

    def _caption(self, attribute: Attribute) -> str:
        if attribute.name.startswith(OWN):
            return attribute.name.removeprefix(OWN)
        if attribute.kind == PROVINCE_CODES:
            return _words(_CAPTIONS["province"])
        return _words(_CAPTIONS[attribute.name])

    def _row(self, caption: str, editor: AnyEditor) -> None:
        editor.left.connect(self.left)
        if isinstance(editor, ValueLine):
            editor.told.connect(self.told)
        if caption:  # a box to tick says its own words
            editor.setAccessibleName(caption)
        at = self._grid.rowCount()
        if isinstance(editor, TickLine):
            self._grid.addWidget(editor, at, 1, Qt.AlignmentFlag.AlignLeft)
            return
        label = QLabel(caption, self)
        label.setObjectName("cardHead")
        label.setBuddy(editor)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(editor, at, 1)

    # ---- what it shows

    def show_span(self, span: Span) -> None:
        """Show what that span has; what is being typed for the same span stays."""
        changed = self._span is None or self._span.id != span.id
        self._span = span
        for name, editor in self.editors.items():
            _show(editor, value_of(span, name), anew=changed)
        _show(self.note, span.note, anew=changed)

    def commit(self) -> None:
        """Put what is being typed; what cannot be taken is taken back."""
        for editor in (*self.editors.values(), self.note):
            if isinstance(editor, ValueLine) and typed_into(editor) and not editor.commit():
                editor.abandon()

    def set_note_key(self, key: str) -> None:
        """The key that puts the caret into the note; empty where none does."""
        words = self.tr("{key} writes a note").format(key=key) if key else self.tr("Write a note")
        self.note.setPlaceholderText(words)

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        for editor in (*self.editors.values(), self.note):
            editor.set_read_only(read_only)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of what drops down."""
        for editor in self.editors.values():
            if isinstance(editor, SearchLine):
                editor.set_theme(theme)

    # ---- what is put

    def _on_put(self, value: str) -> None:
        editor = self.sender()
        if self._span is not None and isinstance(editor, QWidget):
            self.put_asked.emit(self._span.id, str(editor.property("attribute")), value)

    def _on_note(self, words: str) -> None:
        if self._span is not None:
            self.note_changed.emit(self._span.id, words)


def _show(editor: AnyEditor, value: str, *, anew: bool) -> None:
    if anew and isinstance(editor, ValueLine):
        editor.value = value
        editor.abandon()
    editor.show_value(value)
