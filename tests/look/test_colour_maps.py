"""Look-up tables and ramps between the tokens."""

import numpy as np
import pytest

from playground.look import colour_maps
from playground.look.tokens import DARK, LIGHT, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_mix_goes_from_one_to_the_other() -> None:
    assert colour_maps.mix("#000000", "#FFFFFF", 0.0) == "#000000"
    assert colour_maps.mix("#000000", "#FFFFFF", 1.0) == "#FFFFFF"
    assert colour_maps.mix("#D9730D", "#ECEEF1", 0.42) == "#E1A76D"  # the orange of the pictures' boundary


@BOTH
@pytest.mark.parametrize("name", ["diverging", "boundary"])
def test_zero_is_neutral_and_the_ends_are_orange_and_blue(tokens: Tokens, name: str) -> None:
    table = getattr(colour_maps, name)(tokens)
    assert table.shape == (256, 4) and table.dtype == np.uint8
    assert (table[:, 3] == 255).all()
    assert np.abs(table[127:129, :3].astype(int) - colour_maps.rgb(tokens.neutral)).max() <= 2
    assert table[0, 0] > table[0, 2] and table[-1, 2] > table[-1, 0]


def test_the_diverging_map_passes_its_stops() -> None:
    table = colour_maps.diverging(LIGHT)
    assert tuple(table[0, :3]) == colour_maps.rgb("#D9730D")
    assert tuple(table[-1, :3]) == colour_maps.rgb("#1F77C9")


@BOTH
def test_what_vanishes_fades_into_the_canvas(tokens: Tokens) -> None:
    for model in range(4):
        table = colour_maps.fade(tokens, model)
        assert tuple(table[0, :3]) == colour_maps.rgb(tokens.sunken)
        assert tuple(table[170, :3]) == colour_maps.rgb(tokens.models[model])


@BOTH
def test_depth_has_one_colour_per_layer_in_order(tokens: Tokens) -> None:
    lines = colour_maps.depth_colours(tokens, 0, count=10)
    assert len(set(lines)) == 10
    towards_text = [sum(colour_maps.rgb(line)) * (1 if tokens.dark else -1) for line in lines]
    assert towards_text == sorted(towards_text)
    assert len(colour_maps.depth_colours(tokens, 0, count=1)) == 1


@BOTH
def test_classes_are_held_back_like_the_boundary(tokens: Tokens) -> None:
    table = colour_maps.class_lookup(tokens)
    assert table.shape == (10, 4)
    assert np.abs(table[0, :3].astype(int) - colour_maps.boundary(tokens)[0, :3]).max() < 30
