"""How the page looks: theme, face, size, folded chrome; and what is said where no Chinese face is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication

from core.messages import Message
from core.settings import Settings
from ui.look.theme import Theme, chosen
from ui.reader.style import BODY_FAMILIES, PLAIN_FAMILIES, ReaderTheme, sans

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_CHINESE: Final = Message(
    "No Chinese font is installed.",
    "So Chinese characters show as boxes, in the articles and in the window.",
    "Install one, for instance the package fonts-noto-cjk, and start again.",
)
"""In English in every window: in Chinese nobody could read it."""
ZOOM_STEP: Final = 1.1
"""The page grows or shrinks by a tenth a step."""
_GENERIC: Final = frozenset({"serif", "sans-serif", "Noto Serif"})
"""Names among the families that promise no Chinese."""


class Appearance(QObject):
    """Keeps what is chosen in the settings and dresses the window."""

    told = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        QTimer.singleShot(0, self, self.look_for_faces)

    def theme_now(self) -> Theme:
        """The theme that is on, its page in the face and the measures that are chosen."""
        found = chosen(self._window.settings.text("theme"))
        return found._replace(reader=as_set(found.reader, self._window.settings))

    def tick(self) -> None:
        """Show in the menus and on the page what is chosen."""
        settings, actions = self._window.settings, self._window.actions_table.by_name
        actions["dark"].setChecked(self.theme_now().dark)
        actions["paper"].setChecked(settings.text("theme") == "paper")
        actions["sans"].setChecked(settings.text("face") == "sans")
        folded = settings.on("chrome_folded")
        actions["fold_chrome"].setChecked(folded)
        if folded != (self._window.reader.folds is not None):
            self._window.reader.set_folds(() if folded else None)

    def dark(self) -> None:
        """Switch between light and dark."""
        self._take_theme("dark")

    def paper(self) -> None:
        """Switch between light and paper."""
        self._take_theme("paper")

    def _take_theme(self, name: str) -> None:
        on = self._window.actions_table.by_name[name].isChecked()
        self._window.take_setting("theme", name if on else "light")

    def sans(self) -> None:
        """Switch between a face with serifs and one without."""
        self._face("sans" if self._window.actions_table.by_name["sans"].isChecked() else "serif")

    def _face(self, face: str) -> None:
        """Only the page has a face of its own: nothing else is dressed anew."""
        self._window.settings.put("face", face)
        self._window.reader.set_theme(self.theme_now().reader)
        self.tick()

    def fold_chrome(self) -> None:
        """Fold all navigation, or show it."""
        self._window.settings.put("chrome_folded", self._window.actions_table.by_name["fold_chrome"].isChecked())
        self.tick()

    def zoom_in(self) -> None:
        """Make the page larger."""
        self.zoom_by(1)

    def zoom_out(self) -> None:
        """Make the page smaller."""
        self.zoom_by(-1)

    def zoom_by(self, steps: int) -> None:
        """The page larger or smaller by that many steps."""
        self._zoom(self._window.settings.number("zoom") * ZOOM_STEP**steps)

    def zoom_normal(self) -> None:
        """Give the page its normal size."""
        self._zoom(1.0)

    def _zoom(self, zoom: float) -> None:
        settings = self._window.settings
        settings.put("zoom", zoom)
        self._window.reader.set_zoom(settings.number("zoom"))

    def show_as(self, zoom: float, face: str) -> None:
        """The page at that size and in that face, as an article was left."""
        self._zoom(zoom)
        if face != self._window.settings.text("face"):
            self._face(face)

    def _on_scheme(self, _scheme: object) -> None:
        """The system went dark or light."""
        if self._window.settings.text("theme") == "system":
            self._window.apply_settings()

    def look_for_faces(self) -> None:
        """Say once which Chinese faces are missing, and at every start where there is none at all."""
        missing = "".join(
            kind for kind, names in (("serif ", BODY_FAMILIES), ("sans", PLAIN_FAMILIES)) if not _installed(names)
        ).strip()
        if missing and not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            self._window.settings.put("faces_missing", missing)
            self._window.notices.show_message(NO_CHINESE)
        elif missing != self._window.settings.text("faces_missing"):
            self._window.settings.put("faces_missing", missing)
            if "serif" not in missing:
                return
            self.told.emit(
                self.tr(
                    "No Chinese serif font (Song) is installed, so the page uses another one. "
                    "The package fonts-noto-cjk has one."
                )
            )


def as_set(page: ReaderTheme, settings: Settings) -> ReaderTheme:
    """The page in the fonts, the face and the measures of the settings; a font that is missing has others behind it."""
    serif, plain = settings.text("serif_family"), settings.text("sans_family")
    page = page._replace(
        body_families=(serif, *page.body_families) if serif else page.body_families,
        plain_families=(plain, *page.plain_families) if plain else page.plain_families,
        column=round(settings.number("column")),
        line=settings.number("line_height"),
        indent=round(settings.number("indent")),
    )
    return sans(page) if settings.text("face") == "sans" else page


def _installed(families: tuple[str, ...]) -> bool:
    return any(QFontDatabase.hasFamily(family) for family in families if family not in _GENERIC)
