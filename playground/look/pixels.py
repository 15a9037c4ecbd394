"""Pictures of few pixels, such as digits: from the sunken to the text colour, with edges that stay sharp."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from playground.look import colour_maps
from playground.look.theme import Theme


def pixel_image(shares: NDArray[Any], theme: Theme, *, side: int = 0) -> QImage:
    """Values (rows, columns) from 0 to 1 as a picture, of `side` px at its longer side where given."""
    table = colour_maps.lookup((theme.tokens.sunken, theme.tokens.text))
    pixels = np.ascontiguousarray(table[np.rint(np.clip(shares, 0.0, 1.0) * 255).astype(int)])
    rows, columns = shares.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()
    if not side:
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation)
