"""The starter corpus keeps its own rules."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain

import pytest
import yaml

from corpus.starter import starter_files, starter_folder
from tests.corpus.starter_schema import RULES, Digest, Rule, disagreements

# Named by digests as neighbours of their rules, without a digest of their own.
KNOWN_OUTSIDE = {
    "08/2021/QH15",
    "121/2026/NĐ-CP",
    "31/2009/NĐ-CP",
    "58/2001/NĐ-CP",
    "76/2015/QH13",
    "83/2006/NĐ-CP",
}
FORMER_PROVINCES = 63
PROVINCES = 34


@cache
def digests() -> tuple[Digest, ...]:
    """Read all files once for the whole module."""
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


def vocabulary(name: str) -> dict[str, list[dict[str, object]]]:
    """Return the lists of the gazetteer or the glossary."""
    loaded = yaml.load(overview(name), yaml.CSafeLoader)
    return {key: value for key, value in loaded.items() if isinstance(value, list)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_digest_keeps_the_rule(rule: Rule) -> None:
    """No file of the starter corpus breaks the rule."""
    assert [f"{digest.name}: {line}" for digest in digests() for line in rule(digest)] == []


def test_every_digest_is_in_both_languages() -> None:
    """A reader of one language misses no document."""
    languages = Counter(digest.id for digest in digests())
    assert [name for name, count in languages.items() if count != 2] == []
    assert {digest.language for digest in digests()} == {"en", "vi"}


def test_both_languages_say_the_same() -> None:
    """Editions of one document differ in their language and in nothing else."""
    vietnamese = {digest.id: digest for digest in digests() if digest.language == "vi"}
    assert [
        f"{digest.id}: {line}"
        for digest in digests()
        if digest.language == "en"
        for line in disagreements(digest, vietnamese[digest.id])
    ] == []


def test_ids_and_numbers_name_one_document_each() -> None:
    """An id or an official number leads to one document."""
    english = [digest for digest in digests() if digest.language == "en"]
    assert len({digest.id for digest in english}) == len(english)
    assert len(regulations()) == sum(digest.meta["kind"] == "regulation" for digest in english)


def test_relations_lead_somewhere() -> None:
    """A related document is in the corpus or is a known neighbour."""
    named = {
        number
        for digest in regulations().values()
        for field in ("amends", "replaces", "replaced_by")
        for number in digest.entries(field)
    }
    assert named - set(regulations()) == KNOWN_OUTSIDE


def test_replacing_is_told_on_both_sides() -> None:
    """What replaces a document is named by it, and the other way round."""
    forward = {
        (old, new)
        for new, digest in regulations().items()
        for old in digest.entries("replaces")
        if old in regulations()
    }
    back = {
        (old, new)
        for old, digest in regulations().items()
        for new in digest.entries("replaced_by")
        if new in regulations()
    }
    assert forward == back


def test_amended_documents_say_so() -> None:
    """The target of an amendment is amended, or was replaced since."""
    targets = set(chain(*(digest.entries("amends") for digest in regulations().values())))
    assert [
        number
        for number in targets & set(regulations())
        if regulations()[number].meta["status"] not in {"amended", "replaced"}
    ] == []


def test_a_successor_takes_over_on_the_day_the_old_rule_ends() -> None:
    """Between a rule and its successor there is neither a gap nor an overlap."""
    wrong = []
    for number, digest in regulations().items():
        (expires,) = digest.dates("expires")
        starts = [
            start
            for successor in digest.entries("replaced_by")
            if successor in regulations()
            for start in regulations()[successor].dates("in_force")
            if start is not None
        ]
        if expires and starts and expires not in starts:
            wrong.append(f"{number} expires {expires}, successors start {starts}")
    assert wrong == []


def test_overviews_list_every_digest_once() -> None:
    """Whoever reads the overview files misses no digest and finds no dead name."""
    text = "\n".join(
        overview(name)
        for name in ("precedents/README.md", "regulations/README.md", "regulations/README-2024.md")
    )
    listed: list[str] = []
    for line in text.splitlines():
        if found := re.match(r"- ((?:`[\w-]+`(?:, )?)+)(?: [-|]|:) ", line):
            listed += re.findall(r"`([\w-]+)`", found[1])
    assert sorted(listed) == sorted(digest.id for digest in digests() if digest.language == "en")


def test_the_overview_of_recent_rules_repeats_their_front_matter() -> None:
    """Number, date, status, title and count of doubts stand there as in the digest."""
    lines = overview("regulations/README-2024.md")
    wrong = []
    for number, digest in regulations().items():
        issued = digest.meta["issued"]
        if isinstance(issued, date) and issued.year >= 2024:
            parts = (digest.id, number, issued, digest.meta["status"], digest.meta["title"])
            doubts = len(digest.entries("unverified"))
            counted = f"{doubts} unverified point{'s' * (doubts != 1)}"
            line = "- `{}` | {} | {} | {} | {} ({})".format(*parts, counted)
            if line not in lines:
                wrong.append(line)
    assert wrong == []


def test_the_overview_of_precedents_repeats_their_front_matter() -> None:
    """Level, model, date, status and figures stand in the overview as in the digest."""
    lines = overview("precedents/README.md")
    wrong = []
    for digest in digests():
        if digest.language == "en" and digest.meta["kind"] == "precedent":
            line = f"- `{digest.id}` - {digest.meta['title']} [{'; '.join(summary(digest))}]"
            if line not in lines:
                wrong.append(line)
    assert wrong == []


def summary(digest: Digest) -> Iterator[str]:
    """Yield what the overview puts in brackets."""
    meta = digest.meta
    yield ", ".join(str(meta[field]) for field in ("level", "model", "date", "status"))
    for name in ("staff", "units"):
        if meta[f"{name}_before"] is not None and meta[f"{name}_after"] is not None:
            yield f"{name} {meta[f'{name}_before']} -> {meta[f'{name}_after']}"
    if meta["focal_points_cut"] is not None:
        yield f"focal points cut: {meta['focal_points_cut']}"


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


@dataclass(frozen=True)
class Flaw:
    """A change to a good digest, and what the rules must say about it."""

    name: str
    old: str
    new: str
    says: str


FLAWS = [
    Flaw("day that does not exist", "date: '2018'", "date: '2018-02-30'", "date:"),
    Flaw("unknown level", "level: district", "level: ward", "level:"),
    Flaw("unknown model", "model: merged-agency", "model: fusion", "model:"),
    Flaw("figure as text", "staff_before: 20", "staff_before: 'twenty'", "staff_before:"),
    Flaw("field nobody knows", "model:", "mood: good\nmodel:", "mood:"),
    Flaw("no address", "url: https://plo.vn", "url: plo.vn", "sources.1.url:"),
    Flaw("id of another file", "id: ha-long-o", "id: ha-lang-o", "id is"),
    Flaw("language of another file", "language: en", "language: vi", "language is"),
    Flaw("two spaces", "In Ha Long city", "In  Ha Long city", "spaces in"),
    Flaw("Vietnamese thousands", "18,000", "18.000", "'18.000' in"),
    Flaw("left-over word", "After more than", "và after more than", "'và' in"),
    Flaw("bracket left open", "(Internal Affairs)", "(Internal Affairs", "brackets"),
    Flaw("figure that is not told", "staff_before: 20", "staff_before: 21", "staff_before 21"),
    Flaw(
        "doubt in the other language", "- How the five", "- Số biên chế của how", "other language"
    ),
    Flaw("second title", "## Results", "# Results", "top headings"),
    Flaw("empty section", "## Lessons\n", "## Lessons\n\n## More\n", "nothing under"),
]


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name)
def test_the_rules_notice(flaw: Flaw) -> None:
    """A digest with a flaw does not pass."""
    name = "ha-long-organization-internal-affairs-2018.en.md"
    text = overview(f"precedents/{name}")
    assert flaw.old in text
    broken = Digest.parse(name, text.replace(flaw.old, flaw.new, 1))
    assert [line for rule in RULES for line in rule(broken) if flaw.says in line] != []
