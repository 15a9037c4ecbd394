"""NumPy code runs without this program, repeats the very losses of a run, and answers as the network does."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.engine.activations import ACTIVATIONS, Custom
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import ActivationLayer, Dense
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS, LevenbergMarquardt, RmsProp
from playground.engine.schedules import SCHEDULES
from playground.experiment import codec
from playground.experiment.code import stored
from playground.experiment.code.chain import Chain, CodeProblem
from playground.experiment.code.export import export
from playground.paths import resources
from tests.engine.test_chains import Case, chains
from tests.experiment.code.running import (
    FORMULAS,
    data,
    everything,
    executed,
    experiment,
    losses,
    said,
    trained,
    with_weights,
)

EXAMPLES = [resources() / "examples" / f"{name}.experiment.json" for name in ("spiral", "iris", "sigmoid-relu")]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.split(".")[0])
def test_each_example_repeats_its_losses_as_a_script_that_runs_alone(file: Path, tmp_path: Path) -> None:
    opened = codec.load(file)
    run = trained(replace(opened, stop=type(opened.stop)()), opened.dataset.load(opened.seed, file.parent))
    for index, learner in enumerate(run.learners):
        chain = Chain.of(opened, index, run.data, epochs=2)
        code = export(chain, framework="numpy", form="script").text
        printed = said(code + "print(losses)", tmp_path, stored.bundle(chain.arrays))
        lines = printed.splitlines()
        want = learner.losses.rows[:3, 2]
        assert [line.split(":")[0] for line in lines[:3]] == ["epoch 0", "epoch 1", "epoch 2"]
        shown = [float(re.search(r"training loss ([\d.]+)", line)[1]) for line in lines[:3]]  # type: ignore[index]
        np.testing.assert_allclose(shown, want, atol=1e-6)
        got = [float(number) for number in re.findall(r"\d+\.\d+(?:e-?\d+)?", lines[3])]
        np.testing.assert_allclose(got, want, rtol=1e-9)


OTHERS: dict[str, dict[str, Any]] = {
    "l1, l2 and clipping": dict(l1=0.01, l2=0.02, clip_norm=0.1),
    "momentum of RMSprop": dict(optimizer=RmsProp(momentum=0.8)),
    "L2 of Levenberg-Marquardt": dict(optimizer="levenberg_marquardt", loss="mean_squared_error", l2=0.1),
    **{name: dict(schedule=name) for name in SCHEDULES},
    **{name: dict(optimizer=name) for name in OPTIMIZERS},
    "levenberg_marquardt": dict(optimizer=LevenbergMarquardt(damping=0.1), loss="mean_squared_error"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_trains_a_model_gives_the_same_losses(name: str, tmp_path: Path) -> None:
    document = experiment(everything(**OTHERS[name]))
    run = trained(document, data(), epochs=3)
    made = executed(Chain.of(document, 0, run.data, epochs=3), tmp_path)
    np.testing.assert_allclose(made["losses"], losses(run), rtol=1e-9)
    assert losses(run)[0] != pytest.approx(losses(run)[-1], rel=1e-6)


SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "regression": (dict(classes=0, outputs=2), dict(units=2, loss="mean_squared_error")),
    "one unit": (dict(classes=2), dict(units=1, activation="sigmoid")),
    "one signed unit": (dict(classes=2), dict(units=1, activation="tanh", loss="mean_squared_error")),
    "two sigmoids": (dict(classes=2), dict(units=2, activation="sigmoid")),
    "softmax": (dict(classes=4), dict(units=4, activation="softmax", loss="categorical_cross_entropy")),
    "softmax, least squares": (dict(classes=4), dict(units=4, activation="softmax", loss="mean_squared_error")),
}


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_of_output_gives_the_same_losses_and_accuracy(shape: str, precision: str, tmp_path: Path) -> None:
    samples, output = SHAPES[shape]
    loss = output.get("loss", "binary_cross_entropy")
    last = Dense(id="out", units=output["units"], activation=output.get("activation", "linear"))
    model = Model(layers=(Dense(id="h", units=4, activation="tanh"), last), loss=loss)
    document = experiment(model, precision=precision, batch_size=None)
    run = trained(document, data(**samples))
    made = executed(Chain.of(document, 0, run.data, epochs=2), tmp_path)
    np.testing.assert_allclose(made["losses"], losses(run), rtol=1e-9 if precision == "float64" else 1e-4)
    assert made["p"].W2.dtype == precision
    if run.data.classification:
        outputs = made["predict"](run.data.x_train).T
        assert made["accuracy"](outputs, made["y_train"]) == run.learners[0].losses.rows[-1, 4]


@pytest.mark.parametrize("name", INITIALIZERS)
def test_each_initializer_starts_with_the_same_weights(name: str, tmp_path: Path) -> None:
    layers = (
        Dense(id="h", units=5, activation="tanh", initializer=name),
        Dense(id="k", units=2, initializer=name),
        Dense(id="out", units=1, activation="sigmoid"),
    )
    document = experiment(Model(layers=layers))
    parameters = trained(document, data(), epochs=0).learners[0].network.parameters
    p = executed(Chain.of(document, 0, data(), epochs=0), tmp_path)["p"]
    np.testing.assert_array_equal(p.W1, parameters["h/W"])
    np.testing.assert_array_equal(p.W2, parameters["k/W"])


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_written_from_what_was_read_of_it(formula: str, tmp_path: Path) -> None:
    sigma, z = Custom(formula), np.linspace(-3.0, 3.0, 50)
    layers = (ActivationLayer(id="c", activation=sigma), Dense(id="out", units=1, activation="sigmoid"))
    made = executed(Chain.of(experiment(Model(layers=layers)), 0, data(), epochs=0), tmp_path)
    np.testing.assert_allclose(made["custom"](z), sigma(z), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(made["custom_slope"](z), sigma.derivative(z), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_each_activation_has_its_value_and_its_slope(name: str, tmp_path: Path) -> None:
    layers = (
        Dense(id="h", units=4, activation="tanh"),
        Dense(id="s", units=4, activation=name),
        ActivationLayer(id="t", activation=name),
        Dense(id="out", units=1, activation="sigmoid"),
    )
    document = experiment(Model(layers=layers))
    run = trained(document, data())
    made = executed(Chain.of(document, 0, run.data, epochs=2), tmp_path)
    np.testing.assert_allclose(made["losses"], losses(run), rtol=1e-9)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(chains(), st.sampled_from(["sgd", "nesterov"]))
def test_random_chains_repeat_their_losses_and_answer_as_the_network(
    tmp_path_factory: pytest.TempPathFactory, case: Case, optimizer: str
) -> None:
    """Optimizers that divide by the gradient are left out: where it is 0 but for rounding, they make that large."""
    units = next(layer.units for layer in reversed(case.layers) if isinstance(layer, Dense))
    classes = 0 if case.loss.kind == "mean_squared_error" else max(units, 2)
    samples = data(inputs=case.inputs, classes=classes, outputs=units, samples=16, seed=case.seed)
    model = Model(layers=case.layers, skips=case.skips, loss=case.loss, optimizer=optimizer)
    document, folder = experiment(model, seed=case.seed, batch_size=5), tmp_path_factory.mktemp("code")
    try:
        chain = Chain.of(document, 0, samples, epochs=1)
    except CodeProblem:
        return
    run = trained(document, samples, epochs=1)
    made = executed(chain, folder)
    if np.isfinite(made["losses"]).all() and len(losses(run)) == 2:
        np.testing.assert_allclose(made["losses"], losses(run), rtol=1e-6)
    again = executed(with_weights(run, document), folder)
    np.testing.assert_allclose(
        again["predict"](samples.x_test), run.learners[0].network.predict(samples.x_test), rtol=1e-11, atol=1e-12
    )


def test_with_weights_it_answers_as_the_network_and_learns_on_only_when_told(tmp_path: Path) -> None:
    document = experiment(everything())
    run = trained(document, data())
    code = export(with_weights(run, document), framework="numpy", form="script").text
    assert "EPOCHS = 0" in code and "default_rng([SEED, 2])" in code
    made = executed(with_weights(run, document), tmp_path)
    np.testing.assert_allclose(
        made["predict"](run.data.x_test), run.learners[0].network.predict(run.data.x_test), 1e-12
    )
    assert made["losses"] == pytest.approx([losses(run)[-1]], rel=1e-12)
