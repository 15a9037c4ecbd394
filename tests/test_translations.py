"""Every text that people read is translated into every language there is, placeholders and all."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = sorted(FOLDER.glob("*.ts"))
CATALOGUES = sorted(FOLDER.glob("playground_*.ts"))

Messages = dict[tuple[str, str], str]
"""Context and English text → translation, empty while it is unfinished."""

UPDATE = "bring it up to date: .venv/bin/python packaging/translations.py"


def messages(source: Path) -> Messages:
    """What is in a file for translators; what is no longer in the source is left out there."""
    found: Messages = {}
    for context in ElementTree.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None and translation.text
            found[context.findtext("name", ""), message.findtext("source", "")] = (finished and translation.text) or ""
    return found


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder, brought up to date with the source."""
    copy = tmp_path_factory.mktemp("translations")
    for source in SOURCES:
        shutil.copy(source, copy)
    subprocess.run([sys.executable, ROOT / "packaging" / "translations.py", copy], check=True, cwd=ROOT)
    return copy


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_no_text_is_missing_and_none_is_left_over(source: Path, updated: Path) -> None:
    now, then = messages(updated / source.name), messages(source)
    assert [text for text, translation in now.items() if not translation] == [], f"translate these; first {UPDATE}"
    assert then == now, UPDATE


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_what_qt_reads_says_what_translators_wrote(source: Path) -> None:
    read = QTranslator()
    assert read.load(str(source.with_suffix(".qm")))
    for (context, text), translation in messages(source).items():
        assert read.translate(context, text) == translation, UPDATE


def marks(text: str) -> list[str]:
    """What a text must have in every language: {placeholders} with their format, %1, <tags> and one accelerator."""
    accelerator = ["&"] * len(re.findall(r"&(?=[^\s&])", text)) if "<" not in text else []
    return sorted(re.findall(r"\{[^{}]*\}|%\d|</?\w+>", text)) + accelerator


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_placeholders_tags_and_accelerators_are_kept(source: Path) -> None:
    for (_context, text), translation in messages(source).items():
        assert marks(text) == marks(translation), f"{text!r} → {translation!r}"
        assert text.startswith((" ", ",")) == translation.startswith((" ", ",")), text
        assert text.endswith(" ") == translation.endswith(" "), text


def marked() -> Iterator[tuple[str, str, str]]:
    """Place, context and text of every call that marks a text, read by Python's own parser; of self.tr any context."""
    for path in sorted((ROOT / "playground").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)] if name in MARKS else []
            if len(texts) == MARKS.get(name):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(texts[0]) if len(texts) > 1 else "", str(texts[-1])


MARKS = {"translate": 2, "QT_TRANSLATE_NOOP": 2, "tr": 1}
"""The functions that mark a text, and how many texts they are given."""


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda source: source.stem)
def test_lupdate_overlooks_nothing(source: Path, updated: Path) -> None:
    found = {*messages(updated / source.name), *(("", text) for _context, text in messages(updated / source.name))}
    overlooked = [f"{place} {text}" for place, context, text in marked() if (context, text) not in found]
    assert overlooked == [], "lupdate does not look into every f-string: give the text a line of its own"
