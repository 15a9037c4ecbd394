"""Rendering without a window writes files that another reader opens."""

import csv
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from playground.look.look import Look
from playground.panels import panels
from playground.panels.render import render
from tests.panels.runs import model, run_of

# Fusion paints headers of tables with a gradient, which the application's style sheet does not
pytestmark = pytest.mark.qt_log_ignore("QPdfEngine: unable to create a gradient", extend=True)


@pytest.fixture
def written(qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    look = Look(mode="light", scale=2.0)  # one that leaves the application of the tests as it is
    monkeypatch.setattr("playground.panels.render.Look", lambda *_arguments, **_settings: look)
    run = run_of(model("x"), model("y"), steps=120)
    return list(render(run.snapshot(), tmp_path / "deep" / "pictures"))


def png_rows(path: Path) -> tuple[int, int, set[bytes]]:
    """Width, height and the different rows of a PNG, read without Qt."""
    content, at, packed = path.read_bytes(), 8, b""
    width, height = struct.unpack(">II", content[16:24])
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            packed += content[at + 8 : at + 8 + length]
        at += length + 12
    raw = zlib.decompress(packed)
    stride = len(raw) // height
    return width, height, {raw[row * stride : (row + 1) * stride] for row in range(height)}


def test_every_panel_is_written(written: list[Path]) -> None:
    """One test of four: rendering takes the time."""
    names = {path.name for path in written}
    assert {f"{kind.name}{suffix}" for kind in panels() for suffix in (".png", ".svg", ".pdf")} <= names
    assert {"boundary.csv", "gradient_history.csv", "gradient_now.csv", "loss.csv"} <= names
    assert all(path.stat().st_size > 60 for path in written)
    check_pictures(written)
    check_vectors(written)
    check_numbers(written)


def check_pictures(written: list[Path]) -> None:
    sizes = {}
    for path in written:
        if path.suffix == ".png":
            width, height, rows = png_rows(path)
            sizes[path.stem] = width, height
            assert len(rows) > height // 10, "not an empty sheet"
    expected = {"decision_boundary": (1920, 880), "gradient_flow": (2400, 720), "loss": (960, 880)}
    assert expected.items() <= sizes.items()


def check_vectors(written: list[Path]) -> None:
    words = {}
    for path in written:
        if path.suffix == ".svg":
            root = ElementTree.parse(path).getroot()
            texts = root.iter("{http://www.w3.org/2000/svg}text")
            words[path.stem] = " ".join((text.text or "").strip() for text in texts)
    assert "A train" in words["loss"] and "epoch" in words["loss"] and "Press Run" not in words["loss"]
    assert "vanishing" in words["gradient_flow"] and "learn" in words["gradient_flow"]
    assert "class 0" in words["decision_boundary"] and "A · x" in words["decision_boundary"]


def check_numbers(written: list[Path]) -> None:
    loss = next(path for path in written if path.name == "loss.csv")
    header, *rows = csv.reader(loss.read_text(encoding="utf-8").splitlines())
    snapshot = run_of(model("x"), model("y"), steps=120).snapshot()
    assert header[:5] == ["model", "epoch", "step", "train_loss", "test_loss"]
    assert [float(row[3]) for row in rows if row[0] == "y"] == snapshot.models[1].metrics.train_loss.tolist()


def test_the_command_needs_no_display(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "resources" / "examples" / "vanishing.experiment.json"
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [
        sys.executable,
        "-m",
        "playground",
        "render",
        str(example),
        "--epochs",
        "2",
        "--out",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) >= 10 and all(Path(line).is_file() for line in done.stdout.splitlines())
