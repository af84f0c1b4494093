"""The wheel holds everything the assistant needs when it runs."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.project.checkout import PACKAGES, ROOT, named, tracked

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel made of what is tracked, without a network."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in tracked():
        copy = source / named(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    command = (sys.executable, "-c", BUILD, str(target))
    done = subprocess.run(command, cwd=source, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = target.glob("*.whl")
    with ZipFile(wheel) as file:
        return set(file.namelist())


def test_all_files_of_the_packages_are_in(contents: set[str]) -> None:
    """Code, starter corpus, templates, styles, scripts, words of the page, migrations."""
    ours = {named(path) for path in tracked() if path.relative_to(ROOT).parts[0] in PACKAGES}
    assert ours - contents == set()


@pytest.mark.parametrize(
    "needed",
    [
        "corpus/starter/gazetteer.yaml",
        "corpus/starter/glossary.yaml",
        "corpus/starter/regulations/178-2024-nd-cp.vi.md",
        "api/migrations/script.py.mako",
        "api/migrations/versions/0001_the_catalogue.py",
        "api/web/templates/chat.html",
        "api/web/static/chat.js",
        "api/py.typed",
    ],
)
def test_each_kind_of_file_is_in(needed: str, contents: set[str]) -> None:
    """A kind that is no longer tracked at all would go unnoticed otherwise."""
    assert needed in contents


def test_nothing_else_is_in(contents: set[str]) -> None:
    """No tests and no notes: the packages, the metadata and the licence."""
    tops = {Path(name).parts[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)
    assert any(name.endswith("/licenses/LICENSE") for name in contents)
