"""What the status bar says about the network: the gravest first, and no praise that it can't know."""

from playground.editor.live import LayerValues, ModelValues
from playground.engine.diagnostics.health import Health, saturation_health
from playground.experiment.problems import Problem
from playground.ui.verdict import Verdict, verdict

WELL = LayerValues(health=Health())
GONE = LayerValues(health=Health("error", "vanishing", (("mean", 1e-9), ("limit", 1e-7))))
SATURATED = LayerValues(health=saturation_health(0.9))
DIVERGED = "Model A diverged at step 6."


def test_where_all_is_well_it_says_that_the_shapes_fit_and_nothing_about_what_was_learned() -> None:
    flatten = LayerValues()  # without health
    models = [ModelValues({"h1": WELL, "flatten": flatten, "out": WELL})]
    assert verdict((), "", models) == verdict((), "", ()) == Verdict("ok", "the shapes fit the data")


def test_the_worst_layer_gives_the_level_and_every_unwell_one_is_named() -> None:
    model = ModelValues({"h1": GONE, "h2": SATURATED, "out": WELL})
    words = "<b>2</b> of 3 layers in trouble"
    assert verdict((), "", [model]) == Verdict("error", words, ("h1 no longer learns", "h2 is saturated"))
    several = verdict((), "", [model, ModelValues({"h1": SATURATED, "out": WELL})])
    assert several.words.startswith("<b>3</b> of 5") and several.findings[-1] == "B h1 is saturated"


def test_a_training_that_broke_down_comes_before_the_layers_and_a_problem_before_both() -> None:
    models = [ModelValues({"h1": SATURATED, "out": WELL})]
    assert verdict((), DIVERGED, models) == Verdict("error", "the training broke down", (DIVERGED,))
    hint, warning = Problem("hint", "", "a hint"), Problem("warning", "", "<too> wide")
    assert verdict((hint, warning), DIVERGED, models) == Verdict("warning", "<b>1</b> problem", ("&lt;too&gt; wide",))
    assert verdict((hint,), "", ()).level == "ok"
    error = Problem("error", "", "no way")
    assert verdict((warning, error), "", ()).level == "error"
