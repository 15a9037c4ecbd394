"""The panels without a window: each drawn offscreen in the light theme and written as PNG, SVG, PDF and CSV."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from playground.engine.snapshot import Snapshot
from playground.experiment.codec import write_whole
from playground.look.look import Look
from playground.look.tables import csv_file
from playground.panels import Panel, panels

SCALE = 2.0
"""Text and lines are twice as large as on screen, for slides and print."""
PICTURES = (".png", ".svg", ".pdf")
SIZES = {"right": (480, 440), "bottom": (1200, 360)}
"""Pixels of a picture at scale 1 by the panel's area."""


def render(snapshot: Snapshot, folder: Path) -> Iterator[Path]:
    """Write every panel's pictures and numbers of this moment into `folder`, and yield each file that is written.

    OSError: the folder can't be made, or a file can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    look = Look(app, mode="light", scale=SCALE, animated=False)
    for kind in panels():
        panel = kind(look)
        panel.resize(size_of(kind, len(snapshot.models)) * SCALE)
        show(panel, snapshot)
        yield from write(panel, folder)
        for widget in (*panel.header_widgets(), panel):
            widget.deleteLater()


def application() -> QApplication:
    """The application that there is, or one that needs no display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["network-playground"])


def size_of(kind: type[Panel], models: int) -> QSize:
    """Px of a panel's picture at scale 1."""
    width, height = kind.picture_size or SIZES[kind.area]
    return QSize(width * models if kind.wide else width, height)


def show(panel: Panel, snapshot: Snapshot) -> None:
    """Give the panel its value as if it were on screen: laid out first, because what finds room depends on its size."""
    value = panel.compute(snapshot)
    panel.show_value(value)
    panel.finish()
    for _ in range(2):
        panel.show_value(value)
        panel.picture()
        panel.settle()
        QApplication.sendPostedEvents()


def write(panel: Panel, folder: Path) -> Iterator[Path]:
    """Write the panel's pictures and tables."""
    for suffix in PICTURES:
        path = folder / f"{panel.name}{suffix}"
        panel.export(path)
        yield path
    for name, table in panel.tables().items():
        path = folder / f"{name}.csv"
        write_whole(path, csv_file(table))
        yield path
