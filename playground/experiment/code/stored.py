"""How code comes by its arrays: written out where they are few, else from a file beside it or from its own text."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Mapping

import numpy as np

from playground.engine.program import Array
from playground.experiment.code.cells import WIDTH, Cell, plain, quoted
from playground.experiment.code.chain import Chain

FEW = 120
"""So many numbers are written out, to be read."""

INLINE = 64_000
"""Bytes of arrays that a notebook holds in its own text."""

HEADING = "Data"


def bundle(arrays: Mapping[str, Array]) -> bytes:
    """The bytes of a compressed npz file with these arrays."""
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    return file.getvalue()


def written_out(arrays: Mapping[str, Array]) -> bool:
    """Whether the arrays are few enough to be read."""
    return sum(each.size for each in arrays.values()) <= FEW


def needs_file(arrays: Mapping[str, Array], *, as_notebook: bool) -> bool:
    """Whether the arrays have to lie in a file beside the code."""
    if written_out(arrays):
        return False
    return not as_notebook or sum(each.nbytes for each in arrays.values()) > INLINE


def cell(chain: Chain, *, as_notebook: bool, file: str) -> Cell:
    """The cell that makes `arrays`, a dict of arrays by name; `file` is the name of the npz file beside a notebook."""
    words, arrays = "The samples as the network sees them: a row per sample.", chain.arrays
    legend = "".join(f"# {plain(line, WIDTH - 2)}\n" for line in chain.legend)
    if written_out(arrays):
        lines = [f"    {quoted(name)}: {literal(each)},\n" for name, each in arrays.items()]
        return Cell(HEADING, f"{legend}arrays = {{\n{''.join(lines)}}}", words)
    if needs_file(arrays, as_notebook=as_notebook):
        place = quoted(file) if as_notebook else 'Path(__file__).with_suffix(".npz")'
        beside = "" if as_notebook else " They lie in the .npz file beside this one."
        code = f"{legend}with np.load({place}) as file:\n    arrays = dict(file)"
        return Cell(HEADING, code, words + beside)
    text = b64encode(bundle(arrays)).decode()
    rows = "\n".join(text[start : start + WIDTH] for start in range(0, len(text), WIDTH))
    load = "with np.load(BytesIO(b64decode(ARRAYS))) as file:\n    arrays = dict(file)"
    code = f'{legend}ARRAYS = """\n{rows}\n"""\n\n{load}'
    return Cell(HEADING, code, words + " They are in this cell itself, as the text of an npz file.", hidden=True)


def imports(arrays: Mapping[str, Array], *, as_notebook: bool) -> list[str]:
    """What that cell imports beside NumPy."""
    if written_out(arrays):
        return []
    if needs_file(arrays, as_notebook=as_notebook):
        return [] if as_notebook else ["from pathlib import Path"]
    return ["from base64 import b64decode", "from io import BytesIO"]


def literal(array: Array) -> str:
    """An array written out, exactly: on one line where there is room, else a line per row."""
    if array.size == 0:
        return f"np.zeros({array.shape}, {array.dtype.name!r})"
    text = f"np.array({array.tolist()!r})"
    if len(text) < WIDTH - 20 or array.ndim < 2:
        return text
    rows = "".join(f"        {row!r},\n" for row in array.tolist())
    return f"np.array([\n{rows}    ])"
