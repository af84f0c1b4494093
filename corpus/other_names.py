"""What bodies, posts and places that a text names are also called: in full, now, or by now."""

from collections.abc import Iterator

from corpus.document import Language
from corpus.mentions import Names
from corpus.vietnamese import fold


def other_names(text: str, language: Language, names: Names) -> tuple[str, ...]:
    """Return names in a language for what a text names, those it does not hold itself.

    "UBKT" is also the inspection committee, "HCMC" also Ho Chi Minh City; what is said of Hạ Long
    since 2020 is said of Hoành Bồ too, which went into it.
    """
    held = fold(text)
    found = dict.fromkeys((*_terms(text, language, names), *_places(text, language, names)))
    return tuple(name for name in found if fold(name) not in held)


def _terms(text: str, language: Language, names: Names) -> Iterator[str]:
    for mention in names.glossary.find(text):
        for term in mention.entries[:1]:
            yield term.vi if language == "vi" else term.en


def _places(text: str, language: Language, names: Names) -> Iterator[str]:
    for mention in names.gazetteer.find(text):
        for place in mention.entries[:1]:
            yield place.vi if language == "vi" else place.en
            above = names.gazetteer.by_name.get(place.parent)
            if above and place.merged and place.provincial == above.provincial:
                yield above.vi if language == "vi" else above.en
