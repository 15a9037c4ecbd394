"""Copies of documents that were not saved: one per session, under a lock, and found again after a crash or a kill."""

from __future__ import annotations

import json
import os
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import time_ns

from PySide6.QtCore import QLockFile, QStandardPaths

from playground.experiment import codec, project
from playground.experiment.arrays import LARGEST, read_zip
from playground.experiment.problems import FileProblem
from playground.experiment.project import Document, Project
from playground.experiment.values import Experiment
from playground.translatable import QT_TRANSLATE_NOOP

COPY, LOG, LOCK = ".recovery", ".log", ".lock"
"""How the files of a session are called behind its name: the copy, what the system said in a crash, and the lock."""

PLACE = QT_TRANSLATE_NOOP("Problems", "the copy")
"""What a copy is called in a sentence about it."""

ORIGIN, DOCUMENT = "origin.json", "document"
"""What is in a copy, a zip: where the document belongs, and its file."""


@dataclass(frozen=True, eq=False)
class Copy:
    """A document that was not saved, and the path it had, None for a new one."""

    document: Document
    path: Path | None

    @property
    def experiment(self) -> Experiment:
        """The experiment of the document."""
        return self.document.experiment if isinstance(self.document, Project) else self.document

    @property
    def step(self) -> int:
        """How many steps it had been trained."""
        return self.document.step if isinstance(self.document, Project) else 0


def encode(copy: Copy) -> bytes:
    """The bytes of a copy's file."""
    held = copy.document
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(ORIGIN, json.dumps({"path": None if copy.path is None else str(copy.path)}))
        archive.writestr(DOCUMENT, project.encode(held) if isinstance(held, Project) else codec.encode(held))
    return file.getvalue()


def decode(data: bytes) -> Copy:
    """The copy in the bytes of a file. FileProblem: it can't be used."""
    parts = read_zip(data, PLACE)
    try:
        path = json.loads(parts[ORIGIN])["path"]
        return Copy(project.read(parts[DOCUMENT]), None if path is None else Path(path))
    except FileProblem:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise FileProblem(PLACE, QT_TRANSLATE_NOOP("Problems", "is damaged")) from error


class Place:
    """The files of one session in `folder`. OSError: they can't be made or read."""

    def __init__(self, folder: Path, name: str) -> None:
        self._stem = folder / name
        self._lock = QLockFile(str(self._file(LOCK)))
        self._lock.setStaleLockTime(0)  # only the end of its process makes a lock stale, not its age

    @property
    def log(self) -> Path:
        """Where the system's words about a crash go."""
        return self._file(LOG)

    def claim(self) -> bool:
        """Lock it; False where its session goes on."""
        return self._lock.tryLock(0)

    def keep(self, copy: Copy) -> None:
        """Write a copy: whole, or not at all."""
        codec.write_whole(self._file(COPY), encode(copy))

    def read(self) -> Copy | None:
        """The copy, None where there is none. FileProblem, OSError: it can't be used."""
        try:
            with open(self._file(COPY), "rb") as file:
                return decode(file.read(LARGEST + 1))
        except FileNotFoundError:
            return None

    def when(self) -> int:
        """When the copy was written, in seconds since 1970."""
        return round(self._file(COPY).stat().st_mtime)

    def said(self) -> str:
        """What the system said about a crash, "" where there was none."""
        try:
            return self.log.read_text("utf-8", "replace").strip()
        except OSError:
            return ""

    def worth(self) -> bool:
        """Whether there is something to tell of."""
        return self._file(COPY).exists() or bool(self.said())

    def drop(self) -> None:
        """Remove the copy."""
        self._file(COPY).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove everything, the lock too."""
        halves = self._stem.parent.glob(f".{self._stem.name}{COPY}.*.part")
        for file in (self._file(COPY), self.log, *halves):
            with suppress(OSError):
                file.unlink(missing_ok=True)
        self._lock.unlock()

    def release(self) -> None:
        """Leave everything as it is, for the next start."""
        self._lock.unlock()

    def _file(self, suffix: str) -> Path:
        return self._stem.with_name(self._stem.name + suffix)


def folder() -> Path:
    """Where the copies of this user are."""
    state = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(state) / "network-playground" / "recovery"


def own_place(folder: Path) -> Place:
    """A place for the session that begins now. OSError: there can't be one."""
    folder.mkdir(parents=True, exist_ok=True)
    place = Place(folder, f"{time_ns()}-{os.getpid()}")
    if not place.claim():
        raise PermissionError(QT_TRANSLATE_NOOP("Problems", "{folder} can't be written to").format(folder=folder))
    return place


def abandoned(folder: Path) -> list[Place]:
    """What sessions left behind that did not end well, the newest first, locked for this one; the rest is removed."""
    names = sorted({file.stem for suffix in (COPY, LOG, LOCK) for file in folder.glob(f"*{suffix}")}, reverse=True)
    found = []
    for name in names:
        place = Place(folder, name)
        if not place.claim():
            continue
        if place.worth():
            found.append(place)
        else:
            place.clear()
    return found
