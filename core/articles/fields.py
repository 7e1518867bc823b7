"""The fields of an article: which there are, what a person made of them, and what the page says.

A field's value stands where it always stood (`title`, `source`, `published`, `author`, or `fields`). Where a person
has said what it is, `read` holds what the page says instead: so a name in `read` is a decided field, a machine changes
only what `read` holds of it, and taking the decision back shows the page's word again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, cast

from core.articles.days import iso_day
from core.articles.library import Entry
from core.changes import FieldChange
from core.model import Article
from core.translation import QT_TRANSLATE_NOOP

NUMBER: Final = "number"
ISSUER: Final = "issuer"
LEVEL: Final = "level"
PUBLISHED: Final = "published"
LEVELS: Final = ("中央", "部委", "省", "市", "县", "乡镇")
"""The levels of government that issue documents, from the highest; the values of the field `level`."""
MARK: Final = "field:"
"""Before the name of a field in a `FieldChange`: its values are a person's words, None where nobody decided it."""
COLUMNS: Final = ("title", "source", "published", "author")
"""The fields with a place of their own in the article's record; all others stand in `fields`."""
LONGEST: Final = 2000
"""Code points of a value."""


class Kind(StrEnum):
    """What a field's values are."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field; `name` never changes, the others are what the window shows."""

    name: str
    zh: str
    en: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    order: int = 0
    built_in: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)


BUILT_IN_FIELDS: Final = (
    FieldRow("title", "标题", "Title", order=1, built_in=True),
    FieldRow("source", "来源", "Source", order=2, built_in=True),
    FieldRow(PUBLISHED, "日期", "Date", Kind.DATE, order=3, built_in=True),
    FieldRow(ISSUER, "发文机关", "Issuer", order=4, built_in=True),
    FieldRow(LEVEL, "级别", "Level", Kind.CHOICE, LEVELS, order=5, built_in=True),
    FieldRow(NUMBER, "文号", "Number", order=6, built_in=True),
    FieldRow("author", "作者", "Author", order=7, built_in=True),
)
LEVEL_WORDS: Final[Mapping[str, str]] = {
    "中央": QT_TRANSLATE_NOOP("fields", "Central"),
    "部委": QT_TRANSLATE_NOOP("fields", "Ministry"),
    "省": QT_TRANSLATE_NOOP("fields", "Province"),
    "市": QT_TRANSLATE_NOOP("fields", "City"),
    "县": QT_TRANSLATE_NOOP("fields", "County"),
    "乡镇": QT_TRANSLATE_NOOP("fields", "Township"),
}


class Unfit(ValueError):
    """A value that is none of its field's; the message is an English source of the context `fields`."""


def fitting(row: FieldRow, words: str) -> str:
    """The value as it is kept; `Unfit` says why it is none. Empty words are an empty value."""
    words = re.sub(r"\s+", " ", words.replace("\0", "")).strip()
    if not words:
        return ""
    if len(words) > LONGEST:
        raise Unfit(QT_TRANSLATE_NOOP("fields", "longer than a field can be"))
    if row.kind is Kind.DATE:
        return _day(words)
    if row.kind is Kind.NUMBER:
        return _number(words)
    if row.kind is Kind.CHOICE and words not in row.choices:
        known = {one.casefold(): value for value, one in LEVEL_WORDS.items()} if row.name == LEVEL else {}
        known |= {one.casefold(): one for one in row.choices}
        if words.casefold() not in known:
            raise Unfit(QT_TRANSLATE_NOOP("fields", "not one of the choices"))
        return known[words.casefold()]
    return words


_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_PART: Final = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")


def _day(words: str) -> str:
    """A day, or a year or month alone, as ISO 8601."""
    compact = _COMPACT.fullmatch(words)
    day = iso_day("-".join(compact.groups()) if compact else words)
    if day:
        return day
    part = re.sub(r"[年/.]\s?(?=\d)", "-", words).rstrip("年月-/. ")
    part = re.sub(r"-(\d)$", r"-0\1", part)
    if not _PART.fullmatch(part):
        raise Unfit(QT_TRANSLATE_NOOP("fields", "not a date"))
    return part


def _number(words: str) -> str:
    plain = words.replace(",", "").replace("，", "").replace(" ", "")
    if not re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)", plain, re.ASCII) or len(plain) > 30:
        raise Unfit(QT_TRANSLATE_NOOP("fields", "not a number"))
    return plain


# ---- values


def value_of(entry: Entry, name: str) -> str:
    """The value that counts: a person's where there is one, else the page's."""
    return str(getattr(entry, name)) if name in COLUMNS else entry.fields.get(name, "")


def page_value(entry: Entry, name: str) -> str:
    """What the page says, whatever a person says."""
    return entry.read.get(name, "") if name in entry.read else value_of(entry, name)


def by_person(entry: Entry, name: str) -> bool:
    """Whether a person has said or confirmed the value."""
    return name in entry.read


def given(entry: Entry, name: str) -> str | None:
    """The person's word, None where nobody decided the field."""
    return value_of(entry, name) if name in entry.read else None


def decided(entry: Entry) -> dict[str, object]:
    """Every decided field as changes name it."""
    return {MARK + name: value_of(entry, name) for name in entry.read}


def changed(entry: Entry, values: Mapping[str, str | None]) -> tuple[FieldChange, ...]:
    """The changes that make those the person's words; None takes a decision back. What is so already gives none."""
    return tuple(
        FieldChange(MARK + name, given(entry, name), value)
        for name, value in values.items()
        if given(entry, name) != value
    )


def with_given(entry: Entry, values: Mapping[str, object]) -> Entry:
    """The entry after a person said those values; None takes a word back, and the page's counts again."""
    read, fields = dict(entry.read), dict(entry.fields)
    columns: dict[str, str] = {}
    for name, value in values.items():
        if value is None:
            words = read.pop(name, value_of(entry, name))
        else:
            read.setdefault(name, value_of(entry, name))
            words = str(value)
        if name in COLUMNS:
            columns[name] = words
        else:
            fields.pop(name, None)
            if words:
                fields[name] = words
    return replace(entry, read=read, fields=fields, **cast("Any", columns))


def keep_given(entry: Entry, known: Entry) -> Entry:
    """The entry with what a person said of the known one, where nobody has said anything of it there."""
    return with_given(entry, {name: value_of(known, name) for name in known.read if name not in entry.read})


def with_known(article: Article, entry: Entry | None) -> Article:
    """The article with its fields as they count: what a person says, else what the page says."""
    if entry is None:
        return article
    columns = {name: value_of(entry, name) or getattr(article, name) for name in COLUMNS if name not in entry.read}
    columns |= {name: value_of(entry, name) for name in COLUMNS if name in entry.read}
    return replace(article, fields={**article.fields, **entry.fields}, **cast("Any", columns))


# ---- what the page says


def page_layer(entry: Entry) -> tuple[dict[str, str], dict[str, str]]:
    """What the page says in the four places of their own, and in `fields`."""
    others = _own_places(entry.fields, entry.read)
    return {name: page_value(entry, name) for name in COLUMNS}, others


def _own_places(values: Mapping[str, str], read: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in values.items() if name not in read}
    return kept | {name: value for name, value in read.items() if name not in COLUMNS and value}


def with_page_layer(entry: Entry, columns: Mapping[str, str], others: Mapping[str, str]) -> Entry:
    """The entry after a page that says that; a person's words stay."""
    read = {name: (columns if name in COLUMNS else others).get(name, "") for name in entry.read}
    mine = {name: value for name, value in entry.fields.items() if name in entry.read}
    plain = {name: value for name, value in columns.items() if name not in entry.read}
    fields = {name: value for name, value in others.items() if name not in entry.read} | mine
    return replace(entry, read=read, fields=fields, **cast("Any", plain))


def described(entry: Entry, article: Article) -> Entry:
    """The entry with what a reader says of the article; work done on it stays."""
    paths = tuple(path for path in entry.paths if path != article.path) + ((article.path,) if article.path else ())
    if entry.stored:
        same = article.text_sha256 == entry.text_sha256 and article.file_sha256
        return replace(entry, paths=paths, file_sha256=article.file_sha256 if same else entry.file_sha256)
    if entry.lent is not None and article.text_sha256 != entry.text_sha256:
        held = (*entry.earlier_texts, (entry.lent, entry.text_sha256))
        entry = replace(entry, earlier_texts=held, lent=None)
    read = with_page_layer(entry, {name: getattr(article, name) for name in COLUMNS}, article.fields)
    return replace(
        read,
        paths=paths,
        file_sha256=article.file_sha256,
        text_sha256=article.text_sha256,
        reader=article.reader,
        encoding=article.encoding,
    )


# ---- which fields there are


def named(rows: Iterable[FieldRow], words: str) -> FieldRow | None:
    """The field of that name in any language, whatever the case and the spaces around it."""
    wanted = words.strip().casefold()
    wanted = _ALIASES.get(wanted, wanted).replace(" ", "")
    return next((row for row in rows if wanted in {_plain(row.name), _plain(row.zh), _plain(row.en)}), None)


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "")


_ALIASES: Final[Mapping[str, str]] = {
    "发布日期": PUBLISHED, "成文日期": PUBLISHED, "发布时间": PUBLISHED, "时间": PUBLISHED,
    "publication date": PUBLISHED, "发文单位": ISSUER, "发布机构": ISSUER, "发文机构": ISSUER, "机关": ISSUER,
    "发文字号": NUMBER, "字号": NUMBER, "document number": NUMBER, "doc number": NUMBER,
    "层级": LEVEL, "篇名": "title", "文章标题": "title", "题名": "title", "媒体": "source", "报纸": "source",
}  # fmt: skip


def fresh_name(rows: Iterable[FieldRow], words: str) -> str:
    """A name no field has, made of those words."""
    taken = {row.name for row in rows} | {"views"}
    base = re.sub(r"\s+", " ", words.replace(":", " ")).strip()[:60] or "field"
    name, number = base, 2
    while name in taken:
        name, number = f"{base} {number}", number + 1
    return name


def field_record(row: FieldRow) -> dict[str, Any]:
    """The record of a person's own field."""
    names = ("name", "zh", "en", "order")
    return {one: getattr(row, one) for one in names} | {
        "kind": row.kind.value,
        "choices": list(row.choices),
        **row.extra,
    }


def field_of(record: Mapping[str, Any]) -> FieldRow | None:
    """The field of a record; None where it names none. A kind this version does not know is shown as text."""
    known = {"name", "zh", "en", "order", "kind", "choices"}
    name = str(record.get("name", ""))
    if not name:
        return None
    kind = record.get("kind", "text")
    return FieldRow(
        name,
        str(record.get("zh", "")) or name,
        str(record.get("en", "")) or name,
        Kind(kind) if kind in set(Kind) else Kind.TEXT,
        tuple(map(str, record.get("choices", ()))),
        int(record.get("order", 0)),
        extra={key: value for key, value in record.items() if key not in known},
    )
