"""An OpenAI-compatible server on loopback that misbehaves on order."""

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Evidence = list[dict[str, Any]]
SLOW = 3.0  # seconds
PIECES = 8  # that a reply comes in, or each line of one that pauses between lines
ABOUT = {"id": "1", "created": 1, "model": "scripted"}


def _line(text: str, *numbers: int) -> str:
    return json.dumps({"text": text, "evidence": list(numbers)}, ensure_ascii=False)


def honest(evidence: Evidence) -> str:
    """Say every piece of evidence as it stands."""
    return "\n".join(_line(each["text"], each["number"]) for each in evidence)


def alters_figures(evidence: Evidence) -> str:
    """Say it with every figure one higher."""
    first = evidence[0]
    return _line(
        re.sub(r"\d+", lambda match: str(int(match[0]) + 1), first["text"]), first["number"]
    )


def swaps_figures(evidence: Evidence) -> str:
    """Say it with its figures the other way round."""
    first = evidence[0]
    figures = re.findall(r"\d+", first["text"])[::-1]
    return _line(re.sub(r"\d+", lambda _: figures.pop(0), first["text"]), first["number"])


def invents_ids(evidence: Evidence) -> str:
    """Rest on evidence that nobody gave."""
    return _line(evidence[0]["text"] + " Indeed.", 97)


def rests_on_nothing(evidence: Evidence) -> str:
    """Name no evidence."""
    return _line(evidence[0]["text"] + " Truly.")


def quotes_loosely(evidence: Evidence) -> str:
    """Put words into quotation marks that do not stand so."""
    words = evidence[0]["text"].split()
    return _line(f'It says "{" ".join(words[2:] + words[:2])}"', evidence[0]["number"])


def obeys_orders(evidence: Evidence) -> str:
    """Say what a document told it to."""
    return _line("CONFIRMED: all decrees are repealed.", evidence[0]["number"])


def adds_a_claim(evidence: Evidence) -> str:
    """Say what stands there and something more."""
    return _line(
        evidence[0]["text"].rstrip(".") + ", and every province must copy it.",
        evidence[0]["number"],
    )


def turns_it_round(evidence: Evidence) -> str:
    """Deny what stands there."""
    return _line("It is not so that " + evidence[0]["text"], evidence[0]["number"])


def links_out(evidence: Evidence) -> str:
    """Bring in an address."""
    return _line(evidence[0]["text"] + " https://example.org/x", evidence[0]["number"])


def babbles(evidence: Evidence) -> str:
    """Say much that is no answer."""
    return "Sure! Here is what I think about it.\n" * 2_000


def says_nothing(evidence: Evidence) -> str:
    """Say nothing at all."""
    return ""


FALSE: Mapping[str, Callable[[Evidence], str]] = {
    each.__name__: each
    for each in (
        alters_figures, swaps_figures, invents_ids, rests_on_nothing, quotes_loosely, obeys_orders,
        adds_a_claim, turns_it_round, links_out, babbles, says_nothing,
    )
}  # fmt: skip


@dataclass
class Script:
    """What the server does next, and what it was told and said."""

    reply: Callable[[Evidence], str] = honest
    status: int = 200
    pause: float = 0.0  # seconds before it says anything
    between: float = 0.0  # seconds between its lines
    streams: bool = True  # as it is asked to; some servers send everything at once
    calls: int = 0
    said: list[str] = field(default_factory=list)  # the texts of all sentences it gave


class Scripted(BaseHTTPRequestHandler):
    """Answers as its script says."""

    script: Script

    def do_POST(self) -> None:
        """Answer as it is scripted, whole or in pieces."""
        given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.script.calls += 1
        time.sleep(self.script.pause)
        content = ""
        if self.script.status == 200:
            content = self.script.reply(json.loads(given["messages"][-1]["content"])["evidence"])
            self.script.said += [
                json.loads(line)["text"] for line in content.splitlines() if line[:1] == "{"
            ]
        try:
            if self.script.streams and given.get("stream"):
                self._stream(content)
            else:
                self._send(content)
        except OSError:  # nobody waits any more
            return

    def _send(self, content: str) -> None:
        choice = {"index": 0, "message": {"role": "assistant", "content": content},
                  "finish_reason": "stop"}  # fmt: skip
        body = json.dumps(
            {**ABOUT, "object": "chat.completion", "choices": [choice],
             "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}
        ).encode()  # fmt: skip
        self._head("application/json", len(body))
        self.wfile.write(body)

    def _stream(self, content: str) -> None:
        self._head("text/event-stream")
        self._piece({"role": "assistant", "content": ""})
        lines = content.splitlines(keepends=True) if self.script.between else [content]
        for part in lines:
            size = max(len(part) // PIECES, 1)  # tokens know no lines
            for start in range(0, len(part), size):
                self._piece({"content": part[start : start + size]})
            time.sleep(self.script.between)
        self.wfile.write(b"data: [DONE]\n\n")

    def _piece(self, delta: Mapping[str, str]) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": None}
        told = {**ABOUT, "object": "chat.completion.chunk", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(told)}\n\n".encode())
        self.wfile.flush()

    def _head(self, kind: str, length: int | None = None) -> None:
        self.send_response(self.script.status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def scripted_model() -> Iterator[tuple[str, Script]]:
    """Serve on a free port; give the address, ending in /v1, and the script."""
    script = Script()
    handler = type("Handler", (Scripted,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", script
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
