"""Tests of what is said to PySide and pyqtgraph before they are used; conftest.py has said it."""

import builtins
import subprocess
import sys

import PySide6.QtCore
import PySide6.QtWidgets
import pytest

FRESH = """
import linecache, sys
from playground.ui.bindings import prepare
prepare()
prepare()
import pyqtgraph, playground.ui.window
import PySide6.QtWidgets
print([name for name in linecache.cache if "playground" in name or "numpy" in name])
print("QWizard" in vars(PySide6.QtWidgets), "QWizard" in dir(PySide6.QtWidgets))
"""


def test_pyqtgraph_has_the_names_of_qt_all_the_same():
    from pyqtgraph.Qt import QtCore, QtWidgets

    assert QtCore.QPointF is PySide6.QtCore.QPointF and QtWidgets.QWizard is PySide6.QtWidgets.QWizard
    assert QtWidgets.QOpenGLWidget.__name__ == "QOpenGLWidget"  # which it adds itself
    assert not hasattr(PySide6.QtWidgets, "QOpenGLWidget")
    with pytest.raises(AttributeError, match="QSquare"):
        _ = QtWidgets.QSquare


def test_what_others_see_of_qt_is_whole():
    import pyqtgraph  # noqa: F401

    assert {"QWizard", "QWidget"} <= set(dir(PySide6.QtWidgets)) and "QPointF" in dir(PySide6.QtCore)
    assert builtins.__import__ is builtins.__orig_import__


def test_no_source_is_read_and_nothing_of_qt_is_made_that_nobody_uses():
    ended = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=False)
    assert ended.stdout.split() == ["[]", "False", "True"], ended.stderr[-600:]
