"""When a question asks about the law: a day or a period, or told by what changed then."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import date_in

# Resolution 203/2025/QH15: the district level ended with 30 June 2025.
DISTRICTS_ENDED = date(2025, 7, 1)

ON = re.compile(
    r"(?:as of|as at|tinh den|tai thoi diem|vao ngay|on the date of)\s+(?P<day>.{6,30})"
)
AROUND = re.compile(r"(?:truoc va sau|before and after)\s+(?P<day>.{6,30})")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
BEFORE = re.compile(
    r"(?:truoc(?: khi)?|before)\s+(?:the )?"
    r"(?:bo|bai bo|xoa bo|ket thuc|cham dut|abolish\w*|end)?\s*(?:of )?"
    r"(?:the )?(?:hoat dong )?(?:cap huyen|district level|districts)"
    r"(?: (?:was|were) (?:abolished|ended))?"
)
# A year or a month is a date of the law only where the question is about a rule: what is in force,
# what is laid down. Elsewhere it is when something happened.
OF_A_RULE = re.compile(
    r"quy dinh|hieu luc|ap dung|theo luat|phap luat|bat buoc|duoc phep|in force|valid\b|applied?\b"
    r"|appl(?:y|ies)\b|the rules?\b|the law\b|compulsory|allowed|required"
)
PERIOD = re.compile(
    r"(?:vao|trong|hoi|cuoi|den|in|during|at the end of|back in|nam)\s+"
    r"(?:(?:thang|month) (?P<m>\d{1,2})(?:[/.-]| nam |,? )|(?:nam )?)"
    r"(?P<y>(?:19|20)\d{2})\b(?![/-])"
)


MONTHS = 12
YEARS = re.compile(
    r"(?:\b(?:tu|giai doan|trong|between|from|in)\s+(?:cac\s+)?(?:nam\s+)?)"
    r"(?P<first>(?:19|20)\d{2})\s*(?:den|toi|and|to|[-–])\s*(?:het\s+)?(?:nam\s+)?"
    r"(?P<last>(?:19|20)\d{2})\b"
)
CHANGES = re.compile(r"thay doi|\bkhac\b|chang(?:e[ds]?|ing)\b|differ")


@dataclass(frozen=True)
class Period:
    """The days for which a question asks about the law, both counted; often it is one."""

    since: date
    until: date


def period_in(folded: str) -> Period | None:
    """Find when a folded question asks about the law, `None` where it does not say.

    A year or a month is all of it; "before and after 1/3/2025" is that day and the one before.
    """
    if (match := ON.search(folded)) is not None:
        return _one(_day(match["day"]))
    if BEFORE.search(folded) is not None:
        return _one(DISTRICTS_ENDED - timedelta(days=1))
    if (match := AROUND.search(folded)) is not None and (day := _day(match["day"])) is not None:
        return Period(day - timedelta(days=1), day)
    of_a_rule = OF_A_RULE.search(folded) is not None
    if (match := YEARS.search(folded)) is not None and (of_a_rule or CHANGES.search(folded)):
        return Period(date(int(match["first"]), 1, 1), date(int(match["last"]), 12, 31))
    match = PERIOD.search(folded)
    return _named(int(match["y"]), match["m"]) if match and of_a_rule else None


def _one(day: date | None) -> Period | None:
    return Period(day, day) if day else None


def _day(folded: str) -> date | None:
    """Return the day that a text begins with; `None` where the calendar has none such."""
    if (iso := ISO.match(folded)) is None:
        return date_in(folded)
    try:
        return date.fromisoformat(iso.group())
    except ValueError:
        return None


def _named(year: int, month: str | None) -> Period | None:
    """Return a year, or a month of it; `None` where there is no such month."""
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    number = int(month)
    if not 1 <= number <= MONTHS:
        return None
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))
