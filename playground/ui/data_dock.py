"""The data dock: pictures of the data sets, the user's own file, and what the network is given of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from playground.editor import drags
from playground.engine.data import Data
from playground.engine.dataset import Dataset
from playground.engine.datasets import DATASETS
from playground.engine.features import FEATURES
from playground.engine.points import Points
from playground.experiment.values import Experiment
from playground.look.controls import Button, Thumbnail, ToggleChip, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import describe, say, sentence, word
from playground.registry import Kind
from playground.session import Session
from playground.translatable import QT_TRANSLATE_NOOP
from playground.ui.changes import swapped, toggled
from playground.ui.dataset_pictures import USERS_OWN, DatasetPicture
from playground.ui.forms import Form

translate = QCoreApplication.translate

CAPTIONS = {
    "checkerboard": QT_TRANSLATE_NOOP("Kinds", "checker"),
    "gauss_surface": QT_TRANSLATE_NOOP("Kinds", "surface"),
}
"""Shorter words under a picture."""

MOST, LEAST = 4, 2
"""Pictures and features in a row."""

PAD = "pad"
"""Where the link to the pad leads."""

GAP = 4
"""px at 100 % between pictures."""


class DataDock(QScrollArea):
    """Chooses and tunes the data set of the experiment; `open_requested` and `draw_requested` ask for the user's own.

    `change_requested` asks for other columns, or another target, of a table, `pad_requested` for a pad to draw on what
    the network reads.
    """

    open_requested = Signal()
    change_requested = Signal()
    draw_requested = Signal()
    pad_requested = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self.setObjectName("data_dock_body")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._look, self._session = look, session
        self._columns = 0
        self._users: dict[str, Dataset] = {}
        self._column = QVBoxLayout()
        body = QWidget()
        body.setLayout(self._column)
        self._pictures = {kind: DatasetPicture(dataset) for kind, dataset in DATASETS.items()}
        self._thumbnails = self._make_thumbnails()
        self._own = self._make_own()
        self._form = Form(
            look,
            name="data",
            leave_out=("features", "columns", "path", "target", "predict", "header", "separator", "points"),
            percent=("noise", "test_fraction"),
            titles={"test_fraction": translate("Data", "Test share")},
        )
        self._form.edited.connect(self._edited)
        self._form.ended.connect(session.finish_gesture)
        self._notes = label("", role="chip", tone="muted", name="data_notes", wrap=True)
        self._notes.linkActivated.connect(
            lambda to: (self.pad_requested if to == PAD else self.change_requested).emit()
        )
        self._features_title = label(translate("Data", "Features"), role="group", tone="muted", name="features_title")
        self._features = self._make_features()
        for widget in (self._grid, self._notes, self._form, self._features_title, self._feature_grid):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(body)
        session.opened.connect(self._forget)
        session.experiment_changed.connect(self.show_experiment)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.show_experiment(session.experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the data set of the document."""
        dataset = experiment.dataset
        self._thumbnails[dataset.kind].setChecked(True)
        self._show_picture(dataset)
        self._form.show_values((dataset,))
        self._form.setVisible(self._form.rows > 0)
        data = self._session.data
        self._notes.setText(" ".join((*file_name(dataset), *map(say, data.notes), *pad_words(data))))
        self._notes.setVisible(bool(self._notes.text()))
        features = getattr(dataset, "features", None)
        for kind, chip in self._features.items():
            chip.setChecked(any(feature.kind == kind for feature in features or ()))
        for widget in (self._features_title, self._feature_grid):
            widget.setVisible(features is not None)

    # --- what it is made of

    def _show_picture(self, dataset: Dataset) -> None:
        """Let its picture follow the data set; one of the user's own stays there to come back to."""
        kind, data = dataset.kind, None
        if kind in USERS_OWN:
            if self._session.trouble:
                return  # the data are still those of the data set before
            self._users[kind], data = dataset, self._session.data
        self._pictures[kind].show(dataset, data)
        self._thumbnails[kind].update()

    def _forget(self) -> None:
        """Another document: what the user brought to the last one is not its own."""
        for kind in self._users:
            self._pictures[kind].show(DATASETS[kind]())
        self._users.clear()

    def _make_thumbnails(self) -> dict[str, Thumbnail]:
        self._grid = QWidget()
        self._cells = QGridLayout(self._grid)
        group = QButtonGroup(self)
        made = {}
        for kind, dataset in DATASETS.items():
            caption = sentence(CAPTIONS[kind]) if kind in CAPTIONS else word(kind)
            picture = Thumbnail(
                self._look,
                caption,
                name=f"dataset_{kind}",
                paint=self._pictures[kind],
                accessible=word(kind),
                tool_tip=describe(dataset),
            )
            picture.clicked.connect(lambda _checked=False, dataset=dataset: self._choose(dataset))
            group.addButton(picture)
            made[kind] = picture
        return made

    def _make_own(self) -> QWidget:
        """The buttons for the user's own data, below each other."""
        look, own = self._look, QWidget()
        self._own_column = QVBoxLayout(own)
        for name, icon, text, signal in (
            ("open_csv_button", "table", translate("Data", "Open CSV…"), self.open_requested),
            ("draw_button", "draw", translate("Data", "Draw…"), self.draw_requested),
        ):
            button = Button(look, text, name=name, icon=icon, role="chip")
            button.clicked.connect(signal)
            self._own_column.addWidget(button)
        return own

    def _make_features(self) -> dict[str, ToggleChip]:
        self._feature_grid = QWidget()
        self._feature_cells = QGridLayout(self._feature_grid)
        made = {}
        for kind, feature in FEATURES.items():
            chip = ToggleChip(
                self._look, feature.symbol, name=f"feature_{kind}", accessible=word(kind), tool_tip=describe(feature)
            )
            chip.clicked.connect(lambda _checked=False, feature=feature: self._toggle(feature))
            chip.drag_requested.connect(lambda at, kind=kind: self._drag(kind, at))
            made[kind] = chip
        return made

    def _fit(self) -> None:
        """As many pictures and features in a row as the dock is wide, and the buttons behind the last picture."""
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        for cells, widgets, side in (
            (self._cells, list(self._thumbnails.values()), Qt.AlignmentFlag.AlignHCenter),
            (self._feature_cells, list(self._features.values()), Qt.AlignmentFlag(0)),
        ):
            for index, widget in enumerate(widgets):
                cells.addWidget(widget, index // columns, index % columns, side)
        row, column = divmod(len(self._thumbnails), columns)
        if columns - column < 2:
            row, column = row + 1, 0
        self._cells.addWidget(self._own, row, column, 1, columns - column)

    def _fitting(self) -> int:
        """So many pictures stand beside each other with their words, which a language may make longer."""
        theme, widths = self._look.theme, [each.sizeHint().width() for each in self._thumbnails.values()]
        room = self.viewport().width() - theme.space(theme.sizes.dock_padding) - theme.space(GAP)  # beside a scroll bar

        def width(columns: int) -> int:
            return sum(max(widths[column::columns]) for column in range(columns)) + theme.space(GAP) * (columns - 1)

        return next((columns for columns in range(MOST, LEAST, -1) if width(columns) <= room), LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self, theme: Theme) -> None:
        self._fit()
        padding, gap = theme.space(theme.sizes.dock_padding), theme.space(theme.sizes.control_gap)
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._column.setSpacing(theme.space(12))
        self._own_column.setContentsMargins(0, 0, 0, 0)
        self._own_column.setSpacing(theme.space(6))
        for cells, between in ((self._cells, theme.space(GAP)), (self._feature_cells, gap)):
            cells.setContentsMargins(0, 0, 0, 0)
            cells.setHorizontalSpacing(between)
            cells.setVerticalSpacing(theme.space(6))

    # --- what people do

    def _choose(self, kind: type[Dataset]) -> None:
        if kind is Points:
            self.draw_requested.emit()
        else:
            dataset = self._users.get(kind.kind) or swapped(self._session.experiment.dataset, kind)
            self._session.edit_dataset(translate("Data", "Choose {kind}").format(kind=word(kind.kind)), dataset)
        self.show_experiment(self._session.experiment)  # a click on the chosen one must not uncheck it

    def _edited(self, field: str, change: Callable[[Kind], Any]) -> None:
        dataset = self._session.experiment.dataset
        text = translate("Data", "Change {knob}").format(knob=word(field))
        changed = replace(dataset, **{field: change(dataset)})
        self._session.edit_dataset(text, changed, ("data", field))

    def _drag(self, kind: str, at: QPoint) -> None:
        """Drag a feature until it is dropped, as on the input card of the canvas, or given up."""
        chip = self._features[kind]
        drag = QDrag(chip)
        drag.setMimeData(drags.pack(drags.Carried(drags.FEATURE, kind)))
        drag.setPixmap(chip.drag_picture())
        drag.setHotSpot(at)
        chip.set_dragged(True)
        drag.exec(Qt.DropAction.CopyAction)
        chip.set_dragged(False)

    def _toggle(self, feature: type[Kind]) -> None:
        dataset = self._session.experiment.dataset
        features = toggled(dataset.features, feature, list(FEATURES.values()))  # type: ignore[attr-defined]
        text = translate("Data", "Change features")
        self._session.edit_dataset(text, replace(dataset, features=features))
        self.show_experiment(self._session.experiment)  # the last feature stays chosen


def pad_words(data: Data) -> tuple[str, ...]:
    """The link to the pad, where a sample is a picture."""
    if data.image is None:
        return ()
    text = translate("Data", "<a {link}>Draw one yourself</a>, and see what the network reads.")
    return (text.format(link=f'href="{PAD}"'),)


def file_name(dataset: Dataset) -> tuple[str, ...]:
    """The name of the file that the data come from, if they do, and a link to what is taken of it."""
    path = getattr(dataset, "path", "")
    words = translate("Data", "Columns and target…")
    return (f'<b>{escape(Path(path).name)}</b> · <a href="change">{words}</a><br>',) if path else ()
