"""Forms come from knobs: every registered kind has one, without code of its own."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.activations import ACTIVATIONS
from playground.engine.datasets import DATASETS
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import LAYERS, Dense, Dropout
from playground.engine.losses import LOSSES
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.experiment.values import Stop
from playground.look.controls import IconButton, LabelledSlider, Stepper
from playground.look.look import Look
from playground.look.words import describe
from playground.registry import Kind, knobs
from playground.ui.forms import Form, shared_knobs

FAMILIES = (ACTIVATIONS, DATASETS, INITIALIZERS, LAYERS, LOSSES, OPTIMIZERS, SCHEDULES)
KINDS = [kind for family in FAMILIES for kind in family.values()]


def form_of(qtbot: QtBot, *values: Kind) -> Form:
    form = Form(Look(), name="form")
    qtbot.addWidget(form)
    form.show_values(values)
    return form


def edits_of(form: Form, value: Kind) -> list[tuple[str, Any]]:
    """Collects (field, new value) of what a form asks for."""
    found: list[tuple[str, Any]] = []
    form.edited.connect(lambda field, change: found.append((field, change(value))))
    return found


def widget(form: Form, kind: type[Any], name: str) -> Any:
    found = form.findChild(kind, name)
    assert found is not None, f"{name} is not in the form"
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__.split('.')[-1]}-{kind.kind}")
def test_every_kind_has_a_form_with_a_named_control_per_knob(kind: type[Kind], qtbot: QtBot) -> None:
    form = form_of(qtbot, kind())
    for field, knob in knobs(kind):
        if not knob.many:
            control = widget(form, QWidget, f"form_{field}")
            focus = control.focusProxy() or control
            assert focus.accessibleName(), f"{field} has no accessible name"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__.split('.')[-1]}-{kind.kind}")
def test_no_control_lets_a_value_out_of_range(kind: type[Kind], qtbot: QtBot) -> None:
    """What is typed far outside comes out within the knob's range."""
    value = kind()
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    typed = [edit for edit in form.findChildren(QLineEdit) if not isinstance(edit.parent(), QComboBox)]
    for edit in typed:
        for text in ("-1e30", "1e30"):
            edit.setText(text)
            edit.setModified(True)
            edit.editingFinished.emit()
    declared = dict(knobs(kind))
    for field, new in asked:
        knob = declared[field]
        if knob.kinds is None:
            assert knob.problem(new) is None, f"{field}: {knob.problem(new)}"


def test_a_slider_gesture_is_told_to_end(qtbot: QtBot) -> None:
    value = Dropout()
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    slider = widget(form, LabelledSlider, "form_rate")
    with qtbot.waitSignal(form.ended):
        qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert asked[0][0] == "rate" and asked[0][1] > value.rate


def test_another_kind_keeps_what_both_have_and_was_changed(qtbot: QtBot) -> None:
    value = Model(optimizer=OPTIMIZERS["momentum"](learning_rate=0.2, momentum=0.5))
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    choice = widget(form, QComboBox, "form_optimizer")
    choice.setCurrentIndex(choice.findData("adam"))
    choice.activated.emit(choice.currentIndex())
    assert asked == [("optimizer", OPTIMIZERS["adam"](learning_rate=0.2))]


def test_the_knobs_of_a_chosen_kind_are_in_the_form(qtbot: QtBot) -> None:
    value = Model(optimizer=OPTIMIZERS["momentum"]())
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    rate = widget(form, LabelledSlider, "form_optimizer_learning_rate")
    rate.edit.setText("0.5")
    rate.edit.setModified(True)
    rate.edit.editingFinished.emit()
    assert asked == [("optimizer", OPTIMIZERS["momentum"](learning_rate=0.5))]
    form.show_values([Model(optimizer=OPTIMIZERS["adam"]())])
    assert form.findChild(LabelledSlider, "form_optimizer_beta1") is not None


def test_values_that_differ_show_as_mixed(qtbot: QtBot) -> None:
    one, other = (
        Dense(id="a", units=4, activation="tanh", bias=True),
        Dense(id="b", units=8, activation="relu", bias=False),
    )  # type: ignore[arg-type]
    form = form_of(qtbot, one, other)
    assert widget(form, LabelledSlider, "form_units").edit.text() == "mixed"
    assert widget(form, QComboBox, "form_activation").currentText() == ""
    assert widget(form, QCheckBox, "form_bias").checkState() is Qt.CheckState.PartiallyChecked
    form.show_values([one])
    assert widget(form, LabelledSlider, "form_units").edit.text() == "4"


def test_layers_of_different_kinds_show_what_they_share() -> None:
    names = [name for name, _knob in shared_knobs((Dense, Dropout))]
    assert "frozen" in names and "units" not in names and "rate" not in names


def test_a_limit_can_be_left_out(qtbot: QtBot) -> None:
    value = Stop(epochs=100)
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    edit = widget(form, QLineEdit, "form_epochs")
    assert edit.text().startswith("100")
    for text in ("none", "250", "99999999999"):
        edit.setText(text)
        edit.setModified(True)
        edit.editingFinished.emit()
    assert asked == [("epochs", None), ("epochs", 250), ("epochs", 10_000_000)]
    assert isinstance(asked[1][1], int)
    assert QToolTip.text() == "from 1\N{NO-BREAK SPACE}epochs to 1e7\N{NO-BREAK SPACE}epochs"
    QToolTip.hideText()


def test_a_small_whole_number_is_stepped(qtbot: QtBot) -> None:
    value = DATASETS["blobs"]()
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    stepper = widget(form, Stepper, "form_classes")
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    assert asked == [("classes", value.classes + 1)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__.split('.')[-1]}-{kind.kind}")
def test_no_knob_of_a_new_value_needs_to_go_back_and_every_one_says_where_to(kind: type[Kind], qtbot: QtBot) -> None:
    form = form_of(qtbot, kind())
    for field, knob in knobs(kind):
        if not knob.many:
            back = widget(form, IconButton, f"form_{field}_reset")
            assert back.isHidden() and back.toolTip().startswith("Back to ")


def test_a_knob_goes_back_to_its_default(qtbot: QtBot) -> None:
    value = Dense(id="h1", units=5, activation="relu", initializer=INITIALIZERS["normal"](std=3.0))  # type: ignore[arg-type]
    form = form_of(qtbot, value)
    asked = edits_of(form, value)
    for field in ("units", "activation", "initializer", "initializer_std"):
        with qtbot.waitSignal(form.ended):
            widget(form, IconButton, f"form_{field}_reset").click()
    assert asked == [
        ("units", 8),
        ("activation", ACTIVATIONS["linear"]()),
        ("initializer", INITIALIZERS["glorot_uniform"]()),
        ("initializer", INITIALIZERS["normal"](std=1.0)),
    ]
    assert widget(form, IconButton, "form_bias_reset").isHidden()
    form.show_values([Dense(id="h1"), Dense(id="h2", units=9)])
    assert not widget(form, IconButton, "form_units_reset").isHidden()


def test_tips_say_what_a_knob_is_and_what_a_kind_does(qtbot: QtBot) -> None:
    form = form_of(qtbot, Dense(id="h1", activation="relu"))  # type: ignore[arg-type]
    assert widget(form, LabelledSlider, "form_units").toolTip() == "Number of neurons · 1 to 1024"
    choice = widget(form, QComboBox, "form_activation")
    said = {choice.itemText(row): choice.itemData(row, Qt.ItemDataRole.ToolTipRole) for row in range(choice.count())}
    assert choice.toolTip() == said["relu"] == describe(ACTIVATIONS["relu"]) and all(said.values())


def test_words_that_a_knob_refuses_change_nothing_and_stay_to_be_mended(qtbot: QtBot) -> None:
    value = ACTIVATIONS["custom"]()
    form = form_of(qtbot, value)
    found, edit = edits_of(form, value), widget(form, QLineEdit, "form_formula")
    form.show()
    for typed, asked in (("foo(", []), ("x+", []), ("x*x", [("formula", "x*x")])):
        edit.selectAll()
        qtbot.keyClicks(edit, typed)
        assert edit.property("invalid") == (not asked)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert (edit.text(), found) == (typed, asked)
