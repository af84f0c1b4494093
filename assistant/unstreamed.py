"""Servers that send a reply whole although its pieces were asked for: read as a stream of one."""

import json
from typing import Any

import httpx2 as httpx
from openai import DefaultHttpxClient

JSON = "application/json"
EVENT_STREAM = "text/event-stream"


class Client(DefaultHttpxClient):
    """The client of OpenAI's protocol; a reply that comes whole costs no second request."""

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send a request; a whole reply to one for a stream comes back as a stream."""
        response = super().send(request, **options)
        whole = response.headers.get("content-type", "").startswith(JSON)
        if response.status_code != httpx.codes.OK or not whole or not _asks_for_pieces(request):
            return response
        pieces = _as_pieces(json.loads(response.read()))
        headers = {"content-type": EVENT_STREAM}
        return httpx.Response(httpx.codes.OK, headers=headers, content=pieces, request=request)


def _asks_for_pieces(request: httpx.Request) -> bool:
    try:
        asked = json.loads(request.content)
    except ValueError:
        return False
    return isinstance(asked, dict) and asked.get("stream") is True


def _as_pieces(reply: dict[str, Any]) -> bytes:
    """Return a completion as the events of a stream that has one piece."""
    choices = [
        {"index": each.get("index", 0), "finish_reason": "stop", "delta": each.get("message", {})}
        for each in reply.get("choices", [])
    ]
    piece = {**reply, "object": "chat.completion.chunk", "choices": choices}
    return f"data: {json.dumps(piece)}\n\ndata: [DONE]\n\n".encode()
