"""What all tests share: no network, a clean environment, data folders, programs they need."""

import ipaddress
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from api.settings import PREFIX, read_settings
from api.wiring import open_parts
from tests.project.checkout import ROOT
from tests.servers import chroma, new_database, postgresql

ON_HA_LONG = sorted((ROOT / "corpus/starter/precedents").glob("ha-long-*"))
TODAY = "2026-01-15"  # the day on which the tests take place
_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: object) -> None:
    """Connect within this machine; anything else fails and says so."""
    if self.family in {socket.AF_INET, socket.AF_INET6}:
        assert isinstance(address, tuple)
        host = "127.0.0.1" if address[0] == "localhost" else address[0]
        if not ipaddress.ip_address(host).is_loopback:
            message = f"a test tried to reach {address}: the network is switched off in tests"
            raise OSError(message)
    _connect(self, address)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails at once, and says why."""
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the developer has set changes nothing, and nothing lands in the user's folders."""
    for name in list(os.environ):
        if name.upper().startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.setenv("MERGER_TODAY", TODAY)
    monkeypatch.setenv("MERGER_DATA_DIR", str(tmp_path / "user-data"))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def starter_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter corpus, made once with the real model. Only read from it."""
    return made_once("starter", tmp_path_factory, _with_starter)


@pytest.fixture(scope="session")
def few_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with what the starter corpus holds on Ha Long. Only read from it."""
    return made_once("few", tmp_path_factory, _with_few)


def _with_starter(folder: Path) -> None:
    # In a process of its own: there coverage is not measured, which takes as long again.
    command = [sys.executable, "-m", "api", "search", "con dấu", "--data-dir", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def _with_few(folder: Path) -> None:
    parts = open_parts(read_settings(folder))
    parts.decline_starter()
    parts.writer(lambda _: None).ingest(ON_HA_LONG)
    parts.library.close()


def made_once(
    name: str, tmp_path_factory: pytest.TempPathFactory, make: Callable[[Path], None]
) -> Path:
    """Return this worker's own copy of a folder that the first worker to need it makes."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    first = shared / f"first-{name}"
    with FileLock(shared / f"{name}.lock"):
        if not first.exists():
            make(shared / f"unfinished-{name}")
            (shared / f"unfinished-{name}").rename(first)
    return shutil.copytree(first, tmp_path_factory.mktemp(name) / "data")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server; see `new_database`."""
    with postgresql() as address:
        yield address


@pytest.fixture
def database(postgresql_server: str) -> str:
    """An empty database on PostgreSQL."""
    return new_database(postgresql_server)


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server."""
    with chroma(tmp_path_factory.mktemp("chroma")) as address:
        yield address


@pytest.fixture
def few_copy(few_data: Path, data_dir: Path) -> Path:
    """A data folder with what there is on Ha Long that a test may change."""
    shutil.copytree(few_data, data_dir)
    return data_dir


@pytest.fixture
def starter_copy(starter_data: Path, data_dir: Path) -> Path:
    """A data folder with the starter corpus that a test may change."""
    shutil.copytree(starter_data, data_dir)
    return data_dir
