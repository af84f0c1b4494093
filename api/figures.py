"""The figures of a server: answers, requests and who waits, files that were sent, the index."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Final, Literal

from fastapi import Depends, Request
from opentelemetry import trace
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answer import Answer, Event, Finished

if TYPE_CHECKING:
    from index.reports import FileReport  # the cold `ask` does without what reads files

SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
SECONDS_OF_FILES: Final = (0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)
UNROUTED: Final = "(none)"  # addresses nobody serves are not told apart: anybody can make them up


class Metrics:
    """The figures of one server; they say nothing of what was asked."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter(
            "merger_answers", "Answers by outcome and reason.", ["outcome", "reason"],
            registry=self.registry,
        )  # fmt: skip
        self._steps = Histogram(
            "merger_answer_seconds", "Time an answer took, by step.", ["step"],
            registry=self.registry, buckets=SECONDS,
        )  # fmt: skip
        self._requests = Histogram(
            "merger_request_seconds", "Time until a response began, by route and status.",
            ["method", "route", "status"], registry=self.registry, buckets=SECONDS,
        )  # fmt: skip
        self._queue = Gauge(
            "merger_queue", "Requests that take a while: how many wait, how many are worked on.",
            ["state"], registry=self.registry,
        )  # fmt: skip
        self._turns = Histogram(
            "merger_queue_seconds", "Time such a request waited, and whether its turn came.",
            ["turn"], registry=self.registry, buckets=SECONDS,
        )  # fmt: skip
        self._files = Counter(
            "merger_files", "Files this server took in or refused to, by what became of them.",
            ["status"], registry=self.registry,
        )  # fmt: skip
        self._ingest = Histogram(
            "merger_ingest_seconds", "Time until what was sent at once could be found.",
            registry=self.registry, buckets=SECONDS_OF_FILES,
        )  # fmt: skip
        self._generation = Gauge(
            "merger_index_generation", "Number of the published index.", registry=self.registry
        )
        self._documents = Gauge(
            "merger_documents", "Editions that are searched.", registry=self.registry
        )
        self._processes = Gauge(
            "merger_processes", "Processes ready to answer beside the server.",
            registry=self.registry,
        )  # fmt: skip

    def watched(self, events: Iterator[Event]) -> Iterator[Event]:
        """Pass events on, and count the answer they end with."""
        for event in events:
            if isinstance(event, Finished):
                self.answered(event.answer)
            yield event

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.outcome, answer.reason or "").inc()
        told = trace.get_current_span()  # nobody hears of it where no collector is set
        told.set_attribute("merger.outcome", answer.outcome)
        for step, milliseconds in answer.timings_ms.items():
            told.set_attribute(f"merger.{step}_ms", milliseconds)
            self._steps.labels(step).observe(milliseconds / 1000)

    def requested(self, method: str, route: str, status: int, seconds: float) -> None:
        """Note a request."""
        self._requests.labels(method, route, str(status)).observe(seconds)

    def standing(self, state: Literal["waiting", "working"]) -> AbstractContextManager[None]:
        """Count a request of the queue while it is in a state."""
        return self._queue.labels(state).track_inprogress()

    def waited(self, seconds: float, *, came: bool) -> None:
        """Note how long a request was in the queue, and whether its turn came."""
        self._turns.labels("came" if came else "never").observe(seconds)

    def taken_in(self, reports: "Sequence[FileReport]", seconds: float) -> None:
        """Note what became of files that were sent, and how long that took."""
        self._ingest.observe(seconds)
        for report in reports:
            self._files.labels(report.status).inc()

    def told(self, generation: int, documents: int, processes: int) -> bytes:
        """Return all figures as monitors read them."""
        self._processes.set(processes)
        self._generation.set(generation)
        self._documents.set(documents)
        return generate_latest(self.registry)


class Counted:
    """Notes every request, whatever came of it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note when its response began."""
        began = perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", UNROUTED)
                taken = perf_counter() - began
                self._metrics.requested(scope["method"], route, message["status"], taken)
            await send(message)

        await self.app(scope, receive, noted if scope["type"] == "http" else send)


def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


MetricsDep = Annotated[Metrics, Depends(_metrics)]
