"""The line above the canvas: a tab per model, one more model at a click, and how large the one shown is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.experiment.checks import parameters
from playground.experiment.models import MOST
from playground.experiment.values import Experiment
from playground.look import numbers
from playground.look.controls import Button, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.session import Session
from playground.ui.model_tabs import ModelTabs
from playground.ui.shown_model import ShownModel

translate = QCoreApplication.translate


class CanvasHeader(QWidget):
    """Tabs at the left, and at the right parameters, layers and skip connections of the model that is shown."""

    def __init__(self, look: Look, session: Session, shown: ShownModel) -> None:
        super().__init__()
        identify(self, "canvas_header", translate("Canvas", "Model"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look, self._session, self._shown = look, session, shown
        self._words: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self.tabs = ModelTabs(look, session, shown)
        self.duplicate = Button(
            look,
            name="duplicate_model",
            icon="plus",
            role="chip",
            flat=True,
            accessible=translate("Canvas", "Duplicate"),
        )
        self.duplicate.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.duplicate.clicked.connect(lambda: shown.duplicate())
        self._facts = label("", role="chip", tone="muted", name="model_facts")
        self._row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self.duplicate, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self._facts)
        shown.changed.connect(lambda _index: self.show_experiment(session.experiment))
        session.experiment_changed.connect(self.show_experiment)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.show_experiment(session.experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show its models, and how large the one shown is."""
        self.tabs.show_experiment(experiment)
        model = experiment.models[self._shown.index]
        count = parameters(model.active, len(self._session.data.features))
        self._words = facts_words(count, len(model.layers), len(model.skips))
        self.duplicate.setVisible(len(experiment.models) < MOST)
        self._fit()

    def _duplicate_words(self) -> str:
        letter = MODEL_LETTERS[min(len(self._session.experiment.models), MOST - 1)]
        return translate("Canvas", "Duplicate to {letter}").format(letter=letter)

    def _fit(self) -> None:
        """As many of the facts as there is room for, the first ones first; then the words of the button go."""
        theme = self._look.theme
        words = self._duplicate_words()
        self.duplicate.setAccessibleName(words)
        self.duplicate.setToolTip(
            translate("Canvas", "{words}: the same model once more, to change one thing in it").format(words=words)
        )
        self.duplicate.set_words(words)
        room = self.width() - self.tabs.sizeHint().width() - theme.space(48)
        if self.duplicate.sizeHint().width() > room:
            self.duplicate.set_words("")
        room -= self.duplicate.sizeHint().width() if not self.duplicate.isHidden() else 0
        metrics = theme.metrics("chip")
        fitting = (" · ".join(self._words[:count]) for count in range(len(self._words), 0, -1))
        self._facts.setText(next((text for text in fitting if metrics.horizontalAdvance(text) <= room), ""))
        self._facts.setToolTip(" · ".join(self._words))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(0, 0, theme.space(12), theme.border())
        self._row.setSpacing(theme.space(4))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        height = max(theme.text(theme.sizes.dock_title), theme.line_height("dock_title") + theme.space(8))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        border = theme.border()
        painter.fillRect(0, self.height() - border, self.width(), border, theme.colour("border"))


def facts_words(parameters: int, layers: int, skips: int) -> tuple[str, ...]:
    """How large a model is: "177 parameters", "4 layers", "1 skip connection"."""
    counted = [
        (parameters, translate("Canvas", "{count} parameter"), translate("Canvas", "{count} parameters")),
        (layers, translate("Canvas", "{count} layer"), translate("Canvas", "{count} layers")),
    ]
    if skips:
        counted.append(
            (skips, translate("Canvas", "{count} skip connection"), translate("Canvas", "{count} skip connections"))
        )
    return tuple((one if count == 1 else many).format(count=numbers.grouped(count)) for count, one, many in counted)
