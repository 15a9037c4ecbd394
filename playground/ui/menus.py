"""The window's actions and menus, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from playground.look.tokens import SCALE_STEP
from playground.ui.actions import Menu, Row

if TYPE_CHECKING:
    from playground.ui.window import Window

translate = QCoreApplication.translate

Keys = QKeySequence.StandardKey


def rows(window: Window) -> list[Row]:
    """Every action of the window; undo and redo come from the undo stack."""
    files, live, look, editor = window.documents, window.live, window.look, window.editor

    def text(words: str) -> str:
        return translate("Actions", words)

    return [
        Row("new", text("&New"), files.new, (Keys.New,)),
        Row("open", text("&Open…"), files.choose, (Keys.Open,)),
        Row("save", text("&Save"), files.save, (Keys.Save,)),
        Row("save_as", text("Save &as…"), files.save_as, ("Ctrl+Shift+S",)),
        Row("quit", text("&Quit"), window.close, ("Ctrl+Q",)),
        Row("delete", text("&Delete"), editor.commands.remove, ("Del", "Backspace")),
        Row("duplicate", text("D&uplicate"), editor.commands.duplicate, ("Ctrl+D",)),
        Row("select_all", text("Select &all"), window.select_all, (Keys.SelectAll,)),
        Row("fit", text("&Fit the network"), editor.fit, ("F",)),
        *(
            Row(f"theme_{mode}", words, lambda _on, mode=mode: look.choose(mode=mode), (), mode == look.mode, "theme")
            for mode, words in (("system", text("As the s&ystem")), ("light", text("&Light")), ("dark", text("&Dark")))
        ),
        Row("larger", text("&Larger text"), lambda: window.scale_by(SCALE_STEP), ("Ctrl+=", "Ctrl++")),
        Row("smaller", text("&Smaller text"), lambda: window.scale_by(-SCALE_STEP), ("Ctrl+-",)),
        Row("normal", text("&Normal text"), lambda: look.choose(scale=1.0), ("Ctrl+0",)),
        Row("layout", text("&Standard layout"), window.arrange),
        Row("run", text("&Run"), live.toggle, ("Space",)),
        Row("step", text("&Step: one mini-batch"), live.trainer.step, ("Right",)),
        Row("epoch", text("&Epoch"), live.trainer.advance_epoch, ("Shift+Right",)),
        Row("reset", text("Rese&t to the same start"), live.trainer.reset, ("R",)),
        Row("new_start", text("&New start"), window.new_start, ("Shift+R",)),
        Row("about", text("&About Network Playground"), window.show_about),
        Row("shortcuts", text("&Keyboard shortcuts"), window.show_shortcuts, ("Ctrl+/",)),
    ]


def menus(*, examples: QMenu, docks: Sequence[str]) -> list[str | Menu | QMenu | None]:
    """The menu bar; `docks` are the ids of the actions that show and hide docks."""

    def text(words: str) -> str:
        return translate("Actions", words)

    theme = Menu("theme", text("&Theme"), ["theme_system", "theme_light", "theme_dark"])
    size = Menu("text_size", text("Te&xt size"), ["larger", "smaller", "normal"])
    return [
        Menu("file", text("&File"), ["new", "open", examples, None, "save", "save_as", None, "quit"]),
        Menu("edit", text("&Edit"), ["undo", "redo", None, "delete", "duplicate", None, "select_all"]),
        Menu("view", text("&View"), [*docks, None, "layout", "fit", None, theme, size]),
        Menu("run", text("&Run"), ["run", "step", "epoch", None, "reset", "new_start"]),
        Menu("help", text("&Help"), ["shortcuts", "about"]),
    ]
