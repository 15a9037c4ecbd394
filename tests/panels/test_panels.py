"""What holds for every panel: found by scanning, cheap to import, shows what it computes, writes what it shows."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from playground.look.look import Look
from playground.panels import FIRST, Panel, panels
from playground.panels.panel import Throttle, model_label
from tests.panels.runs import data_of, model, run_of, table_data

KINDS = panels()
RUNS = {
    "two classes": lambda: run_of(),
    "twins": lambda: run_of(model("sigmoid", activation="sigmoid"), model("relu", widths=(4,), activation="relu")),
    "four models": lambda: run_of(*(model(name) for name in ("one", "two", "three", "four"))),
    "two outputs": lambda: run_of(model(outputs=2, last="softmax")),
    "five classes": lambda: run_of(model(outputs=5, last="softmax"), data=data_of("blobs", classes=5, samples=60)),
    "four inputs": lambda: run_of(model(outputs=3, last="softmax"), data=table_data()),
    "curve": lambda: run_of(model(last="linear"), data=data_of("sine", samples=60)),
    "surface": lambda: run_of(model(last="linear"), data=data_of("gauss_surface", samples=60)),
    "no test samples": lambda: run_of(data=data_of("gate")),
}
every_kind = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
every_run = pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)


def test_scanning_finds_them() -> None:
    assert [kind.title() for kind in panels(FIRST)] == ["Decision boundary", "Gradient flow", "Loss"]
    assert all(panels({kind.name}) == (kind,) for kind in KINDS), "a module has the name of its panel"
    names = [kind.name for kind in KINDS]
    assert "why" in names and names == sorted(names) and all(kind.title() for kind in KINDS)


def test_a_new_file_is_all_that_a_new_panel_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import playground.panels as package

    (tmp_path / "entirely_new.py").write_text(
        "from playground.panels.panel import Panel\nclass New(Panel):\n    name = 'entirely_new'\n"
    )
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    assert "entirely_new" in [kind.name for kind in panels()]
    monkeypatch.delitem(sys.modules, "playground.panels.entirely_new")


def test_names_and_titles_are_known_without_pyqtgraph() -> None:
    code = (
        "import sys; from playground.panels import panels; [kind.title() for kind in panels()]; "
        "sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@every_kind
@every_run
def test_shows_what_it_computes_in_both_themes(
    kind: type[Panel], run: Callable, shown: Callable[..., Panel], look: Look
) -> None:
    """From the start, while running, on a theme and scale change, after a reset; Qt warnings fail the test."""
    training = run()
    start = training.snapshot()
    training.advance(60)
    panel = shown(kind, start, training.snapshot())
    before = panel.picture()
    panel.show_value(panel.compute(training.snapshot()))
    panel.settle()
    assert panel.picture() == before, "the same value twice changes nothing"
    look.choose(mode="dark", scale=1.5)
    QApplication.processEvents()
    assert panel.picture() != before
    look.choose(mode="light", scale=1.0)
    panel.show_value(panel.compute(start))


@every_kind
def test_values_are_frozen(kind: type[Panel]) -> None:
    value = kind.compute(run_of(steps=20).snapshot())
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, None)


@every_kind
def test_computing_leaves_the_snapshot_alone(kind: type[Panel]) -> None:
    run = run_of(steps=20)
    snapshot = run.snapshot()
    before = [model.theta.copy() for model in snapshot.models]
    kind.compute(snapshot)
    assert all((model.theta == theta).all() for model, theta in zip(snapshot.models, before, strict=True))
    twin = run_of(steps=20)
    twin.advance(30)
    run.advance(30)
    assert (run.learners[0].network.theta == twin.learners[0].network.theta).all()


@every_kind
def test_another_network_in_the_middle_of_a_run(kind: type[Panel], shown: Callable[..., Panel]) -> None:
    """A layer dragged in, a model added and taken away again, other data: each frame stands for itself."""
    panel = shown(
        kind,
        run_of(steps=40).snapshot(),
        run_of(model(widths=(4, 4, 4)), steps=50).snapshot(),
        run_of(model("x"), model("y"), steps=60).snapshot(),
        run_of(model(last="linear"), data=data_of("sine", samples=60), steps=70).snapshot(),
        run_of(model(outputs=3, last="softmax"), data=table_data(), steps=80).snapshot(),
        run_of(steps=90).snapshot(),
    )
    assert not panel.picture().isNull()


@every_kind
def test_every_control_has_its_names(kind: type[Panel], shown: Callable[..., Panel]) -> None:
    panel = shown(kind, run_of(steps=20).snapshot())
    assert panel.objectName() == f"panel_{kind.name}" and panel.accessibleName() == kind.title()
    for widget in panel.header_widgets():
        assert isinstance(widget, QWidget) and widget.objectName() and widget.accessibleName()


def test_numbers_wait_until_they_have_been_readable(qtbot) -> None:
    calls: list[int] = []
    owner = QWidget()
    qtbot.addWidget(owner)
    throttle = Throttle(lambda: calls.append(1), parent=owner, pause=60_000)
    throttle.ask()
    throttle.ask()
    throttle.ask()
    assert calls == [1], "the first at once, the others later"
    throttle.flush()
    assert calls == [1, 1], "and then once"


def test_models_are_named_by_letter_and_name() -> None:
    assert [model_label(0, "A"), model_label(1, "relu"), model_label(2, "")] == ["A", "B · relu", "C"]
