"""A layout that goes on in the next line where a line has no more room, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """From left to right, `spacing` apart, on one middle line; its height depends on its width."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        margins, sizes = self.contentsMargins(), [item.minimumSize() for item in self._seen()]
        widest = max((size.width() for size in sizes), default=0)
        highest = max((size.height() for size in sizes), default=0)
        return QSize(widest + margins.left() + margins.right(), highest + margins.top() + margins.bottom())

    def sizeHint(self) -> QSize:
        margins, widths = self.contentsMargins(), [item.sizeHint().width() for item in self._seen()]
        width = sum(widths) + self.spacing() * max(len(widths) - 1, 0) + margins.left() + margins.right()
        return QSize(width, self.minimumSize().height())

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._placed(area, move=True)

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, area: QRect, *, move: bool) -> int:
        """The height that the items take in the width of `area`; with `move` they are put there."""
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        y = inner.top()
        for line in self._lines(inner.width()):
            x, high = inner.left(), max(item.sizeHint().height() for item in line)
            for item in line if move else ():
                size = item.sizeHint()
                corner = QPoint(x, y + (high - size.height()) // 2)
                item.setGeometry(QRect(corner, QSize(min(size.width(), inner.width()), size.height())))
                x += size.width() + self.spacing()
            y += high + self.spacing()
        return max(y - self.spacing(), inner.top()) + margins.bottom() - area.top()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items line by line."""
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._seen():
            wide = item.sizeHint().width()
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wide + self.spacing()
        return lines
