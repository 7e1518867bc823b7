"""What the end-to-end tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from core import translation


@pytest.fixture
def own_language(qapp: QApplication) -> Iterator[None]:
    """Programs speak the language of their settings; afterwards no translator is left for other tests."""
    before = QLocale()
    yield
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.deleteLater()
    QLocale.setDefault(before)
    translation.install(lambda _context, source: source)
