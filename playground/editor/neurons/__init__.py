"""The second zoom level of the canvas: neurons with their weights as coloured lines."""
