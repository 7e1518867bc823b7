"""Why a file could not be read, in the person's language; errors carry these sentences in English."""

from __future__ import annotations

from typing import Final

from core import system_errors
from core.errors import ZhupiError
from core.translation import QT_TRANSLATE_NOOP, translate

CONTEXT: Final = "reasons"
WORDS: Final = (
    QT_TRANSLATE_NOOP("reasons", "the end of the file is missing"),
    QT_TRANSLATE_NOOP("reasons", "the file is empty"),
    QT_TRANSLATE_NOOP("reasons", "the file is shorter than it was"),
    QT_TRANSLATE_NOOP("reasons", "its first record cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "its first record is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "the list of recent corrections is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "a record belongs to no table"),
    QT_TRANSLATE_NOOP("reasons", "a record is not what its checksum says"),
    QT_TRANSLATE_NOOP("reasons", "a record is not an object"),
    QT_TRANSLATE_NOOP("reasons", "this file is not a workspace"),
    QT_TRANSLATE_NOOP("reasons", "this JSON file is not a workspace"),
    QT_TRANSLATE_NOOP("reasons", "Windows has a device of that name"),
    QT_TRANSLATE_NOOP("reasons", "there is no such file"),
    QT_TRANSLATE_NOOP("reasons", "it is the workspace itself"),
    QT_TRANSLATE_NOOP("reasons", "it does not say whose work it is"),
    QT_TRANSLATE_NOOP("reasons", "the workspace is open for reading only"),
)
"""Every reason that a workspace is refused for in one form of words; those of the system are `core.system_errors`."""

OF_ARTICLES: Final = (
    QT_TRANSLATE_NOOP("reasons", "it is no Word file"),
    QT_TRANSLATE_NOOP("reasons", "it has no body"),
    QT_TRANSLATE_NOOP("reasons", "LibreOffice found no article in it"),
    QT_TRANSLATE_NOOP("reasons", "its archive is broken"),
    QT_TRANSLATE_NOOP("reasons", "it is no saved page"),
    QT_TRANSLATE_NOOP("reasons", "it is no PDF, or a broken one"),
    QT_TRANSLATE_NOOP("reasons", "the markup of this page is broken beyond reading"),
    QT_TRANSLATE_NOOP("reasons", "it is a device or a pipe, not a file"),
    QT_TRANSLATE_NOOP("reasons", "it is not as it must be"),
)
"""Of articles and settings; after some of them stands, behind a colon, what a library said of it."""

_WITH_DETAILS: Final = QT_TRANSLATE_NOOP("reasons", "{reason} ({details})")


def reason_of(error: BaseException) -> str:
    """The error's own detail as a sentence; empty where it only says what its class says."""
    if isinstance(error, ZhupiError):
        detail = str(error.args[0]) if error.args else ""
        detail = "" if detail == type(error).__doc__ else in_words(detail)
    elif isinstance(error, OSError):
        detail = in_words(system_errors.why_refused(error))
    else:
        detail = str(error)
    return detail if not detail or detail.endswith((".", "!", "?", "。")) else f"{detail}."


def in_words(detail: str) -> str:
    """A reason in the person's language, whether it is one of ours or the system's."""
    if system_errors.what_helps(detail) is not None:
        return translate(system_errors.CONTEXT, detail)
    said, colon, by_library = detail.partition(": ")
    if colon and said in OF_ARTICLES:
        return translate(CONTEXT, _WITH_DETAILS).format(reason=translate(CONTEXT, said), details=by_library)
    return translate(CONTEXT, detail)
