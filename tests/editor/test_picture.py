"""The network as a picture: opened again by readers that did not write it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImageReader
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu

from playground.editor.hits import Hit
from playground.editor.picture import NetworkPicture
from playground.experiment.project import start
from playground.look.exports import files
from tests.editor.bench import Bench
from tests.panels.pdf import read_pdf

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("neurons", [False, True], ids=["cards", "neurons"])
def test_every_file_opens_again(bench: Bench, tmp_path: Path, neurons: bool) -> None:
    view = bench.view
    view.show_neurons(neurons)
    view.show_live(view.compute(start(bench.session.experiment, bench.session.data).snapshot()))
    modes = [item.cacheMode() for item in view.scene_.items()]
    for suffix in (".png", ".svg", ".pdf"):
        for path, make in files(NetworkPicture(view), tmp_path / f"it{suffix}", scale=2).items():
            path.write_bytes(make())
    assert [item.cacheMode() for item in view.scene_.items()] == modes, "what is fast on screen stays so"

    image = QImageReader(str(tmp_path / "it.png")).read()
    assert image.size() == 2 * view.size()
    root = ElementTree.parse(tmp_path / "it.svg").getroot()
    words = {(text.text or "").strip() for text in root.iter(f"{SVG}text")}
    assert {"h1", "h2", "out"} <= words, "words stay words"
    assert all(float(each.get("width", "0")) <= 128 for each in root.iter(f"{SVG}image")), "no card is of pixels"
    assert QSvgRenderer(str(tmp_path / "it.svg")).isValid()
    pdf = read_pdf((tmp_path / "it.pdf").read_bytes())
    assert pdf.pages == 1 and pdf.size == pytest.approx((view.width() * 0.75, view.height() * 0.75), abs=0.5)
    assert pdf.operators["Tj"] > 3 and pdf.operators["l"] > 10


def test_its_numbers_are_its_layers(bench: Bench) -> None:
    header, rows = NetworkPicture(bench.view).tables()["layers"]
    assert header == ("model", "layer", "kind", "activation", "inputs", "outputs", "parameters")
    assert [row[1:] for row in rows] == [
        ("h1", "dense", "tanh", 2, 8, 24),
        ("h2", "dense", "tanh", 8, 8, 72),
        ("d1", "dropout", "", 8, 8, 0),
        ("out", "dense", "sigmoid", 8, 1, 9),
    ]


def test_the_menu_of_the_paper_offers_them_and_that_of_a_card_does_not(bench: Bench) -> None:
    for hit, offered in ((Hit(), True), (Hit(key="h1", part="title"), False)):
        bench.view.select((hit.layer,) if hit.layer else ())
        bench.view.commands.open_menu(hit, QPoint())
        [menu] = [each for each in bench.view.findChildren(QMenu, "canvas_menu") if each.isVisible()]
        names = [action.objectName() for action in menu.actions()]
        assert ("network_export_svg" in names and "network_copy_picture" in names) is offered
        menu.close()
