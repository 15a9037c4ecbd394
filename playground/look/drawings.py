"""Small drawings of our own, as SVG in a 16 × 16 box with a 1.5-px stroke: what no icon set has, or has less calmly."""

# Elements drawn with the stroke in the icon's colour; class="f" is filled instead.
DRAWINGS = {
    "run": '<path class="f" d="M4.5 2.8 L13 8 L4.5 13.2 Z" stroke-linejoin="round"/>',
    "pause": '<path d="M5.25 3.25 V12.75 M10.75 3.25 V12.75" stroke-width="2"/>',
    "step": '<path class="f" d="M3.5 3.2 L10 8 L3.5 12.8 Z"/><path d="M12.25 3.25 V12.75" stroke-width="1.75"/>',
    "epoch": '<path class="f" d="M1.6 3.4 L6.8 8 L1.6 12.6 Z M6.8 3.4 L12 8 L6.8 12.6 Z"/>'
    '<path d="M13.75 3.25 V12.75" stroke-width="1.75"/>',
    "step_back": '<path class="f" d="M12.5 3.2 L6 8 L12.5 12.8 Z"/><path d="M3.75 3.25 V12.75" stroke-width="1.75"/>',
    "reset": '<path d="M3.2 3.2 V6.4 H6.4 M3.4 6.2 A5 5 0 1 1 3.3 9.8"/>',
    "present": '<path d="M2 2.75 H14 V10.75 H2 Z M8 10.75 V13.5 M5.25 13.5 H10.75"/>',
    "cards": '<path d="M2 3.25 H6.5 V12.75 H2 Z M9.5 3.25 H14 V12.75 H9.5 Z"/>',
    "neurons": '<path d="M4.3 4.6 L6.9 7.1 M11.7 4.6 L9.1 7.1 M4.3 11.4 L6.9 8.9 M11.7 11.4 L9.1 8.9"/>'
    '<circle class="f" cx="3.4" cy="3.7" r="1.6"/><circle class="f" cx="12.6" cy="3.7" r="1.6"/>'
    '<circle class="f" cx="3.4" cy="12.3" r="1.6"/><circle class="f" cx="12.6" cy="12.3" r="1.6"/>'
    '<circle class="f" cx="8" cy="8" r="1.9"/>',
    "dense": '<path d="M3.2 3.2 L12.8 12.8 M12.8 3.2 L3.2 12.8 M3.2 3.2 H12.8 M3.2 12.8 H12.8" stroke-width="1.1"/>'
    '<circle class="f" cx="3" cy="3" r="1.6"/><circle class="f" cx="13" cy="3" r="1.6"/>'
    '<circle class="f" cx="3" cy="13" r="1.6"/><circle class="f" cx="13" cy="13" r="1.6"/>',
    "activation": '<path d="M1.75 12.75 C8 12.75 6.5 3.25 14.25 3.25"/>',
    "dropout": '<circle cx="4" cy="4" r="1.75"/><circle class="f" cx="12" cy="4" r="2.4"/>'
    '<circle class="f" cx="4" cy="12" r="2.4"/><path d="M10.25 10.25 L13.75 13.75 M13.75 10.25 L10.25 13.75"/>',
    "batch_norm": '<path d="M1.75 13 C6.5 12.5 5.8 3 8 3 C10.2 3 9.5 12.5 14.25 13 M8 6.5 V13" />',
    "layer_norm": '<path d="M3 3 V13 M13 3 V13 M5.5 8 H10.5 M7 6 L5 8 L7 10 M9 6 L11 8 L9 10"/>',
    "skip": '<path d="M2 5 V9.5 Q2 12 4.5 12 H11.5 Q14 12 14 9.5 V5.5 M11.9 7.4 L14 5.2 L16.1 7.4" '
    'transform="translate(-.5 0)"/>',
    "table": '<path d="M2.25 3.75 Q2.25 2.25 3.75 2.25 H12.25 Q13.75 2.25 13.75 3.75 V12.25 '
    "Q13.75 13.75 12.25 13.75 H3.75 Q2.25 13.75 2.25 12.25 Z "
    'M2.25 6.2 H13.75 M2.25 9.9 H13.75 M6.2 2.25 V13.75 M9.9 2.25 V13.75"/>',
    "larger_text": '<path d="M2.5 13 L7.25 3 L12 13 M4.2 9.5 H10.3"/>',
    # for the style sheet
    "combo_down": '<path d="M4 6 L8 10 L12 6"/>',
    "combo_up": '<path d="M4 10 L8 6 L12 10"/>',
    "menu_right": '<path d="M6 4 L10 8 L6 12"/>',
    "tabs_left": '<path d="M10 4 L6 8 L10 12"/>',
    "check": '<path d="M3.5 8.5 L6.75 11.5 L12.5 5"/>',
    "mixed": '<path d="M4.5 8 H11.5"/>',
    "dot": '<circle class="f" cx="8" cy="8" r="3"/>',
    "cross": '<path d="M4 4 L12 12 M12 4 L4 12"/>',
}


def svg(name: str, colour: str, *, opacity: float = 1.0) -> str:
    """The drawing `name` as an SVG document in one "#RRGGBB"."""
    elements = DRAWINGS[name].replace('class="f"', f'fill="{colour}" stroke="none"')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
        f'<g fill="none" stroke="{colour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" '
        f'opacity="{opacity}">{elements}</g></svg>'
    )
