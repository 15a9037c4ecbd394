"""A value under its name, as in the toolbar, and the choice without a frame that often is this value."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QStyledItemDelegate, QVBoxLayout, QWidget

from playground.look.controls.focus import by_keyboard
from playground.look.controls.label import label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class Field(QWidget):
    """A muted name (11 / 14) over a value (13 / 18): read-only words, or any `widget`."""

    def __init__(
        self,
        look: Look,
        title: str,
        value: str = "",
        *,
        name: str,
        widget: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        identify(self, name, title)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._title = label(title, role="label", tone="muted", name=f"{name}_title")
        self._value = label(value, role="control", name=f"{name}_value")
        self._value.setAccessibleName(title)
        self._value.setVisible(widget is None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._value)
        self._row = QHBoxLayout()
        if widget is not None:
            self._title.setBuddy(widget)
            self._row.addWidget(widget, 0, _side(widget))
        column.addLayout(self._row)
        self._look = look
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def value_label(self) -> QLabel:
        """The label that shows read-only words."""
        return self._value

    def set_title(self, title: str) -> None:
        """Another name, as on a change of language."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_value(self, text: str) -> None:
        """Show other words; the field grows but never shrinks, so that a running counter pushes nobody about."""
        self._value.setText(text)
        self._value.setMinimumWidth(max(self._value.minimumWidth(), self._value.sizeHint().width()))

    def _restyle(self, theme: Theme) -> None:
        self._value.setMinimumWidth(0)
        self._title.setFixedHeight(max(theme.text(14), round(theme.metrics("label").height())))
        self._value.setMinimumHeight(theme.text(18))


def _side(widget: QWidget) -> Qt.AlignmentFlag:
    """Left for what keeps its own width, else over the whole width."""
    fixed = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum
    return Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0)


class Choice(QComboBox):
    """A combo box of (key, text) rows; `chosen(key)` only when the user chooses; `flat` has no frame, for a Field.

    The wheel changes it only while it has the focus, so that scrolling a form doesn't change values in passing.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        rows: Sequence[tuple[str, str]],
        *,
        name: str,
        accessible: str,
        value: str = "",
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._flat = flat
        identify(self, name, accessible)
        self.setProperty("flat", flat)
        if flat:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        by_keyboard(self)
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo box's own ignores the style sheet
        self.set_rows(rows)
        if value:
            self.set_value(value)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        self.currentIndexChanged.connect(self.updateGeometry)
        look.changed.connect(self._restyle)

    @property
    def value(self) -> str:
        """The key of the row shown, "" where there is none."""
        return str(self.currentData() or "")

    @property
    def words(self) -> str:
        """The words of the row shown."""
        return self.currentText()

    def set_value(self, key: str) -> None:
        """Show the row of `key` without emitting `chosen`."""
        self.setCurrentIndex(self.findData(key))

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Replace the rows and keep the choice where its key is still among them."""
        key = self.value
        self.clear()
        for data, text in rows:
            self.addItem(text, data)
        if key and self.findData(key) >= 0:
            self.set_value(key)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._flat:  # as wide as the row shown, so that the arrow stands beside the word
            theme = self._look.theme
            words = theme.metrics("control").horizontalAdvance(self.currentText())
            hint.setWidth(round(words + 0.5) + theme.text(20))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._flat else super().minimumSizeHint()

    def showPopup(self) -> None:
        """Open the rows as wide as the longest of them, however narrow the box is."""
        view = self.view()
        view.ensurePolished()  # the style sheet's padding counts
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        padding = 2 * self._look.theme.space(4) + 2 * self._look.theme.border()
        view.setMinimumWidth(max(view.sizeHintForColumn(0), 0) + padding + bar)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
