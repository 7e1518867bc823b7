"""Words for what the model holds as codes and numbers: status, confidence, state, names of labels and provinces."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from core.articles.fields import BUILT_IN_FIELDS, LEVEL, LEVEL_WORDS, FieldRow
from core.labels.guidelines import guideline
from core.model import ArticleState, Label, Status
from core.review.sureness import Sureness, sureness


def status_word(status: Status) -> str:
    """Pending, accepted or rejected."""
    if status is Status.ACCEPTED:
        return QCoreApplication.translate("wording", "accepted")
    if status is Status.REJECTED:
        return QCoreApplication.translate("wording", "rejected")
    return QCoreApplication.translate("wording", "pending")


def confidence_word(confidence: float | None) -> str:
    """How sure the maker was, in one word; empty where a person made the span."""
    return sureness_word(sureness(confidence))


def sureness_word(how: Sureness) -> str:
    """One word, or none where nobody said how sure a span is."""
    if how is Sureness.UNSAID:
        return ""
    if how is Sureness.LIKELY:
        return QCoreApplication.translate("wording", "likely")
    if how is Sureness.PERHAPS:
        return QCoreApplication.translate("wording", "perhaps")
    return QCoreApplication.translate("wording", "doubtful")


def confidence_tip(confidence: float | None) -> str:
    """The number behind the word, for a tooltip."""
    if confidence is None:
        return ""
    return QCoreApplication.translate("wording", "Confidence {number}").format(number=f"{confidence:.2f}")


def state_word(state: ArticleState) -> str:
    """How far the work on an article has come."""
    if state is ArticleState.FINISHED:
        return QCoreApplication.translate("wording", "finished")
    if state is ArticleState.OPEN:
        return QCoreApplication.translate("wording", "open")
    return QCoreApplication.translate("wording", "unseen")


def label_name(label: Label) -> str:
    """A label's name in the person's language."""
    chinese = QLocale().language() == QLocale.Language.Chinese
    return (label.zh if chinese else label.en) or label.name


def field_title(name: str) -> str:
    """What a field is called, by the name it has in the record; a person's own one is called that."""
    return next((field_name(row) for row in BUILT_IN_FIELDS if row.name == name), name)


def field_name(row: FieldRow) -> str:
    """A field's name in the person's language."""
    chinese = QLocale().language() == QLocale.Language.Chinese
    return (row.zh if chinese else row.en) or row.name


def label_tip(label: Label) -> str:
    """What a label is for: its own guideline, or ours of a built-in one; empty where there is none."""
    return guideline(label, chinese=QLocale().language() == QLocale.Language.Chinese)


def wrapped(*parts: str) -> str:
    """Those parts as a tool tip, a paragraph each; rich text, because only that is broken into lines."""
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def province_words(codes: str, names: Mapping[str, str]) -> str:
    """Names of codes joined by spaces; a code without a known name stands for itself."""
    return "、".join(names.get(code, code) for code in codes.split())


def unbroken(keys: str) -> str:
    """A line of keys, three spaces between them: broken between two of them only, not within a Chinese word either."""
    return "   ".join("\u2060".join(one.replace(" ", "\u00a0")) for one in keys.split("   "))


def plain(text: str) -> str:
    """A menu's words without the access key and the key behind a tab: `打开(&O)` and `&Open` alike."""
    text = text.partition("\t")[0]
    head, _mark, tail = text.partition("(&")
    return (head + tail[2:] if tail[1:2] == ")" else text).replace("&", "")


def shown_value(row: FieldRow, value: str) -> str:
    """A value in the person's language: levels are words of the table."""
    words = LEVEL_WORDS.get(value, "") if row.name == LEVEL else ""
    return QCoreApplication.translate("fields", words) if words else value
