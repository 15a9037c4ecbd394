"""The architecture's rows hold: who may import whom, as the contracts in pyproject.toml say it."""

import tomllib
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def missing_modules(contract: dict[str, object]) -> list[str]:
    names = [*contract.get("source_modules", []), *contract.get("forbidden_modules", [])]
    paths = [ROOT / name.replace(".", "/") for name in names if name.startswith("playground.")]
    return [
        str(path) for path in paths if not (path / "__init__.py").is_file() and not path.with_suffix(".py").is_file()
    ]


@pytest.mark.parametrize("contract", CONTRACTS, ids=[contract["id"] for contract in CONTRACTS])
def test_import_contract(contract: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    """lint-imports finds no import that breaks the contract (its report is in the captured output)."""
    if missing := missing_modules(contract):
        pytest.skip(f"not written yet: {', '.join(missing)}")
    monkeypatch.chdir(ROOT)
    broken = cli.lint_imports(limit_to_contracts=(contract["id"],), no_cache=True, no_logo=True)
    assert not broken, f"{contract['name']}: an import breaks it, see the report above"
