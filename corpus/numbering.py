"""Numbered clauses and lettered points: which line opens one, and which only looks like it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

Line = tuple[str, int]  # its text and its offset in the version's text

CLAUSE = re.compile(r"(?P<number>\d{1,3})(?P<letter>[a-zđ]?)(?P<mark>[.)])\s+\S")
POINT = re.compile(r"(?P<letter>[a-zđ]{1,2})(?P<inserted>\d{0,2})\)\s+\S")
INSERTED = ("", *"abcdđefghijklmnopqrstuvwxyz")  # the order of 12, 12a, 12b
# In order; Vietnamese acts have no points f, j, w and z. Doubled letters go on after the last.
VIETNAMESE_POINTS = "abcdđeghiklmnopqrstuvxy"
ENGLISH_POINTS = "abcdefghijklmnopqrstuvwxyz"
LARGEST_GAP = 3  # clauses or points; a wider jump in numbers is no gap but something else
KEPT = "it was read as text"
MISSING = "what stands between is missing"

Rank = tuple[int, int]  # where a number stands among its neighbours


@dataclass
class Series:
    """Lines dealt out to numbered parts."""

    leading: list[Line] = field(default_factory=list)  # what stands before the first part
    parts: list[tuple[str, list[Line]]] = field(default_factory=list)  # each with its number
    doubts: list[tuple[Line, str]] = field(default_factory=list)

    def keep(self, line: Line) -> None:
        """Add a line to the last part, or to what stands before the first."""
        (self.parts[-1][1] if self.parts else self.leading).append(line)

    @property
    def last_line(self) -> str:
        """The text of the line before."""
        lines = self.parts[-1][1] if self.parts else self.leading
        return lines[-1][0] if lines else ""


def order_of(number: str) -> Rank:
    """Return where a number stands among its neighbours: 12, 12a, 12b, 13."""
    digits = number.rstrip("".join(INSERTED))
    return int(digits), INSERTED.index(number[len(digits) :])


def clauses_in(lines: Sequence[Line], quoted: Container[int], first: Line | None = None) -> Series:
    """Deal the lines of an article out to its clauses; `first` is clause 1 where it is known.

    A clause's number goes on from the last one. A list inside a clause begins with 1 again and has
    its numbers for itself. What neither goes on nor is a list is kept as text, and reported.
    """
    series = Series(parts=[("1", [first])] if first else [])
    numbers = [_clause(line, quoted) for line in lines]
    mark = "." if first else next((n["mark"] for n in numbers if n), "")
    numbers = [n if n and n["mark"] == mark else None for n in numbers]
    listed = 0  # the number of the last item of a list inside the clause
    for place, (line, match) in enumerate(zip(lines, numbers, strict=True)):
        if match is None:
            series.keep(line)
            continue
        name = match["number"] + match["letter"]
        now = order_of(name)
        later = {int(n["number"]) for n in numbers[place + 1 :] if n}
        last = order_of(series.parts[-1][0]) if series.parts else (0, 0)
        if listed and _is_item(now, listed, last, line[0], later):
            listed = now[0]
            series.keep(line)
        elif _goes_on(last, now, later):
            if now[0] > last[0] + 1:
                series.doubts.append((line, f"{name} follows {last[0]}: {MISSING}"))
            series.parts.append((name, [line]))
            listed = 0
        else:
            begins = now == (1, 0) and series.last_line.endswith(":")
            if not begins and not listed:
                series.doubts.append((line, f"clause {name} stands behind {_name(series)}: {KEPT}"))
            listed = 1 if now == (1, 0) else 0
            series.keep(line)
    return series


def points_in(lines: Sequence[Line], quoted: Container[int], alphabet: str) -> Series:
    """Deal the lines of a clause out to its points; none where it has none."""
    series = Series()
    matches = [None if start in quoted else POINT.match(text) for text, start in lines]
    for line, match in zip(lines, matches, strict=True):
        now = _letter_order(match, alphabet) if match else None
        if match is None or now is None or not (series.leading or series.parts):
            series.keep(line)
            continue
        name = match["letter"] + match["inserted"]
        last = _last_letter(series, alphabet)
        if now <= last or now[0] > last[0] + LARGEST_GAP or (not series.parts and now[0] > 1):
            series.doubts.append((line, f"point {name} stands behind {_name(series)}: {KEPT}"))
            series.keep(line)
            continue
        if now[0] > last[0] + 1:
            series.doubts.append((line, f"{name} follows {_name(series)}: {MISSING}"))
        series.parts.append((name, [line]))
    return series


def _clause(line: Line, quoted: Container[int]) -> re.Match[str] | None:
    return None if line[1] in quoted else CLAUSE.match(line[0])


def _name(series: Series) -> str:
    return series.parts[-1][0] if series.parts else "the beginning"


def _is_item(now: Rank, listed: int, last: Rank, text: str, later: Container[int]) -> bool:
    """Say whether a number goes on in the list inside a clause rather than among the clauses.

    Where it could be both, an item ends in a semicolon, or the clause of that number is to come;
    what ends in a colon begins something new.
    """
    if now != (listed + 1, 0):
        return False
    unlike_clause = text.endswith(";") or (now[0] in later and not text.endswith(":"))
    return now[0] != last[0] + 1 or unlike_clause


def _goes_on(last: Rank, now: Rank, later: Container[int]) -> bool:
    """Say whether a clause goes on from the last: 2 to 2a, to 3, or to 4 where 3 never comes."""
    if now[0] <= last[0] + 1:
        return last < now and (last > (0, 0) or now[0] == 1)
    return now[0] <= last[0] + LARGEST_GAP and not any(
        n in later for n in range(last[0] + 1, now[0])
    )


def _letter_order(match: re.Match[str], alphabet: str) -> Rank | None:
    """Return where a point stands: a is 1, a1 comes after it, the doubled aa after all letters."""
    letters = match["letter"]
    if letters[0] not in alphabet or len(set(letters)) > 1:
        return None
    place = alphabet.index(letters[0]) + 1 + len(alphabet) * (len(letters) - 1)
    return place, int(match["inserted"] or 0)


def _last_letter(series: Series, alphabet: str) -> Rank:
    match = POINT.match(f"{series.parts[-1][0]}) x") if series.parts else None
    return (match and _letter_order(match, alphabet)) or (0, 0)
