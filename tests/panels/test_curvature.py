"""The curvature panel: known spectra, what they mean, and that it waits until it is asked."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QLabel

from playground.engine.diagnostics.curvature import Curvature, Spectrum
from playground.engine.diagnostics.progress import CancelledError
from playground.engine.optimizers import Adam
from playground.panels import Panel
from playground.panels.curvature import CurvaturePanel
from playground.panels.curvature.picture import area_of
from playground.panels.curvature.value import CurvatureValue, ModelCurvature, by_size, downhill, flat, work_out
from playground.panels.curvature.words import facts, sentence, summary
from tests.panels.runs import data_of, model, run_of


def never() -> bool:
    return False


def spectrum(*eigenvalues: float) -> Spectrum:
    values = np.array(eigenvalues)
    return Spectrum(values, np.zeros((len(values), 2)), float(values.sum()), 0.0, np.diag(values))


def known(*eigenvalues: float, rate: float = math.nan) -> ModelCurvature:
    return ModelCurvature("A", Curvature(len(eigenvalues), True, spectrum(*eigenvalues), spectrum(*eigenvalues)), rate)


def test_a_linear_fit_by_hand() -> None:
    """Mean squares of ŷ = w·x + b: the Hessian is 2/n Σ (x, 1)(x, 1)ᵀ, and Gauss–Newton is the same."""
    snapshot = run_of(model(widths=(), last="linear"), data=data_of("plane", samples=60)).snapshot()
    found = work_out(snapshot, lambda _share: None, never).models[0]
    x = np.column_stack([snapshot.data.x_train, np.ones(len(snapshot.data.x_train))])
    expected = np.linalg.eigvalsh(2.0 * x.T @ x / len(x))
    np.testing.assert_allclose(found.found.hessian.eigenvalues, expected, rtol=1e-9)
    np.testing.assert_allclose(found.found.gauss_newton.eigenvalues, expected, rtol=1e-9)
    assert found.rate == snapshot.models[0].model.optimizer.learning_rate


def test_only_gradient_descent_has_a_rate_to_compare() -> None:
    chain = replace(model(widths=(2,)), optimizer=Adam())
    assert math.isnan(work_out(run_of(chain).snapshot(), lambda _share: None, never).models[0].rate)


def test_flat_directions_are_left_out() -> None:
    it = spectrum(-2.0, 0.0, 1e-12, 0.5, 4.0)
    assert by_size(it).tolist() == [4.0, -2.0, 0.5] and flat(it) == 2 and downhill(it) == 1
    assert downhill(spectrum(-1e-9, 4.0)) == 0
    assert (
        dict(facts(it))["λ max"] == "4" and dict(facts(it))["negative"] == "1" and dict(facts(it))["condition"] == "∞"
    )


@pytest.mark.parametrize(
    ("found", "words", "level"),
    [
        (known(0.5, 4.0, rate=0.03), "stable up to η = 2/λ max = <b>0.5</b>. η is 0.03.", "ok"),
        (known(0.5, 4.0, rate=0.6), "η is 0.6: along the steepest direction each step overshoots.", "warning"),
        (known(-1.0, 4.0), "One direction curves down: a saddle", "ok"),
        (known(-1.0, -0.5, 4.0), "2 directions curve down: a saddle", "ok"),
        (known(0.0, 0.0, 4.0), "2 of 3 directions are flat", "ok"),
        (known(-2.0, -1.0), "curves up in no direction", "ok"),
        (known(math.nan, math.nan), "not a finite number", "error"),
    ],
)
def test_sentences(found: ModelCurvature, words: str, level: str) -> None:
    text, worst = sentence(found)
    assert words in text and worst == level and "{" not in text
    both = summary(CurvatureValue(1, (known(0.5, 4.0), found)))
    assert both[0].startswith("<b>A:</b> ") and "<b>B:</b> " in both[0] and both[1] == level


def test_it_waits_until_it_is_asked(look, qtbot) -> None:
    panel = CurvaturePanel(look)
    qtbot.addWidget(panel)
    panel.show_value(run_of(steps=30).snapshot())
    assert panel.tables() == {} and not panel._task.running
    with qtbot.waitSignal(panel._task.done):
        panel._task_row.button.click()
    assert len(panel.tables()["eigenvalues"][1]) == 2 * 37 and panel.subtitle == "at step 30"
    panel.show_value(run_of(steps=50).snapshot())
    assert panel.subtitle == "at step 30", "the spectrum is still that of the step at which it was asked for"


def test_it_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        work_out(run_of().snapshot(), lambda _share: None, lambda: True)


def test_progress_runs_over_all_models() -> None:
    told: list[float] = []
    work_out(run_of(model("x"), model("y")).snapshot(), told.append, never)
    assert told == sorted(told) and told[0] == 0.0 and told[-1] == pytest.approx(1.0)


def test_the_eigenvalue_under_the_mouse(shown: Callable[..., CurvaturePanel], look) -> None:
    panel = shown(CurvaturePanel, run_of(steps=20).snapshot())
    area = area_of(panel._value, 0, QRectF(panel._canvas.rect()), look.theme, gauss_newton=False)
    text = panel._read(QPointF(area.across(2.0), area.rect.center().y()))
    second = by_size(panel._value.models[0].found.hessian)[1]
    assert text.startswith("λ 2\n") and float(text.split("\n")[1].replace("−", "-")) == pytest.approx(second, rel=1e-3)


def test_figures_stand_beside_the_spectrum_or_above_it(look) -> None:
    value = work_out(run_of(steps=20).snapshot(), lambda _share: None, never)
    narrow, wide = (
        area_of(value, 0, QRectF(0.0, 0.0, width, 300.0), look.theme, gauss_newton=False).rect for width in (280, 500)
    )
    assert wide.right() < 500 - 100 and narrow.right() > 280 - 20
    assert narrow.top() - wide.top() == look.theme.line_height("tick")


def test_a_result_says_of_what_it_is_where_that_is_no_longer_shown(shown: Callable[..., Panel]) -> None:
    run = run_of(steps=20)
    panel = shown(CurvaturePanel, run.snapshot())
    panel.finish()
    note = panel.findChild(QLabel, "curvature_note")
    assert note.text() == ""
    run.advance(5)
    panel.show_value(run.snapshot())
    assert note.text() == "of step 20"
    panel.show_value(run_of(model(widths=(3,)), steps=20).snapshot())
    assert note.text() == "of another network, or other data"
    panel.finish()
    assert note.text() == ""
