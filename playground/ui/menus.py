"""The window's actions and menus, as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from playground.experiment.models import MOST
from playground.experiment.values import Experiment
from playground.look.tokens import MODEL_LETTERS, SCALE_STEP
from playground.ui.actions import Menu, Row

if TYPE_CHECKING:
    from playground.ui.docks import Dock
    from playground.ui.window import Window

translate = QCoreApplication.translate

Keys = QKeySequence.StandardKey


MODELS = ("duplicate_model", "rename_model", "close_model")
STARTS = ("reset", "forward", "new_start")
TRAVEL = ("bookmark", "go_on", "to_live")
EDITS = ("cut", "copy", "paste", "delete", "duplicate")


def rows(window: Window) -> list[Row]:
    """Every action of the window; undo and redo come from the undo stack."""
    files, live, look, editor = window.documents, window.live, window.look, window.editor
    models = window.shown_model

    return [
        Row("new", translate("Actions", "&New"), files.new, (Keys.New,)),
        Row("open", translate("Actions", "&Open…"), files.choose, (Keys.Open,)),
        Row("save", translate("Actions", "&Save"), files.save, (Keys.Save,)),
        Row("save_as", translate("Actions", "Save &as…"), files.save_as, ("Ctrl+Shift+S",)),
        Row("animation", translate("Actions", "E&xport animation…"), partial(animate, window)),
        Row("export_code", translate("Actions", "Export as &code…"), partial(export_code, window), ("Ctrl+Shift+E",)),
        Row("settings", translate("Actions", "Se&ttings…"), window.show_settings, ("Ctrl+,",)),
        Row("quit", translate("Actions", "&Quit"), lambda: window.window().close(), ("Ctrl+Q",)),
        Row("cut", translate("Actions", "Cu&t"), editor.commands.cut, (Keys.Cut,)),
        Row("copy", translate("Actions", "&Copy"), editor.commands.copy, (Keys.Copy,)),
        Row("paste", translate("Actions", "&Paste"), partial(paste, window), (Keys.Paste,)),
        Row("delete", translate("Actions", "&Delete"), editor.commands.remove, ("Del", "Backspace")),
        Row("duplicate", translate("Actions", "D&uplicate"), editor.commands.duplicate, ("Ctrl+D",)),
        Row("select_all", translate("Actions", "Select &all"), window.select_all, (Keys.SelectAll,)),
        Row("fit", translate("Actions", "&Fit the network"), editor.fit, ("F",)),
        *(
            Row(f"theme_{mode}", words, lambda _on, mode=mode: look.choose(mode=mode), (), mode == look.mode, "theme")
            for mode, words in (
                ("system", translate("Actions", "As the s&ystem")),
                ("light", translate("Actions", "&Light")),
                ("dark", translate("Actions", "&Dark")),
            )
        ),
        Row("larger", translate("Actions", "&Larger text"), lambda: window.scale_by(SCALE_STEP), ("Ctrl+=", "Ctrl++")),
        Row("smaller", translate("Actions", "&Smaller text"), lambda: window.scale_by(-SCALE_STEP), ("Ctrl+-",)),
        Row("normal", translate("Actions", "&Normal text"), lambda: look.choose(scale=1.0), ("Ctrl+0",)),
        Row("layout", translate("Actions", "&Reset layout"), window.arrange),
        Row("run", translate("Actions", "&Run"), live.toggle, ("Space",)),
        Row("step", translate("Actions", "&Step: one mini-batch"), live.trainer.step, ("Right",)),
        Row("epoch", translate("Actions", "&Epoch"), live.trainer.advance_epoch, ("Shift+Right",)),
        Row("run_until", translate("Actions", "Run &until…"), partial(run_until, window)),
        Row("reset", translate("Actions", "Rese&t to the same start"), live.trainer.reset, ("R",)),
        Row("forward", translate("Actions", "&Forward to the furthest step"), window.time_travel.forward, ("Ctrl+R",)),
        Row("new_start", translate("Actions", "&New start"), window.new_start, ("Shift+R",)),
        Row("bookmark", translate("Actions", "&Bookmark this step"), window.time_travel.bookmark, ("Ctrl+B",)),
        Row("go_on", translate("Actions", "&Go on from here"), window.time_travel.go_on, ("Ctrl+G",)),
        Row("to_live", translate("Actions", "Back to the r&un"), window.time_travel.to_live),
        Row("microscope", translate("Actions", "&Microscope"), window.closer_look.toggle, ("M",)),
        Row("duplicate_model", translate("Actions", "&Duplicate model"), models.duplicate, ("Ctrl+Shift+D",)),
        Row("rename_model", translate("Actions", "&Rename model…"), partial(rename_model, window)),
        Row("close_model", translate("Actions", "&Close model"), models.remove),
        *(
            Row(
                f"model_{letter.lower()}",
                translate("Actions", "Model &{letter}").format(letter=letter),
                partial(models.show, index),
                (f"Ctrl+{index + 1}",),
            )
            for index, letter in enumerate(MODEL_LETTERS)
        ),
        Row("about", translate("Actions", "&About Network Playground"), window.show_about),
        Row("shortcuts", translate("Actions", "&Keyboard shortcuts"), window.show_shortcuts, ("Ctrl+/",)),
    ]


def animate(window: Window) -> None:
    """Film the run. The module is loaded when it is wanted: the first paint of the window need not wait for it."""
    from playground.ui.animation.dialog import ask_for_animation

    ask_for_animation(window)


def export_code(window: Window) -> None:
    """The model as code; loaded when it is wanted too."""
    from playground.ui.code_export import CodeExport

    (window.findChild(CodeExport) or CodeExport(window)).begin()


def paste(window: Window) -> None:
    """What is on the clipboard: cells of a spreadsheet become data, everything else is for the canvas."""
    text = QGuiApplication.clipboard().text()
    if text.lstrip().startswith(("{", "[")) or not window.imports.paste(text):
        window.editor.commands.paste()


def run_until(window: Window) -> None:
    """Open the fields that say when a run ends by itself."""
    window.editor.select(())
    window.docks["inspector"].show()
    window.docks["inspector"].raise_()
    window.inspector.show_stop()


def rename_model(window: Window) -> None:
    """Open a field over the name of the model that is shown."""
    window.header.tabs.rename(window.shown_model.index)


def show_model_actions(actions: Mapping[str, QAction], experiment: Experiment) -> None:
    """Offer what can be done with so many models."""
    count = len(experiment.models)
    actions["duplicate_model"].setVisible(count < MOST)
    actions["close_model"].setVisible(count > 1)
    for index, letter in enumerate(MODEL_LETTERS):
        actions[f"model_{letter.lower()}"].setVisible(1 < count > index)


def add_to_view(window: Window, dock: Dock) -> None:
    """Offer to show a dock that was made after the menus, behind those that were there."""
    action, view = dock.toggleViewAction(), window.menuBar().findChild(QMenu, "menu_view")
    assert isinstance(view, QMenu)
    window.actions_by_id[f"show_{dock.name}"] = action
    view.insertAction(next(each for each in view.actions() if each.isSeparator()), action)


def menus(*, recent: QMenu, examples: QMenu, docks: Sequence[str]) -> list[str | Menu | QMenu | None]:
    """The menu bar; `docks` are the ids of the actions that show and hide docks."""

    theme = Menu("theme", translate("Actions", "&Theme"), ["theme_system", "theme_light", "theme_dark"])
    size = Menu("text_size", translate("Actions", "Te&xt size"), ["larger", "smaller", "normal"])
    return [
        Menu(
            "file",
            translate("Actions", "&File"),
            [
                "new",
                "open",
                recent,
                examples,
                None,
                "save",
                "save_as",
                None,
                "animation",
                "export_code",
                None,
                "settings",
                None,
                "quit",
            ],
        ),
        Menu("edit", translate("Actions", "&Edit"), ["undo", "redo", "show_edits", None, *EDITS, None, "select_all"]),
        Menu("view", translate("Actions", "&View"), [*docks, None, "layout", "fit", None, theme, size]),
        Menu(
            "model",
            translate("Actions", "&Model"),
            [*MODELS, None, *(f"model_{each.lower()}" for each in MODEL_LETTERS)],
        ),
        Menu(
            "run",
            translate("Actions", "&Run"),
            ["run", "step", "epoch", "run_until", None, *STARTS, None, *TRAVEL, None, "microscope"],
        ),
        Menu("help", translate("Actions", "&Help"), ["shortcuts", "about"]),
    ]
