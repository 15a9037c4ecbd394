"""The one object that holds the current theme, dresses the application in it, and says when it changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.look.style_sheet import write_glyphs
from playground.look.theme import Theme, apply, tokens_for
from playground.look.tokens import SCALE_MAXIMUM, SCALE_MINIMUM

MODES = ("system", "light", "dark")


class Look(QObject):
    """Made once by the application and passed to whoever draws by hand; follows the system while `mode` is "system".

    >>> look = Look(app)                     # dresses `app`; Look() alone dresses nothing, for tests of one widget
    >>> look.changed.connect(canvas.redraw)  # called with the new Theme, after the style sheet is in force
    >>> look.choose(mode="dark", scale=1.5)
    """

    changed = Signal(object)

    def __init__(
        self, app: QApplication | None = None, *, mode: str = "system", scale: float = 1.0, animated: bool = True
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._glyphs = QTemporaryDir()
        self._theme = Theme(tokens_for(mode), scale=_bounded(scale), animated=animated)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._dress()

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    @property
    def mode(self) -> str:
        """ "system", "light" or "dark"."""
        return self._mode

    def choose(self, *, mode: str | None = None, scale: float | None = None, animated: bool | None = None) -> None:
        """Change what is given, keep the rest; the scale is brought into 1.00 to 3.00."""
        before, self._mode = self._mode, self._mode if mode is None else mode
        theme = Theme(
            tokens_for(self._mode),
            scale=self._theme.scale if scale is None else _bounded(scale),
            animated=self._theme.animated if animated is None else animated,
        )
        if theme != self._theme:
            self._theme = theme
            self._dress()
            self.changed.emit(theme)
        elif self._mode != before:  # what is remembered is the mode
            self.changed.emit(theme)

    def _dress(self) -> None:
        if self._app is not None:
            folder = Path(self._glyphs.path())
            write_glyphs(self._theme, folder)
            apply(self._app, self._theme, glyphs=folder.as_posix())

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self.choose()


def _bounded(scale: float) -> float:
    return min(max(scale, SCALE_MINIMUM), SCALE_MAXIMUM)
