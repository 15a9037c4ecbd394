"""The data table's widget: a view that stays quick with a hundred thousand rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.panels.data_table.columns import PICTURE
from playground.panels.data_table.model import PICTURE_PX, SamplesModel
from playground.panels.data_table.value import SamplesValue, compute
from playground.panels.panel import Panel, Table, Throttle

translate = QCoreApplication.translate

WIDTHS = {"number": 80, "set": 72, "target": 96, "says": 96, "share": 88, "loss": 104, "input": 96, PICTURE: 72}
"""Px of the columns at 100 %, by the first word of their id; titles may need more."""


class DataTablePanel(Panel):
    """A row per sample, sorted by loss at first; `sample_chosen(number)` counts training samples, then test samples.

    `sample_picked(model, row, test)` tells of a double-click, or Enter, on a row: whoever has a closer look takes it.
    """

    name = "data_table"
    area = "bottom"
    compute = staticmethod(compute)
    sample_chosen = Signal(int)
    sample_picked = Signal(int, int, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value: SamplesValue | None = None
        self._model = SamplesModel(look)
        self._view = view = QTableView()
        identify(view, "data_table_view", self.title())
        view.setModel(self._model)
        view.horizontalHeader().setSectionsClickable(True)
        view.horizontalHeader().sectionClicked.connect(self._sort)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.selectionModel().currentRowChanged.connect(self._choose)
        view.activated.connect(self._pick)
        view.setToolTip(translate("DataTable", "Double-click a row, or press Enter, for the microscope"))
        self._throttle = Throttle(self._show, parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(view)
        look.changed.connect(self._restyle)

    @staticmethod
    def title() -> str:
        return translate("DataTable", "Data table")

    def show_value(self, value: SamplesValue) -> None:
        self._value = value
        self._throttle.ask()

    def tables(self) -> Mapping[str, Table]:
        model = self._model
        header = [column.title for column in model.columns if column.id != PICTURE]
        shown = [column for column in model.columns if column.id != PICTURE]
        rows = [[column.exported(int(row)) for column in shown] for row in model.order]
        return {"samples": (header, rows)} if shown else {}

    def _show(self) -> None:
        if self._value is None:
            return
        if self._model.show_value(self._value):
            self._restyle(self.look.theme)
        count = numbers.grouped(len(self._value.y))
        self.set_subtitle(translate("DataTable", "{count} samples").format(count=count))

    def _sort(self, section: int) -> None:
        """Sort by a column: the largest first, and the other way round at the next click."""
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self._model.sort(section, up if self._model.sorted_by == (section, down) else down)
        self._view.scrollToTop()

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.sample_chosen.emit(int(self._model.order[current.row()]))

    def _pick(self, index: QModelIndex) -> None:
        """The sample of a row, by the model whose answer was hit: its column says which, else the first."""
        if self._value is None:
            return
        sample, train = int(self._model.order[index.row()]), len(self._value.data.y_train)
        own = self._model.columns[index.column()].id.rpartition("_")
        model = int(own[2]) if own[0] in ("says", "share", "loss") else 0
        self.sample_picked.emit(model, sample - train * (sample >= train), sample >= train)

    def _restyle(self, theme: Theme) -> None:
        pictures = any(column.id == PICTURE for column in self._model.columns)
        row = theme.text(PICTURE_PX) + theme.space(8) if pictures else theme.line_height("body") + theme.space(8)
        self._view.verticalHeader().setDefaultSectionSize(row)
        metrics, body = theme.metrics("tick"), theme.metrics("body")
        for index, column in enumerate(self._model.columns):
            title = round(metrics.horizontalAdvance(column.title)) + theme.space(32)
            least = theme.text(WIDTHS[column.id.partition("_")[0]])
            words = round(max(map(body.horizontalAdvance, column.different), default=0)) + theme.space(24)
            self._view.setColumnWidth(index, max(least, title, words))
        self._model.refresh()
