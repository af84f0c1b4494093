"""What all tests share: no network, a clean environment, data folders, programs they need."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import PREFIX, read_settings
from api.wiring import open_parts
from tests.servers import chroma, new_database, postgresql

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
def starter_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the starter corpus, made once with the real model. Only read from it."""
    folder = tmp_path_factory.mktemp("starter") / "data"
    parts = open_parts(read_settings(folder))
    parts.fill(lambda _: None)
    parts.library.close()
    yield folder


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
def starter_copy(starter_data: Path, data_dir: Path) -> Path:
    """A data folder with the starter corpus that a test may change."""
    shutil.copytree(starter_data, data_dir)
    return data_dir
