"""The small controls: each takes the `Look` first, its object name by keyword, and re-styles itself."""

from playground.look.controls.button import Button, IconButton
from playground.look.controls.chip import Chip, ToggleChip
from playground.look.controls.dock_title import DockTitle
from playground.look.controls.field import Choice, Field
from playground.look.controls.focus_ring import FocusRing
from playground.look.controls.label import label, set_tone
from playground.look.controls.search_field import SearchField
from playground.look.controls.segmented import Segmented
from playground.look.controls.sentence import Sentence
from playground.look.controls.slider import LabelledSlider, Slider, align_names
from playground.look.controls.stepper import Stepper
from playground.look.controls.strip import Strip
from playground.look.controls.thumbnail import Thumbnail
from playground.look.controls.toast import Toast

__all__ = [
    "Button",
    "Chip",
    "Choice",
    "DockTitle",
    "Field",
    "FocusRing",
    "IconButton",
    "LabelledSlider",
    "SearchField",
    "Segmented",
    "Sentence",
    "Slider",
    "Stepper",
    "Strip",
    "Thumbnail",
    "Toast",
    "ToggleChip",
    "align_names",
    "label",
    "set_tone",
]
