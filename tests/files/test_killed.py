"""kill -9 while saving: whenever it comes, the file is whole, the old one or the new one."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from playground.experiment import codec, project

KILLS = 12


def wait(folder: Path, attempt: int) -> None:
    """Every other time for a random while, else till something is being written; at most for two seconds."""
    if attempt % 2:
        sleep(random.Random(attempt).uniform(0.0, 0.15))
        return
    before, until = halves(folder), monotonic() + 2.0
    while halves(folder) == before and monotonic() < until:
        pass


def halves(folder: Path) -> int:
    """How many files are there that were not finished."""
    return len(list(folder.glob(".*.part")))


@pytest.mark.parametrize("name", ["mine.playground", "mine.experiment.json"])
def test_kill_9_while_saving_leaves_a_whole_file(name: str, tmp_path: Path) -> None:
    file, seen = tmp_path / name, set()
    for attempt in range(KILLS):
        saver = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("saver.py")), str(file)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            text=True,
        )
        assert saver.stdout is not None
        with saver.stdout:
            assert saver.stdout.readline() == "ready\n"
            wait(tmp_path, attempt)
            saver.send_signal(signal.SIGKILL)
            assert saver.wait() == -signal.SIGKILL
        document = project.load(file) if file.suffix == project.SUFFIX else codec.load(file)
        experiment = document.experiment if isinstance(document, project.Project) else document
        seen.add(experiment.title)
    assert seen <= {"0", "1"}
    assert halves(tmp_path), "no kill came in the middle of writing: the test proves nothing"
