"""Precedents over HTTP: looked up, likened, compared, taken away as a file."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import table
from api.media_types import TABLES
from api.precedent_schemas import CompareIn, ComparisonOut, PrecedentQuery, PrecedentsOut
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
