"""Tab goes from top to bottom, into forms, docks and the canvas and out of them, also after they were rebuilt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.optimizers import OPTIMIZERS
from playground.experiment import edits
from playground.look.controls import Thumbnail
from playground.look.look import Look
from playground.session import Session
from playground.ui.inspector import Inspector
from playground.ui.tab_order import stops
from playground.ui.window import Window


def tab_through(window: QWidget, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """The names that Tab visits from where the focus is, until it comes there again."""
    names: list[str] = []
    while (focused := QApplication.focusWidget()) is not None and focused.objectName() not in names:
        names.append(focused.objectName())
        qtbot.keyClick(focused, key)
    assert focused is not None and focused.objectName() == names[0], "Tab is caught in a part of the window"
    return names


def test_the_knobs_of_an_optimizer_come_behind_it(look: Look, session: Session, qtbot: QtBot) -> None:
    inspector = Inspector(look, session)
    qtbot.addWidget(inspector)
    for kind in ("momentum", "adam"):
        session.edit("Other", edits.change_model(session.experiment, 0, optimizer=OPTIMIZERS[kind]()))
    inspector.resize(300, 900)
    inspector.show()
    names = [widget.objectName() for widget in stops(inspector)]
    wanted = ["model_loss", "model_optimizer", "model_optimizer_learning_rate_slider", "model_optimizer_beta1_slider",
              "model_schedule", "model_l1", "stop_epochs"]  # fmt: skip
    places = [names.index(name) for name in wanted]
    assert places == sorted(places), names


def test_tab_comes_round_through_the_whole_window_as_it_is_read(window: Window, qtbot: QtBot) -> None:
    chosen = window.findChild(Thumbnail, "dataset_moons")
    assert chosen is not None
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)  # which rebuilds the form below it
    window.activateWindow()
    window.transport.reset.setFocus()
    names = tab_through(window, qtbot)
    wanted = [
        *("reset_button", "speed_slider", "learning_rate_slider", "scrubber", "dataset_moons"),
        *("data_samples_slider", "data_samples_value", "data_noise_slider", "feature_x1", "feature_sin_x2"),
        *("palette_search", "palette_dense", "model_tabs", "editor_canvas"),
        *("gradient_profile_plot", "dock_decision_boundary_title_close", "loss_plot"),
    ]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places), names
    back = tab_through(window, qtbot, Qt.Key.Key_Backtab)
    assert back[1:] == names[:0:-1]
    assert "model_loss" not in names, "the inspector lies behind the palette"


@pytest.mark.parametrize("floating", [False, True])
def test_a_dock_that_floats_is_gone_through_by_itself(floating: bool, window: Window, qtbot: QtBot) -> None:
    dock = window.docks["data"]
    dock.setFloating(floating)
    first = dock.findChild(QWidget, "data_samples_slider")
    assert first is not None
    first.window().activateWindow()
    qtbot.waitUntil(first.window().isActiveWindow)
    first.setFocus()
    names = tab_through(window, qtbot)
    assert "feature_sin_x2" in names and ("editor_canvas" in names) is not floating
