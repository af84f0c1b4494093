"""E-mail: who wrote to whom, when and what."""

from email.message import EmailMessage

from tests.corpus.papers import loaded


def message(text: str, subtype: str = "plain") -> EmailMessage:
    """Return a message."""
    mail = EmailMessage()
    mail["Subject"] = "Về việc bàn giao con dấu"
    mail["From"] = "Văn phòng <van-phong@example.vn>"
    mail["To"] = "Sở Nội vụ <so-noi-vu@example.vn>"
    mail["Date"] = "Mon, 05 Feb 2018 08:00:00 +0700"
    mail.set_content(text, subtype=subtype)
    return mail


HEAD = [
    "Về việc bàn giao con dấu",
    "Người gửi: Văn phòng <van-phong@example.vn>",
    "Người nhận: Sở Nội vụ <so-noi-vu@example.vn>",
    "Ngày gửi: Mon, 05 Feb 2018 08:00:00 +0700",
]


def texts(mail: EmailMessage, name: str = "thu.eml") -> list[str]:
    """Return the texts of a message's blocks."""
    return [block.text for block in loaded(mail.as_bytes(), name).blocks]


def test_a_message_is_read_with_its_head() -> None:
    """The subject is its title."""
    mail = message("Đã bàn giao.\n\nCòn 15 người.\n")
    assert texts(mail) == [*HEAD, "Đã bàn giao.", "Còn 15 người."]


def test_a_message_in_html_is_read_as_a_page() -> None:
    """Without what is not seen."""
    page = "<html><body><p>Đã bàn giao.</p><script>x()</script></body></html>"
    assert texts(message(page, "html")) == [*HEAD, "Đã bàn giao."]


def test_an_attachment_is_named() -> None:
    """What is in it comes as a file of its own."""
    mail = message("Xem tệp.")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="bien-ban.pdf")
    assert texts(mail) == [*HEAD, "Tệp đính kèm: bien-ban.pdf", "Xem tệp."]


def test_a_message_is_known_by_its_content() -> None:
    """Programs save messages under any name."""
    saved = b"Received: from example.vn\n" + message("Đã bàn giao.").as_bytes()
    assert loaded(saved, "thu.txt").format == "mail"
