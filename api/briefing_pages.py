"""The pages of briefings: ordered, watched while they are made, taken away. No scripts needed."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, BackgroundTasks, Form, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError

from api import desk
from api.asked import Asked
from api.briefing_schemas import MOST_QUESTIONS, BriefingIn, OutlineOut, Topic
from api.pages import render
from api.serving import PartsDep
from assistant.export.formats import FORMATS, Format
from assistant.outline import AUDIENCES, Audience, Length, Part, outline_for
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
    # The outline as it was changed: parts, and for each its questions, one a line.
    part: list[Part] = []
    questions: list[str] = []

    def wanted(self) -> BriefingIn:
        """Return the order; raises `RequestValidationError` where an outline is no outline."""
        asked = {
            part: [line.strip() for line in lines.splitlines() if line.strip()]
            for part, lines in zip(self.part, self.questions, strict=False)
        }
        try:
            return BriefingIn(
                topic=self.topic,
                as_of=self.as_of or None,
                audience=self.audience,
                language=self.lang,
                length=self.length,
                format=self.format,
                outline=asked or None,
            )
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from error


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
    pack = desk.taken(parts, asked.wanted(), later)
    where = f"/briefings/{pack.id}?{urlencode({'lang': asked.lang})}"
    return RedirectResponse(where, status_code=303)


@router.get("/briefings/outline")
def outline(request: Request, asked: Annotated[Ordered, Query()]) -> str:
    """Show what a pack would ask of the documents, to be changed before it is ordered."""
    ready = OutlineOut.of(outline_for(asked.topic, asked.audience, asked.lang), asked.lang)
    return render(
        "outline.html",
        request,
        asked.lang,
        asked=asked,
        outline=[each for each in ready.parts if each.questions],
        most=MOST_QUESTIONS,
    )


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
