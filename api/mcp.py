"""The Model Context Protocol: the assistant as tools of other assistants, over HTTP and stdio."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial, wraps
from typing import Annotated, Any, Final

from anyio import to_thread
from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api import desk, shelf, table
from api.asked import DEFAULT_HITS, MAX_HITS, MAX_TURNS, Text
from api.briefing_schemas import BriefingIn, Topic
from api.document_schemas import VersionTextOut
from api.errors import NotPermitted, NotSignedIn
from api.figures import Metrics
from api.hits import found
from api.identity import who
from api.parts import Parts
from api.permissions import CALLED, Right, may, taken
from api.precedent_schemas import CompareIn, ComparisonOut, PrecedentQuery, PrecedentsOut
from api.problems import respond, told
from api.schemas import AnswerOut, Wire
from api.search_schemas import HitsOut
from api.throttle import Throttle
from assistant.export.formats import written
from assistant.outline import Audience
from corpus.document import Language
from corpus.errors import KnowledgeError
from index.search import EVERYTHING

PATH: Final = "/mcp"
INSTRUCTIONS: Final = (
    "Answers about mergers of Party and government agencies in Viet Nam, from the documents kept "
    "here only. Every sentence has citations: repeat their numbers, titles and locators when you "
    "use it. An outcome of `declined` means that the documents do not say; do not answer yourself."
)


Tool = Callable[..., Awaitable[object]]


class PackOut(Wire):
    """A briefing pack as Markdown, every statement of it cited."""

    topic: str
    as_of: date
    markdown: str


def server(
    parts: Parts, asked: Throttle | None = None, metrics: Metrics | None = None
) -> MCPServer:
    """Return the server of the protocol on these parts; `asked` counts what accounts ask."""
    tools = Tools(parts, asked, metrics or Metrics())
    made = MCPServer("merger-assistant", instructions=INSTRUCTIONS, log_level="WARNING")
    for tool in (
        tools.ask, tools.search, tools.open_passage, tools.find_precedents, tools.compare,
        tools.make_briefing,
    ):  # fmt: skip
        made.tool()(telling(tool))
    return made


def telling(tool: Tool) -> Tool:
    """Return a tool that tells a failure we expect in words, as every border does."""

    @wraps(tool)
    async def called(*args: Any, **kwargs: Any) -> object:
        try:
            return await tool(*args, **kwargs)
        except KnowledgeError as error:
            raise ToolError(str(error)) from error

    return called


class Tools:
    """What other assistants may call; each sees what whoever sent the token may see."""

    def __init__(self, parts: Parts, asked: Throttle | None, metrics: Metrics) -> None:
        self._parts, self._asked, self._metrics = parts, asked, metrics

    async def ask(
        self,
        context: Context,
        question: Text,
        as_of: Annotated[date | None, Field(description="The law on that day.")] = None,
        turns: Annotated[
            list[Text] | None, Field(description="Earlier questions.", max_length=MAX_TURNS)
        ] = None,
    ) -> AnswerOut:
        """Answer a question from the documents, every sentence cited, or say they are silent."""
        parts = self._theirs(context)
        asked = partial(parts.assistant.ask, question, as_of, turns or ())
        answer = await to_thread.run_sync(asked)
        self._metrics.answered(answer)
        return AnswerOut.of(answer)

    async def search(
        self,
        context: Context,
        query: Text,
        k: Annotated[int, Field(ge=1, le=MAX_HITS)] = DEFAULT_HITS,
    ) -> HitsOut:
        """Find passages of the documents, best first, under old and new names of places."""
        parts = self._theirs(context)
        return await to_thread.run_sync(
            partial(found, parts.finder, query, k, EVERYTHING, True, False)
        )

    async def open_passage(
        self,
        context: Context,
        document_id: str,
        language: Language | None = None,
        start: Annotated[int | None, Field(ge=0)] = None,
        end: Annotated[int | None, Field(ge=0)] = None,
    ) -> VersionTextOut:
        """Open a document; with `start` and `end` of a citation also the words quoted."""
        parts = self._theirs(context)
        stored = await to_thread.run_sync(
            partial(shelf.stored, parts.library, document_id, language)
        )
        return VersionTextOut.of(stored, shelf.quoted(stored.text, start, end))

    async def find_precedents(self, context: Context, query: PrecedentQuery) -> PrecedentsOut:
        """Find who merged the same bodies, with a source in every cell; `like` tells of a case."""
        parts = self._theirs(context)
        return await to_thread.run_sync(partial(table.looked_up, parts, query))

    async def compare(self, context: Context, precedents: CompareIn) -> ComparisonOut:
        """Put two to six precedents side by side, with what differs and how figures changed."""
        parts = self._theirs(context)
        return await to_thread.run_sync(
            partial(table.beside, parts, precedents.ids, precedents.language)
        )

    async def make_briefing(
        self,
        context: Context,
        topic: Topic,
        language: Language = "vi",
        audience: Audience = "leaders",
        as_of: date | None = None,
    ) -> PackOut:
        """Make a briefing pack on a topic for an audience and a date, every statement cited."""
        parts = self._theirs(context, "brief")
        asked = BriefingIn(
            topic=topic, language=language, audience=audience, as_of=as_of, format="md"
        )
        pack = desk.ordered(parts, asked)
        paper = await to_thread.run_sync(partial(desk.paper_of, parts, pack))
        return PackOut(
            topic=pack.topic, as_of=pack.as_of, markdown=written(paper, "md").decode("utf-8")
        )

    def _theirs(self, context: Context, right: Right = "ask") -> Parts:
        """Return the parts as whoever calls sees them; raises `NotSignedIn`, `NotPermitted`."""
        headers = context.headers
        if headers is None:  # over stdio whoever started the program owns the machine
            return self._parts
        person = who(headers, {}, self._parts.accounts)
        if person is None:
            raise NotSignedIn
        if not may(person, right):
            raise NotPermitted(CALLED[right])
        if person.name:
            self._parts.audit.note(person.called, "asked", PATH)
        if self._asked is not None:
            taken(person, self._asked)
        return self._parts.seen_by(person.labels, person.name)


class SignedIn:
    """Lets a request of the protocol through where whoever sent it is known."""

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self.app = app
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request of nobody, pass on the rest."""
        if await to_thread.run_sync(who, Headers(scope=scope), {}, self.parts.accounts) is None:
            refused = respond(told(NotSignedIn()), {"WWW-Authenticate": "Bearer"})
            await refused(scope, receive, send)
            return
        await self.app(scope, receive, send)


def include(app: FastAPI, parts: Parts) -> None:
    """Serve the protocol at `/mcp`, without sessions: each request stands for itself."""
    made = server(parts, app.state.asked, app.state.metrics)
    # Hosts and origins are looked at before: see `guard`.
    anywhere = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    inside = made.streamable_http_app(
        streamable_http_path=PATH, stateless_http=True, transport_security=anywhere
    )
    (route,) = inside.routes
    route.app = SignedIn(route.app, parts)  # type: ignore[attr-defined] # a Route, which has one
    app.router.routes.append(route)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with made.session_manager.run():
            yield

    app.router.lifespan_context = running
