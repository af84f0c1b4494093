"""The date for which a question asks about the law: written out, or told by what changed then."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

# Resolution 203/2025/QH15: the district level ended with 30 June 2025.
DISTRICTS_ENDED = date(2025, 7, 1)

DAY = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"|(?P<vd>\d{1,2}) thang (?P<vm>\d{1,2}) nam (?P<vy>\d{4}))"
)
ON = re.compile(
    rf"(?:as of|as at|tinh den|tai thoi diem|vao ngay|on the date of)\s+(?:ngay\s+)?{DAY}"
)
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


def date_in(folded: str) -> date | None:
    """Find the date for which a folded question asks about the law, `None` where it names none."""
    if (match := ON.search(folded)) is not None:
        return _written(match.groupdict())
    if BEFORE.search(folded) is not None:
        return DISTRICTS_ENDED - timedelta(days=1)
    match = PERIOD.search(folded)
    if match is None or OF_A_RULE.search(folded) is None:
        return None
    return _or_none(lambda: _end(int(match["y"]), int(match["m"] or 12)))


def _written(parts: Mapping[str, str | None]) -> date | None:
    if parts["iso"]:
        return _or_none(lambda: date.fromisoformat(str(parts["iso"])))
    numbers = [int(parts[name] or parts[f"v{name}"] or 0) for name in ("y", "m", "d")]
    return _or_none(lambda: date(*numbers))


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _or_none(made: Callable[[], date]) -> date | None:
    """Return a date, `None` where the calendar has none such."""
    try:
        return made()
    except ValueError:
        return None
