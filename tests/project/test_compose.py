"""The composition for an office fits the program: settings it knows, Chroma as tested."""

import re
from typing import Any

import pytest
import yaml

from api.settings import PREFIX, Settings
from tests.project.checkout import ROOT


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """What is composed."""
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    found: dict[str, Any] = composed["services"]
    return found


def test_it_sets_what_the_program_knows(services: dict[str, Any]) -> None:
    """A name that nobody knows would stop the start."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert set(services["assistant"]["environment"]) <= known
    image = (ROOT / "Dockerfile").read_text("utf-8")
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]+", image)) <= known


def test_the_chroma_server_is_the_one_that_was_tested(services: dict[str, Any]) -> None:
    """Client and server are of one release."""
    pinned = re.search(r"^chromadb==(.+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.M)
    assert pinned is not None
    assert services["vectors"]["image"] == f"chromadb/chroma:{pinned[1]}"


def test_no_password_is_written_down(services: dict[str, Any]) -> None:
    """It comes from a file that is not in the repository; without it nothing starts."""
    password = services["database"]["environment"]["POSTGRES_PASSWORD"]
    assert password.startswith("${POSTGRES_PASSWORD:?")
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_only_loopback_is_opened(services: dict[str, Any]) -> None:
    """A proxy with TLS stands before it; the database and the vectors are nobody's business."""
    opened = [port for service in services.values() for port in service.get("ports", ())]
    assert opened == ["127.0.0.1:8000:8000"]
