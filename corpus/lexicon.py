"""Find known names in a text: longest match, whatever the case, the accents and the tone marks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import yaml

from corpus.document import Span
from corpus.errors import VocabularyError
from corpus.vietnamese import fold

Entry = TypeVar("Entry")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Mention(Generic[Entry]):
    """A name found in a text, and everything it may stand for."""

    span: Span
    entries: tuple[Entry, ...]


class Lexicon(Generic[Entry]):
    """Names and what they stand for; one name may have several meanings."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self._entries: dict[tuple[str, ...], list[Entry]] = {}
        for name, entry in names:
            words = tuple(_WORD.findall(fold(name)))
            known = self._entries.setdefault(words, [])
            if words and entry not in known:
                known.append(entry)
        self._longest: dict[str, int] = {}
        for words in self._entries:
            if words:
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, text: str) -> list[Mention[Entry]]:
        """Return the names in a text from left to right; where several fit, the longest."""
        return list(self._matches(text))

    def _matches(self, text: str) -> Iterator[Mention[Entry]]:
        words = list(_WORD.finditer(fold(text)))
        place = 0
        while place < len(words):
            length = self._match(
                tuple(w.group() for w in words[place : place + self._reach(words[place])])
            )
            if length:
                found = tuple(w.group() for w in words[place : place + length])
                span = Span(words[place].start(), words[place + length - 1].end())
                yield Mention(span, tuple(self._entries[found]))
            place += max(1, length)

    def _reach(self, word: re.Match[str]) -> int:
        return self._longest.get(word.group(), 0)

    def _match(self, words: tuple[str, ...]) -> int:
        return next((n for n in range(len(words), 0, -1) if words[:n] in self._entries), 0)


def read_yaml(path: Path) -> Mapping[str, object]:
    """Read a vocabulary file. Raises `VocabularyError` when it is missing or broken."""
    try:
        values = yaml.load(
            path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except (OSError, yaml.YAMLError) as error:
        message = f"{path.name} cannot be read ({' '.join(str(error).split())}): restore it from the package"
        raise VocabularyError(message) from error
    if not isinstance(values, Mapping):
        message = f"{path.name} must hold `key: list` entries: restore it from the package"
        raise VocabularyError(message)
    return values


def entries_of(values: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """Return the entries listed under a key of a vocabulary file."""
    listed = values.get(key)
    return (
        [entry for entry in listed if isinstance(entry, Mapping)]
        if isinstance(listed, list)
        else []
    )


def texts_of(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return an entry's value or values under a key as texts."""
    value = entry.get(key)
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
