"""Another copy of this workspace: what comes in, and what both decided otherwise, each with mine or theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.articles.own_fields import WORKSPACE
from core.model import ArticleState, Group, Label, Span
from core.safety.copies import ARTICLE_FIELD, TEXT_CONFLICT, Conflict, MergeArticle, MergePlan
from core.safety.differing import Where
from ui.look.drawn import Choice
from ui.panels.parts.choice_rows import ChoiceList, ChoiceRow
from ui.panels.parts.fact_rows import Fact, FactList
from ui.panels.parts.sheet import Sheet, padded, push, rule, words_label
from ui.panels.safety.row_words import row_question, row_sides
from ui.wording import field_title, state_word, status_word

MOST = 6
"""Questions that show without scrolling."""


class MergePage(Sheet):
    """Which copy, what is in it, what is to be decided, and the one button."""

    copy_chosen = Signal(str)
    take_in_asked = Signal(object, object)
    """The plan, and the keys of the conflicts that go their way."""
    put_away_asked = Signal(str)

    def __init__(self, undo: Callable[[], object], actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("MergePage", "Another copy of this workspace"), undo, actions, parent
        )
        self.setObjectName("mergePage")
        self.plan: MergePlan | None = None
        self.labels: Mapping[str, str] = {}
        self.theirs: frozenset[int] = frozenset()
        """The rows of conflicts that go their way."""
        self.why_not = ""
        self.copy = Choice(self)
        self.copy.setAccessibleName(self.tr("The other copy"))
        self.holds = words_label(self, "heading")
        self.articles = FactList(self)
        self.articles.setAccessibleName(self.tr("Articles"))
        self.articles.empty_words = self.tr("Nothing in it differs from what is here.")
        self.asked = words_label(self, "heading")
        self.conflicts = ChoiceList(self)
        self.conflicts.setAccessibleName(self.tr("What both decided otherwise"))
        self.all_mine = push(self.tr("Mine for all"), "quiet", self)
        self.all_theirs = push(self.tr("Theirs for all"), "quiet", self)
        self.note = words_label(self, "caption")
        self.take_in = push(self.tr("Take it in"), "main", self)
        self.put_away = push(self.tr("Only move the copy to the backups"), "", self)
        self._lay_out()
        self.copy.activated.connect(self._on_copy)
        self.conflicts.picked.connect(self._on_picked)
        self.all_mine.clicked.connect(lambda: self._pick(frozenset()))
        self.all_theirs.clicked.connect(lambda: self._pick(frozenset(range(self.conflicts.rows.rowCount()))))
        self.take_in.clicked.connect(self._on_take_in)
        self.put_away.clicked.connect(self._on_put_away)

    def _lay_out(self) -> None:
        self._which = QWidget(self)
        which = padded(self.copy, None)
        which.setParent(None)
        self._which.setLayout(which)
        self.body.addWidget(self._which)
        self.body.addWidget(rule(self))
        self.body.addLayout(padded(self.holds))
        self.body.addWidget(self.articles, 2)
        self._to_decide = QWidget(self)
        self._to_decide.setLayout(padded(self.asked, self.all_mine, self.all_theirs))
        self.body.addWidget(self._to_decide)
        self.body.addWidget(self.conflicts, 3)
        self.body.addWidget(rule(self))
        self.body.addLayout(padded(self.note))
        foot = padded(self.put_away, None, self.take_in)
        self.body.addLayout(foot)
        self.body.addSpacing(10)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """The labels' names."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        self.labels = {one.name: (one.zh if chinese else one.en) or one.name for one in labels}

    def show_copies(self, copies: Sequence[Path], chosen: Path | None) -> None:
        """The copies there are; where there are several they can be chosen from."""
        self.copy.clear()
        for path in copies:
            self.copy.addItem(path.name, str(path))
        if chosen is not None:
            self.copy.setCurrentIndex(max(0, self.copy.findData(str(chosen))))
        self._which.setVisible(len(copies) > 1)

    def show_nothing(self, words: str) -> None:
        """There is nothing to show, or nothing yet."""
        self.plan = None
        self.holds.setText(words)
        self.note.clear()
        self.articles.empty_words = ""
        self.articles.rows.take(0, _no_fact)
        self._show_conflicts(())
        self.take_in.setEnabled(False)
        self.put_away.setVisible(False)

    def show_plan(self, plan: MergePlan, when: str) -> None:
        """What taking that copy in would do; `when` it was written last."""
        self.plan = plan
        self.theirs = frozenset()
        self.holds.setText(f"{plan.copy.name}{when}\n{_plan_words(plan)}")
        shown = plan.articles
        self.articles.empty_words = self.tr("Nothing in it differs from what is here.")
        self.articles.rows.take(
            len(shown), lambda row: Fact(shown[row].title or shown[row].uid, article_words(shown[row]))
        )
        self._show_conflicts(plan.conflicts)
        self._show_buttons()

    def _show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        self.asked.setText(self.tr("Decided otherwise on both sides: {n}. Which holds?").format(n=len(conflicts)))
        for widget in (self._to_decide, self.conflicts):
            widget.setVisible(bool(conflicts))
        self.conflicts.rows.take(len(conflicts), self._row)
        self.conflicts.setMaximumHeight(min(MOST, len(conflicts)) * self.conflicts.sizeHintForRow(0) + 4)
        if conflicts:
            self.conflicts.setCurrentIndex(self.conflicts.rows.index(0))

    def _row(self, row: int) -> ChoiceRow:
        assert self.plan is not None
        one = self.plan.conflicts[row]
        if one.uid == WORKSPACE:
            return ChoiceRow(*row_question(one, self.labels), *row_sides(one), theirs_chosen=row in self.theirs)
        mine, theirs = side_words(one, self.labels)
        return ChoiceRow(one.quote or field_name(one.id), one.title, mine, theirs, theirs_chosen=row in self.theirs)

    def _show_buttons(self) -> None:
        plan = self.plan
        new = plan is not None and (not plan.nothing_new or bool(self.theirs))
        self.take_in.setEnabled(new and not self.why_not)
        self.put_away.setVisible(plan is not None)
        self.put_away.setEnabled(not self.why_not)
        for button in (self.take_in, self.put_away):
            button.setToolTip(self.why_not)
        if self.why_not:
            self.note.setText(self.why_not)
        elif new:
            self.note.setText(
                self.tr(
                    "It comes in as one correction that undo takes back, but for labels, fields and whole articles. "
                    "The copy is moved to the backups, never deleted."
                )
            )
        else:
            self.note.setText(self.tr("There is nothing to take in. The copy is moved to the backups, never deleted."))

    def refuse(self, why_not: str) -> None:
        """Nothing can be taken in, and why; empty: it can."""
        self.why_not = why_not
        self._show_buttons()

    def _on_picked(self, rows: list[int], theirs: bool) -> None:
        self._pick(self.theirs | set(rows) if theirs else self.theirs - set(rows))

    def _pick(self, theirs: frozenset[int]) -> None:
        self.theirs = theirs
        self.conflicts.rows.touch()
        self._show_buttons()

    def _on_copy(self, _row: int) -> None:
        self.copy_chosen.emit(str(self.copy.currentData()))

    def _on_take_in(self) -> None:
        if self.plan is not None:
            self.take_in_asked.emit(self.plan, frozenset(self.plan.conflicts[row].key for row in self.theirs))

    def _on_put_away(self) -> None:
        if self.plan is not None:
            self.put_away_asked.emit(str(self.plan.copy))

    def come(self) -> None:
        """Show it, the keys where something is to be decided, else in the list."""
        super().come()
        (self.conflicts if self.conflicts.isVisible() else self.articles).setFocus(Qt.FocusReason.OtherFocusReason)


def _no_fact(_row: int) -> Fact:
    return Fact("")


def _plan_words(plan: MergePlan) -> str:
    taken = sum(one.taken for one in plan.articles if one.where is not Where.THERE)
    whole = sum(one.where is Where.THERE for one in plan.articles)
    kept = sum(one.kept for one in plan.articles)
    parts = [
        (taken, QCoreApplication.translate("merge", "decisions that come in: {n}")),
        (whole, QCoreApplication.translate("merge", "articles only there: {n}")),
        (plan.words, QCoreApplication.translate("merge", "words, labels and fields that come in: {n}")),
        (plan.gone, QCoreApplication.translate("merge", "words, labels and fields taken away there: {n}")),
        (plan.same, QCoreApplication.translate("merge", "same slogans that come in: {n}")),
        (kept, QCoreApplication.translate("merge", "yours that it lacks, and that stay: {n}")),
        (len(plan.conflicts), QCoreApplication.translate("merge", "to be decided: {n}")),
    ]
    said = " · ".join(words.format(n=number) for number, words in parts if number)
    return said or QCoreApplication.translate("merge", "It says nothing that is not here.")


def article_words(one: MergeArticle) -> str:
    """What becomes of an article."""
    parts = []
    if one.where is Where.THERE:
        parts.append(QCoreApplication.translate("merge", "only there; comes in whole"))
    counted = (
        (one.taken, QCoreApplication.translate("merge", "decisions that come in: {n}")),
        (one.kept, QCoreApplication.translate("merge", "yours that stay: {n}")),
        (one.conflicts, QCoreApplication.translate("merge", "to be decided: {n}")),
    )
    parts += [words.format(n=number) for number, words in counted if number]
    return " · ".join(parts)


def field_name(name: str) -> str:
    """What a conflict without words of the text is about."""
    if name.startswith(ARTICLE_FIELD):
        return field_title(name.removeprefix(ARTICLE_FIELD))
    names = {
        "#state": QCoreApplication.translate("merge", "How far the article is"),
        "#flag": QCoreApplication.translate("merge", "The article's flag"),
        "#note": QCoreApplication.translate("merge", "The article's note"),
        TEXT_CONFLICT: QCoreApplication.translate("merge", "The whole article: the two have different texts"),
    }
    return names.get(name, QCoreApplication.translate("merge", "A list"))


def side_words(one: Conflict, labels: Mapping[str, str]) -> tuple[str, str]:
    """What mine says and what theirs says, as far as they differ."""
    if isinstance(one.ours, Span) and isinstance(one.theirs, Span):
        return _span_words(one.ours, one.theirs, labels), _span_words(one.theirs, one.ours, labels)
    return _words(one.ours, one.id, labels), _words(one.theirs, one.id, labels)


def _words(value: object, name: str, labels: Mapping[str, str]) -> str:
    if name == TEXT_CONFLICT:
        return QCoreApplication.translate("merge", "its text and spans")
    if value is None and name.startswith(ARTICLE_FIELD):
        return QCoreApplication.translate("merge", "as the page has it")
    if value is None:
        return QCoreApplication.translate("merge", "removed")
    if isinstance(value, Span):
        return _span_words(value, None, labels)
    if isinstance(value, Group):
        return labels.get(value.label, value.label)
    return _field_words(value, name)


def _field_words(value: object, name: str) -> str:
    if name == "#state":
        return state_word(ArticleState(str(value)))
    if isinstance(value, bool):
        return "⚑" if value else "–"
    return str(value) or "–"


def _span_words(span: Span, other: Span | None, labels: Mapping[str, str]) -> str:
    """Label and status; range, note and code where the two differ in them."""
    parts = [labels.get(span.label, span.label), status_word(span.status)]
    if other is not None and span.range != other.range:
        parts.append(f"{span.start}–{span.end}")
    if other is not None:
        differing = [name for name in ("note", "norm") if getattr(span, name) != getattr(other, name)]
        parts += [str(getattr(span, name)) or "–" for name in differing]
        parts += ["⚑" if span.flag else "–"] if span.flag != other.flag else []
    return " · ".join(parts)
