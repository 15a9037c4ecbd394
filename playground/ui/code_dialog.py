"""The dialog that shows a model as code: framework, form and weights to choose, and the code to read, copy or save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from playground.experiment.code.chain import Chain
from playground.experiment.code.export import FRAMEWORKS, SUFFIXES, Export, export
from playground.look import numbers
from playground.look.controls import Button, Segmented, Sentence, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.ui.background import Background
from playground.ui.highlighter import Highlighter

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Choice:
    """What the code is to be: keys of `FRAMEWORKS` and `SUFFIXES`, and whether it has the weights."""

    framework: str = "numpy"
    form: str = "script"
    weights: bool = False


class CodeDialog(QDialog):
    """Shows `chain`, which has its weights, as code. `save_wanted(Chain, Choice)` leaves the saving to others.

    `epoch` is how long the weights have been trained, `model` what the model is called on screen, and `file(suffix)`
    the name that a file would get.
    """

    save_wanted = Signal(object, object)

    def __init__(
        self,
        look: Look,
        chain: Chain,
        *,
        epoch: int,
        model: str,
        file: Callable[[str], str],
        choice: Choice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        identify(self, "code_dialog", translate("Code", "Export as code"))
        self.setWindowTitle(translate("Code", "Export as code"))
        self._look, self._chain, self._epoch, self._model, self._file = look, chain, epoch, model, file
        self.choice = choice or Choice()
        self.made: Export | None = None
        """What has been written of this choice; None while that goes on, and where it can't be."""
        self._writing = Background(self)
        self._writing.done.connect(self._show_made)
        self._writing.failed.connect(lambda problem: self._show_made(None, problem))
        self.finished.connect(self._writing.close)
        self._choices = QGridLayout()
        for row, (name, accessible, control) in enumerate(self._controls()):
            self._choices.addWidget(label(name, tone="muted", name=f"{control.objectName()}_label"), row, 0)
            self._choices.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
            control.setAccessibleName(accessible)
        self._choices.setColumnStretch(1, 1)
        self._sentence = Sentence(look, name="code_sentence", role="chip")
        self._code = code_view()
        self._highlighter = Highlighter(self._code.document(), look)
        self._copy = Button(look, translate("Code", "Copy"), name="code_copy", icon="copy")
        self._save = Button(look, translate("Code", "Save…"), name="code_save", primary=True)
        self._close = Button(look, translate("Code", "Close"), name="code_close")
        self._lay_out()
        self._copy.clicked.connect(self._copy_code)
        self._save.clicked.connect(lambda: self.save_wanted.emit(self.chosen, self.choice))
        self._close.clicked.connect(self.reject)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._write()

    def _controls(self) -> list[tuple[str, str, Segmented]]:
        """The choices: their words, their accessible names, and the controls."""
        look, choice = self._look, self.choice
        frameworks = [(key, name) for key, (name, _) in FRAMEWORKS.items()]
        forms = [("script", translate("Code", "Script")), ("notebook", translate("Code", "Notebook"))]
        weights = [("new", translate("Code", "Drawn anew")), ("kept", translate("Code", "As learned"))]
        rows = (
            ("framework", translate("Code", "Framework"), frameworks, choice.framework),
            ("form", translate("Code", "Form"), forms, choice.form),
            ("weights", translate("Code", "Weights"), weights, "kept" if choice.weights else "new"),
        )
        made = []
        for key, words, segments, value in rows:
            control = Segmented(look, segments, name=f"code_{key}", accessible=words, value=value)
            control.chosen.connect(lambda chosen, key=key: self._choose(key, chosen))
            made.append((words, words, control))
        return made

    def _choose(self, key: str, value: str) -> None:
        chosen = {"weights": value == "kept"} if key == "weights" else {key: value}
        self.choice = replace(self.choice, **chosen)
        self._write()

    def tell(self, words: str, level: str) -> None:
        """Say what came of it: plain text, and "ok" or "error"."""
        self._sentence.show_sentence(escape(words), level=level)

    @property
    def chosen(self) -> Chain:
        """The model as it is to be written: weights that have been learned are not trained on."""
        return replace(self._chain, epochs=0) if self.choice.weights else replace(self._chain, weights=None)

    def _write(self) -> None:
        """Have the code of this choice written in a thread: to pack many samples into a notebook takes a while."""
        self.made, chain, choice, file = None, self.chosen, self.choice, self._file(".npz")
        self._writing.start(lambda _watch: export(chain, framework=choice.framework, form=choice.form, file=file))

    def _show_made(self, made: Export | None, problem: str = "") -> None:
        """Show the code, or why there is none."""
        self.made = made
        if made is None:
            self.tell(problem, "error")
        else:
            self._sentence.show_sentence(self._told(made))
        self._code.setPlainText(made.preview if made else "")
        for button in (self._copy, self._save):
            button.setEnabled(made is not None)

    def _told(self, made: Export) -> str:
        """What will be saved."""
        model, file = escape(self._model), escape(self._file(SUFFIXES[self.choice.form]))
        epochs = numbers.grouped(self._epoch)
        if self.choice.weights:
            what = translate("Code", "<b>{model}</b> with the weights of epoch {epochs}.").format(
                model=model, epochs=epochs
            )
        else:
            what = translate("Code", "<b>{model}</b>, to be trained from its start.").format(model=model)
        words = translate("Code", "Saved as {file}: all that it needs is in it.")
        if made.needs_file and self.choice.weights:
            words = translate("Code", "Saved as {file}, with samples and weights in {arrays} beside it.")
        elif made.needs_file:
            words = translate("Code", "Saved as {file}, with the samples in {arrays} beside it.")
        return f"{what} {words.format(file=file, arrays=escape(self._file('.npz')))}"

    def _copy_code(self) -> None:
        if self.made is not None:
            QGuiApplication.clipboard().setText(self.made.copied)
            self.tell(translate("Code", "The code is on the clipboard."), "ok")

    def _lay_out(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._copy)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._close)
        self._buttons.addWidget(self._save)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._choices)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self._code, 1)
        self._column.addLayout(self._buttons)
        for button in (self._copy, self._close):
            button.setAutoDefault(False)
        self._save.setDefault(True)

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(20)
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._column.setSpacing(theme.space(12))
        self._choices.setHorizontalSpacing(theme.space(16))
        self._choices.setVerticalSpacing(theme.space(8))
        self._buttons.setSpacing(theme.space(8))
        font = theme.font("chip")
        self._code.setStyleSheet(
            f"QPlainTextEdit {{ font-family: monospace; font-size: {font.pixelSize()}px;"
            " background: palette(alternate-base); }"
        )
        room = self.screen().availableSize()
        self.resize(min(theme.text(860), room.width() - 80), min(theme.text(760), room.height() - 80))


def code_view() -> QPlainTextEdit:
    """Code to read, to select and to walk through with the keys."""
    view = QPlainTextEdit()
    identify(view, "code_preview", translate("Code", "The code"))
    view.setReadOnly(True)
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
    view.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keys)
    return view
