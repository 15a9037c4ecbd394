"""The style sheet of the whole application, written from a theme: one template per kind of widget.

In a template $accent is the token of that name, $t13 is 13 px of text scale, $s8 is 8 px of padding scale, $b a border,
$role_chip the font of a type role, $glyph_check the file of a small drawing that write_glyphs made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from playground.look.colour_maps import mix
from playground.look.drawings import svg
from playground.look.tokens import TEXT_ROLES, Tokens

if TYPE_CHECKING:
    from playground.look.theme import Theme

WINDOW = """
QWidget { color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QMainWindow, QDialog, QMessageBox, QWizard { background: $surface; }
QMainWindow::separator { background: $border; width: ${b}px; height: ${b}px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: ${b}px; }
QSplitter::handle:vertical { height: ${b}px; }
QSplitter::handle:hover { background: $accent; }
QDockWidget > QWidget { background: $surface; }
QStatusBar { background: $background; color: $muted; border-top: ${b}px solid $border; min-height: ${t24}px;
  $role_status }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 0 ${s4}px; color: $muted; background: transparent; $role_status }
QToolBar { background: $surface; border: none; border-bottom: ${b}px solid $border; spacing: ${s8}px;
  padding: ${s8}px ${s12}px; }
QToolBar#rail { border: none; border-right: ${b}px solid $border; padding: ${s8}px; }
QToolBar::separator { background: $border; width: ${b}px; margin: ${s4}px ${s8}px; }
QFrame[line="horizontal"] { background: $border; border: none; min-height: ${b}px; max-height: ${b}px; }
QFrame[line="vertical"] { background: $border; border: none; min-width: ${b}px; max-width: ${b}px; }
"""

MENUS = """
QMenuBar { background: $background; border-bottom: ${b}px solid $border; padding: 0 ${s4}px; $role_body }
QMenuBar::item { background: transparent; padding: ${s5}px ${s8}px; border-radius: ${s4}px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $accent_soft; color: $accent; }
QMenu { background: $raised; border: ${b}px solid $border; border-radius: ${s6}px; padding: ${s4}px; $role_body }
QMenu::item { padding: ${s5}px ${s24}px ${s5}px ${s8}px; border-radius: ${s4}px; margin: 0; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: ${s8}px; }
QMenu::separator { height: ${b}px; background: $border; margin: ${s4}px ${s8}px; }
QMenu::indicator { width: ${t16}px; height: ${t16}px; padding-left: ${s6}px; }
QMenu::indicator:checked { image: url($glyph_tick); }
QMenu::right-arrow { image: url($glyph_right); width: ${t12}px; height: ${t12}px; padding-right: ${s6}px; }
QToolTip { background: $tooltip; color: $tooltip_text; border: none; padding: ${s2}px ${s3}px;
  $role_chip }
"""

BUTTONS = """
QPushButton { background: $surface; border: ${b}px solid $border; border-radius: ${s6}px; padding: ${s7}px ${s12}px;
  min-height: ${t16}px; $role_control }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QPushButton:disabled { color: $faint; background: transparent; }
QPushButton[primary="true"], QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[primary="true"] { min-width: ${t70}px; font-weight: 600; }
QPushButton[primary="true"]:hover, QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:pressed, QPushButton:default:pressed { background: $accent_pressed; }
QPushButton[primary="true"]:disabled { background: $hover; border-color: $border; color: $faint; }
QPushButton[square="true"] { padding: ${s7}px ${s7}px; min-width: ${t16}px; }
QPushButton[frameless="true"] { border: none; border-radius: 0; background: transparent; padding: ${s7}px ${s12}px; }
QPushButton[frameless="true"]:hover { background: $hover; }
QPushButton::menu-indicator { image: url($glyph_down); width: ${t12}px; height: ${t12}px;
  subcontrol-position: center right; right: ${s8}px; }
QPushButton[chip="true"] { padding: ${s3}px ${s10}px; $role_chip }
QPushButton[chip="true"]:checked { border: ${b}px solid $accent; font-weight: 600; }
QPushButton[chip="true"][dragged="true"] { border: ${b}px dashed $accent; background: $accent_soft; color: $accent; }
QToolButton { background: transparent; border: none; border-radius: ${s4}px; padding: ${s4}px; $role_control }
QToolButton:hover { background: $hover; }
QToolButton[tight="true"] { padding: 0; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
QToolBar QToolButton { border: ${b}px solid $border; border-radius: ${s6}px; background: $surface; padding: ${s7}px; }
QToolBar QToolButton:hover { background: $hover; }
QToolBar#time_line QToolButton { border: none; border-radius: ${s4}px; padding: ${s2}px ${s6}px; color: $accent;
  $role_chip }
QToolBar#time_line QToolButton:disabled { color: $faint; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: $surface; border: ${b}px solid $border; border-radius: ${s6}px; padding: ${s5}px ${s8}px; $role_body }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: ${t18}px; }
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: $faint; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $faint; }
QLineEdit[invalid="true"] { border-color: $error; }
QLineEdit[flat="true"] { border: none; border-radius: ${s3}px; padding: 0; background: transparent; $role_control }
QLineEdit[flat="true"][role="chip"] { $role_chip }
QLineEdit[flat="true"]:hover { background: $hover; }
QLineEdit[flat="true"]:focus { background: $accent_soft; }
QLineEdit[flat="true"][invalid="true"] { background: $error_soft; color: $error; }
QComboBox { $role_control combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${t20}px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($glyph_down); width: ${t12}px; height: ${t12}px; }
QComboBox[flat="true"] { border: none; border-radius: ${s3}px; padding: 0; background: transparent;
  min-height: ${t18}px; }
QComboBox[flat="true"]:hover { background: $hover; }
QComboBox[flat="true"]::drop-down { width: ${t16}px; }
QComboBox QAbstractItemView { background: $raised; border: ${b}px solid $border; border-radius: 0; outline: none;
  padding: ${s4}px; selection-background-color: $accent_soft; selection-color: $accent; }
QComboBox QAbstractItemView::item { padding: ${s4}px ${s6}px; min-height: ${t18}px; border-radius: ${s4}px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $accent; border: none; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: none; width: ${t18}px; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; width: ${t18}px; subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url($glyph_up); width: ${t10}px; height: ${t10}px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url($glyph_down); width: ${t10}px; height: ${t10}px; }
QAbstractSpinBox QLineEdit { border: none; border-radius: 0; padding: 0;
  min-height: 0; background: transparent; margin-left: ${s6}px; }
QCheckBox, QRadioButton { spacing: ${s8}px; background: transparent; $role_body }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: ${t14}px; height: ${t14}px;
  border: ${b}px solid $strong;
  border-radius: ${s3}px; background: $surface; }
QRadioButton::indicator { border-radius: ${half_radio}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QAbstractItemView::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url($glyph_check); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url($glyph_minus); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($glyph_dot); }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $hover; }
QProgressBar { background: $hover; border: none; border-radius: ${s2}px; max-height: ${t4}px; min-height: ${t4}px;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: ${s2}px; }
"""

SLIDERS = """
QSlider { background: transparent; }
QSlider::groove:horizontal { height: ${t4}px; background: $border; border-radius: ${half_groove}px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: ${half_groove}px; }
QSlider::handle:horizontal { width: ${t8}px; height: ${t8}px; margin: -${t4}px 0; border-radius: ${half_handle}px;
  border: ${t2}px solid $accent; background: $surface; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${s10}px; }
QScrollBar:horizontal { height: ${s10}px; }
QScrollBar::handle { background: $scroll; border-radius: ${half_scroll}px; margin: ${s3}px; }
QScrollBar::handle:vertical { min-height: ${s32}px; }
QScrollBar::handle:horizontal { min-width: ${s32}px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea { background: $surface; border: none; }
QAbstractScrollArea::corner { background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
"""

VIEWS = """
QTabWidget::pane { border: none; border-top: ${b}px solid $border; }
QTabBar { background: $surface; qproperty-drawBase: 0; $role_dock_title }
QTabBar::tab { background: transparent; color: $muted; padding: ${s6}px ${s12}px; border: none;
  border-bottom: ${s2}px solid transparent; min-height: ${t16}px; $role_chip }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tear { width: 0px; border: none; }
QTabBar::scroller { width: ${t32}px; }
QTabBar QToolButton { padding: 0px; border: none; background: $surface; }
QTabBar QToolButton::left-arrow { image: url($glyph_left); width: ${t12}px; height: ${t12}px; }
QTabBar QToolButton::right-arrow { image: url($glyph_right); width: ${t12}px; height: ${t12}px; }
QTabBar::close-button { image: url($glyph_close); width: ${t12}px; height: ${t12}px; }
QAbstractItemView { background: $surface; alternate-background-color: $sunken; border: none; outline: none; $role_body }
QAbstractItemView::item { padding: ${s4}px ${s8}px; border: none; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_soft; color: $accent; }
QAbstractItemView::item:focus { border: ${b}px solid $accent; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: ${b}px solid $border;
  padding: ${s4}px ${s8}px; $role_tick }
QTableCornerButton::section { background: $surface; border: none; border-bottom: ${b}px solid $border; }
QTableView { gridline-color: $border; }
QGroupBox { border: none; margin-top: ${t24}px; padding: 0; $role_group }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0; color: $muted; }
"""

LABELS = """
QLabel { background: transparent; }
QLabel[padded="true"] { padding: 0 ${s8}px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="positive"] { color: $positive; }
QLabel[tone="negative"] { color: $negative; }
QLabel[tone="tooltip"] { color: $tooltip_text; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="error"] { color: $error; }
QLabel:disabled { color: $faint; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFrame[popup="true"] { background: $raised; border: ${b}px solid $border; }
QFrame[callout="ok"] { background: $ok_soft; border: ${b}px solid $ok; border-radius: ${s6}px; }
QFrame[callout="warning"] { background: $warning_soft; border: ${b}px solid $warning; border-radius: ${s6}px; }
QFrame[callout="error"] { background: $error_soft; border: ${b}px solid $error; border-radius: ${s6}px; }
"""

# Which drawing in which token's colour a $glyph_… is.
GLYPHS = {
    "down": ("combo_down", "muted"),
    "up": ("combo_up", "muted"),
    "right": ("menu_right", "muted"),
    "left": ("tabs_left", "muted"),
    "tick": ("check", "accent"),
    "check": ("check", "on_accent"),
    "minus": ("mixed", "on_accent"),
    "dot": ("dot", "on_accent"),
    "close": ("cross", "muted"),
}


def build(theme: Theme, *, glyphs: str = "") -> str:
    """The whole style sheet; `glyphs` is the folder of the small drawings, with forward slashes."""
    templates = (WINDOW, MENUS, BUTTONS, FIELDS, SLIDERS, VIEWS, LABELS, ROLES)
    return re.sub(
        r"\$\{(\w+)\}|\$(\w+)",
        lambda match: str(_value(match[1] or match[2], theme=theme, glyphs=glyphs)),
        "\n".join(templates),
    )


def write_glyphs(theme: Theme, folder: Path) -> None:
    """Write the small drawings of the theme's colours that aren't in `folder` yet."""
    for name, (drawing, token) in GLYPHS.items():
        file = folder / glyph_file(name, theme.tokens)
        if not file.exists():
            file.write_text(svg(drawing, getattr(theme.tokens, token)), encoding="utf-8")


def glyph_file(name: str, tokens: Tokens) -> str:
    """The colour is part of the name, because Qt keeps pictures of style sheets by their name."""
    return f"{name}-{getattr(tokens, GLYPHS[name][1])[1:].lower()}.svg"


ROLES = "\n".join(f'QLabel[role="{role}"] {{ $role_{role} }}' for role in TEXT_ROLES)

MIXED: dict[str, Callable[[Theme], object]] = {
    "b": lambda theme: theme.border(),
    "accent_hover": lambda theme: mix(theme.tokens.accent, theme.tokens.text, 0.15),
    "accent_pressed": lambda theme: mix(theme.tokens.accent, theme.tokens.text, 0.3),
    "scroll": lambda theme: mix(theme.tokens.border, theme.tokens.strong, 0.3),
    "half_groove": lambda theme: theme.text(4) // 2,
    "half_handle": lambda theme: theme.text(12) // 2,
    "half_radio": lambda theme: theme.text(14) // 2 + theme.border(),
    "half_scroll": lambda theme: (theme.space(10) - 2 * theme.space(3)) // 2,
}


def _value(name: str, *, theme: Theme, glyphs: str) -> object:
    """What $name in a template stands for; a KeyError for a name that means nothing."""
    if name in MIXED:
        return MIXED[name](theme)
    if hasattr(theme.tokens, name):
        return getattr(theme.tokens, name)
    if name.startswith("role_"):
        role = TEXT_ROLES[name.removeprefix("role_")]
        return f"font-size: {theme.text(role.px)}px; font-weight: {role.weight};"
    if name.startswith("glyph_"):
        return f"{glyphs}/{glyph_file(name.removeprefix('glyph_'), theme.tokens)}"
    return {"t": theme.text, "s": theme.space}[name[0]](int(name[1:]))
