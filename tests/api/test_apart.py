"""Several questions at once are answered in processes of their own."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from api.answerer import Answerer, Died, Job
from api.apart import Processes, processes_of
from api.errors import AnswerBrokeOff
from api.settings import Settings
from assistant.answer import Event
from assistant.errors import EmptyQuestion
from index.search import EVERYTHING
from tests.api.fakes_answerer import WHOLE, Scripted
from tests.waiting import wait_until

JOB = Job(None, None, "r1", "Q?", None, (), EVERYTHING)
SETTINGS = Settings(data_dir=Path("nowhere"))


def here() -> Iterator[Event]:
    """What the server itself answers."""
    yield WHOLE[1]


def two_at_once(processes: Processes) -> None:
    """Ask a question while another is answered."""
    first = processes.stream(JOB, here)
    next(first)
    list(processes.stream(JOB, here))
    list(first)


def busy(processes: Processes) -> None:
    """Ask two questions at once, so that the processes are started, and wait for them."""
    two_at_once(processes)
    wait_until(lambda: bool(processes._running))


def started(*scripted: Scripted) -> Processes:
    """Return processes that are up; no more than these can be started."""
    rest = list(scripted)

    def begin(_: Settings) -> Answerer:
        if not rest:
            raise OSError(12, "Cannot allocate memory")
        return rest.pop(0)

    processes = Processes(SETTINGS, len(scripted), begin)
    busy(processes)
    return processes


def test_one_question_after_the_other_is_answered_by_the_server_itself() -> None:
    """No process is started for one person."""
    process = Scripted()
    processes = Processes(SETTINGS, 1, lambda _: process)
    for _ in range(3):
        assert list(processes.stream(JOB, here)) == WHOLE[1:]
    assert process.asked == []


def test_the_second_at_once_starts_processes_and_they_answer_from_then_on() -> None:
    """All that they tell is passed on."""
    process = Scripted()
    processes = started(process)
    assert list(processes.stream(JOB, here)) == WHOLE
    assert list(processes.stream(JOB, here)) == WHOLE
    assert process.asked == [JOB, JOB]
    processes.close()
    assert process.closed


def test_after_the_end_the_server_answers_by_itself() -> None:
    """Nobody waits for a process that was closed."""
    processes = started(Scripted())
    processes.close()
    assert list(processes.stream(JOB, here)) == WHOLE[1:]


def test_a_process_that_had_not_begun_costs_no_question(caplog: pytest.LogCaptureFixture) -> None:
    """The server answers, and another process takes its place."""
    dead, other = Scripted(told=[Died()]), Scripted()
    rest = [dead, other]
    processes = Processes(SETTINGS, 1, lambda _: rest.pop(0))
    busy(processes)
    with caplog.at_level(logging.WARNING):
        assert list(processes.stream(JOB, here)) == WHOLE[1:]
    assert "another one is started" in caplog.text
    assert dead.closed
    wait_until(lambda: bool(processes._running))
    assert list(processes.stream(JOB, here)) == WHOLE


def test_an_answer_that_broke_off_is_told_as_one() -> None:
    """Half an answer is never taken for a whole one."""
    processes = started(Scripted(told=[WHOLE[0], Died()]))
    told = processes.stream(JOB, here)
    assert next(told) == WHOLE[0]
    with pytest.raises(AnswerBrokeOff, match="ask again"):
        next(told)


def test_what_a_question_raises_is_raised_here_and_the_process_goes_on() -> None:
    """One bad question costs no other."""
    processes = started(Scripted())
    with pytest.raises(EmptyQuestion):
        list(processes.stream(replace(JOB, text=" "), here))
    assert list(processes.stream(JOB, here)) == WHOLE


@pytest.mark.parametrize("rest", [[WHOLE[1]], [OSError(28, "No space left on device")]])
def test_who_leaves_early_leaves_the_process_to_the_next(rest: list[Event | Exception]) -> None:
    """It is heard out first, whatever it still has to say."""
    process = Scripted(told=[WHOLE[0], *rest])
    processes = started(process)
    told = processes.stream(JOB, here)
    next(told)
    told.close()  # type: ignore[attr-defined]
    wait_until(lambda: not processes._idle.empty())
    process.told = [*WHOLE]
    assert list(processes.stream(JOB, here)) == WHOLE


def test_where_no_process_can_be_started_the_server_answers_and_tries_again_later(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so in its log; the next two questions at once are not what starts it, time is."""
    rest: list[Answerer | None] = [None, Scripted()]

    def begin(_: Settings) -> Answerer:
        process = rest.pop(0)
        if process is None:
            raise OSError(12, "Cannot allocate memory")
        return process

    processes = Processes(SETTINGS, 1, begin)
    with caplog.at_level(logging.WARNING):
        two_at_once(processes)
        wait_until(lambda: "could not be started" in caplog.text)
    two_at_once(processes)
    assert list(processes.stream(JOB, here)) == WHOLE[1:]
    monkeypatch.setattr("api.apart.monotonic", lambda: monotonic() + 100)
    two_at_once(processes)
    wait_until(lambda: bool(processes._running))
    assert list(processes.stream(JOB, here)) == WHOLE


def test_many_at_once_wait_for_their_turn() -> None:
    """A process is asked one question at a time, and all are answered."""
    at_work: list[int] = []
    most: list[int] = []

    class Slow(Scripted):
        def events(self, job: Job) -> Iterator[Event]:
            at_work.append(1)
            most.append(len(at_work))
            sleep(0.01)
            yield from super().events(job)
            at_work.pop()

    processes = started(Slow(), Slow())
    told: list[list[Event]] = []
    threads = [
        Thread(target=lambda: told.append(list(processes.stream(JOB, here)))) for _ in range(20)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join(10)
    assert told == [WHOLE] * 20
    assert max(most) == 2


@pytest.mark.parametrize(
    ("settings", "number"),
    [({"processes": 1}, 0), ({"processes": 3}, 3), ({"language_model": "openai:x"}, 0)],
)
def test_how_many_processes_there_are(settings: dict[str, object], number: int) -> None:
    """One is the server itself; who waits for a language model needs no more."""
    assert processes_of(Settings(data_dir=Path("nowhere"), **settings)) == number  # type: ignore[arg-type]
