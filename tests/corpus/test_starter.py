"""The starter corpus keeps its own rules."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

import pytest

from tests.corpus.starter_digest import Digest, digests, overview, regulations
from tests.corpus.starter_editions import disagreements
from tests.corpus.starter_schema import RULES, Rule

# Named by digests as neighbours of their rules, without a digest of their own.
KNOWN_OUTSIDE = {
    "08/2021/QH15",
    "121/2026/NĐ-CP",
    "31/2009/NĐ-CP",
    "58/2001/NĐ-CP",
    "76/2015/QH13",
    "83/2006/NĐ-CP",
}


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


@pytest.mark.parametrize(
    "flaw",
    [
        Flaw("another date", "date: '2018'", "date: '2019'", "date:"),
        Flaw("another source", "url: https://plo.vn", "url: https://plo.example", "sources:"),
        Flaw("figure changed in one language", "18.000", "81.000", "18000, 81000"),
        Flaw("list item left out", "- Sau hợp nhất, cơ quan ban hành", "Cơ quan ban hành", "list"),
        Flaw("number of a document", "hơn 18.000", "hơn 18.000 (18-NQ/TW)", "official numbers"),
        Flaw("section left out", "## Bài học kinh nghiệm", "Bài học kinh nghiệm", "sections"),
    ],
    ids=lambda flaw: flaw.name,
)
def test_the_comparison_of_languages_notices(flaw: Flaw) -> None:
    """Editions of one document that tell different things do not pass."""
    name = "ha-long-organization-internal-affairs-2018"
    english = Digest.parse(f"{name}.en.md", overview(f"precedents/{name}.en.md"))
    text = overview(f"precedents/{name}.vi.md")
    assert flaw.old in text
    vietnamese = Digest.parse(f"{name}.vi.md", text.replace(flaw.old, flaw.new, 1))
    assert [line for line in disagreements(english, vietnamese) if flaw.says in line] != []
