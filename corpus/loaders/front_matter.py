"""The YAML front matter at the head of a Markdown file."""

import re
from collections.abc import Mapping

import yaml

from corpus.errors import InvalidMetadata

OPENING = re.compile(r"---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
LARGEST = 100_000  # characters; a longer one is no front matter
# What constructors of YAML raise on values that have their form and no meaning ("!!int abc").
UNUSABLE = (
    yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
    RecursionError,
)  # fmt: skip

_Safe: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _DatesAsText(_Safe):  # type: ignore[valid-type, misc]  # the fast loader where it was built
    """Leaves dates as they are written, so that a wrong one can be named with its key."""


_DatesAsText.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
    for first, rules in _Safe.yaml_implicit_resolvers.items()
}


def split_front_matter(text: str, source: str) -> tuple[Mapping[str, object] | None, str]:
    """Part the front matter from the body; `None` when there is none.

    Raises `InvalidMetadata` when it is opened and not closed, is no YAML or no mapping.
    """
    opening = OPENING.match(text)
    if opening is None:
        return None, text
    closing = CLOSING.search(text, opening.end())
    if closing is None or closing.start() > LARGEST:
        problem = "the front matter is not closed: add a line '---' after it"
        raise InvalidMetadata(source, problem)
    return _values(text[opening.end() : closing.start()], source), text[closing.end() :]


def _values(head: str, source: str) -> Mapping[str, object]:
    try:
        values = yaml.load(head, Loader=_DatesAsText)  # noqa: S506 - a safe loader
    except UNUSABLE as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        problem = f"the front matter cannot be read ({reason}): correct it and ingest again"
        raise InvalidMetadata(source, problem) from error
    if values is None:
        return {}
    if not isinstance(values, Mapping) or not all(isinstance(key, str) for key in values):
        raise InvalidMetadata(source, "the front matter must be `key: value` lines: correct it")
    return values
