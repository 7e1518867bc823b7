"""The card of the selected span: its text, label, code, status and confidence in words, why, and a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.model import PROVINCE, Article, Label, Span
from core.spans import SpanSet
from ui.theme import Theme
from ui.wording import confidence_word, label_tip, status_word, wrapped

_SHOWN = 160
"""Code points of the span's text."""


class CardPanel(QFrame):
    """Hidden while nothing is selected."""

    note_changed = Signal(str, str)
    norm_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._span: Span | None = None
        self._names: Mapping[str, str] = {}
        self._labels: Mapping[str, str] = {}
        self._tips: Mapping[str, str] = {}
        self._explain: Callable[[Span, Article, SpanSet], str] | None = None
        self.words = self._line("cardText")
        self.state = self._line("cardState")
        self.province = self._line("dim")
        self.why = self._line("dim")
        self.norm = QLineEdit(self)
        self.norm.setPlaceholderText(self.tr("Code"))
        self.note = QLineEdit(self)
        self.note.setPlaceholderText(self.tr("Note"))
        self.norm.editingFinished.connect(self._on_norm)
        self.note.editingFinished.connect(self._on_note)
        self.form = QFormLayout()
        self.form.addRow(self.tr("Code"), self.norm)
        self.form.addRow(self.tr("Note"), self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for line in (self.words, self.state, self.province, self.why):
            column.addWidget(line)
        column.addLayout(self.form)
        self.hide()

    def _line(self, name: str) -> QLabel:
        line = QLabel(self)
        line.setObjectName(name)
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        return line

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self._labels = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}
        self._tips = {one.name: label_tip(one) for one in labels}

    def set_explain(self, explain: Callable[[Span, Article, SpanSet], str]) -> None:
        """What gives a rule's reason."""
        self._explain = explain

    def set_province_names(self, names: Mapping[str, str]) -> None:
        """GB/T 2260 code → name."""
        self._names = dict(names)

    def set_theme(self, _theme: Theme) -> None:
        """The stylesheet dresses the card."""
        self.update()

    def show_span(self, span: Span | None, article: Article, spans: SpanSet) -> None:
        """Show that span; None: nothing is selected."""
        changed = span is None or self._span is None or span.id != self._span.id
        self._span = span
        self.setVisible(span is not None)
        if span is None:
            return
        text = span.text_of(article.text)
        self.words.setText(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
        self.state.setText(self._state_words(span))
        sure = "" if span.confidence is None else f"{span.confidence:.2f}"
        self.state.setToolTip(wrapped(sure, self._tips.get(span.label, "")))
        self.province.setText(self._province_words(span))
        self.province.setVisible(bool(self.province.text()))
        self.why.setText(self._why_words(span, article, spans))
        self.form.setRowVisible(self.norm, span.label == PROVINCE)
        if changed or not self.norm.hasFocus():
            self.norm.setText(span.norm)
        if changed or not self.note.hasFocus():
            self.note.setText(span.note)

    def _state_words(self, span: Span) -> str:
        parts = [self._labels.get(span.label, span.label)]
        if span.confidence is not None:
            parts.append(confidence_word(span.confidence))
        parts.append(status_word(span.status))
        if span.how == "finish":
            parts.append(self.tr("by finishing"))
        if span.flag:
            parts.append(self.tr("flagged"))
        return " · ".join(parts)

    def _province_words(self, span: Span) -> str:
        codes = span.norm.split() if span.label == PROVINCE else span.province.split()
        return " ".join(f"{self._names.get(code, '')} {code}".strip() for code in codes)

    def _why_words(self, span: Span, article: Article, spans: SpanSet) -> str:
        if span.origin.is_person:
            return self.tr("Marked by a person.")
        return self._explain(span, article, spans) if self._explain is not None else ""

    def edit_note(self) -> None:
        """Put the caret into the note."""
        self.note.setFocus()
        self.note.selectAll()

    def _on_note(self) -> None:
        if self._span is not None and self.note.text().strip() != self._span.note:
            self.note_changed.emit(self._span.id, self.note.text())

    def _on_norm(self) -> None:
        if self._span is not None and self.norm.text().strip() != self._span.norm:
            self.norm_changed.emit(self._span.id, self.norm.text().strip())
