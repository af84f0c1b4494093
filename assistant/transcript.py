"""A conversation as a paper: each question with its answer as it was shown, and its sources."""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.answer import Answer
from assistant.paper import Paper, Points, Section, Statement
from corpus.dates import written
from corpus.document import Language

DECLINED: Mapping[Language, str] = {
    "vi": "Không trả lời được từ các tài liệu có trong kho.",
    "en": "The documents kept here do not answer this.",
}
SUBTITLE: Mapping[Language, str] = {"vi": "Hội thoại, xuất ngày {}", "en": "Conversation, as of {}"}


def transcript(title: str, turns: Sequence[tuple[str, Answer]], today: date) -> Paper:
    """Return a conversation as a paper, in the language of its last answer."""
    language: Language = turns[-1][1].language if turns else "vi"
    return Paper(
        title=title,
        subtitle=SUBTITLE[language].format(written(today, language)),
        language=language,
        as_of=today,
        sections=tuple(
            Section(question, (Points(tuple(_stated(answer))),)) for question, answer in turns
        ),
    )


def _stated(answer: Answer) -> list[Statement]:
    by_number = {citation.number: citation for citation in answer.citations}
    said = [
        Statement(each.text, tuple(by_number[number] for number in each.citations))
        for each in answer.sentences
    ]
    return said or [Statement(DECLINED[answer.language])]
