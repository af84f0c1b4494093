"""Kept answers over HTTP: shown again, judged, asked again, looked through when sources change."""

from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from api import kept
from api.hiding import without_hidden
from api.kept_schemas import (
    FurtherOut,
    GapsOut,
    OpinionIn,
    OpinionOut,
    ReplayOut,
    ReviewOut,
    ReviewsOut,
)
from api.problems import PROBLEMS
from api.schemas import ChatOut
from api.serving import PartsDep

router = APIRouter(tags=["answers"])

JSON: Final = "application/json"


@router.get("/answers/{answer_id}", response_model=ChatOut, responses=PROBLEMS)
def answer(answer_id: str, parts: PartsDep) -> Response:
    """Give an answer of `POST /chat` again, exactly as it was shown.

    What rests on documents that may no longer be read is left out.
    """
    record = kept.kept(parts, answer_id)
    given = ChatOut.model_validate_json(record.answer)
    left = without_hidden(given, parts.library)
    return Response(record.answer if left is given else left.model_dump_json(), media_type=JSON)


@router.post("/answers/{answer_id}/feedback", status_code=201, responses=PROBLEMS)
def feedback(answer_id: str, opinion: OpinionIn, parts: PartsDep) -> OpinionOut:
    """Say whether an answer was helpful, and why; the last word counts."""
    return OpinionOut.of(kept.judged(parts, answer_id, opinion.helpful, opinion.reason))


@router.get("/answers/{answer_id}/replay", responses=PROBLEMS)
def replay(answer_id: str, parts: PartsDep) -> ReplayOut:
    """Ask the question of an answer again today and say what changed."""
    return kept.replayed(parts, answer_id)


@router.get("/answers/{answer_id}/review", responses=PROBLEMS)
def review(answer_id: str, parts: PartsDep) -> ReviewOut:
    """Give the citations of an answer that were amended, replaced or removed since."""
    return kept.reviewed(parts, answer_id)


@router.get("/answers/{answer_id}/further", responses=PROBLEMS)
def further(answer_id: str, parts: PartsDep) -> FurtherOut:
    """Give questions that go on from an answer and that the documents answer."""
    return kept.further(parts, answer_id)


@router.get("/reviews", responses=PROBLEMS)
def reviews(parts: PartsDep) -> ReviewsOut:
    """List the kept answers whose sources have changed since."""
    return kept.for_review(parts)


@router.get("/gaps", responses=PROBLEMS)
def gaps(parts: PartsDep) -> GapsOut:
    """List the questions that the documents could not answer whole."""
    return kept.gaps(parts)
