"""Everything that is installed is pinned, so that two machines run the same releases."""

import re

from packaging.utils import canonicalize_name

from tests.project.checkout import ROOT, pyproject
from tests.project.runtime_closure import closure, runtime_closure

LINES = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
PINNED = re.compile(r"([A-Za-z0-9._-]+)==([0-9][0-9A-Za-z.]*)")
DEV = pyproject()["project"]["optional-dependencies"]["dev"]


def pins() -> dict[str, str]:
    """Return the releases by name."""
    found = [PINNED.fullmatch(line) for line in LINES]
    return {canonicalize_name(pin[1]): pin[2] for pin in found if pin}


def test_each_line_is_one_release() -> None:
    """Without paths, markers or local tags, which hold on one machine only; sorted, each once."""
    assert [line for line in LINES if not PINNED.fullmatch(line)] == []
    names = [line.partition("==")[0].lower() for line in LINES]
    assert names == sorted(set(names))


def test_nothing_is_installed_unpinned() -> None:
    """Neither what we ask for nor what that asks for in turn."""
    installed = runtime_closure() | closure(DEV)
    assert set(installed) - set(pins()) == set()


def test_torch_is_the_release_the_export_was_tried_with() -> None:
    """Another one may export other weights, and so make other vectors."""
    assert pins()["torch"] == "2.13.0"
