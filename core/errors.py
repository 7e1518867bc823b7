"""Typed errors with fields; `core.messages` turns each into what happened, why, and what to do."""

from __future__ import annotations


class ZhupiError(Exception):
    """Something went wrong that the program knows how to explain."""

    def __init__(self, detail: str = "", *, path: str = "", offset: int | None = None) -> None:
        super().__init__(detail or self.__doc__ or "")
        self.detail = detail
        self.path = path
        self.offset = offset

    def __str__(self) -> str:
        """The detail, with the path before it where there is one."""
        text = str(self.args[0])
        return f"{self.path}: {text}" if self.path else text

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross the pipe from the worker process, fields and all."""
        return (_rebuild, (type(self), self.args, dict(self.__dict__)))


def _rebuild(kind: type[ZhupiError], args: tuple[object, ...], fields: dict[str, object]) -> ZhupiError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(fields)
    return error


class ReadError(ZhupiError):
    """The article could not be read."""


class FileMissing(ReadError):
    """There is no such file."""


class FileRefused(ReadError):
    """The system does not let this program read the file."""


class FileIsFolder(ReadError):
    """This is a folder, not a file."""


class FileEmpty(ReadError):
    """The file has no text in it."""


class FileBinary(ReadError):
    """The file is not text."""


class FileTooLarge(ReadError):
    """The file is larger than this program opens."""


class FileDamaged(ReadError):
    """The file is broken or incomplete."""


class FileLocked(ReadError):
    """The file is protected by a password."""


class FileScanned(ReadError):
    """The file holds pictures of its pages and no text."""


class FileIsBomb(ReadError):
    """The file unpacks to far more than it says it is."""


class FormatUnknown(ReadError):
    """No reader knows this kind of file."""


class FormatNotRead(ReadError):
    """This kind of file is known and not read."""


class ProgramMissing(ReadError):
    """A program that reads this kind of file is not installed."""


class LibraryMissing(ReadError):
    """A library that reads this kind of file is not installed."""


class NotRegistered(ZhupiError):
    """There is nothing of that name."""

    def __init__(self, what: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no {what} named {name!r}; there are: {', '.join(known)}")
        self.what = what
        self.name = name
        self.known = known


class CorrectionRefused(ZhupiError):
    """The correction does not fit the article as it is now."""


class WorkspaceError(ZhupiError):
    """The workspace could not be used."""

    backup: str = ""
    """Path of the newest backup, where the file cannot be opened and there is one."""


class WorkspaceLocked(WorkspaceError):
    """Another program writes this workspace."""


class WorkspaceReadOnly(WorkspaceError):
    """This workspace is open for reading only."""


class WorkspaceDamaged(WorkspaceError):
    """The workspace file cannot be read."""


class WorkspaceForeign(WorkspaceError):
    """The file is not a workspace of this program."""


class WorkspaceNewer(WorkspaceError):
    """A newer program wrote this workspace."""


class NotSaved(WorkspaceError):
    """The change could not be written to the disk."""


class JournalLost(NotSaved):
    """The journal was taken away or changed while it was open."""


class ExportError(ZhupiError):
    """The export could not be made."""


class ExportEmpty(ExportError):
    """Nothing would be exported."""


class PdfNotWritten(ExportError):
    """The PDF could not be written."""


class ExportTargetOpen(ExportError):
    """Another program has the file open that is to be written."""


class ExportCancelled(ExportError):
    """The export was cancelled."""


class ImportRefused(ZhupiError):
    """The file could not be imported."""


class SettingsDamaged(ZhupiError):
    """The settings file could not be read."""


class WorkerLost(ZhupiError):
    """The background process ended without an answer."""


class WorkerDied(WorkerLost):
    """The process that worked on this file ended before it was done."""
