"""What an act quotes, what is enclosed with it, and what closes it."""

from tests.corpus.papers import at, document, locators

ACT = """QUYẾT ĐỊNH
Điều 1. Ban hành Quy chế kèm theo Quyết định này.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày ký.
{}"""


def test_a_quotation_that_nothing_closes_quotes_one_line() -> None:
    """It would swallow the rest of the act; a person is told."""
    paper = document("LUẬT\nĐiều 1. Sửa\nNhư sau:\n“Điều 5. Cũ\nĐiều 2. Hai\nHết.")
    assert locators(paper) == ["Điều 1", "Điều 2"]
    assert [doubt.code for doubt in paper.doubts] == ["unclosed_quotation"]


def test_straight_quotation_marks_quote_too() -> None:
    """Not every typist has the round ones."""
    paper = document('LUẬT\nĐiều 1. Sửa\nNhư sau:\n"Điều 2. Cũ\n1. Một.".\nĐiều 2. Hai\nHết.')
    assert locators(paper) == ["Điều 1", "Điều 2"]
    assert at(paper, "Điều 1").text.endswith('1. Một.".')


def test_a_regulation_has_its_articles_for_itself() -> None:
    """They are cited with the regulation's name, which the decision's own are not."""
    paper = document(ACT.format("QUY CHẾ\nTổ chức\nĐiều 1. Một\n1. Ban.\nĐiều 2. Hai\nHết."))
    assert locators(paper) == [
        "Điều 1", "Điều 2", "Quy chế › đoạn 1", "Quy chế › đoạn 2", "Điều 1 khoản 1 (Quy chế)",
        "Điều 2 (Quy chế)",
    ]  # fmt: skip


def test_a_regulation_may_begin_late() -> None:
    """Its long title is no reason to take it for a report."""
    long = "Hoạt động của cơ quan hợp nhất " * 5
    paper = document(ACT.format(f"QUY CHẾ\n{long}\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một\nBan."))
    assert locators(paper)[-1] == "Điều 1 (Quy chế)"


def test_a_chapter_on_general_rules_is_no_regulation() -> None:
    """ "QUY ĐỊNH CHUNG" is what first chapters are called."""
    paper = document("LUẬT\nĐiều 1. Một\nBan.\nChương I\nQUY ĐỊNH CHUNG\nĐiều 2. Hai\nHết.")
    assert locators(paper) == ["Điều 1", "Điều 2"]


def test_forms_stand_in_their_appendix() -> None:
    """Two appendices without numbers are told apart."""
    paper = document(ACT.format("PHỤ LỤC\nMột\nMẪU SỐ 1\nBiên bản\nPHỤ LỤC\nHai"))
    assert locators(paper)[2:] == [
        "Phụ lục › đoạn 1", "Phụ lục › đoạn 2",
        "Phụ lục › Mẫu số 1 › đoạn 1", "Phụ lục › Mẫu số 1 › đoạn 2",
        "Phụ lục (2) › đoạn 1", "Phụ lục (2) › đoạn 2",
    ]  # fmt: skip


def test_a_sentence_about_an_appendix_opens_none() -> None:
    """Only a line that is the name of one does."""
    paper = document(ACT.format("Phụ lục I ban hành kèm theo Quyết định này."))
    assert locators(paper) == ["Điều 1", "Điều 2"]


def test_recipients_and_signature_belong_to_no_article() -> None:
    """They stand behind the last one, in whatever order."""
    paper = document(ACT.format("TM. ỦY BAN\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Mẫu\nNơi nhận:\n- Sở;"))
    assert at(paper, "Điều 2").text == "Quyết định này có hiệu lực từ ngày ký."
    assert locators(paper)[2:] == [
        *(f"Chữ ký › đoạn {n}" for n in range(1, 5)), "Nơi nhận › đoạn 1", "Nơi nhận › đoạn 2",
    ]  # fmt: skip
