"""What is installed with the assistant may be used together with Apache-2.0."""

import re
from importlib.metadata import Distribution

import pytest

from tests.project.runtime_closure import declared, runtime_closure

# As the metadata of what we install write them, in lower case. LGPL and MPL bind only their own
# files.
ALLOWED = frozenset(
    {
        "0bsd", "3-clause bsd license", "apache 2.0", "apache 2.0 license", "apache license 2.0",
        "apache license version 2.0", "apache license, version 2.0", "apache software license",
        "apache-2.0", "bsd", "bsd license", "bsd-2-clause", "bsd-3-clause",
        "bsd-3-clause, apache-2.0, dependency licenses", "bsl-1.0", "cc0-1.0",
        "cnri-python", "isc", "isc license", "isc license (iscl)", "lgpl-2.1-or-later",
        "lgpl-3.0-only", "lgpl-3.0-or-later", "llvm-exception", "mit", "mit license", "mpl-2.0",
        "mit-0", "mit-cmu", "mozilla public license 2.0 (mpl 2.0)", "psf-2.0",
        "python software foundation license", "unlicense", "zlib",
    }
)  # fmt: skip
# Bringing one of these back needs another licence for the whole project.
COPYLEFT = re.compile(r"(?i)\bA?GPL|affero|(?<!lesser )general public")


@pytest.fixture(scope="module")
def installed() -> dict[str, Distribution]:
    """The runtime closure."""
    return runtime_closure()


def test_every_licence_is_known_and_fits(installed: dict[str, Distribution]) -> None:
    """A new dependency, or a new licence of an old one, is looked at by a person."""
    unknown = {
        name: licences
        for name, part in installed.items()
        if not (licences := declared(part)) or {each.lower() for each in licences} - ALLOWED
    }
    assert unknown == {}, "read the licence in their files; what fits goes into ALLOWED"


def test_nothing_is_under_the_gpl_or_the_agpl(installed: dict[str, Distribution]) -> None:
    """They would bind the project that loads them."""
    bound = {
        name
        for name, part in installed.items()
        if any(COPYLEFT.search(each) for each in declared(part))
    }
    assert bound == set()


@pytest.mark.parametrize("name", ["AGPL-3.0-only", "GPL-3.0-or-later", "GNU Affero General Public"])
def test_copyleft_is_recognised(name: str) -> None:
    """However it is written."""
    assert COPYLEFT.search(name)


@pytest.mark.parametrize("name", ["LGPL-2.1-or-later", "GNU Lesser General Public License v3"])
def test_lesser_copyleft_is_another_thing(name: str) -> None:
    """A library under the LGPL may be used as it is."""
    assert not COPYLEFT.search(name)
