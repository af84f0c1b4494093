"""The checkout as these tests read it."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("corpus", "index", "assistant", "api")


def tracked() -> list[Path]:
    """Return the files git knows, those that still exist."""
    listed = subprocess.run(
        ("git", "ls-files", "-z"), cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def pyproject() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def named(path: Path) -> str:
    """Return a path as people write it."""
    return path.relative_to(ROOT).as_posix()
