"""The files of the starter corpus, taken apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import yaml

from corpus.starter import starter_files, starter_folder


@dataclass(frozen=True)
class Digest:
    """One file of the starter corpus."""

    name: str
    meta: Mapping[str, object]
    body: str

    @classmethod
    def parse(cls, name: str, text: str) -> "Digest":
        """Take a file apart; a file without front matter is a broken test set-up."""
        _, front, body = text.split("---\n", 2)
        return cls(name, yaml.load(front, yaml.CSafeLoader), body)

    @classmethod
    def read(cls, path: Path) -> "Digest":
        """Read one digest from its file."""
        return cls.parse(path.name, path.read_text(encoding="utf-8"))

    @property
    def id(self) -> str:
        """The name without language and suffix."""
        return self.name.split(".", maxsplit=1)[0]

    @property
    def language(self) -> str:
        """The language the file name promises."""
        return self.name.split(".")[1]

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """Level marks with heading, and the text up to the next heading."""
        parts = re.split(r"^(#+ .*)$", self.body, flags=re.MULTILINE)
        return list(zip(parts[1::2], parts[2::2], strict=True))

    def dates(self, *fields: str) -> list[date | None]:
        """Return date fields; a missing one is `None`."""
        found = (self.meta.get(field) for field in fields)
        return [value if isinstance(value, date) else None for value in found]

    def entries(self, field: str) -> list[str]:
        """Return the entries of a list; an absent list is empty."""
        value = self.meta.get(field)
        return [str(item) for item in value] if isinstance(value, list) else []


@cache
def digests() -> tuple[Digest, ...]:
    """Read all files once."""
    return tuple(Digest.read(path) for path in starter_files())


@cache
def regulations() -> Mapping[str, Digest]:
    """Return the English edition of each regulation by its official number."""
    return {
        str(digest.meta["number"]): digest
        for digest in digests()
        if digest.meta["kind"] == "regulation" and digest.language == "en"
    }


def overview(name: str) -> str:
    """Return the text of an overview file."""
    return (starter_folder() / name).read_text(encoding="utf-8")
