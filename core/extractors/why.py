"""Why a rule marked a span: one sentence in the person's language, with the words that were seen where they are known."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Final

from core.extractors.seen import seen_beside
from core.model import Span
from core.spans import SpanSet
from core.translation import QT_TRANSLATE_NOOP, translate

_WHY: Final[Mapping[str, str]] = {
    "province.full": QT_TRANSLATE_NOOP("why", "The full name of a province."),
    "province.short": QT_TRANSLATE_NOOP("why", "The name of a province."),
    "province.loose": QT_TRANSLATE_NOOP("why", "The name of a province; the suffix belongs to the next word."),
    "province.city": QT_TRANSLATE_NOOP("why", "A city; its province is implied."),
    "province.region": QT_TRANSLATE_NOOP("why", "A region of several provinces."),
    "province.abbr.run": QT_TRANSLATE_NOOP("why", "One-character names of provinces in a row."),
    "province.abbr.list": QT_TRANSLATE_NOOP("why", "One-character names with a separator between them."),
    "province.abbr.move": QT_TRANSLATE_NOOP(
        "why", "A one-character name after a word such as in, to or aid (在京, 赴鄂, 援疆)."
    ),
    "province.abbr.held": QT_TRANSLATE_NOOP(
        "why", "A one-character name before central enterprises or members of a national body."
    ),
    "province.abbr.firm": QT_TRANSLATE_NOOP(
        "why", "A one-character name before enterprises, merchants, capital or registered residence."
    ),
    "province.abbr.part": QT_TRANSLATE_NOOP(
        "why", "A one-character name with a point of the compass: a part of the province."
    ),
    "province.abbr.power": QT_TRANSLATE_NOOP(
        "why", "A one-character name in the name of power, coal or gas sent elsewhere."
    ),
    "province.abbr.into": QT_TRANSLATE_NOOP("why", "A one-character name after what is sent into the province."),
    "province.abbr.goods": QT_TRANSLATE_NOOP("why", "A one-character name before the goods of the province."),
    "province.abbr.rank": QT_TRANSLATE_NOOP("why", "A one-character name before the word for province or its police."),
    "province.abbr.land": QT_TRANSLATE_NOOP("why", "A literary name of the province (八闽大地)."),
    "province.abbr.affair": QT_TRANSLATE_NOOP(
        "why", "A one-character name in a fixed phrase of Hong Kong, Macao or Taiwan affairs."
    ),
    "province.abbr.name": QT_TRANSLATE_NOOP(
        "why", "A one-character name inside the name of a company, school or service."
    ),
    "province.abbr.number": QT_TRANSLATE_NOOP("why", "A one-character name that opens the number of a document."),
    "slogan.quoted.list": QT_TRANSLATE_NOOP("why", "Quoted, and on the list of slogans."),
    "slogan.quoted.number": QT_TRANSLATE_NOOP("why", "Quoted, and an abbreviation by numbers."),
    "slogan.quoted.model": QT_TRANSLATE_NOOP("why", "Quoted, the name of a model."),
    "slogan.quoted.head": QT_TRANSLATE_NOOP("why", "Quoted, before a word such as project or campaign."),
    "slogan.quoted.verb": QT_TRANSLATE_NOOP("why", "Quoted, after a word such as carry out or promote."),
    "slogan.quoted.name": QT_TRANSLATE_NOOP("why", "Quoted, and worded like the name of a policy."),
    "slogan.list": QT_TRANSLATE_NOOP("why", "On the list of slogans."),
    "slogan.twin": QT_TRANSLATE_NOOP("why", "It stands quoted elsewhere in the article."),
    "words": QT_TRANSLATE_NOOP("why", "On your own word list."),
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


_Template = tuple[frozenset[str], str]
"""The words a sentence needs, and the sentence; the first one whose words were seen is taken."""


def _with(words: str, source: str) -> _Template:
    # every word it names: a person may have given a rule's span another label, or no code, so none is sure to be there
    named = (field for _, field, _, _ in Formatter().parse(source) if field)
    return (frozenset((*words.split(), *named)), source)


_BETWEEN: Final = _with(
    "before after",
    QT_TRANSLATE_NOOP("why", "“{words}” for {names}, told by “{before}” before it and “{after}” after it."),
)
_BEFORE: Final = _with("before", QT_TRANSLATE_NOOP("why", "“{words}” for {names}, told by “{before}” before it."))
_AFTER: Final = _with("after", QT_TRANSLATE_NOOP("why", "“{words}” for {names}, told by “{after}” after it."))
_LETTER: Final = (_BETWEEN, _BEFORE, _AFTER)
_ROW: Final = (
    _with(
        "row after",
        QT_TRANSLATE_NOOP("why", "“{words}” for {names}, in “{row}” before “{after}”: one-character names in a row."),
    ),
    _with("row", QT_TRANSLATE_NOOP("why", "“{words}” for {names}, in “{row}”: one-character names in a row.")),
)
_NAME: Final = (
    _with(
        "before after",
        QT_TRANSLATE_NOOP(
            "why",
            "“{words}” is the name of a province; neither “{before}” before it nor “{after}” after it makes it another word.",
        ),
    ),
    _with(
        "after",
        QT_TRANSLATE_NOOP(
            "why", "“{words}” is the name of a province; “{after}” after it does not make it another word."
        ),
    ),
    _with(
        "before",
        QT_TRANSLATE_NOOP(
            "why", "“{words}” is the name of a province; “{before}” before it does not make it another word."
        ),
    ),
    _with("words", QT_TRANSLATE_NOOP("why", "“{words}” is the name of a province.")),
)
_TASK: Final = (
    _with(
        "sign next lead",
        QT_TRANSLATE_NOOP("why", "“{sign}” opens an item: “{next}” follows it, and “{lead}” leads into the list."),
    ),
    _with(
        "sign previous lead",
        QT_TRANSLATE_NOOP("why", "“{sign}” opens an item: it follows “{previous}”, and “{lead}” leads into the list."),
    ),
    _with("sign next", QT_TRANSLATE_NOOP("why", "“{sign}” opens an item: “{next}” follows it.")),
    _with("sign previous", QT_TRANSLATE_NOOP("why", "“{sign}” opens an item: it follows “{previous}”.")),
    _with("sign", QT_TRANSLATE_NOOP("why", "“{sign}” opens an item of a list.")),
)
_QUOTED: Final = (
    _with(
        "verb head", QT_TRANSLATE_NOOP("why", "Quoted, between “{verb}” and “{head}”: it names something to carry out.")
    ),
    _with("head", QT_TRANSLATE_NOOP("why", "Quoted, and “{head}” comes after it: it names something to carry out.")),
    _with("verb", QT_TRANSLATE_NOOP("why", "Quoted, and “{verb}” comes before it: it names something to carry out.")),
)
_CONCRETE: Final[Mapping[str, tuple[_Template, ...]]] = {
    "province.full": (_with("words", QT_TRANSLATE_NOOP("why", "“{words}” is the full name of a province.")),),
    "province.short": _NAME,
    "province.loose": (
        _with(
            "after",
            QT_TRANSLATE_NOOP("why", "“{words}” is a province; the suffix belongs to the next word, “{after}”."),
        ),
    ),
    "province.city": (
        _with("names", QT_TRANSLATE_NOOP("why", "“{words}” is a city or prefecture of {names}, which is implied.")),
    ),
    "province.region": (_with("names", QT_TRANSLATE_NOOP("why", "“{words}” is a region: {names}.")),),
    "province.abbr.run": _ROW,
    "province.abbr.list": _ROW,
    "slogan.quoted.list": (
        _with("norm", QT_TRANSLATE_NOOP("why", "Quoted, and on the list of slogans as “{norm}”.")),
        _with("words", QT_TRANSLATE_NOOP("why", "Quoted, and “{words}” is on the list of slogans.")),
    ),
    "slogan.list": (
        _with("norm", QT_TRANSLATE_NOOP("why", "On the list of slogans as “{norm}”.")),
        _with("words", QT_TRANSLATE_NOOP("why", "“{words}” is on the list of slogans.")),
    ),
    "slogan.twin": (_with("twin", QT_TRANSLATE_NOOP("why", "It stands quoted elsewhere in the article: “{twin}”.")),),
    "slogan.quoted.head": _QUOTED,
    "slogan.quoted.verb": _QUOTED,
    "slogan.quoted.number": _QUOTED,
    "slogan.quoted.model": _QUOTED,
    "slogan.quoted.name": _QUOTED,
}


def explain(span: Span, text: str = "", spans: SpanSet | None = None) -> str:
    """The sentence; a span's own `why` first, empty where a person made the span.

    With the article's text (and its spans) the sentence names the words that decided.
    """
    if span.why:
        return span.why
    general = _WHY.get(span.origin.rule)
    if general is None:
        return ""
    if text:
        seen = seen_beside(span, text, spans)
        for needed, source in _templates(span.origin.rule):
            if needed <= seen.keys():
                return translate("why", source).format_map(seen)
    return translate("why", general)


def _templates(rule: str) -> tuple[_Template, ...]:
    known = _CONCRETE.get(rule)
    if known is not None:
        return known
    return _TASK if rule.startswith("task.") else _LETTER if rule.startswith("province.abbr.") else ()


def rule_words(rule: str) -> str:
    """What a rule goes by, in words; the name of a rule that has none, empty where a person made the span."""
    source = _WHY.get(rule)
    return translate("why", source).rstrip(".。") if source else rule
