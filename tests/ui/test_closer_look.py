"""The microscope in the window: a key opens it, Esc closes it, and it pauses the run."""

from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from playground.editor.glance import Glance
from playground.microscope.page import MicroscopePage
from playground.microscope.subject import Subject
from playground.ui.window import Window


def page_of(window: Window) -> MicroscopePage:
    page = window.findChild(MicroscopePage)
    assert page is not None
    return page


def opened(window: Window, qtbot: QtBot) -> MicroscopePage:
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot is not None)
    window.actions_by_id["microscope"].trigger()
    page = page_of(window)
    qtbot.waitUntil(lambda: page.place is not None)
    return page


def test_it_covers_the_docks_and_closes_again(window: Window, qtbot: QtBot) -> None:
    assert "→ step" in window.status.text("keys")
    page = opened(window, qtbot)
    assert page.isVisible() and page.width() == window.width()
    assert window.status.text("keys") == "", "→ is another stage now"
    assert page.geometry().top() > window.transport.geometry().bottom() - 1
    qtbot.waitUntil(lambda: page.geometry().bottom() < window.statusBar().geometry().bottom())
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible() and not window.closer_look.is_open
    assert "→ step" in window.status.text("keys")


def test_it_pauses_the_run_and_follows_its_steps(window: Window, qtbot: QtBot) -> None:
    window.live.trainer.run()
    qtbot.waitUntil(lambda: window.live.running)
    page = opened(window, qtbot)
    qtbot.waitUntil(lambda: not window.live.running)
    assert page._it is not None
    before = page._it.step
    window.live.trainer.step()
    qtbot.waitUntil(lambda: page._it is not None and page._it.step > before)


def test_a_click_on_a_sample_opens_it_there(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot is not None)
    window.panels["decision_boundary"].sample_picked.emit(0, 17, True)
    page = page_of(window)
    assert page.isVisible()
    qtbot.waitUntil(lambda: page._it is not None and page._it.subject == Subject(0, (17,), True))


def test_the_same_place_is_lit_on_the_canvas(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1600, 1000)
    page.aside.which.chosen.emit("canvas")
    glance = page.findChild(Glance)
    assert glance is not None
    qtbot.waitUntil(glance.isVisible)
    cards = window.editor.scene_.cards
    for index, layers in ((0, ["input", "h1"]), (1, ["h1", "h2"])):
        page.go_to(index)
        lit = glance.lit_areas
        assert [area.topLeft() for area in lit] == [cards[key].pos() for key in layers]
        seen = glance.mapToScene(glance.viewport().rect()).boundingRect()
        assert all(seen.contains(area) for area in lit)
    accent = window.look.theme.colour("accent").name()
    edge = glance.mapFromScene(QPointF(lit[1].left(), lit[1].center().y()))
    assert glance.grab().toImage().pixelColor(edge).name() == accent
    window.closer_look.close()
    assert window.editor.selection == ("h2",)


def test_the_arrow_steps_through_the_stages_and_not_the_training(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    step = page._it.step if page._it else -1
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page._index == 1
    qtbot.wait(100)
    assert page._it is not None and page._it.step == step


def test_the_gradient_check_is_done_in_the_background(window: Window, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.go_to(10_000)
    page.check.button.click()
    qtbot.waitUntil(lambda: "Every layer agrees" in page.check.outcome.text())
    assert not page.check.progress.isVisible()
