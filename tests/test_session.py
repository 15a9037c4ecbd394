"""The session: an undo step per edit or gesture, a signal per change, and files that are opened whole or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from playground.engine.datasets import DATASETS, Spiral, Table, Xor
from playground.experiment import codec, edits, project
from playground.experiment.opening import complete
from playground.experiment.values import Experiment
from playground.paths import resources
from playground.session import Session

CSV = "a,b,kind\n" + "".join(f"{i},{i * i % 7},{'xy'[i % 2]}\n" for i in range(20))


class Shown(list[Experiment]):
    """What a view was given."""


@pytest.fixture
def session(qapp: QCoreApplication) -> Iterator[Session]:
    session = Session()
    yield session
    session.deleteLater()


@pytest.fixture
def shown(session: Session) -> Shown:
    shown = Shown()
    session.experiment_changed.connect(shown.append)
    return shown


def units(session: Session, count: int) -> Experiment:
    return edits.replace_layer(session.experiment, 0, "h1", units=count)


def test_an_edit_is_shown_once_and_can_be_undone(session: Session, shown: Shown) -> None:
    before, after = session.experiment, units(session, 3)
    session.edit("Change units", after)
    assert session.experiment == after and shown == [after] and session.modified
    assert session.undo_stack.undoText() == "Change units"
    session.undo_stack.undo()
    assert session.experiment == before and shown == [after, before] and not session.modified
    session.undo_stack.redo()
    assert shown == [after, before, after]


def test_the_same_value_again_does_nothing(session: Session, shown: Shown) -> None:
    session.edit("Nothing", units(session, 8))
    assert shown == [] and session.undo_stack.count() == 0 and not session.modified


def test_a_gesture_is_one_step(session: Session, shown: Shown) -> None:
    for count in (9, 10, 11):
        session.edit(f"Units {count}", units(session, count), merge=("units", "h1"))
    assert session.undo_stack.undoText() == "Units 11"
    session.edit("Units", units(session, 12))
    session.edit("Units", units(session, 13), merge=("units", "h1"))
    session.finish_gesture()
    session.edit("Units", units(session, 14), merge=("units", "h1"))
    assert session.undo_stack.count() == 4 and len(shown) == 6
    seen = []
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        seen.append(session.experiment.models[0].layers[0].units)  # type: ignore[attr-defined]
    assert seen == [13, 12, 11, 8]


def test_a_gesture_back_to_where_it_began_leaves_no_step(session: Session) -> None:
    session.edit("Units", units(session, 9), merge="units")
    session.edit("Units", units(session, 8), merge="units")
    assert session.undo_stack.count() == 0 and not session.modified


def test_data_are_loaded_only_when_they_differ(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[int] = []
    original = Spiral.load

    def counting(self: Spiral, seed: int, folder: Path) -> Any:
        loads.append(seed)
        return original(self, seed, folder)

    monkeypatch.setattr(Spiral, "load", counting)
    data = session.data
    session.edit("Units", units(session, 3))
    session.edit("Rate", edits.change_model(session.experiment, 0, l2=0.1))
    assert session.data is data and loads == []
    session.edit("Seed", replace(session.experiment, seed=5))
    assert session.data is not data and loads == [5]
    session.undo_stack.undo()
    assert session.data is data and loads == [5]


def test_data_that_cannot_be_loaded_are_a_problem_and_the_old_ones_stay(session: Session, shown: Shown) -> None:
    data = session.data
    session.edit_dataset("Open CSV", Table(path="missing.csv"))
    assert session.data is data and len(shown) == 1
    assert session.problems[0].level == "error" and "missing.csv" in session.problems[0].sentence
    session.undo_stack.undo()
    assert session.problems == ()


@pytest.mark.parametrize("kind", [kind for name, kind in DATASETS.items()], ids=list(DATASETS))
def test_the_output_follows_the_data_in_one_step(kind: Any, session: Session) -> None:
    session.edit_dataset("Choose data", kind())
    assert [problem for problem in session.problems if problem.level != "hint"] == []
    assert session.undo_stack.count() == (kind != Spiral)


def test_saving_makes_clean_and_names(session: Session, tmp_path: Path) -> None:
    paths: list[Path] = []
    modified: list[bool] = []
    session.path_changed.connect(paths.append)
    session.modified_changed.connect(modified.append)
    session.edit("Units", units(session, 3))
    session.save(tmp_path / "a.experiment.json")
    assert paths == [tmp_path / "a.experiment.json"] and modified == [True, False]
    session.undo_stack.undo()
    assert session.modified
    other = Session()
    other.open(tmp_path / "a.experiment.json")
    assert other.experiment.models[0].layers[0].units == 3  # type: ignore[attr-defined]
    other.deleteLater()


def test_a_failed_save_changes_nothing(session: Session, tmp_path: Path) -> None:
    session.edit("Units", units(session, 3))
    with pytest.raises(OSError):
        session.save(tmp_path / "no such folder" / "a.experiment.json")
    assert session.path is None and session.modified


def test_a_failed_open_leaves_everything_as_it_was(session: Session, shown: Shown, tmp_path: Path) -> None:
    session.edit("Units", units(session, 3))
    experiment, data = session.experiment, session.data
    bad, absent = tmp_path / "bad.experiment.json", tmp_path / "absent.experiment.json"
    bad.write_text('{"seed": "x"}')
    for path, sentence in ((bad, "seed: must be"), (absent, "absent")):
        with pytest.raises((ValueError, OSError), match=sentence):
            session.open(path)
    with pytest.raises(OSError):
        session.open(tmp_path / "none.experiment.json")
    assert (session.experiment, session.data, session.path) == (experiment, data, None)
    assert session.undo_stack.canUndo() and shown == [experiment]


def test_an_example_opens_without_a_name(session: Session) -> None:
    session.edit("Units", units(session, 3))
    session.open(resources() / "examples" / "iris.experiment.json", template=True)
    assert session.path is None and not session.modified and not session.undo_stack.canUndo()
    assert session.data.classes == ("setosa", "versicolor", "virginica")


def test_a_table_is_found_again_after_saving_elsewhere(session: Session, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "own.csv").write_text(CSV)
    (one / "a.experiment.json").write_text('{"dataset": {"kind": "table", "path": "own.csv"}}')
    session.open(one / "a.experiment.json")
    data = session.data
    session.save(two / "b.experiment.json")
    assert '"../one/own.csv"' in (two / "b.experiment.json").read_text()
    session.edit("Rate", edits.change_model(session.experiment, 0, l2=0.1))
    assert session.data is data
    session.open(two / "b.experiment.json")
    assert session.data.inputs == ("b",) or session.data.inputs == ("a", "b")
    session.save(one / "c.experiment.json")
    assert codec.load(one / "c.experiment.json").dataset == Table(path="own.csv")


def test_a_new_document_has_no_past(session: Session, shown: Shown) -> None:
    session.edit_dataset("Choose data", Xor())
    session.new()
    assert session.experiment == edits.start() and not session.undo_stack.canUndo() and not session.modified
    assert shown[-1] == edits.start()


def test_more_models_than_can_stand_side_by_side_are_refused(session: Session, tmp_path: Path) -> None:
    before = session.experiment
    models = tuple(replace(before.models[0], name=str(number)) for number in range(5))
    codec.save(replace(before, models=models), tmp_path / "five.experiment.json")
    with pytest.raises(ValueError, match="models: must be at most 4 to stand side by side, got 5"):
        session.open(tmp_path / "five.experiment.json")
    assert session.experiment is before


def test_a_table_beside_one_folder_is_found_from_another(session: Session, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "own.csv").write_text(CSV)
    (one / "a.experiment.json").write_text("{}")
    session.open(one / "a.experiment.json")
    session.edit_dataset("Open CSV", Table(path="own.csv"))
    session.save(two / "b.experiment.json")
    assert codec.load(two / "b.experiment.json").dataset == Table(path="../one/own.csv")
    assert session.experiment_for(None).dataset == Table(path=str(one / "own.csv"))


def test_a_project_brings_its_run_once_and_is_modified_by_its_training(session: Session, tmp_path: Path) -> None:
    run = project.start(session.experiment, session.data)
    run.advance(3)
    file = tmp_path / "a.playground"
    project.save(project.project_of(session.experiment, run), file)
    session.open(file)
    resumed = session.take_run()
    assert resumed is not None and resumed.step == session.step == 3 and session.take_run() is None
    modified: list[bool] = []
    session.modified_changed.connect(modified.append)
    session.stands_at(4)
    session.stands_at(5)
    assert session.modified and modified == [True]
    session.saved(file, 5)
    assert not session.modified and modified == [True, False]
    session.new()
    session.stands_at(7)
    assert not session.modified, "an experiment holds no run"


def test_what_is_recovered_is_not_saved(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "mine.experiment.json"
    session.take_over(complete(replace(session.experiment, title="Mine"), path, tmp_path), saved=False)
    assert session.modified and session.path == path and not session.undo_stack.canUndo()
    session.save(path)
    assert not session.modified


def test_a_long_way_through_the_edits_is_told_once(session: Session, shown: Shown) -> None:
    start = session.experiment
    for count in (9, 10, 11):
        session.edit(f"Units {count}", units(session, count))
    newest = session.experiment
    session.go_to(0)
    assert session.experiment == start and shown[3:] == [start] and not session.modified
    session.go_to(3)
    session.go_to(3)
    assert session.experiment == newest and shown[4:] == [newest]
    session.go_to(1)
    session.edit("Units 20", units(session, 20))
    assert session.undo_stack.count() == 2


def test_an_experiment_whose_table_is_gone_opens_without_samples_and_says_why(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "mine.experiment.json"
    codec.save(replace(session.experiment, dataset=Table(path="gone.csv")), path)
    session.open(path)
    assert session.experiment.models and len(session.data.x_train) == 0
    assert [problem.level for problem in session.problems] == ["error"] and "gone.csv" in session.problems[0].sentence
    (tmp_path / "gone.csv").write_text("a,b\n1,2\n3,4\n5,7\n")
    session.edit_dataset("Test share", Table(path="gone.csv", test_fraction=0.0))
    assert len(session.data.x_train) == 3 and not session.trouble
