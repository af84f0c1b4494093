"""Searching, for the command line and for HTTP alike."""

from api.asked import checked
from api.parts import Finder
from api.schemas import HitsOut, Id
from index.search import EVERYTHING, Scope


def found(
    finder: Finder,
    text: str,
    k: int,
    scope: Scope = EVERYTHING,
    expand: bool = True,
    id: Id = None,
) -> HitsOut:
    """Return what a search finds and what it looked for; raises `QuestionError`."""
    hits = finder.find(checked(text), k, scope, expand)
    return HitsOut.of(hits, id, finder.expanded(text, scope) if expand else ())
