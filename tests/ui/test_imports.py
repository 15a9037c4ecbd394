"""The import of tables: what the dialog shows and makes, and the ways that lead to it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.columns import columns_of_text
from playground.engine.table import Table
from playground.look.controls import Choice, Segmented
from playground.look.look import Look
from playground.session import Session
from playground.ui.csv_import import CsvImport
from playground.ui.import_choices import Source, features_of, settled, with_feature, with_guessed_scale, with_target
from playground.ui.imports import Imports, dropped_table, is_table
from playground.ui.settings import Settings

TABLE = "id,a,b,colour\n" + "".join(
    f"{i},{i % 7},{i % 5 if i % 4 else '?'},{'red' if i % 3 else 'blue'}\n" for i in range(40)
)
MISSING = 10


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show()
    return window


@pytest.fixture
def imports(look: Look, session: Session, window: QWidget, tmp_path: Path) -> Imports:
    session.folder = tmp_path
    return Imports(look, session, Settings(), window)


@pytest.fixture
def dialog_of(imports: Imports, window: QWidget, qtbot: QtBot) -> Iterator[Callable[..., CsvImport]]:
    """The dialog that a way opens, once it has read and tried its table."""
    dialogs: list[CsvImport] = []

    def open_it(way: Callable[[], Any], *, ready: bool = True) -> CsvImport:
        way()
        dialogs.append(window.findChildren(CsvImport)[-1])
        qtbot.waitUntil(lambda: button(dialogs[-1]).isEnabled() or "text" in sentence(dialogs[-1]) or not ready)
        return dialogs[-1]

    yield open_it
    for dialog in dialogs:
        dialog.reject()


def button(dialog: CsvImport) -> QWidget:
    return dialog.findChild(QWidget, "import_button")


def sentence(dialog: CsvImport) -> str:
    return str(dialog._sentence.text_label.text())


def settle(dialog: CsvImport, qtbot: QtBot) -> None:
    qtbot.waitUntil(button(dialog).isEnabled)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "mine.csv"
    file.write_text(TABLE)
    return file


# --- what is chosen, as values


def test_choices_are_said_as_shortly_as_possible() -> None:
    columns = columns_of_text(TABLE, "mine.csv", separator=None, header=None)
    table = Table(path="mine.csv")
    assert features_of(table, columns) == ("a", "b")
    with_id = with_feature(table, columns, "id", on=True)
    assert with_id.columns == ("id", "a", "b")
    assert with_feature(with_id, columns, "id", on=False) == table
    only_a = with_feature(table, columns, "b", on=False)
    assert only_a.columns == ("a",)
    assert with_feature(only_a, columns, "a", on=False) == only_a, "the last one stays"
    assert with_target(only_a, "b") == Table(path="mine.csv", target="b")


def test_what_no_longer_fits_is_forgotten() -> None:
    columns = columns_of_text(TABLE, "mine.csv", separator=None, header=None)
    table = Table(target="gone", columns=("a", "gone"), predict="numbers", standardise=False)
    assert settled(table, columns) == Table(standardise=False)
    kept = Table(target="b", columns=("a",), predict="numbers")
    assert settled(kept, columns) == kept


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1\t2\n3\t4", True),
        ("a\tb\n", True),
        ("length\n1,5\n2,25\n", True),
        ("a,b\n1.5,red\n2,blue\n", True),
        ("a;b\n1,5;2,5\n", True),
        ("two\nlines", False),
        ("Dear Ann,\nthanks for the 3 books,\nyours, Ben", False),
        ("def f(x):\n\treturn x\n\n\nf(3)", False),
        ("42", False),
        ("", False),
    ],
)
def test_tables_are_told_from_other_text(text: str, wanted: bool) -> None:
    assert is_table(text) == wanted


def test_a_target_of_widely_spread_numbers_is_standardised_unless_the_user_says_else() -> None:
    prices = columns_of_text("area,price\n" + "".join(f"{i}.5,{i * 2000}.5\n" for i in range(40)), "", separator=None,
                             header=None)  # fmt: skip
    assert with_guessed_scale(Table(), prices) == Table(standardise_target=True)
    assert with_guessed_scale(Table(target="area"), prices) == Table(target="area"), "that is no wider than usual"


# --- the dialog


def test_it_shows_the_rows_and_guesses(dialog_of: Any, imports: Imports, file: Path) -> None:
    dialog = dialog_of(lambda: imports.open(file))
    model = dialog.findChild(QTableView, "import_preview").model()
    assert (model.rowCount(), model.columnCount()) == (40, 4)
    assert model.index(1, 3).data() == "red"
    names = [dialog.findChild(QListWidget, "import_columns").item(row).text() for row in range(4)]
    assert names == ["id · numbers", "a · numbers", "b · numbers, 10 missing", "colour · to predict"]
    assert dialog.findChild(Choice, "import_target").value == "colour"
    assert dialog.findChild(Segmented, "import_predict").value == "classes"
    assert f"<b>{40 - MISSING} rows</b>" in sentence(dialog) and "2 classes (blue, red)" in sentence(dialog)
    assert "10 of 40 rows left out: a value is missing." in sentence(dialog)


def test_the_preview_shows_cells_whole(dialog_of: Any, imports: Imports, tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("a;kind\n" + "1.234.567,25;a rather long name of a class\n2,5;b\n" * 6)
    preview = dialog_of(lambda: imports.open(file)).findChild(QTableView, "import_preview")
    for column, longest in enumerate(("1.234.567,25", "a rather long name of a class")):
        assert preview.columnWidth(column) > preview.fontMetrics().horizontalAdvance(longest)


def test_the_range_of_the_target_is_that_of_the_table_standardised_or_not(
    dialog_of: Any, imports: Imports, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("area;price\n" + "".join(f"{i},5;{900 + 100 * i},0\n" for i in range(12)))
    dialog = dialog_of(lambda: imports.open(file))
    box = dialog.findChild(QCheckBox, "import_standardise_target")
    for on in (True, False):
        assert box.isChecked() == on and "900 to 2,000." in sentence(dialog)
        box.click()
        settle(dialog, qtbot)


def test_what_is_imported_is_what_was_chosen(
    dialog_of: Any, imports: Imports, file: Path, session: Session, qtbot: QtBot
) -> None:
    before = session.experiment
    dialog = dialog_of(lambda: imports.open(file))
    target = dialog.findChild(Choice, "import_target")
    target.setCurrentIndex(target.findData("a"))
    target.activated.emit(target.currentIndex())
    settle(dialog, qtbot)
    assert dialog.findChild(Segmented, "import_predict").value == "classes", "seven whole numbers"
    qtbot.mouseClick(dialog.findChild(QWidget, "import_predict_numbers"), Qt.MouseButton.LeftButton)
    dialog.findChild(QCheckBox, "import_standardise").click()
    row = dialog.findChild(QListWidget, "import_columns").item(0)
    row.setCheckState(Qt.CheckState.Checked)
    settle(dialog, qtbot)
    shown = dialog._data
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    table = session.experiment.dataset
    assert table == Table(path="mine.csv", target="a", columns=("id", "b"), predict="numbers", standardise=False)
    assert session.data is shown, "nothing is read twice"
    assert session.experiment.models[0].layers[-1].units == 1
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.experiment == before


def test_the_last_column_stays_ticked(dialog_of: Any, imports: Imports, file: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(lambda: imports.open(file))
    listed = dialog.findChild(QListWidget, "import_columns")
    for row in (1, 2):
        listed.item(row).setCheckState(Qt.CheckState.Unchecked)
        settle(dialog, qtbot)
    assert [listed.item(row).checkState() for row in (1, 2)] == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]


def test_another_separator_reads_again(dialog_of: Any, imports: Imports, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "commas.csv"
    file.write_text("1,5;2,5;a\n2,5;3,5;b\n" * 9)
    dialog = dialog_of(lambda: imports.open(file))
    separator = dialog.findChild(Choice, "import_separator")
    assert separator.currentText() == "guess: semicolon"
    separator.setCurrentIndex(separator.findData("comma"))
    separator.activated.emit(separator.currentIndex())
    model = dialog.findChild(QTableView, "import_preview").model()
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "5;2")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"PK\x03\x04....", "spreadsheet"), (b"a,b\nx,y\nz,w\n", "no column of numbers")],
)
def test_a_wrong_file_gets_a_sentence_and_changes_nothing(
    dialog_of: Any, imports: Imports, tmp_path: Path, session: Session, qtbot: QtBot, content: bytes, words: str
) -> None:
    before, file = session.experiment, tmp_path / "bad.csv"
    file.write_bytes(content)
    dialog = dialog_of(lambda: imports.open(file), ready=False)
    qtbot.waitUntil(lambda: words in sentence(dialog))
    assert "bad.csv" in sentence(dialog) and not button(dialog).isEnabled()
    dialog.reject()
    assert session.experiment == before


def test_closing_while_it_reads_ends_the_thread(
    imports: Imports, tmp_path: Path, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "long.csv"
    file.write_text("a,b,c\n" + "1,2,3\n" * 300_000)
    imports.open(file)
    dialog = window.findChild(CsvImport)
    assert not button(dialog).isEnabled() and dialog.findChild(QWidget, "import_progress").isVisible()
    dialog.reject()
    assert not dialog._reader._thread.is_alive()


def test_the_choices_of_a_table_can_be_changed_later(
    dialog_of: Any, imports: Imports, file: Path, session: Session
) -> None:
    session.edit_dataset("Open", Table(path="mine.csv", columns=("a",)))
    dialog = dialog_of(imports.change)
    listed = dialog.findChild(QListWidget, "import_columns")
    assert [listed.item(row).checkState() == Qt.CheckState.Checked for row in range(3)] == [False, True, False]


def test_every_control_has_its_names(dialog_of: Any, imports: Imports, file: Path) -> None:
    dialog = dialog_of(lambda: imports.open(file))
    for name in ("separator", "header", "target", "predict", "columns", "preview", "standardise", "cancel", "button"):
        assert dialog.findChild(QWidget, f"import_{name}").accessibleName(), name


# --- the ways in


def test_pasted_cells_are_saved_where_the_user_says(
    dialog_of: Any, imports: Imports, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = "x\ty\n" + "".join(f"{i},5\t{2 * i},5\n" for i in range(20))
    dialog = dialog_of(lambda: imports.paste(cells))
    assert "saved as a file" in sentence(dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "cells"), ""))
    qtbot.mouseClick(button(dialog), Qt.MouseButton.LeftButton)
    assert (tmp_path / "cells.tsv").read_text() == cells
    assert session.experiment.dataset == Table(path="cells.tsv")
    assert session.data.y_train.max() <= 39.5 and not session.data.classification


def test_other_text_is_left_alone(imports: Imports, window: QWidget) -> None:
    assert not imports.paste("a sentence")
    assert window.findChild(CsvImport) is None


def test_a_dropped_table_opens_the_dialog(
    dialog_of: Any, imports: Imports, window: QWidget, file: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()

    def drop() -> None:
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, mime, left, none))
        qtbot.waitUntil(lambda: window.findChild(CsvImport) is not None)

    assert "mine.csv" in dialog_of(drop)._title.text()


def test_other_files_are_not_taken(imports: Imports, window: QWidget, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "song.mp3")), QUrl("https://example.org/a.csv")])
    assert dropped_table(mime) is None
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_a_source_reads_files_and_texts_alike(file: Path) -> None:
    from playground.engine.diagnostics.progress import Watch

    from_file = Source("mine.csv", path=file).read(Table(), Watch())
    from_text = Source("pasted", text=TABLE).read(Table(), Watch())
    assert from_file.names == from_text.names and from_file.head == from_text.head
