"""The card of the selected span: its words and label, how sure, what it belongs to, why, and all that can be put."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.labels.attributes import attributes_of
from core.labels.spelling import Spelling
from core.model import Article, Label, Span
from core.spans import SpanSet
from ui.look.drawn import icon
from ui.look.theme import CHIP, Theme
from ui.panels.card.attribute_form import AttributeForm
from ui.panels.card.words import belongs_words, state_words
from ui.wording import confidence_tip, label_name, label_tip, wrapped

_SHOWN: Final = 36
"""Code points of the span's text; the tooltip has more."""
_SHARE: Final = 0.62
"""Of the pane's height that the card takes at most; then it scrolls."""
_LEAST: Final = 96
"""Pixels of height in which its words and its label still show."""
_LOOSE: Final = 90
"""Pixels the card may be taller than what it holds: going from span to span, the panes above stay where they are."""


class Badge(QLabel):
    """The label's name on a wash of its colour; painted, because a style sheet costs milliseconds a key press."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = QColor()
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setContentsMargins(7, 1, 7, 1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def dress(self, words: str, ink: QColor) -> None:
        """Say that name in that colour."""
        self.setText(words)
        self._ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The wash, then the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wash = QColor(self._ink)
        wash.setAlphaF(CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash)
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(self._ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class CardPanel(QFrame):
    """Hidden while nothing is selected."""

    note_changed = Signal(str, str)
    put_asked = Signal(str, str, str)
    """A span's id, an attribute's name and its new value."""
    flag_asked = Signal()
    left = Signal()
    """Done here: the page gets the focus."""
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.span: Span | None = None
        self._labels: Mapping[str, Label] = {}
        self._explain: Callable[[Span, Article, SpanSet], str] | None = None
        self._spellings: Mapping[str, Spelling] = {}
        self._names: Mapping[str, str] = {}
        self._theme: Theme | None = None
        self._read_only = False
        self._note_key = ""
        self._forms: dict[str, AttributeForm] = {}
        self._tallest = 0
        self._most = 10_000
        # How tall it is is worked out after the page has been painted: the panes above are laid out anew.
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._fit)
        self._build()
        self.hide()

    def _build(self) -> None:
        self._inner = QWidget(self)
        self._inner.setObjectName("cardInner")
        self.words = self._line("cardText")
        self.badge = Badge(self._inner)
        self._flags: dict[bool, QIcon] = {}
        self.state = self._line("dim")
        self.belongs = self._line("cardValue")
        self.why = self._line("dim")
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.flag = QToolButton(self._inner)
        self.flag.setAutoRaise(True)
        self.flag.setCheckable(True)
        self.flag.setIconSize(QSize(14, 14))
        self.flag.setToolTip(self.tr("Flag"))
        self.flag.setAccessibleName(self.tr("Flag"))
        self.flag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.flag.clicked.connect(self.flag_asked)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.state, 1)
        head.addWidget(self.flag)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(5)
        self._column.addWidget(self.words)
        self._column.addLayout(head)
        self._column.addWidget(self.belongs)
        self._column.addWidget(self.why)
        self._below = self._column.count()
        self._column.addStretch(1)  # the room of a taller card before lies below, not between the lines
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._inner.installEventFilter(self)

    def _line(self, name: str) -> QLabel:
        line = QLabel(self._inner)
        line.setObjectName(name)
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        return line

    def add(self, widget: QWidget) -> None:
        """Put something below everything else in the card."""
        self._column.insertWidget(self._column.count() - 1, widget)

    # ---- what it is given

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Every label a span may have."""
        self._labels = {one.name: one for one in labels}
        for form in self._forms.values():
            self._column.removeWidget(form)
            form.deleteLater()
        self._forms = {}

    def set_spellings(self, spellings: Mapping[str, Spelling]) -> None:
        """How names can be typed."""
        self._spellings = spellings

    def set_explain(self, explain: Callable[[Span, Article, SpanSet], str]) -> None:
        """What gives a rule's reason."""
        self._explain = explain

    def set_province_names(self, names: Mapping[str, str]) -> None:
        """GB/T 2260 code → name."""
        self._names = dict(names)

    def set_note_key(self, key: str) -> None:
        """The key that puts the caret into the note; empty where none does."""
        self._note_key = key
        for form in self._forms.values():
            form.set_note_key(key)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be put."""
        self._read_only = read_only
        self.flag.setEnabled(not read_only)
        for form in self._forms.values():
            form.set_read_only(read_only)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the badge and of what drops down."""
        self._theme = theme
        self._flags = {on: icon("flag", theme.accent if on else theme.soft, theme.edge) for on in (False, True)}
        for form in self._forms.values():
            form.set_theme(theme)
        self._dress()

    # ---- what it shows

    def show_span(self, span: Span | None, article: Article, spans: SpanSet) -> None:
        """Show that span; None: nothing is selected. What is being typed for another one is put first."""
        if self.form is not None and (span is None or self.span is None or span.id != self.span.id):
            self.form.commit()
        self.span = span
        if span is None:
            self._tallest = 0
            self.hide()
            return
        text = span.text_of(article.text)
        self.words.setText(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
        self.words.setToolTip("" if len(text) <= _SHOWN else text[:600])
        self.state.setText(state_words(span))
        self.state.setToolTip(self._state_tip(span))
        belongs = belongs_words(span, spans, article.text, self._names)
        self.belongs.setText(belongs)
        self.belongs.setVisible(bool(belongs))
        self.why.setText(self._why_words(span, article, spans))
        self.why.setVisible(bool(self.why.text()))
        self.why.setToolTip(self._rule_words(span))
        self.flag.setChecked(span.flag)
        self._dress()
        self._show_form(span)
        self.show()
        self._fit()

    def _state_tip(self, span: Span) -> str:
        label = self._labels.get(span.label)
        return wrapped(confidence_tip(span.confidence), label_tip(label) if label is not None else "")

    def _why_words(self, span: Span, article: Article, spans: SpanSet) -> str:
        if span.origin.is_person:
            return self.tr("Marked by a person.")
        return self._explain(span, article, spans) if self._explain is not None else ""

    def _rule_words(self, span: Span) -> str:
        if span.origin.is_person:
            return ""
        rule = self.tr("Rule {rule}, version {version}").format(rule=span.origin.rule, version=span.origin.version)
        return "\n".join(part for part in (rule, confidence_tip(span.confidence)) if part)

    def _dress(self) -> None:
        """The badge in the label's colour, the flag in vermilion while it is set."""
        span, theme = self.span, self._theme
        if span is None or theme is None:
            return
        label = self._labels.get(span.label) or Label(span.label, "", "", "")
        self.badge.dress(label_name(label), theme.colour(label))
        if self.flag.icon().cacheKey() != self._flags[span.flag].cacheKey():
            self.flag.setIcon(self._flags[span.flag])

    def _show_form(self, span: Span) -> None:
        form = self._forms.get(span.label)
        if form is None:
            form = self._form_of(span.label)
        for one in self._forms.values():
            if one.isHidden() != (one is not form):
                one.setVisible(one is form)
        form.show_span(span)

    def _form_of(self, name: str) -> AttributeForm:
        attributes = attributes_of(name, self._labels.get(name))
        form = self._forms[name] = AttributeForm(attributes, self._spelling_of, self._inner)
        form.note_changed.connect(self.note_changed)
        form.put_asked.connect(self.put_asked)
        form.left.connect(self.left)
        form.told.connect(self.told)
        form.set_note_key(self._note_key)
        form.set_read_only(self._read_only)
        if self._theme is not None:
            form.set_theme(self._theme)
        self._column.insertWidget(self._below, form)
        return form

    def _spelling_of(self, name: str) -> Spelling:
        return self._spellings.get(name, ())

    @property
    def form(self) -> AttributeForm | None:
        """What can be put of the span that is shown."""
        return self._forms.get(self.span.label) if self.span is not None else None

    def edit(self, name: str = "") -> None:
        """Put the caret into an attribute's line, without a name into the note."""
        line = self.form.editors.get(name, self.form.note) if self.form is not None else None
        if isinstance(line, QLineEdit):
            self._scroll.ensureWidgetVisible(line)
            line.setFocus()
            line.selectAll()

    # ---- how tall it is

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in the card has grown or shrunk (its history comes late)."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._late.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._late.start()

    def set_most(self, height: int) -> None:
        """The pixels of height that what stands above leaves to the card."""
        if height != self._most:
            self._most = height
            self._late.start()

    def _fit(self) -> None:
        """As tall as what it holds, up to its share of the pane."""
        parent = self.parentWidget()
        if parent is None or self.span is None:
            return
        wide = max(120, self.width() - 2)
        needed = self._column.totalHeightForWidth(wide) if self._column.hasHeightForWidth() else 0
        needed = max(needed, self._column.totalMinimumSize().height()) + 2
        if needed < self._tallest - _LOOSE:
            self._tallest = 0
        self._tallest = max(self._tallest, needed)
        high = min(self._tallest, max(_LEAST, min(self._most, round(parent.height() * _SHARE))))
        if high != self.height() or high != self.maximumHeight():
            self.setFixedHeight(high)
