"""When a question asks about the law: a day or a period, or told by what changed then."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import DATE, date_in
from corpus.document import Span

# Resolution 203/2025/QH15: the district level ended with 30 June 2025.
DISTRICTS_ENDED = date(2025, 7, 1)

DAY = rf"(?P<when>\d{{4}}-\d{{2}}-\d{{2}}|{DATE.pattern})"
ON = re.compile(rf"(?:as of|as at|tinh den|tai thoi diem|vao ngay|on the date of)\s+{DAY}")
AROUND = re.compile(rf"(?:truoc va sau|before and after)\s+{DAY}")
BEFORE = re.compile(
    r"(?:truoc(?: khi)?|before)\s+(?:the )?"
    r"(?:bo|bai bo|xoa bo|ket thuc|cham dut|abolish\w*|end)?\s*(?:of )?"
    r"(?:the )?(?:hoat dong )?(?:cap huyen|district level|districts)"
    r"(?: (?:was|were) (?:abolished|ended))?"
)
ANYTHING = re.compile("")
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
YEARS = re.compile(
    r"(?:\b(?:tu|giai doan|trong|between|from|in)\s+(?:cac\s+)?(?:nam\s+)?)"
    r"(?P<first>(?:19|20)\d{2})\s*(?:den|toi|and|to|[-–])\s*(?:het\s+)?(?:nam\s+)?"
    r"(?P<last>(?:19|20)\d{2})\b"
)
CHANGES_OR_RULE = re.compile(rf"{OF_A_RULE.pattern}|thay doi|\bkhac\b|chang(?:e[ds]?|ing)\b|differ")


@dataclass(frozen=True)
class Period:
    """The days for which a question asks about the law, both counted; often it is one."""

    since: date
    until: date


def period_in(folded: str) -> Period | None:
    """Find when a folded question asks about the law, `None` where it does not say.

    A year or a month is all of it; "before and after 1/3/2025" is that day and the one before.
    """
    found = period_at(folded)
    return found[0] if found else None


def period_at(folded: str) -> tuple[Period, Span] | None:
    """Return the same, with the words that say it."""
    for said, only_in, meaning in WAYS:
        match = said.search(folded)
        if match is not None and only_in.search(folded) is not None:
            period = meaning(match)
            return (period, Span(*match.span())) if period else None
    return None


def _day(match: re.Match[str]) -> date | None:
    """Return the day that is written; `None` where the calendar has none such."""
    try:
        return date.fromisoformat(match["when"])
    except ValueError:
        return date_in(match["when"])


def _on(match: re.Match[str]) -> Period | None:
    day = _day(match)
    return Period(day, day) if day else None


def _before_districts_ended(_: re.Match[str]) -> Period:
    last = DISTRICTS_ENDED - timedelta(days=1)
    return Period(last, last)


def _around(match: re.Match[str]) -> Period | None:
    day = _day(match)
    return Period(day - timedelta(days=1), day) if day else None


def _years(match: re.Match[str]) -> Period:
    return Period(date(int(match["first"]), 1, 1), date(int(match["last"]), 12, 31))


def _year_or_month(match: re.Match[str]) -> Period | None:
    year, month = int(match["y"]), int(match["m"] or 0)
    if not month:
        return Period(date(year, 1, 1), date(year, 12, 31))
    try:
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:  # there is no such month
        return None


# The ways to say when, the plainest first: the words, what the question must hold too, the meaning.
WAYS: Sequence[
    tuple[re.Pattern[str], re.Pattern[str], Callable[[re.Match[str]], Period | None]]
] = (
    (ON, ANYTHING, _on),
    (BEFORE, ANYTHING, _before_districts_ended),
    (AROUND, ANYTHING, _around),
    (YEARS, CHANGES_OR_RULE, _years),
    (PERIOD, OF_A_RULE, _year_or_month),
)
