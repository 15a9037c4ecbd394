"""A row of controls goes on in the next line where it has no more room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.look.control_row import ControlRow
from playground.look.controls import Button, Segmented
from playground.look.look import Look


def test_controls_stand_below_each_other_only_where_they_must(qtbot: QtBot) -> None:
    look, window = Look(mode="light"), QWidget()
    controls = [
        Segmented(look, [("one", "one"), ("two", "two")], name=f"segments_{index}", accessible="") for index in range(3)
    ]
    controls[1].hide()
    row = ControlRow(look, *controls, name="row")
    box = QVBoxLayout(window)
    box.addWidget(row)
    box.addStretch(1)
    qtbot.addWidget(window)
    window.resize(600, 200)
    window.show()
    first, _hidden, last = controls
    assert first.y() == last.y() and last.x() > first.x()
    window.resize(round(1.7 * first.width()), 200)
    assert last.x() == first.x() and last.y() >= first.y() + first.height()
    assert last.y() + last.height() <= row.height() and first.size() == last.size() == first.sizeHint()
    window.resize(QSize(600, 200))
    assert first.y() == last.y()


def test_controls_of_different_heights_stand_on_one_middle_line(qtbot: QtBot) -> None:
    look = Look(mode="light")
    segments = Segmented(look, [("one", "one")], name="segments", accessible="")
    button = Button(look, "Compute", name="compute", role="chip")
    row = ControlRow(look, button, segments, name="row")
    qtbot.addWidget(row)
    row.resize(600, 100)
    row.show()
    assert button.height() != segments.height()
    assert abs(button.geometry().center().y() - segments.geometry().center().y()) <= 1
