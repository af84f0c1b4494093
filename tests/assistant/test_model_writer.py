"""The writer with a language model, over real HTTP, against a server that misbehaves on order."""

from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from assistant.draft import Draft
from assistant.errors import ModelUnavailable
from assistant.extract import Writer
from assistant.langchain import LangChainModel
from assistant.model_writer import ModelWriter
from assistant.other_language import Translator
from assistant.question import Question, understand
from corpus.mentions import Names
from tests.assistant.offered import evidence, metadata, source
from tests.assistant.scripted_model import (
    FALSE,
    SLOW,
    Evidence,
    Script,
    honest,
    scripted_model,
)

PATIENCE = 2.0  # seconds: a busy machine takes one of them for itself
RUNS = 500
HA_LONG = metadata("ha-long", title="Ha Long merges two bodies", places=("Hạ Long", "Quảng Ninh"))
OFFERED = evidence(
    source("Staff of Ha Long fell from 20 to 15 after the merger.", HA_LONG),
    source("Focal points of Ha Long fell from 9 to 7 after the merger.", HA_LONG, score=0.9),
    source(
        "The merged agency of Ha Long had no seal of its own when staff moved.", HA_LONG, score=0.9
    ),
)
QUESTION = understand("How many staff did Ha Long have before and after the merger?")
# Two sentences answer this one.
TWO = understand("How many staff and how many focal points did Ha Long have before and after?")
BETWEEN = 0.3  # seconds between two sentences of a model
ABSENT = understand("How many staff did Lào Cai cut?")


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[ModelWriter, Script]]:
    """A model writer on a scripted server."""
    with scripted_model() as (url, script):
        model = LangChainModel("openai:scripted", url, "not-a-secret", PATIENCE)
        yield ModelWriter(Writer(Translator(Names.starter())), model, PATIENCE), script


@pytest.fixture
def writer(served: tuple[ModelWriter, Script]) -> ModelWriter:
    """The writer, with a server that behaves."""
    return served[0]


@pytest.fixture
def script(served: tuple[ModelWriter, Script]) -> Iterator[Script]:
    """What the server does; it behaves again afterwards."""
    script = served[1]
    script.__dict__.update(vars(Script()))
    yield script


def after_the_truth(way: Callable[[Evidence], str]) -> Callable[[Evidence], str]:
    """Misbehave after saying what is true."""
    return lambda given: f"{honest(given)}\n{way(given)}"


def written(writer: ModelWriter, question: Question = QUESTION) -> Draft:
    """The whole draft."""
    *_, draft = writer.drafts(question, OFFERED)
    return draft


def ready(writer: ModelWriter, question: Question = QUESTION) -> Draft:
    """What is said without the model."""
    return writer.writer.write(question, OFFERED)


def texts(draft: Draft) -> list[str]:
    """What a draft says."""
    return [sentence.text for sentence in draft.sentences]


def test_what_is_borne_out_is_said_in_the_models_words(writer: ModelWriter, script: Script) -> None:
    """One call a question; the answer says who worded it."""
    draft = written(writer)
    assert (draft.by, draft.dropped, script.calls) == ("model", 0, 1)
    assert texts(draft) == script.said


def test_nobody_asks_a_model_what_the_documents_do_not_hold(
    writer: ModelWriter, script: Script
) -> None:
    """To decline is decided without it."""
    assert not written(writer, ABSENT).sentences
    assert script.calls == 0


@pytest.mark.parametrize("misbehaviour", FALSE)
def test_a_model_that_misbehaves_is_not_heard(
    writer: ModelWriter, script: Script, misbehaviour: str
) -> None:
    """The user still gets the answer in the documents' words, and is told why."""
    script.reply = FALSE[misbehaviour]
    draft = written(writer)
    assert (draft.by, draft.note) == ("extract", "model_not_borne_out")
    assert texts(draft) == texts(ready(writer))


@pytest.mark.no_cover  # its runs say nothing new of the lines
def test_no_false_sentence_is_shown_in_many_runs(writer: ModelWriter, script: Script) -> None:
    """Every way to misbehave, after true sentences and alone, over and over."""
    ways = list(FALSE.values())
    shown = set()
    for run in range(RUNS):
        way = ways[run % len(ways)]
        script.reply = after_the_truth(way) if run % 2 else way
        shown |= set(texts(written(writer)))
    true = set(texts(ready(writer)))
    assert script.calls == RUNS
    assert len(set(script.said) - true) >= len(FALSE) - 2  # two ways say no sentence at all
    assert shown == true


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_a_model_that_fails_costs_nothing_but_its_words(
    writer: ModelWriter, script: Script, status: int
) -> None:
    """Down, without a key, asked too often: the answer is there."""
    script.status = status
    draft = written(writer)
    assert (draft.by, draft.note) == ("extract", "model_unavailable")
    assert texts(draft)


def test_a_sentence_is_released_when_it_is_borne_out(writer: ModelWriter, script: Script) -> None:
    """The first is there while the model still writes the second."""
    script.between = BETWEEN
    began = monotonic()
    came = [(monotonic() - began, len(draft.sentences)) for draft in writer.drafts(TWO, OFFERED)]
    assert [number for _, number in came] == [1, 2, 2]
    assert came[0][0] < BETWEEN <= came[1][0]


def test_a_model_that_breaks_off_loses_only_what_it_had_not_said(
    writer: ModelWriter, script: Script
) -> None:
    """What was released stands, and nothing is taken back."""
    script.between = SLOW
    draft = written(writer, TWO)
    assert (draft.by, texts(draft)) == ("model", texts(ready(writer, TWO))[:1])


def test_nothing_is_released_of_an_answer_that_is_not_given(
    writer: ModelWriter, script: Script
) -> None:
    """A model that leaves out the first source has said nothing to the user."""
    script.reply = lambda given: honest(given[1:])
    assert [draft.by for draft in writer.drafts(TWO, OFFERED)] == ["extract"]


def test_a_server_that_does_not_stream_is_heard_with_one_call(
    writer: ModelWriter, script: Script
) -> None:
    """Its whole reply is taken as one piece."""
    script.streams = False
    draft = written(writer)
    assert (draft.by, script.calls) == ("model", 1)
    assert texts(draft) == script.said


def test_a_slow_model_is_not_waited_for(writer: ModelWriter, script: Script) -> None:
    """After the patience that was set, the answer is given without it."""
    script.pause = SLOW
    assert written(writer).note == "model_unavailable"


def test_a_model_nobody_knows_is_named_with_what_to_do() -> None:
    """The setting is wrong, and the line says which."""
    with pytest.raises(ModelUnavailable, match=r'"nobody:x" .*check MERGER_LANGUAGE_MODEL'):
        LangChainModel("nobody:x", None, None, PATIENCE)


def test_a_server_that_is_not_there_costs_nothing_but_its_words() -> None:
    """Nobody listens on that port."""
    model = LangChainModel("openai:scripted", "http://127.0.0.1:9/v1", "x", PATIENCE)
    writer = ModelWriter(Writer(Translator(Names.starter())), model, PATIENCE)
    assert written(writer).note == "model_unavailable"
