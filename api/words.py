"""Every word the pages and the terminal say, in both languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from corpus.document import Language

DEFAULT: Final[Language] = "vi"
FOLDER: Final = Path(__file__).parent / "web" / "words"

# What a script names when it shows an answer: reasons, validities and ranks as they arrive.
FOR_SCRIPTS: Final = (
    "no_evidence", "subject_absent", "out_of_scope", "not_permitted", "connection",
    "greeting", "model_unavailable", "model_not_borne_out",
    "in_force", "not_yet", "expired", "replaced", "unknown",
    "rule", "digest", "guidance", "report", "press", "comment", "source", "follow_up",
    "understood", "goes_on", "ask_without", "ask_alone", "partial", "missing", "conflict",
    "stopped", "thanks", "copied", "too_long",
)  # fmt: skip


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the words of a language by key."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
