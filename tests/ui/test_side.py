"""The names of the side pane's tabs are whole at its usual width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow

NAMES = {
    "en": ("Summary", "Structure", "Spans", "Problems", "History"),
    "zh": ("摘要", "结构", "标注", "问题", "历史"),
}


def test_short_names_stand_apart_and_long_ones_closer(window: MainWindow) -> None:
    bar = window.tabs.tabBar()
    window.resize(1280, 800)
    window.show()
    for pages, stand in (
        ("摘要 结构 标注 问题 历史", "wide"),
        ("Summary Structure Annotations Problems History", "narrow"),
    ):
        for page, name in zip((window.tabs.widget(at) for at in range(5)), pages.split(), strict=True):
            window.side.set_title(page, name)
        assert (bar.property("stand") or "") == stand


@pytest.mark.parametrize("language", NAMES)
def test_every_tab_has_room_for_its_name(window: MainWindow, language: str) -> None:
    bar = window.tabs.tabBar()
    shown = [at for at in range(bar.count()) if bar.isTabVisible(at)]
    for at, name in zip(shown, NAMES[language], strict=True):
        bar.setTabText(at, name)
    window.resize(1280, 800)
    window.show()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert bar.tabRect(shown[-1]).right() <= 320
    metrics = bar.fontMetrics()
    assert all(bar.tabRect(at).width() >= metrics.horizontalAdvance(bar.tabText(at)) for at in shown)
    assert bar.elideMode().name == "ElideNone"
