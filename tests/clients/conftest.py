"""The tests with other programs: each in an environment of its own; run with `-m clients`."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.clients.samples import hard_objects, real_objects


@pytest.fixture(params=["hard", "real"])
def objects(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The hard articles; 50 real ones, in CI's bounded form 10."""
    if request.param == "hard":
        return hard_objects()
    bounded = os.environ.get("ZHUPI_LONG") == "bounded"
    return real_objects(request.getfixturevalue("shared"), 10 if bounded else 50)
