"""Editors of one attribute of a span: a line, codes found by name or pinyin, a choice, a number, a tick.

Each takes a value as a string and says when a person has put another. Enter puts it and gives the page its focus back,
Escape takes back what was typed; both are one signal, `left`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.labels.attributes import NUMBER, PROVINCE_CODES, TICK, YES, Attribute
from core.labels.spelling import Spelling, rank
from core.model import FieldKind
from ui.look.drawn import Choice, TickBox
from ui.look.theme import Theme
from ui.panels.parts.suggestions import Dropped, Suggestion
from ui.panels.parts.typed import typed_into

Spellings = Callable[[str], Spelling]
"""How a name can be typed: pinyin and initials, empty while not known."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(Protocol):
    """What the card knows of an editor."""

    def show_value(self, value: str) -> None:
        """Show what the span has."""

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""


def not_a_number() -> str:
    """Why an ordinal was not taken."""
    return QCoreApplication.translate("AttributeEditors", "An ordinal is a number from 1 to 999.")


class ValueLine(QLineEdit):
    """A line whose words are the value."""

    put = Signal(str)
    left = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inline")
        self.value = ""

    # ---- what kinds of lines differ in

    def shown(self, value: str) -> str:
        """The value in words."""
        return value

    def typed(self) -> str | None:
        """The value that what is typed stands for, None where it stands for none."""
        return " ".join(self.text().split())

    def refusal(self) -> str:
        """Why what is typed was not taken."""
        return ""

    # ---- the same for all

    def show_value(self, value: str) -> None:
        """Show what the span has; what is being typed stays."""
        was, self.value = self.value, value
        if not typed_into(self) or was != value:
            self.setText(self.shown(value))
            self.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        self.setReadOnly(read_only)

    def commit(self) -> bool:
        """Say what has been put, where it is another value; False where it cannot be taken."""
        if self.isReadOnly() or self.text() == self.shown(self.value):
            return True
        value = self.typed()
        if value is None:
            self.told.emit(self.refusal())
            return False
        if value != self.value:
            self.value = value
            self.put.emit(value)
        self.setText(self.shown(self.value))
        return True

    def abandon(self) -> None:
        """Take back what was typed."""
        self.setText(self.shown(self.value))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is there is chosen, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere puts what was typed; what cannot be taken is taken back."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            if not self.commit():
                self.abandon()
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts and leaves, Escape takes back and leaves."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self.commit():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandon()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NumberLine(ValueLine):
    """An ordinal."""

    def typed(self) -> str | None:
        """Digits, or nothing."""
        words = self.text().strip()
        if not words:
            return ""
        return str(int(words)) if words.isascii() and words.isdigit() and 0 < int(words) < 1000 else None

    def refusal(self) -> str:
        """Why it was not taken."""
        return not_a_number()


class SearchLine(ValueLine):
    """A line that offers what fits what is typed, in a list below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dropped = Dropped(self)
        self.textEdited.connect(self._offer)
        self.dropped.list.chosen.connect(self._on_chosen)

    def offers(self, typed: str) -> Sequence[Suggestion]:
        """What fits the part being typed."""
        raise NotImplementedError

    def exact(self, typed: str) -> str | None:
        """The value meant beyond doubt, or None."""
        raise NotImplementedError

    def taken(self, value: str) -> str:
        """The whole value once that row is chosen."""
        return value

    def typed(self) -> str | None:
        """What is meant beyond doubt, else the row that is current."""
        value = self.exact(self.text())
        if value is not None:
            return value
        rows = self.offers(self.text())
        current = self.dropped.list.current if self.dropped.isVisible() else None
        chosen = current or (rows[0] if rows else None)
        return self.taken(chosen.value) if chosen is not None else None

    def refusal(self) -> str:
        """Why it was not taken."""
        return QCoreApplication.translate("AttributeEditors", "“{words}” is not on the list.").format(words=self.text())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.dropped.list.set_theme(theme)

    def _offer(self) -> None:
        self.dropped.drop(self.offers(self.text()) if self.text().strip() and not self.isReadOnly() else ())

    def _on_chosen(self, value: str) -> None:
        self.setText(self.shown(self.taken(value)))
        self.dropped.hide()
        whole = self.taken(value)
        if whole != self.value:
            self.value = whole
            self.put.emit(whole)
        self.left.emit()

    def abandon(self) -> None:
        """Take back what was typed."""
        self.dropped.hide()
        super().abandon()

    def commit(self) -> bool:
        """Put what is meant."""
        done = super().commit()
        if done:
            self.dropped.hide()
        return done

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes away with the focus."""
        super().focusOutEvent(event)
        self.dropped.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list; Escape closes the list first."""
        if self.dropped.isVisible() and self.dropped.list.takes(event):
            return
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.dropped.drop(self.offers(""))
        elif event.key() == Qt.Key.Key_Escape and self.dropped.isVisible():
            self.dropped.hide()
        else:
            super().keyPressEvent(event)


class ProvinceLine(SearchLine):
    """Provinces' codes, by name, abbreviation, pinyin or code; several where the attribute holds several."""

    def __init__(self, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = several

    def shown(self, value: str) -> str:
        """`广东 44`; the names of several."""
        from core.labels.province_codes import words_of  # noqa: PLC0415  # its tables are read when first needed

        return words_of(value)

    def exact(self, typed: str) -> str | None:
        """The codes typed, where each part is one."""
        from core.labels.province_codes import codes_of  # noqa: PLC0415

        codes = codes_of(typed)
        return codes if codes is not None and (self._several or len(codes.split()) <= 1) else None

    def refusal(self) -> str:
        """Also where more than one was typed."""
        from core.labels.province_codes import codes_of  # noqa: PLC0415

        if codes_of(self.text()):
            return QCoreApplication.translate("AttributeEditors", "Only one province can stand here.")
        return super().refusal()

    def offers(self, typed: str) -> Sequence[Suggestion]:
        """The provinces that the last part may mean."""
        from core.labels.province_codes import matching  # noqa: PLC0415

        return [Suggestion(one.code, one.short, one.code) for one in matching(_last(typed))]

    def taken(self, value: str) -> str:
        """The codes before the last part stay where several are held."""
        before = self.exact(_before_last(self.text())) if self._several else ""
        return " ".join(dict.fromkeys([*(before or "").split(), value]))


class CodeLine(SearchLine):
    """Codes of a list of the label's own, found by code, name or pinyin."""

    def __init__(self, choices: Sequence[tuple[str, str]], spellings: Spellings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._spellings = spellings

    def shown(self, value: str) -> str:
        """The name and the code; of several, the names."""
        names = dict(self._choices)
        held = value.split()
        if len(held) == 1:
            return f"{names.get(held[0], '')} {held[0]}".strip()
        return "、".join(names.get(code) or code for code in held)

    def exact(self, typed: str) -> str | None:
        """The codes typed, by themselves or by their names."""
        words = typed.strip()
        known = {name: code for code, name in self._choices if name}
        if words in {self.shown(code) for code, _name in self._choices}:
            return next(code for code, _name in self._choices if self.shown(code) == words)
        codes = {code for code, _name in self._choices}
        parts = [known.get(part, part) for part in words.replace("、", " ").replace(",", " ").split()]
        return " ".join(dict.fromkeys(parts)) if all(part in codes for part in parts) else None

    def offers(self, typed: str) -> Sequence[Suggestion]:
        """What of the list fits the last part, the best first."""
        part = _last(typed)
        ranked = [(rank(part, (code, name), self._spellings(name)), code, name) for code, name in self._choices]
        kept = sorted((one for one in ranked if one[0] >= 0), key=_fit)
        return [Suggestion(code, name or code, code if name else "") for _fits, code, name in kept]

    def taken(self, value: str) -> str:
        """What is typed before the last part stays."""
        before = self.exact(_before_last(self.text()))
        return " ".join(dict.fromkeys([*(before or "").split(), value]))


def _fit(found: tuple[int, str, str]) -> int:
    return found[0]


def _last(typed: str) -> str:
    return typed.replace("、", " ").replace(",", " ").replace("，", " ").rpartition(" ")[2]


def _before_last(typed: str) -> str:
    return typed[: len(typed) - len(_last(typed))].rstrip(" 、,，")


class ChoiceBox(Choice):
    """One of a few values."""

    put = Signal(str)
    left = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inline")
        self.value = ""
        self._choices = [(value, name or value) for value, name in choices]
        for value, words in self._choices:
            self.addItem(words or "–", value)
        self.activated.connect(self._on_activated)

    def show_value(self, value: str) -> None:
        """Show what the span has, even where it is none of the values."""
        self.value = value
        at = self.findData(value)
        if at < 0 and value:
            self.addItem(value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        self.setEnabled(not read_only)

    def _on_activated(self, _at: int) -> None:
        value = str(self.currentData())
        if value != self.value:
            self.value = value
            self.put.emit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what the box stands in; it never changes a value by the way."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape give the page the focus back; letters choose a value that begins so."""
        if event.key() in (*_ENTER, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()


class TickLine(TickBox):
    """Yes or no."""

    put = Signal(str)
    left = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: str) -> None:
        """Show what the span has."""
        self.setChecked(value == YES)

    def set_read_only(self, read_only: bool) -> None:
        """Show, and take nothing."""
        self.setEnabled(not read_only)

    def _on_clicked(self, on: bool) -> None:
        self.put.emit(YES if on else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape give the page the focus back."""
        if event.key() in (*_ENTER, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()


AnyEditor = ValueLine | ChoiceBox | TickLine


def editor_of(attribute: Attribute, spellings: Spellings, words: str, parent: QWidget) -> AnyEditor:
    """The editor of an attribute; `attribute.choices` in a person's words already."""
    if attribute.kind == PROVINCE_CODES:
        return ProvinceLine(attribute.several, parent)
    if attribute.kind == NUMBER:
        return NumberLine(parent)
    if attribute.kind == TICK:
        return TickLine(words, parent)
    if attribute.kind == FieldKind.CODES:
        return CodeLine(attribute.choices, spellings, parent)
    if attribute.kind == FieldKind.CHOICE:
        return ChoiceBox(attribute.choices, parent)
    return ValueLine(parent)
