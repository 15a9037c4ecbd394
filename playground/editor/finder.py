"""The search that opens at the mouse when somebody types on the canvas: layers to insert, chips to give them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from playground.editor import drags
from playground.editor.pictures import icon_of
from playground.look.controls import SearchField
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import describe, heading, word

WIDTH, ROWS = 220, 8  # px at 100 %; rows seen at once


@dataclass(frozen=True)
class Found:
    """A kind that can be searched for, and its words."""

    carried: drags.Carried
    text: str
    tip: str


def everything() -> list[Found]:
    """All layers, then all activations, then all initializers."""
    families = (drags.LAYER, drags.ACTIVATION, drags.INITIALIZER)
    carried = [drags.Carried(mime, kind) for mime in families for kind in drags.FAMILIES[mime]]
    return [
        Found(each, heading(each.kind) if each.mime == drags.LAYER else word(each.kind), describe(each.type))
        for each in carried
    ]


def matching(found: list[Found], text: str) -> list[Found]:
    """Those whose words contain `text`: the ones that begin with it first, initializers after all else."""
    sought = text.strip().casefold()
    hits = [each for each in found if sought in each.text.casefold()]
    last = drags.INITIALIZER
    return sorted(hits, key=lambda each: (each.carried.mime == last, not each.text.casefold().startswith(sought)))


class Finder(QFrame):
    """A field above a list. `chosen(Carried)` at Return or a click; then, or at Escape, it goes: `gone()`."""

    chosen = Signal(object)
    gone = Signal()

    def __init__(self, look: Look, begin: str, at: QPoint, parent: QWidget) -> None:
        super().__init__(parent)
        identify(self, "canvas_finder", self.tr("Search layers and activations"))
        self._over, self._host = False, parent
        self._found = everything()
        theme = look.theme
        self.field = SearchField(
            look, name="canvas_search", accessible=self.tr("Search layers and activations"), parent=self
        )
        self.list = QListWidget(self)
        identify(self.list, "canvas_found", self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(theme.text(16), theme.text(16)))
        column = QVBoxLayout(self)
        edge = theme.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(edge)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._dress(theme)
        self.field.textChanged.connect(self._search)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.field.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]
        self.field.setText(begin)
        self._search(begin)
        self._place(at)

    def open(self) -> None:
        """Show it, ready to be typed into."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self, theme: Theme) -> None:
        colours = {name: theme.colour(name).name() for name in ("raised", "border", "text", "accent_soft", "accent")}
        self.setStyleSheet(
            "Finder {{ background: {raised}; border: 1px solid {border}; border-radius: 8px; }}"
            "QListWidget {{ background: {raised}; color: {text}; border: none; font-size: {px}px; }}"
            "QListWidget::item {{ padding: {pad}px; border-radius: 4px; }}"
            "QListWidget::item:selected {{ background: {accent_soft}; color: {accent}; }}".format(
                **colours, px=theme.text(12), pad=theme.space(3)
            )
        )
        self._theme = theme

    def _search(self, text: str) -> None:
        self.list.clear()
        for each in matching(self._found, text):
            item = QListWidgetItem(icon_of(each.carried, self._theme), each.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, each.carried)
            item.setToolTip(each.tip)
        if not self.list.count():
            item = QListWidgetItem(self.tr("Nothing is called “{text}”.").format(text=text.strip()), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)
        row = max(self.list.sizeHintForRow(0), self._theme.text(20))
        self.list.setFixedHeight(row * min(self.list.count(), ROWS) + 2)
        self.adjustSize()

    def _place(self, at: QPoint) -> None:
        theme = self._theme
        self.setFixedWidth(theme.text(WIDTH))
        tallest = self.height() - self.list.height() + max(self.list.sizeHintForRow(0), theme.text(20)) * ROWS
        room = self._host.rect().adjusted(8, 8, -8, -8)
        self.move(
            max(min(at.x(), room.right() - self.width()), room.left()),
            max(min(at.y(), room.bottom() - tallest), room.top()),
        )

    def _take(self) -> None:
        carried = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        if carried is not None:
            self.close_now()
            self.chosen.emit(carried)

    def close_now(self) -> None:
        """Go, once."""
        if not self._over:
            self._over = True
            self.hide()
            self.gone.emit()
            self.deleteLater()

    def _focus_went(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            self.close_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the field that are for the list, or for the whole."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if steps is not None:
                self.list.setCurrentRow(min(max(self.list.currentRow() + steps, 0), self.list.count() - 1))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_now()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # or it would reach the card that is inserted
                self._take()
                return True
        return super().eventFilter(watched, event)
