"""The small pictures are drawn from the functions themselves."""

import numpy as np
import pytest

from playground.editor.pictures import HIGHEST, SPREAD, density_points
from playground.engine.initializers import INITIALIZERS, Constant, GlorotNormal, HeNormal, HeUniform, Zeros


@pytest.mark.parametrize("kind", INITIALIZERS)
def test_every_initializer_has_a_density_within_its_box(kind: str) -> None:
    x, y = np.array(density_points(INITIALIZERS[kind]())).T
    assert np.all((x > 0) & (x < 1)) and np.all((y >= 0) & (y <= 1)) and y.max() > 0.25


def test_an_area_is_a_share_and_a_flat_one_is_flat() -> None:
    """He's uniform weights for 8 inputs lie between ±√(6/8), all as likely."""
    x, y = np.array(density_points(HeUniform())).T
    w, bound = (2 * x - 1) * SPREAD, np.sqrt(6 / 8)
    assert np.sum(y) * HIGHEST * 2 * SPREAD / len(x) == pytest.approx(1.0, rel=1e-3)
    np.testing.assert_allclose(y[np.abs(w) < bound - 0.2] * HIGHEST, 1 / (2 * bound), rtol=0.1)
    assert np.all(y[np.abs(w) > bound + 0.2] == 0)


def test_pictures_can_be_compared() -> None:
    """He's weights spread wider than Glorot's; weights that are all the same stand in one place."""
    wide, narrow = (np.array(density_points(each))[:, 1] for each in (HeNormal(), GlorotNormal()))
    assert wide.max() < narrow.max() and np.sum(wide > 0.05) > np.sum(narrow > 0.05)
    assert all(np.count_nonzero(np.array(density_points(each))[:, 1]) <= 3 for each in (Zeros(), Constant()))
