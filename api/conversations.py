"""Conversations over HTTP: list, read, rename, delete."""

from fastapi import APIRouter
from fastapi.responses import Response

from api import kept
from api.kept_schemas import ConversationOut, ConversationsOut, TitleIn, WholeConversationOut
from api.media_types import FILES, KINDS
from api.problems import PROBLEMS
from api.serving import PartsDep
from assistant.export.formats import Format

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.get("", responses=PROBLEMS)
def conversations(parts: PartsDep) -> ConversationsOut:
    """List all conversations, the one that went on last first."""
    return kept.conversations(parts)


@router.get("/{conversation_id}", responses=PROBLEMS)
def conversation(conversation_id: str, parts: PartsDep) -> WholeConversationOut:
    """Give a conversation with its questions and its answers as they were shown."""
    return kept.conversation(parts, conversation_id)


@router.get(
    "/{conversation_id}/file.{format}", response_class=Response, responses={**PROBLEMS, **FILES}
)
def file(conversation_id: str, format: Format, parts: PartsDep) -> Response:
    """Give a conversation as a file to take away, with the sources of every answer."""
    content = kept.exported(parts, conversation_id, format)
    named = {"Content-Disposition": f'attachment; filename="conversation.{format}"'}
    return Response(content, media_type=KINDS[format], headers=named)


@router.patch("/{conversation_id}", responses=PROBLEMS)
def rename(conversation_id: str, name: TitleIn, parts: PartsDep) -> ConversationOut:
    """Give a conversation another title."""
    return kept.renamed(parts, conversation_id, name.title)


@router.delete("/{conversation_id}", status_code=204, responses=PROBLEMS)
def delete(conversation_id: str, parts: PartsDep) -> None:
    """Delete a conversation with all its answers, for good."""
    kept.deleted(parts, conversation_id)
