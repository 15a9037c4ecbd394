"""Whether what is painted goes into a vector file, where nothing should be made of pixels that need not be."""

from PySide6.QtGui import QPaintEngine, QPainter

FILES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def into_vectors(painter: QPainter) -> bool:
    """Whether a vector file is painted, instead of a screen or an image."""
    return painter.paintEngine().type() in FILES
