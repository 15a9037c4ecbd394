"""The first rows of a table as they stand in the file, with the target, what is left out and what is missing marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from playground.engine.columns import Columns
from playground.engine.delimited import is_missing
from playground.look.look import Look

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Tint(QStyledItemDelegate):
    """Paints a model's background under its items, which a style sheet would leave out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tint = index.data(Role.BackgroundRole)
        if isinstance(tint, QColor | QBrush):
            painter.fillRect(option.rect, tint)
        super().paint(painter, option, index)


class Preview(QAbstractTableModel):
    """Shows `columns`; the target stands on the accent, columns that are left out are muted, missing cells warn."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._columns: Columns | None = None
        self._target, self._features = "", frozenset[str]()
        look.changed.connect(self._restyle)

    def show_columns(self, columns: Columns | None) -> None:
        """Show the head of another table."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def show_roles(self, target: str, features: tuple[str, ...]) -> None:
        """Mark what the columns are used for."""
        self._target, self._features = target, frozenset(features)
        self._restyle()

    def _restyle(self, _theme: object = None) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._columns is None else len(self._columns.head)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._columns is None else len(self._columns.all)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if self._columns is None:
            return None
        if role == Role.DisplayRole:
            across = orientation == Qt.Orientation.Horizontal
            return self._columns.all[section].name if across else str(section + 1)
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if self._columns is None:
            return None
        cell = self._columns.head[index.row()][index.column()]
        column = self._columns.all[index.column()]
        theme = self._look.theme
        if role == Role.DisplayRole:
            return cell.strip()
        if role == Role.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Role.BackgroundRole:
            used = column.name == self._target or column.name in self._features
            if used and is_missing(cell):
                return theme.colour("warning_soft")
            return theme.colour("accent_soft") if column.name == self._target else None
        if role == Role.ForegroundRole:
            used = column.name in self._features
            return theme.colour("accent" if column.name == self._target else "text" if used else "muted")
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        numeric = self._columns is not None and self._columns.all[column].numbers is not None
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
