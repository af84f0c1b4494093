"""What is older than it may be kept is forgotten; without a limit, nothing is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.audit import Audit
from api.retention import forget_old
from api.settings import Settings
from tests.api.fakes_parts import FakeParts
from tests.assistant.test_records import NOON, record


@pytest.mark.parametrize(("days", "left"), [(None, 2), (30, 1), (1, 0)])
def test_what_is_old_is_forgotten(tmp_path: Path, days: int | None, left: int) -> None:
    """By the days that were set."""
    parts = FakeParts(
        audit=Audit.create(f"sqlite:///{tmp_path / 'audit.sqlite'}"),
        settings=Settings(keep_days=days),
    )
    parts.records.keep(record(0))
    parts.records.keep(record(60 * 60 * 24 * 20))
    forget_old(parts, NOON + timedelta(days=40))
    assert len(parts.records.all_mine()) == left


def test_the_records_of_deeds_are_forgotten_too(tmp_path: Path) -> None:
    """The newest stays, and the chain is whole."""
    audit = Audit.create(f"sqlite:///{tmp_path / 'audit.sqlite'}")
    for subject in ("a", "b"):
        audit.note("lan", "opened", subject)
    forget_old(
        FakeParts(audit=audit, settings=Settings(keep_days=1)),
        datetime.now(UTC) + timedelta(days=2),
    )
    assert [deed.subject for deed in audit.deeds()] == ["b"]
    assert audit.verify() == 1


def test_records_that_cannot_be_reached_stop_nothing(tmp_path: Path) -> None:
    """It is tried again the next day."""
    audit = Audit(f"sqlite:///{tmp_path / 'none' / 'audit.sqlite'}")
    forget_old(FakeParts(audit=audit, settings=Settings(keep_days=1)), NOON)
