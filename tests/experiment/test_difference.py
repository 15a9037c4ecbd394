"""The difference of two models: everything that one has otherwise, said once, and nothing else."""

from dataclasses import replace

import pytest

from playground.engine.activations import LeakyRelu, Relu, Sigmoid
from playground.engine.initializers import HeNormal
from playground.engine.layers import Dense, Dropout
from playground.engine.losses import LOSSES
from playground.engine.model import Model, Skip
from playground.engine.optimizers import OPTIMIZERS
from playground.experiment.difference import Difference, difference


def chain(*ids: str, **knobs: object) -> Model:
    return Model(layers=tuple(Dense(id=id, activation=Sigmoid()) for id in ids), **knobs)  # type: ignore[arg-type]


def with_layer(model: Model, id: str, **knobs: object) -> Model:
    layers = (replace(each, **knobs) if each.id == id else each for each in model.layers)  # type: ignore[arg-type]
    return replace(model, layers=tuple(layers))


A = chain("h1", "h2", "h3", "out")


def test_a_model_is_no_different_from_itself_nor_by_its_name() -> None:
    assert difference(A, A) == ()
    assert difference(replace(A, name="relu"), A) == ()
    assert difference(with_layer(A, "h1", name="first"), A) == ()


def test_the_same_difference_in_several_layers_is_one() -> None:
    b = A
    for id in ("h1", "h2"):
        b = with_layer(b, id, activation=Relu(), initializer=HeNormal())
    assert difference(b, A) == (
        Difference("value", "activation", "relu", "sigmoid", ("h1", "h2")),
        Difference("value", "initializer", "he_normal", "glorot_uniform", ("h1", "h2")),
    )


def test_differences_of_the_same_layers_follow_each_other() -> None:
    b = with_layer(with_layer(A, "h1", units=3, bias=False), "h2", units=3)
    b = with_layer(b, "h1", activation=Relu())
    found = difference(b, A)
    assert [(each.what, each.layers) for each in found] == [
        ("units", ("h1", "h2")),
        ("activation", ("h1",)),
        ("bias", ("h1",)),
    ]


def test_a_knob_of_the_same_kind_is_named_itself() -> None:
    a, b = (with_layer(A, "h2", activation=LeakyRelu(slope=slope)) for slope in (0.01, 0.3))
    assert difference(b, a) == (Difference("value", "slope", 0.3, 0.01, ("h2",)),)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"l2": 0.1}, [("l2", 0.1, 0.0)]),
        ({"clip_norm": 1.0}, [("clip_norm", 1.0, None)]),
        ({"loss": LOSSES["mean_squared_error"]()}, [("loss", "mean_squared_error", "binary_cross_entropy")]),
        ({"optimizer": OPTIMIZERS["sgd"](learning_rate=0.5)}, [("learning_rate", 0.5, 0.01)]),
        (
            {"optimizer": OPTIMIZERS["momentum"](learning_rate=0.5)},
            [("optimizer", "momentum", "sgd"), ("learning_rate", 0.5, 0.01)],
        ),
    ],
)
def test_how_it_learns(changes: dict[str, object], expected: list[tuple[str, object, object]]) -> None:
    a = replace(A, optimizer=OPTIMIZERS["sgd"](learning_rate=0.01))
    found = difference(replace(a, **changes), a)  # type: ignore[arg-type]
    assert [(each.what, each.value, each.instead) for each in found] == expected
    assert all(each.case == "value" and each.layers == () for each in found)


def test_layers_that_only_one_has() -> None:
    b = chain("h1", "h4", "h3", "out")
    assert difference(b, A) == (Difference("added", layers=("h4",)), Difference("removed", layers=("h2",)))


def test_layers_of_another_kind_or_in_another_order() -> None:
    b = replace(A, layers=(A.layers[0], Dropout(id="h2"), *A.layers[2:]))
    assert difference(b, A) == (Difference("kind", "", "dropout", "dense", ("h2",)),)
    assert difference(chain("h2", "h1", "h3", "out"), A) == (Difference("order"),)


def test_skip_connections() -> None:
    b, c = replace(A, skips=(Skip("h1", "h3"),)), replace(A, skips=(Skip("input", "h2"),))
    assert difference(b, c) == (
        Difference("skip_added", layers=("h1", "h3")),
        Difference("skip_removed", layers=("input", "h2")),
    )
