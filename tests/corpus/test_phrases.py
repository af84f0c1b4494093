"""Phrases of the field in the other language."""

from pathlib import Path

import pytest

from corpus.errors import VocabularyError
from corpus.phrases import PHRASES, Phrases
from tests.benchmarks.phrases import learned, source_digest, telling

LIST = "# learned\nvi\tcon dau\tseals\t0.80\nvi\tcon\tchild\t0.90\nen\tthe seal\tcon dau\t0.40\n"
LIST += "vi\tcon dau cu\told\t0.50\n"


@pytest.fixture
def phrases(tmp_path: Path) -> Phrases:
    """Return a short list."""
    path = tmp_path / "phrases.tsv"
    path.write_text(LIST, "utf-8")
    return Phrases.read(path)


def test_the_longest_phrase_is_taken(phrases: Phrases) -> None:
    """With diacritics or without; a translation weighs as much as it is likely."""
    assert phrases.translate("Con dấu", "vi") == {"seals": 0.8}
    assert phrases.translate("con", "vi") == {"child": 0.9}
    assert phrases.translate("The seals", "en") == {"con dau": 0.4}


def test_what_stands_in_a_longer_phrase_is_not_lost(phrases: Phrases) -> None:
    """What was learned of three words may leave out what two of them mean."""
    assert phrases.translate("con dấu cũ", "vi") == {"old": 0.5, "seals": 0.4}


def test_figures_and_names_stay(phrases: Phrases) -> None:
    """A figure is worth more than a word nobody knows."""
    assert phrases.translate("Yapo 15", "vi") == {"yapo": 0.5, "15": 1.0}


def test_a_list_that_is_broken_is_said_to_be(tmp_path: Path) -> None:
    """With what to do."""
    path = tmp_path / "phrases.tsv"
    path.write_text("vi\tcon dau\n", "utf-8")
    with pytest.raises(VocabularyError, match=r"phrases.tsv cannot be read .* restore it"):
        Phrases.read(path)


def test_what_stands_together_is_learned() -> None:
    """A word is told from its neighbours by where it stands without them."""
    texts = [
        (["con", "dau", "moi"], ["new", "seal"]),
        (["con", "dau", "cu"], ["old", "seal"]),
        (["nha", "moi"], ["new", "house"]),
        (["nha", "cu"], ["old", "house"]),
    ] * 2
    best = {phrase: word for phrase, word, _ in reversed(list(telling(learned(texts), set())))}
    assert (best["con", "dau"], best["moi",], best["nha",]) == ("seal", "new", "house")


def test_the_shipped_list_is_learned_from_the_digests_as_they_are() -> None:
    """Who changes a digest learns the list anew: python -m tests.benchmarks.phrases."""
    assert source_digest() in PHRASES.read_text("utf-8").partition("\n")[0]
