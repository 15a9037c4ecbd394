"""Optimizers in NumPy code: the function `update` of each, with the definitions of the engine."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playground.engine import optimizers as kinds
from playground.engine.levenberg import TRIES
from playground.experiment.code.chain import Chain, lookup
from playground.experiment.code.formulas import filled

SGD = '''
def update(p, g, rate):
    """Gradient descent: w ← w - η ∂C/∂w, b ← b - η ∂C/∂b."""
    for name in g:
        p[name] = p[name] - rate * g[name]
'''

MOMENTUM = '''
MOMENTUM = {momentum}
velocity = {{}}


def update(p, g, rate):
    """Momentum: v ← μ v + g, w ← w - η v."""
    for name in g:
        velocity[name] = MOMENTUM * velocity.get(name, 0) + g[name]
        p[name] = p[name] - rate * velocity[name]
'''

NESTEROV = '''
MOMENTUM = {momentum}
velocity = {{}}


def update(p, g, rate):
    """Nesterov's momentum: v ← μ v + g, w ← w - η (g + μ v)."""
    for name in g:
        velocity[name] = MOMENTUM * velocity.get(name, 0) + g[name]
        p[name] = p[name] - rate * (g[name] + MOMENTUM * velocity[name])
'''

RMSPROP = '''
ALPHA, MOMENTUM, EPSILON = {alpha}, {momentum}, {epsilon}
square, velocity = {{}}, {{}}


def update(p, g, rate):
    """RMSprop: momentum on the gradient over the root of the running mean of its square."""
    for name in g:
        square[name] = ALPHA * square.get(name, 0) + (1 - ALPHA) * g[name] ** 2
        velocity[name] = MOMENTUM * velocity.get(name, 0) + g[name] / (np.sqrt(square[name]) + EPSILON)
        p[name] = p[name] - rate * velocity[name]
'''

ADAGRAD = '''
EPSILON = {epsilon}
total = {{}}


def update(p, g, rate):
    """Adagrad: each gradient over the root of the sum of its squares so far."""
    for name in g:
        total[name] = total.get(name, 0) + g[name] ** 2
        p[name] = p[name] - rate * g[name] / (np.sqrt(total[name]) + EPSILON)
'''

ADAM = '''
BETA1, BETA2, EPSILON = {beta1}, {beta2}, {epsilon}
mean, square, steps = {{}}, {{}}, 0


def update(p, g, rate):
    """Adam (Kingma & Ba 2015): running means of g and g², corrected for their start at 0."""
    global steps
    steps += 1
    for name in g:
        mean[name] = BETA1 * mean.get(name, 0) + (1 - BETA1) * g[name]
        square[name] = BETA2 * square.get(name, 0) + (1 - BETA2) * g[name] ** 2
        m, s = mean[name] / (1 - BETA1**steps), square[name] / (1 - BETA2**steps)
        p[name] = p[name] - rate * m / (np.sqrt(s) + EPSILON)
'''

ADAMW = (
    ADAM.replace("Adam (Kingma & Ba 2015)", "AdamW (Loshchilov & Hutter 2019)")
    .replace("{epsilon}\n", "{epsilon}\nDECAY = {weight_decay}\n")
    .replace("p[name] - rate", "(1 - rate * DECAY) * p[name] - rate")
)

LEVENBERG = '''
damping = {damping}  # λ: small is Gauss-Newton, large a short gradient step
FACTOR, LEAST, MOST = {factor}, {least}, {most}
LEARNS = {names}


def flat(arrays):
    """All that learns, one after the other."""
    return np.concatenate([arrays[name].ravel() for name in LEARNS])


def residuals(p, x, y):
    """r = a - y of every sample and output{penalty}."""
    return {r}


def jacobian(p, x, y):
    """∂r/∂(parameters): backpropagation from one output of one sample at a time."""
    rows = []
    for sample in x.T:
        v = forward(p, sample[:, None])
        for error in np.eye(len(y)):
            rows.append(flat(backward(p, v, error[:, None])))
    return {J}


def update(p, x, y, rate):
    """w ← w - η (J^T J + λ I)^-1 J^T r with the first λ that lowers the sum of squares (Marquardt 1963)."""
    global damping
    r, J = residuals(p, x, y), jacobian(p, x, y)
    ends = np.cumsum([p[name].size for name in LEARNS])
    for _ in range({tries}):
        step = -rate * np.linalg.solve(J.T @ J + damping * np.eye(J.shape[1]), J.T @ r)
        tried = Arrays(p)
        for name, part in zip(LEARNS, np.split(step, ends[:-1])):
            tried[name] = p[name] + part.reshape(p[name].shape)
        better = np.sum(residuals(tried, x, y) ** 2) < np.sum(r**2)
        damping = min(max(damping / FACTOR if better else damping * FACTOR, LEAST), MOST)
        if better:
            p.update(tried)
        if better or damping >= MOST:
            return
'''

OPTIMIZERS: dict[type[kinds.Optimizer], str] = {
    kinds.Sgd: SGD,
    kinds.Momentum: MOMENTUM,
    kinds.Nesterov: NESTEROV,
    kinds.RmsProp: RMSPROP,
    kinds.Adagrad: ADAGRAD,
    kinds.Adam: ADAM,
    kinds.AdamW: ADAMW,
    kinds.LevenbergMarquardt: LEVENBERG,
}


def update(chain: Chain, *, learns: Sequence[str], output: str) -> str:
    """The optimizer of a chain. `learns` are the names of what learns, `output` is v's expression for the output.

    With L2, Levenberg–Marquardt has √(L2 / 2 · numbers) w of each weight w as a further residual.
    """
    optimizer, others = chain.model.optimizer, {}
    if isinstance(optimizer, kinds.LevenbergMarquardt):
        r, J = f"({output.replace('v.', 'forward(p, x).')} - y).T.ravel()", "np.array(rows)"
        penalty, names = "", json.dumps(list(learns))
        if chain.model.l2:
            penalty = ", and below them the weights times √(L2 / 2 · numbers)"
            names += '\nWEIGHTS = np.concatenate([np.full(p[name].size, name.startswith("W")) for name in LEARNS])'
            r = f"np.concatenate([{r}, np.sqrt(L2 / 2 * y.size) * flat(p)[WEIGHTS]])"
            J = "np.vstack([*rows, np.sqrt(L2 / 2 * y.size) * np.eye(len(WEIGHTS))[WEIGHTS]])"
        others = {"r": r, "J": J, "penalty": penalty, "names": names, "tries": str(TRIES)}
    return filled(lookup(OPTIMIZERS, optimizer, "NumPy"), optimizer, **others).strip()
