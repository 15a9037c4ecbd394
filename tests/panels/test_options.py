"""Choices in the menu of a panel."""

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.panels.options import Options, switch
from playground.panels.panel import Panel


class Bare(Panel):
    name = "bare"

    @staticmethod
    def title() -> str:
        return "Bare"


def test_they_stand_above_a_line_over_the_exports(look: Look, qtbot: QtBot) -> None:
    panel = Bare(look)
    qtbot.addWidget(panel)
    switch(panel, "Shown", name="bare_shown", on=True)
    options = Options(panel, "Which", [("a", "A"), ("b", "B")], name="bare_which")
    actions = panel.actions()
    assert [action.objectName() for action in actions[:2]] == ["bare_shown", "bare_which"]
    assert actions[2].isSeparator() and actions[3] is panel.exports.actions[0]
    assert sum(action.isSeparator() for action in actions) == 1 + sum(a.isSeparator() for a in panel.exports.actions)
    chosen: list[str] = []
    options.chosen.connect(chosen.append)
    options.set_value("b")
    assert options.value == "b" and not chosen
    panel.findChild(QAction, "bare_which_a").trigger()
    assert options.value == "a" and chosen == ["a"]


def test_other_rows_keep_the_choice_if_they_can(look: Look, qtbot: QtBot) -> None:
    panel = Bare(look)
    qtbot.addWidget(panel)
    options = Options(panel, "Which", [("a", "A"), ("b", "B")], name="bare_which")
    options.set_value("b")
    before = panel.findChild(QAction, "bare_which_b")
    options.set_rows([("a", "A"), ("b", "B")])
    assert panel.findChild(QAction, "bare_which_b") is before, "an open menu is left alone"
    options.set_rows([("b", "B"), ("c", "C")])
    assert options.value == "b"
    options.set_rows([("a", "A"), ("c", "C")])
    assert options.value == "a"
    options.set_rows([("a", "A")])
    assert not panel.actions()[0].isVisible(), "there is nothing to choose"
