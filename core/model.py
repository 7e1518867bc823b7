"""The nouns of the program, as frozen values.

Every offset in this module is a Unicode code point into `Article.text`, and every range is
half-open, `[start, end)`. The words are those of docs/GLOSSARY.md. Nothing of ours is imported.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, make_dataclass, replace
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import Any, Final, cast

Range = tuple[int, int]
"""A half-open range of code points."""

NOTHING_MORE: Final[Mapping[str, object]] = {}
"""The shared empty mapping of keys this version does not know (a plain one: spans cross a pipe)."""


def _nothing_more() -> Mapping[str, object]:
    return NOTHING_MORE


class Role(StrEnum):
    """What a paragraph is for."""

    TITLE = "title"
    META = "meta"
    BODY = "body"
    CHROME = "chrome"
    """Navigation, disclaimers, comments: shown dimmed, not extracted from."""


class Status(IntEnum):
    """Whether a person has decided a span. The numbers are those of the workspace file."""

    PENDING = 0
    ACCEPTED = 1
    REJECTED = 2
    """Stays on record: a negative example, never proposed again."""


class ArticleState(StrEnum):
    """How far the work on an article has come."""

    UNSEEN = "unseen"
    OPEN = "open"
    FINISHED = "finished"


class OriginKind(StrEnum):
    """What sort of maker a span has."""

    RULE = "rule"
    LEARNER = "learner"
    IMPORT = "import"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made a span: a rule, the learner, an import or a person.

    `rule` is empty for a person, `learner.*` for the learner, `import.*` for an import.
    """

    rule: str = ""
    version: str = ""

    @property
    def kind(self) -> OriginKind:
        """The sort of maker, read from the rule's name."""
        if not self.rule:
            return OriginKind.PERSON
        if self.rule.startswith("learner."):
            return OriginKind.LEARNER
        if self.rule.startswith("import."):
            return OriginKind.IMPORT
        return OriginKind.RULE

    @property
    def is_person(self) -> bool:
        """Whether a person made the span by hand."""
        return not self.rule


PERSON: Final = Origin()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A range of the text with a role; `level` counts headings (0: not a heading)."""

    start: int
    end: int
    role: Role = Role.BODY
    level: int = 0


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A numbered heading line: shown in the structure pane, never a TASK."""

    start: int
    end: int
    level: int
    style: str = ""
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its metadata and paragraphs, as a reader gave it.

    Paragraphs are ascending, do not overlap, and leave out the line breaks between them. Once read, the text
    never changes: no BOM, only LF, no lone surrogates.
    """

    text: str
    text_sha256: str
    paragraphs: tuple[Paragraph, ...] = ()
    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    """ISO 8601 date, or empty."""
    path: str = ""
    file_sha256: str = ""
    """Of the bytes of the file; empty for pasted text."""
    reader: str = ""
    """`name@version` of the reader."""
    encoding: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Further facts of the page, e.g. `views`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled range `[start, end)` of code points; what a field means stands in GUIDELINES and the glossary."""

    id: str
    label: str
    start: int
    end: int
    status: Status = Status.PENDING
    origin: Origin = PERSON
    confidence: float | None = None
    """0 … 1 from a rule or the learner; None from a person."""
    norm: str = ""
    """A GB/T 2260 code (a region's codes joined by spaces), a slogan's norm; empty for tasks."""
    kind: str = ""
    group: str = ""
    """Id of the group the span belongs to."""
    ordinal: int | None = None
    level: int | None = None
    style: str = ""
    marker: Range | None = None
    head: str = ""
    tier: str = ""
    in_name: bool = False
    province: str = ""
    """The code of the province a task or slogan is about; empty when not known."""
    why: str = ""
    note: str = ""
    flag: bool = False
    how: str = ""
    """`finish` where finishing the article accepted the span."""
    born: str = ""
    """Id of the proposal this span answers to, where that is not its own id."""
    lost: bool = False
    """Its text was not found again in the article's newer text."""
    extra: Mapping[str, object] = field(default_factory=_nothing_more)
    """Keys a newer version wrote: kept as they are."""

    @property
    def range(self) -> Range:
        """`(start, end)`."""
        return (self.start, self.end)

    @property
    def pending(self) -> bool:
        """Whether nobody has decided it yet."""
        return self.status is Status.PENDING

    @property
    def rejected(self) -> bool:
        """Whether a person refused it."""
        return self.status is Status.REJECTED

    def text_of(self, text: str) -> str:
        """The span's own string in the article's text."""
        return text[self.start : self.end]


_SPAN_FIELDS: Final = tuple(one.name for one in fields(Span))
_values_of: Final = attrgetter(*_SPAN_FIELDS)
_Draft: Final = cast("Any", make_dataclass("_Draft", _SPAN_FIELDS, slots=True, repr=False, eq=False))
"""A span whose fields can still be set: it has the same slots, so that it can become a `Span`."""


def with_status(span: Span, status: Status, how: str = "") -> Span:
    """`replace(span, status=status, how=how)` in an eighth of its time: 60,000 are decided in one step."""
    draft = _Draft(*_values_of(span))
    draft.status, draft.how = status, how
    draft.__class__ = Span
    return cast("Span", draft)


def _unpickled(*values: object) -> Span:
    draft = _Draft(*values)
    draft.__class__ = Span
    return cast("Span", draft)


def _pickled(span: Span) -> tuple[Callable[..., Span], tuple[object, ...]]:
    return _unpickled, _values_of(span)


_values_of_paragraph: Final = attrgetter(*(one.name for one in fields(Paragraph)))


def _pickled_paragraph(paragraph: Paragraph) -> tuple[type[Paragraph], tuple[int, int, Role, int]]:
    return Paragraph, _values_of_paragraph(paragraph)


# An article's paragraphs and spans cross the worker's pipe. By itself a frozen dataclass with slots is taken apart and
# put together field by field, in Python: twice the time.
copyreg.pickle(Span, _pickled)
copyreg.pickle(Paragraph, _pickled_paragraph)


_PLAIN: Final = _values_of(Span("", "", 0, 0))[7:]


def span_from(first: tuple[str, str, int, int, Status, Origin, float | None], more: Mapping[str, object]) -> Span:
    """`Span(*first, **more)` in a third of its time: an article of 60,000 is read, 10,000 are marked, in one go.

    `AttributeError` for a field that spans do not have.
    """
    draft = _Draft(*first, *_PLAIN)
    for name, value in more.items():
        setattr(draft, name, value)
    draft.__class__ = Span
    return cast("Span", draft)


@dataclass(frozen=True, slots=True)
class Group:
    """What the spans that name it have in common; its items are the spans, never a second list."""

    id: str
    label: str
    style: str = ""
    level: int = 1
    parent: str = ""
    lead_in: Range | None = None
    org: Range | None = None
    target: Range | None = None
    province: str = ""
    flags: tuple[str, ...] = ()
    """`gap:N`, `repeat:N` …: what the text itself has wrong in its numbering."""
    extra: Mapping[str, object] = field(default_factory=_nothing_more)


class FieldKind(StrEnum):
    """What can be put into a field of a person's own label."""

    TEXT = "text"
    CHOICE = "choice"
    CODES = "codes"
    """One or more codes of a list, joined by spaces, found by their names or their pinyin."""


@dataclass(frozen=True, slots=True)
class LabelField:
    """A field that spans of a label have beside what every span has; its values stand in `Span.extra["fields"]`."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    """(value or code, name) of a choice or a code list."""
    shown: bool = True
    """Whether the card offers it."""


@dataclass(frozen=True, slots=True)
class Label:
    """The kind of a span: a row of data, the three built-in ones included."""

    name: str
    zh: str
    en: str
    colour: str
    """A theme token (`province`, `slogan`, `task`) or `#RRGGBB`."""
    underline: str = "solid"
    """`solid`, `dotted`, `dashed`, `wave` or `marker` (task: only the marker is underlined)."""
    key: str = ""
    order: int = 0
    built_in: bool = False
    fields: tuple[LabelField, ...] = ()
    guideline: str = ""
    """What the label is for and where a span begins and ends, in a person's own words."""
    hidden: bool = False
    """Put away: not offered, its spans not painted; they stay on record."""
    extra: Mapping[str, object] = field(default_factory=_nothing_more)


PROVINCE: Final = "PROVINCE"
SLOGAN: Final = "SLOGAN"
TASK: Final = "TASK"
DEMAND: Final = "DEMAND"

BUILT_IN_LABELS: Final = (
    Label(PROVINCE, "省份", "Province", "province", "solid", "1", 1, built_in=True),
    Label(SLOGAN, "口号", "Slogan", "slogan", "dotted", "2", 2, built_in=True),
    Label(TASK, "任务", "Task", "task", "marker", "3", 3, built_in=True),
)

OPTIONAL_LABELS: Final = (Label(DEMAND, "要求", "Demand", "#8A8F98", "dotted", "", 4, built_in=True),)
"""Labels a person may switch on; `extract`, exports and scores leave them alone (docs/adr/0010)."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the extractors found in one article."""

    spans: tuple[Span, ...] = ()
    groups: tuple[Group, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()


__all__ = [
    "BUILT_IN_LABELS",
    "DEMAND",
    "NOTHING_MORE",
    "OPTIONAL_LABELS",
    "PERSON",
    "PROVINCE",
    "SLOGAN",
    "TASK",
    "Article",
    "ArticleState",
    "Extraction",
    "FieldKind",
    "Group",
    "Label",
    "LabelField",
    "Origin",
    "OriginKind",
    "OutlineEntry",
    "Paragraph",
    "Range",
    "Role",
    "Span",
    "Status",
    "replace",
    "span_from",
    "with_status",
]
