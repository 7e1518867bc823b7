"""A place of the text as a quotation: 「…」（title, source, date, paragraph）."""

from __future__ import annotations

from functools import reduce

from core.model import Article, Range, Role
from core.translation import translate


def quotation(article: Article, place: Range) -> str:
    """The words of `[start, end)` exactly as they stand, and where they are from."""
    start, end = place
    said = [article.title, article.source, article.published, _paragraphs(article, place)]
    words = translate("quotation", "“{words}” ({where})")
    where = reduce(_joined, (one for one in said if one), "")
    if not where:
        words = translate("quotation", "“{words}”")
    return words.replace("{where}", where, 1).replace("{words}", article.text[start:end], 1)


def paragraph_number(article: Article, offset: int) -> int:
    """The number of the body paragraph that holds an offset, counted from 1; 0 where it is in none."""
    number = 0
    for paragraph in article.paragraphs:
        if paragraph.role is Role.BODY:
            number += 1
            if paragraph.start <= offset < paragraph.end:
                return number
        elif paragraph.start <= offset < paragraph.end:
            return 0
        if paragraph.start > offset:
            return 0
    return 0


def _joined(before: str, after: str) -> str:
    between = translate("quotation", "{before}, {after}").partition("{before}")[2].partition("{after}")[0]
    return before + between + after if before else after


def _paragraphs(article: Article, place: Range) -> str:
    first = paragraph_number(article, place[0])
    last = paragraph_number(article, max(place[0], place[1] - 1))
    if not first:
        return ""
    if last <= first:
        return translate("quotation", "paragraph {n}").format(n=first)
    return translate("quotation", "paragraphs {n} to {m}").format(n=first, m=last)
