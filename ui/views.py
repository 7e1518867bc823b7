"""What the panels are given, made from the core's nouns: names of provinces and labels, words."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

from core.model import Article, Label, Span
from core.spans import SpanSet


@lru_cache(maxsize=1)
def province_names() -> dict[str, str]:
    """GB/T 2260 code → short name (`44` → 广东)."""
    from core.extractors.gazetteer import short_names  # noqa: PLC0415  # its tables are read when first needed

    return dict(short_names())


def explain(span: Span, article: Article, spans: SpanSet) -> str:
    """The rule's reason for a span, as a sentence with the words the rule saw."""
    from core.extractors.why import explain as sentence  # noqa: PLC0415

    return sentence(span, article.text, spans)


def chinese() -> bool:
    """Whether the window speaks Chinese."""
    return QLocale().language() == QLocale.Language.Chinese


def label_name(label: Label) -> str:
    """A label's name in the person's language."""
    return (label.zh if chinese() else label.en) or label.name


def version() -> str:
    """The program's version."""
    from core import __version__  # noqa: PLC0415

    return __version__
