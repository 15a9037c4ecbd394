"""The network as a picture for slides, and its layers as a table, as the canvas shows them now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from playground.editor.facts import translate
from playground.editor.paper import Paper
from playground.look.tables import Table

if TYPE_CHECKING:
    from playground.editor.view import EditorView


class NetworkPicture:
    """What `Exports` writes of a canvas: cards or neurons, whichever are seen, without the controls over them."""

    name: ClassVar[str] = "network"

    def __init__(self, view: EditorView) -> None:
        self._view = view

    def title(self) -> str:
        """Its name on screen."""
        return translate("Canvas", "Network")

    def picture(self, scale: float = 1.0) -> QImage:
        """As it looks now, `scale` pixels for each px on screen."""
        image = QImage(self._view.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        return image

    def svg(self) -> bytes:
        """The file of the vector picture."""
        from playground.look.svg import svg  # late: no window waits for it

        return svg(QSizeF(self._view.size()), self.paint, title=self.title())

    def pdf(self) -> bytes:
        """The file of the vector picture on a page of its size."""
        from playground.look.pdf import pdf  # late: no window waits for it

        return pdf(QSizeF(self._view.size()), self.paint, title=self.title())

    def tables(self) -> Mapping[str, Table]:
        """A row per layer of the model that is shown."""
        shown = self._view.scene_.facts
        header = ("model", "layer", "kind", "activation", "inputs", "outputs", "parameters")
        rows = [
            (
                shown.name,
                layer.label,
                layer.kind,
                layer.activation.kind if layer.activation is not None else "",
                "" if layer.inputs is None else layer.inputs,
                "" if layer.outputs is None else layer.outputs,
                layer.parameters,
            )
            for layer in shown.layers
        ]
        return {"layers": (header, rows)}

    def paint(self, painter: QPainter) -> None:
        """Paint it from (0, 0) on."""
        front = self._view.front
        with _anew(front), nullcontext() if front is self._view else self._view.neurons.item.strips.exactly():
            front.viewport().render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)


@contextmanager
def _anew(paper: Paper) -> Iterator[None]:
    """While this lasts nothing is painted from what is kept as pixels: it would be enlarged, and is no vectors."""
    kept = [(item, item.cacheMode()) for item in paper.scene().items()]
    mode = paper.cacheMode()
    paper.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    for item, _mode in kept:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    try:
        yield
    finally:
        paper.setCacheMode(mode)
        for item, before in kept:
            item.setCacheMode(before)
