"""Kept answers and conversations on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from api.console import AsJson, DataDir, Exit, opened, send, show
from api.errors import WrongUse
from assistant.export.formats import FORMATS

conversations = typer.Typer(help="See, rename and delete conversations of the chat page.")

Id = Annotated[str, typer.Argument(metavar="ID", help="As `conversations list` shows it.")]
AnswerId = Annotated[str, typer.Argument(metavar="ID", help="The `answer_id` of an answer.")]


@conversations.command("list")
def list_(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> int:
    """List all conversations, the one that went on last first."""
    from api import kept, terminal_kept  # noqa: PLC0415 - the cold `ask` does without

    result = kept.conversations(opened(context, data_dir))
    if as_json:
        send(result)
    else:
        show(terminal_kept.conversations(result))
    return Exit.DONE


@conversations.command("show")
def show_(
    context: typer.Context,
    conversation_id: Id,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> int:
    """Show a conversation: its questions and its answers as they were shown."""
    from api import kept, terminal_kept  # noqa: PLC0415 - the cold `ask` does without

    result = kept.conversation(opened(context, data_dir), conversation_id)
    if as_json:
        send(result)
    else:
        show(terminal_kept.conversation(result))
    return Exit.DONE


@conversations.command("rename")
def rename(
    context: typer.Context,
    conversation_id: Id,
    title: Annotated[str, typer.Argument(help="Its new title.")],
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> int:
    """Give a conversation another title."""
    from api import kept  # noqa: PLC0415 - the cold `ask` does without

    result = kept.renamed(opened(context, data_dir), conversation_id, title)
    if as_json:
        send(result)
    else:
        show([f"{result.conversation_id}: {result.title}"])
    return Exit.DONE


@conversations.command("export")
def export(
    context: typer.Context,
    conversation_id: Id,
    output: Annotated[Path, typer.Option("-o", help=f"The file: .{', .'.join(FORMATS)}.")],
    data_dir: DataDir = None,
) -> int:
    """Write a conversation to a file, with the sources of every answer."""
    from api import kept  # noqa: PLC0415 - the cold `ask` does without

    form = next((each for each in FORMATS if f".{each}" == output.suffix.lower()), None)
    if form is None:
        message = f"-o {output}: end it in .{', .'.join(FORMATS)}"
        raise WrongUse(message)
    output.write_bytes(kept.exported(opened(context, data_dir), conversation_id, form))
    return Exit.DONE


@conversations.command("delete")
def delete(
    context: typer.Context,
    conversation_id: Id,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> int:
    """Delete a conversation with all its answers, for good."""
    from api import kept  # noqa: PLC0415 - the cold `ask` does without
    from api.kept_schemas import DeletedOut  # noqa: PLC0415

    kept.deleted(opened(context, data_dir), conversation_id)
    if as_json:
        send(DeletedOut(conversation_id=conversation_id))
    else:
        show([f"deleted {conversation_id}"])
    return Exit.DONE


def replay(
    context: typer.Context, answer_id: AnswerId, as_json: AsJson = False, data_dir: DataDir = None
) -> int:
    """Ask the question of a kept answer again today and say what changed."""
    from api import kept, terminal_kept  # noqa: PLC0415 - the cold `ask` does without

    result = kept.replayed(opened(context, data_dir), answer_id)
    if as_json:
        send(result)
    else:
        show(terminal_kept.replay(result))
    return Exit.DONE


def review(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> int:
    """List the kept answers whose sources were amended, replaced or removed since."""
    from api import kept, terminal_kept  # noqa: PLC0415 - the cold `ask` does without

    result = kept.for_review(opened(context, data_dir))
    if as_json:
        send(result)
    else:
        show(terminal_kept.reviews(result))
    return Exit.DONE


def gaps(context: typer.Context, as_json: AsJson = False, data_dir: DataDir = None) -> int:
    """List the questions of the chat page that the documents could not answer whole."""
    from api import kept, terminal_kept  # noqa: PLC0415 - the cold `ask` does without

    result = kept.gaps(opened(context, data_dir))
    if as_json:
        send(result)
    else:
        show(terminal_kept.gaps(result))
    return Exit.DONE
