"""One sample and what the network says to it: one of the data, or a digit that is drawn with the mouse."""

from playground.panels.sample.widget import SamplePanel

__all__ = ["SamplePanel"]
