"""What stands beside the mouse over a neuron, a weight or a bias: exact numbers that stay live."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.editor.facts import ModelFacts, translate
from playground.editor.layout import INPUT
from playground.editor.neurons.arrangement import Arrangement, Neuron
from playground.editor.neurons.values import Column
from playground.look.controls import label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.numbers import exact_fixed, exact_scientific
from playground.look.theme import Theme
from playground.look.words import word

BESIDE = 18  # px from the mouse


def tip_html(
    neuron: Neuron, arrangement: Arrangement, column: Column, *, facts: ModelFacts, names: tuple[str, ...]
) -> str:
    """The words and numbers for what is under the mouse; "" for what has none."""
    here = _name(arrangement, neuron.column, neuron.unit, facts, names)
    layer, j = neuron.column, neuron.unit + 1
    if neuron.source is not None:
        before = _name(arrangement, neuron.column - 1, neuron.source, facts, names)
        if column.weights is None:
            return ""
        at = (neuron.unit, neuron.source)
        head = f"<b>w<sup>{layer}</sup><sub>{j},{neuron.source + 1}</sub>&nbsp; {before} → {here}</b>"
        rows = [
            (translate("Neurons", "weight"), exact_fixed(float(column.weights.values[at]), sign=True)),
            ("∂C/∂w", signed(float(column.weights.gradients[at]))),
        ]
        return _table(head, rows, edit=True)
    if column.key == INPUT:
        return f"<b>{here}</b>"
    head = f"<b>{'b' if neuron.bias else 'a'}<sup>{layer}</sup><sub>{j}</sub>&nbsp; {here}</b>"
    rows = []
    found = facts.layer(column.key)
    if not neuron.bias and found is not None and found.activation is not None:
        rows.append((translate("Neurons", "activation"), escape(word(found.activation.kind))))
    if column.biases is not None:
        rows.append((translate("Neurons", "bias"), exact_fixed(float(column.biases.values[neuron.unit]), sign=True)))
        rows.append(("∂C/∂b", signed(float(column.biases.gradients[neuron.unit]))))
    return _table(head, rows, edit=neuron.bias)


def signed(value: float) -> str:
    """Three digits and a power of ten, with its sign."""
    return ("+" if value > 0 else "") + exact_scientific(value)


def _name(arrangement: Arrangement, column: int, unit: int, facts: ModelFacts, names: tuple[str, ...]) -> str:
    """What a neuron is called: the feature, or the layer and its number."""
    stand = arrangement.stands[column]
    if stand.key == INPUT:
        return escape(names[unit]) if unit < len(names) else str(unit + 1)
    name = escape(facts.label(stand.key))
    return name if stand.units == 1 else f"{name}·{unit + 1}"


def _table(head: str, rows: list[tuple[str, str]], *, edit: bool) -> str:
    body = "".join(
        f"<tr><td>{name}&nbsp;&nbsp;&nbsp;</td><td align='right'>{number}</td></tr>" for name, number in rows
    )
    words = translate("Neurons", "click to edit")
    foot = f"<div>{words}</div>" if edit else ""
    return f"{head}<table cellspacing='0' cellpadding='1' width='100%'>{body}</table>{foot}"


class NumbersTip(QWidget):
    """Lies over `host` beside the mouse; the mouse goes through it."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        identify(self, "neuron_numbers", self.tr("Exact numbers"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = label("", role="chip", tone="tooltip", name="neuron_numbers_text")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._text)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.hide()

    @property
    def html(self) -> str:
        """What it says."""
        return self._text.text()

    def show_html(self, html: str, at: QPoint) -> None:
        """Say this beside `at`, or go for ""."""
        if not html:
            self.hide()
            return
        if html != self._text.text():
            self._text.setText(html)
            self.resize(self._column.sizeHint())
        x, y = at.x() + BESIDE, at.y() - self.height() - BESIDE
        if x + self.width() > self._host.width():
            x = at.x() - BESIDE - self.width()
        self.move(max(x, 0), y if y > 0 else at.y() + BESIDE)
        self.raise_()
        self.show()

    def _restyle(self, theme: Theme) -> None:
        across = theme.space(10)
        self._column.setContentsMargins(across, theme.space(7), across, theme.space(7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tooltip"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.space(6), theme.space(6))
