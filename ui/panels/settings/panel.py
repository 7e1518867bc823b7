"""The settings dialog, made from the table of settings; a change holds at once, a row's arrow goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.labels.spelling import folded
from core.settings import GROUPS, SETTINGS, Setting, Settings
from ui.look import theme
from ui.look.drawn import icon
from ui.panels.parts.on_screen import fitting
from ui.panels.settings.editors import Editor, editor_of, words_of

SIZE = QSize(680, 640)
_EDITOR = 210
"""Pixels of an editor: all are as wide, so that they stand in a column."""


class SettingRow(QWidget):
    """One setting: its name, what it is for, its editor, and the way back to the default."""

    value_changed = Signal(str, object)
    keys_asked = Signal()

    def __init__(self, setting: Setting, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self._settings = settings
        self.editor: Editor = editor_of(setting, self)
        self.editor.changed.connect(self._on_changed)
        self.editor.keys_asked.connect(self.keys_asked)
        self.reset = QToolButton(self)
        self.reset.setAutoRaise(True)
        self.reset.setIconSize(QSize(16, 16))
        self.reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset.clicked.connect(self._on_reset)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.words = folded(f"{words_of(setting.title)} {words_of(setting.doc)} {setting.name}")
        self._lay_out()
        self.show_value()

    def _lay_out(self) -> None:
        title, doc = QLabel(words_of(self.setting.title), self), QLabel(words_of(self.setting.doc), self)
        doc.setObjectName("caption")
        for label in (title, doc):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(self.editor.widget)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, _EDITOR)
        grid.addWidget(title, 0, 0)
        grid.addWidget(doc, 1, 0)
        widget = self.editor.widget
        if widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Preferred or not widget.sizeHint().isValid():
            widget.setFixedWidth(_EDITOR)
        widget.setMaximumWidth(_EDITOR)
        grid.addWidget(widget, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.reset, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self) -> None:
        """Show what is set now."""
        value = self._settings[self.setting.name]
        self.editor.show_value(value)
        self.reset.setVisible(value != self.setting.default)
        words = self.tr("Back to: {value}").format(value=self.editor.say(self.setting.default))
        self.reset.setToolTip(words)
        self.reset.setAccessibleName(f"{words_of(self.setting.title)}. {words}")

    def set_theme(self, dress: theme.Theme) -> None:
        """Draw the arrow in the theme's ink."""
        self.reset.setIcon(icon("undo", dress.soft, dress.edge))

    def _on_changed(self, value: object) -> None:
        self.value_changed.emit(self.setting.name, value)
        self.show_value()

    def _on_reset(self) -> None:
        self.editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_changed(self.setting.default)


class SettingsPanel(QDialog):
    """Search, then the rows under their headings."""

    value_changed = Signal(str, object)
    keys_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._settings = settings
        self.rows: dict[str, SettingRow] = {}
        self._headings: dict[str, QLabel] = {}
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.none = QLabel(self)
        self.none.setObjectName("empty")
        self.none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area = QScrollArea(self)
        self.area.setObjectName("bare")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 6, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 18, 0)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.area, 1)
        self.resize(fitting(self, SIZE))
        self._fill()

    def come(self) -> None:
        """Show what is set now, and the search with the keys."""
        for row in self.rows.values():
            row.show_value()
            row.set_theme(theme.active())
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def show_value(self, name: str) -> None:
        """That setting has another value now."""
        row = self.rows.get(name)
        if row is not None:
            row.show_value()
        if name == "theme":
            for one in self.rows.values():
                one.set_theme(theme.active())

    def _fill(self) -> None:
        """Make the rows, in the language that holds now."""
        self.setWindowTitle(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Search the settings"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.none.setText(self.tr("No setting is called that."))
        inner = QWidget(self.area)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 18, 18)
        column.setSpacing(0)
        self.rows, self._headings = {}, {}
        for group, words in GROUPS:
            heading = self._headings[group] = QLabel(words_of(words), inner)
            heading.setObjectName("sheetTitle")
            heading.setContentsMargins(0, 18, 0, 4)
            column.addWidget(heading)
            for setting in SETTINGS:
                if setting.group == group and not setting.internal:
                    row = self.rows[setting.name] = SettingRow(setting, self._settings, inner)
                    row.value_changed.connect(self.value_changed)
                    row.keys_asked.connect(self.keys_asked)
                    row.set_theme(theme.active())
                    column.addWidget(row)
        column.addStretch(1)
        self.area.setWidget(inner)
        self._on_search(self.search.text())

    def _on_search(self, words: str) -> None:
        """Show the rows that hold every word typed, and the headings of these."""
        wanted = [folded(word) for word in words.split()]
        found: set[str] = set()
        for row in self.rows.values():
            fits = all(one in row.words for one in wanted)
            row.setVisible(fits)
            if fits:
                found.add(row.setting.group)
        for group, heading in self._headings.items():
            heading.setVisible(group in found)
        self.none.setVisible(not found)
        self.area.setVisible(bool(found))

    def focusNextPrevChild(self, following: bool) -> bool:
        """What the keys go to comes into view."""
        done = super().focusNextPrevChild(following)
        widget = self.focusWidget()
        if widget is not None and self.area.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget, 0, 40)
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Another language: the rows are made anew, when the one that was changed has done its work."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._fill)
