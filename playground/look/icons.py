"""The icons: our names for them, the drawings or the glyphs of the Phosphor set they stand for, and their colours."""

import os

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from playground.look.drawings import DRAWINGS, svg
from playground.look.theme import Theme
from playground.look.tokens import DISABLED_ICON_OPACITY

# Bold Phosphor glyphs have a stroke of 1.5 px at 16 px.
GLYPHS = {
    "new_start": "ph.shuffle-bold",
    "undo": "ph.arrow-u-up-left-bold",
    "redo": "ph.arrow-u-up-right-bold",
    "dark": "ph.moon-bold",
    "light": "ph.sun-bold",
    "system": "ph.circle-half-bold",
    "draw": "ph.pencil-simple-bold",
    "rubber": "ph.eraser-bold",
    "search": "ph.magnifying-glass-bold",
    "plus": "ph.plus-bold",
    "minus": "ph.minus-bold",
    "close": "ph.x-bold",
    "more": "ph.dots-three-outline-fill",
    "float": "ph.arrow-square-out-bold",
    "dock": "ph.arrow-square-in-bold",
    "fit": "ph.corners-out-bold",
    "ok": "ph.check-circle-bold",
    "warning": "ph.warning-bold",
    "error": "ph.warning-octagon-bold",
    "info": "ph.info-bold",
    "lock": "ph.lock-simple-bold",
    "unlock": "ph.lock-simple-open-bold",
    "flag": "ph.flag-fill",
    "trash": "ph.trash-bold",
    "copy": "ph.copy-bold",
    "rename": "ph.pencil-line-bold",
    "open": "ph.folder-open-bold",
    "save": "ph.floppy-disk-bold",
    "export": "ph.export-bold",
    "picture": "ph.image-bold",
    "settings": "ph.gear-bold",
    "inspector": "ph.sliders-horizontal-bold",
    "palette": "ph.squares-four-bold",
    "data": "ph.database-bold",
    "lecture": "ph.book-open-bold",
    "help": "ph.question-bold",
    "show": "ph.eye-bold",
    "hide": "ph.eye-slash-bold",
    "previous": "ph.caret-left-bold",
    "next": "ph.caret-right-bold",
    "up": "ph.caret-up-bold",
    "down": "ph.caret-down-bold",
    "drag": "ph.dots-six-vertical-bold",
}


NAMES = tuple(sorted({*GLYPHS, *DRAWINGS}))


def icon(name: str, theme: Theme, *, role: str = "text") -> QIcon:
    """The icon `name` (one of NAMES) in the colour of token `role`, accent while chosen, 45 % while disabled."""
    on = "on_accent" if role == "on_accent" else "accent"
    if name in DRAWINGS:
        return QIcon(_DrawnIcon(name, theme.colour(role), on=theme.colour(on)))
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome  # late: 0.12 s that the first paint of the window need not wait for

    made: QIcon = qtawesome.icon(
        GLYPHS[name],
        color=theme.colour(role),
        color_active=theme.colour(role),
        color_on=theme.colour(on),
        color_on_active=theme.colour(on),
        color_disabled=theme.colour(role, DISABLED_ICON_OPACITY),
        scale_factor=1 / 0.875,  # the glyph then fills its box
    )
    return made


class _DrawnIcon(QIconEngine):
    """One of our drawings, sharp at any size."""

    def __init__(self, name: str, colour: QColor, *, on: QColor) -> None:
        super().__init__()
        self._name, self._colour, self._on = name, colour, on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._on if state == QIcon.State.On else self._colour
        opacity = DISABLED_ICON_OPACITY if mode == QIcon.Mode.Disabled else 1.0
        document = svg(self._name, colour.name(), opacity=opacity)
        QSvgRenderer(QByteArray(document.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _DrawnIcon(self._name, self._colour, on=self._on)


def picture(name: str, theme: Theme, *, role: str = "text", px: float | None = None) -> QPixmap:
    """The icon as a pixmap of `px` logical px (16 where not given) × text scale, sharp on the densest screen in use."""
    side = theme.text(theme.sizes.icon if px is None else px)
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    return icon(name, theme, role=role).pixmap(QSize(side, side), ratio)
