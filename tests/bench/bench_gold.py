"""Scores on the development gold and on the split kept apart, and the precision of each rule on the former.

python tests/bench/bench_gold.py [SHARED]     SHARED is the folder of others' articles, ../shared without it
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.scoring.strict import strict_scores
from tests import gold
from tests.attributed import FIELDS, attributed

ROOT = Path(__file__).resolve().parents[2]


def print_scores(split: str, wanted: gold.Objects, found: gold.Objects) -> None:
    """One line a view, exact spans, ends without closing punctuation."""
    print(f"\n{split}: {len(wanted)} articles")
    print(f"{'view':20}{'precision':>10}{'recall':>8}{'F1':>8}{'macro F1':>10}{'gold':>6}{'same norm':>12}")
    for one in strict_scores(wanted, found, trim=True):
        for row in one.scoring.scores:
            if row.label == "*":
                continue
            part = row.exact
            figures = f"{part.precision:10.3f}{part.recall:8.3f}{part.f1:8.3f}{row.macro_exact:10.3f}{part.gold:6}"
            print(f"{one.view.name:20}{figures}{one.agreement.same_norm:6} of {one.agreement.found}")


def print_rules(wanted: gold.Objects, found: gold.Objects) -> None:
    """How many spans of each rule are right, wrong, or meet a doubtful one."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    neither: Counter[str] = Counter()
    for one, other in zip(wanted, found, strict=True):
        sure = {(mark["label"], mark["start"], mark["end"]) for mark in one["annotations"] if not mark.get("doubtful")}
        doubtful = [mark for mark in one["annotations"] if mark.get("doubtful")]
        for mark in other["annotations"]:
            place = (mark["label"], mark["start"], mark["end"])
            if place in sure:
                right[mark["rule"]] += 1
            elif any(mark["start"] < two["end"] and two["start"] < mark["end"] for two in doubtful):
                neither[mark["rule"]] += 1
            else:
                wrong[mark["rule"]] += 1
    print("\n| rule | right | wrong | doubtful | precision |\n|---|---|---|---|---|")
    for rule in sorted({*right, *wrong, *neither}):
        judged = right[rule] + wrong[rule]
        precision = f"{right[rule] / judged:.2f}" if judged else "–"
        print(f"| `{rule}` | {right[rule]} | {wrong[rule]} | {neither[rule]} | {precision} |")


def print_attribution(wanted: gold.Objects, found: gold.Objects) -> None:
    """Lists whose lead-in, body, target and province are as the gold has them (an empty field counts, too)."""
    print(f"\n{'attribution':20}{'right':>7}{'wrong':>7}{'missed':>8}")
    for field in FIELDS:
        one = attributed(wanted, found, field)
        print(f"{field:20}{one.right:7}{one.wrong:7}{one.missed:8}")


def main() -> None:
    """Print the tables."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    for split in ("dev", "test"):
        wanted = gold.gold(split)
        found = gold.predicted(gold.articles(shared, wanted))
        print_scores(split, wanted, found)
        print_attribution(wanted, found)
        if split == "dev":
            print_rules(wanted, found)


if __name__ == "__main__":
    main()
