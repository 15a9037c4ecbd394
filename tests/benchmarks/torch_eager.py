"""The same training in PyTorch eager, where PyTorch is installed."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.workloads import Workload


class Eager:
    """A Sequential with its loss and optimizer, from given weights."""

    def __init__(self, workload: Workload, weights, biases, x, targets, dtype) -> None:
        import torch

        torch.set_num_threads(1)
        self.torch, self.workload = torch, workload
        kind = torch.float64 if np.dtype(dtype) == np.float64 else torch.float32
        self.x = torch.tensor(x, dtype=kind)
        self.classes = workload.output == "softmax"
        self.y = torch.tensor(targets.argmax(axis=1)) if self.classes else torch.tensor(targets, dtype=kind)
        hidden = {"tanh": torch.nn.Tanh, "sigmoid": torch.nn.Sigmoid, "relu": torch.nn.ReLU}[workload.hidden]
        modules = []
        for index, (W, b) in enumerate(zip(weights, biases, strict=True)):
            linear = torch.nn.Linear(W.shape[1], W.shape[0], dtype=kind)
            with torch.no_grad():
                linear.weight.copy_(torch.tensor(np.array(W)))
                linear.bias.copy_(torch.tensor(np.array(b)))
            modules.append(linear)
            if index < len(weights) - 1 or workload.output == "tanh":
                modules.append(hidden())
        self.network = torch.nn.Sequential(*modules)
        losses = {"tanh": torch.nn.MSELoss, "sigmoid": torch.nn.BCEWithLogitsLoss, "softmax": torch.nn.CrossEntropyLoss}
        self.criterion = losses[workload.output]()
        rules = {"sgd": (torch.optim.SGD, 0.03), "adam": (torch.optim.Adam, 0.001)}
        rule, rate = rules[workload.optimizer]
        self.optimizer = rule(self.network.parameters(), lr=rate)

    def epoch(self):
        order = self.torch.randperm(len(self.x))
        size = self.workload.batch
        for start in range(0, len(order), size):
            rows = order[start : start + size]
            self.optimizer.zero_grad()
            self.criterion(self.network(self.x[rows]), self.y[rows]).backward()
            self.optimizer.step()
        with self.torch.no_grad():
            return float(self.criterion(self.network(self.x), self.y))
