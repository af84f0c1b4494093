"""The records of who did what show when one was changed."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest

from api import audit as module
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


def test_what_is_old_is_forgotten_and_the_rest_verified(audit: Audit, path: Path) -> None:
    """The chain goes on from the last one that went; the newest always stays."""
    with sqlite3.connect(path) as database:
        (moment,) = database.execute("SELECT at FROM audit WHERE number = 3").fetchone()
    sleep(0.01)
    audit.note("lan", "opened", "d")
    assert audit.forget(datetime.fromisoformat(moment) + timedelta(milliseconds=1)) == 3
    assert [deed.number for deed in audit.deeds()] == [4]
    assert audit.verify() == 1
    audit.note("lan", "opened", "e")
    assert audit.verify() == 2
    assert audit.forget(datetime.now(UTC) + timedelta(days=1)) == 1
    assert [deed.subject for deed in audit.deeds()] == ["e"]
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM audit")
        database.execute("INSERT INTO audit VALUES (6, '', '', '', '', '', '', '')")
    with pytest.raises(AuditBroken):
        audit.verify()


def test_a_clock_that_is_set_back_breaks_nothing(
    audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records are in the order in which they were written, whatever time they tell."""
    monkeypatch.setattr(module, "_now", lambda: "2001-01-01T00:00:00.000+00:00")
    audit.note("lan", "opened", "d")
    assert [deed.subject for deed in audit.deeds()] == ["a", "b", "c", "d"]
    assert audit.verify() == 4


@pytest.mark.server
def test_one_chain_on_a_database_server(database: str) -> None:
    """Where several machines write at once."""
    audit = Audit.create(database)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: audit.note("lan", "asked", str(n)), range(40)))
    assert audit.verify() == 40
    assert audit.forget(datetime.now(UTC) + timedelta(days=1)) == 39
    assert audit.verify() == 1
    audit._engine.dispose()
