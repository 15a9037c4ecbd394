"""Filming: a copy of the run is trained in a thread, drawn moment by moment in the window's, packed in the thread."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from playground.engine.diagnostics.progress import Watch
from playground.engine.run import Run
from playground.engine.snapshot import Snapshot
from playground.experiment.codec import write_whole
from playground.look.exports import png_file
from playground.look.gif import Frame, gif
from playground.look.words import reason
from playground.ui.animation.plan import Plan, frame_path
from playground.ui.animation.sheet import Moment

translate = QCoreApplication.translate

DRAWN = 0.8
"""The share of the work that is done when all frames of a GIF are drawn, and only packing is left."""
PATIENCE = 0.05
"""Seconds after which who waits for a picture looks whether it is still wanted."""

Draw = Callable[[Moment], Iterator[QImage | None]]


class Painter(QObject):
    """Draws in the thread where it was made what a worker asks for, a slice between two turns of the window."""

    _asked = Signal(object)

    def __init__(self, draw: Draw, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draw, self._stopped = draw, False
        self._going_on: Iterator[QImage | None] = iter(())
        self._pictures: SimpleQueue[QImage | None] = SimpleQueue()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._asked.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    def picture(self, moment: Moment, watch: Watch) -> QImage:
        """In the worker: wait for the picture. CancelledError; ValueError: it could not be drawn."""
        self._asked.emit(moment)
        while True:
            watch.at(0.0)
            try:
                image = self._pictures.get(timeout=PATIENCE)
            except Empty:
                continue
            if image is None:
                raise ValueError(translate("Animation", "A picture could not be drawn, so nothing was written."))
            return image

    def stop(self) -> None:
        """Draw nothing more, not even what has been asked for already."""
        self._stopped = True
        self._timer.stop()

    @Slot(object)
    def _begin(self, moment: Moment) -> None:
        if not self._stopped:
            self._going_on = self._draw(moment)
            self._timer.start()

    def _go_on(self) -> None:
        try:
            image = next(self._going_on)
        except Exception:  # a mistake of ours is told, and does not let the worker wait for ever
            self._timer.stop()
            self._pictures.put(None)
            sys.excepthook(*sys.exc_info())
            return
        if image is not None:
            self._timer.stop()
            self._pictures.put(image)


class Reel(Protocol):
    """Where frames go; `finish` returns the files that were written."""

    def add(self, image: QImage) -> None: ...
    def finish(self, watch: Watch) -> list[Path]: ...
    def drop(self) -> None: ...


class GifReel:
    """One file, written when all frames are there."""

    def __init__(self, path: Path, rate: int) -> None:
        self._path, self._rate = path, rate
        self._frames: list[Frame] = []

    def add(self, image: QImage) -> None:
        """Keep a frame. ImportError: it could not be packed later."""
        if not self._frames:
            import_module("PIL.Image")  # before the others are drawn
        image = image.convertToFormat(QImage.Format.Format_RGB888)  # here, because it is painted slower into that
        width = 3 * image.width()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        self._frames.append(Frame.of((image.width(), image.height()), rows[:, :width].tobytes()))

    def finish(self, watch: Watch) -> list[Path]:
        """Pack and write them."""
        write_whole(self._path, gif(self._frames, rate=self._rate, watch=watch))
        return [self._path]

    def drop(self) -> None:
        """Nothing has been written."""


class PngReel:
    """A folder with a file per frame."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: list[Path] = []

    def add(self, image: QImage) -> None:
        """Write a frame."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = frame_path(self._folder, len(self._written) + 1)
        write_whole(path, png_file(image))
        self._written.append(path)

    def finish(self, watch: Watch) -> list[Path]:
        """They are all there."""
        watch.at(1.0)
        return self._written

    def drop(self) -> None:
        """Take away what is half an animation."""
        for path in self._written:
            path.unlink(missing_ok=True)
        if self._written:
            self._folder.rmdir()


def reel_for(plan: Plan, path: Path) -> Reel:
    """A file for a GIF, a folder for frames."""
    return GifReel(path, plan.rate) if plan.kind == "gif" else PngReel(path)


def film(
    plan: Plan,
    begin: Callable[[], Run],
    values: Callable[[Snapshot, Watch], Mapping[str, Any]],
    picture: Callable[[Moment, Watch], QImage],
    reel: Reel,
    watch: Watch,
) -> list[Path]:
    """In the worker: train a run of its own, and have its moments drawn. Returns the files written.

    CancelledError; ValueError: why it can't be trained, drawn or written, in a sentence. Then nothing is left of it.
    """
    try:
        run, quiet = begin(), Watch(None, watch.cancelled)
        picture(moment_of(run, values, quiet), quiet)  # the first one settles what finds room where
        for frame in range(plan.frames):
            part = watch.part(DRAWN * frame / plan.frames, DRAWN * (frame + 1) / plan.frames)
            part.at(0.0)
            train(run, plan.epoch(frame), quiet)
            reel.add(picture(moment_of(run, values, part), quiet))
            if run.finished:
                break
        return reel.finish(watch.part(DRAWN, 1.0))
    except MemoryError as error:
        reel.drop()
        words = translate("Animation", "There is not enough memory for this: choose fewer frames, or PNG frames.")
        raise ValueError(words) from error
    except ImportError as error:
        reel.drop()
        words = translate(
            "Animation", "A GIF needs the library Pillow: install it (pip install pillow), or choose PNG frames."
        )
        raise ValueError(words) from error
    except OSError as error:
        reel.drop()
        words = translate("Animation", "It could not be written: {why}. Choose another place.")
        raise ValueError(words.format(why=reason(error))) from error
    except BaseException:
        reel.drop()
        raise


def train(run: Run, epoch: int, watch: Watch) -> None:
    """Train up to an epoch, or to what ends the run before."""
    while run.epoch < epoch and not run.finished:
        run.advance_epoch()
        watch.at(0.0)


def moment_of(run: Run, values: Callable[[Snapshot, Watch], Mapping[str, Any]], watch: Watch) -> Moment:
    """What the parts show of a run now. CancelledError."""
    snapshot = run.snapshot()
    with np.errstate(all="ignore"):  # what has diverged holds the largest numbers that there are
        return Moment(snapshot.epoch, snapshot.step, values(snapshot, watch))
