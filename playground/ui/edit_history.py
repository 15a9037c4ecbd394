"""The edits of the document as a list in which a click goes back, or forward, to the state after any of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QListView
from shiboken6 import isValid

from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.session import Session

translate = QCoreApplication.translate

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class EditRows(QAbstractListModel):
    """A row for the document as it was opened, then one per edit; those that are undone are muted."""

    def __init__(self, stack: QUndoStack, theme: Theme) -> None:
        super().__init__()
        self._stack, self._theme = stack, theme

    def refresh(self, theme: Theme) -> None:
        """There may be other edits, or other colours."""
        self.beginResetModel()
        self._theme = theme
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._stack.count() + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = index.row()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._words(row)
        if role == Role.ForegroundRole and row > self._stack.index():
            return self._theme.colour("muted")
        return None

    def _words(self, row: int) -> str:
        if row == 0:
            return translate("History", "At the beginning")
        words = self._stack.text(row - 1)
        return translate("History", "{edit} · saved").format(edit=words) if row == self._stack.cleanIndex() else words


class EditHistory(QListView):
    """`EditHistory(look, session)`: a click on a row, or Return, goes there; edits that were undone come back."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        identify(self, "edit_history", translate("History", "Edits, the newest last"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look, self._session, self._stack = look, session, session.undo_stack
        self._rows = EditRows(self._stack, look.theme)
        self.setModel(self._rows)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        for changed in (self._stack.indexChanged, self._stack.cleanChanged, look.changed):
            changed.connect(lambda *_: self._refresh())
        self._refresh()

    def _go(self, index: QModelIndex) -> None:
        self._session.go_to(index.row())

    def _refresh(self) -> None:
        if not isValid(self._stack):  # a stack tells of being cleared also when it goes for good
            return
        self._rows.refresh(self._look.theme)
        self.setCurrentIndex(self._rows.index(self._stack.index()))
