"""The transport: run, step, epoch, reset, how fast, how far, and the settings that a lecturer turns while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QToolBar, QWidget

from playground.engine.losses import LOSSES
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.experiment import edits
from playground.experiment.values import Experiment
from playground.look import numbers
from playground.look.controls import Button, Choice, Field, LabelledSlider, Strip, label
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS, SCALE_STEP
from playground.look.words import heading, word
from playground.registry import knobs
from playground.session import Session
from playground.ui.changes import full_batch, swapped
from playground.ui.give_way import GivingRow
from playground.ui.knob_controls import bounds
from playground.ui.letter_button import LetterButton
from playground.ui.speeds import SPEEDS, UNLIMITED, LearningRates, parse_speed, speed_text

translate = QCoreApplication.translate

RATE_BOUNDS = (1e-12, 100.0)


class Transport(QToolBar):
    """The toolbar. Buttons trigger the window's actions, values become edits of the session, of the model `model`."""

    speed_chosen = Signal(float)

    def __init__(self, look: Look, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__(translate("Transport", "Transport"))
        self.setObjectName("transport")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._look, self._session, self._actions = look, session, actions
        self._few_words = False
        self.model = 0
        self._make_buttons()
        self._make_fields()
        look_strip, theme_button = self._text_size(), self._theme_button()
        self._lines = _line(), _line()
        gap, group = 8, 24
        self.row = GivingRow(
            look,
            [
                self.reset, gap, self.run, gap, self.step, gap, self.epoch, group, self.speed_field, 16, self._lines[0],
                16, self.epoch_field, 12, self.step_field, 16, self._lines[1], 16, self.rate_field, 16,
                self.optimizer_field, group, self.batch_field, group, self.loss_field, group, self.seed_field, group,
                None,
            ],
            movable=[
                self.seed_field, self.batch_field, self.loss_field, self.optimizer_field, self.speed_field,
                self.step_field, self.rate_field,
            ],
            last=[gap, theme_button, gap, look_strip],  # larger text stays under the mouse, click after click
            fewer_words=self._fewer_words,
        )  # fmt: skip
        self.addWidget(self.row)
        session.experiment_changed.connect(self.show_experiment)
        look.changed.connect(self._restyle)
        self.show_experiment(session.experiment)
        self.show_progress(0, 0)
        self._restyle(look.theme)

    # --- what it shows

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the values of the document."""
        self.model = min(self.model, len(experiment.models) - 1)
        model = experiment.models[self.model]
        self._name_fields(len(experiment.models) > 1)
        self.rate.set_value(model.optimizer.learning_rate)
        self.optimizer.set_value(model.optimizer.kind)
        self.loss.set_value(model.loss.kind)
        self.batch.set_value(inf if experiment.batch_size is None else experiment.batch_size)
        self.seed.set_value(experiment.seed)
        self._name_step()

    def show_model(self, index: int) -> None:
        """Show the values of another model, which are edited from now on."""
        self.model = index
        self.show_experiment(self._session.experiment)

    def _name_fields(self, several: bool) -> None:
        """Say whose values they are, where there are several models."""
        addition = f" · {MODEL_LETTERS[self.model]}" if several else ""
        self.rate_field.set_title(translate("Transport", "Learning rate") + addition)
        self.optimizer_field.set_title(translate("Transport", "Optimizer") + addition)
        self.loss_field.set_title(translate("Transport", "Loss") + addition)

    def _name_step(self) -> None:
        """Say in words what a step is, or in a tooltip where words give way."""
        whole = self._session.experiment.batch_size is None
        words = translate("Transport", "Step = all samples") if whole else translate("Transport", "Step = 1 mini-batch")
        self.step_field.set_title(translate("Transport", "Step") if self._few_words else words)
        self.step_field.setToolTip(words)

    def show_progress(self, epoch: int, step: int) -> None:
        """How far the run is."""
        self.epoch_field.set_value(f"{epoch:07,}" if epoch < 1_000_000 else numbers.grouped(epoch))
        self.step_field.set_value(numbers.grouped(step))

    def show_running(self, running: bool) -> None:
        """Whether the primary button runs or pauses."""
        self.run.set_icon("pause" if running else "run")
        self._run_words = translate("Transport", "Pause") if running else translate("Transport", "Run")
        self.run.setAccessibleName(self._run_words)
        self.run.setText(self._run_words)

    # --- what it is made of

    def _make_buttons(self) -> None:
        rows = {
            "reset": ("", "reset", translate("Transport", "Back to the same start (R)")),
            "run": (translate("Transport", "Run"), "run", translate("Transport", "Run or pause (Space)")),
            "step": (translate("Transport", "Step"), "step", translate("Transport", "One mini-batch (→)")),
            "epoch": (translate("Transport", "Epoch"), "epoch", translate("Transport", "One epoch (Shift+→)")),
        }
        made = {}
        for id, (words, icon, tip) in rows.items():
            button = Button(
                self._look,
                words,
                name=f"{id}_button",
                icon=icon,
                primary=id == "run",
                accessible=words or tip,
                tool_tip=tip,
            )
            button.clicked.connect(self._actions[id].trigger)
            made[id] = button
        self.reset, self.run, self.step, self.epoch = made.values()
        self._words = [(self.step, rows["step"][0]), (self.epoch, rows["epoch"][0])]
        self._run_words = rows["run"][0]

    def _fewer_words(self, fewer: bool) -> None:
        self._few_words = fewer
        self._name_step()
        for button, words in self._words:
            if button.text() != ("" if fewer else words):
                button.set_words("" if fewer else words)

    def _make_fields(self) -> None:
        look = self._look
        self.speed = LabelledSlider(
            look, SPEEDS, name="speed", accessible=translate("Transport", "Speed in steps per second"), value=UNLIMITED,
            format=speed_text, parse=parse_speed,
        )  # fmt: skip
        self.speed.moved.connect(self.speed_chosen)
        self.rate = LabelledSlider(
            look, LearningRates(), name="learning_rate", accessible=translate("Transport", "Learning rate"), value=0.03
        )
        self.rate.edit.set_bounds(*RATE_BOUNDS)
        self.rate.moved.connect(self._rate_moved)
        self.rate.gesture_ended.connect(self._session.finish_gesture)
        self.optimizer = self._choice("optimizer", translate("Transport", "Optimizer"), OPTIMIZERS)
        self.loss = self._choice("loss", translate("Transport", "Loss"), LOSSES)
        low, high = bounds(dict(knobs(Experiment))["batch_size"])
        self.batch = self._number(
            "batch_size", translate("Transport", "Batch size"), low=low, high=high, format=batch_text, parse=parse_batch
        )
        self.seed = self._number("seed", translate("Transport", "Seed"), low=0, high=2**32 - 1, format=seed_text)
        self.batch.entered.connect(self._batch_entered)
        self.seed.entered.connect(self._seed_entered)
        self.batch.setToolTip(translate("Transport", "Samples per step; type “all” for the whole training set"))
        self.seed.setToolTip(translate("Transport", "Decides the data, the split, the start and the order"))
        self.speed_field = self._field("speed", translate("Transport", "Speed"), self.speed)
        self.epoch_field = Field(look, translate("Transport", "Epoch"), name="epoch_counter")
        self.step_field = Field(look, translate("Transport", "Step = 1 mini-batch"), name="step_counter")
        self.rate_field = self._field("learning_rate", translate("Transport", "Learning rate"), self.rate)
        self.optimizer_field = self._field("optimizer", translate("Transport", "Optimizer"), self.optimizer)
        self.loss_field = self._field("loss", translate("Transport", "Loss"), self.loss)
        self.batch_field = self._field("batch", translate("Transport", "Batch"), self.batch)
        self.seed_field = self._field("seed", translate("Transport", "Seed"), self.seed)

    def _field(self, name: str, title: str, widget: QWidget) -> Field:
        return Field(self._look, title, name=f"{name}_field", widget=widget)

    def _choice(self, field: str, accessible: str, kinds: Mapping[str, type[Any]]) -> Choice:
        """A menu of the kinds of a registry, for the model's field of that name."""
        rows = [(kind, heading(kind) if field == "optimizer" else word(kind)) for kind in kinds]
        choice = Choice(self._look, rows, name=f"{field}_choice", accessible=accessible, flat=True)
        choice.chosen.connect(lambda kind: self._kind_chosen(field, kinds[kind]))
        return choice

    def _number(
        self,
        name: str,
        accessible: str,
        *,
        low: float,
        high: float,
        format: Callable[[float], str],
        parse: Callable[[str], float | None] = numbers.parse,
    ) -> ValueEdit:
        edit = ValueEdit(self._look, name=name, accessible=accessible, low=low, high=high, format=format, parse=parse)
        edit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # as wide as its number at any scale
        edit.setTextMargins(-2, 0, -2, 0)  # Qt's own margin: the number stands under its name
        return edit

    def _text_size(self) -> Strip:
        """A | 100 % | A."""
        self.size_label = label("", role="chip", tone="muted", name="text_size")
        self.size_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller = self._size_button("smaller_text", translate("Transport", "Smaller text"), -SCALE_STEP)
        self.larger = self._size_button("larger_text", translate("Transport", "Larger text"), SCALE_STEP)
        return Strip(
            self._look,
            [self.smaller, self.size_label, self.larger],
            name="text_size_strip",
            accessible=translate("Transport", "Text size"),
        )

    def _size_button(self, id: str, tip: str, step: float) -> QAbstractButton:
        button = LetterButton(self._look, name=f"{id}_button", tool_tip=tip, px=11 if step < 0 else 15)
        button.clicked.connect(lambda: self._look.choose(scale=self._look.theme.scale + step))
        return button

    def _theme_button(self) -> Button:
        self.theme_button = Button(
            self._look, name="theme_button", icon="dark", tool_tip=translate("Transport", "Light or dark")
        )
        self.theme_button.clicked.connect(lambda: self._look.choose(mode="light" if self._look.theme.dark else "dark"))
        return self.theme_button

    def _restyle(self, theme: Theme) -> None:
        self.theme_button.set_icon("light" if theme.dark else "dark")
        self.size_label.setText(numbers.percent(theme.scale))
        self.size_label.setFixedWidth(round(theme.metrics("chip").horizontalAdvance("300 %")) + theme.space(20))
        for slider, px in ((self.speed.slider, 88), (self.rate.slider, 112)):
            slider.setMinimumWidth(theme.text(56))
            slider.setMaximumWidth(theme.text(px))
        for line in self._lines:
            line.setFixedSize(theme.border(), theme.text(theme.sizes.button))
        self.row.measure()

    # --- what people do

    def _edit_model(self, text: str, merge: str | None = None, **fields: Any) -> None:
        experiment = edits.change_model(self._session.experiment, self.model, **fields)
        self._session.edit(text, experiment, merge)

    @property
    def _current(self) -> Model:
        return self._session.experiment.models[self.model]

    def _rate_moved(self, rate: float) -> None:
        optimizer = replace(self._current.optimizer, learning_rate=rate)
        self._edit_model(
            translate("Transport", "Change learning rate"), f"learning_rate {self.model}", optimizer=optimizer
        )

    def _kind_chosen(self, field: str, kind: type[Any]) -> None:
        value = swapped(getattr(self._current, field), kind)
        text = translate("Transport", "Choose {kind}").format(kind=word(kind.kind))
        self._edit_model(text, **{field: value})

    def _batch_entered(self, size: float) -> None:
        experiment = replace(self._session.experiment, batch_size=full_batch(size))
        self._session.edit(translate("Transport", "Change batch size"), experiment)

    def _seed_entered(self, seed: float) -> None:
        experiment = replace(self._session.experiment, seed=round(seed))
        self._session.edit(translate("Transport", "Change seed"), experiment)


def batch_text(size: float) -> str:
    """A batch size in words: "10", "all"."""
    return translate("Transport", "all") if size == inf else numbers.grouped(size)


def parse_batch(text: str) -> float | None:
    """What somebody typed for it, infinity for the whole training set."""
    if text.strip().casefold() == translate("Transport", "all").casefold():
        return inf
    value = numbers.parse(text)
    return None if value is None else float(round(value))


def seed_text(seed: float) -> str:
    """A seed, without commas: it is a name rather than a quantity."""
    return str(round(seed))


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("line", "vertical")
    return line
