"""Figures before and after a merger, as reports state them, each with the words that say so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from corpus.document import Fact, Measure, Passage, Span
from corpus.mentions import Names
from corpus.vietnamese import sentences

FIGURE = r"\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?"
# What is counted, by the measures it belongs to: before, after, cut.
COUNTED: Mapping[str, str] = {
    "focal_points": r"đầu mối(?: bên trong)?|focal points?",
    "leaders": r"lãnh đạo|cấp trưởng|cấp phó|trưởng phòng|phó trưởng phòng|leaders?|deput(?:y|ies)",
    "units": r"đơn vị(?: hành chính)?|phòng|ban|xã|phường|cơ quan|tổ chức|units?|agencies"
    r"|departments?|communes?",
    "staff": r"biên chế|người|cán bộ|công chức|viên chức|nhân sự|people|staff|posts?|employees?"
    r"|officials?",
}
MEASURES: Mapping[str, Measure] = {each: each for each in get_args(Measure)}
UNIT = "|".join(COUNTED.values())
FROM_TO = re.compile(
    rf"(?:từ|from)\s+(?P<before>{FIGURE})\s*(?P<first>{UNIT})?\s*"
    rf"(?:,?\s*(?:nay\s+)?(?:giảm\s+)?(?:xuống\s+còn|xuống|còn|thành|to|down to))\s+"
    rf"(?P<after>{FIGURE})\s*(?P<second>{UNIT})?",
    re.IGNORECASE,
)
CUT = re.compile(
    rf"(?:giảm(?: được)?|cắt giảm|tinh giản(?: được)?|reduc(?:ed|ing)|cut(?:ting)?|saved)\s+"
    rf"(?P<cut>{FIGURE})\s+(?P<unit>{UNIT})",
    re.IGNORECASE,
)
NOUN = re.compile(UNIT, re.IGNORECASE)
LEVELS = {
    "province": r"cấp tỉnh|province.level|provincial.level",
    "district": r"cấp huyện|district.level",
    "commune": r"cấp xã|commune.level",
}
PERIOD = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\b")


def facts_in(passages: Sequence[Passage], title: str, names: Names) -> Iterator[Fact]:
    """Yield the figures of before and after that a report states.

    The place is the last that was named before, in the passage or in the section; else that of the
    heading or the title. What nobody says stays `None`; a figure whose unit is not named is none.
    """
    section: tuple[str, ...] = ()
    recent: str | None = None
    for passage in passages:
        if passage.headings != section or recent is None:
            section = passage.headings
            recent = _last_place(" . ".join((title, *section)), names)
        for span in sentences(passage.text):
            sentence = passage.text[span.start : span.end]
            figures = list(figures_of(sentence))
            place = _last_place(passage.text[: span.end], names) if figures else None
            for measure, value, unit, at in figures:
                start = passage.start + span.start
                yield Fact(
                    measure=measure,
                    value=value,
                    unit=unit,
                    span=Span(start + at.start, start + at.end),
                    place=place or recent,
                    level=_level(sentence),
                    period=_period(sentence),
                )
        recent = _last_place(passage.text, names) or recent


def figures_of(sentence: str) -> Iterator[tuple[Measure, str, str, Span]]:
    """Yield measure, value, unit and place of the figures of before and after in a sentence."""
    taken: list[Span] = []
    for match in FROM_TO.finditer(sentence):
        unit = match["second"] or match["first"] or _noun_before(sentence[: match.start()])
        if not unit:
            continue
        taken.append(Span(*match.span()))
        yield _measure(unit, "before"), _plain(match["before"]), unit, taken[-1]
        yield _measure(unit, "after"), _plain(match["after"]), unit, taken[-1]
    for match in CUT.finditer(sentence):
        inside = any(span.start <= match.start() < span.end for span in taken)
        if not inside:
            yield (
                _measure(match["unit"], "cut"),
                _plain(match["cut"]),
                match["unit"],
                Span(*match.span()),
            )


def _noun_before(text: str) -> str | None:
    """Return what is counted where it stands before the figures: "số biên chế giảm từ 20 ..."."""
    found = list(NOUN.finditer(text[-40:]))
    return found[-1].group() if found else None


def _measure(unit: str, sort: str) -> Measure:
    name = next(name for name, words in COUNTED.items() if re.fullmatch(words, unit, re.IGNORECASE))
    return MEASURES[f"{name}_{sort}"]


def _plain(figure: str) -> str:
    """Return a figure in digits: 18.000 and 18,000 are 18000, 12,5 is 12.5."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figure):
        return re.sub(r"[.,]", "", figure)
    return figure.replace(",", ".")


def _last_place(text: str, names: Names) -> str | None:
    found = names.gazetteer.find(text)
    return found[-1].entries[0].vi if found else None


def _level(sentence: str) -> str | None:
    return next((n for n, cue in LEVELS.items() if re.search(cue, sentence, re.IGNORECASE)), None)


def _period(sentence: str) -> str | None:
    match = PERIOD.search(sentence)
    return re.sub(r"\s*[-–]\s*", "-", match.group()) if match else None
