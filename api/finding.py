"""Searching over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.asked import SearchQuery, checked
from api.problems import PROBLEMS
from api.schemas import HitsOut
from api.serving import PartsDep

router = APIRouter(tags=["search"])


@router.get("/search", responses=PROBLEMS)
def search(query: Annotated[SearchQuery, Query()], parts: PartsDep) -> HitsOut:
    """Find passages, best first. A filter that is not known is an error, never ignored."""
    return HitsOut.of(parts.finder.find(checked(query.q), query.k, query.scope()))
