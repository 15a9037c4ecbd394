"""The settings dialog: every row holds at once and is remembered; a damaged file is put aside and said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from playground.look import numbers
from playground.look.controls import Choice
from playground.ui import settings as kept
from playground.ui.settings import Settings, sound
from playground.ui.settings_dialog import SettingsDialog, damaged_sentence, rows
from playground.ui.window import Window


@pytest.fixture(autouse=True)
def same_precision() -> Iterator[None]:
    before = numbers.precision()
    yield
    numbers.set_precision(before)


@pytest.fixture
def dialog(window: Window) -> Iterator[SettingsDialog]:
    window.actions_by_id["settings"].trigger()
    found = window.findChild(SettingsDialog, "settings_dialog")
    assert found is not None and found.isVisible()
    yield found
    found.close()
    vars(found).clear()  # pytest keeps the dialog itself till later, but not what draws in the window


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    """As a user does: a click on a segment, or a choice from a list."""
    segment = dialog.findChild(QRadioButton, f"{name}_{value}")
    if segment is not None:
        segment.click()
        return
    combo = dialog.findChild(Choice, name)
    assert combo is not None
    combo.setCurrentIndex(combo.findData(str(value)))
    combo.activated.emit(combo.currentIndex())


HOLDING: list[tuple[Any, Any, Callable[[Window], Any]]] = [
    (kept.THEME, "dark", lambda window: "dark" if window.look.theme.dark else "light"),
    (kept.TEXT_SCALE, 1.5, lambda window: window.look.theme.scale),
    (kept.LANGUAGE, "vi", lambda _window: Settings().read(kept.LANGUAGE)),  # holds from the next start on
    (kept.DIGITS, 6, lambda _window: numbers.precision()),
    (kept.FRAMES, 10, lambda window: 1000 // window.live._timer.interval()),
]


@pytest.mark.parametrize(("setting", "value", "held"), HOLDING, ids=[row[0].key for row in HOLDING])
def test_what_is_chosen_holds_at_once_and_is_remembered(
    setting: Any, value: Any, held: Callable[[Window], Any], window: Window, dialog: SettingsDialog
) -> None:
    (row,) = [row for row in rows() if row.setting == setting]
    assert held(window) != value and Settings().read(setting) == setting.default
    choose(dialog, row.name, value)
    assert held(window) == value and Settings().read(setting) == value
    button = dialog.findChild(QPushButton, "settings_defaults")
    assert button is not None
    button.click()
    assert held(window) in (setting.default, "light") and Settings().read(setting) == setting.default


def test_there_is_a_row_with_every_acceptable_value_per_setting() -> None:
    assert {row.setting for row in rows()} == {row[0] for row in HOLDING}
    for row in rows():
        assert (
            tuple(value for value, _ in row.choices) == row.setting.choices
            and row.setting.default in row.setting.choices
        )


def test_the_sentence_shows_the_digits(window: Window, dialog: SettingsDialog) -> None:
    sentence = dialog.findChild(QLabel, "setting_digits_sentence")
    assert sentence is not None and "0.6667" in sentence.text()
    choose(dialog, "setting_digits", 2)
    assert "0.67" in sentence.text() and "0.667" not in sentence.text()


def test_a_change_elsewhere_is_shown(window: Window, dialog: SettingsDialog) -> None:
    window.actions_by_id["larger"].trigger()
    combo = dialog.findChild(Choice, "setting_text_scale")
    assert combo is not None and combo.value == "1.25"


def test_the_mode_is_remembered_where_the_colours_are_the_same(window: Window, qtbot: QtBot) -> None:
    window.look.choose(mode="system")
    now = "dark" if window.look.theme.dark else "light"
    window.actions_by_id[f"theme_{now}"].trigger()
    assert Settings().read(kept.THEME) == now


def test_exact_numbers_follow_and_others_do_not() -> None:
    numbers.set_precision(6)
    assert numbers.exact(2 / 3) == "0.666667" and numbers.exact_fixed(-0.5, sign=True) == "−0.500000"
    assert numbers.exact_scientific(1 / 300) == "3.33333e−3"
    assert numbers.plain(2 / 3) == "0.667"
    with pytest.raises(ValueError):
        numbers.set_precision(40)


# --- damaged files


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\xff" * 100,
        b"[look]\ntheme=dark\n\x00\x00\x00",
        b"hello world",
        b"[look\ntheme=dark",
        "ü=1".encode("latin-1"),
    ],
)
def test_a_damaged_file_is_kept_under_another_name_and_the_defaults_hold(data: bytes) -> None:
    settings = Settings()
    settings.write(kept.THEME, "dark")
    settings._store.sync()
    file = Path(settings._store.fileName())
    del settings
    assert sound(file.read_bytes())
    file.write_bytes(data)
    again = Settings()
    assert again.damaged is not None and again.damaged.read_bytes() == data
    assert again.damaged.name in damaged_sentence(again.damaged)
    assert again.read(kept.THEME) == "system"
    again.write(kept.THEME, "light")
    again._store.sync()
    once_more = Settings()
    assert once_more.damaged is None and once_more.read(kept.THEME) == "light"


def test_what_qt_writes_is_sound(tmp_path: Path, window: Window) -> None:
    window._remember()
    store = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    for key, value in {"a/bytes": window.saveGeometry(), "ü/x": "line\nbreak = ; [", "b/list": ["1", "2,3"]}.items():
        store.setValue(key, value)
    store.sync()
    assert sound((tmp_path / "a.ini").read_bytes())
    assert Settings().damaged is None
