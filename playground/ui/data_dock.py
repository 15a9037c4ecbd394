"""The data dock: pictures of the data sets, the user's own file, and what the network is given of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from playground.engine.dataset import Dataset
from playground.engine.datasets import DATASETS
from playground.engine.features import FEATURES
from playground.experiment.values import Experiment
from playground.look.controls import Button, Thumbnail, ToggleChip, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.registry import Kind
from playground.session import Session
from playground.ui.changes import swapped, toggled
from playground.ui.dataset_pictures import DatasetPicture
from playground.ui.forms import Form
from playground.ui.words import describe, word

translate = QCoreApplication.translate

USERS_OWN = ("table", "points")
"""Data sets that hold what the user brings: they have no picture to choose."""

CAPTIONS = {"checkerboard": "checker", "gauss_surface": "surface"}
"""Shorter words under a picture."""

COLUMNS = 4


class DataDock(QScrollArea):
    """Chooses and tunes the data set of the experiment; `refused(sentence)` tells of a file that can't be used."""

    refused = Signal(str)

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self.setObjectName("data_dock_body")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._look, self._session = look, session
        self._column = QVBoxLayout()
        body = QWidget()
        body.setLayout(self._column)
        self._pictures = self._make_pictures()
        self._open = Button(look, translate("Data", "Open CSV…"), name="open_csv_button", icon="table", role="chip")
        self._open.clicked.connect(self.choose_file)
        self._form = Form(
            look,
            name="data",
            leave_out=("features", "columns", "path"),
            percent=("noise", "test_fraction"),
            titles={"test_fraction": translate("Data", "Test share")},
        )
        self._form.edited.connect(self._edited)
        self._form.ended.connect(session.finish_gesture)
        self._notes = label("", role="chip", tone="muted", name="data_notes", wrap=True)
        self._features_title = label(translate("Data", "Features"), role="group", tone="muted", name="features_title")
        self._features = self._make_features()
        for widget in (self._grid, self._open, self._notes, self._form, self._features_title, self._feature_grid):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(body)
        session.experiment_changed.connect(self.show_experiment)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.show_experiment(session.experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the data set of the document."""
        dataset = experiment.dataset
        for kind, picture in self._pictures.items():
            picture.setChecked(kind == dataset.kind)
        self._form.show_values((dataset,))
        self._form.setVisible(self._form.rows > 0)
        self._notes.setText(" ".join((*file_name(dataset), *self._session.data.notes)))
        self._notes.setVisible(bool(self._notes.text()))
        features = getattr(dataset, "features", None)
        for kind, chip in self._features.items():
            chip.setChecked(any(feature.kind == kind for feature in features or ()))
        for widget in (self._features_title, self._feature_grid):
            widget.setVisible(features is not None)

    def choose_file(self) -> None:
        """Ask for a CSV file and learn from it."""
        name, _filter = QFileDialog.getOpenFileName(
            self,
            translate("Data", "Open CSV"),
            str(self._session.folder),
            translate("Data", "Tables (*.csv *.tsv *.txt)"),
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Learn from the table in this file: its last column from the others."""
        table = DATASETS["table"](path=relative(path, self._session.folder))
        try:
            self._session.load(replace(self._session.experiment, dataset=table))
        except ValueError as error:
            self.refused.emit(str(error))
            return
        self._session.edit_dataset(translate("Data", "Open {file}").format(file=path.name), table)

    # --- what it is made of

    def _make_pictures(self) -> dict[str, Thumbnail]:
        self._grid = QWidget()
        cells = QGridLayout(self._grid)
        group = QButtonGroup(self)
        made = {}
        for index, (kind, dataset) in enumerate(own_points().items()):
            caption = translate("Kinds", CAPTIONS[kind]) if kind in CAPTIONS else word(kind)
            picture = Thumbnail(
                self._look,
                caption,
                name=f"dataset_{kind}",
                paint=DatasetPicture(dataset),
                accessible=word(kind),
                tool_tip=describe(dataset),
            )
            picture.clicked.connect(lambda _checked=False, dataset=dataset: self._choose(dataset))
            group.addButton(picture)
            cells.addWidget(picture, index // COLUMNS, index % COLUMNS, Qt.AlignmentFlag.AlignHCenter)
            made[kind] = picture
        return made

    def _make_features(self) -> dict[str, ToggleChip]:
        self._feature_grid = QWidget()
        cells = QGridLayout(self._feature_grid)
        made = {}
        for index, (kind, feature) in enumerate(FEATURES.items()):
            chip = ToggleChip(
                self._look, feature.symbol, name=f"feature_{kind}", accessible=word(kind), tool_tip=describe(feature)
            )
            chip.clicked.connect(lambda _checked=False, feature=feature: self._toggle(feature))
            cells.addWidget(chip, index // COLUMNS, index % COLUMNS)
            made[kind] = chip
        return made

    def _restyle(self, theme: Theme) -> None:
        padding, gap = theme.space(theme.sizes.dock_padding), theme.space(theme.sizes.control_gap)
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._column.setSpacing(theme.space(12))
        for grid in (self._grid, self._feature_grid):
            layout = grid.layout()
            assert isinstance(layout, QGridLayout)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setHorizontalSpacing(gap if grid is self._feature_grid else theme.space(4))
            layout.setVerticalSpacing(theme.space(6))

    # --- what people do

    def _choose(self, kind: type[Dataset]) -> None:
        dataset = swapped(self._session.experiment.dataset, kind)
        self._session.edit_dataset(translate("Data", "Choose {kind}").format(kind=word(kind.kind)), dataset)
        self.show_experiment(self._session.experiment)  # a click on the chosen one must not uncheck it

    def _edited(self, field: str, change: Callable[[Kind], Any]) -> None:
        dataset = self._session.experiment.dataset
        text = translate("Data", "Change {knob}").format(knob=word(field))
        changed = replace(dataset, **{field: change(dataset)})
        self._session.edit_dataset(text, changed, ("data", field))

    def _toggle(self, feature: type[Kind]) -> None:
        dataset = self._session.experiment.dataset
        features = toggled(dataset.features, feature, list(FEATURES.values()))  # type: ignore[attr-defined]
        text = translate("Data", "Change features")
        self._session.edit_dataset(text, replace(dataset, features=features))
        self.show_experiment(self._session.experiment)  # the last feature stays chosen


def own_points() -> dict[str, type[Dataset]]:
    """The data sets that make their own samples, by name."""
    return {kind: dataset for kind, dataset in DATASETS.items() if kind not in USERS_OWN}


def file_name(dataset: Dataset) -> tuple[str, ...]:
    """The name of the file that the data come from, if they do."""
    path = getattr(dataset, "path", "")
    return (f"<b>{Path(path).name}</b>",) if path else ()


def relative(path: Path, folder: Path) -> str:
    """The path as an experiment in `folder` should keep it: relative where the file lies below."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
