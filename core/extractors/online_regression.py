"""A small online logistic regression over named yes-or-no features; no library is needed for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

BIAS = ""
"""The name under which the weight stands that every example has."""


def probability(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """How likely the answer is yes, 0 … 1; features without a weight count for nothing."""
    return likely(total(weights, features, weights.get(BIAS, 0.0)))


def total(weights: Mapping[str, float], features: Iterable[str], so_far: float) -> float:
    """The sum of the weights of those features and of what was summed up before."""
    for name in features:
        so_far += weights.get(name, 0.0)
    return so_far


def likely(total: float) -> float:
    """How likely the answer is yes, 0 … 1, where the weights of all features come to `total`."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def needed(likelihood: float) -> float:
    """What the weights have to come to for an answer that likely."""
    return math.log(likelihood / (1 - likelihood))


def learn(weights: dict[str, float], features: Iterable[str], target: float, rate: float, decay: float) -> None:
    """One step towards `target` (0 … 1); `decay` draws the weights of these features back towards nothing."""
    names = list(features)
    step = rate * (target - probability(weights, names))
    for name in names:
        weights[name] = weights.get(name, 0.0) * (1 - rate * decay) + step
    weights[BIAS] = weights.get(BIAS, 0.0) + step
