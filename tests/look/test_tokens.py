"""The colours of both themes: complete, readable, told apart."""

import re
from dataclasses import fields

import pytest

from playground.look.colour_maps import rgb
from playground.look.tokens import CLASS_MARKERS, DARK, LIGHT, MODEL_DASHES, MODEL_MARKERS, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(tokens: Tokens) -> list[str]:
    flat: list[str] = []
    for field in fields(tokens):
        value = getattr(tokens, field.name)
        values = value if isinstance(value, tuple) else (value,)
        flat += [v for v in values if isinstance(v, str)]
    return flat


@BOTH
def test_every_colour_is_written_in_full(tokens: Tokens) -> None:
    assert len(colours(tokens)) == 47
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours(tokens))


@BOTH
@pytest.mark.parametrize(
    ("front", "backs", "least"),
    [
        ("text", ("background", "surface", "sunken", "raised", "hover"), 11.1),
        ("muted", ("background", "surface", "sunken", "raised"), 6.0),
        ("accent", ("surface", "accent_soft"), 5.7),
        ("on_accent", ("accent",), 6.7),
        ("positive", ("surface", "sunken"), 4.7),
        ("negative", ("surface", "sunken"), 4.7),
        ("strong", ("surface",), 3.2),
        ("ok", ("ok_soft",), 4.7),
        ("warning", ("warning_soft",), 4.7),
        ("error", ("error_soft",), 4.7),
        ("tooltip_text", ("tooltip",), 11.1),
    ],
)
def test_what_must_be_read_can_be_read(tokens: Tokens, front: str, backs: tuple[str, ...], least: float) -> None:
    for back in backs:
        assert contrast(getattr(tokens, front), getattr(tokens, back)) >= least, back


@BOTH
def test_models_can_be_seen_on_every_ground(tokens: Tokens) -> None:
    assert (
        min(contrast(model, ground) for model in tokens.models for ground in (tokens.background, tokens.surface)) >= 4.6
    )


@BOTH
def test_markers_stand_out_by_fill_or_outline(tokens: Tokens) -> None:
    for index, colour in enumerate(tokens.classes):
        best = max(contrast(colour, tokens.surface), contrast(tokens.class_outline(index), tokens.surface))
        assert best >= 2.9, index


def test_shape_repeats_what_colour_says() -> None:
    assert len(set(CLASS_MARKERS)) == len(LIGHT.classes) == len(DARK.classes) == 10
    assert len(set(MODEL_DASHES)) == len(set(MODEL_MARKERS)) == len(LIGHT.models) == 4
