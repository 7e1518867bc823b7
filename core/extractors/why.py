"""Why a rule marked a span: one sentence in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.model import Span
from core.translation import QT_TRANSLATE_NOOP, translate

_WHY: Final[Mapping[str, str]] = {
    "province.full": QT_TRANSLATE_NOOP("why", "The full name of a province."),
    "province.short": QT_TRANSLATE_NOOP("why", "The name of a province."),
    "province.city": QT_TRANSLATE_NOOP("why", "A city; its province is implied."),
    "province.region": QT_TRANSLATE_NOOP("why", "A region of several provinces."),
    "province.abbr.run": QT_TRANSLATE_NOOP("why", "One-character names of provinces in a row."),
    "province.abbr.context": QT_TRANSLATE_NOOP("why", "A one-character name, told by the words beside it."),
    "slogan.quoted.list": QT_TRANSLATE_NOOP("why", "Quoted, and on the list of slogans."),
    "slogan.quoted.number": QT_TRANSLATE_NOOP("why", "Quoted, and an abbreviation by numbers."),
    "slogan.quoted.model": QT_TRANSLATE_NOOP("why", "Quoted, the name of a model."),
    "slogan.quoted.head": QT_TRANSLATE_NOOP("why", "Quoted, before a word such as project or campaign."),
    "slogan.quoted.verb": QT_TRANSLATE_NOOP("why", "Quoted, after a word such as carry out or promote."),
    "slogan.quoted.name": QT_TRANSLATE_NOOP("why", "Quoted, and worded like the name of a policy."),
    "slogan.list": QT_TRANSLATE_NOOP("why", "On the list of slogans."),
    "slogan.twin": QT_TRANSLATE_NOOP("why", "It stands quoted elsewhere in the article."),
    "task.inline": QT_TRANSLATE_NOOP("why", "An item of a numbered list."),
    "task.opening": QT_TRANSLATE_NOOP("why", "An item of a numbered list, one a paragraph."),
}


def explain(span: Span) -> str:
    """The sentence; a span's own `why` first, empty where a person made the span."""
    if span.why:
        return span.why
    source = _WHY.get(span.origin.rule)
    return translate("why", source) if source else ""
