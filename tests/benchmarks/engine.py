"""Training speed: our Run against a textbook NumPy loop and against PyTorch eager, in the same process.

    python -m tests.benchmarks.engine [--quick]

Prints µs per step (batch selection, forward, backward, update, the training loss once per epoch, and for ours the
gradient norms of each layer), medians over rounds that take turns, and the ratios. One BLAS thread.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
from importlib.util import find_spec
from statistics import median
from time import perf_counter

import numpy as np

from playground.engine.run import Run
from tests.benchmarks.textbook import Textbook
from tests.benchmarks.torch_eager import Eager
from tests.benchmarks.workloads import WORKLOADS, Workload


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter rounds, less steady figures")
    quick = parser.parse_args().quick
    for precision in ("float64", "float32"):
        print(f"\n{precision}: µs per step, and ours as a fraction of theirs")
        print(f"{'':4}{'ours':>9}{'textbook':>11}{'PyTorch':>10}{'':4}{'/ textbook':>11}{'/ PyTorch':>11}")
        for workload in WORKLOADS:
            compare(workload, precision, seconds=0.15 if quick else 0.5)
    print("\nOver a long run: µs per step at epoch 600 as a fraction of epoch 20")
    for precision in ("float64", "float32"):
        for workload in WORKLOADS[2:4]:
            print(f"{workload.name} {precision}: {ageing(workload, precision):.2f}")
    print("\nRecording gradient norms costs, W1:", f"{100 * recording(WORKLOADS[0]):.0f} %")
    print("\nDepth (width 8, sigmoid, batch 10): µs per step and layer")
    for depth in (5, 10, 20, 50, 100):
        deep = Workload("deep", (2, *[8] * depth, 1), "sigmoid", "sigmoid", "sgd", 10, 250)
        print(f"{depth:4} layers {per_step(start(deep, 'float64'), 0.3) / (depth + 1):6.2f}")


def start(workload: Workload, precision: str) -> Run:
    return Run([workload.model], workload.data(), batch_size=workload.batch, precision=precision, seed=1)


def per_step(run: Run, seconds: float) -> float:
    """µs per step over whole epochs for about so long."""
    run.advance_epoch()
    began, first = perf_counter(), run.step
    while perf_counter() - began < seconds:
        run.advance(10 * run.steps_per_epoch)
    return (perf_counter() - began) / (run.step - first) * 1e6


def compare(workload: Workload, precision: str, *, seconds: float) -> None:
    run = start(workload, precision)
    network, data = run.learners[0].network, run.data
    ids = [layer.id for layer in network.layers]
    weights = [network.parameters[f"{name}/W"].copy() for name in ids]
    biases = [network.parameters[f"{name}/b"].copy() for name in ids]
    others = [Textbook(workload, weights, biases, data.x_train, run.learners[0].targets, precision)]
    if find_spec("torch"):
        others.append(Eager(workload, weights, biases, data.x_train, run.learners[0].targets, precision))
    times: list[list[float]] = [[] for _ in range(1 + len(others))]
    for _ in range(5):
        times[0].append(per_step(run, seconds))
        for place, other in enumerate(others, 1):
            other.epoch()
            began, epochs = perf_counter(), 0
            while perf_counter() - began < seconds:
                other.epoch()
                epochs += 1
            times[place].append((perf_counter() - began) / (epochs * run.steps_per_epoch) * 1e6)
    middle = [median(each) for each in times]
    ratios = [median(a / b for a, b in zip(times[0], other, strict=True)) for other in times[1:]]
    shown = "".join(f"{value:{width}.1f}" for value, width in zip(middle, (9, 11, 10), strict=False))
    print(f"{workload.name:4}{shown:30}{'':4}" + "".join(f"{ratio:11.2f}" for ratio in ratios))


def ageing(workload: Workload, precision: str) -> float:
    """Time per step around epoch 600 against around epoch 20."""
    run = start(workload, precision)
    figures = []
    for goal in (20, 600):
        while run.epoch < goal:
            run.advance_epoch()
        figures.append(median(_epoch_time(run) for _ in range(15)))
    return figures[1] / figures[0]


def _epoch_time(run: Run) -> float:
    began = perf_counter()
    run.advance_epoch()
    return perf_counter() - began


def recording(workload: Workload) -> float:
    """The extra time per step that the recorded sizes of ∂C/∂W, δ and ΔW cost, over the first seconds of a run."""
    ratios = []
    for _ in range(7):
        every, none = start(workload, "float64"), start(workload, "float64")
        for series in (each for learner in none.learners for each in (learner.gradients, learner.flow)):
            series.fill(np.zeros(0, np.int64), series.rows[:0], 1 << 40)
        ratios.append(per_step(every, 1.0) / per_step(none, 1.0) - 1.0)
    return median(ratios)


if __name__ == "__main__":
    main()
