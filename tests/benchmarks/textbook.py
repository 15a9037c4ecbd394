"""A textbook NumPy training loop, written the way lecture notes do: what the engine's speed is compared with."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.workloads import Workload


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


SIGMA = {"tanh": np.tanh, "sigmoid": sigmoid, "relu": lambda z: np.maximum(z, 0.0), "softmax": softmax}
SLOPE = {
    "tanh": lambda _, a: 1.0 - a**2,
    "sigmoid": lambda _, a: a * (1.0 - a),
    "relu": lambda z, _: (z > 0.0).astype(z.dtype),
}


class Textbook:
    """Rows are samples; a list of W and a list of b; lists of gradients; an optimizer that walks over the lists."""

    def __init__(self, workload: Workload, weights, biases, x, targets, dtype) -> None:
        self.workload, self.x, self.y = workload, x.astype(dtype), targets.astype(dtype)
        self.W = [w.T.astype(dtype) for w in weights]
        self.b = [b.astype(dtype) for b in biases]
        self.sigma = [workload.hidden] * (len(weights) - 1) + [workload.output]
        self.m = [np.zeros_like(p) for p in self.W + self.b]
        self.v = [np.zeros_like(p) for p in self.W + self.b]
        self.t = 0
        self.order = np.random.default_rng(0)

    def forward(self, x):
        activations, zs = [x], []
        for W, b, name in zip(self.W, self.b, self.sigma, strict=True):
            zs.append(activations[-1] @ W + b)
            activations.append(SIGMA[name](zs[-1]))
        return zs, activations

    def gradients(self, x, y):
        zs, activations = self.forward(x)
        fused = self.workload.output != "tanh"
        if fused:
            delta = (activations[-1] - y) / len(x)
        else:
            delta = 2.0 * (activations[-1] - y) / y.size * SLOPE["tanh"](zs[-1], activations[-1])
        dW, db = [], []
        for layer in reversed(range(len(self.W))):
            dW.insert(0, activations[layer].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if layer:
                delta = (delta @ self.W[layer].T) * SLOPE[self.sigma[layer - 1]](zs[layer - 1], activations[layer])
        return dW + db

    def step(self, x, y):
        gradients = self.gradients(x, y)
        parameters = self.W + self.b
        if self.workload.optimizer == "sgd":
            for p, g in zip(parameters, gradients, strict=True):
                p -= 0.03 * g
            return
        self.t += 1
        for p, g, m, v in zip(parameters, gradients, self.m, self.v, strict=True):
            m[:] = 0.9 * m + 0.1 * g
            v[:] = 0.999 * v + 0.001 * g**2
            p -= 0.001 * (m / (1 - 0.9**self.t)) / (np.sqrt(v / (1 - 0.999**self.t)) + 1e-8)

    def loss(self):
        a = self.forward(self.x)[1][-1]
        if self.workload.output == "tanh":
            return np.mean((a - self.y) ** 2)
        if self.workload.output == "sigmoid":
            return -np.mean(self.y * np.log(a) + (1.0 - self.y) * np.log(1.0 - a))
        return -np.mean(np.log(np.sum(a * self.y, axis=1)))

    def epoch(self):
        order = self.order.permutation(len(self.x))
        size = self.workload.batch
        for start in range(0, len(order), size):
            rows = order[start : start + size]
            self.step(self.x[rows], self.y[rows])
        return self.loss()
