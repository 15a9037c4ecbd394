"""All data sets; they register, and so stand in menus, in the order of these imports."""

# isort: off
from playground.engine.dataset import DATASETS, Dataset
from playground.engine.plane import (
    Blobs,
    Checkerboard,
    Circle,
    Gate,
    Gauss,
    GaussSurface,
    Moons,
    Plane,
    Sine,
    Spiral,
    Xor,
)
from playground.engine.images import Digits
from playground.engine.table import Table
from playground.engine.points import Points

__all__ = [
    "DATASETS",
    "Blobs",
    "Checkerboard",
    "Circle",
    "Dataset",
    "Digits",
    "Gate",
    "Gauss",
    "GaussSurface",
    "Moons",
    "Plane",
    "Points",
    "Sine",
    "Spiral",
    "Table",
    "Xor",
]
