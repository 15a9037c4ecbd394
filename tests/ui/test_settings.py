"""Settings: what is stored and can't be used counts as the default."""

from typing import Any

import pytest

from playground.ui.settings import SPEED, TEXT_SCALE, THEME, Setting, Settings


@pytest.mark.parametrize(
    ("setting", "stored", "read"),
    [
        (THEME, "dark", "dark"),
        (THEME, "pink", "system"),
        (TEXT_SCALE, 1.5, 1.5),
        (TEXT_SCALE, "1.75", 1.75),
        (TEXT_SCALE, "nonsense", 1.0),
        (TEXT_SCALE, 40.0, 1.0),
        (TEXT_SCALE, float("nan"), 1.0),
        (SPEED, "inf", float("inf")),
        (SPEED, -3, float("inf")),
    ],
)
def test_what_is_stored_is_read_or_the_default(setting: Setting, stored: Any, read: Any) -> None:
    Settings().write(setting, stored)
    assert Settings().read(setting) == read


def test_nothing_stored_is_the_default() -> None:
    assert Settings().read(TEXT_SCALE) == 1.0
