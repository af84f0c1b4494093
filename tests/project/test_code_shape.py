"""The shape of the code: what a reader finds when a file is opened."""

import ast
from pathlib import Path

import pytest

from tests.project.checkout import PACKAGES, named, pyproject, tracked

LONGEST = 400  # lines; a file is one concept, and fewer than 250 are better
PYTHON = [path for path in tracked() if path.suffix == ".py"]


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_every_file_says_what_it_is_and_is_short(path: Path) -> None:
    """It opens with a sentence, and can be held in the head."""
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{named(path)} has no docstring"
    assert len(text.splitlines()) < LONGEST, f"{named(path)} is too long: split it"


def test_vendor_contracts_cover_all_code() -> None:
    """A new module is bound by the contracts without being listed anywhere."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    forbidden = [each for each in contracts if each["type"] == "forbidden"]
    assert forbidden
    for contract in forbidden:
        assert set(contract["source_modules"]) == set(PACKAGES), contract["name"]


def test_a_vendor_contract_excuses_only_the_file_it_names() -> None:
    """The one exception is the file in the contract's own name."""
    for contract in pyproject()["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "forbidden":
            importers = {each.split(" -> ")[0] for each in contract["ignore_imports"]}
            assert [each.replace(".", "/") + ".py" in contract["name"] for each in importers] == [
                True
            ]
