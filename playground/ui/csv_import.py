"""The dialog between a CSV or TSV file (or pasted cells) and the data set: a preview, the columns, and the target."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from playground.engine.columns import Column, Columns
from playground.engine.data import Data
from playground.engine.delimited import SEPARATORS
from playground.engine.table import Table
from playground.look import numbers
from playground.look.controls import Button, Choice, Field, Segmented, Sentence, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import say, word
from playground.ui.background import Background
from playground.ui.import_choices import (
    Source,
    features_of,
    guessed_classes,
    settled,
    target_of,
    with_feature,
    with_guessed_scale,
    with_target,
)
from playground.ui.preview import Preview, Tint

translate = QCoreApplication.translate

SHOWN_CLASSES = 6
"""So many classes are named in the sentence about the target."""

FITTED = 50
"""Columns up to which each is as wide as what stands in it: measuring more would take too long."""

STEPS = 1000
"""Steps of the progress bar."""


class CsvImport(QDialog):
    """Reads `source` in a thread and shows it; `imported(table, data)` comes when the user takes it."""

    imported = Signal(object, object)

    def __init__(self, look: Look, source: Source, table: Table, *, seed: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._source, self._seed = look, source, seed
        self._table = table
        self._columns: Columns | None = None
        self._data: Data | None = None
        identify(self, "csv_import", translate("Import", "Import a table"))
        self.setWindowTitle(translate("Import", "Import a table"))
        self._reader, self._checker = Background(self), Background(self)
        self._reader.progressed.connect(lambda share: self._progress.setValue(round(share * STEPS)))
        self._reader.done.connect(self._show_columns)
        self._reader.failed.connect(self._refuse)
        self._checker.done.connect(self._show_data)
        self._checker.failed.connect(self._refuse)
        self._make_controls()
        self._lay_out()
        self.finished.connect(self._close_threads)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._read()

    # --- what it is made of

    def _make_controls(self) -> None:
        look = self._look
        self._title = label(escape(self._source.name), role="title", name="import_title")
        self._size = label("", tone="muted", name="import_size")
        self._separator = Choice(
            look, self._separators(""), name="import_separator", accessible=translate("Import", "Cells separated by")
        )
        self._header = Choice(
            look,
            [
                ("guess", translate("Import", "guess")),
                ("yes", translate("Import", "holds names")),
                ("no", translate("Import", "holds values")),
            ],
            name="import_header",
            accessible=translate("Import", "First line"),
        )
        self._list = QListWidget()
        identify(self._list, "import_columns", translate("Import", "Columns that the network is given"))
        self._list.itemChanged.connect(self._tick)
        self._model = Preview(look)
        self._rows = QTableView()
        identify(self._rows, "import_preview", translate("Import", "The first rows"))
        self._rows.setModel(self._model)
        self._rows.setItemDelegate(Tint(self._rows))
        self._rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._target = Choice(look, [], name="import_target", accessible=translate("Import", "Predict"))
        self._predict = Segmented(
            look,
            [("classes", translate("Import", "classes")), ("numbers", translate("Import", "numbers"))],
            name="import_predict",
            accessible=translate("Import", "Classification or regression"),
        )
        self._standardise = self._box("import_standardise", translate("Import", "Standardise the columns"), on=True)
        self._standardise_target = self._box("import_standardise_target", translate("Import", "Standardise the target"))
        self._standardise.setToolTip(translate("Import", "Mean 0 and standard deviation 1 over the training rows"))
        self._progress = QProgressBar()
        identify(self._progress, "import_progress", translate("Import", "Reading"))
        self._progress.setRange(0, STEPS)
        self._sentence = Sentence(look, name="import_sentence")
        self._cancel = Button(look, translate("Import", "Cancel"), name="import_cancel")
        self._import = Button(look, translate("Import", "Import"), name="import_button", primary=True)
        self._import.setDefault(True)
        for choice in (self._separator, self._header, self._target):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self._separator.chosen.connect(lambda key: self._choose(replace(self._table, separator=key), read=True))
        self._header.chosen.connect(lambda key: self._choose(replace(self._table, header=key), read=True))
        self._target.chosen.connect(self._predict_other)
        self._predict.chosen.connect(lambda key: self._choose(replace(self._table, predict=key)))
        self._standardise.clicked.connect(lambda on: self._choose(replace(self._table, standardise=on)))
        self._standardise_target.clicked.connect(lambda on: self._choose(replace(self._table, standardise_target=on)))
        self._cancel.clicked.connect(self.reject)
        self._import.clicked.connect(self._take)

    @staticmethod
    def _box(name: str, text: str, *, on: bool = False) -> QCheckBox:
        box = QCheckBox(text)
        identify(box, name, text)
        box.setChecked(on)
        return box

    def _lay_out(self) -> None:
        look = self._look
        self._fields = QHBoxLayout()
        for title, name, widget in (
            (translate("Import", "Cells separated by"), "separator", self._separator),
            (translate("Import", "First line"), "header", self._header),
            (translate("Import", "Predict"), "target", self._target),
            (translate("Import", "as"), "predict", self._predict),
        ):
            field = Field(look, title, name=f"import_{name}_field", widget=widget)
            self._fields.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self._fields.addStretch(1)
        self._boxes = QHBoxLayout()
        for box in (self._standardise, self._standardise_target):
            self._boxes.addWidget(box)
        self._boxes.addStretch(1)
        self._body = QGridLayout()
        columns = label(translate("Import", "Columns that the network is given"), role="group", tone="muted")
        rows = label(translate("Import", "The first rows"), role="group", tone="muted")
        for position, (heading, view) in enumerate(((columns, self._list), (rows, self._rows))):
            self._body.addWidget(heading, 0, position)
            self._body.addWidget(view, 1, position)
        self._body.setColumnStretch(1, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._cancel, self._import):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._size, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addLayout(self._fields)
        self._column.addLayout(self._body, 1)
        self._column.addLayout(self._boxes)
        self._column.addWidget(self._progress)
        self._column.addLayout(self._buttons)

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(20)
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._column.setSpacing(theme.space(12))
        for row in (self._fields, self._boxes, self._buttons):
            row.setSpacing(theme.space(16))
        self._body.setHorizontalSpacing(theme.space(16))
        self._body.setVerticalSpacing(theme.space(4))
        self._list.setFixedWidth(theme.text(240))
        self._rows.verticalHeader().setDefaultSectionSize(theme.line_height("body") + theme.space(8))
        self._rows.horizontalHeader().setDefaultSectionSize(theme.text(100))
        self._rows.horizontalHeader().setMaximumSectionSize(theme.text(240))
        if self._columns is not None:
            self._show_choices(self._columns)
        screen = self.screen().availableSize()
        self.resize(min(theme.text(900), screen.width() - 40), min(theme.text(600), screen.height() - 60))

    # --- what it shows

    def _read(self) -> None:
        """Read the source anew, as the present choices say."""
        self._ready(None)
        self._progress.setValue(0)
        self._progress.show()
        self._sentence.show_sentence(translate("Import", "Reading…"))
        self._reader.start(partial(self._source.read, self._table))

    def _show_columns(self, columns: Columns) -> None:
        self._progress.hide()
        first, self._columns = self._columns is None and self._table == Table(), columns
        self._size.setText(" · ".join((rows_words(columns.rows + columns.dropped), columns_words(len(columns.all)))))
        self._separator.set_rows(self._separators(columns.separator))
        self._separator.set_value(self._table.separator)
        self._header.set_value(self._table.header)
        self._target.set_rows([(name, name) for name in columns.names])
        self._model.show_columns(columns)
        if len(columns.all) <= FITTED:
            self._rows.resizeColumnsToContents()
        table = settled(self._table, columns)
        self._choose(with_guessed_scale(table, columns) if first else table)

    def _choose(self, table: Table, *, read: bool = False) -> None:
        """Show these choices, and try them."""
        self._table = table
        if read:
            self._read()
        elif self._columns is not None:
            self._show_choices(self._columns)
            self._ready(None)
            columns, name, seed = self._columns, self._source.name, self._seed
            self._checker.start(lambda _watch: table.of(columns, name, seed))

    def _show_choices(self, columns: Columns) -> None:
        table = self._table
        target, features = target_of(table, columns), features_of(table, columns)
        predict = table.predict
        if predict == "guess":
            predict = "classes" if guessed_classes(target) else "numbers"
        self._target.set_value(target.name)
        self._predict.set_value(predict)
        self._predict.set_segment_enabled("numbers", target.numbers is not None)
        self._standardise_target.setVisible(predict == "numbers")
        self._standardise.setChecked(table.standardise)
        self._standardise_target.setChecked(table.standardise_target)
        self._model.show_roles(target.name, features)
        with QSignalBlocker(self._list):
            top = self._list.verticalScrollBar().value()
            self._list.clear()
            for column in columns.all:
                item = column_item(column, is_target=column is target, on=column.name in features)
                if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
                    item.setForeground(self._look.theme.colour("muted"))
                self._list.addItem(item)
            self._list.verticalScrollBar().setValue(top)

    def _show_data(self, data: Data) -> None:
        self._ready(data)
        html = translate("Import", "<b>{rows}</b> to learn <b>{target}</b> from {columns}: {what}.")
        what = classes_in_words(data.classes) if data.classification else self._target_range()
        sentence = html.format(
            rows=rows_words(len(data.y_train) + len(data.y_test)),
            target=escape(data.outputs[0]),
            columns=columns_words(len(data.features)),
            what=escape(what),
        )
        pasted = translate("Import", "What was pasted is saved as a file that you name; the experiment refers to it.")
        notes = [escape(say(note), quote=False) for note in data.notes] + ([] if self._source.path else [pasted])
        self._sentence.show_sentence(" ".join([sentence, *notes]), level="warning" if data.notes else "ok")

    def _target_range(self) -> str:
        """From which number to which the target goes in the table, standardised or not."""
        assert self._columns is not None
        found = target_of(self._table, self._columns).numbers
        assert found is not None
        ends = {"low": float(np.nanmin(found)), "high": float(np.nanmax(found))}
        return translate("Import", "{low} to {high}").format(**{end: numbers.plain(at) for end, at in ends.items()})

    def _refuse(self, sentence: str) -> None:
        self._progress.hide()
        self._ready(None)
        self._sentence.show_sentence(escape(sentence, quote=False), level="error")

    def _ready(self, data: Data | None) -> None:
        """Whether there is something to import."""
        self._data = data
        self._import.setEnabled(data is not None)

    @staticmethod
    def _separators(found: str) -> list[tuple[str, str]]:
        """The rows of the choice, with what was guessed."""
        name = next((word(key) for key, separator in SEPARATORS.items() if separator == found), "")
        guess = translate("Import", "guess: {separator}").format(separator=name)
        rows = [("guess", guess if name else translate("Import", "guess"))]
        return rows + [(key, word(key)) for key in SEPARATORS]

    # --- what people do

    def _predict_other(self, name: str) -> None:
        if self._columns is not None:
            self._choose(with_guessed_scale(with_target(self._table, name), self._columns))

    def _tick(self, item: QListWidgetItem) -> None:
        name: Any = item.data(Qt.ItemDataRole.UserRole)
        row = self._list.row(item)
        if self._columns is not None:
            on = item.checkState() == Qt.CheckState.Checked
            self._choose(with_feature(self._table, self._columns, name, on=on))
            self._list.setCurrentRow(row)

    def _take(self) -> None:
        if self._data is not None:
            self.imported.emit(self._table, self._data)

    def _close_threads(self) -> None:
        self._reader.close()
        self._checker.close()


def column_item(column: Column, *, is_target: bool, on: bool) -> QListWidgetItem:
    """A column in the list: its name, what it holds and how much is missing; only columns of numbers can be ticked."""
    words = translate("Import", "numbers") if column.numbers is not None else translate("Import", "text")
    if column.missing:
        words += translate("Import", ", {count} missing").format(count=numbers.grouped(column.missing))
    if is_target:
        words = translate("Import", "to predict")
    item = QListWidgetItem(f"{column.name} · {words}")
    item.setData(Qt.ItemDataRole.UserRole, column.name)
    possible = column.numbers is not None and not is_target
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if possible else Qt.ItemFlag.NoItemFlags)
    if possible:
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item


def classes_in_words(classes: tuple[str, ...]) -> str:
    """How many classes, and which, as far as they find room."""
    named = ", ".join(classes[:SHOWN_CLASSES]) + (", …" if len(classes) > SHOWN_CLASSES else "")
    return translate("Import", "{count} classes ({names})").format(count=len(classes), names=named)


def rows_words(count: int) -> str:
    """A number of rows: "1 row", "1,797 rows"."""
    words = translate("Import", "{count} row") if count == 1 else translate("Import", "{count} rows")
    return words.format(count=numbers.grouped(count))


def columns_words(count: int) -> str:
    """A number of columns: "1 column", "4 columns"."""
    words = translate("Import", "{count} column") if count == 1 else translate("Import", "{count} columns")
    return words.format(count=numbers.grouped(count))
