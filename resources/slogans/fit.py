"""Fit the weights by which quoted chunks are judged, and measure them on files that are never trained on.

    python resources/slogans/fit.py tests/data/gold/quoted_chunks.jsonl TEXTS… [--out resources/slogans/weights.json]

TEXTS are folders or tar archives that hold the labelled files, found by name and checked by sha256. Each line of the
gold is {"file", "sha256", "start", "end", "label", "split"}: code points into the text as read, half-open, the inside
of the marks; the label is slogan, plan, doubtful or no. The files of the split test were drawn at random after
lists and features stood; nothing is learnt from them. The same input gives the same weights on every machine.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from core.extraction import text_ranges  # noqa: E402  # the project stands beside this program
from core.extractors import quoted  # noqa: E402
from core.extractors.online_regression import learn, probability  # noqa: E402
from core.reading import read_file  # noqa: E402
from core.text import fold  # noqa: E402

ROUNDS, RATE, DECAY, SEED = 30, 0.1, 0.01, 1978
TARGETS = {"slogan": 1.0, "doubtful": 0.5, "no": 0.0}
Example = tuple[tuple[str, ...], str, float | None]
"""(features, label, how likely where a list decides it already)."""


def main() -> int:
    """Read, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        places = dict(_files(chosen.texts, Path(scratch)))
        train, test = _examples(chosen.gold, places)
    print(f"{len(train)} chunks to learn from, {len(test)} set apart")
    weights = fit([(seen, label) for seen, label, decided in train if decided is None])
    _cross(train)
    _measure("learnt from", train, weights)
    _measure("set apart", test, weights)
    if chosen.out:
        rounded = {name: round(weight, 4) for name, weight in sorted(weights.items()) if abs(weight) >= 0.00005}
        lines = {"about": "Fitted by resources/slogans/fit.py; features: core/extractors/quote_features.py."}
        body = json.dumps({**lines, "weights": rounded}, ensure_ascii=False, indent=0)
        chosen.out.write_text(body + "\n", "utf-8")
    return 0


def fit(examples: list[tuple[tuple[str, ...], str]]) -> dict[str, float]:
    """The weights after some rounds over the examples, in an order that a fixed seed shuffles."""
    order = random.Random(SEED)
    weights: dict[str, float] = {}
    kept = [(seen, TARGETS[label]) for seen, label in examples if label in TARGETS]
    for number in range(ROUNDS):
        order.shuffle(kept)
        for seen, target in kept:
            learn(weights, seen, target, RATE / (1 + number / 4), DECAY)
    return weights


def _files(texts: list[Path], scratch: Path) -> Iterator[tuple[str, Path]]:
    for place in texts:
        folder = place
        if place.is_file():
            folder = scratch / place.name
            with tarfile.open(place) as archive:
                archive.extractall(folder, filter="data")
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.name, path


def _examples(gold: Path, places: dict[str, Path]) -> tuple[list[Example], list[Example]]:
    rows = defaultdict(list)
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"], row["sha256"]].append(row)
    train: list[Example] = []
    test: list[Example] = []
    for (name, sha256), labelled in sorted(rows.items()):
        if name not in places:
            print(f"{name}: not among the texts, left out", file=sys.stderr)
            continue
        article = read_file(str(places[name]))
        if article.file_sha256 != sha256:
            print(f"{name}: other bytes than those labelled, left out", file=sys.stderr)
            continue
        text = fold(article.text)
        found = {(one.start, one.end): one for one in quoted.quotes(text, text_ranges(article))}
        for row in labelled:
            quote = found.get((row["start"], row["end"]))
            if quote is None:
                print(f"{name} {row['start']}: no quoted chunk there", file=sys.stderr)
                continue
            into = test if row["split"] == "test" else train
            into.append((tuple(quoted.seen(text, quote)), row["label"], quoted.decided(quote)))
    return train, test


def _judged(example: Example, weights: dict[str, float]) -> float:
    features, _, decided = example
    return probability(weights, features) if decided is None else decided


def _measure(name: str, examples: list[Example], weights: dict[str, float]) -> None:
    """Precision, recall and F1 of what is shown, and how often what is called so likely is right."""
    for title, chosen in (("all", examples), ("undecided by lists", [one for one in examples if one[2] is None])):
        judged = [(_judged(one, weights), one[1]) for one in chosen if one[1] in {"slogan", "no"}]
        for bar in (quoted.SHOWN, 0.5, 0.6):
            _print(f"{name}, {title}, from {bar:.2f}", judged, bar)
    judged = [(_judged(one, weights), one[1]) for one in examples if not one[2] and one[1] in {"slogan", "no"}]
    for low, high in ((0.9, 1.01), (0.6, 0.9), (quoted.SHOWN, 0.6), (0.2, quoted.SHOWN), (0.0, 0.2)):
        inside = [(likely, label) for likely, label in judged if low <= likely < high]
        if inside:
            right = sum(label == "slogan" for _, label in inside) / len(inside)
            mean = sum(likely for likely, _ in inside) / len(inside)
            print(f"  {name}: {len(inside)} called {low:.1f}–{min(high, 1):.1f}, mean {mean:.2f}, slogans {right:.2f}")


def _print(title: str, judged: list[tuple[float, str]], bar: float) -> None:
    shown = [label for likely, label in judged if likely >= bar]
    right = shown.count("slogan")
    wanted = sum(label == "slogan" for _, label in judged)
    precision, recall = right / max(1, len(shown)), right / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{title}: precision {precision:.3f} recall {recall:.3f} F1 {both:.3f} ({len(judged)} chunks, {wanted} slogans)"
    )


def _cross(train: list[Example]) -> None:
    """Five-fold figures within the files to learn from: what tuning may look at."""
    judged: list[tuple[float, str]] = []
    for part in range(5):
        learnt = fit(
            [
                (seen, label)
                for at, (seen, label, decided) in enumerate(train)
                if at * 5 // len(train) != part and not decided
            ]
        )
        held = [one for at, one in enumerate(train) if at * 5 // len(train) == part and one[2] is None]
        judged += [(_judged(one, learnt), one[1]) for one in held if one[1] in {"slogan", "no"}]
    for bar in (0.3, quoted.SHOWN, 0.5, 0.6):
        _print(f"five-fold, undecided by lists, from {bar:.2f}", judged, bar)


if __name__ == "__main__":
    sys.exit(main())
