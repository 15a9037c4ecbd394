"""Painted pictures: what lies under the mouse, whose menu they have, how numbers become pixels."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.look.canvas import Canvas
from playground.look.chart import Area, paint_bottom, pen_of, polyline
from playground.look.controls import Sentence
from playground.look.foot import LEAST, Foot
from playground.look.look import Look


def painted(paint) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def dark(image: QImage, x: int, y: int) -> bool:
    return QColor(image.pixel(x, y)).lightness() < 128


def test_numbers_and_pixels() -> None:
    area = Area(QRectF(10.0, 20.0, 200.0, 100.0), (-1.0, 1.0), (0.0, 4.0))
    assert (area.across(0.0), area.up(0.0), area.up(4.0)) == (110.0, 120.0, 20.0)
    assert area.at(QPointF(area.across(0.5), area.up(3.0))) == pytest.approx((0.5, 3.0))
    assert area.at(QPointF(5.0, 50.0)) is None


def test_a_curve_has_gaps_and_is_clipped() -> None:
    area = Area(QRectF(10.0, 10.0, 80.0, 80.0), (0.0, 4.0), (0.0, 1.0))
    x, y = np.arange(5.0), np.array([0.5, 0.5, np.nan, 0.5, 9.0])
    image = painted(lambda painter: polyline(painter, area, x, y, pen_of("#000000", 3.0)))
    assert dark(image, 20, 50), "between points"
    assert not dark(image, 45, 50), "not over what is no number"
    assert not any(dark(image, column, 5) for column in range(100)), "not outside"


def test_words_at_ticks_do_not_run_into_each_other(look: Look) -> None:
    area = Area(QRectF(0.0, 0.0, 100.0, 60.0), (0.0, 1.0), (0.0, 1.0))
    few = [(0.2, "abc"), (0.8, "abc")]
    many = [(place / 50.0, "abc") for place in range(10, 41)]

    def letters(ticks) -> int:
        image = painted(lambda painter: paint_bottom(painter, area, ticks, look.theme, line=False))
        return sum(QColor(image.pixel(x, y)).lightness() < 200 for x in range(100) for y in range(60, 90))

    assert 0 < letters(few) <= letters(many) <= 2 * letters(few)


def test_it_says_what_lies_under_the_mouse(look: Look, qtbot: QtBot) -> None:
    said = ["x 1"]
    canvas = Canvas(look, lambda *_: None, name="it", accessible="It", read=lambda _point: said[0])
    qtbot.addWidget(canvas)
    canvas.resize(200, 100)
    canvas.show()
    qtbot.mouseMove(canvas, QPoint(190, 90))
    words = canvas._words
    assert words.isVisible() and words.text() == "x 1" and canvas.rect().contains(words.geometry())
    said[0] = "x 2"
    canvas.read_again()
    assert words.text() == "x 2", "the numbers changed under the mouse"
    said[0] = ""
    canvas.read_again()
    assert not words.isVisible()


def test_its_menu_is_that_of_its_panel(look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.addAction(QAction("Export", panel))
    canvas = Canvas(look, lambda *_: None, name="it", accessible="It")
    QVBoxLayout(panel).addWidget(canvas)
    opened: list[list[str]] = []
    monkeypatch.setattr(QMenu, "exec", lambda actions, _place: opened.append([each.text() for each in actions]))
    from PySide6.QtGui import QContextMenuEvent

    canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1)))
    assert opened == [["Export"]]


def test_a_sentence_gives_its_room_to_the_picture(look: Look, qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    foot = Foot(look, Sentence(look, "words", name="it"), panel=panel)
    QVBoxLayout(panel).addWidget(foot)
    panel.show()
    panel.resize(300, LEAST + 50)
    qtbot.waitUntil(lambda: foot.height() > 0)
    panel.resize(300, LEAST - 50)
    qtbot.waitUntil(lambda: foot.height() == 0)
