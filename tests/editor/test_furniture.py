"""What lies over the canvas gives way to what is said there, and to the room that there is."""

import pytest
from PySide6.QtWidgets import QWidget

from playground.editor.callout import Callout
from tests.editor.bench import Bench


def test_the_legend_gives_way_to_a_callout(bench: Bench) -> None:
    view, legend = bench.view, bench.view.furniture.legend
    callout = view.scene_.callout
    assert legend.isVisible()
    callout.show_callout(Callout("warning", "h1 is saturated", "Hardly any error gets through."), bench.look.theme)
    callout.setPos(view.mapToScene(legend.geometry().center()) - callout.area.center() / view.zoom)
    view.furniture.show_legend()
    assert not legend.isVisible()
    callout.show_callout(None, bench.look.theme)
    view.scene_.called_out.emit()
    assert legend.isVisible()


def test_cards_or_neurons_are_icons_alone_where_there_is_no_room_for_words(bench: Bench) -> None:
    view = bench.view
    bench.look.choose(scale=3.0)
    cards = view.switch.findChild(QWidget, "canvas_view_cards")
    for width, words in ((1100, "Cards"), (360, ""), (1100, "Cards")):
        view.resize(width, 520)
        view.furniture.place()
        assert cards.text() == words and cards.accessibleName() == "Cards"
        assert view.switch.x() >= 0


@pytest.mark.parametrize(("width", "height"), [(1200, 700), (1200, 260), (560, 230)])
def test_a_callout_is_seen_whole_beside_the_controls(bench: Bench, width: int, height: int) -> None:
    view, callout = bench.view, bench.view.scene_.callout
    view.resize(width, height)
    view.fit()
    view.select(("h2",))
    callout.show_callout(Callout("error", "h2 no longer learns", "The gradient has vanished. " * 2), bench.look.theme)
    view.furniture.place_callout()
    said = callout.area.translated(view.mapFromScene(callout.pos()).toPointF()).toRect()
    assert view.viewport().rect().contains(said)
    assert not said.intersects(view.switch.geometry()) and not said.intersects(view.zoom_control.geometry())
