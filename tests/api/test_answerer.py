"""A process that answers, as the server starts it, and the one that tests put in its place."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.answerer import Answerer, Died, Job
from api.settings import Settings, read_settings
from api.wiring import open_parts
from assistant.answer import Answer, Finished, answer_of
from assistant.errors import EmptyQuestion, QuestionTooLong
from index.search import EVERYTHING
from tests.api.fakes_answerer import Scripted

JOB = Job(None, None, "r1", "Hạ Long có bao nhiêu phường?", date(2026, 1, 1), (), EVERYTHING)


@pytest.fixture
def settings(few_copy: Path) -> Settings:
    """A data folder with what there is on Ha Long."""
    return read_settings(few_copy)


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Answerer]:
    """A process, and what stands in for one."""
    started = Scripted() if request.param == "fake" else Answerer(settings)
    yield started
    started.close()


@pytest.fixture
def process(settings: Settings) -> Iterator[Answerer]:
    """One that is ready."""
    started = Answerer(settings)
    yield started
    started.close()


def answer(process: Answerer, job: Job) -> Answer:
    """Return what it answers, without the time it took."""
    return replace(answer_of(process.events(job)), timings_ms={})


def test_events_end_with_one_answer(either: Answerer) -> None:
    """Whoever passes them on needs no other sign of the end."""
    for _ in range(2):
        *before, last = either.events(JOB)
        assert isinstance(last, Finished)
        assert not any(isinstance(each, Finished) for each in before)


def test_a_bad_question_is_raised_and_costs_no_other(either: Answerer) -> None:
    """As what it is."""
    with pytest.raises(EmptyQuestion):
        list(either.events(replace(JOB, text=" ")))
    assert answer(either, JOB).outcome == "answered"


def test_one_that_was_closed_is_told(either: Answerer) -> None:
    """Nobody waits for it."""
    either.close()
    with pytest.raises(Died):
        list(either.events(JOB))


def test_it_answers_as_the_server_itself_does_and_goes_on_after_a_bad_question(
    process: Answerer, settings: Settings
) -> None:
    """To the letter, for those who may read everything and for those who may read nothing."""
    parts = open_parts(settings)
    own = parts.assistant.ask(JOB.text, JOB.as_of)
    assert own.outcome == "answered"
    assert answer(process, JOB) == replace(own, timings_ms={})

    with pytest.raises(QuestionTooLong, match="2,000"):
        answer(process, replace(JOB, text="a" * 3000))

    reader = parts.seen_by(frozenset(), "lan").assistant.ask(JOB.text, JOB.as_of)
    assert reader.outcome == "declined"
    hidden = replace(JOB, labels=frozenset(), owner="lan")
    assert answer(process, hidden) == replace(reader, timings_ms={})


def test_it_hears_the_server_and_not_the_keyboard(process: Answerer) -> None:
    """Ctrl-C and a service manager reach all processes; answers under way still end."""
    process._process.send_signal(signal.SIGINT)
    process._process.send_signal(signal.SIGTERM)
    assert answer(process, JOB).outcome == "answered"


def test_it_ends_with_the_server(settings: Settings) -> None:
    """Also when that was killed: its pipes are closed then."""
    started = Answerer(settings)
    started._process.stdin.close()  # type: ignore[union-attr]
    assert started._process.wait(10) == 0
    with pytest.raises(Died):
        answer(started, JOB)
    started.close()


def test_what_cannot_be_started_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of it is left."""
    monkeypatch.setattr("api.answerer.WORKER", "raise SystemExit(3)")
    with pytest.raises(Died):
        Answerer(settings)


def test_one_that_was_killed_is_told(process: Answerer) -> None:
    """Whoever asks it hears at once."""
    os.kill(process._process.pid, signal.SIGKILL)
    with pytest.raises(Died):
        answer(process, JOB)
