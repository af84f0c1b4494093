"""Real servers on loopback, started when a test first needs them and stopped at the end."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

from sqlalchemy import create_engine

from tests.programs import require_program

PATIENCE = 30.0  # seconds a server gets to start
NOBODY = "postgres"  # PostgreSQL does not run as root: then as the user that its package brings
DRIVER = "postgresql+psycopg"


@contextmanager
def postgresql() -> Iterator[str]:
    """Start PostgreSQL; give the address of a user who may make databases, ending before one."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([*map(str, programs), os.environ["PATH"]])
    initdb = require_program("initdb", install="apt install postgresql", path=path)
    server = str(Path(initdb).with_name("postgres"))
    folder = Path(tempfile.mkdtemp(prefix="merger-postgresql-"))
    user = NOBODY if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, port = folder / "data", free_port()
    made = [initdb, "-D", str(data), "-U", "merger", "--auth=trust", "-E", "UTF8", "--locale=C"]
    run = [server, "-D", str(data), "-p", str(port), "-k", str(folder), "-c", "fsync=off"]
    subprocess.run(made, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)
    process = subprocess.Popen(run, user=user, cwd=folder, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield f"{DRIVER}://merger@127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)  # without waiting for those who are connected
        process.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str) -> str:
    """Make an empty database on a server; give its URL."""
    name = f"test_{uuid4().hex}"
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return f"{server}/{name}"


@contextmanager
def chroma(folder: Path) -> Iterator[str]:
    """Start a Chroma server on a folder; give its address."""
    port = free_port()
    program = Path(sys.executable).with_name("chroma")
    command = [str(program), "run", "--path", str(folder), "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a server takes connections."""
    begun = monotonic()
    while monotonic() - begun < PATIENCE and process.poll() is None:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    message = f"{process.args!r} did not start"
    raise AssertionError(message)
