"""The foot of the microscope: back, next, play slowly, how fast, and how far we are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.look import numbers
from playground.look.controls import Button, Slider, label
from playground.look.look import Look
from playground.look.scales import Linear
from playground.look.theme import Theme
from playground.microscope.progress_dashes import ProgressDashes

translate = QCoreApplication.translate

SECONDS = 2.0


class Footer(QWidget):
    """`moved(by)` asks for another stage, by −1 or 1; `chosen(index)` for one of the dashes."""

    moved = Signal(int)
    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("microscope_footer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look, self._at_end = look, False
        self.back = Button(look, translate("Microscope", "Back"), name="microscope_back", icon="previous")
        self.next = Button(look, translate("Microscope", "Next"), name="microscope_next", icon="next", primary=True)
        self.play = Button(look, translate("Microscope", "Play slowly"), name="microscope_play", icon="run")
        accessible = translate("Microscope", "Seconds a step")
        scale = Linear(0.5, 8.0, 0.5)
        self.pace = Slider(look, scale, name="microscope_pace", accessible=accessible, value=SECONDS)
        self._pace_words = label("", role="chip", tone="muted", name="microscope_pace_words")
        self.dashes = ProgressDashes(look)
        self._count = label("", role="control", name="microscope_count")
        words = translate("Microscope", "← → step · ↑ ↓ neuron · Esc closes")
        self._keys = label(words, role="chip", tone="muted", name="microscope_keys")
        more = translate(
            "Microscope",
            "Ctrl+↑ ↓: neuron k of the layer before · Page ↑ ↓: scroll · Ctrl+Page ↑ ↓: sample · Home, End: first, "
            "last stage",
        )
        self._keys.setToolTip(more)
        self._row = QHBoxLayout(self)
        left: tuple[QWidget, ...] = (self.back, self.next, self.play, self.pace, self._pace_words)
        right: tuple[QWidget, ...] = (self.dashes, self._count, self._keys)
        for widget in left:
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in right:
            self._row.addWidget(widget)
        self.pace.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dashes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.moved.emit(1))
        self.back.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.play.clicked.connect(self.toggle)
        self.pace.moved.connect(self._set_pace)
        self.dashes.chosen.connect(self.chosen)
        self._set_pace(SECONDS)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def playing(self) -> bool:
        """Whether the stages go by themselves."""
        return self._timer.isActive()

    def show_progress(self, current: int, count: int) -> None:
        """Show stage `current` (from 0) of `count`; playing ends at the last one."""
        self.dashes.show_progress(current, count)
        words = translate("Microscope", "{number} of {count}")
        self._count.setText(words.format(number=min(current + 1, count), count=count))
        self.back.setEnabled(current > 0)
        self._at_end = current >= count - 1
        words = translate("Microscope", "Start again") if self._at_end else translate("Microscope", "Next")
        self.next.set_icon("reset" if self._at_end else "next")
        self.next.set_words(words)
        self.next.setAccessibleName(words)
        if self._at_end:
            self.stop()

    def toggle(self) -> None:
        """Play, from the first stage again where this is the last one, or stop."""
        if self.playing:
            self.stop()
            return
        if self._at_end:
            self.chosen.emit(0)
        self._timer.start()
        self._show_playing()

    def stop(self) -> None:
        """Stop playing."""
        self._timer.stop()
        self._show_playing()

    def _step(self, by: int) -> None:
        self.stop()
        if self._at_end and by > 0:
            self.chosen.emit(0)
        else:
            self.moved.emit(by)

    def _set_pace(self, seconds: float) -> None:
        self._timer.setInterval(round(1000 * seconds))
        words = translate("Microscope", "{seconds} s a step").format(seconds=numbers.plain(seconds))
        self._pace_words.setText(words)

    def _show_playing(self) -> None:
        self.play.set_icon("pause" if self.playing else "run")
        words = translate("Microscope", "Pause") if self.playing else translate("Microscope", "Play slowly")
        self.play.set_words(words)
        self.play.setAccessibleName(words)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What gives way where the row is too narrow: the keys, the dashes, the words of the pace, the pace."""
        theme = self._look.theme
        always = (self.back, self.next, self.play, self._count)
        room = self.width() - 2 * theme.space(32) - sum(w.sizeHint().width() + theme.space(16) for w in always)
        needs = {self.pace: theme.text(160), self.dashes: theme.text(120)}
        for widget in (self.pace, self._pace_words, self.dashes, self._keys):
            need = needs.get(widget, widget.sizeHint().width())
            room -= need + theme.space(16)
            widget.setVisible(room >= 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(240), self._row.minimumSize().height())

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(32), theme.space(14), theme.space(32), theme.space(14))
        self._row.setSpacing(theme.space(8))
        for widget in (self._count, self._keys):
            widget.setContentsMargins(theme.space(8), 0, 0, 0)
        self.pace.setFixedWidth(theme.text(160))
        self._fit()
