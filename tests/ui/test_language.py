"""The language of the window: which one is spoken, and that a window in Vietnamese speaks it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from playground.engine.delimited import decoded
from playground.experiment.codec import decode
from playground.experiment.problems import FileProblem
from playground.look.words import heading, reason
from playground.ui.language import decide, languages, native_name, speak
from playground.ui.window import Window


@pytest.mark.parametrize(
    ("chosen", "preferred", "spoken"),
    [
        ("system", ["vi-VN", "vi"], "vi"),
        ("system", ["en-US", "en", "vi-VN"], "en"),  # it is understood first, though it needs no file
        ("system", ["de_DE", "vi_VN"], "vi"),
        ("system", ["de-DE"], "en"),
        ("system", ["C"], "en"),
        ("vi", ["en-US"], "vi"),
        ("en", ["vi-VN"], "en"),
        ("xx", ["vi-VN"], "vi"),  # chosen with a later version
    ],
)
def test_what_is_chosen_is_spoken_else_what_the_system_prefers(chosen: str, preferred: list[str], spoken: str) -> None:
    assert decide(chosen, preferred, ("en", "vi")) == spoken


def test_languages_have_the_names_that_their_speakers_know() -> None:
    assert {code: native_name(code) for code in languages()} == {"en": "English", "vi": "Tiếng Việt"}


@pytest.fixture
def in_vietnamese(qtbot: QtBot) -> Iterator[None]:
    app, locale = QCoreApplication.instance(), QLocale()
    assert app is not None and speak(app, "vi") == "vi"
    yield
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def test_no_accelerator_is_there_twice_and_each_is_on_every_keyboard(
    in_vietnamese: None, open_one: Callable[..., Window]
) -> None:
    window = open_one()
    menus = window.menuBar().findChildren(QMenu)
    for actions in (window.menuBar().actions(), *(menu.actions() for menu in menus)):
        keys = [found[1].lower() for action in actions if (found := re.search("&([^&])", action.text()))]
        assert len(set(keys)) == len(keys) and "".join(keys).isascii(), [action.text() for action in actions]


def test_what_is_wrong_with_a_file_is_said_in_vietnamese(in_vietnamese: None, tmp_path: Path) -> None:
    (tmp_path / "data.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(ValueError) as table:
        decoded(tmp_path / "data.xlsx")
    assert reason(table.value).startswith("data.xlsx là một bảng tính")
    with pytest.raises(FileProblem) as experiment:
        decode(b'{"batch_size": 0}')
    assert reason(experiment.value) == "batch_size: phải là 1 đến 100000, lại là 0"


def test_a_window_in_vietnamese(in_vietnamese: None, open_one: Callable[..., Window]) -> None:
    window = open_one()
    assert [menu.title() for menu in window.menuBar().findChildren(QMenu)][:1] == ["&Tệp"]
    assert window.actions_by_id["run"].text() == "&Chạy"
    assert heading("learning_rate") == "Tốc độ học"
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Cancel, window)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Hủy"
