"""The tests with other programs: each in an environment of its own; run with `-m clients`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bounds import often
from tests.clients.samples import MOST, hard_objects, like_markup_object, real_objects


@pytest.fixture(params=["hard", "real"])
def objects(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The hard articles; 50 real ones, in the bounded form every tenth of them."""
    if request.param == "hard":
        return [*hard_objects(), like_markup_object()]
    return list(real_objects(request.getfixturevalue("shared"), often(MOST, 5)))
