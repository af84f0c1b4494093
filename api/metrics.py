"""What monitors read: answers by outcome, how long each step took, requests, the index."""

from collections.abc import Iterator
from time import perf_counter
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from opentelemetry import trace
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import PROBLEMS
from api.serving import PartsDep
from assistant.answer import Answer, Event, Finished

router = APIRouter(tags=["operation"])

SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
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


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}, **PROBLEMS},
)
def metrics(figures: MetricsDep, parts: PartsDep) -> Response:
    """Give the figures of this server in the form Prometheus reads."""
    library = parts.library
    told = figures.told(library.generation, len(library.documents()), parts.processes)
    return Response(told, media_type=CONTENT_TYPE_LATEST)
