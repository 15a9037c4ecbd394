"""The resources are found in every form in which the application is installed."""

from pathlib import Path

import pytest

from playground import paths


@pytest.mark.parametrize("place", ["playground/resources", "resources"], ids=["wheel", "checkout or bundle"])
def test_resources_of_an_installation(tmp_path: Path, place: str) -> None:
    (tmp_path / "playground").mkdir()
    (tmp_path / place).mkdir()
    assert paths.resources(tmp_path / "playground") == tmp_path / place


def test_a_wheel_prefers_its_own_resources(tmp_path: Path) -> None:
    (tmp_path / "playground" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert paths.resources(tmp_path / "playground") == tmp_path / "playground" / "resources"


def test_an_incomplete_installation_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"resources are missing .*install the application again"):
        paths.resources(tmp_path / "playground")
