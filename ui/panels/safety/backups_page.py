"""The backups of the workspace: which there are, what each would bring back, and the two ways of bringing it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from core.articles.fields import MARK
from core.safety.backups import Backup, Contents
from core.safety.differing import ArticleDifference, Where
from core.translation import QT_TRANSLATE_NOOP
from ui.panels.parts.fact_rows import Fact, FactList
from ui.panels.parts.sheet import Sheet, padded, push, rule, words_label
from ui.wording import field_title

KINDS: Final[Mapping[str, str]] = {
    "restore": QT_TRANSLATE_NOOP("backups", "kept before a restoring"),
    "merge": QT_TRANSLATE_NOOP("backups", "a copy that was taken in"),
}
FIELDS: Final[Mapping[str, str]] = {
    "state": QT_TRANSLATE_NOOP("backups", "state"),
    "flag": QT_TRANSLATE_NOOP("backups", "flag"),
    "note": QT_TRANSLATE_NOOP("backups", "note"),
    "text": QT_TRANSLATE_NOOP("backups", "text"),
    "checked": QT_TRANSLATE_NOOP("backups", "what is no problem"),
}
OWN: Final[Mapping[str, str]] = {
    "words": QT_TRANSLATE_NOOP("backups", "own words"),
    "labels": QT_TRANSLATE_NOOP("backups", "labels"),
    "fields": QT_TRANSLATE_NOOP("backups", "own fields"),
    "same": QT_TRANSLATE_NOOP("backups", "same slogans"),
    "policy": QT_TRANSLATE_NOOP("backups", "where spans begin and end"),
}
"""What a workspace has beside its articles; only restoring the whole changes it."""
LIST_WIDTH: Final = 320
"""Pixels of the list of backups."""


class BackupsPage(Sheet):
    """At the left the backups, at the right what the chosen one would change."""

    chosen = Signal(object)
    """The `Backup` to be looked at."""
    make_asked = Signal()
    bring_back_asked = Signal(object, list)
    """The `Backup`, and the uids of the articles."""
    restore_asked = Signal(object)

    def __init__(self, undo: Callable[[], object], actions: Sequence[QAction], parent: QWidget) -> None:
        title = QCoreApplication.translate("BackupsPage", "Backups")
        super().__init__(title, undo, actions, parent)
        self.setObjectName("backupsPage")
        self.backups: list[Backup] = []
        self.contents: dict[Path, Contents | None] = {}
        """What is known of a backup; None: it cannot be read."""
        self.differences: list[ArticleDifference] = []
        self.own: tuple[str, ...] = ()
        self.why_not = ""
        """Why nothing can be brought back at all; empty where it can."""
        self.list = FactList(self)
        self.list.setAccessibleName(title)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.empty_words = self.tr("There is no backup yet.")
        self.make = push(self.tr("Make a backup now"), "", self)
        self.holds = words_label(self, "heading")
        self.would = words_label(self, "soft")
        self.articles = FactList(self, many=True)
        self.articles.setAccessibleName(self.tr("What differs"))
        self.bring_back = push(self.tr("Bring back this article"), "", self)
        self.restore = push(self.tr("Restore the whole workspace"), "", self)
        self.kept = words_label(self, "caption")
        self.kept.setText(
            self.tr("An article comes back as one correction. Before the whole is restored, the state now is kept.")
        )
        self._lay_out()
        self.list.moved.connect(self._on_moved)
        self.articles.moved.connect(self._show_buttons)
        self.articles.chosen.connect(self._on_article)
        self.make.clicked.connect(self.make_asked)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.restore.clicked.connect(self._on_restore)
        self.show_backups([])

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addLayout(padded(self.make, None))
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(padded(self.holds))
        right.addLayout(padded(self.would))
        right.addWidget(self.articles, 1)
        right.addLayout(padded(self.kept))
        right.addLayout(padded(self.bring_back, None, self.restore))
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 12)
        both.setSpacing(0)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addWidget(rule(self))
        self.body.addLayout(both, 1)

    # ---- the backups

    def show_backups(self, backups: Sequence[Backup], at: Path | None = None) -> None:
        """These, the newest first; the one at `at`, else the one chosen before, else the newest is chosen."""
        before = at or (self.current.path if self.current is not None else None)
        self.backups = list(backups)
        self.list.rows.take(len(self.backups), self._backup_row)
        row = next((row for row, one in enumerate(self.backups) if one.path == before), 0)
        if self.backups:
            self.list.choose(row)
        else:
            self.show_nothing("", "")

    @property
    def current(self) -> Backup | None:
        """The backup that is chosen."""
        row = self.list.currentIndex().row()
        return self.backups[row] if 0 <= row < len(self.backups) else None

    def _backup_row(self, row: int) -> Fact:
        backup = self.backups[row]
        size = QLocale().formattedDataSize(backup.size, 1)
        known = backup.path in self.contents
        held = self.contents.get(backup.path)
        if held is not None:
            decided = held.accepted + held.rejected
            below = self.tr("articles: {articles} · worked on: {worked} · decisions: {decided}").format(
                articles=held.articles, worked=held.worked_on, decided=decided
            )
        else:
            below = self.tr("It cannot be read.") if known else "…"
        return Fact(backup_words(backup), below, size, faint=known and held is None)

    def know(self, backup: Backup, contents: Contents | None) -> None:
        """What a backup holds has become known."""
        self.contents[backup.path] = contents
        self.list.rows.touch()

    # ---- what the chosen one would change

    def show_nothing(self, holds: str, would: str) -> None:
        """There is nothing to show of the chosen backup, or nothing yet."""
        self._show([], (), holds, would)

    def show_differences(self, differences: Sequence[ArticleDifference], own: Sequence[str], holds: str) -> None:
        """What restoring the chosen backup would change, beside the articles too (`own`, keys of `OWN`)."""
        self._show(differences, own, holds, _would_words(differences, own))

    def _show(self, differences: Sequence[ArticleDifference], own: Sequence[str], holds: str, would: str) -> None:
        self.differences, self.own = list(differences), tuple(own)
        self.holds.setText(holds)
        self.would.setText(would)
        self.articles.rows.take(len(self.differences), self._article_row)
        if self.differences:
            self.articles.choose(0)
        self._show_buttons()

    def _article_row(self, row: int) -> Fact:
        one = self.differences[row]
        return Fact(one.title or one.uid, difference_words(one), faint=one.where is Where.HERE)

    def _show_buttons(self) -> None:
        uids = self._marked()
        words = self.tr("Bring back this article")
        if len(uids) > 1:
            words = self.tr("Bring back these {n} articles").format(n=len(uids))
        self.bring_back.setText(words)
        self.bring_back.setEnabled(bool(uids) and not self.why_not)
        self.restore.setEnabled(bool(self.differences or self.own) and not self.why_not)
        for button in (self.bring_back, self.restore, self.make):
            button.setToolTip(self.why_not)
        self.make.setEnabled(not self.why_not)

    def _marked(self) -> list[str]:
        """The uids of the chosen articles that the backup has."""
        rows = (self.differences[row] for row in self.articles.marked() if row < len(self.differences))
        return [one.uid for one in rows if one.where is not Where.HERE and one.stored]

    def refuse(self, why_not: str) -> None:
        """Nothing can be brought back, and why; empty: it can."""
        self.why_not = why_not
        self.kept.setVisible(not why_not)
        self._show_buttons()

    def _on_moved(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def _on_article(self, row: int) -> None:
        self.articles.setCurrentIndex(self.articles.rows.index(row))
        self._on_bring_back()

    def _on_bring_back(self) -> None:
        uids = self._marked()
        if self.current is not None and uids and not self.why_not:
            self.bring_back_asked.emit(self.current, uids)

    def _on_restore(self) -> None:
        if self.current is not None:
            self.restore_asked.emit(self.current)

    def come(self) -> None:
        """Show it, the keys in the list of backups."""
        super().come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.scrollTo(self.list.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)


def translated(source: str) -> str:
    """A string of the context `backups` in the person's language."""
    return QCoreApplication.translate("backups", source)


def backup_words(backup: Backup) -> str:
    """When it was made, and what for where it was not made by itself."""
    when = backup.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return f"{when} · {translated(KINDS[backup.kind])}" if backup.kind in KINDS else when


def contents_words(held: Contents) -> str:
    """What a backup holds."""
    words = QCoreApplication.translate(
        "backups",
        "articles: {articles} · worked on: {worked} · accepted {accepted} · rejected {rejected} · pending {pending}",
    )
    return words.format(
        articles=held.articles,
        worked=held.worked_on,
        accepted=held.accepted,
        rejected=held.rejected,
        pending=held.pending,
    )


def _would_words(differences: Sequence[ArticleDifference], own: Sequence[str]) -> str:
    if not differences and not own:
        return QCoreApplication.translate("backups", "It holds what is here now; there is nothing to bring back.")
    number = {where: sum(one.where is where for one in differences) for where in Where}
    parts = (
        (Where.BOTH, QCoreApplication.translate("backups", "articles that differ: {n}")),
        (Where.THERE, QCoreApplication.translate("backups", "only in the backup: {n}")),
        (Where.HERE, QCoreApplication.translate("backups", "only here, and would go: {n}")),
    )
    said = [words.format(n=number[where]) for where, words in parts if number[where]]
    if own:
        words = QCoreApplication.translate("backups", "also different: {names}")
        said.append(words.format(names=", ".join(translated(OWN[name]) for name in own)))
    return QCoreApplication.translate("backups", "Restoring the whole: {parts}.").format(parts="; ".join(said))


def difference_words(one: ArticleDifference) -> str:
    """What would become of an article."""
    if not one.stored:
        only_here = one.where is Where.HERE
        return translated(
            QT_TRANSLATE_NOOP("backups", "only here, not worked on")
            if only_here
            else QT_TRANSLATE_NOOP("backups", "only in the backup, not worked on")
        )
    parts = []
    if one.where is Where.HERE:
        parts.append(QCoreApplication.translate("backups", "only here"))
    elif one.where is Where.THERE:
        parts.append(QCoreApplication.translate("backups", "only in the backup"))
    counted = (
        (one.added, QT_TRANSLATE_NOOP("backups", "{n} would come")),
        (one.removed, QT_TRANSLATE_NOOP("backups", "{n} would go")),
        (one.changed, QT_TRANSLATE_NOOP("backups", "{n} would change")),
    )
    spans = [translated(words).format(n=number) for number, words in counted if number]
    if spans:
        words = QCoreApplication.translate("backups", "spans: {parts}")
        parts.append(words.format(parts=", ".join(spans)))
    fields = [
        field_title(name.removeprefix(MARK)) if name.startswith(MARK) else translated(FIELDS[name])
        for name in one.fields
        if name in FIELDS or name.startswith(MARK)
    ]
    if fields:
        parts.append(QCoreApplication.translate("backups", "different: {fields}").format(fields=", ".join(fields)))
    return " · ".join(parts)
