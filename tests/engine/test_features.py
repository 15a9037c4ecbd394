"""Every feature of a point, against its symbol."""

import numpy as np
import pytest

from playground.engine.features import FEATURES

X1, X2 = np.random.default_rng(0).uniform(-6.0, 6.0, (2, 50))

TRUTH = {
    "x1": ("x₁", X1),
    "x2": ("x₂", X2),
    "x1_squared": ("x₁²", X1**2),
    "x2_squared": ("x₂²", X2**2),
    "x1_x2": ("x₁x₂", X1 * X2),
    "sin_x1": ("sin x₁", np.sin(X1)),
    "sin_x2": ("sin x₂", np.sin(X2)),
}


def test_every_feature_is_known_here_and_none_is_missing() -> None:
    assert list(FEATURES) == list(TRUTH)


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_what_its_symbol_says(name: str) -> None:
    symbol, values = TRUTH[name]
    given = X1.copy(), X2.copy()
    feature = FEATURES[name]()
    assert feature.symbol == symbol and feature.kind == name
    np.testing.assert_allclose(feature(*given), values, rtol=1e-15)
    np.testing.assert_array_equal(given, (X1, X2))
