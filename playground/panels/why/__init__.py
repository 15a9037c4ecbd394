"""Why the error shrinks or grows on its way back: each layer multiplies it by σ' and by W."""

from playground.panels.why.widget import WhyPanel

__all__ = ["WhyPanel"]
