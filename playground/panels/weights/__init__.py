"""The weights of each layer, or what the gradient says about them, as pictures side by side."""

from playground.panels.weights.widget import WeightsPanel

__all__ = ["WeightsPanel"]
