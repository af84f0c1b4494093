"""The exceptions of `make audit` hold: what is weak is not used."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTED = ROOT / "docs" / "weaknesses.md"
ID = re.compile(r"(?:CVE|GHSA|PYSEC)-[\w-]+")
ROW = re.compile(r"\| (?P<ids>(?:CVE|GHSA|PYSEC)\S.*?) \| (?P<what>\S+) (?P<version>\S+) \|")
PACKAGES = ("assistant", "corpus", "index", "api")


def test_every_exception_is_one_of_a_release_that_is_installed() -> None:
    """One that was mended, or is not installed any more, is to be taken out."""
    pinned = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    rows = [row for line in LISTED.read_text("utf-8").splitlines() if (row := ROW.match(line))]
    assert rows
    for row in rows:
        assert f"{row['what']}=={row['version']}" in pinned, row["ids"]


def test_make_audit_leaves_out_what_is_listed_and_nothing_else() -> None:
    """It reads the same page."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "docs/weaknesses.md" in makefile
    assert not ID.search(makefile)


@pytest.mark.parametrize(
    "weak",
    ["chromadb.server", "chromadb.app", "trust_remote_code", "torch.jit", "torch.load"],
)
def test_no_module_uses_what_is_weak(weak: str) -> None:
    """Neither Chroma's server in Python nor a model that brings code of its own."""
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    assert files
    assert not [file.name for file in files if weak in file.read_text("utf-8")]
