"""Pictures of the lines into columns: the same as lines drawn at once, but few are drawn anew in one frame."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.editor.neurons import strips
from playground.editor.neurons.arrangement import Spacing, arrange
from playground.editor.neurons.lines import LEVELS, draw_lines, levels_of, lines_into
from playground.editor.neurons.strips import Strips, Wanted
from playground.look.look import Look

COLUMNS, UNITS = 6, 10
ARRANGEMENT = arrange([(f"h{i}", UNITS) for i in range(COLUMNS)], 12, Spacing())
LINES = {column: lines_into(ARRANGEMENT, column) for column in range(1, COLUMNS)}


def wanted(seed: int) -> list[Wanted]:
    generator, made = np.random.default_rng(seed), []
    for column, lines in LINES.items():
        before, here = (ARRANGEMENT.stands[place].boxes for place in (column - 1, column))
        area = QRectF(before[0].right, here[0].top, here[0].left - before[0].right, here[-1].bottom - here[0].top)
        levels = generator.integers(-LEVELS, LEVELS + 1, (UNITS, UNITS)).astype(np.int8)
        made.append(Wanted(column, lines, levels, area))
    return made


def painted(kept: Strips | None, these: list[Wanted], *, zoom: float = 0.5) -> QImage:
    """The lines on paper; drawn at once where nothing is kept."""
    theme, paper = Look(mode="light").theme, QImage(700, 420, QImage.Format.Format_ARGB32_Premultiplied)
    paper.fill(Qt.GlobalColor.transparent)
    painter = QPainter(paper)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(350, 210)
    painter.scale(zoom, zoom)
    if kept is None:
        for each in these:
            draw_lines(painter, theme, each.lines, each.levels)
    else:
        kept.paint(painter, theme, these, measure="weight", ratio=1.0)
    painter.end()
    return paper


def pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1).astype(np.int16)


@pytest.mark.parametrize("zoom", [0.5, 0.37])
def test_they_look_as_if_drawn_at_once(qtbot: QtBot, zoom: float) -> None:
    apart = np.abs(pixels(painted(Strips(), wanted(1), zoom=zoom)) - pixels(painted(None, wanted(1), zoom=zoom)))
    assert apart.mean() < 0.5 and pixels(painted(None, wanted(1), zoom=zoom)).any()


def test_what_is_behind_catches_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of five columns of a hundred lines, three are drawn in the first frame after all have changed, then two."""
    drawn: list[int] = []
    monkeypatch.setattr(strips, "draw_lines", lambda *_: drawn.append(1))
    kept = Strips()
    counts = []
    for seed in (1, 2, 2, 2):
        drawn.clear()
        painted(kept, wanted(seed))
        counts.append((len(drawn), kept.behind))
    assert counts == [(5, False), (3, True), (2, False), (0, False)]


def test_what_is_out_of_sight_is_kept_while_it_is_small(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of the view that is painted alone leaves the other pictures as they are."""
    drawn: list[int] = []
    monkeypatch.setattr(strips, "draw_lines", lambda *_: drawn.append(1))
    kept, all_ = Strips(), wanted(1)
    painted(kept, all_)
    painted(kept, all_[:2])
    drawn.clear()
    painted(kept, all_)
    assert not drawn
    monkeypatch.setattr(strips, "MOST", 0)
    painted(kept, all_[:3])
    painted(kept, all_)
    assert len(drawn) == 2


def test_the_oldest_come_first(qtbot: QtBot) -> None:
    kept = Strips()
    for seed in range(1, 8):
        painted(kept, wanted(seed))
    painted(kept, wanted(7))
    np.testing.assert_array_equal(pixels(painted(kept, wanted(7))), pixels(painted(Strips(), wanted(7))))


def test_levels_are_shares_of_the_largest_and_nothing_is_too_large_for_them() -> None:
    values = np.array([[2.0, -1.0, 0.01], [np.nan, np.inf, -np.inf]])
    np.testing.assert_array_equal(levels_of(values, 2.0), [[LEVELS, -LEVELS // 2, 0], [0, LEVELS, -LEVELS]])
    np.testing.assert_array_equal(levels_of(values, np.inf), np.zeros((2, 3)))
