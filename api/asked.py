"""What comes over the wire or in a batch: questions, searches, and which documents they may use."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.question import MAX_CHARACTERS
from corpus.document import Kind, Language
from corpus.levels import Level
from index.search import Scope

T = TypeVar("T")

MAX_TURNS = 20  # more is another conversation, not the same one
CONVERSATION = r"^[A-Za-z0-9-]{1,64}$"
MAX_HITS = 200  # a page nobody reads to its end; programs ask with `k` up to this
DEFAULT_HITS = 20

Text = Annotated[str, Field(max_length=MAX_CHARACTERS)]


class Asked(BaseModel):
    """An object we are sent: a field we do not know is an error, never silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ScopeIn(Asked):
    """Which documents may be used; leaving a field out means all, an empty list none."""

    kinds: list[Kind] | None = None
    languages: list[Language] | None = None
    places: list[str] | None = None
    levels: list[Level] | None = None
    document_ids: list[str] | None = None

    def scope(self, as_of: date | None = None) -> Scope:
        """Return the scope that is meant, for rules made by a day where one is given."""
        return Scope(
            as_of=as_of,
            kinds=chosen(self.kinds),
            languages=chosen(self.languages),
            places=chosen(self.places),
            levels=chosen(self.levels),
            document_ids=chosen(self.document_ids),
        )


class Narrowed(BaseModel):
    """Which documents a form wants used; a field that is left empty means all."""

    model_config = ConfigDict(frozen=True)

    kind: Kind | Literal[""] = ""
    level: Level | Literal[""] = ""
    place: Annotated[str, Field(max_length=100)] = ""

    def scope(self) -> Scope:
        """Return the scope that is meant."""
        kinds, levels = [self.kind] if self.kind else None, [self.level] if self.level else None
        places = [self.place.strip()] if self.place.strip() else None
        return ScopeIn(kinds=kinds, levels=levels, places=places).scope()


class QuestionIn(Asked):
    """A question, with the questions asked before it in the same conversation.

    Leaving `turns` out means those kept under the `conversation_id`; an empty list means none.
    """

    question: Text
    conversation_id: Annotated[str, Field(pattern=CONVERSATION)] | None = None
    turns: Annotated[list[Text], Field(max_length=MAX_TURNS)] | None = None
    as_of: date | None = None
    scope: ScopeIn = ScopeIn()


class SearchQuery(Asked):
    """A search; a filter may be given several times, leaving it out means all."""

    q: Text
    k: Annotated[int, Field(ge=1, le=MAX_HITS)] = DEFAULT_HITS
    as_of: date | None = None
    kind: list[Kind] | None = None
    language: list[Language] | None = None
    place: list[str] | None = None
    level: list[Level] | None = None
    document_id: list[str] | None = None
    expand: bool = True  # look for other names too, and for documents of the other language
    explain: bool = False  # say of each hit why it is there

    def scope(self) -> Scope:
        """Return the scope that is meant."""
        return Scope(
            as_of=self.as_of,
            kinds=chosen(self.kind),
            languages=chosen(self.language),
            places=chosen(self.place),
            levels=chosen(self.level),
            document_ids=chosen(self.document_id),
        )


class QuestionLine(BaseModel):
    """A line of a batch of questions. Other fields are the measurer's own and are not read."""

    model_config = ConfigDict(frozen=True)

    id: str | int
    text: str
    turns: list[str] | None = None
    as_of: date | None = None


class QueryLine(BaseModel):
    """A line of a batch of searches. Other fields are the measurer's own and are not read."""

    model_config = ConfigDict(frozen=True)

    id: str | int
    text: str


def chosen(values: Sequence[T] | None) -> frozenset[T] | None:
    """Return the values as a scope has them: `None` is all of it, empty is none of it."""
    return None if values is None else frozenset(values)


def checked(text: str) -> str:
    """Return a text to look for; raises `QuestionError` when there is none, or too much of it."""
    if not text.strip():
        raise EmptyQuestion
    if len(text) > MAX_CHARACTERS:
        raise QuestionTooLong(len(text), MAX_CHARACTERS)
    return text


class Spoken(Asked):
    """What a button on a page sends: the language of the page that it stands on."""

    lang: Language = "vi"
