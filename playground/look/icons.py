"""The icons: our names for them, the glyphs of the Phosphor set they stand for, and their colours from the theme."""

import os

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from playground.look.theme import Theme
from playground.look.tokens import DISABLED_ICON_OPACITY

# Bold Phosphor glyphs have the 1.5-px stroke at 16 px; transport and the health of a run read better filled.
GLYPHS = {
    "run": "ph.play-fill",
    "pause": "ph.pause-fill",
    "step": "ph.skip-forward-fill",
    "epoch": "ph.fast-forward-fill",
    "step_back": "ph.skip-back-fill",
    "reset": "ph.arrow-counter-clockwise-bold",
    "new_start": "ph.shuffle-bold",
    "undo": "ph.arrow-u-up-left-bold",
    "redo": "ph.arrow-u-up-right-bold",
    "dark": "ph.moon-bold",
    "light": "ph.sun-bold",
    "system": "ph.circle-half-bold",
    "present": "ph.presentation-bold",
    "table": "ph.table-bold",
    "draw": "ph.pencil-simple-bold",
    "search": "ph.magnifying-glass-bold",
    "plus": "ph.plus-bold",
    "minus": "ph.minus-bold",
    "close": "ph.x-bold",
    "more": "ph.dots-three-bold",
    "float": "ph.arrow-square-out-bold",
    "dock": "ph.arrow-square-in-bold",
    "fit": "ph.corners-out-bold",
    "cards": "ph.columns-bold",
    "neurons": "ph.share-network-bold",
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
    "dense": "ph.tree-structure-bold",
    "activation": "ph.function-bold",
    "dropout": "ph.circles-four-bold",
    "batch_norm": "ph.chart-bar-bold",
    "layer_norm": "ph.arrows-in-line-horizontal-bold",
    "skip": "ph.arrow-bend-double-up-right-bold",
    "drag": "ph.dots-six-vertical-bold",
    "larger_text": "ph.text-aa-bold",
}


def icon(name: str, theme: Theme, *, role: str = "text") -> QIcon:
    """The icon `name` (a key of GLYPHS) in the colour of token `role`, accent while chosen, 45 % while disabled."""
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome  # late: 0.12 s that the first paint of the window need not wait for

    on = "on_accent" if role == "on_accent" else "accent"
    icon: QIcon = qtawesome.icon(
        GLYPHS[name],
        color=theme.colour(role),
        color_active=theme.colour(role),
        color_on=theme.colour(on),
        color_on_active=theme.colour(on),
        color_disabled=theme.colour(role, DISABLED_ICON_OPACITY),
        scale_factor=1 / 0.875,  # the glyph then fills its box
    )
    return icon


def picture(name: str, theme: Theme, *, role: str = "text", px: float | None = None) -> QPixmap:
    """The icon as a pixmap of `px` logical px (16 where not given) × text scale, sharp on the densest screen in use."""
    side = theme.text(theme.sizes.icon if px is None else px)
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    return icon(name, theme, role=role).pixmap(QSize(side, side), ratio)
