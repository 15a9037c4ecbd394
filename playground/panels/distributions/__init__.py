"""How z, a, δ, W and ∂C/∂W are distributed in each layer, one below the other from the input to the output."""

from playground.panels.distributions.widget import DistributionsPanel

__all__ = ["DistributionsPanel"]
