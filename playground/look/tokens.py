"""Every colour, size, type role, dash and marker of the application, as plain values without Qt."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, each as "#RRGGBB".

    Colour in plots is for data only; the one accent is for the state of the interface. Health (ok, warning, error) is
    always repeated by shape and words, because its colours come close to each other for colour-blind people.
    """

    dark: bool
    background: str  # window, menu bar, status bar
    surface: str  # docks, toolbar, plots, fields
    sunken: str  # editor canvas, thumbnails
    raised: str  # cards on the canvas, menus
    hover: str  # hovered row or button, empty part of a bar
    border: str  # every 1-px line, splitter handles, slider grooves
    strong: str  # ports, wires, drawn outlines that must reach 3:1
    text: str
    muted: str  # labels, ticks, units
    faint: str  # separators and disabled text, never text that matters
    accent: str  # selection, focus, primary button, drop target
    accent_soft: str  # chosen segment, gap
    on_accent: str  # text on accent
    positive: str
    negative: str
    neutral: str  # middle of the diverging map
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    models: tuple[str, str, str, str]
    grid: str
    axis: str
    tooltip: str
    tooltip_text: str
    drag_shadow: str  # at DRAG_SHADOW_OPACITY
    classes: tuple[str, ...]  # ten; 0 and 1 are the ends of the diverging map, so that points and boundary agree
    marker_outline: str  # around a class marker
    outlined_classes: tuple[int, ...]  # below 3:1 on the surface: these get an outline in `text`
    diverging: tuple[str, str, str, str, str]  # stops from -1 to +1
    boundary_end_mix: float  # share of neutral in the ends of the boundary map

    def class_outline(self, index: int) -> str:
        """The outline colour of the marker of class `index`."""
        return self.text if index in self.outlined_classes else self.marker_outline


LIGHT = Tokens(
    dark=False,
    background="#F3F4F7",
    surface="#FFFFFF",
    sunken="#FAFAFC",
    raised="#FFFFFF",
    hover="#ECEEF3",
    border="#DDE0E7",
    strong="#858C9B",
    text="#1A1D23",
    muted="#565D6B",
    faint="#A9AFBB",
    accent="#5646C8",
    accent_soft="#ECEAFB",
    on_accent="#FFFFFF",
    positive="#1F6FBF",
    negative="#B95207",
    neutral="#ECEEF1",
    ok="#1B7A43",
    ok_soft="#E3F4EA",
    warning="#8A5A00",
    warning_soft="#FFF3D6",
    error="#B3261E",
    error_soft="#FDE8E6",
    models=("#00665A", "#CB267B", "#745903", "#1C1D21"),
    grid="#E6E9EE",
    axis="#A3A9B5",
    tooltip="#1A1D23",
    tooltip_text="#F4F5F7",
    drag_shadow="#C9CDD6",
    classes=(
        "#D9730D", "#1F6FBF", "#009E73", "#CC79A7", "#56B4E9", "#F0E442", "#1A1D23", "#6B4A12", "#000099", "#A8F0D8",
    ),
    marker_outline="#FFFFFF",
    outlined_classes=(4, 5, 9),
    diverging=("#D9730D", "#F4C08F", "#ECEEF1", "#9CC3EA", "#1F77C9"),
    boundary_end_mix=0.42,
)  # fmt: skip

DARK = Tokens(
    dark=True,
    background="#15171C",
    surface="#1B1E24",
    sunken="#121418",
    raised="#242830",
    hover="#2A2F38",
    border="#2E333D",
    strong="#737C8C",
    text="#E8EAF0",
    muted="#A0A8B6",
    faint="#5A6270",
    accent="#A79BFF",
    accent_soft="#2B2848",
    on_accent="#15131F",
    positive="#5AABF2",
    negative="#F2954A",
    neutral="#272B33",
    ok="#56C98A",
    ok_soft="#17352A",
    warning="#F0C050",
    warning_soft="#3A3018",
    error="#FF8A80",
    error_soft="#431F1D",
    models=("#5FD3C4", "#E0609F", "#F7DF6E", "#86A2D2"),
    grid="#262A32",
    axis="#4A515E",
    tooltip="#E8EAF0",
    tooltip_text="#15171C",
    drag_shadow="#0A0B0E",
    classes=(
        "#F2A24A", "#5AABF2", "#009E73", "#CC79A7", "#0072B2", "#F0E442", "#E8EAF0", "#A0522D", "#7D6BFF", "#99FFDD",
    ),
    marker_outline="#101216",
    outlined_classes=(),
    diverging=("#E98A3C", "#8A5426", "#272B33", "#2E5F8E", "#4A9FE8"),
    boundary_end_mix=0.45,
)  # fmt: skip

MODEL_LETTERS = ("A", "B", "C", "D")
MODEL_DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 2), (5, 2, 1, 2))  # in multiples of the pen width
MODEL_MARKERS = ("o", "s", "t1", "d")  # ● ■ ▲ ◆, in pyqtgraph's names
CLASS_MARKERS = ("o", "s", "t", "d", "+", "x", "star", "p", "h", "t1")  # in pyqtgraph's names
DRAG_SHADOW_OPACITY = 0.55
DISABLED_ICON_OPACITY = 0.45

SCALE_MINIMUM, SCALE_MAXIMUM, SCALE_STEP = 1.0, 3.0, 0.25

FONT_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Roboto", "Noto Sans", "DejaVu Sans")
FORMULA_FAMILIES = ("STIX", "STIX Two Text", "Latin Modern Roman", "Cambria Math", "DejaVu Serif")


@dataclass(frozen=True)
class TextRole:
    """One use of text: size and line height in px at 100 %, weight 100 to 900."""

    px: int
    line: int
    weight: int


TEXT_ROLES = {
    "tick": TextRole(11, 16, 400),  # axis ticks, labels over values, units
    "label": TextRole(11, 14, 400),
    "chip": TextRole(12, 16, 400),
    "group": TextRole(11, 16, 600),  # heading of a group of controls inside a dock
    "dock_title": TextRole(12, 16, 600),
    "status": TextRole(12, 16, 400),
    "body": TextRole(13, 18, 400),
    "control": TextRole(13, 16, 500),
    "card_name": TextRole(13, 16, 600),
    "explanation": TextRole(16, 28, 400),
    "title": TextRole(18, 24, 600),
    "formula_numbers": TextRole(22, 32, 400),
    "formula": TextRole(38, 52, 400),
    "cell_used": TextRole(16, 20, 600),
    "cell": TextRole(14, 18, 400),
}


@dataclass(frozen=True)
class Sizes:
    """Lengths in px at 100 %; what scales how is `Theme`'s matter."""

    grid: int = 8
    dock_padding: int = 12
    control_gap: int = 8
    group_gap: int = 16
    radius_tile: int = 2
    radius: int = 6  # control, chip, tooltip
    radius_card: int = 8
    radius_pill: int = 11
    wire: float = 1.5
    selection: int = 2
    lit_row: int = 3
    plot_line: float = 2.0
    plot_line_test: float = 1.5
    profile_marker: int = 9
    menu_bar: int = 28
    tool_bar: int = 56
    timeline: int = 24
    status_bar: int = 28
    dock_title: int = 32
    left_column: int = 256
    right_column: int = 360
    button: int = 32
    primary_width: int = 96
    segment: int = 22
    chip: int = 24
    chip_curve: tuple[int, int] = (28, 16)
    layer_chip: int = 28
    thumbnail: int = 52
    groove: int = 4
    handle: int = 12
    icon: int = 16
    icon_small: int = 12  # in steppers
    dense_card: tuple[int, int] = (128, 216)
    norm_card: tuple[int, int] = (96, 120)  # dropout too
    input_card: tuple[int, int] = (64, 160)
    loss_card: tuple[int, int] = (92, 120)
    card_gap: int = 24
    card_gap_with_sum: int = 56
    port: int = 10
    port_hit: int = 24
    tile: int = 24  # a neuron on a card
    tile_neuron_view: int = 48
    tile_output: int = 88
    neuron_pitch: int = 78
    column_pitch: int = 248
    bias_mark: int = 10
    matrix_cell: tuple[int, int] = (76, 48)
    badge: int = 16
    skip_drop: int = 28  # the first skip runs this far below the chain, each further one skip_step more
    skip_step: int = 16
    skip_corner: int = 10
    sum_node: int = 18


SIZES = Sizes()


@dataclass(frozen=True)
class Motion:
    """Durations in ms, all eased out cubically; 0 where the system asks for reduced motion."""

    gap: int = 120
    settle: int = 160
    microscope: int = 240


MOTION = Motion()
