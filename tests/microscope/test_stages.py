"""The walk: which stages there are, and that formulas, numbers and matrices say what the pass computed."""

import re
from dataclasses import replace

import numpy as np
import pytest

from playground.engine.layers import LAYERS, Dense
from playground.engine.losses import LOSSES
from playground.engine.model import Model
from playground.microscope.examination import Examination
from playground.microscope.notation import number
from playground.microscope.stage import Matrix, Place, Sign, Stage
from playground.microscope.stages import outline, stage, striking
from playground.microscope.subject import Focus
from tests.microscope.examples import EVERYTHING, look_at, model


def place_of(it: Examination, kind: str, position: int) -> Place:
    return next(place for place in outline(it) if (place.kind, place.position) == (kind, position))


def stage_at(it: Examination, kind: str, position: int, unit: int = 0, source: int = 0) -> Stage:
    return stage(it, place_of(it, kind, position), Focus(unit, source))


def matrices(shown: Stage) -> list[Matrix]:
    return [part for part in shown.picture if isinstance(part, Matrix)]


def texts(shown: Stage, line: int) -> list[str]:
    return [piece.text for piece in shown.lines[line].pieces if piece.text]


def values(shown: Stage, line: int) -> list[float]:
    """The numbers of a line, as they are written."""
    return [float(text.strip("()").replace("−", "-")) for text in texts(shown, line)]


def test_a_chain_of_dense_layers_is_walked_as_the_textbook_does() -> None:
    it = look_at(model(widths=(3, 4, 3)))
    assert [(place.kind, place.position) for place in outline(it)] == [
        *(("dense", p) for p in range(4)),
        ("cost", 3),
        *(("error", p) for p in (3, 2, 1, 0)),
        *(("biases", p) for p in (3, 2, 1, 0)),
        *(("weights", p) for p in (3, 2, 1, 0)),
        *(("update", p) for p in range(4)),
        *(("chain", p) for p in (3, 2, 1, 0)),
        *(("nudge", p) for p in (3, 2, 1, 0)),
        ("check", 3),
    ]
    rows = list(dict.fromkeys(place.row for place in outline(it)))
    assert rows[:5] == ["z¹ = W¹x + b¹, a¹", "z² , a²", "z³ , a³", "z⁴ , a⁴", "Cost C"]
    assert rows[5:9] == ["BP1 δ⁴", "BP2 δ³", "BP2 δ²", "BP2 δ¹"]
    assert len(rows) == 15


def test_forward_by_hand() -> None:
    it = look_at(model(widths=(3, 2)))
    shown = stage_at(it, "dense", 1, unit=1)
    w, b = it.network.parameters["h2/W"], it.network.parameters["h2/b"]
    a1 = np.tanh(it.network.parameters["h1/W"] @ it.x + it.network.parameters["h1/b"][:, None])
    z = w @ a1 + b[:, None]
    for found, expected in zip(matrices(shown), (w, a1, b[:, None], z, np.tanh(z)), strict=True):
        np.testing.assert_allclose(found.values, expected, rtol=1e-12)
    assert [matrix.row for matrix in matrices(shown)] == [1, None, 1, 1, 1]
    assert matrices(shown)[3].known == 2
    expected_numbers = [w[1, 0], a1[0, 0], w[1, 1], a1[1, 0], w[1, 2], a1[2, 0], b[1], z[1, 0]]
    np.testing.assert_allclose(values(shown, 1), expected_numbers, atol=5.1e-4)
    np.testing.assert_allclose(values(shown, 2), [z[1, 0], np.tanh(z[1, 0])], atol=5.1e-4)


def test_bp2_by_hand() -> None:
    it = look_at(model(widths=(4, 3)))
    w3, d3 = it.network.parameters["out/W"], it.out(2) - it.y
    z2 = it.at(1, "z")
    d2 = (w3.T @ d3) * (1 - np.tanh(z2) ** 2)
    w2, z1 = it.network.parameters["h2/W"], it.at(0, "z")
    shown = stage_at(it, "error", 0, unit=2)
    slope = 1 - np.tanh(z1) ** 2
    parts = (w2.T, d2, w2.T @ d2, slope, (w2.T @ d2) * slope)
    for found, expected in zip(matrices(shown), parts, strict=True):
        np.testing.assert_allclose(found.values, expected, rtol=1e-10)
    came = float(w2[:, 2] @ d2[:, 0])
    expected_numbers = [x for k in range(3) for x in (w2[k, 2], d2[k, 0])]
    expected_numbers += [slope[2, 0], came, slope[2, 0], came * slope[2, 0]]
    np.testing.assert_allclose(values(shown, 1), expected_numbers, rtol=0.05, atol=5.1e-4)
    assert "neuron j = 3 of 4" in shown.subtitle and shown.title.startswith("BP2")
    assert {edge.source for edge in shown.edges} == {(1, 0), (1, 1), (1, 2)}
    assert [edge.weight for edge in shown.edges] == pytest.approx(list(w2[:, 2]))
    assert f"<b>{number(came, sign=True)}</b>" in shown.words


def test_bp3_bp4_and_the_update_by_hand() -> None:
    it = look_at(model(widths=(3,)))
    delta, came = it.at(0, "δ"), it.x
    bias, weight = stage_at(it, "biases", 0, unit=1), stage_at(it, "weights", 0, unit=2, source=1)
    np.testing.assert_allclose(matrices(bias)[-1].values, delta)
    np.testing.assert_allclose(matrices(weight)[-1].values, delta @ came.T)
    assert (matrices(weight)[-1].row, matrices(weight)[-1].column) == (2, 1)
    np.testing.assert_allclose(
        values(weight, 1), [delta[2, 0], came[1, 0], delta[2, 0] * came[1, 0]], rtol=0.05, atol=5.1e-4
    )
    update = stage_at(it, "update", 0, unit=2, source=1)
    before, after = matrices(update)[0].values, matrices(update)[-1].values
    np.testing.assert_allclose(after, before - it.rate * delta @ came.T)


def test_the_mean_of_a_mini_batch_is_summed_up() -> None:
    it = look_at(model(widths=(3,)), samples=(1, 4, 6))
    delta, came = it.at(0, "δ"), it.x
    assert delta.shape == (3, 3)
    shown = stage_at(it, "weights", 0, unit=0, source=1)
    expected = [x for s in range(3) for x in (delta[0, s], came[1, s])]
    np.testing.assert_allclose(values(shown, 1)[:-1], expected, rtol=0.05, atol=5.1e-4)
    np.testing.assert_allclose(values(shown, 1)[-1], delta[0] @ came[1], rtol=0.05)
    assert "3" in stage_at(it, "cost", 1).lines[-1].name
    np.testing.assert_allclose(values(stage_at(it, "cost", 1), 2)[-1], it.cost, atol=5.1e-4)


@pytest.mark.parametrize("samples", [(3,), (0, 3, 5)])
def test_every_place_of_every_kind_of_layer_has_a_stage_whose_result_is_the_pass_own(samples: tuple[int, ...]) -> None:
    it = look_at(EVERYTHING, samples)
    kinds = {place.kind for place in outline(it)}
    assert kinds == {
        *("dense", "activation", "other", "skip", "cost", "error"),
        *("biases", "weights", "scale", "projection", "update", "chain", "nudge", "check"),
    }
    for place in outline(it):
        shown = stage(it, place, striking(it, place))
        assert shown.title and shown.subtitle and shown.formula and shown.words
        assert bool(shown.lines) == bool(shown.picture) == (place.kind != "check")
        assert not re.search(r"\{\w*\}", shown.words), shown.words
        assert any(lit.result for lit in shown.lit) or place.kind == "check"
        assert all(0 <= unit < (it.network.width(position)) for position, unit in (lit.unit for lit in shown.lit))
        for matrix in matrices(shown):
            assert matrix.row is None or matrix.row < len(matrix.values)
            assert matrix.column is None or matrix.column < matrix.values.shape[1]


@pytest.mark.parametrize("name", sorted(LOSSES))
@pytest.mark.parametrize("last", ["sigmoid", "tanh", "linear", "softmax"])
def test_errors_multiply_out_with_every_loss_and_output(name: str, last: str) -> None:
    """What stands left of the = gives what stands right of it, whatever σ and C are."""
    it = look_at(
        Model(layers=(Dense(id="h", units=3, activation="gelu"), Dense(id="o", units=2, activation=last)), loss=name),
        kind="gauss",
    )
    for position in (1, 0):
        for unit in range(it.network.widths[position]):
            shown = stage_at(it, "error", position, unit=unit)
            assert evaluated(shown)[unit] == pytest.approx(it.at(position, "δ")[unit, 0], rel=1e-9, abs=1e-12)


def test_errors_multiply_out_in_a_chain_of_every_kind_of_layer() -> None:
    it = look_at(EVERYTHING)
    for position in range(it.last, -1, -1):
        symbol = "δ" if it.activation(position) is not None else "∂C/∂a"
        for unit in range(it.network.widths[position]):
            shown = stage_at(it, "error", position, unit=unit)
            assert evaluated(shown)[unit] == pytest.approx(it.at(position, symbol)[unit, 0], rel=1e-9, abs=1e-12)


def evaluated(shown: Stage) -> np.ndarray:
    """The picture of one sample read as a formula up to its last =: · binds, ⊙ takes all before it, then + and −."""
    signs = [part.latex if isinstance(part, Sign) else part for part in shown.picture]
    last = max(i for i, part in enumerate(signs) if part == "=")
    terms: list[np.ndarray] = []
    pending = ""
    for part in signs[:last]:
        if isinstance(part, Matrix):
            if pending == r"\cdot":
                terms[-1] = terms[-1] @ part.values
            elif pending == r"\odot":
                terms = [np.asarray(sum(terms) * part.values)]
            else:
                terms.append(-part.values if pending == "-" else part.values)
            pending = ""
        elif part == "=":
            nxt = signs[signs.index(part) + 1]
            assert isinstance(nxt, Matrix)
            np.testing.assert_allclose(sum(terms), nxt.values, rtol=1e-9, atol=1e-14)
            terms, pending = [], ""
        else:
            pending = part
    return np.asarray(sum(terms))[:, 0]


def test_only_as_many_summands_are_written_as_there_is_room_for() -> None:
    it = look_at(model(widths=(30, 4)))
    shown = stage(it, place_of(it, "dense", 1), Focus(2), most=4)
    assert len(texts(shown, 1)) == 2 * 4 + 2
    assert any(piece.latex == r"\cdots" for piece in shown.lines[1].pieces)
    wide = stage(it, place_of(it, "dense", 1), Focus(2), most=30)
    assert len(texts(wide, 1)) == 2 * 30 + 2
    assert matrices(shown)[0].values.shape == (4, 30)


def test_a_focus_outside_is_brought_inside() -> None:
    it = look_at(model(widths=(3,)))
    shown = stage(it, place_of(it, "weights", 0), Focus(99, 99, 99))
    assert (matrices(shown)[-1].row, matrices(shown)[-1].column) == (2, 1)


def test_striking_is_the_largest_result() -> None:
    it = look_at(model(widths=(6,)))
    focus = striking(it, place_of(it, "weights", 0))
    gradient = it.at(0, "∂C/∂W")
    assert abs(gradient[focus.unit, focus.source]) == np.abs(gradient).max()


def test_dropout_says_that_it_is_off_and_a_frozen_layer_that_it_keeps_its_weights() -> None:
    layers = (
        Dense(id="h", units=3, frozen=True),
        LAYERS["dropout"](id="d"),
        Dense(id="o", units=1, activation="sigmoid"),
    )
    it = look_at(Model(layers=layers))
    assert "Dropout is off" in stage_at(it, "other", 1).words
    update = stage_at(it, "update", 0)
    assert "frozen" in update.words
    np.testing.assert_array_equal(matrices(update)[0].values, matrices(update)[-1].values)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0.000"), (0.521, "+0.521"), (-0.0099, "−9.9e−3"), (3e-8, "+3.0e−8"), (-12.5, "−12.500"), (1e5, "+1.0e5")],
)
def test_numbers_keep_three_decimals_until_those_say_too_little(value: float, written: str) -> None:
    assert number(value, sign=True) == written


def test_the_chain_rule_multiplies_to_the_gradient_and_its_paths_add_up_to_the_error() -> None:
    it = look_at(model(widths=(3, 2)))
    shown = stage_at(it, "chain", 0, unit=2, source=1)
    error, slope, came, product = (matrix.values.item() for matrix in matrices(shown)[1:5])
    assert error * slope * came == pytest.approx(product, rel=1e-12)
    assert product == pytest.approx(it.at(0, "∂C/∂W")[2, 1], rel=1e-12)
    paths = matrices(shown)[5].values
    assert len(paths) == 2 and paths.sum() == pytest.approx(it.at(0, "δ")[2, 0], rel=1e-9)
    assert {(edge.source, edge.target) for edge in shown.edges} >= {
        ((-1, 1), (0, 2)),
        ((0, 2), (1, 0)),
        ((0, 2), (1, 1)),
    }
    assert "2 paths" in shown.words


def test_the_chain_rule_of_a_very_wide_network_does_without_the_paths() -> None:
    it = look_at(model(widths=(200, 3)))
    shown = stage_at(it, "chain", 1, unit=1, source=150)
    assert matrices(shown)[-1].values.item() == pytest.approx(it.at(1, "∂C/∂W")[1, 150], rel=1e-12)
    error, slope = (matrix.values.item() for matrix in matrices(shown)[1:3])
    assert (error, slope) == (pytest.approx(it.at(1, "∂C/∂a")[1, 0]), pytest.approx(it.at(1, "σ'")[1, 0]))


@pytest.mark.parametrize("on_z", [False, True])
def test_a_nudge_is_foretold_by_the_derivative_and_made_for_real(on_z: bool) -> None:
    it = look_at(model(widths=(3, 2)))
    place = place_of(it, "nudge", 0)
    shown = stage(it, place, Focus(2, 1, 0, change=0.001, on_z=on_z))
    predicted, real = values(shown, 0)[-1], values(shown, 1)[-1]
    slope = it.at(0, "δ")[2, 0] if on_z else it.at(0, "∂C/∂W")[2, 1]
    assert predicted == pytest.approx(slope * 0.001, rel=0.06)
    assert real == pytest.approx(slope * 0.001, rel=0.06)
    assert "slope tells all" in shown.words
    far = stage(it, place, Focus(2, 1, 0, change=2.0, on_z=on_z))
    assert values(far, 0)[-1] == pytest.approx(2.0 * slope, rel=0.06, abs=5.1e-4)
    changed, first, *_, last = matrices(far)
    assert changed.values.shape == ((3, 1) if on_z else (3, 2)) and changed.row == 2
    np.testing.assert_allclose(np.delete(first.values, 2, axis=0), 0.0)
    z = it.at(0, "z")[2, 0] + 2.0 * (1.0 if on_z else it.x[1, 0])
    np.testing.assert_allclose(first.values[2, 1], np.tanh(z) - it.at(0, "a")[2, 0], rtol=1e-9)
    assert far.tangent is not None and far.tangent.costs[0] != far.tangent.costs[-1]
    assert last.values.shape == (1, 2)


def test_no_change_changes_nothing() -> None:
    it = look_at(model(widths=(3,)))
    shown = stage(it, place_of(it, "nudge", 0), Focus(change=0.0))
    assert all(not matrix.values.any() for matrix in matrices(shown)[1:])
    assert "Drag" in shown.words


def by_hand(rule: str, g: float, moments: dict[str, float], t: int) -> tuple[list[float], float]:
    """What the lines of an update say besides the step, and what η is multiplied with, from the books' formulas."""
    if rule in ("momentum", "nesterov"):
        v = 0.9 * moments["velocity"] + g
        return [v], v if rule == "momentum" else g + 0.9 * v
    if rule == "rmsprop":
        v = 0.99 * moments["square"] + 0.01 * g**2
        return [v], g / (v**0.5 + 1e-8)
    if rule == "adagrad":
        s = moments["sum"] + g**2
        return [s], g / (s**0.5 + 1e-10)
    if rule in ("adam", "adamw"):
        m, v = 0.9 * moments["mean"] * 0.1 + 0.1 * g, 0.999 * moments["square"] * 0.001 + 0.001 * g**2
        return [m, v], m / (1 - 0.9**t) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)
    return [], g


@pytest.mark.parametrize(("l2", "clip"), [(0.0, None), (0.2, 0.01)])
@pytest.mark.parametrize("rule", ["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam", "adamw"])
def test_the_update_is_that_of_the_run_s_optimizer(rule: str, l2: float, clip: float | None) -> None:
    it = look_at(replace(model(widths=(3,)), optimizer=rule, l2=l2, clip_norm=clip))
    w, raw = it.network.parameters["h1/W"][2, 1], it.at(0, "δ")[2, 0] * it.x[1, 0]
    parts = [it.at(p, name) + (l2 * it.network.parameters[f"{id}/W"] if name == "∂C/∂W" else 0.0)
             for p, id in ((0, "h1"), (1, "out")) for name in ("∂C/∂W", "∂C/∂b")]  # fmt: skip
    norm = float(np.sqrt(sum((part**2).sum() for part in parts)))
    g = (raw + l2 * w) * (min(1.0, clip / (norm + 1e-6)) if clip else 1.0)
    place = it.places["h1/W"][2, 1]
    moments = {name: value[place] for name, value in it.moments.items() if value.ndim}
    kept, direction = by_hand(rule, g, moments, t=6)
    decay = 1 - it.rate * 0.01 if rule == "adamw" else 1.0
    shown = stage_at(it, "update", 0, unit=2, source=1)
    last = [values(shown, line)[-1] for line in range(len(shown.lines))]
    plain = rule == "sgd" and not l2 and not clip
    expected = [w - it.rate * g] if plain else [g, *kept, decay * w - it.rate * direction]
    np.testing.assert_allclose(last[: len(expected)], expected, rtol=0.06, atol=5.1e-4)
    assert matrices(shown)[-1].values[2, 1] == pytest.approx(expected[-1], rel=1e-9)
    assert len(last) == len(expected) + plain, "its bias stands below where there is room"
    assert ("clipped" in shown.words) == (clip is not None)


def test_levenberg_marquardt_shows_the_step_that_it_made() -> None:
    regression = Model(layers=(Dense(id="h", units=3), Dense(id="o", units=1, activation="linear")),
                       loss="mean_squared_error", optimizer="levenberg_marquardt")  # fmt: skip
    it = look_at(regression, kind="plane", steps=1)
    before, change, after = (matrix.values for matrix in matrices(stage_at(it, "update", 0)))
    np.testing.assert_allclose(before + change, after)
    np.testing.assert_array_equal(after, it.network.parameters["h/W"])
    assert change.any()


def test_normalisations_by_hand() -> None:
    it = look_at(EVERYTHING)
    for kind, position in (("other", 2), ("other", 6)):
        shown = stage_at(it, kind, position, unit=1)
        layer, came = it.layers[position], it.out(position - 1)
        gamma, beta = (it.network.parameters[f"{layer.id}/{name}"] for name in ("gamma", "beta"))
        state = it.network.state[layer.id]
        mean = state["running_mean"][:, None] if state else came.mean(axis=0)
        variance = state["running_variance"][:, None] if state else ((came - came.mean(axis=0)) ** 2).mean(axis=0)
        hat = (came - mean) / np.sqrt(variance + 1e-5)
        expected = [gamma[1], hat[1, 0], beta[1], gamma[1] * hat[1, 0] + beta[1]]
        np.testing.assert_allclose(values(shown, 1), expected, rtol=0.06, atol=5.1e-4)
        np.testing.assert_allclose(matrices(shown)[-1].values, gamma[:, None] * hat + beta[:, None], rtol=1e-9)


def test_ten_sigmoid_layers_say_how_little_of_the_error_is_left() -> None:
    it = look_at(model(widths=(8,) * 10, activation="sigmoid"))
    near, far = (stage_at(it, "error", position).words for position in (9, 0))
    share = float(np.linalg.norm(it.at(0, "δ")) / np.linalg.norm(it.at(10, "δ")))
    assert share < 1e-4 and f"‖δ‖ here is <b>{number(share)}</b> of what it is at the output" in far
    assert "at most a quarter gets through" in near


def test_the_cost_by_hand_with_every_loss() -> None:
    for last, loss, cost in (
        ("sigmoid", "binary_cross_entropy", lambda a, y: -(y * np.log(a) + (1 - y) * np.log(1 - a))),
        ("softmax", "categorical_cross_entropy", lambda a, y: -y * np.log(a)),
        ("linear", "mean_squared_error", lambda a, y: (a - y) ** 2 / len(a)),
    ):
        it = look_at(replace(model(widths=(3,), outputs=2, last=last), loss=loss))
        shown = stage_at(it, "cost", 1, unit=1)
        terms = cost(it.out(1), it.y)
        np.testing.assert_allclose(matrices(shown)[-1].values, terms, rtol=1e-9)
        np.testing.assert_allclose(values(shown, 2)[-1], terms.sum(), atol=5.1e-4)
        assert terms.sum() == pytest.approx(it.cost, rel=1e-9)


def test_where_training_differs_from_looking_the_update_says_so() -> None:
    assert "outside training" in stage_at(look_at(EVERYTHING), "update", 0).words
    assert "outside training" not in stage_at(look_at(model(widths=(3,))), "update", 0).words


def test_skip_connections_by_hand_with_and_without_projection() -> None:
    it = look_at(EVERYTHING)
    for position, source, projection in (
        (1, it.out(0), np.eye(4)),
        (5, it.x, it.network.parameters["h3/skip_input"]),
    ):
        shown = stage_at(it, "skip", position, unit=2)
        raw = it.at(position, "a")
        np.testing.assert_allclose(matrices(shown)[-1].values, raw + projection @ source, rtol=1e-9)
        expected = [raw[2, 0], (projection @ source)[2, 0], (raw + projection @ source)[2, 0]]
        np.testing.assert_allclose(values(shown, 1), expected, rtol=0.06, atol=5.1e-4)
        assert evaluated(shown)[2] == pytest.approx(expected[-1], rel=1e-9)
