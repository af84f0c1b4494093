"""The pages of precedents: looked up, likened, side by side, saved. They need no scripts."""

from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import Field, ValidationError

from api import table
from api.asked import Spoken
from api.pages import render
from api.precedent_schemas import Filter, PrecedentQuery
from api.serving import PartsDep
from assistant.comparison import FEWEST, MOST, bars_of, compared
from assistant.export.columns import HEADINGS, VALUES, shown
from assistant.precedents import COLUMNS, MODELS, STATUSES, Column, facets
from corpus.document import Language
from corpus.levels import LEVELS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

LISTED: Final[tuple[Column, ...]] = ("bodies", "date", "status", "later")
MEASURES: Final = ("staff", "units")
CHOICES: Final = (("level", LEVELS), ("model", MODELS), ("status", STATUSES[:4]))
Ids = Annotated[list[str], Query(alias="id", min_length=1, max_length=MOST)]


class Wished(PrecedentQuery):
    """What the form asks for; a field that is left empty means any."""

    level: Filter = ""  # type: ignore[assignment]
    model: Filter = ""  # type: ignore[assignment]
    status: Filter = ""  # type: ignore[assignment]
    year: Filter = ""
    lang: Language = "vi"

    def query(self) -> PrecedentQuery:
        """Return what is asked for; a value that nobody knows is an error."""
        given = self.model_dump(exclude={"lang", "language"}, exclude_defaults=True)
        wanted = {name: value for name, value in given.items() if value}
        try:
            return PrecedentQuery.model_validate({**wanted, "language": self.lang})
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from error


class Kept(Spoken):
    """What the button under a comparison saves."""

    id: Annotated[list[str], Field(min_length=FEWEST, max_length=MOST)]


@router.get("/precedents")
def precedents(request: Request, wished: Annotated[Wished, Query()], parts: PartsDep) -> str:
    """Show all precedents that meet the form, the likest first where a case is told."""
    query = wished.query()
    rows, likest = table.ranked(parts, query)
    everything = facets(parts.precedents.table(wished.lang))
    asked = query.model_dump(exclude_none=True)
    return render(
        "precedents.html",
        request,
        wished.lang,
        rows=rows,
        reasons={each.precedent.id: each.reasons for each in likest},
        wished=wished,
        choices=CHOICES,
        counts=everything,
        years=sorted(everything["year"], reverse=True),
        listed=LISTED,
        headings=HEADINGS,
        values=VALUES,
        shown=shown,
        file_query=urlencode(asked),
    )


@router.get("/precedents/beside")
def beside(request: Request, ids: Ids, parts: PartsDep, lang: Language = "vi") -> str:
    """Show one precedent whole, or several side by side; what differs is marked."""
    rows = table.chosen(parts, ids, lang)
    comparison = compared(rows)
    charts = [each for each in MEASURES if bars_of(rows, each, lang)]
    return render(
        "beside.html",
        request,
        lang,
        rows=rows,
        columns=COLUMNS,
        differing=comparison.differing if len(rows) > 1 else (),
        changes=comparison.changes,
        charts=charts,
        chart_query=urlencode([("id", each) for each in ids]),
        headings=HEADINGS,
        shown=shown,
    )


@router.get("/precedents/saved")
def saved(request: Request, parts: PartsDep, lang: Language = "vi") -> str:
    """Show the comparisons that were saved; those whose sources have changed say so."""
    return render("saved.html", request, lang, comparisons=table.all_saved(parts))


@router.post("/precedents/saved")
def save(asked: Annotated[Kept, Form()], parts: PartsDep) -> RedirectResponse:
    """Save a comparison and show all that are saved."""
    table.saved(parts, asked.id, asked.lang)
    return RedirectResponse(f"/precedents/saved?lang={asked.lang}", status_code=303)


@router.post("/precedents/saved/{comparison_id}/delete")
def delete(
    comparison_id: str, asked: Annotated[Spoken, Form()], parts: PartsDep
) -> RedirectResponse:
    """Delete a saved comparison and show those that are left."""
    parts.comparisons.delete(table.comparison_of(parts, comparison_id).id)
    return RedirectResponse(f"/precedents/saved?lang={asked.lang}", status_code=303)


@router.get("/precedents/{measure}.svg", response_class=Response)
def chart(
    measure: Annotated[str, Field(pattern="^(?:staff|units)$")],
    ids: Ids,
    parts: PartsDep,
    lang: Language = "vi",
) -> Response:
    """Draw what was before and after."""
    from assistant.export.typesetting import picture  # noqa: PLC0415 - only where it is drawn

    bars = bars_of(table.chosen(parts, ids, lang), measure, lang)
    drawn = picture(bars, "svg") if bars else b""
    return Response(drawn, 200 if drawn else 404, media_type="image/svg+xml")
