"""Every kind has code, nothing of the user's becomes code, and notebooks are what Jupyter reads."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.datasets import Table
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import LAYERS, Dense
from playground.engine.losses import LOSSES
from playground.engine.model import Model, Skip
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.experiment.code import (
    keras_code,
    numpy_activations,
    numpy_code,
    numpy_layers,
    numpy_optimizers,
    pytorch_code,
    stored,
    training,
)
from playground.experiment.code.cells import marked_down
from playground.experiment.code.chain import Chain, CodeProblem
from playground.experiment.code.export import FRAMEWORKS, export
from playground.experiment.values import Experiment
from playground.registry import Registry
from tests.experiment.code.running import data, everything, experiment, losses, said, trained, with_weights

TABLES: dict[str, tuple[Registry, Mapping[Any, Any], set[str]]] = {
    "schedules": (SCHEDULES, training.FACTORS, set()),
    "NumPy activations": (ACTIVATIONS, numpy_activations.ACTIVATIONS, set()),
    "NumPy initializers": (INITIALIZERS, numpy_layers.INITIALIZERS, set()),
    "NumPy layers": (LAYERS, numpy_layers.LAYERS, set()),
    "NumPy losses": (LOSSES, numpy_code.LOSSES, set()),
    "NumPy optimizers": (OPTIMIZERS, numpy_optimizers.OPTIMIZERS, set()),
    **{
        f"{module.NAME} {family.family}s": (
            family,
            getattr(module, f"{family.family.upper()}{'E' * (family is LOSSES)}S"),
            known,
        )
        for module in (pytorch_code, keras_code)
        for family, known in (
            (ACTIVATIONS, set()),
            (INITIALIZERS, set()),
            (LAYERS, set()),
            (LOSSES, set()),
            (OPTIMIZERS, {"levenberg_marquardt"}),
        )
    },
}
"""Each table of code with its registry, and the kinds that the framework is known to lack."""


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_has_code(name: str) -> None:
    registry, table, lacking = TABLES[name]
    assert {kind for kind in registry if registry[kind] not in table} == lacking, (
        f"{name}: add code for what is missing"
    )


@pytest.mark.parametrize("framework", ["pytorch", "keras"])
def test_what_a_framework_lacks_is_refused_with_its_name(framework: str) -> None:
    document = experiment(everything(optimizer="levenberg_marquardt", loss="mean_squared_error"))
    with pytest.raises(CodeProblem, match=rf"^{FRAMEWORKS[framework][0]} has no Levenberg–Marquardt: choose another"):
        export(Chain.of(document, 0, data()), framework=framework, form="script")


def test_pytorch_refuses_batch_normalisation_of_single_samples() -> None:
    with pytest.raises(CodeProblem, match="mini-batches of two samples or more"):
        export(Chain.of(experiment(everything(), batch_size=1), 0, data()), framework="pytorch", form="script")


def test_what_cannot_be_trained_cannot_be_written() -> None:
    with pytest.raises(CodeProblem, match="have 2 classes"):
        Chain.of(experiment(Model(layers=(Dense(id="out", units=3, activation="sigmoid"),))), 0, data())
    with pytest.raises(CodeProblem, match="no layer"):
        Chain.of(experiment(Model()), 0, data())


HOSTILE = (
    'x"""\nimport os; os.abort()\n"""',
    "x'); raise SystemExit(7) #",
    "x\\",
    "{__import__('os').abort()}",
    "%s{0}{losses}",
    "\u2028raise SystemExit(7)",
    "x\rraise SystemExit(7)",
    "*/ --> <script>alert(1)</script> $\\href{x}{y}$ [a](javascript:b)",
    "‮\u0007 Tên mô hình",
)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_of_the_users_becomes_code(name: str, framework: str) -> None:
    """The statements are those that harmless names of the same shape give."""

    def statements(name: str) -> list[list[str]]:
        layers = (Dense(id=name, units=3, activation="tanh"), Dense(id="out", units=1, activation="sigmoid"))
        model = Model(name=name, layers=layers, skips=(Skip(name, "out"),), loss="mean_squared_error")
        document = experiment(model, title=name)
        samples = replace(data(), features=(name, "b", "c"), classes=(name, "other"))
        run = trained(document, samples, epochs=0)
        found = []
        for chain in (with_weights(run, document), Chain.of(document, 0, run.data)):
            for form in ("script", "notebook"):
                text = export(chain, framework=framework, form=form, file=f"{name}.npz").text
                cells = [text] if form == "script" else codes(text)
                found.append([shape(cell) for cell in cells])
        return found

    assert statements(name) == statements("harmless")
    assert "<script" not in marked_down(name) and "\n" not in marked_down(name)


def shape(code: str) -> str:
    """The syntax tree, with every string of the user's replaced; base64 too, for that holds names."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def codes(notebook: str) -> list[str]:
    """The code of each code cell."""
    cells = json.loads(notebook)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_columns_and_classes_are_named() -> None:
    samples = replace(data(), features=("width", "height", "age"), classes=("cat", "dog"))
    text = export(Chain.of(experiment(everything()), 0, samples), framework="numpy", form="script").text
    assert "# x: width, height, age\n# y: 0 is cat, 1 is dog\n" in text


def test_no_path_gets_into_the_code(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a,b,c\n" + "".join(f"{i},{i % 5},{i % 2}\n" for i in range(30)))
    dataset = Table(path=str(tmp_path / "secret.csv"))
    document = Experiment(dataset=dataset, models=(Model(layers=(Dense(id="out", units=1, activation="sigmoid"),)),))
    chain = Chain.of(document, 0, dataset.load(0, tmp_path))
    for framework in FRAMEWORKS:
        for form in ("script", "notebook"):
            assert "secret" not in export(chain, framework=framework, form=form).text


@pytest.mark.parametrize("samples", [8, 400], ids=["written out", "in its own text"])
def test_a_notebook_runs_by_itself(samples: int, tmp_path: Path) -> None:
    document = experiment(Model(layers=(Dense(id="out", units=1, activation="sigmoid"),)))
    run = trained(document, data(samples=samples))
    made = export(Chain.of(document, 0, run.data, epochs=2), framework="numpy", form="notebook")
    assert not made.needs_file
    printed = said("\n".join(codes(made.text)) + "\nprint(*losses)", tmp_path).splitlines()[-1]
    np.testing.assert_allclose([float(each) for each in printed.split()], losses(run), rtol=1e-9)


def test_a_notebook_with_many_samples_has_a_file_beside_it(tmp_path: Path) -> None:
    document = experiment(Model(layers=(Dense(id="out", units=1, activation="sigmoid"),)))
    chain = Chain.of(document, 0, data(samples=4000), epochs=0)
    made = export(chain, framework="numpy", form="notebook", file="made.npz")
    assert made.needs_file and len(made.text) < 20_000
    assert said("\n".join(codes(made.text)), tmp_path, stored.bundle(chain.arrays)).startswith("epoch 0")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_notebook_is_what_jupyter_reads(framework: str) -> None:
    made = export(Chain.of(experiment(everything()), 0, data()), framework=framework, form="notebook").text
    document = json.loads(made)
    assert (document["nbformat"], document["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in document["cells"]]
    assert len(set(ids)) == len(ids)
    assert [cell["cell_type"] for cell in document["cells"][:3]] == ["markdown", "markdown", "code"]
    if find_spec("nbformat"):
        import nbformat

        nbformat.validate(nbformat.reads(made, as_version=4))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_code_keeps_to_plain_style(framework: str) -> None:
    """Short lines, no tabs, no trailing blanks: it is handed out."""
    document = experiment(everything(l2=0.01, schedule="cosine", clip_norm=1.0))
    for chain in (Chain.of(document, 0, data()), with_weights(trained(document, data()), document)):
        lines = export(chain, framework=framework, form="script").text.splitlines()
        assert [line for line in lines if len(line) > 120 or line != line.rstrip() or "\t" in line] == []
