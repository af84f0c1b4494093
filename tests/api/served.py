"""A real server on loopback, for tests that need one."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from api.parts import Parts
from api.server import address, listen, server


@contextmanager
def served(parts: Parts, port: int = 0) -> Iterator[str]:
    """Serve on a port, a free one unless it is given; give the address."""
    started = Event()
    listening = listen("127.0.0.1", port)
    running = server(parts, started.set)
    thread = Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        assert started.wait(10)
        yield address(listening)
    finally:
        running.should_exit = True
        thread.join(15)
        listening.close()
    assert not thread.is_alive()
