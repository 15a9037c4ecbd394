"""Who gets the keys: controls by Tab alone, so that Space and arrows still mean run and step after a click on one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def by_keyboard(widget: QWidget) -> None:
    """Let a control that is no text field take the focus only by Tab."""
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class EndOfTyping(QObject):
    """Made once with the application: a click on such a control takes over what is being typed before it acts.

    Looks at events only while a text field has the focus.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._app.removeEventFilter(self)
        if isinstance(now, QLineEdit):
            self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and watched.focusPolicy() == Qt.FocusPolicy.TabFocus
            and (field := QApplication.focusWidget()) is not None
            and field.window() is watched.window()
        ):
            field.clearFocus()
        return False
