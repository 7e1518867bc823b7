"""The window's one style sheet; `$token` stands for a colour of `ui.theme.Theme`."""

from __future__ import annotations

from typing import Final

SHEET: Final = """
QMainWindow, QDialog { background: $panel; }
QMenuBar { background: $panel; color: $ink; padding: 2px 8px; border-bottom: 1px solid $hairline; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 4px 0; }
QMenu::item { padding: 6px 28px 6px 20px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 0; }
QMenu::indicator { width: 12px; height: 12px; left: 4px; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }

#topBar { background: $panel; border-bottom: 1px solid $hairline; }
#findBar { background: $panel; border-top: 1px solid $hairline; }
#side { background: $panel; }
QStatusBar { background: $panel; color: $soft; border-top: 1px solid $hairline; min-height: 28px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $soft; padding: 0 8px; font-size: 12px; }
#seal { background: $accent; color: $on_accent; border-radius: 4px; padding: 4px 6px; font-weight: 600; }
#counts, #soft { color: $soft; }
#heading { color: $ink; font-weight: 600; }
#caption { color: $soft; font-size: 12px; }
#key { background: $card; color: $soft; border: 1px solid $edge; border-radius: 3px; padding: 1px 5px; }
#saved { border: none; background: transparent; color: $soft; padding: 4px; }
#saved[state="saved"] { color: $good; }
#saved[state="unconfirmed"] { color: $accent; font-weight: 600; }
#saved[state="readonly"] { color: $accent; }

QToolButton, QPushButton { background: $card; color: $ink; border: 1px solid $edge; border-radius: 6px;
  padding: 5px 12px; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed { background: $hairline; }
QToolButton:focus, QPushButton:focus { border: 1px solid $accent; }
QToolButton:disabled, QPushButton:disabled { color: $soft; background: transparent; border-color: $hairline; }
QToolButton[autoRaise="true"] { background: transparent; border: 1px solid transparent; padding: 4px 8px; }
QToolButton[autoRaise="true"]:hover { background: $hover; }
QToolButton[autoRaise="true"]:focus { border-color: $accent; }
QPushButton#main { background: $good; color: $on_good; border-color: $good; font-weight: 600; }
QPushButton#main:hover { border-color: $ink; }
QPushButton#main:focus { border: 2px solid $ink; padding: 4px 11px; }
QPushButton#main:disabled { background: $hover; color: $soft; border-color: $hairline; }
QPushButton#quiet, QToolButton#quiet { background: transparent; border-color: transparent; color: $soft; }
QPushButton#quiet:hover, QToolButton#quiet:hover { background: $hover; color: $ink; }
QPushButton#quiet:focus, QToolButton#quiet:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDoubleSpinBox, QSpinBox { background: $card; color: $ink;
  border: 1px solid $edge; border-radius: 6px; padding: 4px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDoubleSpinBox:focus {
  border: 1px solid $accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $edge;
  selection-background-color: $hover; selection-color: $ink; outline: none; }
QCheckBox, QRadioButton { color: $ink; spacing: 8px; background: transparent; }
QLabel { background: transparent; }

QSplitter::handle { background: $hairline; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; background: $panel; }
QTabWidget::tab-bar { left: 8px; }
QTabBar { background: $panel; }
QTabBar::tab { background: transparent; color: $soft; padding: 9px 4px 7px 4px; margin: 0 8px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { color: $accent; }
QAbstractItemView#list { background: $panel; color: $ink; border: none; outline: none; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $good; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#panel { background: $panel; }
#cardFrame { background: $card; border: 1px solid $hairline; border-radius: 8px; }
#cardTitle { color: $ink; font-family: "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
  font-size: 18px; font-weight: 600; }
#firstStart { background: $page; }
#firstTitle { color: $ink; font-family: "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
  font-size: 26px; font-weight: 600; }
#firstWords { color: $ink; font-size: 15px; }
#notice { background: $card; border: none; border-bottom: 1px solid $hairline; border-left: 3px solid $good; }
#notice[kind="error"] { border-left: 3px solid $accent; }
#noticeWhat { color: $ink; }
#notice[kind="error"] #noticeWhat { color: $accent; font-weight: 600; }
#rule { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
"""
