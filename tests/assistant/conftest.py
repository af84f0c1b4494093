"""What several tests of the assistant ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import read_settings
from api.wiring import RealParts, open_parts


@pytest.fixture(scope="module")
def parts(starter_data: Path) -> Iterator[RealParts]:
    """The real parts on the starter corpus."""
    parts = open_parts(read_settings(starter_data))
    yield parts
    parts.library.close()
