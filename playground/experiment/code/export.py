"""A chain as files: the code as a script or a notebook, and beside it the arrays that don't fit into its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playground.experiment.code import keras_code, numpy_code, pytorch_code, stored
from playground.experiment.code.cells import Cell, notebook, script
from playground.experiment.code.chain import Chain
from playground.experiment.code.training import about
from playground.experiment.codec import write_whole

FRAMEWORKS: dict[str, tuple[str, Callable[..., list[Cell]]]] = {
    "numpy": (numpy_code.NAME, numpy_code.cells),
    "pytorch": (pytorch_code.NAME, pytorch_code.cells),
    "keras": (keras_code.NAME, keras_code.cells),
}
"""By key: what a framework is called, and what writes the cells of a chain for it."""

SUFFIXES = {"script": ".py", "notebook": ".ipynb"}
"""The forms, and how their files end."""

ARRAYS = ".npz"
"""How the file with the arrays ends, which is called as the code is."""


@dataclass(frozen=True)
class Export:
    """What was written: `text` is the file's, `copied` the same as one piece of code, of which `preview` is what people
    read; `needs_file` says whether the arrays have to lie beside it.
    """

    text: str
    copied: str
    preview: str
    needs_file: bool


def export(chain: Chain, *, framework: str, form: str, file: str = "model.npz") -> Export:
    """A chain in a framework ("numpy", …) and a form ("script", "notebook"). `file` is the name of the arrays' file.

    CodeProblem: the framework can't do what the model needs.
    """
    as_notebook = form == "notebook"
    name, write = FRAMEWORKS[framework]
    made = write(chain, as_notebook=as_notebook, file=file)
    title, words = f"{chain.experiment.title}, {chain.model.name}", about(chain, name)
    copied = script(title, words, made)
    return Export(
        text=notebook(title, words, made) if as_notebook else copied,
        copied=copied,
        preview=script(title, words, [each.folded for each in made]),
        needs_file=stored.needs_file(chain.arrays, as_notebook=as_notebook),
    )


def save(chain: Chain, path: Path, *, framework: str, form: str) -> tuple[Path, ...]:
    """Write a chain to `path`, and where they are needed its arrays beside it; the files. CodeProblem, OSError."""
    arrays = path.with_suffix(ARRAYS)
    made = export(chain, framework=framework, form=form, file=arrays.name)
    if made.needs_file:
        write_whole(arrays, stored.bundle(chain.arrays))
    write_whole(path, made.text.encode())
    return (path, arrays) if made.needs_file else (path,)
