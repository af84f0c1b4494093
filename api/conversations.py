"""Conversations over HTTP: list, read, rename, delete."""

from fastapi import APIRouter

from api import kept
from api.kept_schemas import ConversationOut, ConversationsOut, TitleIn, WholeConversationOut
from api.problems import PROBLEMS
from api.serving import PartsDep

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.get("", responses=PROBLEMS)
def conversations(parts: PartsDep) -> ConversationsOut:
    """List all conversations, the one that went on last first."""
    return kept.conversations(parts)


@router.get("/{conversation_id}", responses=PROBLEMS)
def conversation(conversation_id: str, parts: PartsDep) -> WholeConversationOut:
    """Give a conversation with its questions and its answers as they were shown."""
    return kept.conversation(parts, conversation_id)


@router.patch("/{conversation_id}", responses=PROBLEMS)
def rename(conversation_id: str, name: TitleIn, parts: PartsDep) -> ConversationOut:
    """Give a conversation another title."""
    return kept.renamed(parts, conversation_id, name.title)


@router.delete("/{conversation_id}", status_code=204, responses=PROBLEMS)
def delete(conversation_id: str, parts: PartsDep) -> None:
    """Delete a conversation with all its answers, for good."""
    kept.deleted(parts, conversation_id)
