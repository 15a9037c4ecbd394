"""Network Playground: drag a network together, train it live, and watch the gradient in every layer."""

__version__ = "0.1.0"
