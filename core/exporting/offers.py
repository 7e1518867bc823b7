"""What each export format is for, and which choices mean something for it: one row a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.translation import QT_TRANSLATE_NOOP

PEOPLE: Final = QT_TRANSLATE_NOOP("export", "For people")
PROGRAMS: Final = QT_TRANSLATE_NOOP("export", "For programs")
GROUPS: Final = (PEOPLE, PROGRAMS)
"""In the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A format as it is offered; `group`, `title` and `what` are English sources of the context `export`."""

    name: str
    group: str
    title: str
    what: str
    """One sentence: what comes of it, and the program it is for."""
    data: bool = True
    """Whether the unit of text and a split into train, dev and test mean something for it."""


OFFERS: Final = (
    Offer(
        "xlsx", PEOPLE, QT_TRANSLATE_NOOP("export", "Workbook (xlsx)"),
        QT_TRANSLATE_NOOP("export", "Sheets of provinces, slogans and tasks with their counts, for Excel or WPS."),
        data=False,
    ),
    Offer(
        "csv", PEOPLE, QT_TRANSLATE_NOOP("export", "Table (csv)"),
        QT_TRANSLATE_NOOP("export", "One span a row with its context, for Excel, WPS or pandas."),
    ),
    Offer(
        "docx", PEOPLE, QT_TRANSLATE_NOOP("export", "Word report (docx)"),
        QT_TRANSLATE_NOOP("export", "The summary of the articles with its tables, for Word, WPS or LibreOffice."),
        data=False,
    ),
    Offer(
        "html", PEOPLE, QT_TRANSLATE_NOOP("export", "Web page (html)"),
        QT_TRANSLATE_NOOP("export", "Articles with their highlights, structure and counts, for a browser."),
        data=False,
    ),
    Offer(
        "md", PEOPLE, QT_TRANSLATE_NOOP("export", "Markdown report (md)"),
        QT_TRANSLATE_NOOP("export", "The same report as plain text, for Typora, Obsidian or any editor."),
        data=False,
    ),
    Offer(
        "jsonl", PROGRAMS, QT_TRANSLATE_NOOP("export", "Everything (JSON Lines)"),
        QT_TRANSLATE_NOOP("export", "Loses nothing, history included; Zhupi and any script read it back."),
    ),
    Offer(
        "doccano", PROGRAMS, "doccano",
        QT_TRANSLATE_NOOP("export", "For doccano; allow overlapping spans in the project, or doccano drops them."),
    ),
    Offer(
        "labelstudio", PROGRAMS, "Label Studio",
        QT_TRANSLATE_NOOP("export", "Tasks for Label Studio, proposals as predictions, with the labelling setup."),
    ),
    Offer("brat", PROGRAMS, "brat",
          QT_TRANSLATE_NOOP("export", "A folder of texts and annotations for brat.")),
    Offer(
        "bio", PROGRAMS, "BIO",
        QT_TRANSLATE_NOOP("export", "A tag for each character, for training; seqeval scores it."),
    ),
    Offer(
        "bioes", PROGRAMS, "BIOES",
        QT_TRANSLATE_NOOP("export", "As BIO, with tags for the last character and for single ones; seqeval scores it."),
    ),
    Offer(
        "bmes", PROGRAMS, "BMES",
        QT_TRANSLATE_NOOP("export", "As BIOES, with the tags usual for Chinese word segmentation."),
    ),
    Offer("spacy", PROGRAMS, "spaCy",
          QT_TRANSLATE_NOOP("export", "Documents of characters with all spans, for training with spaCy.")),
    Offer(
        "hf", PROGRAMS, "Hugging Face",
        QT_TRANSLATE_NOOP("export", "A parquet table and a dataset card, for the library datasets."),
    ),
    Offer("prodigy", PROGRAMS, "Prodigy",
          QT_TRANSLATE_NOOP("export", "Tasks with character tokens, for Prodigy.")),
    Offer("uima", PROGRAMS, "UIMA",
          QT_TRANSLATE_NOOP("export", "XMI and JSON CAS with their type system, for INCEpTION and UIMA.")),
    Offer(
        "w3c", PROGRAMS, "W3C Web Annotation",
        QT_TRANSLATE_NOOP("export", "Linked data with text positions and quotes, for programs that read JSON-LD."),
    ),
    Offer(
        "refi-qda", PROGRAMS, "REFI-QDA",
        QT_TRANSLATE_NOOP("export", "A project for MAXQDA, ATLAS.ti, NVivo or QualCoder."),
        data=False,
    ),
)  # fmt: skip

_BY_NAME: Final = {one.name: one for one in OFFERS}


def offer_of(name: str) -> Offer:
    """How that format is offered; one nobody described stands for itself among the programs."""
    return _BY_NAME.get(name) or Offer(name, PROGRAMS, name, "")


__all__ = ["GROUPS", "OFFERS", "PEOPLE", "PROGRAMS", "Offer", "offer_of"]
