"""Days as they are read and written."""

from datetime import date

from corpus.dates import date_in, written


def test_a_day_is_read_in_every_way_it_is_written() -> None:
    """With accents or without, in figures, in English either way round."""
    for text in ("ngày 01 tháng 7 năm 2025", "ngay 1 thang 7 nam 2025", "1/7/2025", "July 1, 2025"):
        assert date_in(text) == date(2025, 7, 1)
    assert date_in("1st July 2025") == date(2025, 7, 1)
    assert date_in("31/2/2025") is None


def test_a_day_is_written_as_its_language_does() -> None:
    """In figures in Vietnamese; with the month named in English, which both sides of a sea read."""
    assert written(date(2025, 3, 9), "vi") == "09/03/2025"
    assert written(date(2025, 3, 9), "en") == "9 Mar 2025"
