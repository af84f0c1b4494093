"""Packs: kept while they are made and after, and stopped where nobody wants them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from api import migrations
from api.keeping import Packs as PacksInterface
from assistant.packs import Pack, Packs
from assistant.paper import Statement
from tests.api.fakes_parts import CITATION
from tests.assistant.fakes_packs import ListedPacks

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
SAID = (Statement("Con dấu nộp lại.", (CITATION,)), Statement("Còn hiệu lực"))


def pack(number: int = 1) -> Pack:
    """The pack that was ordered so many seconds after noon."""
    return Pack(
        id=f"{number:032x}",
        ordered_at=NOON + timedelta(seconds=number),
        topic="Con dấu",
        as_of=date(2026, 1, 15),
        audience="leaders",
        language="vi",
        length="short",
        format="pdf",
        outline={"steps": ["Nộp ở đâu?"]},
    )


class PacksContract:
    """What whoever keeps packs holds to."""

    def test_a_pack_comes_back_as_it_was(self, packs: PacksInterface) -> None:
        """While it is made, and when it is done, to the byte."""
        packs.keep(pack())
        assert packs.pack(pack().id) == pack()
        assert packs.advance(pack().id, "1/7 Căn cứ") == "working"
        packs.finish(pack().id, "done", SAID, b"%PDF")
        done = replace(pack(), state="done", statements=SAID, content=b"%PDF")
        assert packs.pack(pack().id) == done

    def test_packs_are_listed_without_their_files(self, packs: PacksInterface) -> None:
        """The newest first."""
        for number in (1, 2):
            packs.keep(pack(number))
        packs.finish(pack(1).id, "done", SAID, b"%PDF")
        assert [each.id for each in packs.packs()] == [pack(2).id, pack(1).id]
        assert [each.content for each in packs.packs()] == [None, None]

    def test_a_deleted_pack_is_gone(self, packs: PacksInterface) -> None:
        """Whoever makes it learns so, and what comes of it is not kept."""
        packs.keep(pack())
        packs.delete(pack().id)
        assert packs.advance(pack().id, "2/7") is None
        packs.finish(pack().id, "done", SAID, b"%PDF")
        assert packs.pack(pack().id) is None

    def test_what_has_ended_stays_so(self, packs: PacksInterface) -> None:
        """A pack that failed is not done later."""
        packs.keep(pack())
        packs.finish(pack().id, "failed", progress="no index")
        packs.finish(pack().id, "done", SAID, b"%PDF")
        found = packs.pack(pack().id)
        assert found is not None
        assert (found.state, found.progress, found.content) == ("failed", "no index", None)

    def test_what_nobody_makes_any_more_has_failed(self, packs: PacksInterface) -> None:
        """What was done before stays so."""
        for number in (1, 2):
            packs.keep(pack(number))
        packs.finish(pack(1).id, "done", SAID, b"%PDF")
        packs.abandon("too early", NOON)
        packs.abandon("stopped", NOON + timedelta(days=1))
        states = [(each.state, each.progress) for each in packs.packs()]
        assert states == [("failed", "stopped"), ("done", "")]


class TestListedPacks(PacksContract):
    """The fake."""

    @pytest.fixture
    def packs(self) -> PacksInterface:
        """No packs."""
        return ListedPacks()


class TestPacks(PacksContract):
    """The real thing."""

    @pytest.fixture
    def packs(self, tmp_path: Path) -> PacksInterface:
        """A migrated database without packs."""
        url = f"sqlite:///{tmp_path / 'catalogue.sqlite'}"
        migrations.upgrade(url)
        return Packs(url)


@pytest.mark.server
class TestPacksOnPostgreSQL(PacksContract):
    """The same on a server."""

    @pytest.fixture
    def packs(self, database: str) -> Iterator[PacksInterface]:
        """A migrated database without packs."""
        migrations.upgrade(database)
        packs = Packs(database)
        yield packs
        packs._engine.dispose()
