"""The picture of where one is: what goes past layers can be seen, and of eight neurons none is left out."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.microscope.network_view import NetworkView
from playground.microscope.stages import outline, stage, striking
from tests.microscope.examples import EVERYTHING, look_at, model


def test_before_the_first_stage_there_is_nothing_under_the_mouse(look: Look, qtbot: QtBot) -> None:
    view = NetworkView(look)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.mouseMove(view, QPoint(200, 150))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert view.unit_at(view.rect().center().toPointF()) is None
    assert view.wire_at(view.rect().center().toPointF()) is None


def test_a_skip_connection_goes_below_the_layers_that_it_goes_past(look: Look, qtbot: QtBot) -> None:
    view, it = NetworkView(look), look_at(EVERYTHING)
    qtbot.addWidget(view)
    view.resize(420, 400)
    place = next(each for each in outline(it) if (each.kind, each.position) == ("skip", 5))
    shown = stage(it, place, striking(it, place))
    view.show_stage(it.network, shown)
    places, radius, _ = view._lay_out()
    past = [edge for edge in shown.edges if edge.target[0] - edge.source[0] > 1]
    depths = [view.lowest(edge, places, radius) for edge in past]
    passed = max(at.y() for (position, _), at in places.items() if -1 < position < 5)
    assert len(past) == 2 and min(depths) > passed + radius and depths[0] != depths[1]


def test_of_a_few_neurons_all_are_shown(look: Look, qtbot: QtBot) -> None:
    view, it = NetworkView(look), look_at(model(widths=(8,)))
    qtbot.addWidget(view)
    view.resize(420, 290)
    place = outline(it)[0]
    view.show_stage(it.network, stage(it, place, striking(it, place)))
    assert view._lay_out()[2][0].shown == 8
