"""The key to the neurons: what the colour and width of a line mean, the colours of the maps, the mark of a bias."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.editor import cells
from playground.editor.facts import translate
from playground.editor.neurons import GRADIENT
from playground.editor.neurons.lines import pen_of
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme

SHARES = (-1.0, -0.5, -0.1, 0.1, 0.5, 1.0)
SAMPLE, RAMP, MARK = 22, 56, 10  # px of a piece of line, of the ramp, of the mark


class NeuronLegend(QWidget):
    """One line in a frame; `show_measure` says whether the lines are weights or gradients."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._measure = look, ""
        identify(self, "neuron_legend", self.tr("Orange lines are negative, blue ones positive, wide ones large"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._restyle)

    def show_measure(self, measure: str) -> None:
        """The lines show something else."""
        self._measure = measure
        self._restyle(self._look.theme)

    def _restyle(self, _theme: Theme) -> None:
        self.resize(self.sizeHint())
        self.update()

    def _words(self) -> tuple[str, ...]:
        largest = "|∂C/∂w|" if self._measure == GRADIENT else "|w|"
        positive = translate("Neurons", "positive · per layer, widest = largest {measure}").format(measure=largest)
        return (
            translate("Neurons", "negative"),
            positive,
            translate("Canvas", "activation −1"),
            "+1",
            translate("Neurons", "bias"),
        )

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        words = sum(cells.metrics(theme, "tick").horizontalAdvance(text) + 2 for text in self._words())
        fixed = len(SHARES) * theme.text(SAMPLE) + theme.text(RAMP) + theme.text(MARK)
        gaps = 2 * theme.space(10) + 2 * theme.space(16) + 6 * theme.space(6)
        return QSize(round(words + fixed + gaps) + 4, theme.line_height("tick") + 2 * theme.space(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        radius = float(theme.space(theme.sizes.radius))
        cells.rounded(painter, area, fill=theme.colour("sunken"), pen=theme.pen("border"), radius=radius)
        negative, positive, low, high, bias = self._words()
        x, gap = float(theme.space(10)), theme.space(6)
        x = self._word(painter, x, negative) + gap
        for share in SHARES:
            painter.setPen(pen_of(theme, share, 1.0))
            y, end = area.center().y(), x + theme.text(SAMPLE)
            painter.drawLine(QPointF(x + 1, y), QPointF(end - 1, y))
            x = end
        x = self._word(painter, x + gap, positive) + theme.space(16)
        x = self._word(painter, x, low) + gap
        ramp = QRectF(x, area.center().y() - theme.text(4), theme.text(RAMP), theme.text(8))
        colours = QLinearGradient(ramp.topLeft(), ramp.topRight())
        stops = theme.tokens.diverging
        for i, stop in enumerate(stops):
            colours.setColorAt(i / (len(stops) - 1), stop)
        painter.fillRect(ramp, colours)
        x = self._word(painter, ramp.right() + gap, high) + theme.space(16)
        side = theme.text(MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("positive"))
        painter.drawRect(QRectF(x, area.center().y() - side / 2, side, side))
        self._word(painter, x + side + gap, bias)

    def _word(self, painter: QPainter, x: float, text: str) -> float:
        """Write at x; where it ends."""
        width = cells.metrics(self._look.theme, "tick").horizontalAdvance(text) + 1
        cells.write(painter, QRectF(x, 0, width, self.height()), text, self._look.theme)
        return x + width
