"""Dates as official papers write them, read and written."""

import re
from collections.abc import Mapping
from datetime import date

from babel.dates import format_date

from corpus.document import Language

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
# ngày 01 tháng 7 năm 2025, with accents or without; ngày 01/7/2025; July 1, 2025; 1 July 2025.
DATE = re.compile(
    r"(?:ng[àa]y\s+)?(?P<d>\d{1,2})\s*(?:th[áa]ng|[/.-])\s*(?P<m>\d{1,2})\s*(?:n[ăa]m|[/.-])"
    r"\s*(?P<y>\d{4})\b"
    rf"|\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<then_month>{_MONTH})\s+(?P<then_year>\d{{4}})\b",
    re.IGNORECASE,
)


def date_in(text: str) -> date | None:
    """Return the first date of a text; what is no day of the calendar is none."""
    return next((found for match in DATE.finditer(text) if (found := _date(match))), None)


def _date(match: re.Match[str]) -> date | None:
    if match["d"]:
        year, month, day = match["y"], match["m"], match["d"]
    else:
        name = (match["month"] or match["then_month"]).lower()
        year, month = match["year"] or match["then_year"], str(MONTHS.index(name) + 1)
        day = match["day"] or match["day_first"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


# Officials write days in figures; in English the month is named, so that no reader mistakes it.
WRITTEN: Mapping[Language, tuple[str, str]] = {
    "vi": ("dd/MM/yyyy", "vi"),
    "en": ("d MMM yyyy", "en_GB"),
}


def written(day: date, language: Language) -> str:
    """Write a day as it is written in a language: 28/11/2026 or 28 Nov 2026."""
    pattern, locale = WRITTEN[language]
    return format_date(day, pattern, locale=locale)
