"""The second zoom level of the canvas: neurons with their weights as coloured lines."""

WEIGHT, GRADIENT = "weight", "gradient"
"""What the lines show."""
