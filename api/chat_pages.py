"""The pages of asking: the chat, answers and conversations that were kept, questions left open.

They work without scripts; the scripts only make them quicker.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from api import kept
from api.asked import Narrowed, Spoken
from api.examples import EXAMPLES
from api.figures import Metrics, MetricsDep
from api.kept_schemas import MarkOut, OpinionIn, TitleIn
from api.pages import render
from api.parts import Parts
from api.problems import told
from api.schemas import ChatOut, NearestOut
from api.serving import PartsDep
from api.words import DEFAULT, FOR_SCRIPTS, words
from assistant.answer import Citation, Nearest
from assistant.question import MAX_CHARACTERS
from assistant.records import Record
from assistant.review import Standing
from corpus.document import KINDS, Language
from corpus.errors import KnowledgeError
from corpus.levels import LEVELS
from corpus.vietnamese import fold
from index.search import Scope

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Lang = Annotated[Language, Query()]


@dataclass(frozen=True)
class Shown:
    """A question with its answer as the page shows it, or with the line that says why it failed."""

    question: str
    answer: ChatOut | None = None
    failed: str | None = None
    marks: Sequence[MarkOut] = ()  # of its citations, those that no longer hold


class ChatQuery(Narrowed):
    """What the chat shows: a question, or a conversation that was kept."""

    q: str = ""
    as_of: date | Literal[""] = ""
    c: Annotated[str, Field(max_length=64)] = ""
    lang: Language = DEFAULT


@router.get("/")
def chat(
    request: Request,
    asked: Annotated[ChatQuery, Query()],
    parts: PartsDep,
    metrics: MetricsDep,
) -> str:
    """Show the chat: with a conversation that was kept, or a question and its answer."""
    question = asked.q.strip()
    if question:
        shown = answered(parts, metrics, question, asked.as_of or None, asked.scope())
        turns = [shown]
    else:
        kept_turns = parts.records.conversation(asked.c) if asked.c else []
        turns = [turn(parts, record) for record in kept_turns]
    return conversation(request, asked, turns)


def conversation(request: Request, asked: ChatQuery, turns: Sequence[Shown]) -> str:
    """Show questions with their answers, and the box for the next one.

    The box keeps the day and the documents that were `asked` for.
    """
    lang = asked.lang
    return render(
        "chat.html",
        request,
        lang,
        turns=turns,
        conversation=asked.c if turns else "",
        asked=asked,
        narrowings=(("kind", KINDS), ("level", LEVELS)),
        limit=MAX_CHARACTERS,
        examples=EXAMPLES[lang],
        no_citation=NO_CITATION,
        no_passage=NO_PASSAGE,
        script_words=json.dumps({word: words(lang)[word] for word in FOR_SCRIPTS}),
        cited_url=lambda citation, lang: f"{citation.url}&lang={lang}#cited",
        near_url=near_url,
    )


def turn(parts: Parts, record: Record, marks: Sequence[MarkOut] = ()) -> Shown:
    """Return a kept question with its answer as it was shown."""
    return Shown(record.question, kept.shown(parts, record), marks=marks)


class Opinion(OpinionIn, Spoken):
    """What the buttons under an answer send."""


class Named(TitleIn, Spoken):
    """Another title for a conversation, from the list of them."""


@router.get("/answers/{answer_id}")
def answer(request: Request, answer_id: str, parts: PartsDep, lang: Lang = DEFAULT) -> str:
    """Show an answer as it was shown, with what no longer holds of it; a link to it can be shared.

    Whoever asks on begins a conversation of their own.
    """
    record = kept.kept(parts, answer_id)
    marks = kept.marked(parts, record, Standing(parts.library))
    shown = turn(parts, record, [MarkOut.of(mark) for mark in marks])
    return conversation(request, ChatQuery(lang=lang), [shown])


@router.post("/answers/{answer_id}/opinion")
def judge(answer_id: str, opinion: Annotated[Opinion, Form()], parts: PartsDep) -> RedirectResponse:
    """Keep what somebody says of an answer, and show it again."""
    kept.judged(parts, answer_id, opinion.helpful, opinion.reason)
    return RedirectResponse(f"/answers/{answer_id}?lang={opinion.lang}", status_code=303)


@router.get("/conversations")
def conversations(
    request: Request,
    parts: PartsDep,
    q: Annotated[str, Query(max_length=200)] = "",
    lang: Lang = DEFAULT,
) -> str:
    """List the conversations, or those whose title holds some words, accents or none."""
    wanted = fold(q).split()
    found = [
        each
        for each in kept.conversations(parts).conversations
        if all(word in fold(each.title) for word in wanted)
    ]
    return render("conversations.html", request, lang, conversations=found, q=q)


@router.post("/conversations/{conversation_id}/rename")
def rename(
    conversation_id: str, name: Annotated[Named, Form()], parts: PartsDep
) -> RedirectResponse:
    """Give a conversation another title."""
    kept.renamed(parts, conversation_id, name.title)
    return RedirectResponse(f"/conversations?lang={name.lang}", status_code=303)


@router.post("/conversations/{conversation_id}/delete")
def delete(
    conversation_id: str, asked: Annotated[Spoken, Form()], parts: PartsDep
) -> RedirectResponse:
    """Delete a conversation with all its answers, for good."""
    kept.deleted(parts, conversation_id)
    return RedirectResponse(f"/conversations?lang={asked.lang}", status_code=303)


@router.get("/gaps")
def gaps(request: Request, parts: PartsDep, lang: Lang = DEFAULT) -> str:
    """List what the documents could not answer whole, and answers that were no help."""
    questions, blamed = kept.gaps(parts).questions, parts.records.blamed()
    return render("gaps.html", request, lang, questions=questions, blamed=blamed)


def answered(
    parts: Parts, metrics: Metrics, question: str, as_of: date | None, scope: Scope
) -> Shown:
    """Return the answer to a question, or the line that says why there is none."""
    try:
        answer = parts.assistant.ask(question, as_of, (), scope)
    except KnowledgeError as error:
        return Shown(question, failed=told(error).detail)
    metrics.answered(answer)
    return Shown(question, ChatOut.of(answer))


def near_url(nearest: Nearest | NearestOut, lang: Language) -> str:
    """Return where the page shows a passage that has a locator but no offsets."""
    place = urlencode({"language": nearest.language, "locator": nearest.locator, "lang": lang})
    return f"/documents/{quote(nearest.document_id, safe='')}?{place}#cited"


# What the script's empty copies are made of.
NO_CITATION: Final = Citation(
    number=0, document_id="", language="vi", version="", title="", locator="", quote="",
    start=0, end=0, source="", url="", validity="unknown", rank="report",
)  # fmt: skip
NO_PASSAGE: Final = Nearest(document_id="", language="vi", locator="", text="")
