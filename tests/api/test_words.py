"""The words of the page."""

import re
from typing import get_args

from api.pages import WEB
from api.words import FOR_SCRIPTS, words
from corpus.document import RelationKind


def test_both_languages_have_the_same_words() -> None:
    """Nothing is said in one language only, and nothing is said with no words."""
    assert words("vi").keys() == words("en").keys()
    assert all(words("vi").values())
    assert all(words("en").values())


def test_every_word_the_pages_ask_for_is_there() -> None:
    """A template names no word that is missing, nor one that a dict's own method would hide."""
    asked = {
        name
        for template in (WEB / "templates").iterdir()
        for name in re.findall(r"\bt\.(\w+)", template.read_text("utf-8"))
    }
    assert asked | set(FOR_SCRIPTS) <= words("vi").keys()
    assert not [name for name in asked if hasattr(dict, name)]


def test_every_tie_between_documents_has_a_word() -> None:
    """The page of a document names each."""
    assert set(get_args(RelationKind)) <= words("vi").keys()


def test_no_line_of_a_script_puts_markup_into_the_page() -> None:
    """What comes from questions and documents is set as text, so these ways in do not occur."""
    scripts = [path.read_text("utf-8") for path in (WEB / "static").glob("*.js")]
    assert scripts
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert not [script for script in scripts if way in script], way
