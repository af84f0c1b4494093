"""Briefing packs as they go over the wire."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field

from api.asked import Asked
from api.kept_schemas import MarkOut
from api.schemas import CitationOut, Wire
from assistant.export.formats import Format
from assistant.outline import HEADINGS, Audience, Length, Outline, Part
from assistant.packs import Pack, State
from assistant.paper import Statement
from corpus.document import Language

LONGEST_TOPIC = 200  # characters: it is the title
MOST_QUESTIONS = 12  # of one part of an outline

Topic = Annotated[str, Field(min_length=1, max_length=LONGEST_TOPIC, pattern=r"\S")]
Questions = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=500)]], Field(max_length=MOST_QUESTIONS)
]


class PartOut(Wire):
    """A part of an outline: its heading, and the questions whose answers fill it."""

    part: Part
    heading: str
    questions: list[str]


class OutlineOut(Wire):
    """The parts of a pack in order; it may be changed and sent back with the order."""

    parts: list[PartOut]

    @classmethod
    def of(cls, outline: Outline, language: Language) -> Self:
        """The outline as it is sent."""
        return cls(
            parts=[
                PartOut(
                    part=part,
                    heading=HEADINGS[part][language],
                    questions=list(outline.questions.get(part, ())),
                )
                for part in outline.parts
            ]
        )


class OutlineQuery(Asked):
    """For what an outline is wanted."""

    topic: Topic
    audience: Audience = "leaders"
    language: Language = "vi"


class BriefingIn(Asked):
    """A pack that is ordered; leaving `outline` out takes the ready-made one."""

    topic: Topic
    as_of: date | None = None
    audience: Audience = "leaders"
    language: Language = "vi"
    length: Length = "full"
    format: Format = "docx"
    outline: dict[Part, Questions] | None = None


class StatementOut(Wire):
    """What a pack states, with what it rests on."""

    text: str
    citations: list[CitationOut]

    @classmethod
    def of(cls, statement: Statement) -> Self:
        """The statement as it is sent."""
        return cls(text=statement.text, citations=[CitationOut.of(c) for c in statement.citations])


class BriefingOut(Wire):
    """A pack as a list shows it; `marks` are its citations that no longer hold."""

    id: str
    briefing_id: str  # the same, as other objects name a briefing
    state: State
    progress: str
    topic: str
    as_of: date
    audience: Audience
    language: Language
    length: Length
    format: Format
    ordered_at: datetime
    marks: list[MarkOut] = Field([], exclude_if=lambda marks: not marks)

    @classmethod
    def of(cls, pack: Pack, marks: list[MarkOut] | None = None) -> Self:
        """The pack as it is sent."""
        return cls(
            id=pack.id,
            briefing_id=pack.id,
            state=pack.state,
            progress=pack.progress,
            topic=pack.topic,
            as_of=pack.as_of,
            audience=pack.audience,
            language=pack.language,
            length=pack.length,
            format=pack.format,
            ordered_at=pack.ordered_at,
            marks=marks or [],
        )


class WholeBriefingOut(BriefingOut):
    """A pack with everything it states."""

    statements: list[StatementOut]


class BriefingsOut(Wire):
    """All packs, the newest first."""

    briefings: list[BriefingOut]


class DifferenceOut(Wire):
    """What the pack would state today: what is gone and what is new."""

    briefing_id: str
    same: bool
    no_longer_said: list[str]
    said_now: list[str]
