"""Pictures of data sets come from the data sets."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.engine.dataset import DATASETS, Dataset
from playground.engine.datasets import Moons, Sine, Spiral, Table
from playground.engine.features import FEATURES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.plane import GATES, Gate, Plane
from playground.look.theme import Theme
from playground.look.tokens import DARK, LIGHT
from playground.ui.changes import full_batch, swapped, toggled
from playground.ui.dataset_pictures import USERS_OWN, DatasetPicture, few, sample
from playground.ui.imports import relative


def drawn(picture: DatasetPicture, theme: Theme) -> QImage:
    image = QImage(52, 52, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    picture(painter, QRectF(0, 0, 52, 52), theme)
    painter.end()
    return image


@pytest.mark.parametrize("kind", DATASETS.values(), ids=DATASETS)
def test_every_data_set_has_a_picture_of_its_own_in_both_themes(kind: type[Dataset], qtbot: QtBot) -> None:
    picture = DatasetPicture(kind)
    light, dark = drawn(picture, Theme(LIGHT)), drawn(picture, Theme(DARK))
    for image in (light, dark):
        assert sum(image.pixelColor(x, y).alpha() > 0 for x in range(52) for y in range(52)) > 30
    assert light != dark
    assert drawn(picture, Theme(LIGHT)) == light


def test_pictures_differ(qtbot: QtBot) -> None:
    images = [drawn(DatasetPicture(kind), Theme(LIGHT)) for kind in DATASETS.values()]
    assert all(one != other for index, one in enumerate(images) for other in images[:index])


def test_a_picture_shows_few_samples() -> None:
    for name, kind in DATASETS.items():
        if name not in USERS_OWN:
            assert len(sample(kind()).y_train) <= 4000, name
    assert len(few(Spiral(samples=9000).load(1, Path())).y_train) == 120


def test_a_picture_follows_what_shapes_the_data(qtbot: QtBot) -> None:
    gate = DatasetPicture(Gate)
    images = []
    for operation in GATES:
        gate.show(Gate(operation=operation))
        images.append(drawn(gate, Theme(LIGHT)))
    assert all(one != other for index, one in enumerate(images) for other in images[:index])


def test_a_picture_of_a_table_shows_what_it_holds(qtbot: QtBot) -> None:
    picture = DatasetPicture(Table)
    images = [drawn(picture, Theme(LIGHT))]
    for data in (Spiral().load(1, Path()), Sine().load(1, Path()), Plane(samples=40).load(1, Path())):
        picture.show(Table(path=f"{len(images)}.csv"), data)
        images.append(drawn(picture, Theme(LIGHT)))
    assert all(one != other for index, one in enumerate(images) for other in images[:index])


def test_another_data_set_keeps_what_was_changed() -> None:
    assert swapped(Spiral(noise=0.2, test_fraction=0.5), Moons) == Moons(noise=0.2)


def test_another_optimizer_has_its_own_default_rate() -> None:
    assert swapped(OPTIMIZERS["sgd"](), OPTIMIZERS["adam"]) == OPTIMIZERS["adam"]()


def test_features_keep_their_order_and_at_least_one() -> None:
    order = list(FEATURES.values())
    one = toggled((), order[2], order)
    two = toggled(one, order[0], order)
    assert [type(feature) for feature in two] == [order[0], order[2]]
    assert toggled(one, order[2], order) == one


def test_infinity_is_the_whole_training_set() -> None:
    assert full_batch(float("inf")) is None and full_batch(None) is None and full_batch(32.0) == 32


def test_a_file_below_the_experiment_is_kept_relative() -> None:
    assert relative(Path("/a/b/c.csv"), Path("/a")) == "b/c.csv"
    assert relative(Path("/x/c.csv"), Path("/a")) == "/x/c.csv"
