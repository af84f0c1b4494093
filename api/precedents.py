"""Precedents over HTTP: looked up, likened, compared, taken away as a file."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api import table
from api.precedent_schemas import CompareIn, ComparisonOut, PrecedentQuery, PrecedentsOut
from api.problems import PROBLEMS
from api.serving import PartsDep
from assistant.export import sheets

router = APIRouter(prefix="/precedents", tags=["precedents"])

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"


@router.get("", responses=PROBLEMS)
def precedents(query: Annotated[PrecedentQuery, Query()], parts: PartsDep) -> PrecedentsOut:
    """Look precedents up: all that meet the filters. A filter that is not known is an error."""
    return table.looked_up(parts, query)


@router.get(
    "/file.{format}",
    response_class=Response,
    responses={200: {"content": {XLSX: {}, "text/csv": {}}}, **PROBLEMS},
)
def file(
    format: Literal["xlsx", "csv"], query: Annotated[PrecedentQuery, Query()], parts: PartsDep
) -> Response:
    """Give the same precedents as a file to take away."""
    rows = table.found(parts, query)
    if format == "csv":
        content, kind = sheets.csv(rows, query.language), CSV
    else:
        content, kind = sheets.workbook(rows, query.language, parts.today()), XLSX
    named = {"Content-Disposition": f'attachment; filename="precedents.{format}"'}
    return Response(content, media_type=kind, headers=named)


@router.post("/compare", responses=PROBLEMS)
def compare(asked: CompareIn, parts: PartsDep) -> ComparisonOut:
    """Put two to six precedents side by side."""
    return table.beside(parts, asked.ids, asked.language)
