"""Groups in the window: choosing several spans, making and mending groups, from the page and the structure pane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from core.editing import grouping
from core.editing.grouping import Trouble
from core.model import Range, Span
from core.review.unlit import mark_missing
from core.spans import reading_order

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LIST_KINDS: Final = ("mark", "next", "renumber")
"""What can be done about a list's numbering: mark the missing item, give the next number, number all anew."""


class Grouping(QObject):
    """Carries out what the keys, the menus and the structure pane ask for."""

    told = Signal(str)
    undoable = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session, self._reader = window.session, window.reader
        self._hidden: Callable[[], frozenset[str]] = lambda: window.correcting.hidden
        self._session.selected_changed.connect(self._show_others)
        self._session.changed.connect(self._show_others)
        self._show_others()
        structure = window.structure
        structure.group_chosen.connect(self.choose_group)
        structure.number_asked.connect(self.set_number)
        structure.move_asked.connect(self.move)
        structure.mend_asked.connect(self.mend)

    # ---- choosing

    def _show_others(self, *_told: object) -> None:
        more = self._session.chosen[1:] if self._session.others else []
        self._reader.set_others(_joined([span.range for span in more]))

    def choose_more(self, span_id: str) -> None:
        """Choose one more span with the selected one; one that is chosen already is let go."""
        ids = [span.id for span in self._session.chosen]
        if span_id in ids:
            ids.remove(span_id)
        else:
            ids.append(span_id)
        self._session.select(ids[0] if ids else "", ids[1:])

    def choose_group_of(self, span_id: str) -> None:
        """Choose the whole group of a span; one without a group is selected alone."""
        span = self._session.spans.get(span_id)
        if span is None or not self._choose_items(span):
            self._session.select(span_id)

    def choose_group(self, group_id: str) -> None:
        """Choose all items of a group, the first one as the selected one."""
        items = grouping.items_of(self._session.spans, group_id)
        if items:
            self._choose_items(items[0])

    def _choose_items(self, span: Span) -> bool:
        items = grouping.items_of(self._session.spans, span.group)
        if len(items) < 2:
            return False
        self._session.select(span.id, [one.id for one in items])
        return True

    def choose_next(self) -> None:
        """Choose the next span of the same label too."""
        self._choose_beside(1)

    def choose_previous(self) -> None:
        """Choose the span of the same label before it too."""
        self._choose_beside(-1)

    def _choose_beside(self, by: int) -> None:
        chosen = self._session.chosen
        if not chosen:
            self._say_select()
            return
        last = max(chosen, key=reading_order) if by > 0 else min(chosen, key=reading_order)
        found = next(self._alike(last, by), None)
        if found is None:
            self.told.emit(self.tr("There is no further span of this label."))
            return
        self._session.select(chosen[0].id, [*(one.id for one in chosen[1:]), found.id])
        self._reader.show_offset(found.start)

    def _alike(self, span: Span, by: int) -> Iterator[Span]:
        place = reading_order(span)
        around = self._session.spans.after(place) if by > 0 else self._session.spans.before(place)
        hidden = self._hidden()
        for one in islice(around, grouping.NEAR):
            if one.label == span.label and grouping.counts(one) and one.label not in hidden:
                yield one

    # ---- making and leaving

    def group(self) -> None:
        """Group what is chosen; with one span of a group, choose all of it."""
        marked = self._reader.selection()
        if marked is not None:
            self._group(self._inside(marked))
            return
        chosen = self._session.chosen
        if not chosen:
            self._say_select()
        elif len(chosen) > 1 and not self._whole_group(chosen):
            self._group(chosen)
        elif len(chosen) > 1 or not self._choose_items(chosen[0]):
            self.told.emit(
                self.tr("Choose what belongs together with Ctrl+click, or with Shift+J and Shift+K, then press G.")
            )

    def _whole_group(self, chosen: list[Span]) -> bool:
        return len({span.group for span in chosen}) == 1 and bool(chosen[0].group)

    def _inside(self, marked: Range) -> list[Span]:
        """The spans inside the selected text that have the selected span's label, or the most frequent one."""
        hidden = self._hidden()
        found = [
            span
            for span in self._session.spans.overlapping(*marked)
            if marked[0] <= span.start and span.end <= marked[1] and grouping.counts(span) and span.label not in hidden
        ]
        selected = self._session.selected_span
        label = next(iter(Counter(span.label for span in found).most_common(1)), ("", 0))[0]
        if selected is not None and selected in found:
            label = selected.label
        return [span for span in found if span.label == label]

    def _group(self, chosen: list[Span]) -> None:
        alike = [span for span in chosen if span.label == chosen[0].label and grouping.counts(span)]
        if len(alike) < 2:
            self.told.emit(self.tr("A group needs two spans of one label or more."))
            return
        ids = [span.id for span in alike]
        if self._session.correct("group", grouping.make, ids):
            self._reader.clear_selection()
            self._session.select(ids[0], ids[1:])
            self.undoable.emit(self.tr("{n} spans are one group.").format(n=len(ids)))

    def ungroup(self) -> None:
        """Take what is chosen out of its group."""
        grouped = [span.id for span in self._session.chosen if span.group]
        if not grouped:
            self.told.emit(self.tr("The selected span is in no group."))
        elif self._session.correct("ungroup", grouping.leave, grouped):
            self.undoable.emit(self.tr("{n} spans are out of their group.").format(n=len(grouped)))

    # ---- number, level, list

    def number_up(self) -> None:
        """The selected item's number one higher."""
        self._number(1)

    def number_down(self) -> None:
        """The selected item's number one lower."""
        self._number(-1)

    def _number(self, by: int) -> None:
        span = self._item()
        if span is not None:
            self.set_number(span.id, (span.ordinal or 0) + by)

    def set_number(self, span_id: str, ordinal: int) -> None:
        """Another number for an item."""
        if 1 <= ordinal <= grouping.HIGHEST:
            self._session.correct("number", grouping.set_ordinal, span_id, ordinal)
        else:
            self.told.emit(self.tr("The items of a list are numbered from 1 to {n}.").format(n=grouping.HIGHEST))

    def level_out(self) -> None:
        """The selected item one level further out."""
        self._level(-1)

    def level_in(self) -> None:
        """The selected item one level further in."""
        self._level(1)

    def _level(self, by: int) -> None:
        span = self._item()
        if span is None:
            return
        level = grouping.level_of(span, self._session.spans.groups.get(span.group)) + by
        if 1 <= level <= grouping.DEEPEST:
            self._session.correct("level", grouping.set_level, span.id, level)
        else:
            self.told.emit(self.tr("Levels go from 1 to {n}.").format(n=grouping.DEEPEST))

    def list_before(self) -> None:
        """The selected item into the list before its own."""
        self._into(-1)

    def list_after(self) -> None:
        """The selected item into the list after its own."""
        self._into(1)

    def _into(self, by: int) -> None:
        chosen = self._session.chosen
        if not chosen:
            self._say_select()
            return
        found = grouping.group_beside(self._session.spans, chosen[0], by)
        if found:
            self._move([span.id for span in chosen], found)
        elif by < 0:
            self.told.emit(self.tr("There is no list before this one."))
        else:
            self.told.emit(self.tr("There is no list after this one."))

    def move(self, span_id: str, group_id: str) -> None:
        """An item into another list; its text stays where it is."""
        span, group = self._session.spans.get(span_id), self._session.spans.groups.get(group_id)
        if span is None or group is None or span.group == group_id:
            return
        if span.label != group.label:
            self.told.emit(self.tr("A group needs two spans of one label or more."))
            return
        self._move([span_id], group_id)

    def _move(self, ids: list[str], group_id: str) -> None:
        name = grouping.first_group_words(self._session.spans, self._session.text, group_id)
        if self._session.correct("regroup", grouping.join, ids, group_id):
            words = self.tr("{n} spans moved into the list “{name}…”.")
            self.undoable.emit(words.format(n=len(ids), name=name))

    # ---- mending

    def renumber(self) -> None:
        """The selected item's list numbered anew."""
        span = self._item()
        if span is not None:
            self._renumber(span.group)

    def _renumber(self, group_id: str) -> None:
        made = grouping.renumber(self._session.spans, group_id) if group_id in self._session.spans.groups else None
        if made is not None and not made:
            self.told.emit(self.tr("The list is numbered from one on already."))
        elif self._session.correct("renumber", grouping.renumber, group_id):
            self.undoable.emit(self.tr("{n} items are numbered anew.").format(n=len(made or ())))

    def mend(self, trouble: Trouble, how: str) -> None:
        """Mend one thing that a list's numbering has wrong; `how` is one of `LIST_KINDS`."""
        if how == "renumber":
            self._renumber(trouble.group)
        elif how == "mark":
            before = self._session.spans
            if self._session.correct("mark_missing", mark_missing, self._session.text, trouble):
                new = [one.id for one in self._session.spans.in_group(trouble.group) if before.get(one.id) is None]
                self._session.select(new[0] if new else "")
                self.undoable.emit(self.tr("The missing item is marked."))
        elif self._session.correct("number", grouping.set_ordinal, trouble.span, trouble.expected):
            self.undoable.emit(self.tr("The item is number {n} now.").format(n=trouble.expected))

    def _item(self) -> Span | None:
        """The selected item of a list; without one it is said why nothing happens."""
        span = self._session.selected_span
        if span is None:
            self._say_select()
        elif not span.group or span.group not in self._session.spans.groups:
            self.told.emit(self.tr("The selected span is in no group."))
            return None
        return span

    def _say_select(self) -> None:
        self.told.emit(self.tr("Select a span first: J goes to the next pending one."))


def _joined(ranges: list[Range]) -> list[Range]:
    """Ranges that touch as one: 赣湘 has one ring."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
