"""What a part of an animation shows of a moment."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.engine.snapshot import Snapshot
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.panels import panels
from playground.panels.curvature import CurvaturePanel
from playground.panels.landscape import LandscapePanel
from playground.panels.landscape.surface import Camera
from playground.ui.animation.sheet import DemandPart, PanelPart, filmed, painting
from tests.panels.runs import model, run_of


def show(part: PanelPart, snapshot: Snapshot) -> None:
    """As the painter does, with turns of the window between the slices."""
    for _ in part.show(part.compute(snapshot, Watch())):
        QApplication.processEvents()


def painted(part: PanelPart, scale: int) -> QImage:
    image = QImage(QSize(480, 400) * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    with painting(image) as painter:
        part.paint(painter)
    return image


@pytest.mark.parametrize("name", ["decision_boundary", "gradient_flow", "loss"])
def test_a_moment_is_painted_once_and_looks_as_it_does_the_second_time(name: str, look: Look, qtbot: QtBot) -> None:
    [kind] = panels({name})
    part = PanelPart(kind, look, None)
    part.resize(QSize(480, 400))
    run = run_of(model())
    show(part, run.snapshot())
    painted(part, 1)  # the first one settles what finds room where
    for _ in range(2):
        run.advance(40)
        show(part, run.snapshot())
        for scale in (1, 2):
            assert painted(part, scale) == painted(part, scale)
    part.close()


def test_what_is_worked_out_on_demand_is_worked_out_for_every_moment(look: Look, qtbot: QtBot) -> None:
    live = LandscapePanel(look)
    qtbot.addWidget(live)
    live.findChild(Segmented, "landscape_plane").set_value("trajectory")
    part = DemandPart(LandscapePanel, look, live)
    part.resize(QSize(480, 400))
    run, words = run_of(model(widths=(3,))), []
    for _ in range(4):
        show(part, run.snapshot())
        words.append((part.words, part._panel._problem))
        run.advance(3)
    part.close()
    assert words[0][0] == words[1][0] == "" and words[0][1].startswith("The trajectory has no plane yet")
    assert [each for each, _problem in words[2:]] == ["at step 6", "at step 9"]


def test_it_can_be_cancelled_within_a_moment(look: Look, qtbot: QtBot) -> None:
    part = DemandPart(CurvaturePanel, look, None)
    with pytest.raises(CancelledError):
        part.compute(run_of(model()).snapshot(), Watch(None, lambda: True))
    part.close()


def test_what_is_not_of_a_moment_is_not_filmed() -> None:
    names = {kind.name for kind in filmed()}
    assert {"curvature", "landscape", "loss"} <= names and "many_seeds" not in names


def test_what_was_chosen_in_the_menu_is_chosen_in_its_pictures(look: Look, qtbot: QtBot) -> None:
    run = run_of(model(widths=(4, 2)), steps=30)
    for name, chosen in (("loss", "loss_measure_accuracy"), ("decision_boundary", "boundary_space_layer_h2")):
        [kind] = panels({name})
        live = kind(look)
        for widget in (live, *live.header_widgets()):
            qtbot.addWidget(widget)
        live.show_value(live.compute(run.snapshot()))
        live.findChild(QAction, chosen).trigger()
        part = PanelPart(kind, look, live)
        part.resize(QSize(480, 400))
        show(part, run.snapshot())
        assert part._panel.findChild(QAction, chosen).isChecked()
        assert part._panel.caption() == live.caption()
        part.close()


def test_a_surface_is_seen_from_where_it_was_turned_to(look: Look, qtbot: QtBot) -> None:
    live = LandscapePanel(look)
    qtbot.addWidget(live)
    live.show_result(live.filming()(run_of(model(widths=(3,))).snapshot(), lambda _share: None, lambda: False))
    live.turn(70.0, 10.0)
    part = DemandPart(LandscapePanel, look, live)
    assert part._panel.camera == live.camera != Camera()
    part.close()
