"""How curved the cost is around the network: eigenvalues of the Hessian and of Gauss–Newton, on demand."""

from playground.panels.curvature.widget import CurvaturePanel

__all__ = ["CurvaturePanel"]
