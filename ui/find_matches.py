"""All matches of find in the article, made into spans in one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.searching.labelling import label_places
from ui.correcting import province_code
from ui.session import Session
from ui.views import label_name

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class FindMatches(QObject):
    """What the find bar's *Label all* asks for."""

    told = Signal(str)
    undoable = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        window.find_bar.set_labels(window.labels)
        window.find_bar.label_asked.connect(self.label)
        window.labels_changed.connect(lambda: window.find_bar.set_labels(window.labels))

    def label_matches(self) -> None:
        """Show the labels that all matches can get."""
        bar = self._window.find_bar
        if bar.isVisible() and bar.ranges:
            bar.offer_labels()
        else:
            self.told.emit(self.tr("Find something first (Ctrl+F); then all matches can be labelled."))

    def label(self, name: str) -> None:
        """Make spans of that label of all matches."""
        label = next((one for one in self._window.labels if one.name == name), None)
        session = self._session
        if label is None or session.current is None:
            return

        def norm_of(string: str) -> str:
            return province_code(string) if name == "PROVINCE" else ""

        made = label_places(session.spans, session.text, name, self._window.find_bar.ranges, norm_of)
        if not made:
            self.told.emit(self.tr("All matches have that label already."))
        elif session.apply("add", made):
            words = self.tr("{n} matches labelled {label}.").replace("{label}", label_name(label))
            self.undoable.emit(words.format(n=len(made)))
