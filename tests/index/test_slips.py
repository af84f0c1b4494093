"""Slips of the finger: what is mended, and what stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Language
from index.scope import Scope
from index.slips import MOST, Spelt, as_spelt
from tests.index.archive import Archive

HELD = frozenset({"gandhi", "merged", "committees", "thanh", "truong", "block", "clippers"})


def spelt(text: str, language: Language = "en") -> Spelt:
    """Mend a text by the words that are held."""
    return as_spelt(text, language, HELD.__contains__, HELD.__contains__)


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("seals of comittees", "en", "seals of committees"),  # one letter too few
        ("the merrged body", "en", "the merged body"),  # one too many
        ("nerged, margod", "en", "nerged, margod"),  # the first letter; two
        ("the mergad body", "en", "the merged body"),  # a wrong one
        ("the mergde body", "en", "the merged body"),  # two swapped
        ("Ghandi, ghandi", "vi", "Gandhi, gandhi"),  # one in another place
        ("thnah pho", "vi", "thanh pho"),
        ("con tranh chap nao", "vi", "con tranh chap nao"),  # syllables that no passage holds
        ("doi Clipper o dau", "vi", "doi Clippers o dau"),
        ("MERGDE", "en", "MERGDE"),  # an abbreviation, for all we know
        ("mergé, mergde2", "en", "mergé, mergde2"),
    ],
)
def test_a_slip_is_mended(text: str, language: Language, meant: str) -> None:
    """One letter, behind the first; a Vietnamese syllable only where the letters are the same."""
    assert spelt(text, language)[0] == meant


def test_a_syllable_is_put_in_for_the_same_letters_only() -> None:
    """A foreign word is near to some syllable nearly always."""
    assert spelt("truogn", "vi") == ("truong", ("truong",))
    assert spelt("trruong", "vi") == ("trruong", ())


def test_a_word_in_another_form_is_known() -> None:
    """What the search finds by its stem is no slip."""
    assert as_spelt("merge", "en", lambda _: True, HELD.__contains__) == ("merge", ())


def test_a_text_in_another_language_is_left_alone() -> None:
    """Only so many unknown words are looked at."""
    looked_up: list[str] = []

    def held(word: str) -> bool:
        looked_up.append(word)
        return False

    text = " ".join(f"qwert{letter}" for letter in "abcdefghijklmnop")
    assert as_spelt(text, "en", lambda _: False, held) == (text, ())
    assert {word[-1] for word in looked_up if word.startswith("qwer")} >= set("abcdefgh")
    assert len(looked_up) < MOST * 500


@given(st.text(max_size=200), st.sampled_from(["vi", "en"]))
def test_no_text_is_too_wild(text: str, language: Language) -> None:
    """What is put in was held, and the rest stays."""
    mended, words = spelt(text, language)
    assert {word.lower() for word in words} <= HELD
    assert words or mended == text


@pytest.fixture
def names(archive: Archive) -> Archive:
    """Two reports with foreign names, one of which only some may read."""
    archive.write("gandhi.md", "Gandhi wrote about the merger.", id="open", language="en",
                  kind="report")  # fmt: skip
    archive.write("maastricht.md", "Maastricht is a treaty.", id="hidden", language="en",
                  kind="report", access="internal")  # fmt: skip
    archive.ingest()
    return archive


def test_a_slip_is_looked_up_as_what_was_meant(names: Archive) -> None:
    """It is told with the finds, and can be switched off."""
    search = names.search()
    found = search.look_up("Công trình của Ghandi")
    assert [hit.passage.document_id for hit in found.hits][:1] == ["open"]
    assert "Gandhi" in found.expanded
    assert "Gandhi" not in search.look_up("Công trình của Ghandi", expand=False).expanded
    assert search.as_spelt("What did Ghandi wriet?")[0] == "What did Gandhi wriet?"


def test_a_word_that_stands_elsewhere_is_no_slip(names: Archive) -> None:
    """A narrow scope makes no words unknown."""
    only = Scope(document_ids=frozenset({"hidden"}))
    assert names.search().look_up("the mergers that Gandhi knew", scope=only).expanded == ()


def test_many_hidden_passages_hide_a_word(archive: Archive) -> None:
    """However many they are; one that may be read is enough, however late it comes."""
    crowd = "\n\n".join(f"Maastricht {n} is a treaty." for n in range(60))
    archive.write("hidden.md", crowd, language="en", access="internal")
    archive.write("seal.md", "The seal.", language="en")
    archive.ingest()
    public = Scope(access=frozenset({"public"}))
    assert archive.search().as_spelt("Maastrich", public)[1] == ()
    archive.write(
        "late.md", f"{'The seal of the office is round. ' * 20}Maastricht.", language="en"
    )
    archive.ingest()
    assert archive.search().as_spelt("Maastrich", public)[1] == ("Maastricht",)


def test_a_slip_tells_nothing_of_what_may_not_be_read(names: Archive) -> None:
    """A word that only hidden documents hold is put in for nobody else."""
    search = names.search()
    public = Scope(access=frozenset({"public"}))
    assert search.as_spelt("the treaty of Maastrich") == (
        "the treaty of Maastricht", ("Maastricht",),
    )  # fmt: skip
    assert search.as_spelt("the treaty of Maastrich", public)[1] == ()
    assert search.look_up("the treaty of Maastrich", scope=public).expanded == ()
