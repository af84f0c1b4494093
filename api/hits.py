"""Searching, for the command line and for HTTP alike."""

from api.asked import checked
from api.parts import Finder
from api.schemas import Id
from api.search_schemas import HitsOut
from index.search import EVERYTHING, Scope


def found(  # noqa: PLR0913, PLR0917 - what a search may say
    finder: Finder,
    text: str,
    k: int,
    scope: Scope = EVERYTHING,
    expand: bool = True,
    explain: bool = False,
    id: Id = None,
) -> HitsOut:
    """Return what a search finds and what it looked for; raises `QuestionError`."""
    return HitsOut.of(finder.look_up(checked(text), k, scope, expand, explain=explain), scope, id)
