"""The file codec: bytes → plain data → migrations → checked Experiment, and back."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from playground.experiment.layout import laid_out
from playground.experiment.migrations import Plain, migrate
from playground.experiment.problems import FileProblem
from playground.experiment.reading import read_experiment
from playground.experiment.values import Experiment
from playground.experiment.writing import FORMAT, plain_experiment
from playground.registry import shown
from playground.translatable import QT_TRANSLATE_NOOP

SUFFIX = ".experiment.json"
LARGEST_FILE = 16_000_000  # bytes; a hundred times what 20,000 points drawn by hand need
DEEPEST = 64  # nested lists and objects; an experiment has 8


def encode(experiment: Experiment) -> bytes:
    """The bytes of an experiment's file. FileProblem: the experiment could not be read back."""
    try:
        data = laid_out(plain_experiment(experiment)).encode()
    except ValueError as error:
        raise FileProblem(
            "", QT_TRANSLATE_NOOP("Problems", "the experiment holds a number or a character that no file can hold")
        ) from error
    if decode(data) != experiment:
        raise FileProblem(
            "", QT_TRANSLATE_NOOP("Problems", "the experiment can't be written such that it reads back the same")
        )
    return data


def decode(data: bytes) -> Experiment:
    """The experiment in the bytes of a file. FileProblem: where and why it can't be used."""
    plain = migrate(_checked_head(plain_data(data)))
    return read_experiment({key: value for key, value in plain.items() if key not in ("format", "version")})


def load(path: Path) -> Experiment:
    """The experiment in the file at `path`. FileProblem: where and why it can't be used; OSError: it can't be read."""
    with open(path, "rb") as file:
        data = file.read(LARGEST_FILE + 1)
    return decode(data)


def save(experiment: Experiment, path: Path) -> None:
    """Write the experiment to `path`: whole and read back, or not at all. FileProblem, OSError."""
    write_whole(path, encode(experiment))


def write_whole(path: Path, data: bytes) -> None:
    """Replace the file at `path` by these bytes in one step, such that no reader and no crash sees half a file."""
    path = path.resolve()  # of a link, the file that it leads to
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def plain_data(data: bytes) -> Any:
    """JSON as plain data, refused where it is too large or too deep. FileProblem."""
    if len(data) > LARGEST_FILE:
        raise FileProblem(
            "",
            QT_TRANSLATE_NOOP("Problems", "the file is larger than {megabytes} MB, which no experiment is").format(
                megabytes=LARGEST_FILE // 1_000_000
            ),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(
            "",
            QT_TRANSLATE_NOOP("Problems", "the file is not text in UTF-8: byte {position} does not fit").format(
                position=error.start
            ),
        ) from error
    try:
        plain = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise FileProblem(
            "",
            QT_TRANSLATE_NOOP("Problems", "the file is not JSON: line {line}, column {column}: {reason}").format(
                line=error.lineno, column=error.colno, reason=error.msg
            ),
        ) from error
    except RecursionError as error:
        raise FileProblem("", QT_TRANSLATE_NOOP("Problems", "the file is nested too deeply")) from error
    except FileProblem:
        raise
    except ValueError as error:  # Python refuses whole numbers of thousands of digits
        raise FileProblem("", QT_TRANSLATE_NOOP("Problems", "the file holds a number that is too long")) from error
    _refuse_depth(plain)
    if "\\ud" in text.lower():
        _refuse_half_characters(plain)
    return plain


def _refuse_constant(name: str) -> NoReturn:
    raise FileProblem(
        "",
        QT_TRANSLATE_NOOP(
            "Problems", "the file holds {name}, which is not a number that JSON knows: write null or a number"
        ).format(name=name),
    )


def _object(pairs: list[tuple[str, Any]]) -> Plain:
    plain = dict(pairs)
    if len(plain) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FileProblem(
            "",
            QT_TRANSLATE_NOOP("Problems", "the key {value} stands twice in the same object: remove one").format(
                value=shown(twice)
            ),
        )
    return plain


def _refuse_depth(plain: Any) -> None:
    level = [plain]
    for _ in range(DEEPEST):
        below = [item for item in level if isinstance(item, (dict, list))]
        level = [inner for item in below for inner in (item.values() if isinstance(item, dict) else item)]
        if not level:
            return
    raise FileProblem("", QT_TRANSLATE_NOOP("Problems", "the file is nested too deeply"))


def _refuse_half_characters(plain: Any) -> None:
    """JSON can spell half of a character that takes two escapes, and then no file can hold it."""
    try:
        json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise FileProblem(
            "",
            QT_TRANSLATE_NOOP(
                "Problems", "a text holds half of a character, an escape such as \\ud800 without its other half"
            ),
        ) from error


def _checked_head(plain: Any) -> Plain:
    if not isinstance(plain, dict):
        raise FileProblem(
            "",
            QT_TRANSLATE_NOOP("Problems", "the file must hold an object in braces, got {value}").format(
                value=shown(plain)
            ),
        )
    if plain.get("format", FORMAT) != FORMAT:
        raise FileProblem(
            "format",
            QT_TRANSLATE_NOOP("Problems", "must be {needed}, got {value}: another kind of file").format(
                needed=shown(FORMAT), value=shown(plain["format"])
            ),
        )
    return plain
