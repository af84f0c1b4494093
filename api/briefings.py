"""Briefing packs over HTTP: outlined, ordered, made in the background, taken away, kept current."""

from collections.abc import Iterator
from time import monotonic, sleep
from typing import Annotated, Any, Final

from fastapi import APIRouter, BackgroundTasks, Query
from fastapi.responses import Response, StreamingResponse

from api import desk
from api.briefing_schemas import (
    BriefingIn,
    BriefingOut,
    BriefingsOut,
    DifferenceOut,
    OutlineOut,
    OutlineQuery,
    StatementOut,
    WholeBriefingOut,
)
from api.chat import EVENT_STREAM, frame
from api.errors import UnknownBriefing
from api.media_types import FILES, KINDS
from api.parts import Parts
from api.problems import PROBLEMS
from api.problems import told as problem_of
from api.serving import PartsDep
from assistant.outline import outline_for

EVENTS: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {EVENT_STREAM: {}}}}
PAUSE: Final = 0.2  # seconds between two looks at a pack that is being made
LONGEST: Final = 600.0  # seconds somebody is told about one pack; no pack takes as long

router = APIRouter(prefix="/briefings", tags=["briefings"])


@router.post("", status_code=202, responses=PROBLEMS)
def order(asked: BriefingIn, parts: PartsDep, later: BackgroundTasks) -> BriefingOut:
    """Order a pack; it is made in the background, and `GET /briefings/{id}` tells how far it is."""
    return BriefingOut.of(desk.taken(parts, asked, later))


@router.get("", responses=PROBLEMS)
def briefings(parts: PartsDep) -> BriefingsOut:
    """List all packs, the newest first, each with its citations that no longer hold."""
    return BriefingsOut(briefings=desk.listed(parts))


@router.get("/outline", responses=PROBLEMS)
def outline(query: Annotated[OutlineQuery, Query()]) -> OutlineOut:
    """Give the outline for a topic, to be changed and sent with the order."""
    return OutlineOut.of(outline_for(query.topic, query.audience, query.language), query.language)


@router.get("/{briefing_id}", responses=PROBLEMS)
def briefing(briefing_id: str, parts: PartsDep) -> WholeBriefingOut:
    """Give a pack: how far it is, what it states, and which of its citations no longer hold."""
    pack = desk.pack_of(parts, briefing_id)
    told = desk.marked(parts, pack)
    statements = [StatementOut.of(each) for each in pack.statements]
    return WholeBriefingOut(
        **{name: getattr(told, name) for name in BriefingOut.model_fields}, statements=statements
    )


@router.get("/{briefing_id}/file", response_class=Response, responses={**PROBLEMS, **FILES})
def file(briefing_id: str, parts: PartsDep) -> Response:
    """Give the file of a pack that is done."""
    pack, content = desk.file_of(parts, briefing_id)
    named = {"Content-Disposition": f'attachment; filename="briefing.{pack.format}"'}
    return Response(content, media_type=KINDS[pack.format], headers=named)


@router.get("/{briefing_id}/events", response_class=Response, responses={**PROBLEMS, **EVENTS})
def events(briefing_id: str, parts: PartsDep) -> StreamingResponse:
    """Tell how far a pack is while it is made: events `progress`, then exactly one `briefing`."""
    desk.pack_of(parts, briefing_id)
    return StreamingResponse(watched(parts, briefing_id), media_type=EVENT_STREAM)


def watched(parts: Parts, briefing_id: str) -> Iterator[str]:
    """Yield an event for each step, until the pack is done or gone."""
    told, until = None, monotonic() + LONGEST
    while (pack := parts.packs.pack(briefing_id)) and pack.state == "working":
        if monotonic() > until:
            break
        if pack.progress != told:
            told = pack.progress
            yield frame("progress", BriefingOut.of(pack))
        sleep(PAUSE)
    if pack:
        yield frame("briefing", BriefingOut.of(pack))
    else:
        yield frame("problem", problem_of(UnknownBriefing(briefing_id)))


@router.get("/{briefing_id}/difference", responses=PROBLEMS)
def difference(briefing_id: str, parts: PartsDep) -> DifferenceOut:
    """Say what bringing a pack up to date would change; nothing is replaced."""
    return desk.compared(parts, briefing_id)


@router.delete("/{briefing_id}", status_code=204, responses=PROBLEMS)
def delete(briefing_id: str, parts: PartsDep) -> None:
    """Delete a pack; one that is being made is stopped."""
    parts.packs.delete(desk.pack_of(parts, briefing_id).id)
