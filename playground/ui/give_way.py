"""A row of widgets that gives way step by step instead of clipping: first words, then whole fields into a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.look.controls import Button
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate

WIDEST_SPACE = 12
"""Px between groups once something gives way."""


class GivingRow(QWidget):
    """Lays out `items` (a widget, or an int for that much space, or None for a stretch) in a row, `last` at its end.

    Where they don't fit, `fewer_words(True)` is called first; then the widgets of `movable` move, in their order, into
    a popup behind a ⋯ button before `last`, which keeps its place whatever gives way.
    """

    def __init__(
        self,
        look: Look,
        items: Sequence[QWidget | int | None],
        *,
        movable: Sequence[QWidget],
        last: Sequence[QWidget | int] = (),
        fewer_words: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self.setObjectName("transport_row")
        self._look = look
        self._movable = list(movable)
        self._fewer_words = fewer_words
        self._level = -1
        self._widths: list[int] = []
        self._least: list[list[int]] = [[], []]
        self._spaces: list[tuple[QWidget, int]] = []
        self.more = Button(look, name="more_button", icon="more", tool_tip=translate("Transport", "More settings"))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._open)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setObjectName("more_popup")
        self._popup.setProperty("popup", True)
        self._popup_column = QVBoxLayout(self._popup)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._places: list[QWidget] = []
        for item in (*items, 8, self.more, *last):
            self._append(item)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._take(0)

    @property
    def level(self) -> int:
        """How many steps of giving way are taken: 0 none, 1 words, 2 words and the first movable widget, …"""
        return self._level

    def measure(self) -> None:
        """Ask for every width again as soon as the style sheet has reached every child, after a change of theme."""
        self._later.start()

    def _measure(self) -> None:
        focused = self.window().focusWidget()
        within = self.isAncestorOf(focused)
        for child in self.findChildren(QWidget):
            child.ensurePolished()  # in the popup too, where the style sheet comes with the first sight
        self._level, self._widths = -1, []
        for level in (0, 1):
            self._take(level)
            self._widths.append(self._row.minimumSize().width())
            self._least[level] = [least(widget) for widget in self._movable]
        width = self._widths[1] + least(self.more) + self._space_before(self.more).width()
        for widget, px in zip(self._movable, self._least[1], strict=True):
            width -= px + self._space_before(widget).width()
            self._widths.append(width)
        self.fit()
        if within and self.isAncestorOf(focused):
            focused.setFocus()  # lost on the way through the popup

    def _adjust(self) -> None:
        """Take note of what became wider or narrower inside the movable widgets, and fit; cheaper than to measure."""
        known = self._least[min(self._level, 1)]
        changes = [least(widget) - px for widget, px in zip(self._movable, known, strict=True)]
        for each in self._least:
            each[:] = [px + change for px, change in zip(each, changes, strict=True)]
        self._widths = [width + sum(changes[max(level - 1, 0) :]) for level, width in enumerate(self._widths)]
        self.fit()

    def fit(self) -> None:
        """Take as few steps as the width allows; before it is first shown that is not known."""
        if self._widths:
            fitting = (level for level, width in enumerate(self._widths) if width <= self.width())
            self._take(next(fitting, len(self._widths) - 1))

    def _append(self, item: QWidget | int | None) -> None:
        if item is None:
            self._row.addStretch(1)
            return
        if isinstance(item, int):
            space = QWidget(self)
            self._spaces.append((space, item))
            item = space
        self._row.addWidget(item, 0, Qt.AlignmentFlag.AlignVCenter)
        self._places.append(item)

    def _take(self, level: int) -> None:
        """Bring the row to a level."""
        if level == self._level:
            return
        self._level = level
        self._fewer_words(level > 0)
        self._set_spaces()
        for index, widget in enumerate(self._movable):
            self._place(widget, inside=index >= level - 1)
        self.more.setVisible(level > 1)
        self._space_before(self.more).setVisible(level > 1)
        for widget in self._movable:
            widget.updateGeometry()  # it hears of other words in it only when the event loop turns
        self._row.invalidate()

    def _set_spaces(self) -> None:
        widest = WIDEST_SPACE if self._level > 0 else max(px for _, px in self._spaces)
        for space, px in self._spaces:
            space.setFixedSize(self._look.theme.space(min(px, widest)), 1)

    def _place(self, widget: QWidget, *, inside: bool) -> None:
        """Show a movable widget in the row, or in the popup; the space before it goes with it."""
        space = self._space_before(widget)
        space.setVisible(inside)
        if inside and widget.parentWidget() is not self:
            self._row.insertWidget(self._row.indexOf(space) + 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)
            widget.show()
        elif not inside and widget.parentWidget() is not self._popup:
            self._popup_column.addWidget(widget)
            widget.show()

    def _space_before(self, widget: QWidget) -> QWidget:
        return self._places[self._places.index(widget) - 1]

    def _open(self) -> None:
        self._popup.adjustSize()
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + self._look.theme.space(4)))
        self._popup.move(corner - QPoint(self._popup.width(), 0))
        self._popup.show()

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(12)
        self._popup_column.setContentsMargins(padding, padding, padding, padding)
        self._popup_column.setSpacing(theme.space(12))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.measure()

    def event(self, event: QEvent) -> bool:
        """What is in it has changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._widths:
            self._adjust()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as a window may be: what doesn't fit then gives way."""
        return QSize(0, self._row.minimumSize().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def least(widget: QWidget) -> int:
    """Px of width that a layout gives it at least."""
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
