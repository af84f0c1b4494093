"""E-mail (.eml): what is attached comes out as files of their own; the message stays one too."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from pathlib import Path, PurePosixPath

from corpus.loaders.filetypes import LOOKED_AT, MAIL
from index.sources import File, Missing

LARGEST = 100_000_000  # bytes of a message with all that is attached
BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def is_mail(path: Path) -> bool:
    """Say whether a file is a message, by its beginning or its name."""
    if path.suffix.lower() == ".eml":
        return True
    try:
        with path.open("rb") as file:
            return MAIL.match(file.read(LOOKED_AT)) is not None
    except OSError:
        return False  # who reads it says so


def attachments(file: File, folder: Path) -> Iterator[File | Missing]:
    """Write what is attached to a message into a folder, under names that are safe."""
    try:
        if (size := file.path.stat().st_size) > LARGEST:
            problem = f"is a message of {size:,} bytes: save what is attached to it and ingest that"
            yield Missing(file.source, problem, "limit")
            return
        message = message_from_bytes(file.path.read_bytes(), policy=default)
        parts = [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except (OSError, *BROKEN):
        return  # who reads the message says what is wrong with it
    for number, part in enumerate(parts):
        yield _written(part, folder / str(number), file)


def _written(part: EmailMessage, target: Path, file: File) -> File | Missing:
    suffix = ".eml" if part.get_content_type() == "message/rfc822" else ""
    name = PurePosixPath(f"attachment-{target.name}{suffix}")
    try:
        given = " ".join((part.get_filename() or "").replace("\\", "/").split())
        name = PurePosixPath(PurePosixPath(given).name or name)
        content = part.get_content()
        data = content.encode() if isinstance(content, str) else bytes(content)
        path = target.with_suffix(name.suffix.lower())
        path.write_bytes(data)
    except (OSError, *BROKEN) as error:
        problem = f"cannot be taken out of its message ({type(error).__name__}): save it yourself"
        return Missing(f"{file.source}/{name}", problem, "unreadable")
    return File(path, f"{file.source}/{name}", f"{file.origin}!{target.name}/{name}")
