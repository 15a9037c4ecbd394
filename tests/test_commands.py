"""The command line as its own users see it: another process, its files, its exit status and its sentence."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.network import Network
from playground.experiment import codec
from playground.paths import resources

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = resources() / "examples"


def run(*arguments: Any, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "playground", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def arrays(path: Path) -> dict[str, Any]:
    with np.load(path) as file:
        return dict(file)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("train")
    done = run("train", EXAMPLES / "spiral.experiment.json", "--epochs", 4, "--out", "out", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "epoch 4 of 4, training loss tanh" in done.stderr and "Written to out" in done.stderr
    return folder / "out"


def test_curves_have_a_row_for_every_epoch_and_the_start(trained: Path) -> None:
    found = rows(trained / "tanh" / "metrics.csv")
    assert list(found[0]) == ["epoch", "step", "train_loss", "test_loss", "train_accuracy", "test_accuracy"]
    assert [(row["epoch"], row["step"]) for row in found] == [
        ("0", "0"),
        ("1", "24"),
        ("2", "48"),
        ("3", "72"),
        ("4", "96"),
    ]
    assert 0.0 < float(found[-1]["train_loss"]) < float(found[0]["train_loss"])


def test_gradients_have_a_row_for_every_layer_and_epoch(trained: Path) -> None:
    found = rows(trained / "tanh" / "gradients.csv")
    names = "epoch step layer weight_gradient_norm weight_gradient_mean_abs update_ratio"
    assert list(found[0]) == names.split()
    assert [(row["epoch"], row["layer"]) for row in found[:5]] == [
        *(("0", layer) for layer in ("h1", "h2", "h3", "out")),
        ("1", "h1"),
    ]
    assert len(found) == 5 * 4


def test_what_is_written_is_enough_to_compute_the_rest(trained: Path) -> None:
    """The loss and the gradient of the last epoch follow from weights.npz and data.npz."""
    data, weights = arrays(trained / "data.npz"), arrays(trained / "tanh" / "weights.npz")
    model = codec.load(EXAMPLES / "spiral.experiment.json").models[0]
    x, y = data["x_train"].T, data["y_train"]
    assert x.shape == (2, 240) and set(y.tolist()) == {0, 1} and data["x_test"].shape == (160, 2)
    a1 = np.tanh(weights["h1/W"] @ x + weights["h1/b"][:, None])
    a2 = np.tanh(weights["h2/W"] @ a1 + weights["h2/b"][:, None])
    a3 = np.tanh(weights["h3/W"] @ a2 + weights["h3/b"][:, None]) + a1
    p = 1.0 / (1.0 + np.exp(-(weights["out/W"] @ a3 + weights["out/b"][:, None])))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    assert float(rows(trained / "tanh" / "metrics.csv")[-1]["train_loss"]) == pytest.approx(loss, rel=1e-12)
    gradient = (p - y) @ a3.T / 240
    last = rows(trained / "tanh" / "gradients.csv")[-1]
    assert float(last["weight_gradient_norm"]) == pytest.approx(np.linalg.norm(gradient), rel=1e-10)
    assert float(last["weight_gradient_mean_abs"]) == pytest.approx(np.abs(gradient).mean(), rel=1e-10)
    assert {name: array.dtype for name, array in weights.items()} == dict.fromkeys(weights, np.dtype(np.float64))
    initial = arrays(trained / "tanh" / "initial.npz")
    network = Network.of(model, 2)
    network.initialise(12)
    assert all(np.array_equal(initial[name], values) for name, values in network.parameters.items())


def test_training_starts_from_given_weights(trained: Path, tmp_path: Path) -> None:
    experiment = EXAMPLES / "spiral.experiment.json"
    done = run(
        "train",
        experiment,
        "--epochs",
        1,
        "--out",
        "out",
        "--weights",
        trained / "tanh" / "weights.npz",
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    first, last = rows(tmp_path / "out/tanh/metrics.csv")[0], rows(trained / "tanh" / "metrics.csv")[-1]
    assert {**first, "epoch": "4", "step": "96"} == last
    initial, weights = arrays(tmp_path / "out/tanh/initial.npz"), arrays(trained / "tanh" / "weights.npz")
    assert all(np.array_equal(initial[name], values) for name, values in weights.items())


def test_the_accuracy_of_a_regression_is_empty(tmp_path: Path) -> None:
    layers = [{"kind": "dense", "units": 4, "activation": "tanh"}, {"kind": "dense", "units": 1}]
    models = [{"name": name, "layers": layers, "loss": "mean_squared_error"} for name in ("one", "two")]
    (tmp_path / "a.json").write_text(json.dumps({"dataset": "plane", "models": models, "stop": {"epochs": 2}}))
    done = run("train", "a.json", "--epochs", 9, "--out", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "The stop rule for the number of epochs ended the training after 2 epochs." in done.stderr
    for name in ("one", "two"):
        found = rows(tmp_path / "out" / name / "metrics.csv")
        assert [row["train_accuracy"] + row["test_accuracy"] for row in found] == ["", "", ""]
    assert arrays(tmp_path / "out" / "data.npz")["y_train"].ndim == 2


def test_divergence_is_said_in_words_and_the_files_are_written(tmp_path: Path) -> None:
    done = run("train", EXAMPLES / "exploding.experiment.json", "--epochs", 5, "--out", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "leaky relu diverged: " in done.stderr and "Traceback" not in done.stderr and "Warning" not in done.stderr
    folder = tmp_path / "out" / "leaky relu"
    assert len(rows(folder / "metrics.csv")) == 1 and len(rows(folder / "gradients.csv")) == 11
    assert all(np.isfinite(values).all() for values in arrays(folder / "weights.npz").values())


@pytest.mark.parametrize("command", ["train", "check"])
def test_no_qt_is_loaded(command: str, tmp_path: Path) -> None:
    given = [command, str(EXAMPLES / "spiral.experiment.json")]
    given += ["--epochs", "1", "--out", "out"] if command == "train" else []
    program = (
        "import sys; from playground.__main__ import main; "
        f"assert main({given!r}) == 0; "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6', 'pyqtgraph')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_one_thread_multiplies_unless_the_user_says_else(tmp_path: Path) -> None:
    program = (
        "import os; from playground.__main__ import main; main(['check', 'x']); print(os.environ['OMP_NUM_THREADS'])"
    )
    for given, used in (({}, "1"), ({"OMP_NUM_THREADS": "3"}, "3")):
        kept = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            env={**kept, **given, "PYTHONPATH": str(ROOT)},
        )
        assert done.stdout.strip() == used


def test_the_gradient_check_is_a_row_per_layer(tmp_path: Path) -> None:
    done = run("check", EXAMPLES / "vanishing.experiment.json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[2:]] == [*(f"h{i}" for i in range(1, 11)), "out"]
    assert all(line.endswith("right") for line in lines[2:])


def test_a_wrong_gradient_fails_the_check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from playground import commands
    from playground.engine.activations import Tanh

    def wrong(self: Tanh, program: Any, z: Any, a: Any, slope: Any) -> None:
        program.call(slope.fill, 0.5)

    monkeypatch.setattr(Tanh, "slopes", wrong)
    assert commands.check(EXAMPLES / "iris.experiment.json") == 1
    assert "wrong" in capsys.readouterr().out


REFUSED = [
    ("{", "a.json: the file is not JSON: line 1, column 2"),
    (
        '{"models": [{"layers": [{"kind": "dense", "units": 0}]}]}',
        "models[0].layers[0].units: must be 1 to 1024, got 0",
    ),
    (
        '{"models": [{"layers": [{"kind": "dense", "units": 3}]}]}',
        "a.json: models[0].layers[0]: The data have 2 classes",
    ),
    ("{}", "models[0].layers: The network has no layer"),
    ('{"dataset": {"kind": "table", "path": "no.csv"}}', "There is no file no.csv in "),
    (None, "a.json: No such file or directory"),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED, ids=[row[1] for row in REFUSED])
def test_a_file_that_cannot_be_used_is_one_sentence_and_status_2(
    text: str | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from playground.__main__ import main

    path = tmp_path / "a.json"
    if text is not None:
        path.write_text(text)
    for command in (["train"], ["render"]):
        assert main([*command, str(path), "--epochs", "1", "--out", str(tmp_path / "out")]) == 2
        error = capsys.readouterr().err
        assert sentence in error and error.count("\n") == 1
    assert main(["check", str(path)]) == 2
    assert not (tmp_path / "out").exists()


def test_weights_that_do_not_fit_are_refused(trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from playground.__main__ import main

    weights = trained / "tanh" / "weights.npz"
    given = ["train", str(EXAMPLES / "iris.experiment.json"), "--epochs", "1", "--out", str(tmp_path / "out")]
    for path, sentence in (
        (weights, "holds h2/W, which this network doesn't have"),
        (tmp_path / "no.npz", "No such file"),
    ):
        assert main([*given, "--weights", str(path)]) == 2
        assert sentence in capsys.readouterr().err


def test_odd_numbers_of_epochs_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    from playground.__main__ import main

    for epochs in ("-1", "x", "1e9"):
        with pytest.raises(SystemExit) as caught:
            main(["train", "a.json", "--epochs", epochs, "--out", "out"])
        assert caught.value.code == 2 and "--epochs" in capsys.readouterr().err


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    from playground.__main__ import main

    with pytest.raises(SystemExit):
        main(["--help"])
    assert "train, check, render" in capsys.readouterr().out


def test_panels_become_pictures(tmp_path: Path) -> None:
    done = run("render", EXAMPLES / "spiral.experiment.json", "--epochs", 2, "--out", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert {"loss.png", "loss.svg", "gradient_flow.png", "decision_boundary.png"} <= set(written)
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == written
