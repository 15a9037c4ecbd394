"""The tabs of the models: a mark in each one's colour and dash, close, rename in place, and a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QTabBar

from playground.editor.overlays import NameIn
from playground.experiment.models import MOST
from playground.experiment.values import Experiment
from playground.look.controls import IconButton
from playground.look.controls.model_mark import mark_icon, mark_size
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.panel import model_label
from playground.session import Session
from playground.ui.shown_model import ShownModel

translate = QCoreApplication.translate


class ModelTabs(QTabBar):
    """A tab per model; what is done with them are edits of the session."""

    def __init__(self, look: Look, session: Session, shown: ShownModel) -> None:
        super().__init__()
        identify(self, "model_tabs", translate("Canvas", "Models"))
        self._look, self._session, self._shown = look, session, shown
        self._labels: tuple[str, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.currentChanged.connect(shown.show)
        self.tabBarDoubleClicked.connect(self.rename)
        shown.changed.connect(self._show_current)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show its models."""
        labels = tuple(model_label(index, model.name) for index, model in enumerate(experiment.models))
        if labels != self._labels:
            self._labels = labels
            self._fill(self._look.theme)
        self._show_current(self._shown.index)

    def rename(self, index: int) -> None:
        """Open a field over the name of a model."""
        if not 0 <= index < self.count():
            return
        model, theme = self._session.experiment.models[index], self._look.theme
        accessible = translate("Canvas", "Name of model {letter}").format(letter=MODEL_LETTERS[index])
        field = NameIn(model.name, accessible=accessible, px=theme.text(12), parent=self.window())
        field.setObjectName("model_name_field")
        place = self.tabRect(index).adjusted(theme.space(8), theme.space(3), 0, -theme.space(3))
        place.setWidth(max(place.width(), theme.text(160)))
        field.setGeometry(place.translated(self.mapTo(self.window(), QPoint())))
        field.named.connect(partial(self._rename, model.name))
        field.gone.connect(self.setFocus)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _rename(self, before: str, name: str) -> None:
        """Call the model that had the name `before` something else; it may have moved or gone while it was typed."""
        names = [model.name for model in self._session.experiment.models]
        if before in names:
            self._shown.rename(names.index(before), name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def menu(self, index: int) -> QMenu:
        """What can be done with model number `index`."""
        menu, shown = QMenu(self), self._shown
        letter = MODEL_LETTERS[min(self.count(), MOST - 1)]
        rows = [("rename", translate("Canvas", "Rename…"), True, lambda: self.rename(index))]
        rows += [
            (
                "duplicate",
                translate("Canvas", "Duplicate to {letter}").format(letter=letter),
                self.count() < MOST,
                lambda: shown.duplicate(index),
            ),
            ("left", translate("Canvas", "Move to the left"), index > 0, lambda: shown.move(index, index - 1)),
            (
                "right",
                translate("Canvas", "Move to the right"),
                index < self.count() - 1,
                lambda: shown.move(index, index + 1),
            ),
            ("close", translate("Canvas", "Close"), self.count() > 1, lambda: shown.remove(index)),
        ]
        for id, words, offered, act in rows:
            if offered:
                action = menu.addAction(words)
                action.setObjectName(f"model_{id}")
                action.triggered.connect(lambda _checked=False, act=act: act())
        return menu

    def _open_menu(self, at: QPoint) -> None:
        index = self.tabAt(at)
        menu = self.menu(index if index >= 0 else self.currentIndex())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at))

    def _fill(self, theme: Theme) -> None:
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(0)
            for index, text in enumerate(self._labels):
                self.addTab(mark_icon(theme, index, ratio=self.devicePixelRatioF()), text.replace("&", "&&"))
                self.setTabToolTip(index, text)
                if len(self._labels) > 1:
                    self.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(index))
        self.updateGeometry()

    def _close_button(self, index: int) -> IconButton:
        words = translate("Canvas", "Close {model}").format(model=self._labels[index])
        button = IconButton(
            self._look, "close", name=f"close_model_{MODEL_LETTERS[index].lower()}", tool_tip=words, px=12
        )
        button.setStyleSheet("padding: 0;")  # a tab is no higher than its words
        button.setFixedSize(mark_size(self._look.theme).height(), mark_size(self._look.theme).height())
        button.clicked.connect(lambda: self._shown.remove(index))
        return button

    def _show_current(self, index: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(index)

    def _restyle(self, theme: Theme) -> None:
        self.setIconSize(mark_size(theme))
        self._fill(theme)
        self._show_current(self._shown.index)
