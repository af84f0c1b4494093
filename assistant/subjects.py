"""Which places a question is about: not those that only tell where one is."""

import re
from collections.abc import Sequence

from corpus.lexicon import Mention
from corpus.places import Place
from corpus.vietnamese import fold

# What stands between a place and the one it is in; folded.
BETWEEN = re.compile(r"\W*(?:(?:thuoc|cua|in|of)? ?(?:tinh|thanh pho|tp|province)? ?)\W*")


def subjects(folded: str, mentions: Sequence[Mention[Place]]) -> list[Mention[Place]]:
    """Return those of the places in a folded question that it is about."""
    return [
        mention
        for before, mention in zip((None, *mentions), mentions, strict=False)
        if before is None or not _tells_where(folded, before, mention)
    ]


def _tells_where(folded: str, place: Mention[Place], around: Mention[Place]) -> bool:
    """Say whether a place is named only to tell where the one before it is: "Đức Thọ, Hà Tĩnh"."""
    if BETWEEN.fullmatch(folded[place.span.end : around.span.start]) is None:
        return False
    parents = {fold(each.parent) for each in place.entries}
    return any(fold(name) in parents for each in around.entries for name in each.names)
