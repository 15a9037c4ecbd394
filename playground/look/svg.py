"""Vector pictures: what a function paints, as an SVG file whose words keep their width in any other program's fonts."""

from collections.abc import Callable
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator

SVG = "http://www.w3.org/2000/svg"


def svg(size: QSizeF, paint: Callable[[QPainter], None], *, title: str = "") -> bytes:
    """The file of what `paint` paints in the area from (0, 0) to `size`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0.0, 0.0, size.width(), size.height()))
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return with_text_lengths(bytes(buffer.data().data()))


def with_text_lengths(svg: bytes) -> bytes:
    """The same picture with the width of each text written down, so that another font does not run into the next."""
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(svg)
    for text in root.iter(f"{{{SVG}}}text"):
        words = (text.text or "").strip("\n")
        width = QFontMetricsF(_font(text)).horizontalAdvance(words)
        if width > 0.0:
            text.text = words
            text.set("textLength", f"{width:.2f}")
            text.set("lengthAdjust", "spacingAndGlyphs")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _font(text: ElementTree.Element) -> QFont:
    font = QFont()
    font.setFamilies([family.strip(" '\"") for family in text.get("font-family", "").split(",")])
    font.setPixelSize(max(1, round(float(text.get("font-size", "13")))))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    font.setItalic(text.get("font-style") == "italic")
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
