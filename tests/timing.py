"""What something costs, for tests that compare two costs of one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def best_of(work: Callable[[], object], times: int = 3) -> float:
    """Processor seconds, the least of so many times.

    Without Python's collector: a full collection, which only the larger of two works sets off, costs what earlier tests
    left behind.
    """
    least = float("inf")
    gc.disable()
    try:
        for _ in range(times):
            began = time.process_time()
            work()
            least = min(least, time.process_time() - began)
    finally:
        gc.enable()
    return least
