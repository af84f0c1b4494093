"""The level of government a body belongs to."""

import pytest

from corpus.levels import level_of
from corpus.places import Gazetteer

LEVELS = {
    "Chính phủ": "central",
    "Bộ Nội vụ": "central",
    "Ban Tổ chức Trung ương": "central",
    "Thủ tướng Chính phủ": "central",
    "The Government": "central",
    "Ủy ban nhân dân tỉnh Quảng Ninh": "province",
    "Uỷ ban nhân dân thành phố Hà Nội": "province",
    "Sở Nội vụ": "province",
    "Tỉnh ủy Quảng Ninh": "province",
    "Thành ủy Hạ Long": "district",
    "Ủy ban nhân dân thành phố Hạ Long": "district",
    "Ủy ban nhân dân huyện Ba Chẽ, tỉnh Quảng Ninh": "district",
    "Ủy ban nhân dân thị xã Đông Triều": "district",
    "Hội đồng nhân dân phường Bãi Cháy, thành phố Hạ Long": "commune",
    "Đảng ủy xã Tân Việt": "commune",
    "People's Committee of Quang Ninh Province": "province",
    "Cán bộ phụ trách": None,
    "Văn phòng": None,
}


@pytest.mark.parametrize(("body", "level"), LEVELS.items(), ids=LEVELS)
def test_a_name_tells_its_level(body: str, level: str | None) -> None:
    """The smallest unit named decides; a name that says nothing has none."""
    assert level_of(body, Gazetteer.starter()) == level
