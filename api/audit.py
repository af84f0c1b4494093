"""Who did what: records that are only added, chained by hash so that a change shows."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Self

from sqlalchemy import delete, func, insert, select

from api import account_tables as t
from api.errors import AuditBroken
from assistant.database import engine_of, transaction

ALONE = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE",
}
GOES_ON = ("audit_number", "audit_hash")  # of the last record that was forgotten
FIRST = "0" * 64  # what the first record holds as the hash before it


@dataclass(frozen=True)
class Deed:
    """One thing that somebody did, or tried to do."""

    number: int
    at: str  # UTC, ISO 8601
    who: str
    action: str
    subject: str
    outcome: str  # "done", "refused" or "failed"
    before: str  # hash of the record before
    hash: str

    @property
    def right_hash(self) -> str:
        """The hash that all its other fields have, as JSON with sorted keys."""
        told = {name: value for name, value in asdict(self).items() if name != "hash"}
        return hashlib.sha256(
            json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
        ).hexdigest()


class Audit:
    """The records by database URL. Its table must exist: see `create` and `api/migrations`."""

    def __init__(self, url: str) -> None:
        self._engine = engine_of(url)

    @classmethod
    def create(cls, url: str) -> Self:
        """Open the records with their table made from scratch, without a migration history."""
        audit = cls(url)
        t.metadata.create_all(audit._engine)
        return audit

    def note(self, who: str, action: str, subject: str = "", outcome: str = "done") -> None:
        """Add a record; raises `RecordsUnavailable`."""
        last = select(t.audit).order_by(t.audit.c.number.desc()).limit(1)
        with transaction(self._engine) as connection:
            # One writer at a time reads the last record.
            connection.exec_driver_sql(ALONE[self._engine.dialect.name])
            row = connection.execute(last).first()
            number, before = (row.number + 1, row.hash) if row else (1, FIRST)
            deed = Deed(number, _now(), who, action, subject, outcome, before, "")
            values = asdict(deed) | {"hash": deed.right_hash}
            connection.execute(insert(t.audit).values(values))

    def deeds(self) -> Iterator[Deed]:
        """Yield all records, the oldest first."""
        with transaction(self._engine) as connection:
            for row in connection.execute(select(t.audit).order_by(t.audit.c.number)):
                yield Deed(**row._mapping)

    def verify(self) -> int:
        """Return how many records there are, all as they were written; raises `AuditBroken`."""
        forgotten, before = self._forgotten()
        number = forgotten
        for number, deed in enumerate(self.deeds(), forgotten + 1):
            if (deed.number, deed.before, deed.hash) != (number, before, deed.right_hash):
                raise AuditBroken(number)
            before = deed.hash
        return number - forgotten

    def forget(self, before: datetime) -> int:
        """Delete the records up to the last from before some moment; return how many there were.

        The newest stays. What the chain goes on from is kept, so that it can be verified.
        """
        told = before.astimezone(UTC).isoformat(timespec="milliseconds")
        deeds = t.audit.c
        with transaction(self._engine) as connection:
            connection.exec_driver_sql(ALONE[self._engine.dialect.name])
            newest = connection.scalar(select(func.max(deeds.number))) or 0
            old = select(t.audit).where(deeds.at < told, deeds.number < newest)
            last = connection.execute(old.order_by(deeds.number.desc()).limit(1)).first()
            if last is None:
                return 0
            connection.execute(delete(t.secrets).where(t.secrets.c.name.in_(GOES_ON)))
            values = zip(GOES_ON, (str(last.number), last.hash), strict=True)
            connection.execute(
                insert(t.secrets), [{"name": name, "value": value} for name, value in values]
            )
            return connection.execute(delete(t.audit).where(deeds.number <= last.number)).rowcount

    def _forgotten(self) -> tuple[int, str]:
        """Return the number and the hash of the last record that was forgotten."""
        with transaction(self._engine) as connection:
            rows = connection.execute(select(t.secrets).where(t.secrets.c.name.in_(GOES_ON)))
            known = {row.name: row.value for row in rows}
        number, hashed = (known.get(name, "") for name in GOES_ON)
        return int(number or 0), hashed or FIRST


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
