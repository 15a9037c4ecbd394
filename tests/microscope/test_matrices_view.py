"""The grids: what is lit, what is empty because it is not yet computed, and how the frame slides from step to step."""

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QRectF
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.look.theme import Theme
from playground.microscope.grid import INDEX, Grid, arrange, least_height
from playground.microscope.matrices_view import MatricesView
from playground.microscope.stage import Matrix, Picture, Sign
from playground.microscope.typesetting import typeset

pytestmark = pytest.mark.usefixtures("qapp")  # for fonts


def product(row: int, rows: int = 4, columns: int = 3) -> Picture:
    """W · a = z with one row in use."""
    w, a = np.arange(rows * columns, dtype=float).reshape(rows, columns), np.ones((columns, 1))
    return (
        Matrix("W", w, row, rows="j", columns="k"),
        Sign("="),
        Matrix("a", a, None, 0),
        Matrix("z", w @ a, row, 0, row + 1),
    )


def grids(picture: Picture, width: float, height: float) -> list[Grid]:
    return [each for each in arrange(picture, Theme(), width, height) if isinstance(each, Grid)]


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> MatricesView:
    view = MatricesView(look)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    view.show_picture(product(0))
    return view


def test_what_is_in_use_is_lit_and_what_is_not_yet_computed_is_empty() -> None:
    w, a, z = grids(product(1), 800, 400)
    assert [w.lit(row, 2) for row in range(4)] == [False, True, False, False]
    assert all(a.lit(row, 0) for row in range(3))
    assert [z.known(row) for row in range(4)] == [True, True, False, False]
    assert [z.new(row) for row in range(4)] == [False, True, False, False]
    assert w.frame == w.cell(1, 0).united(w.cell(1, 2)) and z.frame == z.cell(1, 0) and a.frame == a.area


def test_names_of_grids_of_one_height_stand_at_one_height() -> None:
    w, a, z = grids(product(0), 800, 400)
    assert w.headed and z.headed and not a.headed
    assert w.area.top() == z.area.top() < a.area.top()


def test_cells_shrink_before_columns_are_left_out() -> None:
    roomy, narrow, tiny = (grids(product(0, columns=6), width, 400)[0] for width in (900, 620, 400))
    assert roomy.columns.shown == narrow.columns.shown == 6 and narrow.width < roomy.width
    assert tiny.columns.shown < 6 and f"{tiny.columns.shown} of 6 columns" in tiny.notes()


def test_rows_around_the_one_in_use_are_shown_where_not_all_have_room() -> None:
    grid = grids(product(60, rows=128), 800, 400)[0]
    assert grid.rows.start < 60 < grid.rows.stop and grid.rows.before + grid.rows.shown + grid.rows.after == 128


def test_a_high_name_has_room_above_its_grid() -> None:
    theme = Theme()
    one = Matrix(r"\dfrac{\partial a^1_2}{\partial z^1_2}", np.ones((1, 1)))
    picture = (Matrix("W^2", np.ones((1, 3)), row=0, column=0, columns="k"), Sign(r"\cdot"), one)
    top = grids(picture, 400, least_height(picture, theme, rows=3))[-1].area.top()
    name = typeset(one.latex, theme.text(20))
    assert name.ascent + name.descent + theme.text(INDEX) + 2 * theme.space(6) <= top


def test_the_frame_slides_and_the_number_appears(view: MatricesView) -> None:
    first = view.grids[-1].frame
    view.show_picture(product(2), moved=True)
    target = view.grids[-1].frame
    assert view._motion.duration() == 240 and view.share == 0.0
    assert view._frames()[-1] == first
    view._motion.setCurrentTime(120)
    halfway = view._frames()[-1]
    assert first.top() < halfway.top() < target.top() and view.share == pytest.approx(0.875)
    before = colour_at(view, target)
    view._motion.setCurrentTime(240)
    assert view._frames()[-1] == target and colour_at(view, target) != before


def colour_at(view: MatricesView, cell: QRectF) -> int:
    """The colour near the corner of a cell, inside the frame."""
    return view.grab().toImage().pixel((cell.topLeft() + (cell.bottomRight() - cell.topLeft()) * 0.15).toPoint())


def test_newer_numbers_of_the_same_place_do_not_slide_nor_anything_with_reduced_motion(
    view: MatricesView, look: Look
) -> None:
    view.show_picture(product(0), moved=False)
    assert view._motion.state() == QAbstractAnimation.State.Stopped
    look.choose(animated=False)
    view.show_picture(product(3), moved=True)
    assert view._motion.state() == QAbstractAnimation.State.Stopped and view.share == 1.0
