"""The inspector: the form of the selected layers, or, with nothing selected, of the model and of when it stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from playground.engine.layers import Layer
from playground.experiment import edits
from playground.experiment.values import Experiment
from playground.look.controls import label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import describe, word
from playground.registry import Kind
from playground.session import Session
from playground.ui.forms import Form

translate = QCoreApplication.translate


class Inspector(QScrollArea):
    """Edits what is selected in model number `model` of the session's experiment; `asleep` it is empty until `wake`."""

    def __init__(self, look: Look, session: Session, *, asleep: bool = False) -> None:
        super().__init__()
        self.setObjectName("inspector_body")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._look, self._session = look, session
        self.model = 0
        self._asleep = asleep
        self._selected: tuple[str, ...] = ()
        self._heading = label("", role="card_name", name="inspector_heading")
        self._description = label("", role="chip", tone="muted", name="inspector_description", wrap=True)
        self._layers = self._form("layer", self._layer_edited, leave_out=("name",))
        self._model = self._form("model", self._model_edited)
        self._stop_title = label(
            translate("Inspector", "Stop by itself"), role="group", tone="muted", name="stop_title"
        )
        self._stop = self._form("stop", self._stop_edited)
        self._model.beside, self._stop.beside = (self._stop,), (self._model,)
        body = QWidget()
        self._column = QVBoxLayout(body)
        for widget in (self._heading, self._description, self._layers, self._model, self._stop_title, self._stop):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(body)
        session.experiment_changed.connect(self.show_experiment)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.show_experiment(session.experiment)

    def wake(self) -> bool:
        """Be seen for the first time: fill the forms, which takes longer than a window that opens should wait."""
        was_asleep, self._asleep = self._asleep, False
        if was_asleep:
            self.show_experiment(self._session.experiment)
        return was_asleep

    def show_selection(self, ids: Sequence[str]) -> None:
        """Show the layers with these ids, or the model where there are none."""
        self._selected = tuple(ids)
        self.show_experiment(self._session.experiment)

    def show_stop(self) -> None:
        """Show when a run ends by itself, ready to be typed."""
        self.wake()
        if (first := self._stop.findChild(QWidget, "stop_epochs")) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, self._stop))  # a dock just opened has no size yet

    def show_model(self, index: int) -> None:
        """Edit another model from now on."""
        self.model = index
        self.show_selection(())

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the values of the document."""
        self.model = min(self.model, len(experiment.models) - 1)
        if self._asleep:
            return
        model = experiment.models[self.model]
        layers = [layer for layer in model.layers if layer.id in self._selected]
        for widget in (self._model, self._stop_title, self._stop):
            widget.setVisible(not layers)
        self._layers.setVisible(bool(layers))
        self._name(layers)
        if layers:
            self._layers.show_values(layers)
        else:
            self._model.show_values((model,))
            self._stop.show_values((experiment.stop,))

    def _name(self, layers: Sequence[Layer]) -> None:
        """Say what is shown."""
        kinds = {type(layer) for layer in layers}
        if not layers:
            heading, description = (
                translate("Inspector", "Training"),
                translate("Inspector", "How the whole model learns"),
            )
        elif len(layers) == 1:
            heading, description = f"{layers[0].title} · {word(layers[0].kind)}", describe(type(layers[0]))
        else:
            heading = translate("Inspector", "{count} layers").format(count=len(layers))
            description = ", ".join(layer.title for layer in layers)
            if len(kinds) > 1:
                description += ". " + translate("Inspector", "Only what they have in common can be changed together.")
        self._heading.setText(heading)
        self._description.setText(description)

    def _form(
        self, name: str, edited: Callable[[str, Callable[[Kind], Any]], None], *, leave_out: Sequence[str] = ()
    ) -> Form:
        form = Form(self._look, name=name, leave_out=leave_out)
        form.edited.connect(edited)
        form.ended.connect(self._session.finish_gesture)
        return form

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(theme.sizes.dock_padding)
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._column.setSpacing(theme.space(theme.sizes.control_gap))

    # --- what people do

    def _edit(self, field: str, experiment: Experiment) -> None:
        text = translate("Inspector", "Change {knob}").format(knob=word(field))
        self._session.edit(text, experiment, ("inspector", self.model, field, self._selected))

    def _layer_edited(self, field: str, change: Callable[[Kind], Any]) -> None:
        experiment = self._session.experiment
        for layer in experiment.models[self.model].layers:
            if layer.id in self._selected:
                experiment = edits.replace_layer(experiment, self.model, layer.id, **{field: change(layer)})
        self._edit(field, experiment)

    def _model_edited(self, field: str, change: Callable[[Kind], Any]) -> None:
        experiment = self._session.experiment
        value = change(experiment.models[self.model])
        self._edit(field, edits.change_model(experiment, self.model, **{field: value}))

    def _stop_edited(self, field: str, change: Callable[[Kind], Any]) -> None:
        experiment = self._session.experiment
        self._edit(field, replace(experiment, stop=replace(experiment.stop, **{field: change(experiment.stop)})))
