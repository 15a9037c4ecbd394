"""Tab goes from top to bottom, into forms and out of them, also after they were rebuilt."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.optimizers import OPTIMIZERS
from playground.experiment import edits
from playground.look.look import Look
from playground.session import Session
from playground.ui.data_dock import DataDock
from playground.ui.inspector import Inspector
from playground.ui.tab_order import in_order


def tab_through(root: QWidget, qtbot: QtBot, first: str) -> list[str]:
    """The names that Tab visits in `root`, from the widget `first` on."""
    start = root.findChild(QWidget, first)
    assert start is not None
    root.resize(300, 900)
    root.show()
    qtbot.waitUntil(root.isActiveWindow)
    start.setFocus()
    names = []
    while (focused := QApplication.focusWidget()) is not None and focused.objectName() not in names:
        names.append(focused.objectName())
        root.focusNextChild()
    return names


def test_the_knobs_of_an_optimizer_come_behind_it(look: Look, session: Session, qtbot: QtBot) -> None:
    inspector = Inspector(look, session)
    qtbot.addWidget(inspector)
    for kind in ("momentum", "adam"):
        session.edit("Other", edits.change_model(session.experiment, 0, optimizer=OPTIMIZERS[kind]()))
    names = tab_through(inspector, qtbot, "model_loss")
    wanted = ["model_loss", "model_optimizer", "model_optimizer_learning_rate_slider", "model_optimizer_beta1_slider",
              "model_schedule", "model_l1", "stop_epochs"]  # fmt: skip
    places = [names.index(name) for name in wanted]
    assert places == sorted(places), names


def test_features_come_behind_the_sliders(look: Look, session: Session, qtbot: QtBot) -> None:
    dock = DataDock(look, session)
    qtbot.addWidget(dock)
    in_order(dock)
    names = tab_through(dock, qtbot, "open_csv_button")
    assert names.index("data_samples_slider") < names.index("data_noise_slider") < names.index("feature_x1")
    assert names.index("open_csv_button") < names.index("data_samples_slider")
