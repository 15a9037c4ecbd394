"""NumPy only: what a network is and how it learns."""
