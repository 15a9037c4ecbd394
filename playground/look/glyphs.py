"""The Phosphor glyphs: the font that the package QtAwesome brings, read without its code, which takes 0.2 s to load."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPaintEngine, QPainter, QPainterPath


def draw_glyph(painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
    """Draw the glyph `name` ("plus-bold") in a square box, which it fills."""
    family, characters = _font()
    font = QFont(family)
    font.setPixelSize(max(round(box.height()), 1))
    painter.save()
    if painter.paintEngine().type() == QPaintEngine.Type.SVG:  # which names fonts, and this one is nowhere else
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(_outline(box, font, characters[name]), colour)
    else:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, characters[name])
    painter.restore()


def _outline(box: QRectF, font: QFont, text: str) -> QPainterPath:
    """The shape of a text in the middle of a box."""
    metrics = QFontMetricsF(font)
    left = box.center().x() - metrics.horizontalAdvance(text) / 2
    path = QPainterPath()
    path.addText(left, box.center().y() - metrics.height() / 2 + metrics.ascent(), font, text)
    return path


@cache
def _font() -> tuple[str, dict[str, str]]:
    """The font's family, and the character of each glyph."""
    package = find_spec("qtawesome")
    assert package is not None and package.origin is not None
    fonts = Path(package.origin).parent / "fonts"
    file, characters = (next(fonts.glob(f"phosphor-{ending}")) for ending in ("[0-9]*.ttf", "charmap-*.json"))
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))[0]
    codes = json.loads(characters.read_text(encoding="utf-8"))
    return family, {name: chr(int(code, 16)) for name, code in codes.items()}
