"""An error as a person reads it: what happened, why, and what to do; used by the window and the commands alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from core import errors, system_errors
from core.errors import ZhupiError
from core.safety.reasons import reason_of
from core.translation import QT_TRANSLATE_NOOP, translate

CONTEXT: Final = "Message"


class Message(NamedTuple):
    """What happened, why, and what to do, each a sentence in the person's language; `why` may be empty."""

    what: str
    why: str
    what_to_do: str

    def __str__(self) -> str:
        """All of it on one line, for a terminal."""
        return sentences(self.what, self.why, self.what_to_do)


_AFTER: Final = QT_TRANSLATE_NOOP("Message", "{before} {after}")


def sentences(*parts: str) -> str:
    """One after another, with a space between them where the language has one."""
    said = ""
    for part in filter(None, parts):
        said = translate(CONTEXT, _AFTER).format(before=said, after=part) if said else part
    return said


_SAID: Final[dict[type[ZhupiError], tuple[str, str]]] = {
    errors.ZhupiError: (
        QT_TRANSLATE_NOOP("Message", "Something went wrong."),
        QT_TRANSLATE_NOOP("Message", "Nothing was changed; try it again."),
    ),
    errors.ReadError: (
        QT_TRANSLATE_NOOP("Message", "The article could not be read."),
        QT_TRANSLATE_NOOP("Message", "Open it in another program and save it as plain text in UTF-8."),
    ),
    errors.FileMissing: (
        QT_TRANSLATE_NOOP("Message", "There is no such file."),
        QT_TRANSLATE_NOOP("Message", "Look whether it was moved or renamed, or whether its drive is connected."),
    ),
    errors.FileIsFolder: (
        QT_TRANSLATE_NOOP("Message", "This is a folder, not an article."),
        QT_TRANSLATE_NOOP("Message", "Name the files in it, or add the folder to the library."),
    ),
    errors.FileRefused: (
        QT_TRANSLATE_NOOP("Message", "The system does not let this program read the file."),
        QT_TRANSLATE_NOOP("Message", "Look at the file's permissions, or copy it to a folder of your own."),
    ),
    errors.FileEmpty: (
        QT_TRANSLATE_NOOP("Message", "There is no text in this file."),
        QT_TRANSLATE_NOOP("Message", "Look whether it was saved or downloaded completely."),
    ),
    errors.FileBinary: (
        QT_TRANSLATE_NOOP("Message", "This file is not text."),
        QT_TRANSLATE_NOOP("Message", "Open it in the program it belongs to and save it as text or as a web page."),
    ),
    errors.FileTooLarge: (
        QT_TRANSLATE_NOOP("Message", "This file is larger than this program opens."),
        QT_TRANSLATE_NOOP("Message", "Split it into smaller files."),
    ),
    errors.FileDamaged: (
        QT_TRANSLATE_NOOP("Message", "This file is broken or incomplete."),
        QT_TRANSLATE_NOOP(
            "Message", "Get it once more; if another program still opens it, save it there under a new name."
        ),
    ),
    errors.FileLocked: (
        QT_TRANSLATE_NOOP("Message", "This file is protected by a password."),
        QT_TRANSLATE_NOOP("Message", "Open it in the program it belongs to and save it without the password."),
    ),
    errors.FileScanned: (
        QT_TRANSLATE_NOOP("Message", "This file holds pictures of its pages and no text."),
        QT_TRANSLATE_NOOP("Message", "Let a program for text recognition (OCR) add the text, then open its result."),
    ),
    errors.FileIsBomb: (
        QT_TRANSLATE_NOOP("Message", "This file unpacks to more than an article can be."),
        QT_TRANSLATE_NOOP("Message", "Open it only if you know where it is from, and save its text as plain text."),
    ),
    errors.FormatUnknown: (
        QT_TRANSLATE_NOOP("Message", "This kind of file is not known."),
        QT_TRANSLATE_NOOP("Message", "Save it as text, Markdown, a web page or a Word document (docx)."),
    ),
    errors.FormatNotRead: (
        QT_TRANSLATE_NOOP("Message", "This kind of file is not read."),
        QT_TRANSLATE_NOOP(
            "Message", "Save it as a PDF with text or as a Word document (docx) in the program it is from."
        ),
    ),
    errors.ProgramMissing: (
        QT_TRANSLATE_NOOP("Message", "LibreOffice, which reads this kind of file, is not installed."),
        QT_TRANSLATE_NOOP("Message", "Install LibreOffice, or save the file as docx in the program it is from."),
    ),
    errors.LibraryMissing: (
        QT_TRANSLATE_NOOP("Message", "A library that reads this kind of file is not installed."),
        QT_TRANSLATE_NOOP("Message", "Start the program with start.py, which installs what requirements.txt names."),
    ),
    errors.NotRegistered: (
        QT_TRANSLATE_NOOP("Message", "There is nothing of that name."),
        QT_TRANSLATE_NOOP("Message", "Choose one of the names there are."),
    ),
    errors.CorrectionRefused: (
        QT_TRANSLATE_NOOP("Message", "The correction does not fit the article as it is now."),
        QT_TRANSLATE_NOOP("Message", "Nothing was changed; look at the place again."),
    ),
    errors.WorkspaceError: (
        QT_TRANSLATE_NOOP("Message", "The workspace could not be used."),
        QT_TRANSLATE_NOOP("Message", "Check it with the command check; its backups stand beside it."),
    ),
    errors.WorkspaceLocked: (
        QT_TRANSLATE_NOOP("Message", "Another program writes this workspace."),
        QT_TRANSLATE_NOOP("Message", "Close it there, then try again; until then it opens for reading only."),
    ),
    errors.WorkspaceReadOnly: (
        QT_TRANSLATE_NOOP("Message", "This workspace is open for reading only."),
        QT_TRANSLATE_NOOP(
            "Message",
            "Nothing was changed. Close it where else it is open, or see that its folder can be written.",
        ),
    ),
    errors.WorkspaceDamaged: (
        QT_TRANSLATE_NOOP("Message", "The workspace file cannot be read."),
        QT_TRANSLATE_NOOP("Message", "It is left as it is; open the newest backup beside it."),
    ),
    errors.WorkspaceForeign: (
        QT_TRANSLATE_NOOP("Message", "This file is not a workspace of this program."),
        QT_TRANSLATE_NOOP("Message", "Choose a file whose name ends in .zhupi.json."),
    ),
    errors.WorkspaceNewer: (
        QT_TRANSLATE_NOOP("Message", "A newer program wrote this workspace."),
        QT_TRANSLATE_NOOP("Message", "Open it with that program, or bring this one up to date."),
    ),
    errors.NotSaved: (
        QT_TRANSLATE_NOOP("Message", "The change is not saved yet."),
        QT_TRANSLATE_NOOP(
            "Message", "Make room on the disk or connect it again, then save again; nothing is lost yet."
        ),
    ),
    errors.ExportError: (
        QT_TRANSLATE_NOOP("Message", "The export could not be written."),
        QT_TRANSLATE_NOOP("Message", "If the file is open in another program, close it there or choose another name."),
    ),
    errors.ExportEmpty: (
        QT_TRANSLATE_NOOP("Message", "There is nothing to export."),
        QT_TRANSLATE_NOOP("Message", "Accept spans, finish articles, or choose other statuses and labels."),
    ),
    errors.PdfNotWritten: (
        QT_TRANSLATE_NOOP("Message", "The PDF could not be written."),
        QT_TRANSLATE_NOOP("Message", "If the file is open in another program, close it there or choose another name."),
    ),
    errors.ExportTargetOpen: (
        QT_TRANSLATE_NOOP("Message", "Another program has the file open that is to be written."),
        QT_TRANSLATE_NOOP(
            "Message", "Close it there (Excel holds a table as long as it shows it), or choose another name."
        ),
    ),
    errors.ExportCancelled: (
        QT_TRANSLATE_NOOP("Message", "The export was cancelled."),
        QT_TRANSLATE_NOOP("Message", "Nothing was written; what stood there before still does."),
    ),
    errors.ImportRefused: (
        QT_TRANSLATE_NOOP("Message", "This file could not be imported."),
        QT_TRANSLATE_NOOP("Message", "Look whether it is of the format named and complete; nothing of it was taken."),
    ),
    errors.SettingsDamaged: (
        QT_TRANSLATE_NOOP("Message", "The settings file could not be read."),
        QT_TRANSLATE_NOOP(
            "Message", "It was set aside as settings.damaged.json; the program goes on with its usual settings."
        ),
    ),
    errors.WorkerDied: (
        QT_TRANSLATE_NOOP("Message", "The process that worked on this file ended before it was done."),
        QT_TRANSLATE_NOOP("Message", "Everything else was done; try this file by itself, with more memory free."),
    ),
    errors.WorkerLost: (
        QT_TRANSLATE_NOOP("Message", "The background process ended without an answer."),
        QT_TRANSLATE_NOOP(
            "Message", "It is started again by itself; open the article again if highlights are missing."
        ),
    ),
}


_NAMED: Final = QT_TRANSLATE_NOOP("Message", "{file}: {what}")
_AGAIN: Final = QT_TRANSLATE_NOOP("Message", "Then save again; nothing is lost yet.")


def explain(error: BaseException) -> Message:
    """The message of an error; one that is none of ours is told by its own words."""
    if isinstance(error, OSError):
        what, to_do = _SAID[ZhupiError]
        helps = _what_helps(error, system_errors.why_refused(error))
        return Message(translate(CONTEXT, what), reason_of(error), helps or translate(CONTEXT, to_do))
    if not isinstance(error, ZhupiError):
        what, to_do = _SAID[ZhupiError]
        return Message(translate(CONTEXT, what), f"{type(error).__name__}: {error}", translate(CONTEXT, to_do))
    kind = next(kind for kind in type(error).__mro__ if kind in _SAID)
    what, to_do = _SAID[kind]
    helps = _what_helps(error, str(error.args[0]) if error.args else "")
    return Message(translate(CONTEXT, what), reason_of(error), helps or translate(CONTEXT, to_do))


def explain_file(error: BaseException) -> Message:
    """The same, and which article it is about: more than one may have been opened."""
    said = explain(error)
    name = Path(error.path).name if isinstance(error, errors.ReadError) else ""
    if not name:
        return said
    return said._replace(what=translate(CONTEXT, _NAMED).format(file=name, what=said.what))


def _what_helps(error: BaseException, why: str) -> str:
    """What to do about a reason of the system's; empty where it is none that is known."""
    helps = system_errors.what_helps(why)
    if helps is None:
        return ""
    said = [translate(system_errors.CONTEXT, helps)]
    if isinstance(error, errors.NotSaved):
        said.append(translate(CONTEXT, _AGAIN))
    return sentences(*said)


__all__ = ["Message", "explain", "explain_file", "sentences"]
