"""Arrays in npz files, read without trust: no pickles, and no more memory than the file is worth."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.engine.program import Array
from playground.experiment.problems import FileProblem
from playground.translatable import QT_TRANSLATE_NOOP

LARGEST = 1_000_000_000
"""Bytes that all arrays of a file may take together."""

MOST = 100_000
"""Arrays that a file may hold."""

HEADER = 10_000
"""Bytes that the description of an array may take."""

KINDS = "fiubU"
"""Numbers, truth values and text; above all, no Python objects."""

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, SyntaxError, OverflowError)
"""What NumPy and zipfile raise for files that are not what they say."""


def npz(arrays: Mapping[str, Array]) -> bytes:
    """The bytes of an npz file with these arrays."""
    file = io.BytesIO()
    np.savez(file, **{name: np.asarray(values) for name, values in arrays.items()})  # type: ignore[arg-type]
    return file.getvalue()


def read_npz(data: bytes, place: str) -> dict[str, Array]:
    """The arrays of an npz file by name. FileProblem, in which `place` is the name of the file."""
    entries = read_zip(data, place)
    arrays = {}
    for name, content in entries.items():
        if not name.endswith(".npy"):
            raise FileProblem(place, QT_TRANSLATE_NOOP("Problems", "{name} is no array").format(name=name))
        name = name.removesuffix(".npy")
        arrays[name] = _array(content, f"{place}/{name}")
    return arrays


def read_zip(data: bytes, place: str) -> dict[str, bytes]:
    """The files in a zip by name, as long as they stay within LARGEST in all. FileProblem."""
    entries: dict[str, bytes] = {}
    room = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist()[: MOST + 1]:
                if info.filename in entries or info.compress_type not in METHODS or len(entries) == MOST:
                    raise FileProblem(
                        place,
                        QT_TRANSLATE_NOOP(
                            "Problems", "{filename} is packed in a way that this program never does"
                        ).format(filename=info.filename),
                    )
                with archive.open(info) as entry:
                    entries[info.filename] = entry.read(room + 1)  # what the file says of its size may be a lie
                room -= len(entries[info.filename])
                if room < 0:
                    raise FileProblem(
                        place,
                        QT_TRANSLATE_NOOP("Problems", "holds more than {megabytes} MB, which no network needs").format(
                            megabytes=f"{LARGEST // 1_000_000:,}"
                        ),
                    )
    except FileProblem:
        raise
    except DAMAGE as error:
        raise FileProblem(place, QT_TRANSLATE_NOOP("Problems", "is damaged, or no file of this kind")) from error
    return entries


def _array(content: bytes, place: str) -> Array:
    try:
        shape, fortran, dtype, start = _header(content)
    except DAMAGE as error:
        raise FileProblem(place, QT_TRANSLATE_NOOP("Problems", "is damaged, or no array")) from error
    if dtype.kind not in KINDS or dtype.hasobject:
        raise FileProblem(place, QT_TRANSLATE_NOOP("Problems", "must hold numbers, got {dtype}").format(dtype=dtype))
    count = 1
    for size in shape:
        count *= size
    if min(shape, default=0) < 0 or count * dtype.itemsize != len(content) - start:
        raise FileProblem(
            place,
            QT_TRANSLATE_NOOP("Problems", "is said to be of shape {shape}, which its {bytes} bytes are not").format(
                shape=shape, bytes=len(content) - start
            ),
        )
    values = np.frombuffer(content, dtype, count, start) if count else np.zeros(0, dtype)
    return values.reshape(shape, order="F" if fortran else "C").copy()


def _header(content: bytes) -> tuple[tuple[int, ...], bool, np.dtype[Any], int]:
    """Shape, column order, dtype, and where the values begin."""
    file = io.BytesIO(content)
    version = np.lib.format.read_magic(file)
    read = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}.get(version)
    if read is None:
        raise ValueError(f"version {version}")
    shape, fortran, dtype = read(file, max_header_size=HEADER)
    return shape, fortran, dtype, file.tell()
