"""What an answer must meet, also in a document of the other language."""

from collections.abc import Iterable, Mapping

from assistant.other_language import Translator
from assistant.question import understand
from assistant.wanted import Wanted
from corpus.document import Language
from corpus.mentions import Names

TRANSLATOR = Translator(Names.starter())


def wanted(question: str, usual: str) -> Wanted:
    """Read a question over documents that use one word a lot and the others never."""

    def rarity(words: Iterable[str], _: Language) -> Mapping[str, float]:
        return {word: 0.5 if word == usual else 5.0 for word in words}

    return Wanted.by(understand(question), TRANSLATOR, rarity)


def test_a_term_is_met_by_the_name_the_documents_use() -> None:
    """A text that says "merge" throughout need not say "consolidation" too."""
    for usual, unit in (("merge", "merg"), ("consolidation", "consolid")):
        asked = wanted("Quảng Ninh hợp nhất năm nào?", usual)
        assert [each.text for each in asked.units("en")] == [unit]


def test_a_change_is_stated_by_what_was_before_and_after() -> None:
    """Another count of people answers nothing about a cut."""
    asked = wanted("Hạ Long giảm bao nhiêu biên chế?", "payroll")
    assert asked.states_change("The staff is reduced from 20 to 15 people.")
    assert not asked.states_change("Over 18,000 people are members.")
    assert not asked.states_change("The city cut 28 focal points.")
    still = wanted("Hạ Long có bao nhiêu biên chế?", "payroll")
    assert not still.states_change("The staff is reduced from 20 to 15 people.")
