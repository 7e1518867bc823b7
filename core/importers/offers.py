"""What each import format is, in one sentence: one row a format."""

from __future__ import annotations

from typing import Final

from core.translation import QT_TRANSLATE_NOOP

OFFERS: Final = {
    "jsonl": QT_TRANSLATE_NOOP("import", "Zhupi's own JSON Lines, with everything in it."),
    "doccano": QT_TRANSLATE_NOOP("import", "doccano's JSON Lines: labels, or entities and relations."),
    "labelstudio": QT_TRANSLATE_NOOP("import", "Label Studio's JSON: tasks with annotations or predictions."),
    "brat": QT_TRANSLATE_NOOP("import", "A folder, or a zip of one, with brat's .txt and .ann files."),
    "bio": QT_TRANSLATE_NOOP("import", "Tagged characters: BIO, BIOES or BMES."),
    "spacy": QT_TRANSLATE_NOOP("import", "spaCy's DocBin, a file or a folder."),
    "hf": QT_TRANSLATE_NOOP("import", "A parquet table of Hugging Face, a file or a folder."),
    "uima": QT_TRANSLATE_NOOP("import", "XMI or JSON CAS of UIMA and INCEpTION, a file, a folder or a zip."),
}
"""The formats that bring spans; another workspace is brought in beside one's own (`core.people.others`)."""
