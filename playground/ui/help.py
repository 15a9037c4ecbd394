"""What the Help menu shows: what this application is, and the keys that it understands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from string import ascii_uppercase

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

import playground
from playground.look.controls import label
from playground.look.controls.naming import identify
from playground.look.look import Look

translate = QCoreApplication.translate


class Page(QDialog):
    """A dialog with some content and a button that closes it."""

    def __init__(self, look: Look, parent: QWidget, *, name: str, title: str, content: QWidget) -> None:
        super().__init__(parent)
        identify(self, name, title)
        self.setWindowTitle(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        padding = look.theme.space(20)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(look.theme.space(16))
        column.addWidget(content)
        column.addWidget(buttons)


def about(look: Look, parent: QWidget) -> Page:
    """What this is."""
    words = translate(
        "Help",
        "Drag a neural network together, train it live, and show a room what its gradients do.",
    )
    html = f"<h2>Network Playground {escape(playground.__version__)}</h2><p>{words}</p>"
    content = label(html, wrap=True, name="about_text")
    content.setMinimumWidth(look.theme.text(360))
    return Page(look, parent, name="about_dialog", title=translate("Help", "About Network Playground"), content=content)


def canvas_keys(actions: Iterable[QAction]) -> list[tuple[str, str]]:
    """What keys do while the canvas has the focus, beside the actions of the menus, which some letters belong to."""
    taken = sorted({keys.toString() for action in actions for keys in action.shortcuts()} & set(ascii_uppercase))
    letters = translate("Help", "/, A … Z but {letters}").format(letters=", ".join(taken)) if taken else "/, A … Z"
    return [
        ("← →", translate("Help", "Walk along the chain")),
        ("+ −", translate("Help", "Turn the card's number")),
        ("Alt+← Alt+→", translate("Help", "Move the card along the chain")),
        ("Enter", translate("Help", "Type the card's number")),
        ("F2", translate("Help", "Rename the card")),
        (letters, translate("Help", "Search layers and activations")),
        ("Esc", translate("Help", "Give up a drag; select nothing")),
    ]


def shortcuts(look: Look, parent: QWidget, actions: Mapping[str, QAction]) -> Page:
    """Every action that has keys, and the keys of the canvas."""
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.theme.space(24))
    native = QKeySequence.SequenceFormat.NativeText
    plain = {"undo": translate("Actions", "&Undo"), "redo": translate("Actions", "&Redo")}  # else with what is undone
    rows = [
        (", ".join(keys.toString(native) for keys in action.shortcuts()), plain.get(id, action.text()).replace("&", ""))
        for id, action in actions.items()
        if action.shortcuts()
    ]
    rows = [(keys.replace("Right", "→"), words) for keys, words in [*rows, *canvas_keys(actions.values())]]
    half = (len(rows) + 1) // 2
    for index, (keys, words) in enumerate(rows):
        row, column = index % half, 2 * (index // half)
        grid.addWidget(label(keys, role="control"), row, column)
        grid.addWidget(label(words, tone="muted"), row, column + 1)
    return Page(look, parent, name="shortcuts_dialog", title=translate("Help", "Keyboard shortcuts"), content=content)
