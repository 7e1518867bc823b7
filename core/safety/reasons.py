"""Why a file could not be read, in the person's language; errors carry these sentences in English."""

from __future__ import annotations

import re
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

FORMS: Final = (
    QT_TRANSLATE_NOOP("reasons", "it holds {} members"),
    QT_TRANSLATE_NOOP("reasons", "it unpacks to {} MB of markup"),
    QT_TRANSLATE_NOOP("reasons", "it unpacks to over {} MB of markup"),
    QT_TRANSLATE_NOOP("reasons", "{} unpacks to over {} times its size"),
    QT_TRANSLATE_NOOP("reasons", "a page unpacks to over {} MB"),
    QT_TRANSLATE_NOOP("reasons", "it has {} pages"),
    QT_TRANSLATE_NOOP("reasons", "it holds over {} characters"),
    QT_TRANSLATE_NOOP("reasons", "it is larger than {} MB"),
    QT_TRANSLATE_NOOP("reasons", "a web page larger than {} MB"),
    QT_TRANSLATE_NOOP("reasons", "it holds no page"),
    QT_TRANSLATE_NOOP("reasons", "its kind of encryption is not read"),
    QT_TRANSLATE_NOOP("reasons", "LibreOffice had not read it after {} seconds"),
    QT_TRANSLATE_NOOP("reasons", "OFD places characters on pages and does not keep the text in order"),
    QT_TRANSLATE_NOOP("reasons", "no reader knows files named {}"),
    QT_TRANSLATE_NOOP("reasons", "there is no text encoding named {}"),
    QT_TRANSLATE_NOOP("reasons", "a group needs at least two spans of one label"),
    QT_TRANSLATE_NOOP("reasons", "a number goes from 1 to {}"),
    QT_TRANSLATE_NOOP("reasons", "a level goes from 1 to {}"),
    QT_TRANSLATE_NOOP("reasons", "there is no group {}"),
    QT_TRANSLATE_NOOP("reasons", "there is no span {}"),
    QT_TRANSLATE_NOOP("reasons", "there is no article {}"),
    QT_TRANSLATE_NOOP("reasons", "there is no stored article {}"),
    QT_TRANSLATE_NOOP("reasons", "a rejected span cannot be in a group"),
    QT_TRANSLATE_NOOP("reasons", "the spans of a group have one label"),
    QT_TRANSLATE_NOOP("reasons", "the missing number does not stand in the text"),
    QT_TRANSLATE_NOOP("reasons", "this problem has no mend of its own; correct the span by hand"),
    QT_TRANSLATE_NOOP("reasons", "the span is not as it was when the problem was found"),
    QT_TRANSLATE_NOOP("reasons", "the list is not as it was when the problem was found"),
    QT_TRANSLATE_NOOP("reasons", "earlier corrections are not on the disk yet"),
    QT_TRANSLATE_NOOP("reasons", "an ordinal is a number from 1 to 999"),
    QT_TRANSLATE_NOOP("reasons", "the workspace's own tables are not what the correction was made for"),
    QT_TRANSLATE_NOOP("reasons", "article {} is not what the correction was made for"),
    QT_TRANSLATE_NOOP("reasons", "span {} is not what the correction was made for"),
    QT_TRANSLATE_NOOP("reasons", "group {} is not what the correction was made for"),
    QT_TRANSLATE_NOOP("reasons", "the text of that time is not stored"),
    QT_TRANSLATE_NOOP("reasons", "a span must hold at least one character that is not white space"),
    QT_TRANSLATE_NOOP("reasons", "the article's text must be stored with its first correction"),
    QT_TRANSLATE_NOOP("reasons", "the article's text is not stored"),
    QT_TRANSLATE_NOOP("reasons", "an earlier state is shown; go back to now, or bring it back, first"),
    QT_TRANSLATE_NOOP("reasons", "nothing can be written in this folder"),
    QT_TRANSLATE_NOOP("reasons", "there is such a file already; repair writes to a new one"),
    QT_TRANSLATE_NOOP("reasons", "the imported article could not be written"),
    QT_TRANSLATE_NOOP("reasons", "several files cannot go into a device or a pipe"),
    QT_TRANSLATE_NOOP("reasons", "{} is not there"),
    QT_TRANSLATE_NOOP("reasons", "{} cannot be the name of a file"),
    QT_TRANSLATE_NOOP("reasons", "it is a folder; name a file in it"),
    QT_TRANSLATE_NOOP("reasons", "it is a file, and this format is a folder; choose another name"),
    QT_TRANSLATE_NOOP("reasons", "the folder holds {}, which no export wrote; choose a new folder"),
    QT_TRANSLATE_NOOP("reasons", "{} was changed since it was exported; choose a new folder"),
    QT_TRANSLATE_NOOP("reasons", "{} reads back as something else"),
    QT_TRANSLATE_NOOP("reasons", "{} read back as something else"),
    QT_TRANSLATE_NOOP("reasons", "the file is gone and its text was never stored"),
    QT_TRANSLATE_NOOP("reasons", "the text is not the one its sha256 names"),
    QT_TRANSLATE_NOOP("reasons", "a line is not an object"),
    QT_TRANSLATE_NOOP("reasons", "the file holds no rows"),
    QT_TRANSLATE_NOOP("reasons", "row {} needs a text, a verdict (always or never), and a label if it is always"),
    QT_TRANSLATE_NOOP("reasons", "task {} has no data"),
    QT_TRANSLATE_NOOP("reasons", "task {} has no text"),
    QT_TRANSLATE_NOOP("reasons", "line {} is not an object"),
    QT_TRANSLATE_NOOP("reasons", "line {} has no text"),
    QT_TRANSLATE_NOOP("reasons", "line {}: two annotations have the same id"),
    QT_TRANSLATE_NOOP("reasons", "line {} is longer than {} MB"),
    QT_TRANSLATE_NOOP("reasons", "the file is too large to be read"),
    QT_TRANSLATE_NOOP("reasons", "the folder has no {} file"),
    QT_TRANSLATE_NOOP("reasons", "it is not UTF-8"),
    QT_TRANSLATE_NOOP("reasons", "it is broken in line {}, at character {}"),
    QT_TRANSLATE_NOOP("reasons", "{} is not UTF-8"),
    QT_TRANSLATE_NOOP("reasons", "it declares a document type or entities"),
    QT_TRANSLATE_NOOP("reasons", "{} is a link"),
    QT_TRANSLATE_NOOP("reasons", "the zip holds more than {} MB or {} files"),
    QT_TRANSLATE_NOOP("reasons", "the zip holds {}, which leads out of it"),
    QT_TRANSLATE_NOOP("reasons", "the zip holds {}, which is a link"),
    QT_TRANSLATE_NOOP("reasons", "the zip holds {}, which is a zip bomb"),
    QT_TRANSLATE_NOOP("reasons", "there is no .txt with an .ann of the same name"),
    QT_TRANSLATE_NOOP("reasons", "there is no .xmi and no .json"),
    QT_TRANSLATE_NOOP("reasons", "{}: line {} is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "there is no column text with one of {}"),
    QT_TRANSLATE_NOOP("reasons", "an article has no text"),
    QT_TRANSLATE_NOOP("reasons", "what was brought in could not be written"),
    QT_TRANSLATE_NOOP("reasons", "python-docx is missing"),
    QT_TRANSLATE_NOOP("reasons", "pypdf is missing"),
    QT_TRANSLATE_NOOP("reasons", "this is no DocBin of spaCy"),
    QT_TRANSLATE_NOOP("reasons", "it is nested too deeply"),
    QT_TRANSLATE_NOOP("reasons", "it is neither a folder nor a zip that can be read"),
    QT_TRANSLATE_NOOP("reasons", "this is no parquet file of texts with spans"),
    QT_TRANSLATE_NOOP("reasons", "an annotation is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "a group is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "an article is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "an outline entry is not as it must be"),
    QT_TRANSLATE_NOOP("reasons", "a record is not JSON"),
    QT_TRANSLATE_NOOP("reasons", "it is not JSON"),
    QT_TRANSLATE_NOOP("reasons", "it is not JSON Lines"),
    QT_TRANSLATE_NOOP("reasons", "line {} is not JSON"),
    QT_TRANSLATE_NOOP("reasons", "a stored text"),
    QT_TRANSLATE_NOOP("reasons", "the table {} is not one"),
    QT_TRANSLATE_NOOP("reasons", "{} is not a record"),
    QT_TRANSLATE_NOOP("reasons", "the table of labels has problems: {}"),
    QT_TRANSLATE_NOOP("reasons", "an article has no field {} that a person changes"),
    QT_TRANSLATE_NOOP("reasons", "the article's record is damaged; repair a copy of the workspace with check --repair"),
)
"""Of everything else that is refused; at `{}` stands what it is about: a number, a name."""

_WITH_DETAILS: Final = QT_TRANSLATE_NOOP("reasons", "{reason} ({details})")
_SENTENCE: Final = QT_TRANSLATE_NOOP("reasons", "{reason}.")


def reason_of(error: BaseException) -> str:
    """The error's own detail as a sentence; empty where it only says what its class says."""
    if isinstance(error, ZhupiError):
        detail = str(error.args[0]) if error.args else ""
        detail = "" if detail == type(error).__doc__ else in_words(detail)
    elif isinstance(error, OSError):
        detail = in_words(system_errors.why_refused(error))
    else:
        detail = str(error)
    detail = detail[:1].upper() + detail[1:]
    if not detail or detail.endswith((".", "!", "?", "。")):
        return detail
    return translate(CONTEXT, _SENTENCE).format(reason=detail)


def in_words(detail: str) -> str:
    """A reason in the person's language, whether it is one of ours or the system's."""
    if system_errors.what_helps(detail) is not None:
        return translate(system_errors.CONTEXT, detail)
    whole = _by_form(detail)
    said, colon, by_library = detail.partition(": ")
    if colon and (said in OF_ARTICLES or (whole == detail and _by_form(said) != said)):
        return translate(CONTEXT, _WITH_DETAILS).format(reason=_by_form(said), details=_by_form(by_library))
    return whole


def _by_form(detail: str) -> str:
    """The reason by the form it has, with what it is about put in again; as it is where it has none."""
    if (plain := translate(CONTEXT, detail)) != detail:
        return plain
    for form in FORMS:
        pattern = re.escape(form).replace(re.escape("{}"), "(.+?)")
        if (found := re.fullmatch(pattern, detail, re.DOTALL)) is not None:
            return translate(CONTEXT, form).format(*found.groups())
    return detail
