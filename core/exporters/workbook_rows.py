"""The rows of a workbook's sheets, in the order in which they can be written while articles go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from core.articles.article_json import Json
from core.articles.days import iso_day
from core.exporters import Job, Option
from core.exporters.summarised import counts, name_or_unknown, norm_of, province_name, tasks_of, tr
from core.model import PROVINCE, SLOGAN, TASK
from core.translation import QT_TRANSLATE_NOOP, translate

Cell = str | int | float | None
CONTEXT: Final = 20
"""Characters of the text on either side of a span."""
COUNTED: Final = Option(
    "counted",
    QT_TRANSLATE_NOOP("export", "What tables count"),
    (
        ("mentions", QT_TRANSLATE_NOOP("export", "mentions")),
        ("articles", QT_TRANSLATE_NOOP("export", "articles that have it")),
        ("yesno", QT_TRANSLATE_NOOP("export", "1 for yes, 0 for no")),
    ),
)
PERIOD: Final = Option(
    "period",
    QT_TRANSLATE_NOOP("export", "Counts by"),
    (("month", QT_TRANSLATE_NOOP("export", "month")), ("week", QT_TRANSLATE_NOOP("export", "week"))),
)
PROVINCES, SLOGANS, TASKS, OTHERS = "provinces", "slogans", "tasks", "others"
PROVINCE_TASK, PROVINCE_SLOGAN, ARTICLES, PERIODS = "province_task", "province_slogan", "articles", "periods"
SHEETS: Final = {
    PROVINCES: QT_TRANSLATE_NOOP("export", "Provinces"),
    SLOGANS: QT_TRANSLATE_NOOP("export", "Slogans"),
    TASKS: QT_TRANSLATE_NOOP("export", "Tasks"),
    OTHERS: QT_TRANSLATE_NOOP("export", "Other spans"),
    PROVINCE_TASK: QT_TRANSLATE_NOOP("export", "Province × task"),
    PROVINCE_SLOGAN: QT_TRANSLATE_NOOP("export", "Province × slogan"),
    ARTICLES: QT_TRANSLATE_NOOP("export", "By article"),
    PERIODS: QT_TRANSLATE_NOOP("export", "By period"),
}
"""The sheets in their order, and what they are called."""
_SHEET_OF: Final = {PROVINCE: PROVINCES, SLOGAN: SLOGANS, TASK: TASKS}
_SPAN_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("export", "Label"), QT_TRANSLATE_NOOP("export", "Text"), QT_TRANSLATE_NOOP("export", "Norm"),
    QT_TRANSLATE_NOOP("export", "Kind"), QT_TRANSLATE_NOOP("export", "Province"),
    QT_TRANSLATE_NOOP("export", "No."), QT_TRANSLATE_NOOP("export", "Before"), QT_TRANSLATE_NOOP("export", "After"),
    QT_TRANSLATE_NOOP("export", "Status"), QT_TRANSLATE_NOOP("export", "Made by"),
    QT_TRANSLATE_NOOP("export", "Confidence"), QT_TRANSLATE_NOOP("export", "Note"),
    QT_TRANSLATE_NOOP("export", "Start"), QT_TRANSLATE_NOOP("export", "End"), QT_TRANSLATE_NOOP("export", "Title"),
    QT_TRANSLATE_NOOP("export", "Source"), QT_TRANSLATE_NOOP("export", "Published"),
    QT_TRANSLATE_NOOP("export", "Path"),
)  # fmt: skip
_TASK_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("export", "Province"), QT_TRANSLATE_NOOP("export", "Body"), QT_TRANSLATE_NOOP("export", "Asked"),
    QT_TRANSLATE_NOOP("export", "List"), QT_TRANSLATE_NOOP("export", "No."), QT_TRANSLATE_NOOP("export", "Marker"),
    QT_TRANSLATE_NOOP("export", "In short (the text's own words)"), QT_TRANSLATE_NOOP("export", "Slogans in it"),
    QT_TRANSLATE_NOOP("export", "Length"), QT_TRANSLATE_NOOP("export", "Start"), QT_TRANSLATE_NOOP("export", "End"),
    QT_TRANSLATE_NOOP("export", "Title"), QT_TRANSLATE_NOOP("export", "Published"),
)  # fmt: skip
_ARTICLE_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("export", "Title"), QT_TRANSLATE_NOOP("export", "Source"),
    QT_TRANSLATE_NOOP("export", "Published"), QT_TRANSLATE_NOOP("export", "Path"),
    QT_TRANSLATE_NOOP("export", "Provinces"), QT_TRANSLATE_NOOP("export", "Slogans"),
    QT_TRANSLATE_NOOP("export", "Tasks"), QT_TRANSLATE_NOOP("export", "Other spans"),
    QT_TRANSLATE_NOOP("export", "Different provinces"), QT_TRANSLATE_NOOP("export", "Different slogans"),
)  # fmt: skip
_KNOWN: Final = frozenset({"title", "source", "published", "path"})
"""Fields that have a column of their own."""
_Key = tuple[str, str]
"""A label and what of it: a province's code, a slogan's norm, empty for all of them."""


class Row(NamedTuple):
    """One row of a sheet."""

    sheet: str
    cells: tuple[Cell, ...]
    head: bool = False


def rows(articles: Iterable[Json], job: Job) -> Iterator[Row]:
    """Every row of every sheet; those of one sheet come in their order."""
    for sheet in (PROVINCES, SLOGANS, TASKS, OTHERS):
        yield _head(sheet, _SPAN_COLUMNS)
    yield _head(PROVINCE_TASK, _TASK_COLUMNS)
    names: tuple[str, ...] | None = None
    made = _Counted(job.option(COUNTED), job.option(PERIOD))
    for article in articles:
        if names is None:
            names = tuple(name for name in article.get("metadata", {}) if name not in _KNOWN)
            yield Row(ARTICLES, (*map(tr, _ARTICLE_COLUMNS), *names), head=True)
        for span in article["annotations"]:
            yield Row(_SHEET_OF.get(span["label"], OTHERS), _span(article, span))
        for task in tasks_of(article):
            cells = (task.province, task.org, task.target, task.group, task.ordinal, task.marker, task.short)
            more = (task.slogans, task.length, task.start, task.end, *_facts(article, "title", "published"))
            yield Row(PROVINCE_TASK, cells + more)
        yield Row(
            ARTICLES,
            (*_facts(article, "title", "source", "published", "path"), *made.add(article), *_further(article, names)),
        )
    if names is None:
        yield _head(ARTICLES, _ARTICLE_COLUMNS)
    yield from made.slogans()
    yield from made.periods()


def _head(sheet: str, columns: Iterable[str]) -> Row:
    return Row(sheet, tuple(map(tr, columns)), head=True)


def _facts(article: Json, *names: str) -> tuple[Cell, ...]:
    return tuple(str(article.get(name) or "") for name in names)


def _further(article: Json, names: tuple[str, ...]) -> tuple[Cell, ...]:
    said = article.get("metadata", {})
    return tuple(str(said.get(name) or "") for name in names)


def _span(article: Json, span: Json) -> tuple[Cell, ...]:
    text, start, end = article["text"], span["start"], span["end"]
    norm = str(span.get("norm", ""))
    if span["label"] == PROVINCE:
        norm, province = province_name(norm), norm
    else:
        province = province_name(str(span.get("province", "")))
    maker = str(span.get("rule") or span.get("origin", ""))
    return (
        str(span["label"]), span["text"], norm, str(span.get("kind", "")), province, span.get("ordinal"),
        text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], str(span.get("status", "")), maker,
        span.get("confidence"), str(span.get("note", "")), start, end,
        *_facts(article, "title", "source", "published", "path"),
    )  # fmt: skip


class _Counted:
    """What the tables count; it grows with the slogans, the provinces and the periods, never with the articles."""

    def __init__(self, unit: str, period: str) -> None:
        self._unit = unit
        self._weeks = period == "week"
        self._by_province: dict[str, Counter[str]] = {}
        self._by_period: dict[_Key, Counter[str]] = {}

    def add(self, article: Json) -> list[Cell]:
        """Count an article; the numbers of its own row."""
        here: Counter[_Key] = Counter()
        slogans: Counter[tuple[str, str]] = Counter()
        for span in filter(counts, article["annotations"]):
            label = span["label"]
            here[label, ""] += 1
            if label == PROVINCE:
                here.update((label, code) for code in str(span.get("norm", "")).split())
            elif label == SLOGAN:
                here[label, norm_of(span)] += 1
                slogans[norm_of(span), str(span.get("province", ""))] += 1
        period = self._period(article)
        for key, number in here.items():
            self._by_period.setdefault(key, Counter())[period] += self._counted(number)
        for (norm, code), number in slogans.items():
            self._by_province.setdefault(norm, Counter())[code] += self._counted(number)
        whole = {label: number for (label, what), number in here.items() if not what}
        known = [whole.pop(label, 0) for label in _SHEET_OF]
        kinds = [sum(1 for label, what in here if what and label == wanted) for wanted in (PROVINCE, SLOGAN)]
        return [*(self._shown(number) for number in (*known, sum(whole.values()))), *kinds]

    def _counted(self, number: int) -> int:
        return number if self._unit == "mentions" else 1

    def _shown(self, number: int) -> int:
        return number if self._unit == "mentions" else min(number, 1)

    def _sum(self, number: int) -> int:
        return min(number, 1) if self._unit == "yesno" else number

    def _period(self, article: Json) -> str:
        day = iso_day(str(article.get("published") or ""))
        if not day or not self._weeks:
            return day[:7]
        year, week, _day = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02d}"

    def slogans(self) -> Iterator[Row]:
        """Province × slogan: the most frequent first."""
        codes = _sorted({code for one in self._by_province.values() for code in one})
        yield Row(
            PROVINCE_SLOGAN,
            (translate("export", "Slogan"), *map(name_or_unknown, codes), translate("export", "Total")),
            head=True,
        )
        for norm, found in sorted(self._by_province.items(), key=lambda one: (-one[1].total(), one[0])):
            numbers = (self._sum(found[code]) for code in codes)
            yield Row(PROVINCE_SLOGAN, (norm, *numbers, self._sum(found.total())))

    def periods(self) -> Iterator[Row]:
        """Every label, then its provinces or slogans, by period."""
        periods = _sorted({one for found in self._by_period.values() for one in found})
        names = [one or translate("export", "No date") for one in periods]
        yield Row(
            PERIODS,
            (translate("export", "Label"), translate("export", "Which"), *names, translate("export", "Total")),
            head=True,
        )
        for (label, what), found in sorted(self._by_period.items()):
            name = province_name(what) if label == PROVINCE else what
            numbers = (self._sum(found[one]) for one in periods)
            yield Row(PERIODS, (label, name, *numbers, self._sum(found.total())))


def _sorted(found: set[str]) -> list[str]:
    """What has a name in order, then what has none."""
    return sorted(found, key=lambda one: (not one, one))
