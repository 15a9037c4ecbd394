"""The strip under the transport, where there are several models: who they are, and what is different between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolBar, QWidget

from playground.engine.data import Data
from playground.engine.snapshot import Snapshot
from playground.experiment.checks import parameters
from playground.experiment.difference import difference
from playground.experiment.values import Experiment
from playground.look import numbers
from playground.look.controls import label
from playground.look.controls.model_mark import ModelMark, mark_size
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.panel import model_label
from playground.session import Session
from playground.trainer import Frame
from playground.ui.difference_words import difference_words

translate = QCoreApplication.translate


class ComparisonBar(QToolBar):
    """Absent for one model; `appeared` tells when there are several where there was one."""

    appeared = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(translate("Comparison", "Comparison"))
        self.setObjectName("comparison_bar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._session = session
        self._several = False
        self.strip = ComparisonStrip(look)
        self.addWidget(self.strip)
        session.experiment_changed.connect(self.show_experiment)
        self.show_experiment(session.experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what is different between its models."""
        self.strip.show_models(experiment, self._session.data, self.strip.ways)
        several = len(experiment.models) > 1
        new, self._several = several and not self._several, several
        self.setVisible(several)
        if new:
            self.appeared.emit()

    def show_frame(self, frame: Frame) -> None:
        """Weights that were edited, or came another way, are no longer those that follow from the settings."""
        experiment, snapshot = self._session.experiment, frame.snapshot
        if len(experiment.models) > 1 and snapshot is not None and frame.experiment.models == experiment.models:
            ways = ways_of(snapshot)
            if ways != self.strip.ways:
                self.strip.show_models(experiment, self._session.data, ways)


@dataclass(frozen=True)
class Way:
    """Whether somebody set a weight of a model by hand, and whether its numbers are those of the first model."""

    edited: bool = False
    as_first: bool = True


FIRST = Way()


def ways_of(snapshot: Snapshot) -> tuple[Way, ...]:
    """How the weights of each model came about."""
    first = snapshot.models[0].theta
    return tuple(Way(model.edited, np.array_equal(model.theta, first)) for model in snapshot.models)


def way_words(way: Way, first: Way, *, same: bool) -> tuple[str, ...]:
    """What is to be said of a model's weights, where its settings are the `same` as those of the first, or are not."""
    edited = translate("Comparison", "weights <b>edited by hand</b>")
    if not same:
        return (edited,) if way.edited else ()
    if way.as_first:
        return ()
    if way.edited:
        return translate("Comparison", "the settings of A"), edited
    if first.edited:
        return (translate("Comparison", "the settings of A, of which <b>weights were edited by hand</b>"),)
    return (translate("Comparison", "the settings of A, but <b>other weights</b>: it was not always trained like A"),)


Said = tuple[tuple[str, tuple[str, ...]], ...]
"""A letter, and the phrases about its model, for each model but the first."""


class ComparisonStrip(QWidget):
    """Marks and names, the differences from A, and what is equal; what doesn't fit gives way to the tooltip."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "comparison", translate("Comparison", "Comparison of the models"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._names: tuple[str, ...] = ()
        self._full: Said = ()
        self._brief: Said = ()
        self._note = ""
        self.ways: tuple[Way, ...] = ()
        """How the weights of each model came about, as far as is known."""
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # it says less where it is narrow
        self._marks = QHBoxLayout()
        self._line = QFrame()
        self._line.setProperty("line", "vertical")
        self._words = label("", role="body", name="comparison_words")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._equal = label("", role="chip", tone="muted", name="comparison_note")
        self._row.addLayout(self._marks)
        self._row.addWidget(self._line)
        self._row.addWidget(self._words)
        self._row.addStretch(1)
        self._row.addWidget(self._equal)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def text(self) -> str:
        """All differences, as plain text."""
        return plain(" ".join(sentence(letter, phrases, len(phrases)) for letter, phrases in self._full))

    def show_models(self, experiment: Experiment, data: Data, ways: tuple[Way, ...] = ()) -> None:
        """Say how all models differ from the first."""
        models = experiment.models
        self.ways = ways if len(ways) == len(models) else (FIRST,) * len(models)
        names = tuple(model_label(index, model.name) for index, model in enumerate(models))
        ids = list(dict.fromkeys(layer.id for model in models for layer in model.layers))
        found = [(letter, difference(model, models[0])) for letter, model in zip(MODEL_LETTERS, models, strict=False)][
            1:
        ]
        weights = [
            way_words(way, self.ways[0], same=not each) for way, (_, each) in zip(self.ways[1:], found, strict=True)
        ]
        self._full, self._brief = (
            tuple(
                (letter, (*difference_words(each, ids, briefly=briefly), *words))
                for (letter, each), words in zip(found, weights, strict=True)
            )
            for briefly in (False, True)
        )
        edited = [letter for letter, way in zip(MODEL_LETTERS, self.ways, strict=False) if way.edited]
        self._note = equal_words(
            [parameters(model.active, len(data.features)) for model in models], edited, equal=not any(weights)
        )
        if names != self._names:
            self._names = names
            self._make_marks()
        self.setAccessibleDescription(self.text)
        self._fit()

    def _make_marks(self) -> None:
        while item := self._marks.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for index, name in enumerate(self._names):
            self._marks.addWidget(ModelMark(self._look, index))
            self._marks.addWidget(label(name, role="card_name", name=f"compared_{MODEL_LETTERS[index].lower()}"))
            if index < len(self._names) - 1:
                self._marks.addSpacing(self._look.theme.space(8))

    def _fit(self) -> None:
        """Everything; else without what is equal; else briefly; else the first differences; else their number."""
        theme = self._look.theme
        room = self.width() - self._marks_width() - theme.space(64)
        most = max((len(phrases) for _, phrases in self._full), default=0)
        texts = [text_of(self._full, most), *(text_of(self._brief, count) for count in range(most, -1, -1))]
        beside = theme.metrics("chip").horizontalAdvance(self._note) + theme.space(16)
        noted = width_of(texts[0], theme) <= room - beside
        self._words.setText(next((text for text in texts if width_of(text, theme) <= room), ""))
        self._words.setToolTip("<br>".join(sentence(letter, phrases, most) for letter, phrases in self._full))
        self._equal.setText(self._note if noted else "")
        self._equal.setVisible(noted)
        self.setToolTip("" if noted else self._note)

    def _marks_width(self) -> float:
        """Px of marks and names; the labels themselves know only once they are dressed."""
        theme = self._look.theme
        metrics = theme.metrics("card_name")
        return sum(mark_size(theme).width() + metrics.horizontalAdvance(name) + theme.space(24) for name in self._names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(16))
        self._marks.setSpacing(theme.space(8))
        self._line.setFixedSize(theme.border(), theme.text(20))
        self.setFixedHeight(max(theme.text(28), theme.line_height("body") + theme.space(4)))
        self._make_marks()
        self._fit()


def sentence(letter: str, phrases: tuple[str, ...], count: int) -> str:
    """ "B: activation relu instead of sigmoid in h1–h10; …", with the first `count` phrases, or only their number."""
    if not phrases:
        text = translate("Comparison", "the same as A")
    elif count == 0:
        several = translate("Comparison", "{count} differences").format(count=len(phrases))
        text = translate("Comparison", "1 difference") if len(phrases) == 1 else several
    else:
        text = "; ".join(phrases[:count]) + (" …" if count < len(phrases) else "")
    return f"<b>{escape(letter)}:</b> {text}."


def text_of(said: Said, count: int) -> str:
    """The sentences about all models, with the first `count` phrases of each."""
    return "&nbsp;&nbsp; ".join(sentence(letter, phrases, count) for letter, phrases in said)


def equal_words(counts: list[int], edited: Sequence[str] = (), *, equal: bool = True) -> str:
    """What the models have in common: "everything else equal · same seed, same mini-batches · 681 parameters each"."""
    if len(set(counts)) == 1:
        size = translate("Comparison", "{count} parameters each").format(count=numbers.grouped(counts[0]))
    else:
        sizes = ", ".join(
            f"{letter} {numbers.grouped(count)}" for letter, count in zip(MODEL_LETTERS, counts, strict=False)
        )
        size = translate("Comparison", "parameters {counts}").format(counts=sizes)
    words = [translate("Comparison", "same seed, same mini-batches"), size]
    if edited:
        by_hand = translate("Comparison", "weights edited by hand in {letters}").format(letters=", ".join(edited))
        words.insert(0, by_hand)
    elif equal:
        words.insert(0, translate("Comparison", "everything else equal"))
    return " · ".join(words)


def plain(html: str) -> str:
    """Rich text without its markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def width_of(html: str, theme: Theme) -> float:
    """Px that rich text takes at most."""
    return theme.metrics_of(theme.font("body", weight=600)).horizontalAdvance(plain(html))
