"""The line above the canvas: which model it shows, and how large that is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.editor.facts import ModelFacts
from playground.look import numbers
from playground.look.controls import label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_DASHES

translate = QCoreApplication.translate


class CanvasHeader(QWidget):
    """A tab per model in its colour, and at the right parameters, layers and skip connections of the one shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "canvas_header", translate("Canvas", "Model"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._counts = 0, 0, 0
        self._row = QHBoxLayout(self)
        self._line = _ModelLine(look)
        self._name = label("", role="dock_title", name="model_name")
        self._facts = label("", role="chip", tone="muted", name="model_facts")
        self._row.addWidget(self._line)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        self._row.addWidget(self._facts)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def show_facts(self, name: str, facts: ModelFacts, parameters: int) -> None:
        """Show what is true of this model."""
        self._line.show_model(facts.index)
        self._name.setText(name)
        self._counts = parameters, len(facts.layers), len(facts.skips)
        self._fit()

    def _fit(self) -> None:
        """As many of the facts as there is room for, the first ones first."""
        theme = self._look.theme
        room = self.width() - self._name.sizeHint().width() - self._line.width() - theme.space(48)
        metrics = theme.metrics("chip")
        words = facts_words(*self._counts)
        fitting = (" · ".join(words[:count]) for count in range(len(words), 0, -1))
        self._facts.setText(next((text for text in fitting if metrics.horizontalAdvance(text) <= room), ""))
        self._facts.setToolTip(" · ".join(words))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(12), 0, theme.space(12), theme.border())
        self._row.setSpacing(theme.space(8))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        height = max(theme.text(theme.sizes.dock_title), theme.line_height("dock_title") + theme.space(8))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        border, lit = theme.border(), theme.text(2)
        painter.fillRect(0, self.height() - border, self.width(), border, theme.colour("border"))
        right = self._name.geometry().right() + theme.space(12)
        painter.fillRect(0, self.height() - lit, right, lit, theme.colour("accent"))


class _ModelLine(QWidget):
    """A short piece of the line that stands for a model in every plot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._index = look, 0
        look.changed.connect(lambda _theme: self.updateGeometry())

    def show_model(self, index: int) -> None:
        """Take the colour and dash of another model."""
        self._index = index
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.text(18), self._look.theme.text(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        pen = theme.pen("text", theme.line(theme.sizes.plot_line))
        pen.setColor(theme.tokens.models[self._index])
        if dash := MODEL_DASHES[self._index]:
            pen.setDashPattern(list(dash))
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))


def facts_words(parameters: int, layers: int, skips: int) -> tuple[str, ...]:
    """How large a model is: "177 parameters", "4 layers", "1 skip connection"."""
    counted = [
        (parameters, translate("Canvas", "{count} parameter"), translate("Canvas", "{count} parameters")),
        (layers, translate("Canvas", "{count} layer"), translate("Canvas", "{count} layers")),
    ]
    if skips:
        counted.append(
            (skips, translate("Canvas", "{count} skip connection"), translate("Canvas", "{count} skip connections"))
        )
    return tuple((one if count == 1 else many).format(count=numbers.grouped(count)) for count, one, many in counted)
