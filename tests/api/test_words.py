"""The words of the page."""

import re
from gettext import GNUTranslations
from io import BytesIO
from typing import get_args

from babel.messages.mofile import write_mo

from api.pages import WEB
from api.words import FOR_SCRIPTS, catalogue, number, words
from corpus.document import RelationKind


def test_every_message_is_translated() -> None:
    """Nothing is said in one language only, nothing is waiting for its translator."""
    untranslated = [str(each.context) for each in catalogue() if not each.string or each.fuzzy]
    assert untranslated == []
    assert words("vi").keys() == words("en").keys()
    assert all(words("en").values())


def test_the_catalogue_is_one_that_gettext_tools_take() -> None:
    """It compiles, and Python's own gettext says the same from it."""
    compiled = BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    said = GNUTranslations(compiled)
    assert said.pgettext("send", words("en")["send"]) == words("vi")["send"]


def test_numbers_are_written_by_language() -> None:
    """A point or a comma between the thousands."""
    assert (number(12345, "vi"), number(12345, "en")) == ("12.345", "12,345")


def test_no_template_says_words_of_its_own() -> None:
    """All come from the catalogue: between the marks of a template no letter is left."""
    for template in (WEB / "templates").iterdir():
        plain = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", template.read_text("utf-8"), flags=re.S)
        text = re.sub(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", " ", plain, flags=re.S)
        assert re.findall(r"[^\W\d_]{2,}", text) == [], template.name


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
