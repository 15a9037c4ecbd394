"""Pictures one after the other as one animated GIF, which every slide program, browser and mail program plays.

All frames share one palette, so that what does not change between two of them is not written again, and does not
flicker. It holds the most frequent colours exactly, because text and lines are drawn in few of them; the shades of
the rest are brought to the nearest one, without dithering, which would be noise around letters.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array

if TYPE_CHECKING:
    from PIL import Image

COLOURS = 255
"""Of 256; one is for what stays as it was."""
EXACT = 128
"""So many of them are the most frequent ones."""
CHUNK = 4096
"""Colours that are compared with the palette at a time."""
LOOKED_AT = 16
"""Frames from which the palette is made."""
HOLD = 1500
"""Milliseconds that the last frame stays before it begins again."""


@dataclass(frozen=True)
class Frame:
    """A picture of `size` px, its red, green and blue bytes packed while it waits for the others."""

    size: tuple[int, int]
    packed: bytes

    @classmethod
    def of(cls, size: tuple[int, int], rgb: bytes) -> Frame:
        """Pack a picture, row by row without gaps."""
        return cls(size, zlib.compress(rgb, 1))

    @property
    def numbers(self) -> Array:
        """The colour of each pixel as a number, (pixels,)."""
        return _numbers(np.frombuffer(zlib.decompress(self.packed), np.uint8).reshape(-1, 3))


def gif(frames: Sequence[Frame], *, rate: int, watch: Watch | None = None) -> bytes:
    """The file that shows the frames, `rate` a second, again and again. Raises CancelledError."""
    from PIL import Image  # late: only who exports an animation needs it

    watch = watch or Watch()
    index = _index_of(frames, colours := palette(frames))

    def reduced(frame: Frame) -> Image.Image:
        image = Image.frombytes("P", frame.size, index[frame.numbers].tobytes())
        image.putpalette(_rgb(colours).tobytes())
        return image

    made = watch.over(map(reduced, frames), len(frames))
    times = [round(100 / rate) * 10] * (len(frames) - 1) + [HOLD]
    file = io.BytesIO()
    next(made).save(file, "GIF", save_all=True, append_images=made, duration=times, loop=0, disposal=1, optimize=True)
    return file.getvalue()


def palette(frames: Sequence[Frame]) -> Array:
    """The colours for all of them, as numbers."""
    from PIL import Image

    step = max(1, len(frames) // LOOKED_AT)
    seen = [np.unique(frame.numbers, return_counts=True) for frame in (*frames[::step], frames[-1])]
    found, place = np.unique(np.concatenate([colours for colours, _ in seen]), return_inverse=True)
    counts = np.bincount(place, np.concatenate([counts for _, counts in seen]))
    order = np.argsort(-counts, kind="stable")
    exact, rest = found[order[:EXACT]], found[order[EXACT:]]
    if not len(rest):
        return exact
    shades = Image.fromarray(_rgb(rest)[None]).quantize(COLOURS - EXACT, method=Image.Quantize.MEDIANCUT, kmeans=2)
    picked = np.array(shades.getpalette(), np.uint32)[: 3 * (COLOURS - EXACT)].reshape(-1, 3)
    return np.concatenate([exact, _numbers(picked)])


def _index_of(frames: Sequence[Frame], colours: Array) -> Array:
    """For the number of every colour that occurs, (2²⁴,), the place of the nearest of `colours`."""
    index = np.zeros(1 << 24, np.uint8)
    for frame in frames:
        index[frame.numbers] = 1
    occurring = np.flatnonzero(index).astype(np.uint32)
    chosen = _rgb(colours).astype(np.int32)
    for start in range(0, len(occurring), CHUNK):
        some = occurring[start : start + CHUNK]
        index[some] = np.square(_rgb(some).astype(np.int32)[:, None] - chosen).sum(axis=2).argmin(axis=1)
    return index


def _numbers(rgb: Array) -> Array:
    """A number for each colour of (colours, 3)."""
    wide = rgb.astype(np.uint32)
    numbers: Array = wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]
    return numbers


def _rgb(numbers: Array) -> Array:
    """(colours, 3) bytes of the numbers."""
    return np.stack([numbers >> 16, numbers >> 8, numbers], axis=1).astype(np.uint8)
