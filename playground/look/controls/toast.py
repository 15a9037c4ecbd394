"""A dark rounded sentence over the foot of a widget: the hint of a drag, or a message that goes by itself."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.look.controls.label import label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class Toast(QWidget):
    """Lies over `host`, centred, 16 px above its foot; mouse events go through it."""

    def __init__(self, look: Look, host: QWidget, *, name: str) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        identify(self, name, "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = label("", role="chip", tone="tooltip", name=f"{name}_text")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.hide()

    def show_sentence(self, html: str, *, milliseconds: int = 0) -> None:
        """Show a sentence, until hide() or for a time; a widget that is already shown only changes its words."""
        self._text.setText(html)
        self.setAccessibleName(html)
        self._place()
        self.raise_()
        self.show()
        if milliseconds:
            self._timer.start(milliseconds)
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        theme = self._look.theme
        room = self._host.width() - 2 * theme.space(16)
        self._text.setWordWrap(False)
        size = self._row.sizeHint()
        if size.width() > room > 0:
            self._text.setWordWrap(True)
            size = QSize(room, self._row.heightForWidth(room))
        self.resize(size)
        self.move((self._host.width() - size.width()) // 2, self._host.height() - size.height() - theme.space(16))

    def _restyle(self, theme: Theme) -> None:
        across = theme.space(20)
        self._row.setContentsMargins(across, theme.space(6), across, theme.space(6))
        self._place()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("tooltip"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.space(4), theme.space(4))
