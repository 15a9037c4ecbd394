"""The dialog that asks what an animation shows, and tells how far it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from playground.editor.picture import NetworkPicture
from playground.look import numbers
from playground.look.controls import Button, Segmented, Sentence, Stepper, label
from playground.look.controls.naming import identify
from playground.look.exports import Exports
from playground.look.scales import Linear
from playground.ui.animation.export import AnimationExport
from playground.ui.animation.plan import CANVAS, Plan
from playground.ui.animation.sheet import filmed, layout
from playground.ui.documents import file_name
from playground.ui.scrolled_dialog import ScrolledDialog

if TYPE_CHECKING:
    from playground.ui.window import Window

translate = QCoreApplication.translate

FRAMES, EVERY = Linear(2, 500), Linear(1, 1000)
RATES = (5, 10, 20)
SCALES = (1, 2)
COLUMNS = 2
SURE = 0.03
"""The share that has to be done before anything is said about the rest."""
WIDE = 420
"""Px at 100 % of the dialog."""


def ask_for_animation(window: Window) -> None:
    """Open the dialog, or bring the one that is open to the front."""
    dialog = window.findChild(AnimationDialog, "animation_dialog")
    if dialog is None:
        dialog = AnimationDialog(window)
        dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    dialog.raise_()


class AnimationDialog(ScrolledDialog):
    """Not modal: the window can be used, and goes on training, while a copy of the run is filmed."""

    def __init__(self, window: Window) -> None:
        title = translate("Animation", "Export animation")
        super().__init__(window.look, name="animation_dialog", title=title, wide=WIDE, parent=window)
        self._window = window
        self._export, self._since = AnimationExport(window, self), QElapsedTimer()
        self._make_controls(shown=shown_parts(window))
        self._lay_out()
        self._export.progressed.connect(self._show_progress)
        self._export.done.connect(self._done)
        self._export.failed.connect(lambda problem: self._tell(problem, level="error"))
        self._export.ended.connect(self._show_state)
        self.finished.connect(self._export.close)
        for changed in (window.session.experiment_changed, window.editor.compute_changed):
            changed.connect(self._show_state)
        self._show_state()

    @property
    def plan(self) -> Plan:
        """What has been chosen."""
        return Plan(
            parts=tuple(name for name, box in self._parts.items() if box.isChecked()),
            frames=int(self._frames.value),
            every=int(self._every.value),
            rate=int(self._rate.value),
            scale=int(self._scale.value),
            kind=cast(Literal["gif", "png"], self._kind.value),
        )

    # --- what it is made of

    def _make_controls(self, *, shown: Sequence[str]) -> None:
        look = self._look
        names = {CANVAS: NetworkPicture(self._window.editor).title()} | {kind.name: kind.title() for kind in filmed()}
        self._parts = {name: self._box(name, title, on=name in shown) for name, title in names.items()}
        words = translate("Animation", "Frames"), translate("Animation", "Epochs between two")
        self._frames = Stepper(look, FRAMES, name="animation_frames", accessible=words[0], value=60)
        self._every = Stepper(look, EVERY, name="animation_every", accessible=words[1], value=2)
        self._rate = self._segments("rate", translate("Animation", "Frames per second"), RATES, "{value}", 10)
        self._scale = self._segments("scale", translate("Animation", "Size"), SCALES, "{value} ×", 1)
        self._kind = Segmented(
            look,
            [("gif", translate("Animation", "one GIF")), ("png", translate("Animation", "PNG frames in a folder"))],
            name="animation_kind",
            accessible=translate("Animation", "Files"),
        )
        self._summary = label("", role="chip", tone="muted", name="animation_summary", wrap=True)
        self._result = Sentence(look, name="animation_result")
        self._progress = QProgressBar()
        identify(self._progress, "animation_progress", translate("Animation", "Progress"))
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._close = Button(look, translate("Animation", "Close"), name="animation_close")
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self._leave)
        self._begin = Button(look, translate("Animation", "Export…"), name="animation_export", primary=True)
        self._begin.clicked.connect(self._ask)
        for stepper in (self._frames, self._every):
            stepper.stepped.connect(self._show_state)
        for choice in (self._rate, self._scale, self._kind):
            choice.chosen.connect(self._show_state)

    def _box(self, name: str, title: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(title)
        identify(box, f"animation_part_{name}", title)
        box.setChecked(on)
        box.toggled.connect(self._show_state)
        return box

    def _segments(self, name: str, title: str, values: Sequence[int], words: str, value: int) -> Segmented:
        rows = [(str(each), words.format(value=each)) for each in values]
        return Segmented(self._look, rows, name=f"animation_{name}", accessible=title, value=str(value))

    def _lay_out(self) -> None:
        boxes = QGridLayout()
        for index, box in enumerate(self._parts.values()):
            boxes.addWidget(box, index // COLUMNS, index % COLUMNS)
        shown = QVBoxLayout()
        shown.setSpacing(6)
        shown.addWidget(label(translate("Animation", "What it shows"), role="card_name"))
        shown.addLayout(boxes)
        form = QGridLayout()
        form.setColumnStretch(2, 1)
        for row, control in enumerate((self._frames, self._every, self._rate, self._scale, self._kind)):
            form.addWidget(label(control.accessibleName()), row, 0)
            form.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        self.rows.addLayout(shown)
        self.rows.addLayout(form)
        self.rows.addWidget(self._summary)
        self.rows.addWidget(self._result)
        self.rows.addStretch(1)
        room = QWidget()  # for the progress, beside what cancels it
        QHBoxLayout(room).addWidget(self._progress)
        self.buttons.addWidget(room, 1)
        self.buttons.addWidget(self._close)
        self.buttons.addWidget(self._begin)

    # --- what it says

    def _show_state(self, *_: object) -> None:
        """The size and length that come of the choices, and what can be pressed now."""
        plan, running = self.plan, self._export.running
        window = self._window
        models, neurons = len(window.session.experiment.models), window.editor.front is not window.editor
        size, _places = layout(plan.parts, self._look, models=models, neurons=neurons)
        fits = plan.fits(size)
        self._summary.setText(summary(plan, (size.width(), size.height())) if fits else too_large())
        self._progress.setVisible(running)
        self._begin.setEnabled(not running and bool(plan.parts) and fits)
        self._close.set_words(translate("Animation", "Cancel") if running else translate("Animation", "Close"))
        controls: list[QWidget] = [
            *self._parts.values(),
            self._frames,
            self._every,
            self._rate,
            self._scale,
            self._kind,
        ]
        for control in controls:
            control.setEnabled(not running)

    def _show_progress(self, share: float) -> None:
        self._progress.setValue(round(1000 * share))
        if words := left_words(share, self._since.elapsed() / 1000):
            self._summary.setText(words)

    def _done(self, files: list[Path]) -> None:
        megabytes = numbers.fixed(sum(path.stat().st_size for path in files) / 1e6, decimals=1)
        if self.plan.kind == "gif":
            words = translate("Animation", "Written to {file}, {size} MB.").format(file=files[0], size=megabytes)
        else:
            words = translate("Animation", "{count} frames written to {folder}, {size} MB.").format(
                count=len(files), folder=files[0].parent, size=megabytes
            )
        self._tell(words, level="ok")

    def _tell(self, words: str, *, level: str) -> None:
        self._result.show_sentence(escape(words), level=level)
        self.fit()
        self._area.ensureWidgetVisible(self._result)

    # --- what it does

    def _ask(self) -> None:
        """Ask where to, and begin."""
        plan, name = self.plan, file_name(self._window.session.experiment.title)
        if plan.kind == "gif":
            offer = str(Exports.folder / f"{name}.gif")
            chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), offer, "*.gif")
            path = Path(chosen if chosen.endswith(".gif") else f"{chosen}.gif")
        else:
            chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), str(Exports.folder))
            path = free_folder(Path(chosen), translate("Animation", "{name} frames").format(name=name))
        if chosen:
            Exports.folder = path.parent
            self._progress.setValue(0)
            self._since.start()
            self._result.show_sentence("")
            self._export.begin(plan, path)
            self._show_state()

    def _leave(self) -> None:
        """Cancel what goes on, else close."""
        if self._export.running:
            self._export.cancel()
        else:
            self.reject()


def shown_parts(window: Window) -> tuple[str, ...]:
    """The network, and the panels that can be seen now."""
    docks = [name for name, dock in window.docks.items() if dock.isVisible() and not dock.visibleRegion().isEmpty()]
    return (CANVAS, *(kind.name for kind in filmed() if kind.name in docks))


def summary(plan: Plan, size: tuple[int, int]) -> str:
    """What comes of a plan: "60 frames, epochs 0 to 118: 6 s. 960 × 1,164 pixels."."""
    words = translate("Animation", "Epochs 0 to {last} in {seconds} s, {width} × {height} pixels, from the same start.")
    width, height = (numbers.grouped(plan.scale * px) for px in size)
    seconds = numbers.plain(plan.seconds, digits=3)
    return words.format(last=numbers.grouped(plan.last), seconds=seconds, width=width, height=height)


def left_words(share: float, seconds: float) -> str:
    """How long the rest of a film takes, of which a share was done in so many seconds; "" while that is not known."""
    if share < SURE or seconds < 1.0:
        return ""
    left = seconds * (1.0 - share) / share
    if left < 90.0:
        return translate("Animation", "About {seconds} s left.").format(seconds=max(5 * math.ceil(left / 5), 5))
    return translate("Animation", "About {minutes} min left.").format(minutes=math.ceil(left / 60))


def too_large() -> str:
    """What is said of a GIF for which there is no room."""
    return translate("Animation", "That is too large for one GIF: choose fewer frames or parts, 1 ×, or PNG frames.")


def free_folder(inside: Path, name: str) -> Path:
    """A folder of this name that is not there yet, or with a number behind it."""
    path, number = inside / name, 1
    while path.exists():
        number += 1
        path = inside / f"{name} {number}"
    return path
