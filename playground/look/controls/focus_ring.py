"""The ring round whatever has the keyboard focus: 2 px of accent, 2 px away from the edge, in every window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from playground.look.look import Look
from playground.look.theme import Theme

GAP = WIDTH = 2
MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
)


class FocusRing(QWidget):
    """Made once with the application; follows the focus that came by the keyboard, and goes away at a click.

    A widget whose property "own_focus_ring" is true, as a canvas that rings its items, gets none.
    """

    def __init__(self, look: Look, app: QApplication) -> None:
        super().__init__()
        self._look = look
        self._target: QWidget | None = None
        self._resting: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        look.changed.connect(self._restyle)
        app.focusChanged.connect(self._focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget that is ringed now."""
        return self._target

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if _away(before):  # back from another window or from a list that closed: as it was
            keyboard = now is self._resting
        else:
            self._resting = self._target if _away(now) else None
            same = before is not None and now is not None and before.window() is now.window()
            keyboard = same and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        if now is not None and keyboard and not _away(now) and _wanted(now):
            self._follow(now)
        else:
            self._leave()

    def _follow(self, target: QWidget) -> None:
        self._leave()
        self._target = target
        window = target.window()
        self._watched = [target]
        while self._watched[-1] is not window and (parent := self._watched[-1].parentWidget()) is not None:
            self._watched.append(parent)
        for widget in self._watched:
            widget.installEventFilter(self)
        target.destroyed.connect(self._leave)
        self.setParent(window)
        self._place()

    def _leave(self, *_gone: object) -> None:
        if self._target is not None and isValid(self._target):
            self._target.destroyed.disconnect(self._leave)
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        self.hide()
        self.setParent(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        elif event.type() == QEvent.Type.MouseButtonPress and watched is self._target:
            self._leave()
        return False

    def _restyle(self, _theme: Theme) -> None:
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None:
            return
        window = target.window()
        seen = QRect(target.mapTo(window, QPoint()), target.size())
        if self.parentWidget() is not window or not target.isVisibleTo(window) or target.visibleRegion().isEmpty():
            self.hide()
            return
        margin = (GAP + WIDTH) * self._look.theme.border()
        self.setGeometry(seen.adjusted(-margin, -margin, margin, margin).intersected(window.rect()))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None:
            return
        theme = self._look.theme
        width = WIDTH * theme.border()
        corner = self._target.mapTo(self._target.window(), QPoint()) - self.pos()
        around = (GAP + WIDTH / 2) * theme.border()
        edge = QRectF(QRect(corner, self._target.size())).adjusted(-around, -around, around, around)
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen("accent", width))
        radius = theme.space(theme.sizes.radius) + GAP
        painter.drawRoundedRect(edge.intersected(inside), radius, radius)


def _away(widget: QWidget | None) -> bool:
    """Whether the focus is nowhere in our windows, or in a list that popped up."""
    return widget is None or widget.window().windowType() == Qt.WindowType.Popup


def _wanted(widget: QWidget) -> bool:
    return not (isinstance(widget, (QMenu, QMenuBar)) or widget.isWindow() or widget.property("own_focus_ring"))
