"""Every icon paints something, in the colour asked for."""

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from playground.look import icons
from playground.look.theme import Theme
from playground.look.tokens import DARK, LIGHT


def painted(image: QImage) -> list[QColor]:
    return [
        colour
        for x in range(image.width())
        for y in range(image.height())
        if (colour := image.pixelColor(x, y)).alpha() > 200
    ]


@pytest.mark.parametrize("name", icons.NAMES)
def test_it_paints_in_its_colour(qapp: QApplication, name: str) -> None:
    for tokens in (LIGHT, DARK):
        colours = painted(icons.picture(name, Theme(tokens), px=32).toImage())
        assert len(colours) > 20
        red, green, blue = (QColor(tokens.text).red(), QColor(tokens.text).green(), QColor(tokens.text).blue())
        assert all(abs(c.red() - red) + abs(c.green() - green) + abs(c.blue() - blue) < 30 for c in colours)


@pytest.mark.parametrize("name", ["run", "save"])
def test_disabled_is_fainter(qapp: QApplication, name: str) -> None:
    icon = icons.icon(name, Theme(LIGHT))
    assert not painted(icon.pixmap(32, 32, QIcon.Mode.Disabled).toImage())


def test_it_scales_with_the_text(qapp: QApplication) -> None:
    ratio = icons.picture("run", Theme(LIGHT)).devicePixelRatio()
    assert icons.picture("run", Theme(LIGHT, scale=1.5)).width() == 24 * ratio
