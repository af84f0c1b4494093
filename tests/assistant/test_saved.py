"""Saved comparisons: kept with what they cite, listed, deleted."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api import migrations
from api.keeping import Comparisons
from assistant.saved import SavedComparison, SavedComparisons
from tests.api.fakes_parts import CITATION
from tests.assistant.fakes_saved import ListedComparisons

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def saved(number: int = 1) -> SavedComparison:
    """The comparison that was saved so many seconds after noon."""
    return SavedComparison(
        id=f"{number:032x}",
        saved_at=NOON + timedelta(seconds=number),
        language="vi",
        precedents=(("ha-long", "Hạ Long hợp nhất"), ("duc-tho", "Đức Thọ hợp nhất")),
        citations=(CITATION,),
    )


class ComparisonsContract:
    """What whoever keeps comparisons holds to."""

    def test_a_comparison_comes_back_as_it_was(self, comparisons: Comparisons) -> None:
        """With all it cites; another id is none."""
        comparisons.keep(saved())
        assert comparisons.comparison(saved().id) == saved()
        assert comparisons.comparison("none") is None

    def test_the_newest_is_listed_first(self, comparisons: Comparisons) -> None:
        """All of them."""
        for number in (1, 2):
            comparisons.keep(saved(number))
        assert comparisons.comparisons() == [saved(2), saved(1)]

    def test_a_deleted_comparison_is_gone(self, comparisons: Comparisons) -> None:
        """And only that one."""
        for number in (1, 2):
            comparisons.keep(saved(number))
        comparisons.delete(saved(1).id)
        assert comparisons.comparisons() == [saved(2)]


class TestListedComparisons(ComparisonsContract):
    """The fake."""

    @pytest.fixture
    def comparisons(self) -> Comparisons:
        """No comparisons."""
        return ListedComparisons()


class TestSavedComparisons(ComparisonsContract):
    """The real thing."""

    @pytest.fixture
    def comparisons(self, tmp_path: Path) -> Comparisons:
        """A migrated database without comparisons."""
        url = f"sqlite:///{tmp_path / 'catalogue.sqlite'}"
        migrations.upgrade(url)
        return SavedComparisons(url)


@pytest.mark.server
class TestSavedComparisonsOnPostgreSQL(ComparisonsContract):
    """The same on a server."""

    @pytest.fixture
    def comparisons(self, database: str) -> Iterator[Comparisons]:
        """A migrated database without comparisons."""
        migrations.upgrade(database)
        comparisons = SavedComparisons(database)
        yield comparisons
        comparisons._engine.dispose()
