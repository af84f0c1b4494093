"""Making briefing packs, for the command line and for HTTP alike."""

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from api.briefing_schemas import BriefingIn, BriefingOut, DifferenceOut
from api.errors import NoFile, UnknownBriefing
from api.hiding import hides_any
from api.kept_schemas import MarkOut
from api.parts import Parts
from assistant.briefing import Briefer, Order, Told
from assistant.export.formats import written
from assistant.outline import Outline, outline_for
from assistant.packs import Pack
from assistant.review import Standing, changed
from corpus.errors import KnowledgeError
from corpus.mentions import Names

if TYPE_CHECKING:
    from fastapi import BackgroundTasks

    from assistant.paper import Paper

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The pack is no longer wanted."""


def taken(parts: Parts, asked: BriefingIn, later: "BackgroundTasks") -> Pack:
    """Keep an order, and have it made when the response is sent."""
    pack = ordered(parts, asked)
    parts.packs.keep(pack)
    later.add_task(make, parts, pack)
    return pack


def ordered(parts: Parts, asked: BriefingIn) -> Pack:
    """Return the pack that is ordered, not yet made."""
    outline = outline_for(asked.topic, asked.audience, asked.language)
    questions = asked.outline if asked.outline is not None else outline.questions
    return Pack(
        id=uuid4().hex,
        ordered_at=datetime.now(UTC),
        topic=" ".join(asked.topic.split()),
        as_of=asked.as_of or parts.today(),
        audience=asked.audience,
        language=asked.language,
        length=asked.length,
        format=asked.format,
        outline={part: list(each) for part, each in questions.items()},
    )


def paper_of(parts: Parts, pack: Pack, told: Told = lambda *_: None) -> "Paper":
    """Make the paper of a pack from the documents of today."""
    ready = outline_for(pack.topic, pack.audience, pack.language)
    questions = {part: tuple(pack.outline.get(part, ())) for part in ready.parts}
    order = Order(
        pack.topic, pack.as_of, pack.language, Outline(ready.parts, questions), pack.length
    )
    briefer = Briefer(
        parts.assistant, parts.finder, parts.precedents, parts.library, Names.starter()
    )
    return briefer.paper(order, told)


def make(parts: Parts, pack: Pack) -> None:
    """Make a pack that was ordered and keep what came of it; it may be stopped on the way."""

    def told(heading: str, done: int, total: int) -> None:
        if parts.packs.advance(pack.id, f"{done}/{total} {heading}") != "working":
            raise Cancelled

    try:
        paper = paper_of(parts, pack, told)
        content = written(paper, pack.format)
    except Cancelled:
        return
    except KnowledgeError as error:
        parts.packs.finish(pack.id, "failed", progress=str(error))
    except Exception:
        log.exception("a briefing could not be made")
        parts.packs.finish(pack.id, "failed", progress="it stands in the server's log; try again")
    else:
        parts.packs.finish(pack.id, "done", tuple(paper.statements()), content)


def pack_of(parts: Parts, briefing_id: str) -> Pack:
    """Return a pack that may be seen; raises `UnknownBriefing`."""
    pack = parts.packs.pack(briefing_id)
    if pack is None or not seen(parts, pack):
        raise UnknownBriefing(briefing_id)
    return pack


def file_of(parts: Parts, briefing_id: str) -> tuple[Pack, bytes]:
    """Return a pack with its file; raises `UnknownBriefing`, or `NoFile` before it is done."""
    pack = pack_of(parts, briefing_id)
    if pack.content is None:
        raise NoFile(briefing_id, pack.state)
    return pack, pack.content


def listed(parts: Parts) -> list[BriefingOut]:
    """Return all packs, the newest first, each with its citations that no longer hold."""
    shelf = Standing(parts.library)
    return [marked(parts, pack, shelf) for pack in parts.packs.packs() if seen(parts, pack)]


def seen(parts: Parts, pack: Pack) -> bool:
    """Say whether all that a pack rests on may be read by whoever looks."""
    cited = (citation for each in pack.statements for citation in each.citations)
    return not hides_any(parts.library, cited)


def marked(parts: Parts, pack: Pack, shelf: Standing | None = None) -> BriefingOut:
    """Return a pack with those of its citations that no longer hold."""
    on = max(pack.as_of, parts.today()) if pack.as_of >= pack.ordered_at.date() else pack.as_of
    cited = {
        (each.document_id, each.version, each.start, each.end): each
        for statement in pack.statements
        for each in statement.citations
    }
    marks = changed(cited.values(), on, shelf or Standing(parts.library))
    return BriefingOut.of(pack, [MarkOut.of(mark) for mark in marks])


def compared(parts: Parts, briefing_id: str) -> DifferenceOut:
    """Return what a pack would state today that it does not, and the other way round."""
    pack = pack_of(parts, briefing_id)
    before = dict.fromkeys(each.text for each in pack.statements)
    now = dict.fromkeys(each.text for each in paper_of(parts, pack).statements())
    gone, new = [t for t in before if t not in now], [t for t in now if t not in before]
    return DifferenceOut(
        briefing_id=pack.id, same=not (gone or new), no_longer_said=gone, said_now=new
    )
