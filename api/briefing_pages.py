"""The pages of briefings: ordered, watched while they are made, taken away. No scripts needed."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, BackgroundTasks, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from api import desk
from api.asked import Asked
from api.briefing_schemas import BriefingIn, Topic
from api.pages import render
from api.serving import PartsDep
from assistant.export.formats import FORMATS, Format
from assistant.outline import AUDIENCES, Audience, Length
from corpus.document import Language

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


class Ordered(Asked):
    """What the form orders; an empty date is today."""

    topic: Topic
    as_of: date | Literal[""] = ""
    audience: Audience = "leaders"
    length: Length = "full"
    format: Format = "docx"
    lang: Language = "vi"


@router.get("/briefings")
def briefings(request: Request, parts: PartsDep, lang: Language = "vi") -> str:
    """Show the form, and the packs that were ordered."""
    packs = desk.listed(parts)
    return render(
        "briefings.html", request, lang, packs=packs, formats=FORMATS, audiences=AUDIENCES
    )


@router.post("/briefings")
def order(
    asked: Annotated[Ordered, Form()], parts: PartsDep, later: BackgroundTasks
) -> RedirectResponse:
    """Order a pack, and show how far it is."""
    wanted = BriefingIn(
        topic=asked.topic,
        as_of=asked.as_of or None,
        audience=asked.audience,
        language=asked.lang,
        length=asked.length,
        format=asked.format,
    )
    pack = desk.taken(parts, wanted, later)
    where = f"/briefings/{pack.id}?{urlencode({'lang': asked.lang})}"
    return RedirectResponse(where, status_code=303)


@router.get("/briefings/{briefing_id}")
def briefing(request: Request, briefing_id: str, parts: PartsDep, lang: Language = "vi") -> str:
    """Show a pack: how far it is, then what it states with its sources."""
    pack = desk.pack_of(parts, briefing_id)
    return render(
        "briefing.html",
        request,
        lang,
        pack=pack,
        marks=desk.marked(parts, pack).marks,
        statements=[each for each in pack.statements if each.citations],
    )
