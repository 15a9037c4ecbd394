"""The editor under a real mouse in a real window: whole drags through the window system, as a person does them."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.editor.layout import GAP
from playground.editor.palette import Palette
from playground.editor.view import EditorView
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import Dense
from playground.engine.model import Model, Skip
from playground.experiment.values import Experiment
from playground.look.look import Look
from playground.session import Session

pytestmark = pytest.mark.xcb

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
STEP = 25  # ms between two movements of the mouse
GUARD = 5000  # ms after which Escape ends a drag that hangs

START = Experiment(
    models=(
        Model(
            layers=(
                Dense(id="h1", units=8, activation="tanh"),
                Dense(id="h2", units=8, activation="tanh"),
                Dense(id="out", units=1, activation="sigmoid"),
            )
        ),
    )
)


class Window(QWidget):
    """Palette and canvas side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.look = Look(mode="light")
        self.session = Session(START, self)
        self.palette_, self.view = Palette(self.look), EditorView(self.session, self.look)
        self.view.attach(self.palette_)
        self.palette_.setFixedWidth(256)
        row = QHBoxLayout(self)
        row.addWidget(self.palette_)
        row.addWidget(self.view, 1)
        self.resize(1200, 600)

    @property
    def ids(self) -> list[str]:
        return [layer.id for layer in self.session.experiment.models[0].layers]

    def chip(self, name: str) -> QPoint:
        """The middle of a chip, in the window."""
        chip = self.palette_.findChild(QWidget, name)
        assert chip is not None
        self.palette_.area.ensureWidgetVisible(chip)
        return chip.mapTo(self, chip.rect().center())

    def place(self, x: float, y: float) -> QPoint:
        """A point of the scene, in the window."""
        return self.view.viewport().mapTo(self, self.view.mapFromScene(QPointF(x, y)))

    def card(self, key: str) -> QPoint:
        """The title of a card, in the window."""
        box = self.view.scene_.shown.boxes[key]
        return self.place(box.left + 40, box.top + 14)

    def wire_before(self, key: str) -> QPoint:
        """In the wire before a card, in the window."""
        return self.place(self.view.scene_.shown.boxes[key].left - 12, 0)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def drag(
    window: Window,
    stops: Sequence[QPoint],
    *,
    last: Callable[[], None] | None = None,
    look: Callable[[], None] | None = None,
) -> None:
    """Press at the first stop, move through the others and let go; before it `look` is called, instead of it `last`.

    One timer per movement, because QDrag.exec blocks the press and runs its own event loop.
    """
    handle, timers = window.windowHandle(), list[QTimer]()

    def after(milliseconds: int, act: Callable[[], None]) -> None:
        timer = QTimer(window, singleShot=True, timerType=Qt.TimerType.PreciseTimer)  # coarse ones change places
        timer.timeout.connect(act)
        timer.start(milliseconds)
        timers.append(timer)

    moment = 0
    for start, stop in pairwise(stops):
        for i in range(1, 11):
            moment += STEP
            after(moment, lambda at=start + (stop - start) * i / 10: QTest.mouseMove(handle, at))
    if look is not None:
        after(moment + 200, look)
    let_go = last or (lambda: QTest.mouseRelease(handle, LEFT, NONE, stops[-1]))
    after(moment + 250, let_go)
    after(GUARD, lambda: QTest.keyClick(handle, Qt.Key.Key_Escape))
    QTest.mousePress(handle, LEFT, NONE, stops[0])
    QTest.qWait(moment + 400)
    for timer in timers:
        timer.stop()


def test_a_layer_dragged_from_the_palette_lands_in_the_gap(window: Window) -> None:
    seen = list[tuple[bool, str]]()

    def look() -> None:
        seen.append((GAP in window.view.scene_.shown.boxes, window.view.toast.accessibleName()))

    drag(window, [window.chip("palette_dropout"), window.wire_before("h2")], look=look)
    assert window.ids == ["h1", "d1", "h2", "out"]
    assert seen == [(True, "Release to insert <b>Dropout</b> between h1 and h2 · Esc cancels")]
    assert not window.view.toast.isVisible()


def test_escape_during_the_drag_cancels_it(window: Window) -> None:
    stops = [window.chip("palette_dropout"), window.wire_before("h2")]
    drag(window, stops, last=lambda: QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape))
    QTest.mouseRelease(window.windowHandle(), LEFT, NONE, stops[-1])
    assert window.session.experiment == START
    assert GAP not in window.view.scene_.target.boxes


def test_a_layer_let_go_beside_the_chain_is_not_inserted(window: Window) -> None:
    drag(window, [window.chip("palette_dense"), window.wire_before("h2"), window.place(0, -240)])
    assert window.session.experiment == START
    assert GAP not in window.view.scene_.target.boxes


def test_an_activation_dragged_onto_a_card_becomes_its_activation(window: Window) -> None:
    drag(window, [window.chip("chip_relu"), window.card("h2")])
    activations = [layer.activation for layer in window.session.experiment.models[0].layers]
    assert activations == [ACTIVATIONS[kind]() for kind in ("tanh", "relu", "sigmoid")]


def test_an_initializer_dragged_onto_a_card_becomes_its_initializer(window: Window) -> None:
    drag(window, [window.chip("chip_he_normal"), window.card("h2")])
    initializers = [layer.initializer for layer in window.session.experiment.models[0].layers]
    assert initializers == [INITIALIZERS[kind]() for kind in ("glorot_uniform", "he_normal", "glorot_uniform")]


def test_a_card_dragged_along_the_chain_moves(window: Window, qtbot: QtBot) -> None:
    drag(window, [window.card("h1"), window.wire_before("out")])
    assert window.ids == ["h2", "h1", "out"]
    qtbot.waitUntil(lambda: window.view.scene_.shown == window.view.scene_.target)


def test_a_rubber_band_selects(window: Window) -> None:
    box = window.view.scene_.shown.boxes["h1"]
    drag(window, [window.place(box.left - 8, box.top - 30), window.card("h2")])
    assert window.view.selection == ("h1", "h2")


def test_a_wire_pulled_from_a_port_becomes_a_skip_connection(window: Window) -> None:
    seen, scene = list[tuple[bool, frozenset[str], str]](), window.view.scene_

    def look() -> None:
        seen.append((scene.loose_wire.isVisible(), scene.candidates, window.view.toast.accessibleName()))

    port = window.place(scene.shown.boxes["input"].right, 0)
    drag(window, [port, window.place(0, 150), window.card("h2")], look=look)
    assert window.session.experiment.models[0].skips == (Skip("input", "h2"),)
    [(visible, candidates, sentence)] = seen
    assert visible and candidates == {"h1", "h2"} and "through a learned projection 2 → 8" in sentence
    assert not scene.loose_wire.isVisible() and not window.view.toast.isVisible()


def test_a_wire_let_go_where_it_is_refused_connects_nothing(window: Window) -> None:
    said = list[str]()
    port = window.place(window.view.scene_.shown.boxes["h2"].right, 0)
    look = window.view.toast.accessibleName
    drag(window, [port, window.card("h1")], look=lambda: said.append(look()))
    assert window.session.experiment == START
    assert said == ["A skip connection goes forward, to a later layer."]


def test_a_selected_skip_connection_is_deleted(window: Window, qtbot: QtBot) -> None:
    window.view.changes.add_skip("h1", "h2")
    qtbot.waitUntil(lambda: window.view.scene_.shown == window.view.scene_.target)
    line = window.view.scene_.shown.skips[0]
    QTest.mouseClick(window.windowHandle(), LEFT, NONE, window.place((line.start + line.stop) / 2, line.y))
    assert window.view.scene_.selected_skip == ("h1", "h2")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    assert window.session.experiment == START


def test_a_number_is_typed_on_the_card(window: Window, qtbot: QtBot) -> None:
    part, box = window.view.scene_.cards["h1"].plan.parts["value"], window.view.scene_.shown.boxes["h1"]
    at = window.place(box.left + part.centre_x, part.centre_y + box.top)
    QTest.mouseClick(window.windowHandle(), LEFT, NONE, at)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return):
        QTest.keyClick(window.windowHandle(), key)
    assert window.session.experiment.models[0].layers[0] == Dense(id="h1", units=12, activation="tanh")
    qtbot.waitUntil(window.view.hasFocus)
