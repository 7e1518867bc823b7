"""The window's one style sheet; `$token` stands for a colour of `ui.look.theme.Theme`."""

from __future__ import annotations

from typing import Final

SERIF: Final = '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", serif'

SHEET: Final = (
    """
QMainWindow, QDialog, QStackedWidget { background: $panel; }
QMenuBar { background: $panel; color: $ink; padding: 1px 6px; border: none; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 5px 0; }
QMenu::item { padding: 6px 28px 6px 22px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 0; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 5px 7px; }

#topBar { background: $panel; border-top: 1px solid $hairline; border-bottom: 1px solid $hairline; }
#findBar { background: $panel; border-top: 1px solid $hairline; }
#findBar QLineEdit { min-width: 220px; }
#side, #library { background: $panel; }
QStatusBar { background: $panel; color: $soft; border-top: 1px solid $hairline; min-height: 30px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $soft; padding: 0 8px; font-size: 12px; }
QStatusBar QLabel#mode { color: $accent; font-weight: 600; padding: 0 2px 0 12px; }
#seal { background: $accent; color: $on_accent; border-radius: 4px; padding: 3px 5px; font-weight: 700; }
#counts, #soft, #dim { color: $soft; }
#heading { color: $ink; font-weight: 600; }
#paneTitle, #caption { color: $soft; font-size: 12px; }
#empty { color: $soft; padding: 0 26px; }
#key { background: $card; color: $soft; border: 1px solid $edge; border-radius: 4px; padding: 1px 6px;
  font-size: 12px; }
#saved { border: 1px solid transparent; background: transparent; color: $soft; padding: 3px 4px; }
#saved:hover { background: transparent; }
#saved[state="saved"] { color: $good; }
#saved[state="unconfirmed"] { color: $accent; font-weight: 600; }
#saved[state="readonly"] { color: $accent; }

QToolButton, QPushButton { background: $card; color: $ink; border: 1px solid $edge; border-radius: 6px;
  padding: 5px 12px; }
QToolButton { padding: 4px 11px; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed { background: $hairline; }
QToolButton:focus, QPushButton:focus { border: 1px solid $accent; }
QToolButton:disabled, QPushButton:disabled { color: $soft; background: transparent; border-color: $hairline; }
QToolButton[autoRaise="true"] { background: transparent; border: 1px solid transparent; padding: 4px 6px; }
QToolButton[autoRaise="true"]:hover { background: $hover; }
QToolButton[autoRaise="true"]:focus { border-color: $accent; }
QToolButton#back { background: transparent; border: none; color: $soft; padding: 0; }
QToolButton#back:hover { color: $ink; background: $hover; }
QToolButton#back:focus { color: $ink; text-decoration: underline; }
QToolButton#noArrow::menu-indicator { image: none; width: 0; }
QPushButton#main { background: $good; color: $on_good; border-color: $good; font-weight: 600; }
QPushButton#main:hover { border-color: $ink; }
QPushButton#main:focus { border: 2px solid $ink; padding: 4px 11px; }
QPushButton#main:disabled { background: $hover; color: $soft; border-color: $hairline; }
QPushButton#quiet, QToolButton#quiet { background: transparent; border-color: transparent; color: $soft; }
QPushButton#quiet:hover, QToolButton#quiet:hover { background: $hover; color: $ink; }
QPushButton#quiet:focus, QToolButton#quiet:focus { border-color: $accent; }

QToolButton[on="true"] { border-color: $accent; color: $accent; }
QToolButton#filterChip { background: $hover; border: 1px solid $edge; border-radius: 10px; padding: 2px 9px;
  font-size: 12px; color: $ink; }
QToolButton#filterChip:hover { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $soft; border: none; border-bottom: 1px solid $hairline;
  padding: 4px 6px; font-size: 12px; }
QHeaderView::section:hover { color: $ink; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDoubleSpinBox, QSpinBox { background: $card; color: $ink;
  border: 1px solid $edge; border-radius: 6px; padding: 4px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QDoubleSpinBox:disabled,
QSpinBox:disabled { background: $panel; color: $soft; border-color: $hairline; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDoubleSpinBox:focus,
QSpinBox:focus { border: 1px solid $accent; }
QLineEdit#inline { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 1px 4px; }
QComboBox#inline { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 1px 20px 1px 6px; }
QComboBox#inline:hover, QComboBox#inline:focus { border-color: $edge; background: $card; }
QComboBox#inline:focus { border-color: $accent; }
#card QScrollArea, #cardInner { background: transparent; }
#trouble { color: $accent; }
#dropped, #picker { background: $card; border: 1px solid $edge; border-radius: 8px; }
QAbstractItemView#suggestions { background: $card; color: $ink; border: none; outline: none; }
QLineEdit#inline:hover { border-color: $edge; }
QLineEdit#inline:focus { background: $page; border-color: $accent; }
QLineEdit#inline[said="page"] { color: $soft; }
QLineEdit#inline[said="bad"] { border-color: $accent; color: $accent; }
QScrollArea#bare, QScrollArea#bare > QWidget > QWidget { background: transparent; border: none; }
QComboBox { padding-right: 24px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $edge; outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $hover; color: $ink; }
QComboBox QAbstractItemView::item:disabled { color: $soft; }
QCheckBox, QRadioButton { color: $ink; spacing: 8px; background: transparent; }
QLabel { background: transparent; }

QSplitter::handle { background: $hairline; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; background: $panel; top: -1px; }
QTabWidget::tab-bar { left: 8px; }
QToolButton#step { padding: 0; color: $soft; }
QDoubleSpinBox#stepped::up-button, QDoubleSpinBox#stepped::down-button,
QSpinBox#stepped::up-button, QSpinBox#stepped::down-button { width: 0; height: 0; border: none; }
QTextBrowser#summary { background: $panel; color: $ink; border: none; border-radius: 0; padding: 0; }
QTabBar { background: $panel; qproperty-drawBase: 0; border: none; }
QTabBar::tab { background: transparent; color: $soft; padding: 11px 2px 8px 2px; margin: 0 6px;
  border: none; border-bottom: 2px solid transparent; }
QTabBar[stand="wide"]::tab { margin: 0 16px 0 4px; }
QTabBar[stand="narrow"]::tab { margin: 0 4px; padding: 11px 1px 8px 1px; font-size: 12px; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { color: $accent; }
QTabBar::scroller { width: 36px; }
QTabBar QToolButton { background: $panel; border: none; border-radius: 0; padding: 0; }
QAbstractItemView#list, QTableView#rows { background: $panel; color: $ink; border: none; outline: none; }
QTableView#rows { selection-background-color: transparent; }
QTableView#rows::item, QTableView#rows::item:selected { border: none; background: transparent; }
QAbstractItemView#list { selection-background-color: $chosen; selection-color: $ink; }
QListWidget#list::item { min-height: 26px; padding: 0 8px; border-radius: 6px; }
QListWidget#list::item:selected { background: $chosen; color: $ink; border: 1px solid $hairline; }
QTableView#list::item { border: none; padding: 0 6px; }
QTableView#list::item:selected { background: $chosen; color: $ink; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $good; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: none; }
#reader QScrollBar:vertical { background: $page; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#panel { background: $panel; }
#card { background: $card; border: 1px solid $hairline; border-radius: 8px; }
#cardText { color: $ink; font-family: """
    + SERIF
    + """; font-size: 19px; font-weight: 700; }
#cardHead { color: $soft; font-size: 12px; }
#cardValue { color: $ink; }
#smallToolbar { background: $card; border: 1px solid $edge; border-radius: 8px; }
#firstStart { background: $page; }
#firstSeal { background: $accent; color: $on_accent; border-radius: 8px; padding: 10px 12px; font-family: """
    + SERIF
    + """; font-size: 26px; font-weight: 700; }
#firstTitle { color: $ink; font-family: """
    + SERIF
    + """; font-size: 22px; font-weight: 600; }
#sheetTitle { color: $ink; font-family: """
    + SERIF
    + """; font-size: 19px; font-weight: 700; }
#number { color: $ink; font-size: 15px; font-weight: 600; }
#report { background: $card; border: 1px solid $hairline; border-radius: 6px; padding: 10px 12px; color: $ink; }
#notice { background: $card; border: 1px solid $edge; border-left: 3px solid $good; border-radius: 8px; }
#notice[kind="error"] { border-left: 3px solid $accent; }
#noticeWhat { color: $ink; }
#noticeMore { color: $soft; }
#notice[kind="error"] #noticeWhat { color: $accent; font-weight: 600; }
#rule { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
"""
)
