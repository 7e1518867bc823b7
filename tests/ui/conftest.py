"""What the tests of single widgets share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def collect_widgets() -> Iterator[None]:
    """Widgets in cycles go at once, on this thread: a later test's threads must not tear them down."""
    yield
    gc.collect()
