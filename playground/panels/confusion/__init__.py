"""What the network gets wrong: which classes it takes for which, or how far its numbers are off."""

from playground.panels.confusion.widget import ConfusionPanel

__all__ = ["ConfusionPanel"]
