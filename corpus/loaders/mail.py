"""E-mail (.eml): subject, who wrote to whom and when, and the text."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from corpus.blocks import Block
from corpus.errors import UnreadableDocument
from corpus.loaders.found import Found
from corpus.loaders.html import load_html
from corpus.loaders.text import text_blocks

HEADERS = {"From": "Người gửi", "To": "Người nhận", "Cc": "Đồng gửi", "Date": "Ngày gửi"}


def load_mail(data: bytes, source: str) -> Found:
    """Read a message; what is attached is named, and comes as files of their own."""
    try:
        message = message_from_bytes(data, policy=default)
        blocks = [*_headers(message), *_body(message, source)]
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        problem = f"is not a message that can be read ({type(error).__name__}): save its text"
        raise UnreadableDocument(source, problem) from error
    return Found(tuple(blocks))


def _headers(message: EmailMessage) -> Iterator[Block]:
    yield Block("heading", " ".join(str(message["Subject"] or "").split()), level=1)
    for name, told in HEADERS.items():
        if value := " ".join(str(message[name] or "").split()):
            yield Block("paragraph", f"{told}: {value}")
    if names := [each for part in _attached(message) if (each := part.get_filename())]:
        yield Block("paragraph", f"Tệp đính kèm: {', '.join(names)}")


def _body(message: EmailMessage, source: str) -> Iterator[Block]:
    part = message.get_body(("plain", "html"))
    if part is None:
        return
    content = part.get_content()
    if part.get_content_subtype() == "html":
        yield from load_html(content.encode(), source).blocks
    else:
        yield from text_blocks(content.replace("\r\n", "\n"))


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.iter_attachments():
        if isinstance(part, EmailMessage):
            yield part
