"""How much each layer stretches a small change, and what of it is left from there to the output."""

from playground.panels.jacobian.widget import JacobianPanel

__all__ = ["JacobianPanel"]
