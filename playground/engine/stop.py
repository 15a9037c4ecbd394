"""Stop rules: when a run ends by itself."""

from __future__ import annotations

from dataclasses import dataclass

from playground.registry import Kind, knob


@dataclass(frozen=True, kw_only=True)
class Stop(Kind):
    """When a run ends by itself; None never. A rule about the loss or gradient holds once it holds for every model."""

    epochs: int | None = knob(None, type=int, low=1, high=10_000_000, unit="epochs", text="After so many epochs")
    loss_below: float | None = knob(None, type=float, above=0.0, text="When the training loss is below")
    gradient_below: float | None = knob(None, type=float, above=0.0, text="When the norm of the gradient is below")
    plateau: int | None = knob(
        None,
        type=int,
        low=1,
        high=1_000_000,
        unit="epochs",
        text="When the training loss has not fallen for so many epochs",
    )

    @property
    def watches_loss(self) -> bool:
        """Whether a rule needs the training loss of every epoch."""
        return self.loss_below is not None or self.plateau is not None
