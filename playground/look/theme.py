"""A theme: the tokens at one text scale, turned into lengths, fonts, a palette and the application's style sheet."""

from dataclasses import dataclass, field, replace
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication

from playground.look import style_sheet
from playground.look.tokens import DARK, FONT_FAMILIES, LIGHT, SIZES, TEXT_ROLES, Sizes, Tokens


@dataclass(frozen=True)
class Theme:
    """Tokens, text scale `scale` (1.00 to 3.00) and whether things may move; every method is a pure function of these.

    >>> Theme(LIGHT, scale=1.5).text(16), Theme(LIGHT, scale=1.5).space(8)
    (24, 10)
    """

    tokens: Tokens = field(default=LIGHT)
    scale: float = 1.0
    animated: bool = True

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.tokens.dark

    @property
    def sizes(self) -> Sizes:
        """The unscaled lengths; put them through text(), space() or line()."""
        return SIZES

    def text(self, px: float) -> int:
        """Whole px for text, icons, cards, ports and rows: px × scale."""
        return max(1, round(px * self.scale))

    def space(self, px: float) -> int:
        """Whole px for paddings and gaps: px × (1 + scale) / 2."""
        return round(px * (1 + self.scale) / 2)

    def line(self, px: float) -> float:
        """Px, in halves, for plot lines, wires and markers: px × (1 + 0.75 (scale - 1))."""
        return round(2 * px * (1 + 0.75 * (self.scale - 1))) / 2

    def border(self) -> int:
        """Px of a border: 1, from 200 % on 2."""
        return 1 if self.scale < 2 else 2

    def duration(self, milliseconds: int) -> int:
        """How long a motion takes in ms; 0 with reduced motion."""
        return milliseconds if self.animated else 0

    def with_scale(self, scale: float) -> "Theme":
        """The same colours at another text scale."""
        return replace(self, scale=scale)

    def font(self, role: str = "control", *, italic: bool = False, weight: int | None = None) -> QFont:
        """The font of a type role (a key of tokens.TEXT_ROLES), with figures of equal width."""
        look = TEXT_ROLES[role]
        return QFont(_font(self.text(look.px), weight or look.weight, italic))

    def metrics(self, role: str = "control") -> QFontMetricsF:
        """Measures of the role's font; sizes around text come from here."""
        return QFontMetricsF(self.font(role))

    @staticmethod
    def metrics_of(font: QFont) -> QFontMetricsF:
        """Measures of a font made by font()."""
        return QFontMetricsF(font)

    def line_height(self, role: str = "control") -> int:
        """Px of one line of the role: its token or what the font needs, whichever is larger."""
        look = TEXT_ROLES[role]
        return max(self.text(look.line), _height(self.text(look.px), look.weight))

    def colour(self, token: str, opacity: float = 1.0) -> QColor:
        """A token by its field name ("accent") as a QColor."""
        colour = QColor(getattr(self.tokens, token))
        colour.setAlphaF(opacity)
        return colour

    def pen(self, token: str, width: float | None = None) -> QPen:
        """A cosmetic-free pen in a token's colour; width in px as given, or that of a border."""
        return QPen(self.colour(token), self.border() if width is None else width)

    def palette(self) -> QPalette:
        """The palette for what the style sheet doesn't reach."""
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, token in {
            roles.Window: "surface",
            roles.WindowText: "text",
            roles.Base: "surface",
            roles.AlternateBase: "sunken",
            roles.Text: "text",
            roles.PlaceholderText: "muted",
            roles.Button: "surface",
            roles.ButtonText: "text",
            roles.BrightText: "error",
            roles.Light: "raised",
            roles.Midlight: "hover",
            roles.Mid: "border",
            roles.Dark: "strong",
            roles.Shadow: "drag_shadow",
            roles.Highlight: "accent",
            roles.HighlightedText: "on_accent",
            roles.Accent: "accent",
            roles.Link: "accent",
            roles.LinkVisited: "accent",
            roles.ToolTipBase: "tooltip",
            roles.ToolTipText: "tooltip_text",
        }.items():
            palette.setColor(role, self.colour(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        return palette

    def style_sheet(self, glyphs: str = "") -> str:
        """The style sheet of the whole application; `glyphs` is the folder that write_glyphs filled."""
        return style_sheet.build(self, glyphs=glyphs)


def system_is_dark() -> bool:
    """Whether the system asks for a dark theme now."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def tokens_for(mode: str) -> Tokens:
    """LIGHT or DARK for "light", "dark" or "system"."""
    dark = system_is_dark() if mode == "system" else mode == "dark"
    return DARK if dark else LIGHT


def apply(app: QApplication, theme: Theme, *, glyphs: str = "") -> None:
    """Dress the whole application: Fusion, palette, font, style sheet."""
    if not app.styleSheet() and app.style().name() != "fusion":  # under a style sheet it has no name, and is ours
        app.setStyle("Fusion")
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    app.setStyleSheet(theme.style_sheet(glyphs))


@cache
def _font(px: int, weight: int, italic: bool) -> QFont:
    """Kept, since layouts ask for the same fonts thousands of times."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _height(px: int, weight: int) -> int:
    """Px that a line of this font needs."""
    return round(QFontMetricsF(_font(px, weight, False)).height())
