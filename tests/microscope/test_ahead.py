"""Formulas are set ahead: a walk through all stages has then none to set."""

import pytest

from playground.engine.diagnostics.progress import Watch
from playground.engine.model import Model
from playground.microscope.ahead import set_ahead, written_in
from playground.microscope.stages import outline, stage, striking
from playground.microscope.typesetting import set_once, shape
from tests.microscope.examples import EVERYTHING, look_at, model


@pytest.mark.parametrize("one", [model(widths=(3,) * 11), EVERYTHING], ids=["deep", "everything"])
def test_after_it_no_stage_has_a_formula_to_set(one: Model) -> None:
    it = look_at(one)
    shape.cache_clear()
    set_ahead(it, Watch())
    assert (set_before := shape.cache_info().misses) > 20
    for place in outline(it):
        for latex in written_in(stage(it, place, striking(it, place))):
            set_once(latex)
            assert shape.cache_info().misses == set_before, (place, latex)
