"""The words of the loss panel: what its lines are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.look import numbers
from playground.look.loss_axis import figure
from playground.panels.loss.value import Line, LossValue

translate = QCoreApplication.translate


def reference_words(value: LossValue) -> str:
    """What the reference line means: "ln 2 = 0.693: no better than a coin"."""
    if value.reference is None:
        return ""
    loss = figure(value.reference)
    if value.squares or not value.classes:
        return translate("LossPanel", "always the mean = {loss}: nothing learned").format(loss=loss)
    if value.classes == 2:
        return translate("LossPanel", "ln 2 = {loss}: no better than a coin").format(loss=loss)
    text = translate("LossPanel", "ln {classes} = {loss}: no better than guessing")
    return text.format(classes=value.classes, loss=loss)


def empty_words(value: LossValue) -> str:
    """What is said where there is no line yet."""
    if value.broken:
        return translate("LossPanel", "Training broke down before the end of the first epoch.")
    if value.begun:
        return translate("LossPanel", "The loss is drawn from the end of the first epoch on.")
    return translate("LossPanel", "Press Run: the loss of training and test data is drawn here.")


def line_words(line: Line, number: float, *, accuracy: bool, digits: int = 3) -> str:
    """What a line is and where it has come to."""
    text = {
        "train": translate("LossPanel", "train {loss}"),
        "test": translate("LossPanel", "test {loss}"),
        "penalised": translate("LossPanel", "with penalty {loss}"),
    }[line]
    return text.format(loss=numbers.percent(number, decimals=1) if accuracy else figure(number, digits=digits))


def level_words(loss: float) -> str:
    """What the line of a stop rule means."""
    return translate("LossPanel", "stops below {loss}").format(loss=numbers.plain(loss))


def end_words(epoch: float, rule: str) -> str:
    """What the upright line of a stop rule means."""
    if rule == "plateau":
        text = translate("LossPanel", "stops at epoch {epoch} unless the loss falls")
    else:
        text = translate("LossPanel", "stops at epoch {epoch}")
    return text.format(epoch=numbers.grouped(epoch))
