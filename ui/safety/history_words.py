"""A correction in words: its kind, and for each record what it was before and is after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.articles.fields import MARK
from core.changes import FieldChange, RecordChange, SpanChange
from core.labels.attributes import own_fields, value_of
from core.labels.own_words import changed_row, word_of
from core.labels.policy import changed_policy
from core.model import ArticleState, Span
from core.review.mending import CHECKED
from core.review.problems import kind_words_of
from core.safety.seen import is_seen
from core.translation import QT_TRANSLATE_NOOP
from ui.wording import field_title, state_word, status_word

CONTEXT: Final = "history"
KINDS: Final[Mapping[str, str]] = {
    "add": QT_TRANSLATE_NOOP("history", "Marked"),
    "accept": QT_TRANSLATE_NOOP("history", "Accepted"),
    "pend": QT_TRANSLATE_NOOP("history", "Put back to pending"),
    "remove": QT_TRANSLATE_NOOP("history", "Rejected or removed"),
    "reject": QT_TRANSLATE_NOOP("history", "Rejected"),
    "drop": QT_TRANSLATE_NOOP("history", "Removed"),
    "relabel": QT_TRANSLATE_NOOP("history", "Relabelled"),
    "resize": QT_TRANSLATE_NOOP("history", "Edge moved"),
    "note": QT_TRANSLATE_NOOP("history", "Note"),
    "flag": QT_TRANSLATE_NOOP("history", "Flag"),
    "norm": QT_TRANSLATE_NOOP("history", "Code"),
    "attribute": QT_TRANSLATE_NOOP("history", "Attribute"),
    "merge_label": QT_TRANSLATE_NOOP("history", "Label merged into another"),
    "finish": QT_TRANSLATE_NOOP("history", "Finished"),
    "reopen": QT_TRANSLATE_NOOP("history", "Not finished after all"),
    "undo": QT_TRANSLATE_NOOP("history", "Undone"),
    "redo": QT_TRANSLATE_NOOP("history", "Done again"),
    "field": QT_TRANSLATE_NOOP("history", "Field of the article"),
    "fill": QT_TRANSLATE_NOOP("history", "Fields filled from a table"),
    "same": QT_TRANSLATE_NOOP("history", "Same slogans"),
    "take_over": QT_TRANSLATE_NOOP("history", "Newer text taken over"),
    "restore": QT_TRANSLATE_NOOP("history", "Earlier state brought back"),
    "group": QT_TRANSLATE_NOOP("history", "Grouped"),
    "ungroup": QT_TRANSLATE_NOOP("history", "Out of the group"),
    "regroup": QT_TRANSLATE_NOOP("history", "Into another list"),
    "number": QT_TRANSLATE_NOOP("history", "Number"),
    "level": QT_TRANSLATE_NOOP("history", "Level"),
    "renumber": QT_TRANSLATE_NOOP("history", "Numbered anew"),
    "mark_missing": QT_TRANSLATE_NOOP("history", "Missing item marked"),
    "imported": QT_TRANSLATE_NOOP("history", "Imported"),
    "merge": QT_TRANSLATE_NOOP("history", "Another copy taken in"),
    "recover": QT_TRANSLATE_NOOP("history", "Taken in from what was set aside"),
    "mark_equal": QT_TRANSLATE_NOOP("history", "All equal strings marked"),
    "clear_equal": QT_TRANSLATE_NOOP("history", "All equal strings cleared"),
    "words": QT_TRANSLATE_NOOP("history", "Own words changed"),
    "mend": QT_TRANSLATE_NOOP("history", "Problem mended"),
    "all_right": QT_TRANSLATE_NOOP("history", "Said to be no problem"),
    "policy": QT_TRANSLATE_NOOP("history", "Where spans begin and end changed"),
    "theirs": QT_TRANSLATE_NOOP("history", "Taken over from another person"),
    "place_lost": QT_TRANSLATE_NOOP("history", "Lost span placed"),
    "drop_lost": QT_TRANSLATE_NOOP("history", "Lost span removed"),
}
_SHOWN: Final = 24
"""Code points of a span's text in a line."""


def translated(source: str) -> str:
    """A string of this file's context in the person's language."""
    return QCoreApplication.translate(CONTEXT, source)


def kind_words(kind: str, undone: str = "") -> str:
    """The kind of a correction; of an undo or a redo also what it takes back."""
    words = translated(KINDS[kind]) if kind in KINDS else kind
    if undone:
        between = QCoreApplication.translate("history", "{what}: {of}")
        return between.format(what=words, of=kind_words(undone))
    return words


def summary(
    made: Iterable[RecordChange], span_count: int, texts: tuple[str, str], labels: Mapping[str, str]
) -> tuple[str, str]:
    """What a correction concerned, and what became of it; `texts` are those before and after."""
    if span_count > 1:
        return QCoreApplication.translate("history", "{n} spans").format(n=span_count), ""
    changes = list(made)
    spans = [one for one in changes if isinstance(one, SpanChange)]
    if spans and spans[0].before != spans[0].after:
        quote, *rest = _span_words(spans[0], texts, labels)
        return quote, " · ".join(rest)
    return "", " · ".join(filter(None, (change_words(one, texts, labels) for one in changes[:2])))


def details(changes: Iterable[RecordChange], texts: tuple[str, str], labels: Mapping[str, str], most: int) -> list[str]:
    """A line a record, at most so many."""
    lines = []
    for change in changes:
        words = change_words(change, texts, labels)
        if words:
            lines.append(words)
        if len(lines) == most:
            lines.append("…")
            break
    return lines


def change_words(change: RecordChange, texts: tuple[str, str], labels: Mapping[str, str]) -> str:
    """One record before and after; empty for what a person does not see."""
    if isinstance(change, FieldChange):
        return _field_words(change)
    if not isinstance(change, SpanChange) or change.before == change.after:
        return ""
    return " · ".join(filter(None, _span_words(change, texts, labels)))


def _field_words(change: FieldChange) -> str:
    if change.name == "state":
        return _turned(*(state_word(ArticleState(str(one))) for one in (change.before, change.after)))
    if change.name == "text":
        return translated(QT_TRANSLATE_NOOP("history", "Another text of the article"))
    if change.name == CHECKED:
        held = change.before if isinstance(change.before, list) else []
        fresh = [one for one in change.after if one not in held] if isinstance(change.after, list) else []
        return " · ".join(kind_words_of(str(one)) for one in fresh)
    if changed_policy(change) is not None or is_seen(change):
        return ""
    if changed_row(change) is not None:
        return _turned(*(_word(one) for one in (change.before, change.after)))
    turned = _turned(str(change.before or "–"), str(change.after or "–"))
    return f"{_name_of(change.name)}{turned}"


def _name_of(name: str) -> str:
    """The field's name before what it turned from and to; only fields of articles have one."""
    if not name.startswith(MARK):
        return ""
    return f"{field_title(name.removeprefix(MARK))} · "


def _word(value: object) -> str:
    """A row of the word list: its text and what happens to it."""
    if not isinstance(value, Mapping):
        return "–"
    word = word_of(value)
    always, never = QT_TRANSLATE_NOOP("history", "always"), QT_TRANSLATE_NOOP("history", "never")
    return f"{word.text} {translated(always if word.always else never)}"


def _span_words(change: SpanChange, texts: tuple[str, str], labels: Mapping[str, str]) -> list[str]:
    """The span's words first, then its label and what became of it."""
    before, after = change.before, change.after
    span, text = (after, texts[1]) if after is not None else (before, texts[0])
    if span is None:
        return []
    parts = [_quote(span, text), labels.get(span.label, span.label)]
    if before is None:
        parts.append(_turned("–", status_word(span.status)))
    elif after is None:
        parts.append(_turned(status_word(span.status), translated(QT_TRANSLATE_NOOP("history", "removed"))))
    else:
        parts += _differences(before, after, texts, labels)
    return parts


def _differences(before: Span, after: Span, texts: tuple[str, str], labels: Mapping[str, str]) -> list[str]:
    found = []
    if before.label != after.label:
        found.append(_turned(labels.get(before.label, before.label), labels.get(after.label, after.label)))
    if after.lost != before.lost:
        lost, placed = translated(QT_TRANSLATE_NOOP("history", "lost")), _quote(after, texts[1])
        found.append(lost if after.lost else _turned(lost, placed))
    elif before.text_of(texts[0]) != after.text_of(texts[1]):
        found.append(_turned(_quote(before, texts[0]), _quote(after, texts[1])))
    elif before.range != after.range:
        found.append(_turned(f"{before.start}–{before.end}", f"{after.start}–{after.end}"))
    if before.status is not after.status:
        found.append(_turned(status_word(before.status), status_word(after.status)))
    found += [_turned(one or "–", other or "–") for one, other in _values(before, after) if one != other]
    if before.flag != after.flag:
        marked = "⚑"
        found.append(_turned(marked if before.flag else "–", marked if after.flag else "–"))
    return found


def _values(before: Span, after: Span) -> list[tuple[str, str]]:
    """The attributes of both, and the note."""
    names = ["norm", "kind", "tier", "in_name", "province", "ordinal", "style", *own_fields(before, after)]
    levels = [(str(before.level or ""), str(after.level or ""))] if before.label == after.label else []
    return [(before.note, after.note), *levels, *((value_of(before, name), value_of(after, name)) for name in names)]


def _quote(span: Span, text: str) -> str:
    words = span.text_of(text).replace("\n", " ")
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _turned(before: str, after: str) -> str:
    return f"{before} → {after}"
