"""The reader: one article on a page, virtual, with highlights, rail and marks.

Every offset that goes in or out is a code point of the article. The view changes no data: it says what a person
asks for by its signals, and it is told what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QWidget

from core.changes import GroupChange, RecordChange, SpanChange
from core.editing import edges
from core.model import Article, Label, OutlineEntry, Range
from core.spans import SpanSet
from ui.reader import accessible, hits
from ui.reader.keys import Keys
from ui.reader.layout import PageLayout
from ui.reader.mouse import Mouse
from ui.reader.page import ReaderPage
from ui.reader.scrolling import Anchor
from ui.reader.selection import NoWords, Selected, WordEdges, word_place
from ui.reader.style import ReaderTheme

MANY = 200
"""Changes in one step from which on the whole page is painted anew, not the lines they touch."""


class ReaderView(ReaderPage):
    """Shows an article and takes a reader's intents."""

    span_clicked = Signal(str)
    """A span's id; empty for a click beside every span."""
    several_clicked = Signal(QPoint, object)
    """A place in the viewport and the ids of the spans that lie there, the innermost first: more than one."""
    span_added = Signal(str)
    """A span clicked with Ctrl: it is to be chosen with the others, or no longer."""
    group_clicked = Signal(str)
    """A span clicked with Shift: its whole group is meant."""
    caret_mode_changed = Signal(bool)
    edge_dragged = Signal(bool)
    """A handle is being dragged, or no longer."""
    selection_changed = Signal(object)
    """The selected range, or None."""
    selection_released = Signal(object, QRect)
    """The selected range and where it lies in the viewport, once the mouse or the keys let go."""
    resize_asked = Signal(str, int, int)
    """A span's id and the range its handles were dragged to."""
    context_menu_asked = Signal(QPoint, str)
    """A global place, and the id of the span under it or an empty string."""
    zoom_asked = Signal(int)
    """One step larger (1) or smaller (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selected_text: Selected | None = None
        self.caret_mode = False
        self.words: WordEdges = NoWords()
        self._held_id = ""
        self._clicking = False
        self._mouse = Mouse(self)
        self._keys = Keys(self)
        accessible.offer()

    # ---- what is shown

    def set_article(self, article: Article, spans: SpanSet, outline: Sequence[OutlineEntry] = ()) -> None:
        """Show another article from its beginning."""
        self.clear_selection()
        self._article, self._spans, self._outline = article, spans, tuple(outline)
        self._layer = SpanSet()
        self._folds = set() if self._folds is not None else None
        self._page = PageLayout(article, self._scene.theme, self._zoom, self._column()[1], self._folds)
        self._anchor = Anchor(self._page, self.viewport().height())
        self._change(selected="", ring=None, others=(), hover="", chosen=None, matches=(), match=-1, caret=None)
        self._marks.set_spans(spans, len(article.text))
        self._marks.set_matches(())
        self._shown = (-1, -1)
        self._anchor.go(0, self._anchor.depth)
        if self.caret_mode:
            self.set_selected_text(Selected(0, 0))
        self._moved()

    def apply(self, before: SpanSet, after: SpanSet, changes: Iterable[RecordChange]) -> None:
        """Follow a correction; only the lines that look different now are painted again."""
        told = tuple(changes)
        self._spans = after
        if len(told) > MANY:
            region = QRegion(self.viewport().rect())
        else:
            region = hits.touched((self._anchor, self._column()[0]), told, (before, after), self._scene)
            if any(_concerns_rail(change) for change in told):
                region += QRegion(0, 0, self._column()[0], self.viewport().height())
        self._marks.apply(after, told)
        selected = self.selected_span
        self._scene = self._scene._replace(
            selected=selected.id if selected else "", ring=selected.range if selected else None
        )
        self.viewport().update(region)

    def set_theme(self, theme: ReaderTheme) -> None:
        """Other colours, faces or measures."""
        width = self._column()[1]
        self._change(theme=theme)
        if self._column()[1] != width:
            self._lay_anew()
            return
        first = self._anchor.first_offset()
        self._page.set_theme(theme)
        self._anchor.go_to_offset(first, self._over_first())
        self._moved()

    def set_labels(self, labels: Iterable[Label], hidden: Iterable[str]) -> None:
        """The labels there are, and the names of those not painted."""
        self._change(labels={label.name: label for label in labels}, hidden=frozenset(hidden))

    def set_layer(self, layer: SpanSet) -> None:
        """Proposals that are painted, and can be selected, beside the spans on record."""
        self._layer = layer
        self.viewport().update()

    def set_province_names(self, names: Mapping[str, str]) -> None:
        """The names that stand at the rails' heads, by code."""
        self._names = names
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """The size of everything, 1 for the theme's own."""
        if zoom > 0 and zoom != self._zoom:
            self._zoom = zoom
            self._lay_anew()

    def set_matches(self, ranges: Sequence[Range], current: int) -> None:
        """Fill what was found; the current one is brought into view."""
        self.light_matches(ranges, current)
        if 0 <= current < len(ranges):
            self.show_offset(ranges[current][0])

    def light_matches(self, ranges: Sequence[Range], current: int) -> None:
        """Fill what was found, here and beside the scroll bar; the page stays where it is."""
        self._change(matches=tuple(ranges), match=current)
        self._marks.set_matches(ranges)

    def set_caret_mode(self, on: bool) -> None:
        """Whether arrows move a caret instead of the page."""
        turned = on != self.caret_mode
        self.caret_mode = on
        if on and self.selected_text is None:
            span = self.selected_span
            place = self.in_blocks(span.start if span is not None else self.visible_range()[0], back=False)
            self.set_selected_text(Selected(place, place))
        elif not on and self.selection() is None:
            self.set_selected_text(None)
        self._change(caret=self.selected_text.head if on and self.selected_text else None)
        if turned:
            self.caret_mode_changed.emit(on)

    # ---- spans

    def select(self, span_id: str | None) -> None:
        """Put the ring round a span and bring it into view; None or an unknown id takes the ring off."""
        span, before = self.span_of(span_id or ""), self.selected_span
        old = self._scene.ring
        self.set_hover("")
        self._scene = self._scene._replace(selected=span.id if span else "", ring=span.range if span else None)
        if span is not None:
            (self._bring if self._clicking else self._bring_ahead)(span.start, span.end)
        self._update_ranges(old, self._scene.ring)
        if any(one is not None and one.group for one in (before, span)):  # its bead looks otherwise
            self.viewport().update(0, 0, self._column()[0], self.viewport().height())

    def set_others(self, ranges: Sequence[Range]) -> None:
        """The ranges of further spans that are chosen with the selected one."""
        old = self._scene.others
        if not old and not ranges:
            return
        self._scene = self._scene._replace(others=tuple(ranges))
        self._update_ranges(*old, *ranges)

    def set_hover(self, span_id: str) -> None:
        """The span that a click would take is shown; empty: none."""
        if span_id != self._scene.hover:
            both = [self._spans.get(key) for key in (self._scene.hover, span_id) if key]
            self._scene = self._scene._replace(hover=span_id)
            self._update_ranges(*(span.range for span in both if span is not None))

    def next_at(self, offset: int) -> str:
        """What a click on that character would take: the innermost span, or the next one outwards."""
        ids = [span.id for span in self.spans_at(offset)]
        at = ids.index(self._scene.selected) + 1 if self._scene.selected in ids else 0
        return ids[at % len(ids)] if ids else ""

    def cycle_at(self) -> None:
        """Ask for the next of the spans that overlap where the selected one (or the caret) begins."""
        span, head = self.selected_span, self.selected_text.head if self.selected_text else None
        inside = span is not None and (head is None or span.start <= head <= span.end)
        place = span.start if span is not None and inside else head
        found = self.next_at(place) if place is not None else ""
        if found:
            self.span_clicked.emit(found)

    # ---- selected text

    def selection(self) -> Range | None:
        """The selected range of code points, or None."""
        return self.selected_text.range if self.selected_text is not None else None

    def reading_place(self) -> int:
        """Where a reader is: at the caret, else at the selected span, else at the first visible character."""
        span = self.selected_span
        if self.selected_text is not None:
            return self.selected_text.head
        return span.start if span is not None else self.visible_range()[0]

    def clear_selection(self) -> None:
        """Select no text; a caret stays where it is."""
        old = self.selected_text
        self.set_selected_text(Selected(old.head, old.head) if self.caret_mode and old is not None else None)

    def select_all(self) -> None:
        """Select the whole text."""
        self.set_selected_text(Selected(0, len(self._article.text)), released=True)

    def copy(self) -> bool:
        """Put the selected text on the clipboard, plain exactly as it is, rich with its highlights; if there is any."""
        chosen = self.selection()
        if chosen is not None:
            from ui.handing_on import clipboard, rich_text  # noqa: PLC0415

            short = chosen[1] - chosen[0] <= rich_text.LONGEST
            html = rich_text.passage(self._article, self._spans, chosen, self._scene) if short else ""
            clipboard.put(self._article.text[slice(*chosen)], html)
        return chosen is not None

    def set_selected_text(self, selected: Selected | None, *, released: bool = False) -> None:
        """Select that text and say so; `released` once the person has let go."""
        old, old_caret = self._scene.chosen, self._scene.caret
        self.selected_text = selected
        chosen = self.selection()
        caret = selected.head if selected is not None and self.caret_mode else None
        self._scene = self._scene._replace(chosen=chosen, caret=caret)
        carets = [(max(0, at - 1), at + 1) for at in (old_caret, caret) if at is not None]
        self._update_ranges(*hits.difference(old, chosen), *carets)
        if old != chosen:
            self.selection_changed.emit(chosen)
        accessible.told(self, chosen)
        if released and chosen is not None:
            rects = self.rect_of(chosen)
            united = rects[0] if rects else QRect()
            for rect in rects[1:]:
                united = united.united(rect)
            self.selection_released.emit(chosen, united)

    # ---- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The reader's own keys; every other one goes on to the window."""
        if event.key() == Qt.Key.Key_Control:
            self._mouse.by_words(True)
        event.setAccepted(self._keys.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A dragged handle goes by characters again when Ctrl is let go."""
        if event.key() == Qt.Key.Key_Control:
            self._mouse.by_words(False)
        super().keyReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self.set_hover("")
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels; with Ctrl ask for another size."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoom_asked.emit(1 if turned > 0 else -1)
        else:
            pixels = event.pixelDelta().y()
            self.scroll_by(-(pixels or round(turned * self.line_height * 3 / 120)))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection, a drag of a handle, or a click."""
        if event.button() == Qt.MouseButton.LeftButton and self._page.blocks:
            self._mouse.press(event.position().toPoint(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend what is dragged, or shape the pointer."""
        if self._page.blocks:
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            self._mouse.move(event.position().toPoint(), event.modifiers(), pressed=held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        if event.button() == Qt.MouseButton.LeftButton and self._page.blocks:
            self._mouse.release(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if event.button() == Qt.MouseButton.LeftButton and self._page.blocks:
            self._mouse.double(event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the span under the mouse, or at the selected one for the keyboard's menu key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rects = self.rect_of(self._scene.selected) if self._scene.selected else []
            place = rects[-1].bottomLeft() if rects else self.viewport().rect().center()
            self.context_menu_asked.emit(self.viewport().mapToGlobal(place), self._scene.selected)
            return
        offset = self.character_at(event.pos()) if self._page.blocks else None
        spans = self.spans_at(offset) if offset is not None and self.selection() is None else []
        self.context_menu_asked.emit(event.globalPos(), spans[0].id if spans else "")

    # ---- what the mouse asks for

    def click(self, place: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A click: a bead, the innermost span, or the next one outwards where that is selected already."""
        fold = self.fold_at(place)
        if fold is not None:
            self.toggle_fold(fold)
            return
        bead = self.bead_at(place)
        offset = self.character_at(place) if bead is None else None
        ids = [span.id for span in self.spans_at(offset)] if offset is not None else []
        taken = bead or (self.next_at(offset) if offset is not None else "")
        if taken and held & Qt.KeyboardModifier.ControlModifier:
            self.span_added.emit(bead or ids[0])
        elif taken and held & Qt.KeyboardModifier.ShiftModifier:
            self.group_clicked.emit(bead or ids[0])
        elif taken or self._scene.selected or self._scene.others:
            self._clicking = True  # what lies under the pointer stays there, as far as it can
            self.span_clicked.emit(taken)
            self._clicking = False
            if len(ids) > 1:
                self.several_clicked.emit(place, ids)

    def word_place(self, offset: int, by: int) -> int | None:
        """The edge of the word after (1) or before (-1) the offset; None while the words are not known."""
        return word_place(self.words, offset, by)

    def words_known(self) -> None:
        """More words have become known."""
        self._mouse.again()

    def cancel_drag(self) -> bool:
        """Give up what is being dragged with the mouse; whether anything was."""
        return self._mouse.cancel()

    def begin_edge(self, edge: str) -> None:
        """A handle was taken: the words round that edge are wanted."""
        span = self.selected_span
        if span is not None:
            self._held_id = span.id
            self.edge_dragged.emit(True)
            self.words.want(span.start if edge == "start" else span.end - 1)

    def preview_edge(self, edge: str, offset: int, *, by_words: bool = False) -> None:
        """Show where a dragged handle would put the selected span's start or end."""
        span, old = self.selected_span, self._scene.ring
        if span is None or span.id != self._held_id:
            return
        if by_words:
            self.words.want(offset)
            offset = edges.nearest(self.words.edges(offset), offset)
        ring = edges.dragged(self.text, span.range, "start" if edge == "start" else "end", offset)
        if ring != old:
            self._ring(ring)

    def finish_edge(self) -> None:
        """Ask for the range that the handles were dragged to."""
        span, ring = self.selected_span, self._scene.ring
        held, self._held_id = self._held_id, ""
        if span is not None and ring is not None and ring != span.range and span.id == held:
            self._ring(span.range)
            self.resize_asked.emit(span.id, *ring)
        self.edge_dragged.emit(False)

    def cancel_edge(self) -> None:
        """The handle goes back to where it was."""
        span = self.selected_span
        self._held_id = ""
        if span is not None:
            self._ring(span.range)
        self.edge_dragged.emit(False)

    def _ring(self, ring: Range) -> None:
        old = self._scene.ring
        self._scene = self._scene._replace(ring=ring)
        self._update_ranges(*(hits.difference(old, ring) if old is not None else ()), *_ends(old), *_ends(ring))


def _ends(ring: Range | None) -> list[Range]:
    """The characters at the ends of a range, where its handles are."""
    return [] if ring is None else [(ring[0], ring[0] + 1), (max(ring[0], ring[1] - 1), ring[1])]


def _concerns_rail(change: RecordChange) -> bool:
    if isinstance(change, GroupChange):
        return True
    if not isinstance(change, SpanChange):
        return False
    return any(one is not None and bool(one.group) for one in (change.before, change.after))
