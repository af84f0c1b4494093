"""What a language model says is borne out by what it rests on, or it is not said."""

import pytest

from assistant.support import supported
from corpus.document import Language

EN = ["Staff of Ha Long fell from 20 to 15 after the merger. The old seal was not kept."]
VI = ["Sau hợp nhất, cơ quan giảm từ 20 xuống còn 15 người; kinh phí 18.000 đồng."]


@pytest.mark.parametrize(
    ("text", "quotes", "language", "borne_out"),
    [
        ("After the merger, staff of Ha Long fell from 20 to 15.", EN, "en", True),
        ("According to the document, the old seal was not kept.", EN, "en", True),
        ("Staff of Ha Long fell from 20 to 16 after the merger.", EN, "en", False),
        ("Staff of Ha Long fell from 15 to 20 after the merger.", EN, "en", False),
        ("Staff of Ha Long rose from 20 to 15 after the merger.", EN, "en", False),
        ("Staff of Lao Cai fell from 20 to 15 after the merger.", EN, "en", False),
        ("The old seal was kept.", EN, "en", False),
        ("Staff of Ha Long never fell from 20 to 15 after the merger.", EN, "en", False),
        ('Ha Long said "staff fell to 15".', EN, "en", False),
        ("Staff fell from 20 to 15, see https://example.org.", EN, "en", False),
        ("Staff <b>fell</b> from 20 to 15.", EN, "en", False),
        ("", EN, "en", False),
        ("Staff fell.", [], "en", False),
        ("Cơ quan giảm từ 20 xuống còn 15 người sau hợp nhất.", VI, "vi", True),
        ("Kinh phí 18,000 đồng.", VI, "vi", True),
        ("Kinh phí 18.500 đồng.", VI, "vi", False),
        ("Cơ quan tăng từ 20 lên 15 người sau hợp nhất.", VI, "vi", False),
        ("Cơ quan không giảm từ 20 xuống còn 15 người.", VI, "vi", False),
    ],
)
def test_a_sentence_adds_nothing_to_its_quotations(
    text: str, quotes: list[str], language: Language, borne_out: bool
) -> None:
    """Words may be left out and joined; figures, names, negations and order stay."""
    assert supported(text, quotes, language) == borne_out
