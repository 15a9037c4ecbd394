"""Saves over and over, two documents in turn, until it is killed: `saver.py FILE`. Says "ready" when it has begun."""

import itertools
import sys
from dataclasses import replace
from pathlib import Path

from playground.engine.datasets import Spiral
from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.experiment import codec, project
from playground.experiment.values import Experiment

LAYERS = (Dense(300, "tanh", id="h1"), Dense(300, "tanh", id="h2"), Dense(1, "sigmoid", id="out"))
EXPERIMENT = Experiment(title="0", dataset=Spiral(samples=40), models=(Model(layers=LAYERS),), batch_size=7)


def main(path: Path) -> None:
    """Save for ever."""
    run = project.start(EXPERIMENT, EXPERIMENT.dataset.load(EXPERIMENT.seed, Path()))
    documents = []
    for title in "01":
        run.advance(1)
        documents.append(project.project_of(replace(EXPERIMENT, title=title), run))
    for number, document in enumerate(itertools.cycle(documents)):
        if path.suffix == project.SUFFIX:
            project.save(document, path)
        else:
            codec.save(document.experiment, path)
        if number == 1:
            print("ready", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
