"""Makes the pictures in docs/screenshots/: the main states of the window on our own sample articles.

Run on an X display of at least 1920 × 1080 (`Xvfb :9 -screen 0 1920x1080x24`):

    DISPLAY=:9 QT_QPA_PLATFORM=xcb python tests/screenshots/make.py [NAME …]

Each picture is made by a process of its own, through `main()`, in a home of its own; its colours are reduced to a
palette of 128, which keeps a picture near 60 kB. A state is a function of this module; a picture is a row of `PICTURES`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QMargins, QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from core import places
from core.settings import Settings
from tests.crash.sample import fill
from tests.e2e import driver
from ui.app import application
from ui.main_window import MainWindow
from ui.panels.exchange.export_form import ALL
from ui.panels.exchange.export_page import ExportPage
from ui.panels.side import panel_name

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "screenshots"
SAMPLES: Final = ROOT / "resources" / "samples"
COLOURS: Final = 128
MANY: Final = 1_200
"""Articles of a long export."""
Steps = Iterator[driver.Condition]


def _read(window: MainWindow, path: Path = SAMPLES / "01-chuan-yu-qian.txt") -> Steps:
    """Open a file and wait until everything in it is found."""

    def ready() -> bool:
        current = window.session.current
        return current is not None and current.complete and current.article.path == str(path)

    window.opening.open_paths([str(path)])
    yield ready


def first_start(_window: MainWindow) -> Steps:
    """Nothing was ever opened."""
    yield lambda: True


def reading(window: MainWindow) -> Steps:
    """An article is read, some of its spans are decided, a slogan is selected."""
    yield from _read(window, SAMPLES / "03-min-gan-yue.txt")
    yield from _read(window)
    driver.press(window, "jaaaaxaa")
    yield lambda: window.workspace.unconfirmed == 0
    slogans = [span for span in window.session.spans if span.label == "SLOGAN" and span.pending]
    window.session.select(slogans[2].id)
    yield lambda: True


def empty(window: MainWindow) -> Steps:
    """An article without anything to find."""
    path = Path(tempfile.mkdtemp()) / "清单.txt"
    path.write_text("值班安排\n\n周一上午整理档案,下午打扫库房。\n周二全天休息。\n", "utf-8")
    yield from _read(window, path)


def long_list(window: MainWindow) -> Steps:
    """A list of forty tasks."""
    tasks = "".join(f"{number}.抓好第{number}项工作,确保按期完成;\n" for number in range(1, 41))
    path = Path(tempfile.mkdtemp()) / "任务清单.txt"
    path.write_text(f"全省重点工作任务清单\n\n广东省人民政府要求,要做好以下工作:\n{tasks}", "utf-8")
    yield from _read(window, path)
    driver.press(window, "jaaaaaa")
    yield lambda: window.workspace.unconfirmed == 0


def navigation(window: MainWindow) -> Steps:
    """A page with its navigation folded."""
    yield from _read(window, SAMPLES / "02-jing-jin-ji.html")


def drawer(window: MainWindow) -> Steps:
    """A small window with structure and spans over the page."""
    yield from reading(window)
    window.actions_table.by_name["side_pane"].trigger()
    yield lambda: True


def full_screen(window: MainWindow) -> Steps:
    """Nothing but the page."""
    yield from _read(window)
    window.actions_table.by_name["fullscreen"].trigger()
    yield lambda: True


def _typed(window: MainWindow, action: str, words: str) -> Steps:
    """What an action opens, with those words typed into it."""
    yield from _read(window)
    window.actions_table.by_name[action].trigger()
    yield lambda: isinstance(QApplication.focusWidget(), QLineEdit)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.insert(words)
    yield lambda: True


def find(window: MainWindow) -> Steps:
    """Found in the article."""
    yield from _typed(window, "find", "农资")


def search(window: MainWindow) -> Steps:
    """Found in the library."""
    yield from _typed(window, "search_library", "农资")


def palette(window: MainWindow) -> Steps:
    """Every command by its words."""
    yield from _typed(window, "palette", "接受" if window.settings.text("language") == "zh_CN" else "span")


def summary(window: MainWindow) -> Steps:
    """The summary beside the article."""
    yield from _read(window)
    window.tabs.setCurrentWidget(window.panes.summary.panel)
    window.panes.desk.open_drawer("side_pane")
    window.panes.article_fields.card.fold.setChecked(False)
    yield lambda: True


def _asked(action: str) -> Callable[[MainWindow], Steps]:
    """A state: what an action opens over or beside an article some of whose spans are decided."""

    def state(window: MainWindow) -> Steps:
        yield from reading(window)
        window.actions_table.by_name[action].trigger()
        yield lambda: True

    return state


def exporting(window: MainWindow) -> Steps:
    """What is exported beside its first lines, without a path of the machine the picture is made on."""
    yield from _asked("export")(window)
    page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ExportPage))
    page.form.format.setCurrentIndex(page.form.format.findData("brat"))
    page.form.format.activated.emit(page.form.format.currentIndex())
    yield lambda: True
    page.path.setText("川渝黔农资保供")


def export_running(window: MainWindow) -> Steps:
    """A long export on its way: how far it is, and how it is ended."""
    fill(window.workspace, range(MANY))
    yield lambda: window.workspace.unconfirmed == 0
    yield from exporting(window)
    page = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ExportPage))
    page.form.format.setCurrentIndex(page.form.format.findData("uima"))
    page.form.scope.setCurrentIndex(page.form.scope.findData(ALL))
    page.take_path(str(Path(tempfile.mkdtemp()) / "农资保供"))
    page.export_button.click()
    yield lambda: page.bar.isVisible() and page.bar.value() > page.bar.maximum() // 4
    page.path.setText("农资保供")


def _tab(name: str) -> Callable[[MainWindow], Steps]:
    """A state: one of the tabs beside that article."""

    def state(window: MainWindow) -> Steps:
        yield from reading(window)
        tabs = window.tabs
        tabs.setCurrentIndex(next(at for at in range(tabs.count()) if panel_name(tabs.widget(at)) == name))
        yield lambda: True

    return state


class Picture(NamedTuple):
    """One picture: its state, and the settings and size it is made with."""

    state: Callable[[MainWindow], Steps]
    language: str = "zh_CN"
    theme: str = "light"
    size: tuple[int, int] = (1280, 720)
    face: str = "serif"
    scale: str = ""


PICTURES: Final = {
    "reading-light-zh-1280": Picture(reading),
    "reading-dark-zh-1280": Picture(reading, theme="dark"),
    "reading-paper-zh-1280": Picture(reading, theme="paper"),
    "reading-light-en-1280": Picture(reading, language="en"),
    "reading-dark-en-1280": Picture(reading, language="en", theme="dark"),
    "reading-sans-zh-1280": Picture(reading, face="sans"),
    "reading-light-zh-1920": Picture(reading, size=(1920, 1080)),
    "reading-paper-en-1920": Picture(reading, language="en", theme="paper", size=(1920, 1080)),
    "reading-light-zh-853": Picture(reading, size=(853, 480)),
    "reading-dark-en-853": Picture(reading, language="en", theme="dark", size=(853, 480)),
    "drawer-light-zh-853": Picture(drawer, size=(853, 480)),
    "drawer-paper-en-853": Picture(drawer, language="en", theme="paper", size=(853, 480)),
    "first-start-light-zh-1280": Picture(first_start),
    "first-start-dark-en-1280": Picture(first_start, language="en", theme="dark"),
    "first-start-light-zh-853": Picture(first_start, size=(853, 480)),
    "empty-light-zh-1280": Picture(empty),
    "empty-dark-en-1280": Picture(empty, language="en", theme="dark"),
    "long-list-light-zh-1280": Picture(long_list),
    "long-list-dark-zh-1920": Picture(long_list, theme="dark", size=(1920, 1080)),
    "navigation-light-zh-1280": Picture(navigation),
    "full-screen-paper-zh-1280": Picture(full_screen, theme="paper"),
    "find-light-zh-1280": Picture(find),
    "search-light-zh-1280": Picture(search),
    "search-dark-en-1280": Picture(search, language="en", theme="dark"),
    "palette-light-zh-1280": Picture(palette),
    "palette-paper-en-1280": Picture(palette, language="en", theme="paper"),
    "summary-light-zh-1280": Picture(summary),
    "summary-dark-en-1280": Picture(summary, language="en", theme="dark"),
    "settings-light-zh-1280": Picture(_asked("settings")),
    "settings-dark-en-853": Picture(_asked("settings"), language="en", theme="dark", size=(853, 480)),
    "labels-light-zh-1280": Picture(_asked("edit_labels")),
    "labels-paper-en-853": Picture(_asked("edit_labels"), language="en", theme="paper", size=(853, 480)),
    "export-light-zh-1280": Picture(exporting),
    "export-dark-en-853": Picture(exporting, language="en", theme="dark", size=(853, 480)),
    "export-running-light-zh-1280": Picture(export_running),
    "import-light-zh-1280": Picture(_asked("import_spans")),
    "import-dark-en-853": Picture(_asked("import_spans"), language="en", theme="dark", size=(853, 480)),
    "backups-light-zh-1280": Picture(_asked("backups")),
    "backups-paper-en-853": Picture(_asked("backups"), language="en", theme="paper", size=(853, 480)),
    "keys-light-zh-1280": Picture(_asked("key_card")),
    "keys-dark-en-853": Picture(_asked("key_card"), language="en", theme="dark", size=(853, 480)),
    "history-light-zh-1280": Picture(_tab("HistoryPanel")),
    "spans-light-zh-1280": Picture(_tab("SpansPanel")),
    "spans-paper-en-1280": Picture(_tab("SpansPanel"), language="en", theme="paper"),
    "search-light-zh-853": Picture(search, size=(853, 480)),
    "summary-light-zh-853": Picture(summary, size=(853, 480)),
    "palette-light-zh-853": Picture(palette, size=(853, 480)),
    "find-dark-en-853": Picture(find, language="en", theme="dark", size=(853, 480)),
    "reading-light-zh-853-twofold": Picture(reading, size=(853, 480), scale="2"),
}


def make(name: str) -> None:
    """Make one picture in this process."""
    picture = PICTURES[name]
    settings = Settings(places.settings_file())
    for key, value in (("language", picture.language), ("theme", picture.theme), ("face", picture.face)):
        settings.put(key, value)

    def script(window: MainWindow) -> Steps:
        window.resize(*picture.size)
        yield lambda: True
        yield from picture.state(window)
        for _turn in range(80):  # lists that come lazily have come
            yield lambda: True
        QApplication.processEvents()
        reduced(_seen(window)).save(str(FOLDER / f"{name}.png"), "PNG", 0)

    driver.run(["--workspace", str(places.default_workspace())], script)


def _seen(window: MainWindow) -> QImage:
    """The window, with what stands before it in its middle, where a desktop puts it."""
    image = window.grab().toImage()
    for before in QApplication.topLevelWidgets():
        if isinstance(before, QDialog) and before.isVisible():
            before.resize(before.size().boundedTo(image.size().shrunkBy(QMargins(20, 20, 20, 20))))
            for _turn in range(8):  # what is inside hears of it a layout later
                QApplication.processEvents()
            part = before.grab().toImage()
            room = QRect(QPoint(), part.size())
            room.moveCenter(image.rect().center())
            painter = QPainter(image)
            painter.drawImage(room, part)
            painter.drawRect(room.adjusted(-1, -1, 0, 0))
            painter.end()
    return image


def reduced(image: QImage) -> QImage:
    """The picture in a palette of its own most frequent colours: text on quiet grounds needs no more."""
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    counted: dict[int, int] = {}
    data = memoryview(small.constBits()).cast("I")
    for colour in data:
        counted[colour] = counted.get(colour, 0) + 1
    table = sorted(counted, key=lambda colour: -counted[colour])[:COLOURS]
    return small.convertToFormat(QImage.Format.Format_Indexed8, table)


def main() -> None:
    """Make the named pictures, or all of them, each in a process of its own."""
    if os.environ.get("ZHUPI_PICTURE"):
        application()
        make(os.environ["ZHUPI_PICTURE"])
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "ZHUPI_HOME": home, "ZHUPI_PICTURE": name, "TZ": "UTC"}
            if PICTURES[name].scale:
                environment["QT_SCALE_FACTOR"] = PICTURES[name].scale
            subprocess.run([sys.executable, __file__], check=True, env=environment, timeout=120)
        print(f"{name}: {(FOLDER / f'{name}.png').stat().st_size // 1024} kB", flush=True)


if __name__ == "__main__":
    main()
