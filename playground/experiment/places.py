"""Paths of a user's own data: relative to the experiment in its file, absolute while it is open."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from playground.experiment.values import Experiment

FAR = ("..", "..", "..")
"""From so many folders up on, a path relative to the file would say less than an absolute one."""


def with_absolute_paths(experiment: Experiment, folder: Path) -> Experiment:
    """The experiment of a file in `folder`, with absolute paths, so that it may be saved elsewhere.

    A path that leads to no file stays as it is: it may name a table that comes with the application.
    """
    path = getattr(experiment.dataset, "path", "")
    if not path or not (folder / path).is_file():
        return experiment
    return replace(experiment, dataset=replace(experiment.dataset, path=str((folder / path).absolute())))


def with_relative_paths(experiment: Experiment, folder: Path) -> Experiment:
    """The experiment as its file in `folder` says it: with paths relative to it, unless they lead far away."""
    path = getattr(experiment.dataset, "path", "")
    if not path or not Path(path).is_absolute():
        return experiment
    try:
        relative = Path(os.path.relpath(path, folder))
    except ValueError:  # on another drive
        return experiment
    if relative.parts[: len(FAR)] == FAR:
        return experiment
    return replace(experiment, dataset=replace(experiment.dataset, path=relative.as_posix()))
