"""What every panel gives away: pictures and numbers, each opened again by a reader that did not write it."""

import csv
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImageReader
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.look.context_menu import actions_for
from playground.look.plots import Plot
from playground.look.tables import Table
from playground.panels import Panel, panels
from tests.panels.pdf import read_pdf
from tests.panels.runs import model, run_of

# Fusion paints headers of tables with a gradient, which the application's style sheet does not
pytestmark = pytest.mark.qt_log_ignore("QPdfEngine: unable to create a gradient", extend=True)

SVG = "{http://www.w3.org/2000/svg}"
SVG_BITMAPS = {"decision_boundary": 3, "weights": 7}  # boundaries and their scale, cells of matrices and their scale
PDF_BITMAPS = {"decision_boundary": 3, "weights": 1}  # as many, but the cells in a few pixels, drawn larger

every_kind = pytest.mark.parametrize("kind", panels(), ids=[kind.name for kind in panels()])


Shown = Callable[..., Panel]


def open_panel(shown: Shown, kind: type[Panel]) -> Panel:
    """A panel with two models; no fixture, because pytest would hold it beyond the end of its test."""
    return shown(kind, run_of(model("sigmoid"), model("relu", activation="relu"), steps=80).snapshot())


@every_kind
def test_every_file_opens_again(kind: type[Panel], shown: Shown, tmp_path: Path) -> None:
    panel = open_panel(shown, kind)
    for suffix in (".png", ".svg", ".pdf", ".csv"):
        panel.export(tmp_path / f"it{suffix}", scale=2)
    check_png(tmp_path / "it.png", panel.size())
    check_svg(tmp_path / "it.svg", panel.size(), bitmaps=SVG_BITMAPS.get(kind.name, 0))
    check_pdf(tmp_path / "it.pdf", panel.size(), bitmaps=PDF_BITMAPS.get(kind.name, 0))
    assert panel.tables()
    for name, table in panel.tables().items():
        path = tmp_path / ("it.csv" if len(panel.tables()) == 1 else f"it_{name}.csv")
        with path.open(newline="", encoding="utf-8") as file:
            assert is_table(list(csv.reader(file)), table)
    for action in panel.actions():
        if action.objectName().startswith(f"{kind.name}_copy"):
            action.trigger()
            (check_copied_picture if "picture" in action.objectName() else check_copied_numbers)(panel)


def check_png(path: Path, size: QSize) -> None:
    reader = QImageReader(str(path))
    assert (reader.format(), reader.size()) == (b"png", 2 * size)
    image = reader.read()
    assert len({bytes(image.constScanLine(y)) for y in range(image.height())}) > 40, "no empty sheet"


def check_svg(path: Path, size: QSize, *, bitmaps: int) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag == f"{SVG}svg" and root.get("viewBox") == f"0 0 {size.width()} {size.height()}"
    words = [text for text in root.iter(f"{SVG}text") if (text.text or "").strip()]
    assert words and all(float(text.get("textLength", "0")) > 0 for text in words)
    assert len(list(root.iter(f"{SVG}image"))) == bitmaps
    assert QSvgRenderer(str(path)).isValid()


def check_pdf(path: Path, size: QSize, *, bitmaps: int) -> None:
    pdf = read_pdf(path.read_bytes())
    assert pdf.pages == 1 and pdf.size == pytest.approx((size.width() * 0.75, size.height() * 0.75), abs=0.5)
    assert pdf.fonts and pdf.operators.get("Tj", 0) + pdf.operators.get("TJ", 0) > 3, "words stay words"
    assert sum(pdf.operators.get(name, 0) for name in ("l", "c", "re")) > 5, "shapes stay shapes"
    assert pdf.bitmaps == bitmaps and b"DCTDecode" not in path.read_bytes(), "what is of pixels stays as it is"


def check_copied_picture(panel: Panel) -> None:
    data = QGuiApplication.clipboard().mimeData()
    assert data.imageData().size() == 2 * panel.size()
    assert ElementTree.fromstring(bytes(data.data("image/svg+xml").data())).tag == f"{SVG}svg"


def check_copied_numbers(panel: Panel) -> None:
    rows = list(csv.reader(QGuiApplication.clipboard().text().splitlines(), delimiter="\t"))
    tables = panel.tables()
    for name, table in tables.items():
        first = rows.index([name]) + 1 if len(tables) > 1 else 0
        assert is_table(rows[first : first + 1 + len(table[1])], table)


def is_table(rows: list[list[str]], table: Table) -> bool:
    header, body = table
    assert rows[0] == list(header) and len(rows) == len(body) + 1 > 1
    return all(
        len(row) == len(values) and all(map(same, row, values)) for row, values in zip(rows[1:], body, strict=True)
    )


def same(cell: str, value: object) -> bool:
    """Whether a cell of a file says this value, a number to the last bit."""
    if isinstance(value, float | np.floating):
        return float(cell) == value or (np.isnan(value) and cell == "nan")
    return cell == str(value)


@pytest.mark.parametrize("kind", [kind for kind in panels() if kind.name == "data_table"])
def test_the_menu_writes_each_kind_of_file(
    kind: type[Panel], shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A PNG at a scale that says its pixels; a name with a point in it keeps it."""
    panel = open_panel(shown, kind)
    offered = {action.objectName().removeprefix(f"{panel.name}_"): action for action in panel.actions()}
    assert list(filter(None, offered)) == [
        *("copy_picture", "copy_numbers", "export_png", "export_svg", "export_pdf", "export_csv")
    ]
    menu = offered.pop("export_png").menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        *("1 ×: 700 × 360 pixels…", "2 ×: 1,400 × 720 pixels…", "4 ×: 2,800 × 1,440 pixels…")
    ]
    offers: list[str] = []

    def choose(_parent: QWidget, _title: str, offer: str, _filter: str) -> tuple[str, str]:
        offers.append(offer)
        return str(tmp_path / "v1.2"), ""

    monkeypatch.setattr("playground.look.exports.Exports.folder", Path())
    monkeypatch.setattr("playground.look.exports.QFileDialog.getSaveFileName", choose)
    for action in (menu.actions()[2], *(offered[f"export_{name}"] for name in ("svg", "pdf", "csv"))):
        with qtbot.waitSignal(panel.exports.written) as done:
            action.trigger()
        assert done.args == [""]
    assert sorted(path.name for path in tmp_path.glob("v1*")) == ["v1.2.csv", "v1.2.pdf", "v1.2.png", "v1.2.svg"]
    assert QImageReader(str(tmp_path / "v1.2.png")).size().toTuple() == (2800, 1440)
    assert offers == ["data_table.png", *(str(tmp_path / f"data_table.{suffix}") for suffix in ("svg", "pdf", "csv"))]


@pytest.mark.parametrize("kind", [panels()[0]])
def test_what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing(
    kind: type[Panel], shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    panel = open_panel(shown, kind)
    said: list[str] = []
    monkeypatch.setattr("playground.look.exports.QMessageBox.warning", lambda *words: said.append(words[2]))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "old.svg").write_text("the picture of yesterday")
    for place, fails in ((tmp_path / "missing" / "it", None), (tmp_path / "old", full)):
        monkeypatch.setattr("playground.look.exports.QFileDialog.getSaveFileName", lambda *_, at=place: (str(at), ""))
        with monkeypatch.context() as patch, qtbot.waitSignal(panel.exports.written):
            if fails:
                patch.setattr("playground.experiment.codec.os.fsync", fails)
            next(action for action in panel.actions() if action.objectName().endswith("_svg")).trigger()
            panel.exports.finish()
    assert [sentence.endswith(". Choose another place.") for sentence in said] == [True, True]
    assert "No such file" in said[0] and "No space left" in said[1]
    assert [path.name for path in tmp_path.glob("*.*")] == ["old.svg"]
    assert (tmp_path / "old.svg").read_text() == "the picture of yesterday"


@pytest.mark.parametrize("kind", [kind for kind in panels() if kind.name == "curvature"])
def test_numbers_that_are_not_there_yet(kind: type[Panel], look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("playground.look.exports.QMessageBox.information", lambda *words: said.append(words[2]))
    panel = kind(look)
    qtbot.addWidget(panel)
    for action in panel.actions():
        if action.objectName() in ("curvature_copy_numbers", "curvature_export_csv"):
            action.trigger()
    assert len(said) == 2 and "press the button in the panel" in said[0]


@every_kind
def test_a_click_on_anything_inside_opens_the_menu(
    kind: type[Panel], shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plot puts its own actions first; other widgets leave the event to the panel, whose policy shows its actions."""
    panel = open_panel(shown, kind)
    opened: list[list[str]] = []
    monkeypatch.setattr(
        "playground.look.context_menu.QMenu.exec", lambda actions, _at: opened.append([each.text() for each in actions])
    )
    assert panel.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and widget.metaObject().className() in ("Plot", "Canvas", "Turnable"):
            point = QPoint(5, 5)
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
            QApplication.sendEvent(widget.viewport() if isinstance(widget, Plot) else widget, event)
            assert "Copy numbers" in opened[-1]
            assert ("Reset view" in opened[-1]) == any(a.text() == "Reset view" for a in actions_for(widget))


@pytest.mark.parametrize("kind", [kind for kind in panels() if kind.name == "loss"])
def test_lines_grow_with_the_picture(kind: type[Panel], shown: Shown) -> None:
    panel = open_panel(shown, kind)
    [plot] = panel.findChildren(Plot)
    place = plot.plotItem.getViewBox().sceneBoundingRect().toRect()

    def inked(scale: int) -> int:
        """Pixels of the plot in the very colour of the second model: of its lines, for names stand beside it."""
        image = panel.picture(scale).copy(QRect(place.topLeft() * scale, place.size() * scale))
        rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
        return int((rows == QColor(panel.look.theme.tokens.models[1]).rgba()).sum())

    assert inked(4) > 3 * inked(2) > 0, "twice as long and twice as wide"


@pytest.mark.parametrize("kind", [kind for kind in panels() if kind.name in ("confusion", "many_seeds")])
def test_a_picture_has_nothing_to_press_but_says_what_was_chosen(
    kind: type[Panel], shown: Shown, tmp_path: Path
) -> None:
    panel = open_panel(shown, kind)
    panel.export(tmp_path / "it.svg")
    words = {(text.text or "").strip() for text in ElementTree.parse(tmp_path / "it.svg").getroot().iter(f"{SVG}text")}
    assert {"confusion": "training · counts", "many_seeds": "10 starts · 100 epochs · train"}.get(
        panel.name, "no."
    ) in words
    assert not words & {"Train", "test", "shares", "200 epochs"}
