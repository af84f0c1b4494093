"""The parts as one person sees them: documents under their labels, conversations of their own."""

from functools import cached_property

from api.parts import Tell
from api.telling import Telling
from api.wiring import RealParts
from assistant.chain import DraftWriter
from assistant.precedents import Precedents
from assistant.records import Records
from index.catalogue import Catalogue
from index.onnx_model import OnnxEmbedder
from index.readable import Labels, ReadableCatalogue, ReadableSearch
from index.search import Search


class PersonalParts(RealParts):
    """What stands on the documents is made anew from those that may be read; the rest is shared."""

    def __init__(self, whole: RealParts, labels: Labels | None, owner: str | None) -> None:
        super().__init__(whole.settings)
        self._whole = whole
        self._processes = whole._processes
        self._labels = labels
        self._owner = owner

    @cached_property
    def library(self) -> Catalogue:
        """The documents that may be read."""
        whole = self._whole.library
        return whole if self._labels is None else ReadableCatalogue(whole, self._labels)

    @cached_property
    def finder(self) -> Search | ReadableSearch:
        """The search among them."""
        if self._labels is None or not isinstance(self.library, ReadableCatalogue):
            return self._whole.finder
        return ReadableSearch(self._whole.search, self.library, self._labels)

    @cached_property
    def precedents(self) -> Precedents:
        """The precedents among them."""
        return self._whole.precedents if self._labels is None else super().precedents

    @cached_property
    def records(self) -> Records:
        """The answers that were given; conversations are the person's own."""
        return Records(self.library.url, self._owner)

    @property
    def embedder(self) -> OnnxEmbedder:
        """The one embedder there is."""
        return self._whole.embedder

    @property
    def worded(self) -> DraftWriter:
        """The one writer there is."""
        return self._whole.worded

    def writer(self, tell: Tell) -> Telling:
        """The one who may change the documents."""
        return self._whole.writer(tell)
