"""Find known names in a text: the longest that fits, typed with accents or without."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

import yaml

from corpus.document import Span
from corpus.errors import VocabularyError
from corpus.vietnamese import fold, settle_tone

Entry = TypeVar("Entry", bound=Hashable)
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[;:!?()|\n]")  # no name goes on behind one of these
_STOP = re.compile(r"\.\s")  # nor behind a full stop, but for one after "TP" or "St"
FULLY_TYPED = 0.6  # share of words with accents from where a text was typed with all of them
_SHORT = 2  # letters; "TU" and "CC" are abbreviations only in capitals, "tu" and "cc" are words


@dataclass(frozen=True)
class Mention(Generic[Entry]):
    """A name found in a text, and everything it may stand for."""

    span: Span
    entries: tuple[Entry, ...]


class Lexicon(Generic[Entry]):
    """Names and what they stand for; one name may have several meanings.

    A text may leave accents out, but what it writes must not gainsay the name: "so" may be "sở",
    "số" may not.
    """

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self._entries: dict[tuple[str, ...], list[Entry]] = {}
        self._forms: dict[Entry, dict[str, set[str]]] = {}
        self._longest: dict[str, int] = {}
        for name, entry in names:
            written = _WORD.findall(name)
            words = tuple(map(fold, written))
            if not words:
                continue
            known = self._entries.setdefault(words, [])
            if entry not in known:
                known.append(entry)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
            forms = self._forms.setdefault(entry, {})
            for word, form in zip(words, written, strict=True):
                forms.setdefault(word, set()).add(form)

    def find(self, text: str) -> list[Mention[Entry]]:
        """Return the names in a text from left to right; where several fit, the longest."""
        return list(self._matches(text))

    def _matches(self, text: str) -> Iterator[Mention[Entry]]:
        words = list(_WORD.finditer(text))
        folded = _WORD.findall(fold(text))  # the same words: folding keeps every letter a letter
        place = 0
        while place < len(words):
            longest = self._longest.get(folded[place])
            if longest is None:  # as behind most words
                place += 1
                continue
            end = place + _unbroken(text, words[place : place + longest])
            length, entries = self._match(words[place:end], folded[place:end])
            meant = length != 1 or not self._always_marked(words[place].group(), entries)
            # Where all else has its accents, "cho" is no "chờ".
            if entries and (meant or not _fully_typed(words, folded)):
                yield Mention(Span(words[place].start(), words[place + length - 1].end()), entries)
            place += max(1, length)

    def _always_marked(self, word: str, entries: Sequence[Entry]) -> bool:
        """Say whether a word without accents has some in every name of what it may stand for."""
        known = [form for entry in entries for form in self._forms[entry][fold(word)]]
        return word.isascii() and not any(form.isascii() for form in known)

    def _match(
        self, words: Sequence[re.Match[str]], folded: Sequence[str]
    ) -> tuple[int, tuple[Entry, ...]]:
        """Return the longest name the words begin with, as its length, and what it stands for."""
        for length in range(len(words), 0, -1):
            found = self._entries.get(tuple(folded[:length]), ())
            written = [word.group() for word in words[:length]]
            entries = tuple(entry for entry in found if self._agrees(entry, written))
            if entries:
                return length, entries
        return 0, ()

    def _agrees(self, entry: Entry, written: Sequence[str]) -> bool:
        forms = self._forms[entry]
        alone = len(written) == 1
        return all(
            any(may_be(word, form, alone) for form in _most_marked(forms[fold(word)]))
            for word in written
        )


def _fully_typed(words: Sequence[re.Match[str]], folded: Sequence[str]) -> bool:
    """Say whether these are words typed with all their accents."""
    marked = sum(w.group().lower() != bare for w, bare in zip(words, folded, strict=True))
    return marked >= FULLY_TYPED * len(words)


def _unbroken(text: str, words: Sequence[re.Match[str]]) -> int:
    """Return how many of the words stand in one phrase."""
    for place in range(1, len(words)):
        before, after = words[place - 1], words[place]
        stopped = len(before.group()) > _SHORT and _STOP.match(text, before.end())
        if stopped or _BREAK.search(text, before.end(), after.start()):
            return place
    return len(words)


def _most_marked(forms: set[str]) -> set[str]:
    """Leave plain spellings out where a marked one is known: "Hue" says no more than "Huế"."""
    return {form for form in forms if not form.isascii()} or forms


@lru_cache(maxsize=16_384)  # words met beside names, many times over
def may_be(word: str, name: str, alone: bool) -> bool:
    """Say whether a word as typed may be a word of a name: no mark in it that the name has not.

    `alone` says that the name is this word only, so that a short abbreviation needs its capitals.
    """
    if alone and name.isupper() and len(name) <= _SHORT and not word.isupper():
        return False
    typed, known = settle_tone(word.lower()), settle_tone(name.lower())
    return len(typed) == len(known) and all(map(_may_be_letter, typed, known))


def _may_be_letter(typed: str, known: str) -> bool:
    if typed == known or (typed, known) == ("d", "đ"):
        return True
    apart, whole = unicodedata.normalize("NFD", typed), unicodedata.normalize("NFD", known)
    return apart[0] == whole[0] and set(apart[1:]) <= set(whole[1:])


def read_yaml(path: Path) -> Mapping[str, object]:
    """Read a vocabulary file. Raises `VocabularyError` when it is missing or broken."""
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        values = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe
    except (OSError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        message = f"{path.name} cannot be read ({reason}): restore it from the package"
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
