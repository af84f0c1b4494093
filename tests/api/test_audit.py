"""The records of who did what show when one was changed."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.audit import Audit
from api.errors import AuditBroken


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database."""
    return tmp_path / "audit.sqlite"


@pytest.fixture
def audit(path: Path) -> Audit:
    """Three records."""
    audit = Audit.create(f"sqlite:///{path}")
    for subject in ("a", "b", "c"):
        audit.note("lan", "opened", subject)
    return audit


def test_records_are_kept_in_order(audit: Audit) -> None:
    """Each holds the hash of the one before."""
    deeds = list(audit.deeds())
    assert [deed.subject for deed in deeds] == ["a", "b", "c"]
    assert [deed.before for deed in deeds[1:]] == [deed.hash for deed in deeds[:-1]]
    assert audit.verify() == 3


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE audit SET subject = 'x' WHERE number = 2", 2),
        ("UPDATE audit SET who = 'ha' WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("UPDATE audit SET number = 9 WHERE number = 3", 3),
    ],
)
def test_a_change_shows(audit: Audit, path: Path, change: str, broken: int) -> None:
    """Where the chain breaks is told."""
    with sqlite3.connect(path) as database:
        database.execute(change)
    with pytest.raises(AuditBroken, match=rf"record {broken} "):
        audit.verify()


def test_many_at_once_make_one_chain(audit: Audit) -> None:
    """Nobody's record is lost, none stands twice."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: audit.note("lan", "asked", str(n)), range(40)))
    assert audit.verify() == 43
