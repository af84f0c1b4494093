"""How a question was read, told beside its answer so that a person can see it and undo it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from assistant.law_date import period_at
from assistant.question import Question
from corpus.citing import ActNumber, acts_at
from corpus.document import Language, Span
from corpus.intents import Intent
from corpus.mentions import Names
from corpus.places import Place
from corpus.vietnamese import fold

LEFT = 3  # words that still make a question


@dataclass(frozen=True)
class Understood:
    """What a question is about, in the names of its own language."""

    intents: tuple[Intent, ...]
    places: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()  # bodies and other terms of the field
    acts: tuple[str, ...] = ()  # as "178/2024/ND": what was written of the number
    as_of: date | None = None  # the date of the law that the words name, the last of a period ...
    since: date | None = None  # ... and where they name more than a day, its first
    dates: tuple[str, ...] = ()  # the words that name the date or the period
    subject: str = ""  # of the earlier questions, what a follow-up keeps
    spelt: tuple[str, ...] = ()  # words read for others that no document holds
    without: Mapping[str, str] = field(default_factory=dict)  # name -> the question without it

    @classmethod
    def of(cls, question: Question) -> Self:
        """Tell how a question was read; a place that it does not name is the one it keeps."""
        names, language = Names.starter(), question.language
        own = names.gazetteer.find(question.text)
        found = own or names.gazetteer.find(question.subject)
        places = [(_called(each.entries[0], language), each.span) for each in found]
        terms = [
            (each.entries[0].names(language)[0], each.span)
            for each in names.glossary.find(question.text)
        ]
        folded = fold(question.text)
        acts = [(_written(act), span) for act, span in acts_at(folded)]
        period = period_at(folded)
        at = [period[1]] if period else []
        dates = [(question.text[span.start : span.end], span) for span in at]
        return cls(
            question.intents,
            tuple(dict.fromkeys(name for name, _ in places)),
            tuple(dict.fromkeys(name for name, _ in terms)),
            tuple(dict.fromkeys(map(_written, question.acts))),
            question.as_of,
            question.since,
            tuple(name for name, _ in dates),
            question.subject,
            question.spelt,
            dict(_without(question.text, [*(places if own else ()), *terms, *acts, *dates])),
        )


def _without(text: str, named: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, str]]:
    """Yield each name with the question that is left without it, where one is left."""
    for name in dict.fromkeys(name for name, _ in named):
        left = text
        for span in sorted((at for other, at in named if other == name), key=lambda at: -at.start):
            left = f"{left[: span.start]} {left[span.end :]}"
        left = " ".join(left.split())
        if len(left.split()) >= LEFT:
            yield name, left


def _called(place: Place, language: Language) -> str:
    return place.vi if language == "vi" else place.en


def _written(act: ActNumber) -> str:
    return "/".join(filter(None, (act.number, act.year, (act.act or "").upper())))
