"""What a search found, as it goes over the wire."""

from datetime import date
from typing import Annotated, Self, TypeVar

from api.schemas import LEFT_OUT, Id, Wire
from corpus.document import Kind, Language
from index.search import Hit, Results, Scope

Value = TypeVar("Value", bound=str)


class WhyOut(Wire):
    """Why a passage was found: the words it holds, its part by words, its likeness in meaning."""

    words: list[str]
    heading: list[str]
    by_words: float  # 1 for the best of its kind
    similarity: float  # cosine
    together: float  # how much of the question stands together in it, from 0 to 1
    named: bool  # the question names this article


class HitOut(Wire):
    """A passage that was found."""

    source: str
    document_id: str
    language: Language
    locator: str
    group: str
    passage_id: str
    score: float
    text: str
    why: Annotated[WhyOut | None, LEFT_OUT] = None

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """The hit as it is sent."""
        passage = hit.passage
        return cls(
            source=hit.source,
            document_id=passage.document_id,
            language=passage.language,
            locator=passage.locator,
            group=passage.group,
            passage_id=passage.id,
            score=hit.score,
            text=passage.text,
            why=WhyOut.model_validate(vars(hit.why)) if hit.why else None,
        )


class ScopeOut(Wire):
    """The filters that were applied, and only those."""

    as_of: Annotated[date | None, LEFT_OUT] = None
    kinds: Annotated[list[Kind] | None, LEFT_OUT] = None
    languages: Annotated[list[Language] | None, LEFT_OUT] = None
    places: Annotated[list[str] | None, LEFT_OUT] = None
    levels: Annotated[list[str] | None, LEFT_OUT] = None
    document_ids: Annotated[list[str] | None, LEFT_OUT] = None

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """The filters as they are sent; labels of access are nobody's choice."""
        return cls(
            as_of=scope.as_of,
            kinds=_sorted(scope.kinds),
            languages=_sorted(scope.languages),
            places=_sorted(scope.places),
            levels=_sorted(scope.levels),
            document_ids=_sorted(scope.document_ids),
        )


class HitsOut(Wire):
    """What a search found, best first."""

    id: Id = None
    hits: list[HitOut]
    expanded: list[str]  # what was looked for beside the words of the question
    scope: ScopeOut

    @classmethod
    def of(cls, found: Results, scope: Scope, id: Id = None) -> Self:
        """The hits as they are sent."""
        return cls(
            id=id,
            hits=[HitOut.of(hit) for hit in found.hits],
            expanded=list(found.expanded),
            scope=ScopeOut.of(scope),
        )


def _sorted(values: frozenset[Value] | None) -> list[Value] | None:
    return None if values is None else sorted(values)
