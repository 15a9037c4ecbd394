"""What keeps work from being lost: the autosave of this session, the log of a crash, and what the last one left."""

from __future__ import annotations

import faulthandler
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from playground.engine.diagnostics.progress import CancelledError
from playground.experiment.opening import complete
from playground.look.words import reason
from playground.ui.autosave import Autosave
from playground.ui.errors import ErrorHook
from playground.ui.recovery import Place, abandoned, own_place
from playground.ui.recovery_dialog import Found, RecoveryDialog, offer
from playground.ui.window import Window

translate = QCoreApplication.translate


class Safety(QObject):
    """Begins with the session of `window` and ends with `close`; its files are in `folder`."""

    def __init__(self, window: Window, folder: Path, hook: ErrorHook) -> None:
        super().__init__(window)
        self._window = window
        self.autosave: Autosave | None = None
        self._log = None
        self._found: list[Found] = []
        try:
            place = own_place(folder)
            self._log = open(place.log, "w", encoding="utf-8")  # noqa: SIM115 - open for as long as the session goes on
        except OSError as error:
            words = translate("Recovery", "No copies of unsaved work can be kept: {reason}.")
            window.message_bar.say(words.format(reason=escape(reason(error))), level="warning")
            return
        faulthandler.enable(self._log)
        self.autosave = Autosave(window.session, window.live.trainer, place, self)
        hook.rescue = self.autosave.rescue
        self._found = [Found(each) for each in abandoned(folder)]
        before = "" if window.message_bar.isHidden() else window.message_bar.text
        offer(self._found, window.message_bar.say, self.show, before=before)

    def show(self) -> None:
        """What the last session left behind, to open or delete."""
        dialog = RecoveryDialog(self._window.look, self._found, self._window)
        dialog.open_wanted.connect(partial(self._open, dialog))
        dialog.finished.connect(dialog.deleteLater)
        for each in self._found:
            if not each.title:
                each.place.clear()  # only a log, which is read now
        dialog.open()

    def close(self) -> None:
        """The session ends well."""
        for each in self._found:
            each.place.release()
        if self._log is not None:
            faulthandler.disable()
            self._log.close()
        if self.autosave is not None:
            self.autosave.close()

    def _open(self, dialog: RecoveryDialog, found: Found) -> None:
        """Make a copy the document; it is removed when this session has a copy of its own."""
        window = self._window
        if found.copy is None or self.autosave is None or not window.documents.may_leave():
            return
        try:
            copy, folder = found.copy, Path.cwd() if found.copy.path is None else found.copy.path.parent
            opened = window.documents.read(
                lambda watch: complete(copy.document, copy.path, folder, watch=watch), found.title
            )
            window.session.take_over(opened, saved=False)
        except CancelledError:
            return
        except (OSError, ValueError) as error:
            window.message_bar.say(f"<b>{escape(found.title)}</b>: {escape(reason(error), quote=False)}")
            return
        dialog.remove(found)
        self.autosave.keep(partial(_clear, found.place))


def _clear(place: Place, written: bool) -> None:
    if written:
        place.clear()
