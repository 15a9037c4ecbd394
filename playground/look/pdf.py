"""Vector pictures for print: what a function paints, as a PDF of one page of its size, with its fonts inside."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

PX_PER_INCH = 96
POINTS_PER_INCH = 72


def pdf(size: QSizeF, paint: Callable[[QPainter], None], *, title: str = "") -> bytes:
    """The file of what `paint` paints in the area from (0, 0) to `size` px, of which 96 are an inch."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Network Playground")
    writer.setResolution(PX_PER_INCH)
    page = QPageSize(
        size * POINTS_PER_INCH / PX_PER_INCH, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())
