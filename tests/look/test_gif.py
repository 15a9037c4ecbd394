"""Animated GIFs, read again by Qt, which did not write them."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage, QImageReader

from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.look.gif import COLOURS, HOLD, Frame, gif


def frame(number: int, *, shades: bool = False) -> Frame:
    """60 × 40: white, a blue bar that grows, a thin dark line, and where asked for a field of 30,000 shades."""
    pixels = np.full((40, 60, 3), 255, np.uint8)
    pixels[5:10, : 10 + 3 * number] = (31, 111, 191)
    pixels[20, 3 * number :] = (26, 29, 35)
    if shades:
        up, across = np.mgrid[0:18, 0:60]
        pixels[22:, :] = np.stack([255 - 4 * across, 90 + 9 * up, (7 * across + 13 * up + number) % 256], axis=2)
    return Frame.of((60, 40), pixels.tobytes())


def read(content: bytes, tmp_path: Path) -> tuple[list[QImage], list[int], int]:
    """Pictures, milliseconds after each, and how often it is repeated (−1: for ever)."""
    path = tmp_path / "it.gif"
    path.write_bytes(content)
    reader = QImageReader(str(path))
    pictures, times = [], []
    while not (image := reader.read()).isNull():
        pictures.append(image.convertToFormat(QImage.Format.Format_RGB888))
        times.append(reader.nextImageDelay())
    return pictures, times, reader.loopCount()


def pixels_of(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def test_few_colours_come_back_as_they_are_in_time_and_for_ever(tmp_path: Path) -> None:
    frames = [frame(number) for number in range(8)]
    pictures, times, loops = read(gif(frames, rate=10), tmp_path)
    assert len(pictures) == 8 and loops == -1
    assert times == [100] * 7 + [HOLD]
    for picture, original in zip(pictures, frames, strict=True):
        rgb = pixels_of(picture).reshape(-1, 3).astype(np.uint32)
        assert np.array_equal(rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2], original.numbers)


def test_of_many_colours_the_frequent_ones_stay_and_the_others_are_near(tmp_path: Path) -> None:
    frames = [frame(number, shades=True) for number in range(4)]
    for picture, original in zip(read(gif(frames, rate=5), tmp_path)[0], frames, strict=True):
        found, numbers = pixels_of(picture), original.numbers.reshape(40, 60)
        wanted = np.stack([numbers >> 16 & 255, numbers >> 8 & 255, numbers & 255], axis=2)
        assert np.array_equal(found[:22], wanted[:22]), "text and lines"
        assert np.median(np.abs(found[22:].astype(int) - wanted[22:]).max(axis=2)) < 20
        assert len(np.unique(found.reshape(-1, 3), axis=0)) <= COLOURS + 1


def test_what_does_not_change_is_not_written_again() -> None:
    """Also where changes in opposite corners have a box around them that is as large as the picture."""

    def blinking(number: int) -> Frame:
        pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
        pixels[0, 0] = pixels[-1, -1] = 255 * (number % 2)
        return Frame.of((60, 40), pixels.tobytes())

    assert len(gif([blinking(number) for number in range(20)], rate=10)) < 10 * len(gif([blinking(0)], rate=10))


def test_packing_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        gif([frame(0), frame(1)], rate=10, watch=Watch(cancelled=lambda: True))
