"""Finding problems among many spans: the whole, and the longest of the steps between which a window can go on.

python tests/bench/bench_problems.py [SPANS]
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.model import Status
from core.review.problems import problems, to_cut
from core.spans import SpanSet
from tests.bench.bench_propagation import article, spans_of


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    one = article(0, number // 6)
    spans = SpanSet(replace(span, status=Status.ACCEPTED) for span in spans_of(one, 5))
    print(f"{len(one.text)} characters, {len(spans)} accepted spans")
    for name, steps in (("problems", problems(one, spans)), ("words to cut", to_cut(one.text, spans, "another text"))):
        began = last = time.perf_counter()
        worst, found = 0.0, 0
        for step in steps:
            now = time.perf_counter()
            worst, last = max(worst, now - last), now
            found += step is not None
        print(f"  {name}: {found} in {(last - began) * 1000:.0f} ms, the longest step {worst * 1000:.1f} ms")


if __name__ == "__main__":
    main()
