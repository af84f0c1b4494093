"""Parts that the tests of the index share."""

from pathlib import Path

import pytest

from tests.index.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive."""
    return Archive(tmp_path)
