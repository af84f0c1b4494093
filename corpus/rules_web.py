"""The web of rules: what other documents do to one, so that it is known what held on a date.

A relation is stated by the document that acts; it counts from whichever side it was filed, and also
where the acting document arrived later. Where the day of a change is unknown, validity is unknown.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.document import Metadata, Relation, Validity
from corpus.slugs import slug

ENDS: dict[str, Validity] = {"replaces": "replaced", "repeals": "expired", "amends": "replaced"}
# How a locator in English names what one in Vietnamese does.
WORDS = (("Article ", "Điều "), (" clause ", " khoản "), (" point ", " điểm "))


@dataclass(frozen=True)
class Change:
    """What one document does to another."""

    by: Metadata
    relation: Relation

    @property
    def day(self) -> date | None:
        """Since when it counts; `None` where nobody says."""
        return self.relation.effective or self.by.in_force


class Web:
    """The changes that documents state, by the document they change."""

    def __init__(self, documents: Iterable[Metadata]) -> None:
        self._changes: dict[str, list[Change]] = defaultdict(list)
        seen: set[tuple[str, Relation]] = set()
        for about in documents:
            for relation in about.relations:
                if relation.kind in ENDS and (about.id, relation) not in seen:
                    seen.add((about.id, relation))  # both editions of a digest say the same
                    self._changes[slug(relation.target)].append(Change(about, relation))

    def changes_of(self, about: Metadata) -> list[Change]:
        """Return what other documents do to one, the earliest first, unknown days last."""
        names = {about.id, slug(about.number) if about.number else about.id}
        found = [each for name in sorted(names) for each in self._changes.get(name, ())]
        others = [each for each in found if each.by.id != about.id]
        return sorted(others, key=lambda each: (each.day or date.max, each.by.id))

    def validity(self, about: Metadata, on: date, locator: str = "") -> Validity:
        """Say whether a document, or the provision a locator names, was in force on a date.

        A provision that was amended no longer holds as this document words it; a document of which
        only provisions were changed still holds as a whole.
        """
        own = about.validity(on)
        if own in ("not_yet", "expired", "replaced"):
            return own
        doubtful = False
        for change in self.changes_of(about):
            if not _concerns(change.relation, locator):
                continue
            if change.day is None:
                doubtful = True
            elif on >= change.day:
                return ENDS[change.relation.kind]
        return "unknown" if doubtful else own


def _concerns(relation: Relation, locator: str) -> bool:
    """Say whether a change ends what a locator names; amending a whole act ends nothing of it."""
    if relation.article is None:
        return relation.kind != "amends"
    place, changed = _vietnamese(locator), _vietnamese(relation.article)
    return place == changed or place.startswith(f"{changed} ")


def _vietnamese(locator: str) -> str:
    for english, vietnamese in WORDS:
        locator = locator.replace(english, vietnamese)
    return locator
