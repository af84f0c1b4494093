"""Everything that is installed with the assistant, and the licence each part declares."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.checkout import pyproject

# The CUDA build of PyTorch brings them on some machines; the assistant neither asks for nor loads
# them, and `make setup` takes the processor build instead.
NOT_OURS = ("nvidia-", "cuda-")

Wanted = tuple[str, frozenset[str]]  # a distribution and the extras asked of it


def runtime_closure() -> dict[str, Distribution]:
    """Return the dependencies of pyproject.toml and theirs, as far as this machine needs them."""
    return closure(pyproject()["project"]["dependencies"])


def closure(requires: list[str]) -> dict[str, Distribution]:
    """Return what is installed for some requirements, and for theirs."""
    todo = list(_wanted(requires, frozenset()))
    done: set[Wanted] = set()
    found: dict[str, Distribution] = {}
    while todo:
        wanted = todo.pop()
        if wanted in done or wanted[0].startswith(NOT_OURS):
            continue
        done.add(wanted)
        found[wanted[0]] = distribution(wanted[0])
        todo += _wanted(found[wanted[0]].requires or [], wanted[1])
    return found


def _wanted(requires: list[str], extras: frozenset[str]) -> Iterator[Wanted]:
    for requirement in map(Requirement, requires):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": each}) for each in extras | {""}):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def declared(part: Distribution) -> list[str]:
    """Return the licences a distribution names: its expression, else classifiers, else a word."""
    about = part.metadata
    if "License-Expression" in about:
        return re.split(r"[\s()]+(?:AND|OR|WITH)[\s()]+", about["License-Expression"].strip("() "))
    classified = [
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or []
        if each.startswith("License :: OSI Approved :: ")
    ]
    if classified:
        return classified
    # Free text, sometimes the whole licence: a line by itself is a name, or its title.
    lines = about["License"].strip().splitlines() if "License" in about else []
    named = len(lines) == 1 or (len(lines) > 1 and not lines[1].strip())
    return re.split(r" (?:AND|OR) ", lines[0]) if named else []
