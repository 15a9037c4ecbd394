"""How fast a run goes, and the classic learning rates: the rows of values behind two sliders of the transport."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from playground.look import numbers
from playground.look.scales import Logarithmic
from playground.ui.listed import Listed

translate = QCoreApplication.translate

UNLIMITED = math.inf
"""Steps per second of a run that nothing holds back."""

SPEEDS = Listed((1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, UNLIMITED))
"""Steps per second, from slow motion for lectures to as fast as it goes."""

SNAP = 0.015
"""How near to a classic learning rate, as a share of the slider, the handle jumps to it."""


@dataclass(frozen=True)
class LearningRates(Logarithmic):
    """One significant digit per value, and detents at the classic ones: 1 and 3 of each decade."""

    low: float = 1e-5
    high: float = 10.0

    @property
    def detents(self) -> tuple[float, ...]:
        """1e-5, 3e-5, 1e-4, … 10."""
        return tuple(sorted({*self.ticks, *(float(f"3e{exponent}") for exponent in range(-5, 1))}))

    def nearest(self, position: float) -> float:
        near = [rate for rate in self.detents if abs(self.position(rate) - position) <= SNAP]
        return near[0] if near else super().nearest(position)


def speed_text(speed: float) -> str:
    """Steps per second as they stand beside the slider: "10/s", "max"."""
    if speed == UNLIMITED:
        return translate("Transport", "max")
    return translate("Transport", "{speed}/s").format(speed=numbers.grouped(speed))


def parse_speed(text: str) -> float | None:
    """What somebody typed for it, "max" for unlimited."""
    if text.strip().casefold() in (translate("Transport", "max").casefold(), "∞"):
        return UNLIMITED
    return numbers.parse(text)
