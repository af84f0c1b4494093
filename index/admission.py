"""Decide what a file is to the catalogue: new, a new version, a copy, or a rival of another file.

- A file that was read before and has the same bytes is unchanged.
- The same bytes or the same text under another name is an alias, never a second document.
- A document that a file declares again, with other text, is a new version if it is the same file,
  if the former file is gone, or if the former one came with the starter corpus: what an office
  ingests itself stands above the starter's digests.
- A file that claims an edition with nearly its text is a copy too: a scan of the signed paper.
  Where the scan came first, its text gives way to that of the file it was made from.
- Two other files that both exist and claim one edition contradict each other: the later one is
  refused, because nobody but its owner can say which holds. Where the id was only taken from the
  name of the file, nothing was claimed: the later file gets an id of its own.
- Where a folder is kept in step, what was read from a file that is gone goes out of search.
- A file that becomes another document takes its former document out of search; its versions stay.
"""

import os
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from corpus.document import Document
from corpus.slugs import slug
from index.publishing import Changes, Held, Key
from index.sources import STARTER, File
from index.twins import are_twins

TextOf = Callable[[Held], str]  # of the version that a file was read into


@dataclass(frozen=True)
class Verdict:
    """What becomes of a file; `known` is the document it is the same as, or stands against."""

    status: str  # "added", "updated", "unchanged", "alias" or "refused"
    known: Held | None = None
    reason: str | None = None


class Admission:
    """Holds what the catalogue knows and what a build is going to change about it."""

    def __init__(self, held: list[Held], reading: str, text_of: TextOf) -> None:
        self.changes = Changes()
        self._reading = reading
        self._text_of = text_of
        self._by_origin = {each.origin: each for each in held}
        self._by_key = {each.key: each for each in held if each.version_key is not None}
        self._by_hash = {each.content_hash: each for each in self._by_key.values()}
        self._by_text = {(each.version, each.key[1]): each for each in self._by_key.values()}

    def recognise(self, file: File, content_hash: str) -> Verdict | None:
        """Say what a file is from its bytes alone, or None where it has to be read."""
        mine = self._by_origin.get(file.origin)
        if mine and (mine.content_hash, mine.reading) == (content_hash, self._reading):
            if mine.version_key is not None:
                return Verdict("unchanged", mine)
            return Verdict("alias", self._by_key[mine.key])
        twin = self._by_hash.get(content_hash)
        if twin is None or twin.origin == file.origin or twin.reading != self._reading:
            return None
        return self._alias(file, content_hash, twin)

    def is_new(self, file: File) -> bool:
        """Say whether nothing was ever read from a file of that name."""
        return file.origin not in self._by_origin

    def named(self, document: Document, file: File) -> Document:
        """Give a document an id of its own where its name clashes and claims nothing."""
        about = document.metadata
        if about.number is not None or about.id != slug(PurePath(file.source).stem):
            return document
        mine, rival = self._by_origin.get(file.origin), self._by_key.get(document.key)
        if mine and mine.version_key is not None and mine.key[0].startswith(f"{about.id}-"):
            return _renamed(document, mine.key[0])  # so it was named when it came
        if rival and rival.origin != file.origin and self._stands(rival):
            return _renamed(document, f"{about.id}-{document.version[:6]}")
        return document

    def judge(self, document: Document, file: File) -> Verdict:
        """Say what a file is that was read; what is added or updated is to be accepted."""
        twin = self._by_text.get((document.version, document.metadata.language))
        if twin is not None and twin.origin != file.origin:
            return self._alias(file, document.content_hash, twin)
        rival = self._by_key.get(document.key)
        if rival is None:
            return Verdict("updated" if self._is_edition(file.origin) else "added")
        if rival.origin == file.origin or not self._stands(rival):
            return Verdict("updated", rival)
        if are_twins(document.text, self._text_of(rival)):
            if rival.scanned and not document.scanned:
                return Verdict("updated", rival)
            verdict = self._alias(file, document.content_hash, rival)
            reason = f"is nearly the same text as {rival.source}: taken for a copy of that paper"
            return replace(verdict, reason=reason)
        language = document.metadata.language
        return Verdict(
            "refused",
            rival,
            f"claims to be {document.metadata.id!r} ({language}) as {rival.source} does, with "
            "other text: give it an id of its own in its front matter, or remove the other one",
        )

    def accept(self, new: Held) -> None:
        """Note the staged version of a file as the current one of its edition."""
        former = self._by_origin.get(new.origin)
        if former and former.key != new.key:
            self._forget(former)
        if rival := self._by_key.get(new.key):
            self._unlist(rival)
            self._drop_aliases(new.key)
            if rival.scanned and rival.origin != new.origin and self._stands(rival):
                self._link(rival.origin, rival.source, rival.content_hash, new.key)
        if former and former.version_key is None:
            self.changes.dropped_aliases.add(new.origin)
        self.changes.aliases.pop(new.origin, None)
        self.changes.removed.discard(new.key)
        self.changes.editions[new.key] = new
        self._by_origin[new.origin] = new
        self._by_key[new.key] = new
        self._by_hash[new.content_hash] = new
        self._by_text[new.version, new.key[1]] = new

    def taken(self) -> Changes:
        """Give the changes out; what follows is counted from there."""
        changes, self.changes = self.changes, Changes()
        return changes

    def gone(self, below: Path, present: Container[str]) -> list[Held]:
        """Take out what was read from files below a folder that are there no more."""
        start = f"{below.resolve()}{os.sep}"
        gone = [
            each
            for origin, each in self._by_origin.items()
            if origin.startswith(start) and origin not in present
        ]
        for each in gone:
            if each.version_key is None:
                self._by_origin.pop(each.origin, None)
                self.changes.dropped_aliases.add(each.origin)
            else:
                self._forget(each)
        return gone

    def _alias(self, file: File, content_hash: str, twin: Held) -> Verdict:
        former = self._by_origin.get(file.origin)
        if former and former.version_key is not None:
            self._forget(former)
        self._link(file.origin, file.source, content_hash, twin.key)
        return Verdict("alias", twin)

    def _link(self, origin: str, source: str, content_hash: str, key: Key) -> None:
        """Note a file as a copy of what an edition was read from."""
        alias = Held(origin, source, content_hash, self._reading, key, None)
        self.changes.aliases[origin] = alias
        self._by_origin[origin] = alias

    def _is_edition(self, origin: str) -> bool:
        known = self._by_origin.get(origin)
        return known is not None and known.version_key is not None

    def _stands(self, rival: Held) -> bool:
        """Say whether a rival's file still upholds its claim."""
        return not rival.origin.startswith(STARTER) and _is_there(rival.origin)

    def _forget(self, former: Held) -> None:
        """Take an edition out that its file no longer holds."""
        if former.version_key is None:
            return
        self._unlist(former)
        self._by_key.pop(former.key, None)
        self._drop_aliases(former.key)
        self.changes.editions.pop(former.key, None)
        self.changes.removed.add(former.key)

    def _unlist(self, former: Held) -> None:
        """Let nothing be found to be the same as a text that is no longer current."""
        self._by_origin.pop(former.origin, None)
        if self._by_hash.get(former.content_hash) == former:
            del self._by_hash[former.content_hash]
        if self._by_text.get((former.version, former.key[1])) == former:
            del self._by_text[former.version, former.key[1]]

    def _drop_aliases(self, key: Key) -> None:
        """The aliases of a text that changed hold the former text: they are to be read again."""
        for origin, each in list(self._by_origin.items()):
            if each.version_key is None and each.key == key:
                del self._by_origin[origin]
                self.changes.aliases.pop(origin, None)
                self.changes.dropped_aliases.add(origin)


def _is_there(origin: str) -> bool:
    """Say whether a file is there, or the archive or message that it came out of."""
    ends = [place for place, letter in enumerate(origin) if letter == "!"]
    return any(Path(origin[:end]).is_file() for end in (*ends, len(origin)))


def _renamed(document: Document, document_id: str) -> Document:
    return replace(
        document,
        metadata=replace(document.metadata, id=document_id),
        passages=tuple(replace(each, document_id=document_id) for each in document.passages),
    )
