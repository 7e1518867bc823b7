"""Extractors: they find spans in an article, one file a label; a new extractor is a file here and a line below.

`core.extraction` runs them in this order and then attributes what they found (provinces first, lists, the rest).
"""

from __future__ import annotations

from typing import Final, Protocol

from core.extractors.finding import Finding, Scope
from core.registry import Registry


class Extractor(Protocol):
    """What the `PLUGIN` of an extractor's module is."""

    name: str
    version: str
    """Goes up when the same text gives other spans; part of the rule set's name."""

    def find(self, scope: Scope) -> Finding:
        """Everything of its label in the scope's ranges: deterministic, in linear time, ids by `core.ids.machine_id`.

        A task group's and a slogan's province is found afterwards, by `core.extractors.attribution`.
        """


EXTRACTORS: Final[Registry[Extractor]] = Registry(
    "extractor",
    {
        "provinces": "core.extractors.provinces",
        "tasks": "core.extractors.tasks",
        "slogans": "core.extractors.slogans",
    },
)
