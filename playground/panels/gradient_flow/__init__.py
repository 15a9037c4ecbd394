"""How large ∂C/∂W is in each layer, now by depth and over training, with a sentence that says what it means."""

from playground.panels.gradient_flow.widget import GradientFlowPanel

__all__ = ["GradientFlowPanel"]
