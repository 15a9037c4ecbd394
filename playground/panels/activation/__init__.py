"""One layer's activation with the network's own z on it, and what a chain of such layers lets through."""

from playground.panels.activation.widget import ActivationPanel

__all__ = ["ActivationPanel"]
