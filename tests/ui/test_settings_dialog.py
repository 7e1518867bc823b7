"""The settings dialog: every row of the table has its editor, and each editor changes what it says, at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.model import Article, Role
from core.settings import GROUPS, SETTINGS, Setting, Value, row_of
from core.spans import SpanSet
from ui.main_window import MainWindow
from ui.panels.settings.editors import Editor
from ui.panels.settings.panel import SettingsPanel
from ui.reader.style import role_style

ROOT = Path(__file__).resolve().parents[2]
SHOWN = [row for row in SETTINGS if not row.internal]
READ_LATER = frozenset(
    {"language", "input_method", "accept_advances", "finish_accepts", "finish_goes_on", "open_last", "search_cache"}
)
"""Read when they are needed; what they do is tested where it is done."""

EFFECTS: dict[str, Callable[[MainWindow], object]] = {
    "annotator": lambda window: window.first_start.name.text(),
    "theme": lambda window: window.reader_theme().page.name(),
    "face": lambda window: window.reader_theme().body_families,
    "serif_family": lambda window: window.reader_theme().body_families[0],
    "sans_family": lambda window: window.reader_theme().plain_families[0],
    "zoom": lambda window: window.reader.line_height,
    "column": lambda window: window.reader._column()[1],
    "line_height": lambda window: window.reader.line_height,
    "indent": lambda window: role_style(window.reader_theme(), 1.0, Role.BODY, 0).indent,
    "chrome_folded": lambda window: window.reader.folds is None,
    "library_side": lambda window: window.splitter.indexOf(window.library_place),
    "library_order": lambda window: window.library.order,
    "notice_seconds": lambda window: window.notices._timer.interval(),
    "simple_mode": lambda window: window.actions_table.simple,
    "keys": lambda window: window.panes.keys.editor is not None,
    "review_order": lambda window: window.spans_panel.order.currentData(),
    "demands": lambda window: window.panes.demands.on,
    "backup_every": lambda window: window.workspace._store.keeping.every,
    "backups_last": lambda window: window.workspace._store.keeping.last,
    "backups_days": lambda window: window.workspace._store.keeping.days,
    "backups_weeks": lambda window: window.workspace._store.keeping.weeks,
}


@pytest.fixture
def panel(window: MainWindow) -> SettingsPanel:
    """The dialog of a window that shows an article."""
    text = "值班安排\n" + "周一上午整理档案,下午打扫库房。" * 40
    window.resize(1600, 800)
    window.show()
    window.stack.setCurrentWidget(window.reader)
    window.reader.set_article(Article(text, ""), SpanSet(), ())
    window.commands.settings()
    made = window.panes.setting_effects.panel
    assert made is not None
    return made


def test_each_row_is_in_the_dialog_or_internal(panel: SettingsPanel) -> None:
    assert set(panel.rows) == {row.name for row in SHOWN}
    for row in SETTINGS:
        assert row.internal != bool(row.title), row.name
        assert row.internal or (row.doc and row.group in dict(GROUPS)), row.name


def test_each_setting_is_read_somewhere() -> None:
    files = [*ROOT.glob("ui/**/*.py"), *ROOT.glob("core/**/*.py")]
    code = "".join(file.read_text("utf-8") for file in files if file.name not in ("settings.py", "settings_panel.py"))
    for row in SETTINGS:
        family = f'f"{row.name.split("_", maxsplit=1)[0]}_{{name}}"'
        assert f'"{row.name}"' in code or family in code, row.name


def other_value(row: Setting) -> Value:
    """A value that is not the default."""
    if row.editor == "font":
        return "Some Font Nobody Has"
    if row.choices:
        return next(value for value, _words in reversed(row.choices) if value != row.default)
    if isinstance(row.default, bool):
        return not row.default
    if isinstance(row.default, int):
        return row.default + 1
    return row.default + row.step if isinstance(row.default, float) else "Wang Wu"


def change(editor: Editor, value: Value) -> None:
    """Change it as a person does: by keys, in the editor itself."""
    row, widget = editor.setting, editor.widget
    widget.setFocus()
    if row.editor == "font":
        editor.show_value(value)
        widget.activated.emit(0)  # type: ignore[attr-defined]  # the box of a font
    elif row.choices:
        names = [one for one, _words in row.choices]
        steps = names.index(str(value)) - names.index(str(row.default))
        for _step in range(abs(steps)):
            QTest.keyClick(widget, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    elif row.editor == "keys" or isinstance(row.default, bool):
        QTest.keyClick(widget, Qt.Key.Key_Space)
    elif isinstance(row.default, (int, float)):
        QTest.keyClick(editor.number.box, Qt.Key.Key_Up)  # type: ignore[attr-defined]  # the editor of a number
    else:
        QTest.keyClicks(widget, str(value))
        QTest.keyClick(widget, Qt.Key.Key_Return)


def test_every_shown_row_has_its_effect_tested() -> None:
    assert set(EFFECTS) | READ_LATER == {row.name for row in SHOWN}
    assert not set(EFFECTS) & READ_LATER


@pytest.mark.parametrize("name", [row.name for row in SHOWN])
def test_an_editor_changes_what_it_says_and_its_arrow_goes_back(
    panel: SettingsPanel, window: MainWindow, name: str
) -> None:
    row, editor = row_of(name), panel.rows[name].editor
    window.settings.put("theme", "light")
    window.apply_settings()
    if name == "sans_family":
        window.settings.put("face", "serif")
    seen = EFFECTS.get(name)
    before = seen(window) if seen is not None else None
    start = window.settings[name]
    wanted = other_value(row) if name != "theme" else "paper"
    assert panel.rows[name].reset.isHidden() == (start == row.default)
    if name == "theme":
        QTest.keyClick(editor.widget, Qt.Key.Key_End)
    else:
        change(editor, wanted)
    if name != "keys":
        assert window.settings[name] == (pytest.approx(wanted) if isinstance(wanted, float) else wanted)
        assert not panel.rows[name].reset.isHidden()
    assert seen is None or seen(window) != before
    if name == "keys":
        window.panes.keys.give("accept", "Q")
        assert not panel.rows[name].reset.isHidden()
    panel.rows[name].reset.click()
    assert window.settings[name] == row.default
    assert panel.rows[name].reset.isHidden()
    assert name in ("theme", "keys") or seen is None or seen(window) == before


def test_the_arrow_gives_back_the_keys_of_the_table(panel: SettingsPanel, window: MainWindow) -> None:
    keys = window.actions_table.working_keys("accept")
    window.panes.keys.give("accept", "Q")
    assert window.actions_table.working_keys("accept") != keys
    panel.rows["keys"].reset.click()
    assert window.actions_table.working_keys("accept") == keys


def test_search_leaves_only_rows_that_are_meant(panel: SettingsPanel) -> None:
    panel.search.setText("column width")
    assert [name for name, row in panel.rows.items() if not row.isHidden()] == ["column"]
    assert [group for group, heading in panel._headings.items() if not heading.isHidden()] == ["page"]
    panel.search.setText("qqqq")
    assert panel.none.isVisible() and panel.area.isHidden()
    panel.search.clear()
    assert all(not row.isHidden() for row in panel.rows.values())


def test_tab_meets_every_editor_and_each_has_a_name(panel: SettingsPanel) -> None:
    panel.activateWindow()
    panel.search.setFocus()
    met: list[QWidget] = []
    for _stop in range(200):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is panel.search or widget is None:
            break
        met.append(widget)
    rows = [next(row.setting.name for row in panel.rows.values() if row.isAncestorOf(one)) for one in met]
    assert list(dict.fromkeys(rows)) == list(panel.rows)
    assert all(one.accessibleName() for one in met), [type(one) for one in met if not one.accessibleName()]
    assert all(panel.rows[name].editor.widget.accessibleDescription() for name in panel.rows)


def test_a_wheel_that_passes_over_an_editor_changes_nothing(panel: SettingsPanel, window: MainWindow) -> None:
    panel.search.setFocus()
    for name in ("zoom", "theme"):
        widget = panel.rows[name].editor.widget.focusProxy() or panel.rows[name].editor.widget
        before = window.settings[name]
        place = QPointF(widget.rect().center())
        turned = QWheelEvent(
            place,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, turned)
        assert window.settings[name] == before


def test_the_open_dialog_follows_the_menus(panel: SettingsPanel, window: MainWindow) -> None:
    window.actions_table.by_name["sans"].trigger()
    assert panel.rows["face"].editor.widget.currentData() == "sans"  # type: ignore[attr-defined]  # a box of choices


def test_the_input_method_is_chosen_before_the_application_is_made() -> None:
    code = "import os; from ui.app import application; application('compose'); print(os.environ['QT_IM_MODULE'])"
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XMODIFIERS": "@im=fcitx"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=given, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "compose"
