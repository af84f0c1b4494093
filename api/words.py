"""Every word the pages and the terminal say, and how numbers are written.

The words are a gettext catalogue: a context names each, English is the message, Vietnamese its
translation.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from corpus.document import Language

DEFAULT: Final[Language] = "vi"
CATALOGUE: Final = Path(__file__).parent / "web" / "locale" / "vi" / "LC_MESSAGES" / "messages.po"

# What a script names when it shows an answer: reasons, validities and ranks as they arrive.
FOR_SCRIPTS: Final = (
    "no_evidence", "subject_absent", "out_of_scope", "not_permitted", "connection",
    "greeting", "model_unavailable", "model_not_borne_out", "search_reduced",
    "in_force", "not_yet", "expired", "replaced", "unknown",
    "rule", "digest", "guidance", "report", "press", "comment", "source", "follow_up",
    "understood", "spelt", "goes_on", "ask_without", "ask_alone", "partial", "missing", "conflict",
    "ask_further", "stopped", "thanks", "copied", "too_long",
)  # fmt: skip


@cache
def catalogue() -> Catalog:
    """Return the catalogue, read once."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the words of a language by their context."""
    return {
        str(each.context): str(each.id if language == "en" else each.string)
        for each in catalogue()
        if each.id
    }


def number(value: float, language: Language) -> str:
    """Write a number as it is written in a language: 1.234,5 or 1,234.5."""
    return format_decimal(value, locale=language)
