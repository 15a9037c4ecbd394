"""A chain as PyTorch code: a module with its layers, PyTorch's own losses and optimizers, and a plain training loop."""

from __future__ import annotations

import re

from playground.engine import activations as sigma
from playground.engine import initializers as start
from playground.engine import losses as cost
from playground.engine import optimizers as rule
from playground.engine.formula import parse
from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, Layer, LayerNorm
from playground.engine.run import ORDER_STREAM
from playground.experiment.code import stored
from playground.experiment.code.cells import Cell, apart, indented, plain, quoted
from playground.experiment.code.chain import Chain, CodeProblem, lookup
from playground.experiment.code.formulas import body, filled, value_term
from playground.experiment.code.training import factor, moving, settings
from playground.translatable import QT_TRANSLATE_NOOP

NAME = "PyTorch"

ACTIVATIONS: dict[type[sigma.Activation], str] = {
    sigma.Linear: "{z}",
    sigma.Sigmoid: "torch.sigmoid({z})",
    sigma.Tanh: "torch.tanh({z})",
    sigma.Relu: "F.relu({z})",
    sigma.LeakyRelu: "F.leaky_relu({z}, {slope})",
    sigma.Elu: "F.elu({z}, {alpha})",
    sigma.Gelu: "F.gelu({z})",
    sigma.Silu: "F.silu({z})",
    sigma.Softplus: "F.softplus({z})",
    sigma.Softmax: "torch.softmax({z}, dim=1)",
    sigma.Custom: "{custom}({z})",
}
"""σ as an expression of {z}."""

INITIALIZERS: dict[type[start.Initializer], str] = {
    start.Zeros: "zeros_({W})",
    start.Constant: "constant_({W}, {value})",
    start.Uniform: "uniform_({W}, {low}, {high})",
    start.Normal: "normal_({W}, {mean}, {std})",
    start.GlorotUniform: "xavier_uniform_({W})",
    start.GlorotNormal: "xavier_normal_({W})",
    start.HeUniform: 'kaiming_uniform_({W}, nonlinearity="relu")',
    start.HeNormal: 'kaiming_normal_({W}, nonlinearity="relu")',
    start.Orthogonal: "orthogonal_({W}, {gain})",
}
"""What torch.nn.init draws a weight {W} with."""

LAYERS: dict[type[Layer], str] = {
    Dense: "nn.Linear({inputs}, {outputs}{unbiased})",
    ActivationLayer: "",
    Dropout: "nn.Dropout({rate})",
    BatchNorm: ("nn.BatchNorm1d({inputs}, eps={epsilon}, momentum={momentum})"),
    LayerNorm: "nn.LayerNorm({inputs}, eps={epsilon})",
}
"""The module of a layer; empty where it needs none."""

STORED = {
    Dense: (("weight", "W"), ("bias", "b")),
    BatchNorm: (
        ("weight", "gamma"),
        ("bias", "beta"),
        ("running_mean", "running_mean"),
        ("running_var", "running_variance"),
    ),
    LayerNorm: (("weight", "gamma"), ("bias", "beta")),
}
"""What a module calls the arrays of `weights.npz`."""

LOSSES: dict[type[cost.Loss], str] = {
    cost.MeanSquaredError: "F.mse_loss(a, y)",
    cost.BinaryCrossEntropy: 'F.binary_cross_entropy_with_logits(a, y, reduction="sum") / len(y)',
    cost.CategoricalCrossEntropy: "F.cross_entropy(a, y)",
}
"""C from the output, or where σ' cancels from its logits."""

OPTIMIZERS: dict[type[rule.Optimizer], str] = {
    rule.Sgd: "SGD({given})",
    rule.Momentum: "SGD({given}, momentum={momentum})",
    rule.Nesterov: "SGD({given}, momentum={momentum}, nesterov=True)",
    rule.RmsProp: "RMSprop({given}, alpha={alpha}, eps={epsilon}, momentum={momentum})",
    rule.Adagrad: "Adagrad({given}, eps={epsilon})",
    rule.Adam: "Adam({given}, betas=({beta1}, {beta2}), eps={epsilon})",
    rule.AdamW: "AdamW({given}, betas=({beta1}, {beta2}), eps={epsilon}, weight_decay={weight_decay})",
}
"""The optimizer of torch.optim for the parameters and the rate that are {given}."""


def cells(chain: Chain, *, as_notebook: bool, file: str) -> list[Cell]:
    """The code of a chain. CodeProblem: PyTorch can't do what it needs."""
    lookup(OPTIMIZERS, chain.model.optimizer, NAME)
    if chain.batch == 1 and any(isinstance(each.layer, BatchNorm) and not each.layer.frozen for each in chain.places):
        raise CodeProblem(
            QT_TRANSLATE_NOOP("Problems", "PyTorch's batch normalisation needs mini-batches of two samples or more.")
        )
    return [
        Cell("Settings", "\n".join([*_imports(chain, as_notebook), "", *settings(chain), "", *_seeds(chain)])),
        stored.cell(chain, as_notebook=as_notebook, file=file),
        Cell("Tensors", _data(chain), "A row per sample."),
        Cell("The network", _network(chain)),
        Cell("Loss and optimizer", _loss(chain)),
        Cell("Training", _training(chain)),
    ]


def _imports(chain: Chain, as_notebook: bool) -> list[str]:
    lines = ["import math"] * any("math." in line for line in factor(chain, NAME))
    lines += stored.imports(chain.arrays, as_notebook=as_notebook)
    return [
        *lines,
        *([""] * bool(lines)),
        "import numpy as np",
        "import torch",
        "import torch.nn.functional as F",
        "from torch import nn",
    ]


def _seeds(chain: Chain) -> list[str]:
    double = [] if chain.single else ["torch.set_default_dtype(torch.float64)  # double precision, as NumPy has it"]
    return [*double, "torch.manual_seed(SEED)"]


def _data(chain: Chain) -> str:
    units, cast = chain.last.outputs, "float()" if chain.single else "double()"
    lines = []
    for part in ("train", "test") if chain.tested else ("train",):
        x, y = (f'torch.tensor(arrays["{name}_{part}"])' for name in "xy")
        if not chain.data.classification:
            y += ".float()" * chain.single
        elif units > 1 and not isinstance(chain.model.loss, cost.CategoricalCrossEntropy):
            y = f"torch.eye({units})[{y}]"
        elif units == 1:
            y = f"2 * {y}.{cast}[:, None] - 1" if chain.model.signed else f"{y}.{cast}[:, None]"
        lines += [f"x_{part} = {x}{'.float()' * chain.single}", f"y_{part} = {y}"]
    return "\n".join(lines)


def _network(chain: Chain) -> str:
    parts = []
    for activation, name in chain.formulas.items():
        parts.append(f"def {name}(z):\n{indented(body(value_term(parse(activation.formula)), call))}")
    returned = "return " + _out(chain.last.number)
    if chain.fused:
        returned += "  # logits: the loss applies the last activation itself"
    methods = [
        f"def __init__(self):\n{indented(_modules(chain))}",
        f"def forward(self, x):\n{indented([*_forward(chain), returned])}",
    ]
    parts.append("class Network(nn.Module):\n" + indented("\n\n".join(methods).split("\n")))
    weights = _weights(chain) if chain.weights is not None else []
    parts.append("\n".join(["model = Network()", *weights, *_frozen(chain)]))
    a = "model(x)"
    if chain.fused and chain.last.activation is not None:
        a = filled(lookup(ACTIVATIONS, chain.last.activation, NAME), chain.last.activation, z=a)
    words = '"""The output for samples (n, inputs), a row per sample."""'
    parts.append(f"@torch.no_grad()\ndef predict(x):\n    {words}\n    model.eval()\n    return {a}")
    return apart(parts)


def _modules(chain: Chain) -> list[str]:
    """The lines that make the layers."""
    lines = ["super().__init__()"]
    for place in chain.places:
        widths = {"inputs": str(place.inputs), "outputs": str(place.outputs)}
        unbiased = "" if getattr(place.layer, "bias", True) else ", bias=False"
        if module := filled(lookup(LAYERS, place.layer, NAME), place.layer, unbiased=unbiased, **widths):
            lines.append(f"self.layer{place.number} = {module}  # {plain(place.layer.title)}")
        lines += [
            f"self.{join.name} = nn.Linear({join.widths[0]}, {join.widths[1]}, bias=False)  # skip connection"
            for join in place.joins
            if join.projects
        ]
    return lines + (_start(chain) if chain.weights is None else [])


def call(name: str, arguments: list[str]) -> str:
    """A function of PyTorch's; those of two values take tensors only."""
    if name in ("maximum", "minimum"):
        arguments = [f"torch.tensor({each})" if NUMBER.fullmatch(each) else each for each in arguments]
    return f"{'F' if name == 'softplus' else 'torch'}.{name}({', '.join(arguments)})"


NUMBER = re.compile(r"-?[\d.]+(e[+-]?\d+)?|float\(.*\)")
"""How a number is written."""


def _out(number: int) -> str:
    """What layer `number` passes on; 0 is the input."""
    return f"a{number}" if number else "x"


def _forward(chain: Chain) -> list[str]:
    lines = []
    for place in chain.places:
        l, x, activation = place.number, _out(place.number - 1), place.activation
        value = x if isinstance(place.layer, ActivationLayer) else f"self.layer{l}({x})"
        if activation is not None and not (chain.fused and place is chain.last):
            template = lookup(ACTIVATIONS, activation, NAME)
            value = filled(template, activation, z=value, custom=chain.formulas.get(activation, ""))
        for join in place.joins:
            source = _out(join.source)
            value += f" + self.{join.name}({source})" if join.projects else f" + {source}"
        lines.append(f"a{l} = {value}")
    return lines


def _start(chain: Chain) -> list[str]:
    """The lines that draw the weights anew, those of layers that are drawn alike together."""
    alike: dict[tuple[str, bool], list[str]] = {}
    for place in chain.places:
        if isinstance(place.layer, Dense):
            initializer = place.layer.initializer
            draw = filled(lookup(INITIALIZERS, initializer, NAME), initializer, W="layer.weight")
            alike.setdefault((draw, place.layer.bias), []).append(f"self.layer{place.number}")
        for join in place.joins:
            if join.projects:
                alike.setdefault(("xavier_uniform_(layer.weight)", False), []).append(f"self.{join.name}")
    lines = []
    for (draw, bias), names in alike.items():
        lines.append(f"for layer in ({', '.join(names)},):")
        lines.append(f"    nn.init.{draw}")
        lines += ["    nn.init.zeros_(layer.bias)"] * bias
    return lines


def _weights(chain: Chain) -> list[str]:
    """The lines that load the weights."""
    held: dict[str, str] = {}
    for place in chain.places:
        for name, stored_name in STORED.get(type(place.layer), ()):
            held[f"layer{place.number}.{name}"] = f"{place.layer.id}/{stored_name}"
        held |= {f"{join.name}.weight": join.key for join in place.joins if join.projects}
    rows = [f'    "{name}": arrays[{quoted(key)}],' for name, key in held.items() if key in (chain.weights or {})]
    counted = any(isinstance(place.layer, BatchNorm) for place in chain.places)
    strict = ", strict=False" if counted else ""  # PyTorch counts the batches that a normalisation has seen
    made = f"model.load_state_dict({{name: torch.tensor(each) for name, each in weights.items()}}{strict})"
    return ["weights = {", *rows, "}", made]


def _frozen(chain: Chain) -> list[str]:
    lines = []
    for place in chain.places:
        if place.layer.frozen:
            if place.layer.block(place.inputs) != (0,):
                lines.append(f"model.layer{place.number}.requires_grad_(False)  # frozen")
            lines += [f"model.{join.name}.requires_grad_(False)  # frozen" for join in place.joins if join.projects]
    return lines


def _loss(chain: Chain) -> str:
    value = lookup(LOSSES, chain.model.loss, NAME)
    head = 'def loss(a, y):\n    """C, the mean cost over the samples' + (", from the logits" if chain.fused else "")
    parts = [head + f'."""\n    return {value}']
    weights = _weight_names(chain)
    penalties = ["L2 / 2 * sum((w**2).sum() for w in penalised)"] * bool(chain.model.l2 and weights)
    penalties += ["L1 * sum(w.abs().sum() for w in penalised)"] * bool(chain.model.l1 and weights)
    if penalties:
        parts.append(
            f"penalised = [{', '.join(weights)}]\n\n\n"
            'def penalty():\n    """What large weights cost."""\n' + f"    return {' + '.join(penalties)}"
        )
    optimizer = moving(chain.model.optimizer)
    made = filled(lookup(OPTIMIZERS, optimizer, NAME), optimizer, given="model.parameters(), lr=LEARNING_RATE")
    lines = [f"optimizer = torch.optim.{made}"]
    if body_of := factor(chain, NAME):
        parts += body_of
        lines.append("schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)")
    return apart([*parts, "\n".join(lines)])


def _weight_names(chain: Chain) -> list[str]:
    """The weights that learn, which L1 and L2 act on."""
    names = []
    for place in chain.places:
        if not place.layer.frozen:
            names += [f"model.layer{place.number}.weight"] * isinstance(place.layer, Dense)
            names += [f"model.{join.name}.weight" for join in place.joins if join.projects]
    return names


def _training(chain: Chain) -> str:
    model = chain.model
    penalised = (model.l1 or model.l2) and _weight_names(chain)
    norms = [each for each in chain.places if isinstance(each.layer, BatchNorm)]
    mode = ["model.train()"] * chain.has_modes
    mode += [f"model.layer{each.number}.eval()  # frozen" for each in norms if each.layer.frozen and chain.has_modes]
    step = []
    if chain.samples % chain.batch == 1 and any(not each.layer.frozen for each in norms):
        step += ["if len(batch) == 1:", "    continue  # too few for batch normalisation"]
    step.append("optimizer.zero_grad()")
    step.append(f"cost = loss(model(x_train[batch]), y_train[batch]){' + penalty()' if penalised else ''}")
    step.append("cost.backward()")
    if model.clip_norm is not None:
        step.append("nn.utils.clip_grad_norm_(model.parameters(), CLIP)")
    step.append("optimizer.step()")
    lines = [
        f"order = np.random.default_rng([SEED, {ORDER_STREAM}])  # the mini-batches of Network Playground",
        "report(0)",
        "for epoch in range(EPOCHS):",
        *(f"    {line}" for line in mode),
        "    shuffled = torch.tensor(order.permutation(len(x_train)))",
        "    for batch in shuffled.split(BATCH):",
        *(f"        {line}" for line in step),
        *(["    schedule.step()"] * bool(factor(chain, NAME))),
        "    report(epoch + 1)",
    ]
    return apart([*_report(chain), "\n".join(lines)])


def _report(chain: Chain) -> list[str]:
    """The functions that say how good the network is."""
    lines, said = ["model.eval()", "a = model(x)"], "loss {loss(a, y):.6f}"
    if chain.data.classification:
        if chain.last.outputs > 1:
            y = "y" if isinstance(chain.model.loss, cost.CategoricalCrossEntropy) else "y.argmax(dim=1)"
            right = f"a.argmax(dim=1) == {y}"
        else:
            middle = "0" if chain.model.signed or chain.fused else "0.5"
            right = f"(a > {middle}) == (y > {'0' if chain.model.signed else '0.5'})"
        lines.append(f"right = ({right}).double().mean()")
        said += ", accuracy {right:.3f}"
    lines.append(f'return f"{said}"')
    test = ", test {quality(x_test, y_test)}" if chain.tested else ""
    report = f'print(f"epoch {{epoch}}: training {{quality(x_train, y_train)}}{test}")'
    return [f"@torch.no_grad()\ndef quality(x, y):\n{indented(lines)}", f"def report(epoch):\n    {report}"]
