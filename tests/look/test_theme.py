"""A theme at every scale: lengths, fonts, palette, style sheet; and the Look that holds it."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.look.style_sheet import GLYPHS, glyph_file, write_glyphs
from playground.look.theme import Theme, apply
from playground.look.tokens import DARK, LIGHT, TEXT_ROLES

SCALES = [1 + step / 4 for step in range(9)]


def test_what_scales_how() -> None:
    theme = Theme(LIGHT, scale=2.0)
    assert (theme.text(16), theme.space(8), theme.line(2), theme.border()) == (32, 12, 3.5, 2)
    assert Theme(LIGHT, scale=1.75).border() == 1
    plain = Theme(LIGHT)
    assert (plain.text(16), plain.space(8), plain.line(1.5), plain.border()) == (16, 8, 1.5, 1)


def test_reduced_motion_takes_no_time() -> None:
    assert Theme(LIGHT).duration(120) == 120
    assert Theme(LIGHT, animated=False).duration(120) == 0


@pytest.mark.parametrize("role", TEXT_ROLES)
def test_fonts_scale_and_their_lines_hold_them(qapp: QApplication, role: str) -> None:
    for scale in SCALES:
        theme = Theme(DARK, scale=scale)
        font = theme.font(role)
        assert font.pixelSize() == round(TEXT_ROLES[role].px * scale)
        assert font.weight() == TEXT_ROLES[role].weight
        assert theme.line_height(role) >= theme.metrics(role).height() - 1


def test_figures_have_equal_width(qapp: QApplication) -> None:
    font = Theme(LIGHT).font("control")
    assert font.featureValue(QFont.Tag("tnum")) == 1


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_leaves_no_name_open(tokens: object) -> None:
    for scale in SCALES:
        sheet = Theme(tokens, scale=scale).style_sheet("/glyphs")
        assert "$" not in sheet
        assert sheet.count("{") == sheet.count("}")
        assert {path.rsplit("-", 1)[0] for path in re.findall(r"url\(/glyphs/(.*?)\)", sheet)} == set(GLYPHS)


def test_the_drawings_of_the_style_sheet_are_on_disk(tmp_path: Path) -> None:
    for tokens in (LIGHT, DARK):
        write_glyphs(Theme(tokens), tmp_path)
        for name in GLYPHS:
            assert (tmp_path / glyph_file(name, tokens)).read_text(encoding="utf-8").startswith("<svg")


def test_qt_understands_the_style_sheet(undressed: QApplication) -> None:
    """Qt only warns of what it can't parse, and a warning fails a test here."""
    for tokens in (LIGHT, DARK):
        apply(undressed, Theme(tokens, scale=1.25))
        label = QLabel("text")
        label.ensurePolished()
        assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == tokens.text
        assert undressed.palette().color(QPalette.ColorRole.Highlight).name().upper() == tokens.accent


def test_the_look_dresses_the_application_and_says_so(undressed: QApplication, qtbot: QtBot) -> None:
    look = Look(undressed, mode="light")
    before = undressed.styleSheet()
    with qtbot.waitSignal(look.changed) as told:
        look.choose(mode="dark", scale=1.5)
    assert told.args == [Theme(DARK, scale=1.5)] == [look.theme]
    assert look.mode == "dark"
    assert DARK.surface in undressed.styleSheet() and DARK.surface not in before
    look.deleteLater()


def test_choosing_the_same_again_says_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(mode="light")
    with qtbot.assertNotEmitted(look.changed):
        look.choose(mode="light", scale=1.0)


@pytest.mark.parametrize(("wanted", "scale"), [(0.2, 1.0), (9, 3.0), (1.75, 1.75)])
def test_the_scale_stays_between_its_ends(qapp: QApplication, wanted: float, scale: float) -> None:
    look = Look(mode="light")
    look.choose(scale=wanted)
    assert look.theme.scale == scale


def test_the_system_decides_while_it_is_asked(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = False
    monkeypatch.setattr("playground.look.theme.system_is_dark", lambda: dark)
    look = Look(mode="system")
    assert look.theme.tokens is LIGHT
    dark = True
    scheme = qapp.styleHints().colorScheme()
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert look.theme.tokens is DARK
    look.choose(mode="light")
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert look.theme.tokens is LIGHT
