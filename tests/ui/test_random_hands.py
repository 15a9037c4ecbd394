"""A short form of the soak: random hands on a window that trains, and everything undone to the first experiment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from playground.ui.window import Window
from tests.soak.hands import Hands
from tests.soak.person import nobody_there


@pytest.fixture
def hands(window: Window, tmp_path: Path) -> Iterator[Hands]:
    hands = Hands(window, tmp_path)
    with nobody_there(tmp_path, hands.chance):
        yield hands
    window.live.trainer.pause()


def test_random_hands_break_nothing_and_everything_is_undone(hands: Hands) -> None:
    class Playing(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            hands.start_over()

        @rule(act=st.sampled_from(list(hands.acts)), seed=st.integers(0, 9999))
        def do(self, act: str, seed: int) -> None:
            hands.do(act, seed)

        @invariant()
        def shown_as_it_is(self) -> None:
            hands.check()

        def teardown(self) -> None:
            hands.undo_everything()

    few = settings(
        max_examples=2,
        stateful_step_count=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Playing, settings=few)
