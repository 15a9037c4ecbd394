"""What one panel tells another, whichever of them is made first."""

import pytest
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.panels import panels
from playground.panels.data_table import DataTablePanel
from playground.panels.sample import SamplePanel
from playground.ui.links import LINKS, link


@pytest.mark.parametrize("order", [("data_table", "sample"), ("sample", "data_table")])
def test_a_row_of_the_table_is_shown_as_a_sample(
    order: tuple[str, str], look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(SamplePanel, "show_sample", lambda _self, number: told.append(number))
    made = {}
    for name in order:
        made[name] = {"data_table": DataTablePanel, "sample": SamplePanel}[name](look)
        qtbot.addWidget(made[name])
        link(made, name)
    made["data_table"].sample_chosen.emit(7)
    assert told == [7]


def test_every_link_is_between_panels_that_there_are() -> None:
    kinds = {kind.name: kind for kind in panels()}
    for each in LINKS:
        assert hasattr(kinds[each.source], each.signal) and hasattr(kinds[each.target], each.method)
