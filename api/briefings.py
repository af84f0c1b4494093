"""Briefing packs over HTTP: outlined, ordered, made in the background, taken away, kept current."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Query
from fastapi.responses import Response

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
from api.media_types import FILES, KINDS
from api.problems import PROBLEMS
from api.serving import PartsDep
from assistant.outline import outline_for

router = APIRouter(prefix="/briefings", tags=["briefings"])


@router.post("", status_code=202, responses=PROBLEMS)
def order(asked: BriefingIn, parts: PartsDep, later: BackgroundTasks) -> BriefingOut:
    """Order a pack; it is made in the background, and `GET /briefings/{id}` tells how far it is."""
    pack = desk.ordered(parts, asked)
    parts.packs.keep(pack)
    later.add_task(desk.make, parts, pack)
    return BriefingOut.of(pack)


@router.get("", responses=PROBLEMS)
def briefings(parts: PartsDep) -> BriefingsOut:
    """List all packs, the newest first, each with its citations that no longer hold."""
    return BriefingsOut(briefings=[desk.marked(parts, pack) for pack in parts.packs.packs()])


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


@router.get("/{briefing_id}/difference", responses=PROBLEMS)
def difference(briefing_id: str, parts: PartsDep) -> DifferenceOut:
    """Say what bringing a pack up to date would change; nothing is replaced."""
    return desk.compared(parts, briefing_id)


@router.delete("/{briefing_id}", status_code=204, responses=PROBLEMS)
def delete(briefing_id: str, parts: PartsDep) -> None:
    """Delete a pack; one that is being made is stopped."""
    parts.packs.delete(desk.pack_of(parts, briefing_id).id)
