"""The icons: our names for them, the drawings or the glyphs of the Phosphor set they stand for, and their colours."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from playground.look.drawings import DRAWINGS, svg
from playground.look.glyphs import draw_glyph
from playground.look.theme import Theme
from playground.look.tokens import DISABLED_ICON_OPACITY

# Bold Phosphor glyphs have a stroke of 1.5 px at 16 px.
GLYPHS = {
    "new_start": "shuffle-bold",
    "undo": "arrow-u-up-left-bold",
    "redo": "arrow-u-up-right-bold",
    "dark": "moon-bold",
    "light": "sun-bold",
    "system": "circle-half-bold",
    "draw": "pencil-simple-bold",
    "rubber": "eraser-bold",
    "search": "magnifying-glass-bold",
    "plus": "plus-bold",
    "minus": "minus-bold",
    "close": "x-bold",
    "more": "dots-three-outline-fill",
    "float": "arrow-square-out-bold",
    "dock": "arrow-square-in-bold",
    "fit": "corners-out-bold",
    "ok": "check-circle-bold",
    "warning": "warning-bold",
    "error": "warning-octagon-bold",
    "info": "info-bold",
    "lock": "lock-simple-bold",
    "unlock": "lock-simple-open-bold",
    "branch": "git-branch-bold",
    "live": "arrow-line-right-bold",
    "flag": "flag-fill",
    "trash": "trash-bold",
    "copy": "copy-bold",
    "rename": "pencil-line-bold",
    "open": "folder-open-bold",
    "save": "floppy-disk-bold",
    "export": "export-bold",
    "picture": "image-bold",
    "settings": "gear-bold",
    "inspector": "sliders-horizontal-bold",
    "palette": "squares-four-bold",
    "data": "database-bold",
    "lecture": "book-open-bold",
    "help": "question-bold",
    "show": "eye-bold",
    "hide": "eye-slash-bold",
    "previous": "caret-left-bold",
    "next": "caret-right-bold",
    "up": "caret-up-bold",
    "down": "caret-down-bold",
    "drag": "dots-six-vertical-bold",
}


NAMES = tuple(sorted({*GLYPHS, *DRAWINGS}))


def icon(name: str, theme: Theme, *, role: str = "text") -> QIcon:
    """The icon `name` (one of NAMES) in the colour of token `role`, accent while chosen, 45 % while disabled."""
    on = "on_accent" if role == "on_accent" else "accent"
    return QIcon(_Engine(name, theme.colour(role), on=theme.colour(on)))


def paint(painter: QPainter, box: QRectF, name: str, theme: Theme, *, role: str = "text") -> None:
    """Paint the icon `name` into a square box, sharp in whatever picture or file is painted."""
    _draw(painter, box, name, theme.colour(role))


def _draw(painter: QPainter, box: QRectF, name: str, colour: QColor, *, opacity: float = 1.0) -> None:
    if name in DRAWINGS:
        document = svg(name, colour.name(), opacity=opacity)
        QSvgRenderer(QByteArray(document.encode())).render(painter, box)
        return
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    draw_glyph(painter, box, GLYPHS[name], faded)


class _Engine(QIconEngine):
    """Draws an icon, sharp at any size."""

    def __init__(self, name: str, colour: QColor, *, on: QColor) -> None:
        super().__init__()
        self._name, self._colour, self._on = name, colour, on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._on if state == QIcon.State.On else self._colour
        opacity = DISABLED_ICON_OPACITY if mode == QIcon.Mode.Disabled else 1.0
        _draw(painter, QRectF(rect), self._name, colour, opacity=opacity)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, on=self._on)


def picture(name: str, theme: Theme, *, role: str = "text", px: float | None = None) -> QPixmap:
    """The icon as a pixmap of `px` logical px (16 where not given) × text scale, sharp on the densest screen in use."""
    side = theme.text(theme.sizes.icon if px is None else px)
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    return icon(name, theme, role=role).pixmap(QSize(side, side), ratio)
