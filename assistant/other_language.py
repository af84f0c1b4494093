"""A question's terms, places and figures in the other language, for documents of one edition."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.document import Language
from corpus.mentions import Names

FIGURE = re.compile(r"\d[\d.,/-]*[\w-]*")


Forms = tuple[str, ...]  # the names of one term


def every(names: Forms) -> Forms:
    """Choose all names."""
    return names


@dataclass(frozen=True)
class Translator:
    """Says in another language what of a question the glossary and the gazetteer know."""

    names: Names

    def translate(
        self, text: str, language: Language, choose: Callable[[Forms], Forms] = every
    ) -> str:
        """Return the terms and places of a text under their names in a language, and its figures.

        What nobody knows is left out: the result is words to look for, not a sentence. `choose`
        picks among the names of a term, by default all.
        """
        terms = (
            name
            for mention in self.names.glossary.find(text)
            for term in mention.entries[:1]
            for name in choose(term.names(language))
        )
        places = (
            place.vi if language == "vi" else place.en
            for mention in self.names.gazetteer.find(text)
            for place in mention.entries[:1]
        )
        return " , ".join(dict.fromkeys((*terms, *places, *FIGURE.findall(text))))
