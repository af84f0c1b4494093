"""Searching over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.asked import SearchQuery
from api.hits import found
from api.problems import PROBLEMS
from api.search_schemas import HitsOut
from api.serving import PartsDep

router = APIRouter(tags=["search"])


@router.get("/search", responses=PROBLEMS)
def search(query: Annotated[SearchQuery, Query()], parts: PartsDep) -> HitsOut:
    """Find passages, best first. A filter that is not known is an error, never ignored."""
    return found(parts.finder, query.q, query.k, query.scope(), query.expand, query.explain)
