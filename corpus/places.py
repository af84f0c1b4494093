"""The gazetteer: places under their old and new names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.lexicon import Lexicon, Mention, entries_of, read_yaml, texts_of

GAZETTEER = Path(__file__).parent / "starter" / "gazetteer.yaml"
CITY = "Thành phố "  # offices write "TP" or "TP."
IN_BRACKETS = re.compile(r"\s*[()]\s*")  # "Hòn Gai (Hồng Gai)" is one place under two names
SECTIONS = ("provincial_units", "former_provinces", "districts_and_below")


@dataclass(frozen=True)
class Place:
    """One administrative unit as it was at some time."""

    id: str
    vi: str
    en: str
    level: str  # as in the gazetteer: "province", "province (former)", "district (former)" ...
    parent: str  # the unit above it, or the unit it went into
    other_names: tuple[str, ...] = ()
    units_taken_in: tuple[str, ...] = ()
    merged: bool = False  # it went into `parent`

    @property
    def provincial(self) -> bool:
        """Whether it is, or was, at the level of a province."""
        return self.level.startswith(("province", "centrally"))

    @property
    def names(self) -> tuple[str, ...]:
        """Every way its name is written, the Vietnamese one first."""
        short = (f"TP {self.vi.removeprefix(CITY)}",) if self.vi.startswith(CITY) else ()
        return (self.vi, self.en, *short, *self.other_names)


class Gazetteer:
    """All places, and the way to find them in a text."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self.places = places
        self.by_name = {place.vi: place for place in reversed(places)}  # the current one first
        self._lexicon: Lexicon[Place] = Lexicon(
            (name, place) for place in places for name in place.names
        )

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a gazetteer file. Raises `VocabularyError`."""
        return cls(tuple(_places(path)))

    @classmethod
    def starter(cls) -> Self:
        """Read the gazetteer that ships with the package."""
        return cls.read(GAZETTEER)

    def find(self, text: str) -> list[Mention[Place]]:
        """Return the places named in a text."""
        return self._lexicon.find(text)


def _places(path: Path) -> Iterator[Place]:
    values = read_yaml(path)
    for section in SECTIONS:
        for entry in entries_of(values, section):
            yield Place(
                id=f"{section}/{entry['id']}",
                vi=str(entry["vi"]),
                en=str(entry["en"]),
                level=str(entry["level"]),
                parent=str(entry["parent"]),
                other_names=tuple(
                    name
                    for names in (*texts_of(entry, "former_names"), *texts_of(entry, "short_names"))
                    for name in IN_BRACKETS.split(names)
                    if name
                ),
                units_taken_in=texts_of(entry, "units_taken_in"),
                merged=entry.get("status") == "merged",
            )
