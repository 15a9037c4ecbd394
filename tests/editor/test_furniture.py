"""What lies over the canvas gives way to what is said there, and to the room that there is."""

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
