"""A question's terms, places and figures in the other language, for documents of one edition."""

import re
from dataclasses import dataclass

from corpus.document import Language
from corpus.places import Gazetteer
from corpus.terms import Glossary

FIGURE = re.compile(r"\d[\d.,/-]*[\w-]*")


@dataclass(frozen=True)
class Translator:
    """Says in another language what of a question the glossary and the gazetteer know."""

    glossary: Glossary
    gazetteer: Gazetteer

    def translate(self, text: str, language: Language) -> str:
        """Return the terms and places of a text under their names in a language, and its figures.

        What nobody knows is left out: the result is words to look for, not a sentence.
        """
        terms = (
            name
            for mention in self.glossary.find(text)
            for term in mention.entries[:1]
            for name in term.names(language)
        )
        places = (
            place.vi if language == "vi" else place.en
            for mention in self.gazetteer.find(text)
            for place in mention.entries[:1]
        )
        return " , ".join(dict.fromkeys((*terms, *places, *FIGURE.findall(text))))
