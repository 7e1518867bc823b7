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
    "slogan.list": QT_TRANSLATE_NOOP("why", "On the list of slogans."),
    "slogan.twin": QT_TRANSLATE_NOOP("why", "It stands quoted elsewhere in the article."),
    "demand.asked": QT_TRANSLATE_NOOP("why", "Somebody named must do something; the sentence has no number."),
    "demand.led": QT_TRANSLATE_NOOP("why", "A meeting asks that something be done; the sentence has no number."),
    "task.shi": QT_TRANSLATE_NOOP("why", "An item of a list counted 一是, 二是 …"),
    "task.yao": QT_TRANSLATE_NOOP("why", "An item of a list counted 一要, 二要 …"),
    "task.verb": QT_TRANSLATE_NOOP("why", "An item of a list counted by numbers before one and the same verb."),
    "task.nth": QT_TRANSLATE_NOOP("why", "An item of a list counted 第一, 第二 …"),
    "task.order": QT_TRANSLATE_NOOP("why", "An item of a list counted 首先, 其次, 最后."),
    "task.its": QT_TRANSLATE_NOOP("why", "An item of a list counted 其一, 其二 …"),
    "task.section": QT_TRANSLATE_NOOP("why", "A numbered paragraph with sentences of its own: 一、"),
    "task.bracket": QT_TRANSLATE_NOOP("why", "An item of a list counted （一）, （二） …"),
    "task.number": QT_TRANSLATE_NOOP("why", "An item of a list counted 1., 2. …"),
    "task.round": QT_TRANSLATE_NOOP("why", "An item of a list counted (1), (2) …"),
    "task.circle": QT_TRANSLATE_NOOP("why", "An item of a list counted ①, ② …"),
}


def explain(span: Span) -> str:
    """The sentence; a span's own `why` first, empty where a person made the span."""
    if span.why:
        return span.why
    source = _WHY.get(span.origin.rule)
    return translate("why", source) if source else ""
