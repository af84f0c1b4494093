"""The glossary and the gazetteer of the starter corpus hold together."""

import re
from collections import Counter
from itertools import chain

import yaml

from tests.corpus.starter_digest import digests, overview

FORMER_PROVINCES = 63
PROVINCES = 34


def vocabulary(name: str) -> dict[str, list[dict[str, object]]]:
    """Return the lists of the gazetteer or the glossary."""
    loaded = yaml.load(overview(name), yaml.CSafeLoader)
    return {key: value for key, value in loaded.items() if isinstance(value, list)}


def test_vocabulary_ids_are_unique() -> None:
    """An id names one term, or one place of its list."""
    lists = [*vocabulary("glossary.yaml").values(), *vocabulary("gazetteer.yaml").values()]
    assert [len({entry["id"] for entry in entries}) for entries in lists] == [
        len(entries) for entries in lists
    ]


def test_preferred_terms_are_unique() -> None:
    """A preferred name means one thing."""
    terms = vocabulary("glossary.yaml")["terms"]
    for language in ("vi", "en"):
        assert len({str(term[language]).casefold() for term in terms}) == len(terms)


def test_vocabulary_is_in_both_languages() -> None:
    """Every term and every place has a name and its explanation in both languages."""
    lists = [*vocabulary("glossary.yaml").values(), *vocabulary("gazetteer.yaml").values()]
    wrong = []
    for entry in chain(*lists):
        words = entry.get("definition", entry.get("fate"))
        names = [entry.get("vi"), entry.get("en")]
        if isinstance(words, dict):
            names += [words.get("vi"), words.get("en")]
        if len(names) != 4 or not all(isinstance(name, str) and name.strip() for name in names):
            wrong.append(entry["id"])
    assert wrong == []


def test_provinces_take_in_every_former_province_once() -> None:
    """The 34 units of 2025 are made of the 63 before, each of them once."""
    units = vocabulary("gazetteer.yaml")["provincial_units"]
    taken = Counter(name for unit in units for name in unit["units_taken_in"])  # type: ignore[attr-defined]
    assert (len(units), len(taken), set(taken.values())) == (PROVINCES, FORMER_PROVINCES, {1})


def test_former_provinces_stand_under_the_unit_that_took_them_in() -> None:
    """The two lists of the gazetteer tell one story."""
    lists = vocabulary("gazetteer.yaml")
    told = {(former["vi"], former["parent"]) for former in lists["former_provinces"]}
    taken = {
        (name, unit["vi"])
        for unit in lists["provincial_units"]
        for name in unit["units_taken_in"]  # type: ignore[attr-defined]
        if name != unit["vi"]
    }
    assert told == taken


def test_parents_exist() -> None:
    """Every place lies in the country or in another place of the gazetteer."""
    places = list(chain(*vocabulary("gazetteer.yaml").values()))
    names = {place["vi"] for place in places} | {"Việt Nam"}
    assert [place["id"] for place in places if place["parent"] not in names] == []


def test_localities_of_precedents_are_in_the_gazetteer() -> None:
    """A precedent can be found by the place it happened in."""
    names = {place["vi"] for place in chain(*vocabulary("gazetteer.yaml").values())}
    assert {
        name for digest in digests() for name in digest.entries("locality") if name not in names
    } == {"Việt Nam"}


def test_gazetteer_sources_are_addresses() -> None:
    """Every place names at least one page, and none twice."""
    wrong = []
    for place in chain(*vocabulary("gazetteer.yaml").values()):
        sources = place["sources"]
        assert isinstance(sources, list)
        addresses = [url for url in sources if re.match(r"https?://\S+$", str(url))]
        if not sources or len(set(addresses)) != len(sources):
            wrong.append(place["id"])
    assert wrong == []
