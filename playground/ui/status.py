"""The status bar: how large the model is, how fast it learns, how well it does, what is wrong, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from playground.editor.live import ModelValues
from playground.experiment.problems import Problem
from playground.look import icons, numbers
from playground.look.controls import label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.ui.verdict import verdict

translate = QCoreApplication.translate

LEFT, RIGHT = ("problems", "parameters", "speed", "accuracy"), ("precision", "keys")
"""The parts on either side."""

GIVES_WAY = ("precision", "keys", "parameters", "speed")
"""What goes first where the bar is too narrow for all of it."""


class Status(QStatusBar):
    """Each part is a label of its own; parts that have nothing to say are not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self._look = look
        self._level = "ok"
        self._several = False
        self._problems: tuple[Problem, ...] = ()
        self._models: Sequence[ModelValues] = ()
        self._diverged = ""
        self._words: dict[str, str] = {}
        self._parts: dict[str, QLabel] = {}
        self._dots: dict[str, QLabel] = {}
        self._icon = QLabel()
        self._row = QHBoxLayout()
        self._row.addWidget(self._icon)
        for name in LEFT:
            self._add(name)
        self._row.addStretch(1)
        for name in RIGHT:
            self._add(name)
        body = QWidget()
        body.setLayout(self._row)
        self.addWidget(body, 1)
        self._running = self._covered = False
        self._say_keys()
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def text(self, part: str) -> str:
        """The words of a part, without their markup."""
        return self._words[part].replace("<b>", "").replace("</b>", "")

    def say(self, part: str, html: str) -> None:
        """Show words in a part; "" takes it away."""
        if self._words[part] != html:
            self._words[part] = html
            self._write(part)
            self._fit()

    def show_models(self, parameters: Sequence[int], precision: str) -> None:
        """How many parameters each model has, and in which numbers they are computed."""
        words = translate("Status", "{count} parameters")
        self._several = len(parameters) > 1
        self.say("parameters", words.format(count=f"<b>{counts_words(parameters)}</b>"))
        self.say("precision", precision)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """What is wrong with the structure of the network; hints don't count."""
        self._problems = problems
        self._judge()

    def show_health(self, models: Sequence[ModelValues]) -> None:
        """How the layers of each model are."""
        self._models = models
        self._judge()

    def _judge(self) -> None:
        found = verdict(self._problems, self._diverged, self._models)
        self.say("problems", found.words)
        self._parts["problems"].setToolTip("<br>".join(found.findings))
        if found.level != self._level:
            self._level = found.level
            self._restyle(self._look.theme)

    def show_run(self, running: bool, steps_per_second: float, accuracies: Sequence[float], diverged: str = "") -> None:
        """How fast the run goes (0: it doesn't), and each model's share of right samples (nan: not classes).

        `diverged` is the sentence about models that broke down, "" while none has.
        """
        if diverged != self._diverged:
            self._diverged = diverged
            self._judge()
        words = translate("Status", "{speed} steps/s, all in lockstep") if self._several else self._speed_words()
        speed = words.format(speed=f"<b>{rounded(steps_per_second)}</b>")
        self.say("speed", speed if running and steps_per_second > 0 else "")
        shares = shares_words(accuracies)
        self.say("accuracy", translate("Status", "train accuracy {share}").format(share=shares) if shares else "")
        self._running = running
        self._say_keys()

    def cover(self, covered: bool) -> None:
        """Something covers the docks, and → is a key of its own: those of the run are not told meanwhile."""
        self._covered = covered
        self._say_keys()

    def _say_keys(self) -> None:
        keys = translate("Status", "Space pause · → step · R reset") if self._running else self._idle_keys()
        self.say("keys", "" if self._covered else keys)

    @staticmethod
    def _speed_words() -> str:
        return translate("Status", "{speed} steps/s")

    @staticmethod
    def _idle_keys() -> str:
        return translate("Status", "Space run · → step · R reset")

    def _add(self, name: str) -> None:
        dot = label("·", role="status", tone="muted")
        self._dots[name] = dot
        self._row.addWidget(dot)
        part = self._parts[name] = label("", role="status", tone="muted", name=f"status_{name}")
        part.setTextFormat(Qt.TextFormat.RichText)
        self._row.addWidget(part)
        self._words[name] = ""
        part.hide()

    def _write(self, name: str) -> None:
        """The words of a part, its numbers in the colour of text."""
        strong = f'<b style="color: {self._look.theme.tokens.text}; font-weight: 600">'
        self._parts[name].setText(self._words[name].replace("<b>", strong))

    def _fit(self) -> None:
        """Show the parts that find room, a dot before each that has another one at its left."""
        rows = [[name for name in names if self._words[name]] for names in (LEFT, RIGHT)]
        for name in GIVES_WAY:
            if self._needed(rows) > self.width():
                rows = [[each for each in row if each != name] for row in rows]
        for names, row in zip((LEFT, RIGHT), rows, strict=True):
            for each in names:
                self._parts[each].setVisible(each in row)
                self._dots[each].setVisible(each in row[1:])

    def _needed(self, rows: Sequence[Sequence[str]]) -> int:
        """Px that these parts need, with a gap between the two sides."""
        shown = [self._parts[name] for row in rows for name in row]
        shown += [self._icon, *(self._dots[name] for row in rows for name in row[1:])]
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        return sum(widget.sizeHint().width() + gap for widget in shown) + margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(12)
        self._row.setContentsMargins(padding, 0, padding, 0)
        self._row.setSpacing(theme.space(8))
        self._icon.setPixmap(icons.picture(self._level, theme, role=self._level, px=14))
        for name in self._parts:
            self._write(name)
        QTimer.singleShot(0, self, self._fit)  # only then has the style sheet reached every label


def counts_words(counts: Sequence[int]) -> str:
    """The parameters of all models: "177", "2 × 681", "177 + 353"."""
    if len(counts) > 1 and len(set(counts)) == 1:
        return f"{len(counts)} × {numbers.grouped(counts[0])}"
    return " + ".join(map(numbers.grouped, counts))


def shares_words(shares: Sequence[float]) -> str:
    """The accuracy of each model that has one: "41.7 %", or "A 50.4 %, B 99.6 %"."""
    letters = MODEL_LETTERS if len(shares) > 1 else ("",)
    said = [
        f"{letter} <b>{numbers.percent(share, decimals=1)}</b>".strip()
        for letter, share in zip(letters, shares, strict=False)
        if not isnan(share)
    ]
    return ", ".join(said)


def rounded(speed: float) -> str:
    """Steps per second to two digits: more would only flicker."""
    return numbers.grouped(float(f"{speed:.2g}")) if speed >= 10 else numbers.plain(speed, digits=2)
