"""The filter of the library: plain words, and `name:value` for fields, state and numbers; and the orders of the list.

    疫情 来源:新华 日期:2020-01..2020-06 级别:省 进度:完成 待定:>0 -作者:李

Every part must hold; a `-` before a part turns it round; quotation marks keep a value with spaces together. A name
nobody knows is a plain word, so an address or a time can be looked for as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.articles.fields import FieldRow, Kind, named
from core.articles.listed import ListedArticle
from core.model import ArticleState

Test = Callable[[ListedArticle, str], bool]
"""Whether an article (and its words in one line, folded) passes."""
ORDERS: Final = ("added", "newest", "oldest", "title", "progress", "pending")
"""The orders of the list, by their names in the settings."""

_PART: Final = re.compile(r'(?P<no>-?)(?:(?P<name>[^\s:："]{1,40})[:：])?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))\s*')
STATE_WORDS: Final[Mapping[ArticleState, tuple[str, ...]]] = {
    ArticleState.UNSEEN: ("未看", "unseen"),
    ArticleState.OPEN: ("在看", "open"),
    ArticleState.FINISHED: ("完成", "finished"),
}
"""How far the work on an article has come, as it is typed here and in the search across the library."""
_STATES: Final = {word: state for state, words in STATE_WORDS.items() for word in words}
STATE_NAMES: Final = frozenset({"progress", "state", "进度", "状态"})
PENDING_NAMES: Final = frozenset({"pending", "待定"})
_NONE: Final = frozenset({"-", "none", "无", "空"})
_SOME: Final = frozenset({"*", "any", "有", "yes"})
_RANGE: Final = re.compile(r"\s*(?:\.\.+|…|~|～|至)\s*")
_COMPARED: Final = re.compile(r"(>=|<=|>|<|=|≥|≤)\s*([+-]?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that was read; `words` as they were typed."""

    words: str
    tests: tuple[Test, ...] = ()

    def passes(self, item: ListedArticle, line: str) -> bool:
        """Whether the article is shown; `line` is `line_of` it."""
        for test in self.tests:  # noqa: SIM110  # a generator costs half as much again, for each article
            if not test(item, line):
                return False
        return True


def line_of(item: ListedArticle) -> str:
    """What plain words are looked for in."""
    fields = (value for name, value in item.fields.items() if name != "views")
    return " ".join((item.title, item.source, item.published, *fields)).casefold()


def value_of(item: ListedArticle, name: str) -> str:
    """The value of a field."""
    if name in ("title", "source", "published"):
        return str(getattr(item, name))
    return item.fields.get(name, "")


def read(words: str, rows: Sequence[FieldRow]) -> Filter:
    """The filter those words are; any words are one."""
    tests = []
    at = 0
    while at < len(words):
        part = _PART.match(words, at)
        if part is None or part.end() == at:
            at += 1
            continue
        at = part.end()
        test = _test(part, rows)
        if test is not None:
            tests.append(_not(test) if part["no"] and part[0].strip() != "-" else test)
    return Filter(words, tuple(tests))


def _test(part: re.Match[str], rows: Sequence[FieldRow]) -> Test | None:
    name = part["name"] or ""
    value = (part["quoted"] if part["quoted"] is not None else part["plain"] or "").casefold()
    test = _named(name, value, rows) if name else None
    if test is not None:
        return test if value else None
    plain = (f"{name}:{value}" if name else value).strip()
    return _holds(plain) if plain else None


def _named(name: str, value: str, rows: Sequence[FieldRow]) -> Test | None:
    lowered = name.casefold()
    if lowered in STATE_NAMES:
        wanted = {state for word, state in _STATES.items() if word.startswith(value)}
        return lambda item, _line: item.state in wanted
    if lowered in PENDING_NAMES:
        return _pending(value)
    row = named(rows, name)
    return _of_field(row, value) if row is not None else None


def _pending(value: str) -> Test:
    if value in _SOME:
        return lambda item, _line: item.pending > 0
    if value in _NONE:
        return lambda item, _line: item.pending == 0
    fits = _number_test(value)
    return lambda item, _line: fits is not None and fits(item.pending)


def _of_field(row: FieldRow, value: str) -> Test:
    name = row.name
    if value in _NONE:
        return lambda item, _line: not value_of(item, name)
    if value in _SOME:
        return lambda item, _line: bool(value_of(item, name))
    if row.kind is Kind.DATE:
        return _date_test(name, value)
    fits = _number_test(value) if row.kind is Kind.NUMBER else None
    if fits is not None:
        return lambda item, _line: _compared(value_of(item, name), fits)
    return lambda item, _line: value in value_of(item, name).casefold()


def _date_test(name: str, value: str) -> Test:
    """A day, month or year, or from one to another, either of them open; both ends are inside."""
    ends = [_iso(one) for one in _RANGE.split(value, maxsplit=1)]
    if len(ends) == 1:
        return lambda item, _line: value_of(item, name).startswith(ends[0])
    first, last = ends
    last = f"{last}\uffff" if last else "\uffff"
    return lambda item, _line: bool(value_of(item, name)) and first <= value_of(item, name) <= last


def _iso(words: str) -> str:
    """`2020年4月`, `2020/4` and `2020-04` as `2020-04`."""
    parts = re.findall(r"\d+", words)
    return "-".join(part if at == 0 else part.zfill(2) for at, part in enumerate(parts[:3]))


def _number_test(value: str) -> Callable[[float], bool] | None:
    compared = _COMPARED.fullmatch(value)
    if compared is not None:
        sign, number = compared[1], float(compared[2])
        tests: dict[str, Callable[[float], bool]] = {
            ">": lambda one: one > number, ">=": lambda one: one >= number, "≥": lambda one: one >= number,
            "<": lambda one: one < number, "<=": lambda one: one <= number, "≤": lambda one: one <= number,
            "=": lambda one: one == number,
        }  # fmt: skip
        return tests[sign]
    ends = _RANGE.split(value, maxsplit=1)
    numbers = [_float(one) for one in ends]
    if len(ends) == 2 and (numbers[0] is not None or numbers[1] is not None):
        low = float("-inf") if numbers[0] is None else numbers[0]
        high = float("inf") if numbers[1] is None else numbers[1]
        return lambda one: low <= one <= high
    exact = numbers[0]
    return None if exact is None or len(ends) != 1 else lambda one: one == exact


def _float(words: str) -> float | None:
    try:
        found = float(words)
    except ValueError:
        return None
    return found if found == found and abs(found) != float("inf") else None  # noqa: PLR0124  # nan is not itself


def _compared(words: str, fits: Callable[[float], bool]) -> bool:
    number = _float(words)
    return number is not None and fits(number)


def _holds(plain: str) -> Test:
    return lambda _item, line: plain in line


def _not(test: Test) -> Test:
    return lambda item, line: not test(item, line)


# ---- parts that a menu puts into the line


def part_of(name: str, value: str) -> str:
    """`name:value`, in quotation marks where the value needs them."""
    value = value.replace('"', "")
    return f'{name}:"{value}"' if re.search(r"\s", value) else f"{name}:{value}"


def toggled(words: str, part: str) -> str:
    """The line with that part, or without it where it has it; another value of the same name is replaced."""
    parts = [one[0].strip() for one in _PART.finditer(words) if one[0].strip()]
    if part in parts:
        parts.remove(part)
        return " ".join(parts)
    name = part.partition(":")[0] + ":"
    return " ".join([*(one for one in parts if not one.startswith(name)), part])


def has(words: str, part: str) -> bool:
    """Whether the line has that very part."""
    return any(one[0].strip() == part for one in _PART.finditer(words))


# ---- the orders


def order_key(order: str) -> Callable[[ListedArticle], tuple[object, ...]] | None:
    """What to sort by; None for the order of adding. Articles without a date come last."""
    keys: dict[str, Callable[[ListedArticle], tuple[object, ...]]] = {
        "newest": lambda item: (not item.published, _reversed(item.published)),
        "oldest": lambda item: (not item.published, item.published),
        "title": lambda item: (item.title.casefold(),),
        "progress": lambda item: (item.decided, -item.pending),
        "pending": lambda item: (-item.pending,),
    }
    return keys.get(order)


def _reversed(day: str) -> tuple[int, ...]:
    return tuple(-ord(one) for one in day)
