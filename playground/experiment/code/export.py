"""A chain as files: the code as a script or a notebook, and beside it the arrays that don't fit into its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.experiment.code import keras_code, numpy_code, pytorch_code, stored
from playground.experiment.code.cells import Cell, notebook, script
from playground.experiment.code.chain import Chain
from playground.experiment.code.training import about

FRAMEWORKS: dict[str, tuple[str, Callable[..., list[Cell]]]] = {
    "numpy": (numpy_code.NAME, numpy_code.cells),
    "pytorch": (pytorch_code.NAME, pytorch_code.cells),
    "keras": (keras_code.NAME, keras_code.cells),
}
"""By key: what a framework is called, and what writes the cells of a chain for it."""

SUFFIXES = {"script": ".py", "notebook": ".ipynb"}
"""The forms, and how their files end."""


@dataclass(frozen=True)
class Export:
    """What was written: `text` is the file's, `preview` what people look at, `needs_file` whether arrays lie beside."""

    text: str
    preview: str
    needs_file: bool


def export(chain: Chain, *, framework: str, form: str, file: str = "model.npz") -> Export:
    """A chain in a framework ("numpy", …) and a form ("script", "notebook"). `file` is the name of the arrays' file.

    CodeProblem: the framework can't do what the model needs.
    """
    as_notebook = form == "notebook"
    name, write = FRAMEWORKS[framework]
    made = write(chain, as_notebook=as_notebook, file=file)
    title = f"{chain.experiment.title}, {chain.model.name}"
    text = (notebook if as_notebook else script)(title, about(chain, name), made)
    return Export(
        text, script(title, about(chain, name), made), stored.needs_file(chain.arrays, as_notebook=as_notebook)
    )
