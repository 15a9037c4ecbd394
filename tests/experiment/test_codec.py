"""Files: what is written reads back the same, and what is wrong is refused with its place."""

import copy
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playground.engine.datasets import DATASETS
from playground.engine.layers import LAYERS, Dense, Dropout
from playground.engine.losses import LOSSES
from playground.engine.model import INPUT, Model, Skip
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.stop import Stop
from playground.experiment import codec, edits, migrations
from playground.experiment.problems import FileProblem
from playground.experiment.values import Experiment
from playground.registry import LARGEST, Kind, Knob, Registry, knobs

FILES = Path(__file__).parents[1] / "files"


# Random experiments, made by iterating the registries


def text() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def one(knob: Knob) -> st.SearchStrategy[Any]:
    if knob.choices:
        return st.sampled_from(knob.choices)
    if knob.type is bool:
        return st.booleans()
    if knob.type is str:
        return text() if knob.check is None else st.just(knob.default)
    low = knob.low if knob.low is not None else knob.above
    low, high = -LARGEST if low is None else low, LARGEST if knob.high is None else knob.high
    if knob.type is int:
        return st.integers(int(low), int(min(high, 2**62)))
    return st.floats(low, high, exclude_min=knob.above is not None)


def value(knob: Knob) -> st.SearchStrategy[Any]:
    if knob.kinds is not None:
        found = of(knob.kinds)
        found = st.lists(found, min_size=1, max_size=3, unique=True).map(tuple) if knob.many else found
    elif knob.many:
        found = one(knob) if not knob.row else st.tuples(*[one(knob)] * knob.row)
        found = st.lists(found, max_size=3).map(tuple)
    else:
        found = one(knob)
    return st.none() | found if knob.optional else found


@st.composite
def kind_of(draw: st.DrawFn, kind: type[Kind], **given: Any) -> Any:
    values = {name: draw(st.just(knob.default) | value(knob)) for name, knob in knobs(kind)}
    try:
        return kind(**values, **given)
    except ValueError:  # what only the kind itself can know of its knobs
        assume(False)


def of(registry: Registry) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(registry.values())).flatmap(kind_of)


@st.composite
def models(draw: st.DrawFn, name: str) -> Model:
    layers: list[Any] = []
    for kind in draw(st.lists(st.sampled_from(list(LAYERS.values())), max_size=5)):
        layers.append(draw(kind_of(kind, id=f"l{len(layers)}")))
    ends = [(i - 1, j) for j in range(len(layers)) for i in range(j + 1)]
    chosen = draw(st.lists(st.sampled_from(ends), unique=True, max_size=3)) if ends else []
    skips = tuple(Skip(INPUT if i < 0 else layers[i].id, layers[j].id) for i, j in chosen)
    return draw(kind_of(Model, name=name, layers=tuple(layers), skips=skips))


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    names = draw(st.lists(st.sampled_from(["A", "sigmoid", "mạng 2"]), min_size=1, unique=True))
    return draw(kind_of(Experiment, models=tuple(draw(models(name)) for name in names), stop=draw(kind_of(Stop))))


@given(experiments())
def test_what_is_written_reads_back_the_same(experiment: Experiment) -> None:
    data = codec.encode(experiment)
    assert codec.decode(data) == experiment
    assert codec.encode(codec.decode(data)) == data


@pytest.mark.parametrize(
    ("registry", "name"),
    [(r, name) for r in (DATASETS, LAYERS, LOSSES, OPTIMIZERS, SCHEDULES) for name in r],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_every_kind_can_be_written_as_its_bare_name(registry: Registry, name: str) -> None:
    model: dict[str, Any] = {"layers": ["dense"]}
    plain: dict[str, Any] = {"models": [model]}
    if registry is DATASETS:
        plain["dataset"] = name
    elif registry is LAYERS:
        model["layers"] = [name]
    else:
        model[registry.family] = name
    experiment = read(plain)
    values = [experiment.dataset, experiment.models[0].layers[0]]
    values += [getattr(experiment.models[0], field) for field in ("loss", "optimizer", "schedule")]
    assert any(type(value) is registry[name] for value in values)


# The documented example


@pytest.fixture(scope="module")
def documented() -> dict[str, Any]:
    return json.loads((FILES / "version-1.experiment.json").read_text("utf-8"))


def read(plain: Any) -> Experiment:
    return codec.decode(json.dumps(plain).encode())


def test_the_documented_example_says_what_it_seems_to_say(documented: dict[str, Any]) -> None:
    experiment = read(documented)
    model = experiment.models[0]
    assert (experiment.title, experiment.seed, experiment.batch_size) == (
        "Sigmoid against ReLU, ten layers deep",
        7,
        10,
    )
    assert [layer.id for layer in model.layers] == ["h1", "h2", "d1", "out"]
    assert model.layers[0] == Dense(id="h1", units=8, activation="sigmoid")  # type: ignore[arg-type]
    assert model.layers[2] == Dropout(id="d1", rate=0.1)
    assert model.skips == (Skip("h1", "h2"),)
    assert (model.optimizer.kind, model.optimizer.learning_rate, model.clip_norm) == ("momentum", 0.03, None)


def test_what_is_left_out_takes_its_default() -> None:
    assert read({}) == Experiment()
    layers = read({"models": [{"layers": [{"kind": "dense"}, "dropout", "dense", "dense"]}]}).models[0].layers
    assert [layer.id for layer in layers] == ["h1", "d1", "h2", "out"]
    assert [model.name for model in read({"models": [{"name": "B"}, {}, {}]}).models] == ["B", "C", "D"]


def test_a_layer_is_a_line() -> None:
    lines = codec.encode(edits.start()).decode().splitlines()
    assert [line.strip()[:13] for line in lines if '"dense"' in line] == ['{"id": "h1", ', '{"id": "out",']
    assert max(map(len, lines)) <= 140


# What is refused


def at(*path: Any, to: Any) -> Any:
    """A change of plain data at a path of keys and indices."""

    def change(plain: Any) -> None:
        for key in path[:-1]:
            plain = plain[key]
        if isinstance(plain, list) and path[-1] == len(plain):
            plain.append(to)
        else:
            plain[path[-1]] = to

    return change


LAYER = ("models", 0, "layers")
REFUSED = [
    (at(*LAYER, 2, "rate", to=7), "models[0].layers[2].rate: must be 0.0 to 0.95, got 7"),
    (at(*LAYER, 0, "units", to=0), "models[0].layers[0].units: must be 1 to 1024, got 0"),
    (at(*LAYER, 0, "units", to="8"), "models[0].layers[0].units: must be 1 to 1024, got "),
    (at(*LAYER, 0, "units", to=8.5), "models[0].layers[0].units: must be 1 to 1024, got 8.5"),
    (at(*LAYER, 0, "bias", to=1), "models[0].layers[0].bias: must be true or false, got 1"),
    (at(*LAYER, 0, "unit", to=8), 'models[0].layers[0]: there is no key "unit" here: did you mean units?'),
    (at(*LAYER, 0, "kind", to="dens"), 'models[0].layers[0]: there is no layer "dens": did you mean dense?'),
    (at(*LAYER, 0, to={}), "models[0].layers[0]: must be the name of a kind of layer"),
    (at(*LAYER, 0, to=None), "models[0].layers[0]: must be the name of a kind of layer"),
    (at(*LAYER, 0, "activation", to="sigmod"), 'models[0].layers[0].activation: there is no activation "sigmod"'),
    (at(*LAYER, 0, "activation", to=[]), "models[0].layers[0].activation: must be the name of a kind of activation"),
    (at(*LAYER, 0, "initializer", to={"kind": "normal", "std": -1}), "models[0].layers[0].initializer.std: must be"),
    (at(*LAYER, 1, "id", to="h1"), 'models[0].layers[1].id: must be a name of its own, and "h1" is there already'),
    (at(*LAYER, 1, "id", to="input"), "models[0].layers[1].id: can't be"),
    (at(*LAYER, 1, "id", to="a/b"), "models[0].layers[1].id: can't be"),
    (at(*LAYER, 1, "id", to=""), "models[0].layers[1].id: must be text"),
    (at("models", 0, "name", to=".."), "models[0].name: can't be"),
    (at("models", 0, "layers", to={}), "models[0].layers: must be a list"),
    (at("models", 0, "skips", 0, "target", to="h9"), "models[0].skips[0].target: must be the id of a layer"),
    (at("models", 0, "skips", 0, "source", to="h2"), "models[0].skips[0]: A skip connection goes forward"),
    (at("models", 0, "skips", 0, "source", to="out"), "models[0].skips[0]: A skip connection goes forward"),
    (at("models", 0, "skips", 1, to={"source": "h1", "target": "h2"}), "models[0].skips[1]: These two are connected"),
    (at("models", 0, "skips", 0, "kind", to="x"), "models[0].skips[0]: there is no key"),
    (at("models", 0, "clip_norm", to=0), "models[0].clip_norm: must be above 0"),
    (at("models", 1, to={"name": "sigmoid"}), "models[1].name: must be a name of its own"),
    (at("models", to=[]), "models: must hold at least one model"),
    (at("models", to=None), "models: must be a list"),
    (at("stop", "epochs", to=0), "stop.epochs: must be 1 to"),
    (at("stop", to=3), "stop: must be an object"),
    (at("seed", to=-1), "seed: must be 0 to 4294967295, got -1"),
    (at("seed", to=True), "seed: must be"),
    (at("seed", to=10**400), "seed: must be"),
    (at("title", to=7), "title: must be text, got 7"),
    (at("dataset", "kind", to="spirals"), 'dataset: there is no dataset "spirals": did you mean spiral?'),
    (at("dataset", "features", to=[]), "dataset.features: must hold at least one feature"),
    (at("dataset", "features", to=["x1", "x1"]), 'dataset.features[1]: "x1" is there already'),
    (at("dataset", "noise", to=None), "dataset.noise: must be 0.0 to 0.5, got null"),
    (at("precision", to="float16"), "precision: must be one of float64, float32"),
    (at("epochs", to=3), 'there is no key "epochs" here'),
    (at("version", to=2), "version: this file is of version 2, and this program reads up to 1: update the program"),
    (at("version", to="1"), 'version: must be a whole number of at least 1, got "1"'),
    (at("format", to="x"), 'format: must be "network-playground/experiment", got "x"'),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_is_wrong_is_named(change: Any, sentence: str, documented: dict[str, Any]) -> None:
    plain = copy.deepcopy(documented)
    change(plain)
    with pytest.raises(FileProblem) as caught:
        read(plain)
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 700


NOT_JSON = [
    (b"", "line 1, column 1"),
    (b'{\n  "seed": }', "line 2, column 11"),
    (b"\xff\xfe", "not text in UTF-8"),
    (b"[1, 2]", "must hold an object"),
    (b'{"seed": NaN}', "holds NaN"),
    (b'{"seed": -Infinity}', "holds -Infinity"),
    (b'{"seed": 1e999}', "seed: must be"),
    (b'{"seed": ' + b"9" * 10_000 + b"}", "a number that is too long"),
    (b'{"seed": 1, "seed": 2}', "stands twice"),
    (b'{"title": "\\ud800"}', "half of a character"),
    (b"[" * 100_000, "nested too deeply"),
    (b'{"title": ' + b"[" * 100 + b"]" * 100 + b"}", "nested too deeply"),
    (b" " * (codec.LARGEST_FILE + 1), "larger than 16 MB"),
]


@pytest.mark.parametrize(("data", "part"), NOT_JSON, ids=[part for _, part in NOT_JSON])
def test_what_is_no_experiment_at_all_is_refused(data: bytes, part: str) -> None:
    with pytest.raises(FileProblem, match=part):
        codec.decode(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["dense", "h1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "id", "units"]), inner),
    max_leaves=5,
)


def assert_read_or_refused(data: bytes) -> None:
    refusal = None
    try:
        assert isinstance(codec.decode(data), Experiment)
    except FileProblem as problem:
        refusal = problem
    assert refusal is None or (refusal.sentence and "\n" not in str(refusal))


@given(st.data(), experiments())
def test_a_mutated_file_is_read_or_refused(data: st.DataObject, experiment: Experiment) -> None:
    plain = json.loads(codec.encode(experiment))
    for _ in range(data.draw(st.integers(1, 3))):
        item = plain
        while isinstance(item, (dict, list)) and item:
            key = data.draw(st.sampled_from(sorted(item) if isinstance(item, dict) else range(len(item))))
            if not isinstance(item[key], (dict, list)) or data.draw(st.booleans()):
                item[key] = data.draw(JSON)
                break
            item = item[key]
    assert_read_or_refused(json.dumps(plain).encode())


@given(st.data(), st.binary(max_size=20))
def test_damaged_bytes_are_read_or_refused(data: st.DataObject, noise: bytes) -> None:
    good = codec.encode(edits.start())
    place = data.draw(st.integers(0, len(good)))
    assert_read_or_refused(good[:place] + noise + good[place + len(noise) :])


# Writing


def test_a_file_that_could_not_be_read_back_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "a.experiment.json"
    codec.save(edits.start(), path)
    before = path.read_bytes()
    bad = edits.start()
    for wrong in (
        replace(bad, title="\ud800"),
        replace(bad, seed=-1),
        replace(bad, models=(replace(bad.models[0], l2=float("nan")),)),
        replace(bad, models=bad.models * 2),
    ):
        with pytest.raises(ValueError):
            codec.save(wrong, path)
    assert path.read_bytes() == before and files_in(tmp_path) == [path.name]


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.experiment.json"
    codec.save(edits.start(), path)
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        codec.save(replace(edits.start(), seed=5), path)
    assert path.read_bytes() == before and files_in(tmp_path) == [path.name]


def test_a_saved_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.experiment.json", tmp_path / "link.experiment.json"
    codec.save(edits.start(), path)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask()
    path.chmod(0o640)
    link.symlink_to(path)
    codec.save(replace(edits.start(), seed=5), link)
    assert link.is_symlink() and path.stat().st_mode & 0o777 == 0o640
    assert codec.load(path).seed == 5


def files_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.is_file()]


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# Versions


@pytest.mark.parametrize("path", sorted(FILES.glob("version-*.experiment.json")), ids=lambda path: path.name)
def test_every_version_that_was_ever_written_can_be_read(path: Path) -> None:
    experiment = codec.load(path)
    assert experiment.models[0].layers


def test_older_files_are_brought_up_to_date_one_version_at_a_time() -> None:
    steps = {
        1: lambda plain: {**plain, "seed": plain["start"]},
        2: lambda plain: {key: value for key, value in plain.items() if key != "start"},
    }
    old = {"version": 1, "start": 4}
    assert migrations.migrate(old, migrations=steps, newest=3) == {"version": 3, "seed": 4}
    assert migrations.migrate({"version": 3}, migrations=steps, newest=3) == {"version": 3}
    with pytest.raises(FileProblem, match="version 4, and this program reads up to 3"):
        migrations.migrate({"version": 4}, migrations=steps, newest=3)


def test_there_is_a_step_from_every_older_version() -> None:
    assert sorted(migrations.MIGRATIONS) == list(range(1, migrations.VERSION))
