"""The architecture's rows hold: who may import whom, as the contracts in pyproject.toml say it."""

import tomllib
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize("contract", CONTRACTS, ids=[contract["id"] for contract in CONTRACTS])
def test_import_contract(contract: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """lint-imports finds no import that breaks the contract (its report is in the captured output)."""
    monkeypatch.chdir(ROOT)
    broken = cli.lint_imports(limit_to_contracts=(contract["id"],), no_cache=True, no_logo=True)
    assert not broken, f"{contract['name']}: an import breaks it, see the report above"
