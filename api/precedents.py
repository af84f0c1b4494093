"""Precedents over HTTP: looked up, likened, compared, saved, taken away as a file."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import table
from api.media_types import TABLES
from api.precedent_schemas import (
    AllSavedOut,
    CompareIn,
    ComparisonOut,
    PrecedentQuery,
    PrecedentsOut,
    SavedOut,
)
from api.problems import PROBLEMS
from api.serving import PartsDep
from api.table import TableFormat

router = APIRouter(prefix="/precedents", tags=["precedents"])


@router.get("", responses=PROBLEMS)
def precedents(query: Annotated[PrecedentQuery, Query()], parts: PartsDep) -> PrecedentsOut:
    """Look precedents up: all that meet the filters. A filter that is not known is an error."""
    return table.looked_up(parts, query)


@router.get(
    "/file.{format}",
    response_class=Response,
    responses={
        200: {"content": {kind.partition(";")[0]: {} for kind in TABLES.values()}},
        **PROBLEMS,
    },
)
def file(
    format: TableFormat, query: Annotated[PrecedentQuery, Query()], parts: PartsDep
) -> Response:
    """Give the same precedents as a file to take away."""
    content = table.taken_away(parts, query, format)
    named = {"Content-Disposition": f'attachment; filename="precedents.{format}"'}
    return Response(content, media_type=TABLES[format], headers=named)


@router.post("/compare", responses=PROBLEMS)
def compare(asked: CompareIn, parts: PartsDep) -> ComparisonOut:
    """Put two to six precedents side by side."""
    return table.beside(parts, asked.ids, asked.language)


@router.post("/comparisons", status_code=201, responses=PROBLEMS)
def save(asked: CompareIn, parts: PartsDep) -> SavedOut:
    """Save a comparison; it is marked as soon as a source of it says or counts something else."""
    return table.saved(parts, asked.ids, asked.language)


@router.get("/comparisons", responses=PROBLEMS)
def comparisons(parts: PartsDep) -> AllSavedOut:
    """List the saved comparisons, the newest first, each with its citations that no longer hold."""
    return AllSavedOut(comparisons=table.all_saved(parts))


@router.get("/comparisons/{comparison_id}", responses=PROBLEMS)
def comparison(comparison_id: str, parts: PartsDep) -> SavedOut:
    """Give a saved comparison, with its citations that no longer hold."""
    return table.marked(parts, table.comparison_of(parts, comparison_id))


@router.delete("/comparisons/{comparison_id}", status_code=204, responses=PROBLEMS)
def delete(comparison_id: str, parts: PartsDep) -> None:
    """Delete a saved comparison."""
    parts.comparisons.delete(table.comparison_of(parts, comparison_id).id)
