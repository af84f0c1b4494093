"""A process that answers, as the server starts it."""

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
from assistant.answer import Answer, answer_of
from assistant.errors import EmptyQuestion, QuestionTooLong
from index.search import EVERYTHING

JOB = Job(None, None, "r1", "Hạ Long có bao nhiêu phường?", date(2026, 1, 1), (), EVERYTHING)


@pytest.fixture
def settings(few_copy: Path) -> Settings:
    """A data folder with what there is on Ha Long."""
    return read_settings(few_copy)


@pytest.fixture
def process(settings: Settings) -> Iterator[Answerer]:
    """One that is ready."""
    started = Answerer(settings)
    yield started
    started.close()


def answer(process: Answerer, job: Job) -> Answer:
    """Return what it answers, without the time it took."""
    return replace(answer_of(process.events(job)), timings_ms={})


def test_it_answers_as_the_server_itself_does_and_goes_on_after_a_bad_question(
    process: Answerer, settings: Settings
) -> None:
    """To the letter, for those who may read everything and for those who may read nothing."""
    parts = open_parts(settings)
    own = parts.assistant.ask(JOB.text, JOB.as_of)
    assert own.outcome == "answered"
    assert answer(process, JOB) == replace(own, timings_ms={})

    with pytest.raises(EmptyQuestion):
        answer(process, replace(JOB, text=" "))
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
