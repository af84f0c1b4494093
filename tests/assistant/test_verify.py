"""Nothing is shown that does not stand in a stored version."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation, Sentence
from assistant.verify import stands, verified

TEXT = "In Ha Long the headcount fell from 20 to 15. Elsewhere it was 18.000."
QUOTE = "the headcount fell from 20 to 15."
START = TEXT.index(QUOTE)
CITATION = Citation(
    number=1,
    document_id="ha-long",
    language="en",
    version="v1",
    title="Ha Long",
    locator="paragraph 1",
    quote=QUOTE,
    start=START,
    end=START + len(QUOTE),
    source="ha-long.md",
    url="/documents/ha-long",
    validity="unknown",
    rank="report",
)


def shown(text: str, *citations: Citation) -> bool:
    """Say whether a sentence passes with these citations."""
    sentence = Sentence(text, tuple(citation.number for citation in citations))
    return verified(sentence, {c.number: c for c in citations}, {"v1": TEXT})


def test_a_quotation_at_its_place_may_be_shown() -> None:
    """The words of the sentence stand at the offsets of its citation."""
    assert shown(QUOTE, CITATION)


def test_a_sentence_without_a_citation_is_not_shown() -> None:
    """What rests on nothing is not said."""
    assert not shown(QUOTE)


def test_a_figure_that_is_not_in_the_quotation_is_not_shown() -> None:
    """20 to 15 never becomes 20 to 14."""
    assert not shown("the headcount fell from 20 to 14.", CITATION)


def test_a_figure_from_elsewhere_in_the_document_is_not_shown() -> None:
    """The figure must stand in the cited words, not merely in the text."""
    assert not shown("the headcount was 18.000", CITATION)


def test_a_citation_of_an_unknown_version_is_not_shown() -> None:
    """A version that cannot be read proves nothing."""
    assert not shown(QUOTE, replace(CITATION, version="v2"))


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_quotation_stands_only_where_its_words_are(start: int, end: int) -> None:
    """Offsets that point at other words are refused."""
    moved = replace(CITATION, start=start, end=end)
    assert stands(moved, TEXT) == (TEXT[start:end] == QUOTE)


def test_an_empty_quotation_proves_nothing() -> None:
    """Nothing stands everywhere."""
    assert not stands(replace(CITATION, quote="", end=START), TEXT)
