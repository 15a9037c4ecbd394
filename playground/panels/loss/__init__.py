"""Loss and accuracy of training and test data over the epochs, a pair of lines per model."""

from playground.panels.loss.widget import LossPanel

__all__ = ["LossPanel"]
