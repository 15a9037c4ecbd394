"""Pictures of data sets come from the data sets."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.engine.dataset import Dataset
from playground.engine.features import FEATURES
from playground.engine.optimizers import OPTIMIZERS
from playground.look.theme import Theme
from playground.look.tokens import DARK, LIGHT
from playground.ui.changes import full_batch, swapped, toggled
from playground.ui.data_dock import own_points
from playground.ui.dataset_pictures import DatasetPicture, picture_of, sample
from playground.ui.imports import relative


def drawn(picture: DatasetPicture, theme: Theme) -> QImage:
    image = QImage(52, 52, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    picture(painter, QRectF(0, 0, 52, 52), theme)
    painter.end()
    return image


@pytest.mark.parametrize("kind", own_points().values(), ids=own_points())
def test_every_data_set_has_a_picture_of_its_own_in_both_themes(kind: type[Dataset], qtbot: QtBot) -> None:
    picture = DatasetPicture(kind)
    light, dark = drawn(picture, Theme(LIGHT)), drawn(picture, Theme(DARK))
    for image in (light, dark):
        assert sum(image.pixelColor(x, y).alpha() > 0 for x in range(52) for y in range(52)) > 30
    assert light != dark
    assert drawn(picture, Theme(LIGHT)) == light


def test_pictures_differ(qtbot: QtBot) -> None:
    images = [drawn(DatasetPicture(kind), Theme(LIGHT)) for kind in own_points().values()]
    assert all(one != other for index, one in enumerate(images) for other in images[:index])


def test_a_picture_shows_few_samples() -> None:
    for name, kind in own_points().items():
        assert len(sample(kind).y_train) <= 4000, name
        assert callable(picture_of(sample(kind)))


def test_another_data_set_keeps_what_was_changed() -> None:
    kinds = own_points()
    spiral = kinds["spiral"](noise=0.2, test_fraction=0.5)  # type: ignore[call-arg]
    moons = swapped(spiral, kinds["moons"])
    assert moons.noise == 0.2 and moons == kinds["moons"](noise=0.2)  # type: ignore[call-arg, attr-defined]


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
