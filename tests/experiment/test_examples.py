"""The examples that come along show what their titles promise."""

from pathlib import Path

import pytest

from playground.engine.run import Run
from playground.engine.snapshot import ModelSnapshot
from playground.experiment import codec
from playground.experiment.checks import problems
from playground.paths import resources

EXAMPLES = sorted((resources() / "examples").glob("*.experiment.json"))


def trained(name: str, epochs: int) -> Run:
    experiment = codec.load(resources() / "examples" / f"{name}.experiment.json")
    data = experiment.dataset.load(experiment.seed, resources() / "examples")
    run = Run(experiment.models, data, batch_size=experiment.batch_size, seed=experiment.seed)
    for _ in range(epochs):
        run.advance_epoch()
    return run


def first_and_last(run: Run) -> tuple[float, float]:
    """Mean |∂C/∂W| of the first and of the last layer, over the whole training set."""
    layers = run.measure_gradients()[0].layers
    return layers[0].mean_abs, layers[-1].mean_abs


def picture(run: Run) -> ModelSnapshot:
    return run.snapshot().models[0]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_nothing_to_complain_about_and_is_laid_out_as_saved(path: Path) -> None:
    experiment = codec.load(path)
    assert problems(experiment, experiment.dataset.load(experiment.seed, path.parent)) == ()
    assert codec.encode(experiment) == path.read_bytes()


def test_ten_sigmoid_layers_let_the_gradient_vanish() -> None:
    for epochs in (0, 100):
        first, last = first_and_last(trained("vanishing", epochs))
        assert first < 1e-7 and last / first > 1e4


def test_relu_and_he_keep_it() -> None:
    for epochs in (0, 100):
        first, last = first_and_last(trained("vanishing-relu", epochs))
        assert first > 1e-3 and last / first < 10
    assert picture(trained("vanishing-relu", 200)).test.accuracy > 0.9


def test_side_by_side_relu_learns_what_sigmoid_does_not() -> None:
    sigmoid, relu = trained("sigmoid-relu", 120).snapshot().models
    assert sigmoid.test.accuracy < 0.6 and relu.test.accuracy > 0.95
    assert sigmoid.layers[0].mean_abs < 1e-7 < relu.layers[0].mean_abs


def test_a_large_start_explodes() -> None:
    run = trained("exploding", 0)
    assert sum(layer.norm**2 for layer in run.measure_gradients()[0].layers) ** 0.5 > 100
    run.advance(20)
    assert run.finished == "diverged"
    assert picture(run).divergence is not None


def test_the_spirals_come_apart() -> None:
    run = trained("spiral", 200)
    assert picture(run).test.accuracy > 0.98


def test_iris_is_learned() -> None:
    run = trained("iris", 50)
    assert picture(run).test.accuracy > 0.95
