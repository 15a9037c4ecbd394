"""The data table for Qt's views: sorts by any column, and keeps the order right while the answers change."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from playground.engine.program import Array
from playground.look.look import Look
from playground.look.pixels import pixel_image
from playground.panels.data_table.columns import PICTURE, Column, columns_of
from playground.panels.data_table.value import SamplesValue

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PICTURE_PX = 32
"""Px at 100 % of a picture in a cell."""


class SamplesModel(QAbstractTableModel):
    """Rows are samples in `order` (rows,); a value of the same data and models only changes what stands in them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._value: SamplesValue | None = None
        self.columns: tuple[Column, ...] = ()
        self.order: Array = np.empty(0, np.intp)
        self._sorted, self._descending = "loss_0", True

    def show_value(self, value: SamplesValue) -> bool:
        """Show these answers; True where data or models are others, so that the columns are new."""
        old, columns = self._value, columns_of(value)
        same = old is not None and old.data is value.data
        same = same and [each.title for each in columns] == [each.title for each in self.columns]
        if not same:
            self.beginResetModel()
        self._value, self.columns = value, columns
        if not same:
            self.order = np.arange(len(value.y))
            self._order_now()
            self.endResetModel()
        elif self._sorted.startswith(("says", "share", "loss")):
            self._reorder()
        self.refresh()
        return not same

    def refresh(self) -> None:
        """Paint all cells again."""
        if self.rowCount() and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is not a number comes last."""
        if 0 <= column < len(self.columns):
            self._sorted, self._descending = self.columns[column].id, order == Qt.SortOrder.DescendingOrder
            self._reorder()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column that it is sorted by, −1 for none, and which way."""
        ids = [column.id for column in self.columns]
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        return (ids.index(self._sorted) if self._sorted in ids else -1), order

    def _reorder(self) -> None:
        """Sort again, and let the view keep its current sample."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        samples = [int(self.order[index.row()]) for index in kept]
        self._order_now()
        place = np.empty(len(self.order), np.intp)
        place[self.order] = np.arange(len(self.order))
        moved = [self.index(int(place[s]), index.column()) for s, index in zip(samples, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _order_now(self) -> None:
        column = next((column for column in self.columns if column.id == self._sorted), None)
        if column is not None:
            values = np.asarray(column.values, np.float64)
            self.order = np.argsort(-values if self._descending else values, kind="stable")

    # --- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Role.DisplayRole:
            arrow = "" if self.columns[section].id != self._sorted else " ▾" if self._descending else " ▴"
            return self.columns[section].title + arrow
        return self._alignment(section) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        column, row = self.columns[index.column()], int(self.order[index.row()])
        if role == Role.DisplayRole:
            return column.text(row)
        if role == Role.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Role.ForegroundRole and column.wrong is not None and column.wrong[row]:
            return self._look.theme.colour("error")
        if role == Role.DecorationRole and column.id == PICTURE:
            return self._picture(row)
        return None

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if self.columns[section].words else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _picture(self, row: int) -> QImage | None:
        value = self._value
        if value is None or value.data.image is None:
            return None
        theme, white = self._look.theme, max(high for _, high in value.data.domain)
        return pixel_image(value.raw[row].reshape(value.data.image) / white, theme, side=theme.text(PICTURE_PX))
