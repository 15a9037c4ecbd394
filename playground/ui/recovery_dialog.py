"""What the last session left behind: the offer at the start, and the dialog that opens or deletes the copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.controls import Button, label
from playground.look.look import Look
from playground.look.words import reason
from playground.ui.errors import report_view
from playground.ui.recovery import Copy, Place
from playground.ui.scrolled_dialog import ScrolledDialog

translate = QCoreApplication.translate


class Found:
    """A place that was left behind, with its copy, or why that can't be read."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.said = place.said()
        self.copy: Copy | None = None
        self.problem, self._when = "", 0
        try:
            self.copy = place.read()
            self._when = place.when() if self.copy is not None else 0
        except (OSError, ValueError) as error:
            self.problem = reason(error)

    @property
    def title(self) -> str:
        """The document's title, or that there is none."""
        if self.copy is not None:
            return self.copy.experiment.title
        return translate("Recovery", "A copy that can't be read") if self.problem else ""

    @property
    def facts(self) -> str:
        """When it was kept, how far it was trained, and where it belongs."""
        parts = []
        if self.copy is not None:
            when = QLocale().toString(QDateTime.fromSecsSinceEpoch(self._when), QLocale.FormatType.ShortFormat)
            parts.append(translate("Recovery", "kept {when}").format(when=when))
            if self.copy.step:
                parts.append(translate("Recovery", "{count} steps").format(count=numbers.grouped(self.copy.step)))
            path = self.copy.path
            parts.append(translate("Recovery", "never saved") if path is None else str(path))
        return " · ".join([*parts, *([self.problem] if self.problem else [])])


class RecoveryDialog(ScrolledDialog):
    """A row per copy with Open and Delete; `open_wanted(Found)` leaves the opening to others. Closing it keeps them."""

    open_wanted = Signal(object)

    def __init__(self, look: Look, found: Sequence[Found], parent: QWidget | None = None) -> None:
        title = translate("Recovery", "Recover what was not saved")
        super().__init__(look, name="recovery_dialog", title=title, wide=560, parent=parent)
        sentence = translate(
            "Recovery",
            "The application ended before this was saved. A copy opens as it was, with what its networks had learned; "
            "what you don't open or delete is offered again at the next start.",
        )
        self.rows.addWidget(label(sentence, wrap=True, tone="muted", name="recovery_introduction"))
        self._shown: dict[Found, QWidget] = {}
        for number, each in enumerate(found, 1):
            if each.title:
                self._shown[each] = self._row(look, each, number)
                self.rows.addWidget(self._shown[each])
        said = "\n\n".join(each.said for each in found if each.said)
        if said:
            heading = translate("Recovery", "What the system said about the crash")
            report = report_view(said, name="recovery_report", accessible=heading)
            report.setMinimumHeight(look.theme.text(160))
            self.rows.addWidget(label(heading, tone="muted"))
            self.rows.addWidget(report, 1)
        else:
            self.rows.addStretch(1)
        close = Button(look, translate("Recovery", "Close"), name="recovery_close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.buttons.addStretch(1)
        self.buttons.addWidget(close)

    def remove(self, found: Found) -> None:
        """The copy is open, or deleted; the last one closes the dialog."""
        self._shown.pop(found).hide()
        if not self._shown:
            self.accept()

    def _row(self, look: Look, found: Found, number: int) -> QWidget:
        row = QWidget()
        row.setObjectName(f"recovery_row_{number}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(look.theme.space(8))
        words = QVBoxLayout()
        words.setSpacing(look.theme.space(2))
        heading = label(found.title, role="card_name", name=f"recovery_title_{number}", wrap=True)
        facts = label(found.facts, role="chip", tone="muted", name=f"recovery_facts_{number}", wrap=True)
        for each in (heading, facts):
            each.setTextFormat(Qt.TextFormat.PlainText)  # titles and paths are the user's
            words.addWidget(each)
        across.addLayout(words, 1)
        if found.copy is not None:
            opening = Button(look, translate("Recovery", "Open"), name=f"recovery_open_{number}", primary=number == 1)
            opening.clicked.connect(lambda: self.open_wanted.emit(found))
            across.addWidget(opening)
        delete = Button(look, translate("Recovery", "Delete"), name=f"recovery_delete_{number}")
        delete.setAutoDefault(False)
        delete.clicked.connect(lambda: self._delete(found))
        across.addWidget(delete)
        return row

    def _delete(self, found: Found) -> None:
        found.place.clear()
        self.remove(found)


def offer(found: Sequence[Found], say: Callable[..., None], show: Callable[[], None], *, before: str = "") -> None:
    """Say in one sentence what was left behind, with a button that shows it; nothing, where nothing was.

    `before` is what was said already, and still stands there.
    """
    copies = [each for each in found if each.title]
    if copies:
        sentence = (
            translate("Recovery", "The application ended before “{title}” was saved: there is a copy.")
            if len(copies) == 1
            else translate("Recovery", "The application ended before {count} documents were saved: there are copies.")
        ).format(title=f"<b>{escape(copies[0].title)}</b>", count=len(copies))
    elif found:
        sentence = translate("Recovery", "The application crashed the last time; everything had been saved.")
    else:
        return
    said = f"{before}<br>{sentence}" if before else sentence
    say(said, level="warning", words=translate("Recovery", "Show…"), action=show)
