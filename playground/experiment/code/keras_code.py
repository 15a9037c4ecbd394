"""A chain as Keras code: the functional API, `compile` and `fit`, with PyTorch's definitions where Keras has others."""

from __future__ import annotations

from playground.engine import activations as sigma
from playground.engine import initializers as start
from playground.engine import losses as cost
from playground.engine import optimizers as rule
from playground.engine.formula import parse
from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, Layer, LayerNorm
from playground.experiment.code import stored
from playground.experiment.code.cells import Cell, apart, called, indented, plain, quoted
from playground.experiment.code.chain import Chain, Place, lookup
from playground.experiment.code.formulas import body, filled, value_term
from playground.experiment.code.training import factor, moving, settings

NAME = "Keras"


ACTIVATIONS: dict[type[sigma.Activation], str] = {
    sigma.Linear: '"linear"',
    sigma.Sigmoid: '"sigmoid"',
    sigma.Tanh: '"tanh"',
    sigma.Relu: '"relu"',
    sigma.LeakyRelu: "lambda z: keras.activations.leaky_relu(z, {slope})",
    sigma.Elu: "lambda z: keras.activations.elu(z, {alpha})",
    sigma.Gelu: '"gelu"',
    sigma.Silu: '"silu"',
    sigma.Softplus: '"softplus"',
    sigma.Softmax: '"softmax"',
    sigma.Custom: "{custom}",
}

INITIALIZERS: dict[type[start.Initializer], str] = {
    start.Zeros: "Zeros()",
    start.Constant: "Constant({value})",
    start.Uniform: "RandomUniform({low}, {high})",
    start.Normal: "RandomNormal({mean}, {std})",
    start.GlorotUniform: "GlorotUniform()",
    start.GlorotNormal: 'VarianceScaling(1, "fan_avg", "untruncated_normal")',
    start.HeUniform: "HeUniform()",
    start.HeNormal: 'VarianceScaling(2, "fan_in", "untruncated_normal")',
    start.Orthogonal: "Orthogonal({gain})",
}
"""The classes of keras.initializers; its own GlorotNormal and HeNormal cut their distributions off."""

LAYERS: dict[type[Layer], tuple[str, ...]] = {
    Dense: ("Dense", "{outputs}"),
    ActivationLayer: ("Activation",),
    Dropout: ("Dropout", "{rate}"),
    BatchNorm: ("BatchNormalization", "momentum=1 - {momentum}", "epsilon={epsilon}"),
    LayerNorm: ("LayerNormalization", "epsilon={epsilon}"),
}
"""The class of a layer in keras.layers, and its first arguments."""

STORED = {
    Dense: ("W", "b"),
    BatchNorm: ("gamma", "beta", "running_mean", "running_variance"),
    LayerNorm: ("gamma", "beta"),
}
"""The arrays of `weights.npz` in the order in which Keras keeps them; W as (inputs, outputs)."""

LOSSES: dict[type[cost.Loss], str] = {
    cost.MeanSquaredError: "mean_squared_error",
    cost.BinaryCrossEntropy: "binary_crossentropy",
    cost.CategoricalCrossEntropy: "sparse_categorical_crossentropy",
}

OPTIMIZERS: dict[type[rule.Optimizer], str] = {
    rule.Sgd: "SGD({given})",
    rule.Momentum: "SGD({given}, momentum={momentum})",
    rule.Nesterov: "SGD({given}, momentum={momentum}, nesterov=True)",
    rule.RmsProp: "RMSprop({given}, rho={alpha}, momentum={momentum}, epsilon={epsilon}**2)",
    rule.Adagrad: "Adagrad({given}, initial_accumulator_value=0, epsilon={epsilon}**2)",
    rule.Adam: "Adam({given}, beta_1={beta1}, beta_2={beta2}, epsilon={epsilon})",
    rule.AdamW: "AdamW({given}, beta_1={beta1}, beta_2={beta2}, epsilon={epsilon}, weight_decay={weight_decay})",
}
"""The optimizer of keras.optimizers for the rate {given}."""

UNDER_ROOT = (rule.RmsProp, rule.Adagrad)
"""Optimizers whose ε Keras adds under the root."""


def cells(chain: Chain, *, as_notebook: bool, file: str) -> list[Cell]:
    """The code of a chain. CodeProblem: Keras can't do what it needs."""
    return [
        Cell(
            "Settings",
            "\n".join([*_imports(chain, as_notebook), "", *settings(chain), "", "keras.utils.set_random_seed(SEED)"]),
        ),
        stored.cell(chain, as_notebook=as_notebook, file=file),
        Cell("Targets", _data(chain), "A row per sample."),
        Cell("The network", _network(chain)),
        Cell("Loss and optimizer", _compile(chain)),
        Cell("Training", _training(chain)),
    ]


def _imports(chain: Chain, as_notebook: bool) -> list[str]:
    lines = ["import math"] * any("math." in line for line in factor(chain, NAME))
    lines += stored.imports(chain.arrays, as_notebook=as_notebook)
    return [*lines, *([""] * bool(lines)), "import keras", "import numpy as np", "from keras import layers"]


def _data(chain: Chain) -> str:
    units, lines = chain.last.outputs, []
    sparse = isinstance(chain.model.loss, cost.CategoricalCrossEntropy)
    for part in ("train", "test") if chain.tested else ("train",):
        y = f'arrays["y_{part}"]'
        if chain.data.classification and not sparse:
            signed = f"2.0 * {y}[:, None] - 1" if chain.model.signed else f"{y}[:, None]"
            y = f"np.eye({units})[{y}]" if units > 1 else signed
        lines.append(f'x_{part}, y_{part} = arrays["x_{part}"], {y}')
    return "\n".join(lines)


def _network(chain: Chain) -> str:
    parts = [
        f"def {name}(z):\n{indented(body(value_term(parse(each.formula)), call))}"
        for each, name in chain.formulas.items()
    ]
    terms = ["l1=L1"] * bool(chain.model.l1) + ["l2=L2 / 2"] * bool(chain.model.l2)
    penalty = f"penalty = keras.regularizers.L1L2({', '.join(terms)})  # of the weights, not of the biases\n"
    lines = [*([penalty] if terms else []), f"a0 = keras.Input(({chain.places[0].inputs},))"]
    for place in chain.places:
        l = place.number
        name, arguments = _layer(chain, place)
        lines.append(called(f"a{l} = layers.{name}(", arguments, f")(a{l - 1})  # {plain(place.layer.title)}"))
        for join in place.joins:
            added = f"a{join.source}"
            if join.projects:
                options = [f"{join.widths[1]}", "use_bias=False", *_regularizer(chain, place)]
                options += ["trainable=False"] * place.layer.frozen + _named(chain, join.name)
                lines.append(called("skip = layers.Dense(", options, f")(a{join.source})"))
                added = "skip"
            lines.append(f"a{l} = layers.Add()([a{l}, {added}])  # skip connection")
    lines.append(f"model = keras.Model(a0, a{len(chain.places)})")
    if chain.weights is not None:
        lines += _weights(chain)
    words = '"""The output for samples (n, inputs), a row per sample."""'
    parts += ["\n".join(lines), f"def predict(x):\n    {words}\n    return model.predict(x, verbose=0)"]
    return apart(parts)


def _layer(chain: Chain, place: Place) -> tuple[str, list[str]]:
    """The class of a layer and its arguments."""
    layer = place.layer
    name, *arguments = lookup(LAYERS, layer, NAME)
    options = [filled(each, layer, outputs=str(place.outputs)) for each in arguments]
    if place.activation is not None:
        custom = chain.formulas.get(place.activation, "")
        function = filled(lookup(ACTIVATIONS, place.activation, NAME), place.activation, custom=custom)
        options.append(function if isinstance(layer, ActivationLayer) else f"activation={function}")
    if isinstance(layer, Dense):
        options += ["use_bias=False"] * (not layer.bias)
        draw = filled(lookup(INITIALIZERS, layer.initializer, NAME), layer.initializer)
        if chain.weights is None and draw != "GlorotUniform()":
            options.append(f"kernel_initializer=keras.initializers.{draw}")
        options += _regularizer(chain, place)
    options += ["trainable=False"] * (layer.frozen and layer.block(place.inputs) != (0,))
    return name, [*options, *_named(chain, f"layer{place.number}")]


def _named(chain: Chain, name: str) -> list[str]:
    """The argument that names a layer which is to be given its weights."""
    return [f'name="{name}"'] if chain.weights is not None else []


def _regularizer(chain: Chain, place: Place) -> list[str]:
    penalised = (chain.model.l1 or chain.model.l2) and not place.layer.frozen
    return ["kernel_regularizer=penalty"] if penalised else []


def call(name: str, arguments: list[str]) -> str:
    """A function of Keras's."""
    return f"keras.ops.{name}({', '.join(arguments)})"


def _weights(chain: Chain) -> list[str]:
    lines = []
    for place in chain.places:
        id = place.layer.id
        held = [name for name in STORED.get(type(place.layer), ()) if f"{id}/{name}" in (chain.weights or {})]
        taken = [f"arrays[{quoted(f'{id}/{name}')}]{'.T' if name == 'W' else ''}" for name in held]
        if taken:
            lines.append(called(f'model.get_layer("layer{place.number}").set_weights([', taken, "])"))
        lines += [
            f'model.get_layer("{join.name}").set_weights([arrays[{quoted(join.key)}].T])'
            for join in place.joins
            if join.projects
        ]
    return lines


def _compile(chain: Chain) -> str:
    model, parts = chain.model, list(factor(chain, NAME))
    name = lookup(LOSSES, model.loss, NAME)
    loss = f'"{name}"'
    if isinstance(model.loss, cost.BinaryCrossEntropy) and chain.last.outputs > 1:
        words = '"""Summed over the outputs, where Keras takes their mean."""'
        value = f"{chain.last.outputs} * keras.losses.{name}(y, a)"
        parts.append(f"def loss(y, a):\n    {words}\n    return {value}")
        loss = "loss"
    clip = ", global_clipnorm=CLIP" if model.clip_norm is not None else ""
    optimizer = moving(model.optimizer)
    made = filled(lookup(OPTIMIZERS, optimizer, NAME), optimizer, given=f"LEARNING_RATE{clip}")
    note = "  # ε², because Keras adds it under the root" if isinstance(model.optimizer, UNDER_ROOT) else ""
    lines = [f"optimizer = keras.optimizers.{made}{note}"]
    metrics = f", metrics=[{_accuracy(chain)}]" if chain.data.classification else ""
    if chain.data.classification and chain.last.outputs == 1 and model.signed:
        metrics = ", metrics=[accuracy]"
        value = 'keras.ops.cast((y > 0) == (a > 0), "float32")'
        parts.append(f'def accuracy(y, a):\n    """-1 and 1 are the classes."""\n    return {value}')
    lines.append(f"model.compile(optimizer, {loss}{metrics})")
    return apart([*parts, "\n".join(lines)])


def _accuracy(chain: Chain) -> str:
    if isinstance(chain.model.loss, cost.CategoricalCrossEntropy):
        return '"accuracy"'
    return '"categorical_accuracy"' if chain.last.outputs > 1 else '"binary_accuracy"'


def _training(chain: Chain) -> str:
    options = ["batch_size=BATCH", "epochs=EPOCHS", "verbose=2"]
    options += ["validation_data=(x_test, y_test)"] * chain.tested
    if factor(chain, NAME):
        rate = "keras.callbacks.LearningRateScheduler(lambda epoch: LEARNING_RATE * factor(epoch))"
        options.append(f"callbacks=[{rate}]")
    lines = [
        "model.evaluate(x_train, y_train, verbose=2)",
        f"history = model.fit(\n    x_train,\n    y_train,\n{indented(f'{each},' for each in options)}\n)",
    ]
    return "\n".join(lines)
