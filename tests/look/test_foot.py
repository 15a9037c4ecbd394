"""The sentence at the foot of a panel is there where it leaves the picture enough room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.look.controls import Sentence
from playground.look.foot import Foot
from playground.look.look import Look


def test_a_sentence_that_would_take_most_of_its_panel_gives_way(qtbot: QtBot) -> None:
    look, panel = Look(mode="light"), QWidget()
    sentence = Sentence(look, name="sentence")
    foot = Foot(look, sentence, panel=panel)
    box = QVBoxLayout(panel)
    box.addStretch(1)
    box.addWidget(foot)
    qtbot.addWidget(panel)
    panel.resize(300, 240)
    panel.show()
    for count in (1, 60, 1, 60):
        sentence.show_sentence("Long and wide. " * count, level="ok")
        qtbot.waitUntil(lambda count=count: (foot.height() > 0) == (count == 1))
    panel.resize(300, 2400)
    qtbot.waitUntil(lambda: foot.height() > 120)
    panel.resize(300, 120)
    qtbot.waitUntil(lambda: foot.height() == 0)
