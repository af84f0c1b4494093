"""What bodies and places that a text names are also called."""

import pytest

from corpus.document import Language
from corpus.mentions import Names
from corpus.other_names import other_names

NAMES: dict[str, tuple[Language, set[str]]] = {
    "UBKT có mấy người?": ("vi", {"Ủy ban Kiểm tra"}),
    "TP.HCM có mấy phường?": ("vi", {"Thành phố Hồ Chí Minh"}),
    "Hoành Bồ có mấy xã?": ("vi", {"Hạ Long"}),
    "What became of Hoanh Bo?": ("en", {"Ha Long"}),
    "Hạ Long có mấy xã?": ("vi", set()),
    "Có mấy xã?": ("vi", set()),
}


@pytest.mark.parametrize(("text", "told"), NAMES.items(), ids=NAMES)
def test_other_names(text: str, told: tuple[Language, set[str]]) -> None:
    """Abbreviations in full, and the unit that a former one went into."""
    language, expected = told
    assert expected <= set(other_names(text, language, Names.starter()))
    if not expected:
        assert other_names(text, language, Names.starter()) == ()
