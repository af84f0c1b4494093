"""How a question was read, told beside its answer so that a person can see it and undo it."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from assistant.intents import Intent
from assistant.question import Question
from corpus.citing import ActNumber
from corpus.mentions import Names


@dataclass(frozen=True)
class Understood:
    """What a question is about, in the names of its own language."""

    intents: tuple[Intent, ...]
    places: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()  # bodies and other terms of the field
    acts: tuple[str, ...] = ()  # as "178/2024/ND": what was written of the number
    as_of: date | None = None  # the date of the law that the words name
    subject: str = ""  # of the earlier questions, what a follow-up keeps

    @classmethod
    def of(cls, question: Question) -> Self:
        """Tell how a question was read; a place that it does not name is the one it keeps."""
        names, language = Names.starter(), question.language
        found = names.gazetteer.find(question.text) or names.gazetteer.find(question.subject)
        places = (each.entries[0] for each in found)
        terms = (each.entries[0] for each in names.glossary.find(question.text))
        return cls(
            question.intents,
            tuple(dict.fromkeys(each.vi if language == "vi" else each.en for each in places)),
            tuple(dict.fromkeys(each.names(language)[0] for each in terms)),
            tuple(dict.fromkeys(map(_written, question.acts))),
            question.as_of,
            question.subject,
        )


def _written(act: ActNumber) -> str:
    return "/".join(filter(None, (act.number, act.year, (act.act or "").upper())))
