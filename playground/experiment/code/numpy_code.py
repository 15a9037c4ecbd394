"""A chain as NumPy code: forward pass, backpropagation and training written out, with the very numbers of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from playground.engine import losses as kinds
from playground.engine.layers import BatchNorm, Dropout
from playground.engine.learner import DROPOUT_STREAM
from playground.engine.optimizers import LevenbergMarquardt
from playground.engine.run import ORDER_STREAM
from playground.experiment.code import stored
from playground.experiment.code.cells import Cell, apart, indented, quoted
from playground.experiment.code.chain import Chain, Place, lookup
from playground.experiment.code.numpy_layers import HELPERS, Lines
from playground.experiment.code.numpy_optimizers import update
from playground.experiment.code.training import factor, settings

NAME = "NumPy"

LOSSES: dict[type[kinds.Loss], tuple[str, tuple[str, ...]]] = {
    kinds.MeanSquaredError: ("2 * ({a} - y) / y.size", ("return np.mean(({a} - y) ** 2)",)),
    kinds.BinaryCrossEntropy: (
        "",
        (
            "z = {z}",
            "costs = np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))  # -y ln a - (1 - y) ln(1 - a)",
            "return np.sum(costs) / y.shape[1]",
        ),
    ),
    kinds.CategoricalCrossEntropy: (
        "",
        (
            "z = {z} - {z}.max(axis=0)",
            "return np.sum(y * (np.log(np.sum(np.exp(z), axis=0)) - z)) / y.shape[1]  # -Σ y ln a",
        ),
    ),
}
"""∂C/∂a of the output as an expression, empty where σ' cancels against it; and the lines that return C."""

ARRAYS = '''class Arrays(dict):
    """Arrays by name: p.W1 is p["W1"]."""

    __getattr__, __setattr__ = dict.__getitem__, dict.__setitem__'''

GENERATOR = '''def generator(name, stream=0):
    """Random numbers of its own for each layer, the same as in Network Playground."""
    return np.random.default_rng([SEED, stream, int.from_bytes(name.encode(), "little")])'''


def cells(chain: Chain, *, as_notebook: bool, file: str) -> list[Cell]:
    """The code of a chain. CodeProblem: NumPy code can't have one of its kinds."""
    lines = Lines(chain, alone=isinstance(chain.model.optimizer, LevenbergMarquardt))
    return [
        Cell("Settings", "\n".join([*_imports(chain, as_notebook), "", *settings(chain)])),
        stored.cell(chain, as_notebook=as_notebook, file=file),
        Cell(
            "Columns are samples", _data(chain), "As in the mathematics: x is (inputs, n), and W is (outputs, inputs)."
        ),
        Cell(
            "The network", _network(chain, lines), "z = W a + b and a = σ(z), layer by layer. p.W1 is the W of layer 1."
        ),
        Cell("Backpropagation", _backward(chain, lines), "delta is δ = ∂C/∂z of a layer, g the gradient."),
        Cell("The step", _update(chain, lines)),
        Cell("Training", _training(chain, lines)),
    ]


def _imports(chain: Chain, as_notebook: bool) -> list[str]:
    lines = stored.imports(chain.arrays, as_notebook=as_notebook)
    uses = "\n".join([*Lines(chain).activations.definitions(), *factor(chain, NAME)])
    if "math." in uses:
        lines.insert(0, "import math")
    return [*lines, *([""] * bool(lines)), "import numpy as np"]


def _data(chain: Chain) -> str:
    classes, units = len(chain.data.classes), chain.last.outputs
    if not classes:
        target = "arrays[{name}].T"
    elif units == 1:
        target = "2 * arrays[{name}][None, :] - 1" if chain.model.signed else "arrays[{name}][None, :]"
    else:
        target = f"np.eye({units})[arrays[{{name}}]].T"
    cast = ".astype(np.float32)" if chain.single else ""
    lines = []
    for part in ("train", "test") if chain.tested else ("train",):
        lines.append(f'x_{part} = arrays["x_{part}"].T{cast}')
        y = target.format(name=f'"y_{part}"')
        lines.append(f"y_{part} = {f'({y}){cast}' if cast else y}")
    if classes and units == 1:
        lines[1] += "  # -1 and 1" if chain.model.signed else "  # 0 and 1"
    elif classes:
        lines[1] += "  # one-hot: a row per class"
    return "\n".join(lines)


def _network(chain: Chain, lines: Lines) -> str:
    start, forward = lines.start(), lines.forward()
    drawn = "\n".join([*start, *_chances(chain)])
    parts = [ARRAYS, *([GENERATOR] if "generator(" in drawn else [])]
    parts += [text for name, text in HELPERS.items() if f"{name}(" in drawn]
    parts += lines.activations.definitions()
    made = ["p = Arrays()"]
    if any(isinstance(place.layer, BatchNorm) for place in chain.places):
        made[0] = "p, r = Arrays(), Arrays()  # parameters, running statistics"
    made += [*start, *_chances(chain)]
    if chain.single:
        made.append("p = Arrays({name: each.astype(np.float32) for name, each in p.items()})")
    if "exp(" in "".join(parts):
        made.insert(0, 'np.seterr(over="ignore")  # where e^-z overflows, the sigmoid is 0')
    parts.append("\n".join(made))
    training = ", training=False" if chain.has_modes else ""
    head = f'def forward(p, x{training}):\n    """All z and a for samples x (inputs, n)."""\n    v = Arrays(a0=x)\n'
    parts.append(head + indented([*forward, "return v"]))
    parts.append(
        f'def predict(x):\n    """The output for samples (n, inputs), a row per sample."""\n'
        f"    return {lines.out(len(chain.places)).replace('v.', 'forward(p, x.T).')}.T"
    )
    return apart(parts)


def _chances(chain: Chain) -> list[str]:
    return [
        f"chance{place.number} = generator({quoted(place.layer.id)}, stream={DROPOUT_STREAM})"
        for place in chain.places
        if isinstance(place.layer, Dropout)
    ]


def _loss(chain: Chain, lines: Lines) -> str:
    _, value = lookup(LOSSES, chain.model.loss, NAME)
    last = chain.last
    z = f"v.z{last.number}" if last.layer.kind == "dense" else lines.out(last.number - 1)
    body = indented(line.format(a=lines.out(last.number), z=z) for line in value)
    return f'def loss(v, y):\n    """C, the mean cost over the samples."""\n{body}'


def _backward(chain: Chain, lines: Lines) -> str:
    error = lookup(LOSSES, chain.model.loss, NAME)[0].format(a=lines.out(len(chain.places)))
    given, head = "y", ["g = Arrays()"]
    words = "The gradient of C, ∂C/∂W and ∂C/∂b, over the mini-batch behind v."
    if lines.alone:
        given, error, words = "error", "error", "The derivatives of the output by all parameters, times error."
    body = lines.backward(error)
    if any("/ n" in line for line in body):
        head.append("n = y.shape[1]")
    code = f'def backward(p, v, {given}):\n    """{words}"""\n{indented([*head, *body, "return g"])}'
    return apart([_loss(chain, lines), code])


def _update(chain: Chain, lines: Lines) -> str:
    names = [name for place in chain.places for name in learns(place)]
    code = update(chain, learns=names, output=lines.out(chain.last.number))
    return apart([*factor(chain, NAME), *_penalty(chain), code])


def _penalty(chain: Chain) -> list[str]:
    model, parts = chain.model, []
    if isinstance(model.optimizer, LevenbergMarquardt):
        return []
    if model.l1 or model.l2:
        terms = ["L2 * p[name]"] * bool(model.l2) + ["L1 * np.sign(p[name])"] * bool(model.l1)
        parts.append(
            'def penalise(p, g):\n    """What the penalty of the weights, not of the biases, adds to the gradient."""\n'
            '    for name in g:\n        if name.startswith("W"):\n'
            f"            g[name] = g[name] + {' + '.join(terms)}"
        )
    if model.clip_norm is not None:
        parts.append(
            'def clip(g):\n    """A gradient that is too long is made shorter, and keeps its direction."""\n'
            "    norm = np.sqrt(sum(np.sum(each**2) for each in g.values()))\n"
            "    for name in g:\n        g[name] = g[name] * min(1, CLIP / (norm + 1e-6))"
        )
    return parts


def _training(chain: Chain, lines: Lines) -> str:
    model, training = chain.model, ", training=True" if chain.has_modes else ""
    rate = "LEARNING_RATE" if not factor(chain, NAME) else "rate"
    step = []
    if isinstance(model.optimizer, LevenbergMarquardt):
        if any(isinstance(place.layer, BatchNorm) and not place.layer.frozen for place in chain.places):
            step.append("forward(p, x, training=True)  # for the running statistics")
        step.append(f"update(p, x, y, {rate})")
    else:
        step += [f"v = forward(p, x{training})", "g = backward(p, v, y)"]
        step += ["penalise(p, g)"] * bool(model.l1 or model.l2) + ["clip(g)"] * (model.clip_norm is not None)
        step.append(f"update(p, g, {rate})")
    loop = [
        *(["rate = LEARNING_RATE * factor(epoch)"] if rate == "rate" else []),
        "shuffled = order.permutation(x_train.shape[1])",
        "for start in range(0, len(shuffled), BATCH):",
        "    batch = shuffled[start : start + BATCH]",
        "    x, y = x_train[:, batch], y_train[:, batch]",
        *(f"    {line}" for line in step),
        "report(epoch + 1)",
    ]
    main = [
        f"order = np.random.default_rng([SEED, {ORDER_STREAM}])  # the mini-batches of Network Playground",
        "losses = []",
        "report(0)",
        "for epoch in range(EPOCHS):",
        *(f"    {line}" for line in loop),
    ]
    return apart([*_report(chain, lines), "\n".join(main)])


def _report(chain: Chain, lines: Lines) -> Iterable[str]:
    out = lines.out(len(chain.places))
    said = "loss {loss(v, y):.6f}"
    if chain.data.classification:
        if chain.last.outputs > 1:
            right = "a.argmax(axis=0) == y.argmax(axis=0)"
        else:
            middle = "0" if chain.model.signed else "0.5"
            right = f"(a > {middle}) == (y > {middle})"
        words = '"""The share of the samples whose class is right."""'
        yield f"def accuracy(a, y):\n    {words}\n    return np.mean({right})"
        said += f", accuracy {{accuracy({out}, y):.3f}}"
    yield f'def quality(x, y):\n    v = forward(p, x)\n    return f"{said}"'
    test = ", test {quality(x_test, y_test)}" if chain.tested else ""
    body = [
        "losses.append(loss(forward(p, x_train), y_train))",
        f'print(f"epoch {{epoch}}: training {{quality(x_train, y_train)}}{test}")',
    ]
    yield f'def report(epoch):\n    """What the network has come to after so many epochs."""\n{indented(body)}'


def learns(place: Place) -> Sequence[str]:
    """The names of what learns in a layer."""
    if place.layer.frozen:
        return ()
    own = place.layer.views(np.zeros(place.layer.block(place.inputs)))
    return [*(f"{name}{place.number}" for name in own), *(join.name for join in place.joins if join.projects)]
