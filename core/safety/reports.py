"""What opening or checking a workspace found and did, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from core.safety.reasons import in_words
from core.translation import QT_TRANSLATE_NOOP, translate

_WORDS: Final[Mapping[str, str]] = {
    "journal-aside": QT_TRANSLATE_NOOP(
        "reports", "Another program changed the workspace file; what the journal held was moved aside to {detail}."
    ),
    "journal-other": QT_TRANSLATE_NOOP(
        "reports", "The journal belongs to another state of the workspace file and was not used: {detail}."
    ),
    "torn-tail": QT_TRANSLATE_NOOP(
        "reports", "The program was stopped while it wrote: an unfinished line of {detail} bytes was cut off."
    ),
    "bad-lines": QT_TRANSLATE_NOOP(
        "reports", "These lines of the journal are damaged and were set aside beside the workspace: {detail}."
    ),
    "newer-version": QT_TRANSLATE_NOOP(
        "reports", "A newer program wrote this workspace (version {detail}); it is open for reading only."
    ),
    "bad-record": QT_TRANSLATE_NOOP("reports", "A record is damaged and is kept as it is: {detail}."),
    "kept-record": QT_TRANSLATE_NOOP(
        "reports", "A record was found damaged earlier; its line is kept in the workspace, for repair: {detail}."
    ),
    "unapplied": QT_TRANSLATE_NOOP(
        "reports",
        "These corrections belong to a record that was lost; they were set aside beside the workspace: {detail}.",
    ),
    "changed-file": QT_TRANSLATE_NOOP(
        "reports", "Another program replaced the workspace file while it was open; its version is now {detail}."
    ),
    "journal-lost": QT_TRANSLATE_NOOP(
        "reports", "The journal was taken away while it was open; everything was written anew: {detail}."
    ),
    "no-locks": QT_TRANSLATE_NOOP(
        "reports",
        "This folder cannot make sure that only one program writes ({detail}), so the workspace is open for reading "
        "only. Move it to a folder on this computer to work on it.",
    ),
    "read-only-folder": QT_TRANSLATE_NOOP(
        "reports", "Nothing can be written in this folder ({detail}), so the workspace is open for reading only."
    ),
    "earlier-backups": QT_TRANSLATE_NOOP(
        "reports", "There was no workspace file, so a new one was begun; an earlier one has a backup: {detail}."
    ),
    "no-backup": QT_TRANSLATE_NOOP("reports", "No backup could be made: {detail}."),
    "bad-offset": QT_TRANSLATE_NOOP("reports", "A span does not lie in its text: {detail}."),
    "conflict-copy": QT_TRANSLATE_NOOP(
        "reports", "A synchronised folder left another copy of this workspace beside it: {detail}."
    ),
}


class Report(NamedTuple):
    """One finding; `kind` is a row of the table above, `detail` names the place."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        """The sentence in the person's language."""
        return translate("reports", _WORDS[self.kind]).format(detail=in_words(self.detail))
