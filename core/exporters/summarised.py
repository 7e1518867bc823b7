"""What the reports and the tables of an export are made of: the summary of an article object, and counts over many."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.articles.article_json import Json, article_of, group_of, span_of
from core.extractors.gazetteer import short_names
from core.model import PROVINCE, SLOGAN, TASK
from core.spans import SpanSet
from core.summary.article import Summary, summarise, unchanged
from core.summary.parts import Making
from core.summary.tables import Table, TaskRow, task_rows
from core.translation import QT_TRANSLATE_NOOP, translate

REJECTED: Final = "rejected"
SLOGANS_AND_PROVINCES: Final = QT_TRANSLATE_NOOP("export", "Slogans by province")
PROVINCES_AND_TASKS: Final = QT_TRANSLATE_NOOP("export", "Provinces")
_PROVINCE_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("export", "Province"),
    QT_TRANSLATE_NOOP("export", "Articles that name it"),
    QT_TRANSLATE_NOOP("export", "Numbered tasks"),
)
UNKNOWN: Final = QT_TRANSLATE_NOOP("export", "No province known")


def tr(words: str) -> str:
    """The words in the person's language."""
    return translate("export", words)


def counts(span: Json) -> bool:
    """Whether a span counts: what a person rejected does not."""
    return bool(span.get("status") != REJECTED)


def summary_of(article: Json) -> Summary:
    """The summary of an article object."""
    rules = str(article.get("extracted", "")).partition("-")[0]
    return summarise(article_of(article), _spans(article), short_names(), rule_set=rules)


def tasks_of(article: Json) -> Iterator[TaskRow]:
    """The rows of the article's numbered tasks: its summary without what takes long and stands in no table."""
    if any(span["label"] == TASK for span in article["annotations"]):
        making = Making(article_of(article), _spans(article), short_names(), unchanged)
        for part in (making.sort(), making.tasks()):
            deque(part, maxlen=0)
        yield from task_rows(making.summary(""))


def _spans(article: Json) -> SpanSet:
    text = article["text"]
    return SpanSet(
        [span_of(one, text) for one in article["annotations"]],
        [group_of(one, text) for one in article.get("groups", ())],
    )


def province_name(code: str) -> str:
    """The short name of a province, or names of several; the code itself where it is none."""
    return " ".join(short_names().get(one, one) for one in code.split())


@dataclass
class Totals:
    """Counts over the articles added so far: they grow with what is told apart, not with the articles."""

    articles: int = 0
    spans: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    """In how many articles a province is named, by code."""
    tasks: Counter[str] = field(default_factory=Counter)
    """Numbered tasks by their province's code."""
    slogans: dict[str, Counter[str]] = field(default_factory=dict)
    """Times of a slogan by its province's code."""

    def add(self, article: Json) -> None:
        """Count one article."""
        self.articles += 1
        named: set[str] = set()
        for span in article["annotations"]:
            if not counts(span):
                continue
            label = span["label"]
            self.spans[label] += 1
            code = str(span.get("province", ""))
            if label == PROVINCE and span.get("kind") != "region":
                named.update(str(span.get("norm", "")).split())
            elif label == TASK:
                self.tasks[code] += 1
            elif label == SLOGAN:
                self.slogans.setdefault(norm_of(span), Counter())[code] += 1
        self.named.update(named)

    def tables(self) -> Iterator[Table]:
        """Provinces with their articles and tasks, and slogans by province."""
        codes = sorted(self.named | self.tasks, key=lambda code: (not code, code))
        if codes:
            rows = tuple((name_or_unknown(code), str(self.named[code]), str(self.tasks[code])) for code in codes)
            yield Table(tr(PROVINCES_AND_TASKS), tuple(map(tr, _PROVINCE_COLUMNS)), rows)
        if self.slogans:
            held = sorted({code for one in self.slogans.values() for code in one}, key=lambda code: (not code, code))
            ordered = sorted(self.slogans.items(), key=lambda one: (-one[1].total(), one[0]))
            columns = (translate("export", "Slogan"), *map(name_or_unknown, held), translate("export", "Total"))
            cells = tuple((norm, *(str(of[code]) for code in held), str(of.total())) for norm, of in ordered)
            yield Table(tr(SLOGANS_AND_PROVINCES), columns, cells)


def name_or_unknown(code: str) -> str:
    """The province's name, or that none is known."""
    return province_name(code) if code else tr(UNKNOWN)


def norm_of(span: Json) -> str:
    """What a slogan counts as: its norm, else its own string without white space."""
    return str(span.get("norm") or "".join(span["text"].split()))
