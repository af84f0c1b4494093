"""A real server: streams while they are written, and who may speak to it."""

import http.client
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import sleep
from urllib.parse import urlsplit

import pytest

from api.errors import NotLoopback, PortTaken
from api.server import address, listen, server
from tests.api.fakes_parts import FakeParts, ScriptedAssistant
from tests.api.served import served

pytestmark = pytest.mark.server
QUESTION = json.dumps({"question": "Con dấu cũ?"}).encode()


@pytest.fixture
def base(parts: FakeParts) -> Iterator[str]:
    """The address of a server."""
    with served(parts) as address:
        yield address


def connect(base: str) -> http.client.HTTPConnection:
    """Connect as a program does."""
    return http.client.HTTPConnection(urlsplit(base).netloc, timeout=10)


def status(base: str, method: str, path: str, headers: dict[str, str]) -> int:
    """Send a request and return the status of the response."""
    connection = connect(base)
    connection.request(method, path, QUESTION if method == "POST" else None, headers)
    code = connection.getresponse().status
    connection.close()
    return code


def test_a_sentence_arrives_before_the_next_one_is_written() -> None:
    """The stream is no list in disguise: the first sentence is read while the second waits."""
    read_first = Event()
    waited: list[bool] = []

    def wait_after_the_first() -> None:
        if waited:
            assert read_first.wait(10)
        waited.append(True)

    parts = FakeParts(ScriptedAssistant(between=wait_after_the_first))
    with served(parts) as base:
        connection = connect(base)
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        connection.request("POST", "/api/v1/chat", QUESTION, headers)
        response = connection.getresponse()
        seen = []
        while line := response.readline():
            if line.startswith(b"event: "):
                seen.append(line.split()[1].decode())
                if seen[-1] == "sentence":
                    read_first.set()
        connection.close()
    assert seen == ["evidence", "sentence", "sentence", "answer"]


def test_host_and_origin_are_checked_on_the_wire(base: str) -> None:
    """The port in `Host` is that of this server, and a foreign page may not write."""
    port = urlsplit(base).port
    kind = {"Content-Type": "application/json"}
    for host, code in (
        (f"localhost:{port}", 200),
        (f"[::1]:{port}", 200),
        (f"evil.example:{port}", 403),
        ("127.0.0.1:1", 403),
    ):
        assert status(base, "GET", "/health", {"Host": host}) == code
        assert status(base, "POST", "/api/v1/chat", {**kind, "Host": host}) == code
    for origin, code in ((base, 200), ("http://evil.example", 403), ("null", 403)):
        assert status(base, "POST", "/api/v1/chat", {**kind, "Origin": origin}) == code
    foreign = {**kind, "Sec-Fetch-Site": "cross-site"}
    assert status(base, "POST", "/api/v1/chat", foreign) == 403


def test_a_reader_who_leaves_hurts_nobody(base: str) -> None:
    """A connection that breaks in the middle of a stream leaves the server as it was."""
    for _ in range(5):
        connection = connect(base)
        connection.request(
            "POST", "/api/v1/chat", QUESTION,
            {"Content-Type": "application/json", "Accept": "text/event-stream"},
        )  # fmt: skip
        connection.getresponse().read(10)
        connection.close()
    assert status(base, "GET", "/health", {}) == 200


def test_a_server_that_is_stopped_ends_what_it_has_begun() -> None:
    """A stream that is being read is sent to its end; who comes later is not let in."""
    going_on = Event()

    def wait() -> None:
        assert going_on.wait(10)

    parts = FakeParts(ScriptedAssistant(between=wait))
    started = Event()
    listening = listen("127.0.0.1", 0)
    running = server(parts, started.set)
    thread = Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    assert started.wait(10)
    base = address(listening)
    connection = connect(base)
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
    connection.request("POST", "/api/v1/chat", QUESTION, headers)
    response = connection.getresponse()
    running.should_exit = True
    with pytest.raises(OSError):
        while True:
            status(base, "GET", "/health", {})
            sleep(0.05)
    going_on.set()
    told = response.read().decode()
    assert told.count("event: answer") == 1
    connection.close()
    thread.join(15)
    assert not thread.is_alive()
    listening.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.com", ""])
def test_only_loopback_is_served(host: str) -> None:
    """There are no accounts yet, so no other machine may come in."""
    with pytest.raises(NotLoopback):
        listen(host, 0)


def test_a_port_in_use_is_one_clear_line() -> None:
    """Another program may stand there already."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"127\.0\.0\.1:{port}.+--port"):
            listen("127.0.0.1", port)


def test_serve_says_where_it_is_and_stops_on_ctrl_c(starter_data: Path) -> None:
    """The command, as a person runs it: address on stdout, Ctrl-C ends it with exit code 0."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--data-dir", str(starter_data)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        base = next(word for word in line.split() if word.startswith("http://"))
        assert status(base, "GET", "/ready", {}) == 200
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (0, "", "stopped\n")
