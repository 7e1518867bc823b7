"""Numbers as lists write them: what a format keeps as a count, as the characters a reader of the page sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL: Final = "零壹貳參肆伍陸柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST: Final = 9999
"""Larger counts are written in digits, whatever the style."""


def chinese(count: int, *, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A count in Chinese, as 十一, 二十, 一百零五; digits from 10,000 on and below 0."""
    if not 0 < count <= _LARGEST:
        return digits[0] if count == 0 else str(count)
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = count // 10**place % 10
        if not digit:
            gap = bool(written)
            continue
        written += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return written[1:] if digits is _DIGITS and 10 <= count < 20 else written


def _positional(count: int, zero: str = "〇") -> str:
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(count))


def _counting(count: int) -> str:
    """Word's chineseCounting: to 九十九 by units, then digit by digit."""
    return chinese(count) if 0 < count < 100 else _positional(abs(count), "○")


def roman(count: int) -> str:
    """A count in small Roman numerals; digits where there are none."""
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written


def letters(count: int) -> str:
    """A count as HTML writes it in letters: from a to z, then aa, ab and so on."""
    if count <= 0:
        return str(count)
    written = ""
    while count:
        count, rest = divmod(count - 1, 26)
        written = chr(97 + rest) + written
    return written


def _repeated(count: int) -> str:
    """Word's letters: from a to z, then aa, bb and so on."""
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= 780 else str(count)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _sexagenary(count: int) -> str:
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12] if 0 < count <= 60 else str(count)


_CIRCLED: Final = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))


def _full_width(count: int) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in str(count))


WORD: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": lambda count: roman(count).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda count: _repeated(count).upper(),
    "lowerLetter": _repeated,
    "numberInDash": lambda count: f"- {count} -",
    "hex": lambda count: f"{count:X}",
    "chineseCounting": _counting,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": lambda count: _positional(count, "○"),
    "ideographDigital": _positional,
    "koreanDigital2": chinese,
    "chineseLegalSimplified": lambda count: chinese(count, digits=_LEGAL, units="拾佰仟"),
    "ideographLegalTraditional": lambda count: chinese(count, digits=_LEGAL_TRADITIONAL, units="拾佰仟"),
    "japaneseLegal": lambda count: chinese(count, digits=_LEGAL_TRADITIONAL, units="拾佰仟"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "decimalEnclosedCircle": _cycle(_CIRCLED),
    "decimalEnclosedCircleChinese": _cycle(_CIRCLED),
    "decimalEnclosedParen": _cycle("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _cycle("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _cycle("".join(map(chr, range(0x3280, 0x328A)))),
}
"""Word's `numFmt` values (ECMA-376 part 1, 17.18.59) → how each writes a count; others are written in digits."""

HTML: Final[dict[str, Callable[[int], str]]] = {
    "1": lambda count: f"{count}.",
    "a": lambda count: f"{letters(count)}.",
    "A": lambda count: f"{letters(count).upper()}.",
    "i": lambda count: f"{roman(count)}.",
    "I": lambda count: f"{roman(count).upper()}.",
    "decimal": lambda count: f"{count}.",
    "decimal-leading-zero": lambda count: f"{count:02d}.",
    "lower-alpha": lambda count: f"{letters(count)}.",
    "lower-latin": lambda count: f"{letters(count)}.",
    "upper-alpha": lambda count: f"{letters(count).upper()}.",
    "upper-latin": lambda count: f"{letters(count).upper()}.",
    "lower-roman": lambda count: f"{roman(count)}.",
    "upper-roman": lambda count: f"{roman(count).upper()}.",
    "cjk-ideographic": lambda count: f"{chinese(count)}、",
    "simp-chinese-informal": lambda count: f"{chinese(count)}、",
    "trad-chinese-informal": lambda count: f"{chinese(count)}、",
    "simp-chinese-formal": lambda count: f"{chinese(count, digits=_LEGAL, units='拾佰仟')}、",
    "cjk-decimal": lambda count: f"{_positional(count)}、",
    "cjk-heavenly-stem": lambda count: f"{_cycle(_STEMS)(count)}、",
    "cjk-earthly-branch": lambda count: f"{_cycle(_BRANCHES)(count)}、",
    "none": lambda _count: "",
    "disc": lambda _count: "",
    "circle": lambda _count: "",
    "square": lambda _count: "",
}
"""Values of `type` and of CSS `list-style-type` → the marker a browser shows, its stop included."""
