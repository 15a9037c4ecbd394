"""Copy, cut, paste and duplicate, within a canvas and between two."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.engine.model import Skip
from tests.editor.bench import START, Bench


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_copied_layers_come_behind_the_selected_ones(bench: Bench) -> None:
    bench.view.select(("h1", "h2"))
    bench.view.commands.copy()
    assert bench.session.experiment == START
    bench.view.select(("h1",))
    bench.view.commands.paste()
    assert bench.ids == ["h1", "h3", "h4", "h2", "d1", "out"]
    assert bench.view.selection == ("h3", "h4")
    assert bench.session.experiment.models[0].skips == (Skip("h1", "h2"), Skip("h3", "h4"))
    assert bench.undo_all() == 1 and bench.session.experiment == START


def test_with_nothing_or_the_output_selected_they_come_before_the_output(bench: Bench) -> None:
    bench.view.select(("d1",))
    bench.view.commands.copy()
    for selected in ((), ("out",)):
        bench.view.select(selected)
        bench.view.commands.paste()
    assert bench.ids == ["h1", "h2", "d1", "d2", "d3", "out"]


def test_cut_layers_go_and_come_back(bench: Bench) -> None:
    bench.view.select(("h2", "d1", "out"))
    bench.view.commands.cut()
    assert bench.ids == ["h1", "out"]
    bench.view.select(("h1",))
    bench.view.commands.paste()
    assert bench.ids[:3] == ["h1", "h2", "d1"] and bench.ids[-1] == "out"


def test_duplicates_stand_behind_the_last_of_them(bench: Bench) -> None:
    bench.view.select(("h1", "h2"))
    bench.view.commands.duplicate()
    assert bench.ids == ["h1", "h2", "h3", "h4", "d1", "out"]
    assert bench.view.selection == ("h3", "h4")


def test_another_window_takes_what_was_copied_here(bench_of: Callable[..., Bench]) -> None:
    one, other = bench_of(), bench_of()
    one.view.select(("h2",))
    one.view.commands.copy()
    one.view.deleteLater()
    QApplication.processEvents()
    other.view.commands.paste()
    assert other.ids == ["h1", "h2", "d1", "h3", "out"]


def test_text_that_holds_no_layers_gets_a_sentence(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("<b>lunch</b>")
    bench.view.commands.paste()
    assert bench.session.experiment == START and "holds neither layers" in bench.view.toast.accessibleName()
    QGuiApplication.clipboard().setText('{"kind": "dense", "units": 0}')
    bench.view.commands.paste()
    assert bench.session.experiment == START and "layers[0].units" in bench.view.toast.accessibleName()


def test_nothing_selected_leaves_the_clipboard_alone(bench: Bench) -> None:
    QGuiApplication.clipboard().setText("mine")
    bench.view.commands.copy()
    bench.view.commands.cut()
    assert clipboard() == "mine" and bench.session.experiment == START
