"""What the network says over its input space: a picture per model with the data on it, or a curve for one input."""

from playground.panels.decision_boundary.widget import DecisionBoundaryPanel

__all__ = ["DecisionBoundaryPanel"]
