"""The cost around the network on a plane, on demand: as contours or as a surface, with the way that training took."""

from playground.panels.landscape.widget import LandscapePanel

__all__ = ["LandscapePanel"]
