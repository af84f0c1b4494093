"""Programs that tests drive and that are no Python packages."""

import os
import shutil

import pytest


def require_program(*names: str, install: str, path: str | None = None) -> str:
    """Return the path of the first of these programs; without one, skip and say what to install.

    With CI=true a missing program is a failure, because there a skip would hide it.
    """
    for name in names:
        if found := shutil.which(name, path=path):
            return found
    message = f"needs {' or '.join(names)}: {install}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
