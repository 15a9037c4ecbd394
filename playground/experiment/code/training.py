"""What the code of every framework shares: the description at its top, the settings and the schedule."""

from __future__ import annotations

from itertools import groupby

from playground.engine import schedules as kinds
from playground.engine.layers import BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.losses import Loss
from playground.engine.optimizers import Momentum, Nesterov, Optimizer, Sgd
from playground.experiment.code.cells import indented
from playground.experiment.code.chain import Chain, Place, lookup
from playground.experiment.code.formulas import filled, number
from playground.registry import Kind

FACTORS: dict[type[kinds.Schedule], str] = {
    kinds.Constant: "",
    kinds.Step: "return {shrink} ** (epoch // {every})",
    kinds.Exponential: "return {shrink} ** epoch",
    kinds.Cosine: """wave = (1 + math.cos(math.pi * min(epoch, {epochs}) / {epochs})) / 2
return {floor} + (1 - {floor}) * wave""",
    kinds.WarmUp: "return min(epoch + 1, {epochs}) / {epochs}",
}
"""The body of `factor(epoch)`, what the learning rate is multiplied with; empty where it stays as it is."""


def factor(chain: Chain, framework: str) -> list[str]:
    """The function of the schedule, if there is one."""
    body = filled(lookup(FACTORS, chain.model.schedule, framework), chain.model.schedule)
    if not body:
        return []
    body = body.replace("0 + (1 - 0) * ", "")  # the cosine that falls to 0
    words = '"""What the learning rate is multiplied with in epoch 0, 1, …"""'
    return [f"def factor(epoch):\n    {words}\n{indented(body.splitlines())}"]


def moving(optimizer: Optimizer) -> Optimizer:
    """The optimizer; with a momentum of 0 it is gradient descent, and frameworks refuse it under another name."""
    still = isinstance(optimizer, (Momentum, Nesterov)) and not optimizer.momentum
    return Sgd(optimizer.learning_rate) if still else optimizer


def settings(chain: Chain) -> list[str]:
    """The numbers that one would want to change, each on a line."""
    model = chain.model
    lines = [f"SEED = {chain.experiment.seed}"]
    after = "  # the weights have been trained; with more epochs they learn on" if chain.weights is not None else ""
    lines.append(f"EPOCHS = {chain.epochs}{after}")
    whole = "  # all samples: every step is gradient descent in the textbook sense"
    lines.append(f"BATCH = {chain.batch}{whole if chain.batch == chain.samples else ''}")
    lines.append(f"LEARNING_RATE = {number(model.optimizer.learning_rate)}")
    if model.l1:
        lines.append(f"L1 = {number(model.l1)}  # adds L1 |w| of each weight to the loss")
    if model.l2:
        lines.append(f"L2 = {number(model.l2)}  # adds L2 / 2 w² of each weight to the loss")
    if model.clip_norm is not None:
        lines.append(f"CLIP = {number(model.clip_norm)}  # the largest norm of the whole gradient")
    return lines


def about(chain: Chain, framework: str) -> str:
    """The network in a few lines, in words of ours alone."""
    data = chain.data
    inputs = "1 input" if len(data.features) == 1 else f"{len(data.features)} inputs"
    alike = [(words, len(list(places))) for words, places in groupby(map(describe, chain.places))]
    layers = [words if count == 1 else f"{count} times {words}" for words, count in alike]
    widths = " → ".join([inputs, *layers])
    loss, optimizer = readable(chain.model.loss), readable(chain.model.optimizer)
    head = f"A neural network in {framework}, written by Network Playground."
    return "\n".join([head, "", widths, f"Loss: {loss}. Optimizer: {optimizer}."])


def describe(place: Place) -> str:
    """A layer in a word or two: "8 tanh", "dropout 0.1"."""
    layer, name = place.layer, place.layer.kind.replace("_", " ")
    if isinstance(layer, Dense):
        name = f"{layer.units} {layer.activation.kind.replace('_', ' ')}"
    elif isinstance(layer, Dropout):
        name = f"dropout {number(layer.rate)}"
    elif not isinstance(layer, (BatchNorm, LayerNorm)) and place.activation is not None:
        name = place.activation.kind.replace("_", " ")
    notes = [f"skip from {f'layer {join.source}' if join.source else 'the input'}" for join in place.joins]
    notes += ["frozen"] * (layer.frozen and layer.block(place.inputs) != (0,))
    return name + (f" ({', '.join(notes)})" if notes else "")


def readable(kind: Kind) -> str:
    """A kind's name as words."""
    words = {"sgd": "gradient descent", "levenberg_marquardt": "Levenberg–Marquardt", "rmsprop": "RMSprop"}
    names = {"adam": "Adam", "adamw": "AdamW", "adagrad": "Adagrad", "nesterov": "Nesterov's momentum"}
    name: str = {**words, **names}.get(kind.kind, kind.kind.replace("_", " "))
    return name.replace("cross entropy", "cross-entropy") if isinstance(kind, Loss) else name
