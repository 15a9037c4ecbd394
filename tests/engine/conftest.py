"""What every test of the engine gets: the same random numbers, alone or after others."""

import pytest

_STARTS: dict[str, object] = {}


@pytest.fixture(autouse=True)
def same_numbers(request: pytest.FixtureRequest) -> None:
    """A module's generator `RNG` starts each test where it was after the import."""
    generator = getattr(request.module, "RNG", None)
    if generator is not None:
        generator.bit_generator.state = _STARTS.setdefault(request.module.__name__, generator.bit_generator.state)
