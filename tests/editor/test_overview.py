"""A chain that is longer than the window has an overview in which one goes along it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from playground.editor.layout import INPUT, LOSS
from playground.editor.live import CardValues, LayerValues, ModelValues
from playground.editor.overview import Overview
from playground.engine.layers import Dense
from playground.engine.model import Model
from tests.editor.bench import LEFT, NONE, START, Bench

LAYERS = 30
DEEP = replace(START, models=(Model(layers=tuple(Dense(id=f"h{i}", units=4) for i in range(LAYERS))),))


def overview(bench: Bench) -> Overview:
    found = bench.view.findChild(Overview, "canvas_overview")
    assert isinstance(found, Overview)
    return found


def in_sight(bench: Bench) -> list[str]:
    view = bench.view
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    boxes = view.scene_.target.boxes
    return [key for key in boxes if seen.left() <= boxes[key].centre_x <= seen.right()]


def test_it_is_there_only_where_it_is_needed(bench: Bench, bench_of: Callable[..., Bench]) -> None:
    assert not overview(bench).isVisible()
    deep = bench_of(DEEP)
    assert overview(deep).isVisible() and deep.view.rect().contains(overview(deep).geometry())
    deep.view.fit()
    deep.view.changes.remove([f"h{i}" for i in range(3, LAYERS - 1)])
    assert not overview(deep).isVisible()


@pytest.mark.parametrize("neurons", [False, True])
def test_a_click_goes_there(bench_of: Callable[..., Bench], neurons: bool) -> None:
    bench = bench_of(DEEP)
    bench.view.show_neurons(neurons)
    small = overview(bench)
    assert small.isVisible() and small._sight[0] == 0
    QTest.mouseClick(small, LEFT, NONE, QPoint(small.width() * 3 // 4, 10))
    begin, end = small._sight
    assert begin < 0.75 < end and begin > 0.3
    if not neurons:
        assert "h22" in in_sight(bench) and "h2" not in in_sight(bench)


def test_its_bars_are_the_gradients(bench_of: Callable[..., Bench]) -> None:
    bench = bench_of(DEEP)
    layers = {"h0": LayerValues(mean_abs=1e-8), "h29": LayerValues(mean_abs=1e-2)}
    bench.view.show_live(CardValues(models=(ModelValues(layers=layers),)))
    bars = overview(bench)._bars
    assert len(bars) == LAYERS and (bars[0].mean_abs, bars[-1].mean_abs) == (1e-8, 1e-2)
    overview(bench).grab()


def test_walking_keeps_what_is_beside_a_card_in_sight(bench_of: Callable[..., Bench], bench: Bench) -> None:
    deep = bench_of(DEEP).view
    deep.commands.focus("h12")
    places = [deep.mapFromScene(deep.scene_.target.boxes[key].centre_x, 0).x() for key in ("h12", "h13")]
    assert 0 < places[0] < places[1] < deep.viewport().width()
    whole = bench.view
    for key in (INPUT, LOSS):
        whole.commands.focus(key)
    assert whole.fitted  # all is in sight, nothing moves
