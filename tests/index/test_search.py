"""Search: scope, exactness, generations that change under it."""

import threading
from datetime import date
from pathlib import Path

import pytest

from index.chroma import ChromaStore
from index.scope import EVERYTHING, Scope
from tests.index.archive import Archive


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Two languages, two kinds, two levels, and a report that only some may read."""
    archive.write(
        "a.en.md", "The old seal stays in use.", id="decree-1", language="en", kind="regulation",
        issued="2025-01-01", level="[province]",
    )  # fmt: skip
    archive.write(
        "a.vi.md", "Con dấu cũ được dùng tiếp.", id="decree-1", language="vi", kind="regulation",
        issued="2025-01-01", level="[province]",
    )  # fmt: skip
    archive.write(
        "b.md", "The seal of Hạ Long was changed.", id="report", language="en", kind="report",
        locality="[Hạ Long]", level="[commune]", access="internal",
    )  # fmt: skip
    archive.ingest()
    return archive


LAWS = {"du lịch": "Luật Du lịch", "chăn nuôi": "Luật Chăn nuôi"}


@pytest.fixture
def laws(archive: Archive) -> Archive:
    """Two laws that say the same, and a decree with a number."""
    for subject, title in LAWS.items():
        archive.write(
            f"{subject}.txt",
            f"{title.upper()}\n\nĐiều 1. Phạm vi\nLuật này quy định hoạt động.\n\n"
            "Điều 2. Hồ sơ\nHồ sơ gồm đơn đề nghị và bản sao giấy phép.\n",
        )
    archive.write(
        "decree.md", "## Điều 5\n\nTiền chi trả từ ngân sách.\n\n## Điều 6\n\nHồ sơ gồm đơn.",
        id="178-2024-nd-cp", language="vi", kind="regulation", number="178/2024/NĐ-CP",
    )  # fmt: skip
    archive.ingest()
    return archive


SCOPES: dict[str, tuple[Scope, set[str]]] = {
    "everything": (EVERYTHING, {"a.en.md", "a.vi.md", "b.md"}),
    "a language": (Scope(languages=frozenset({"vi"})), {"a.vi.md"}),
    "no language": (Scope(languages=frozenset()), set()),
    "a kind": (Scope(kinds=frozenset({"report"})), {"b.md"}),
    "no kind": (Scope(kinds=frozenset()), set()),
    "a document": (Scope(document_ids=frozenset({"decree-1"})), {"a.en.md", "a.vi.md"}),
    "an unknown document": (Scope(document_ids=frozenset({"nobody"})), set()),
    "a label": (Scope(access=frozenset({"public"})), {"a.en.md", "a.vi.md"}),
    "no label": (Scope(access=frozenset()), set()),
    "a level": (Scope(levels=frozenset({"commune"})), {"b.md"}),
    "a place without diacritics": (Scope(places=frozenset({"ha long"})), {"b.md"}),
    "before the rule was made": (Scope(as_of=date(2024, 12, 31)), {"b.md"}),
    "after it": (Scope(as_of=date(2025, 1, 1)), {"a.en.md", "a.vi.md", "b.md"}),
    "two at once": (
        Scope(kinds=frozenset({"regulation"}), languages=frozenset({"en"})),
        {"a.en.md"},
    ),
}


@pytest.mark.parametrize(("scope", "expected"), SCOPES.values(), ids=SCOPES)
def test_scope(filled: Archive, scope: Scope, expected: set[str]) -> None:
    """Every field narrows; None is all and empty is none."""
    hits = filled.search().find("seal con dấu", 20, scope, expand=False)
    assert {Path(hit.source).name for hit in hits} == expected


EDITIONS = {"con dấu cũ": {"a.vi.md", "b.md"}, "the old seal": {"a.en.md", "b.md"}}


@pytest.mark.parametrize(("question", "expected"), EDITIONS.items(), ids=EDITIONS)
def test_one_edition_of_a_document_is_found(
    filled: Archive, question: str, expected: set[str]
) -> None:
    """The one in the question's language; a document that has none is found in its own."""
    hits = filled.search().find(question)
    assert {Path(hit.source).name for hit in hits} == expected


def test_one_passage_in_a_thousand_is_not_missed(tmp_path: Path) -> None:
    """Exact within the scope, with the real store and though a thousand others are nearer."""
    archive = Archive(tmp_path, open_store=ChromaStore.open)
    crowd = "\n\n".join(f"{n}. The seal of agency {n} is kept in the office." for n in range(1000))
    for name in ("first", "second", "third"):
        archive.write(f"{name}.txt", f"LAW\n\nArticle 1. Seals\n\n{crowd}")
    for n in range(3):
        archive.write(f"rare{n}.txt", f"Budget of station {n}.")
    archive.ingest()
    search = archive.search(exact_rows=0)
    for n in range(3):
        scope = Scope(document_ids=frozenset({f"rare{n}"}))
        hits = search.find("Where is the seal of agency 7 kept?", 5, scope)
        assert [hit.passage.document_id for hit in hits] == [f"rare{n}"]
    search.close()


def test_a_hit_says_why_it_is_there(laws: Archive) -> None:
    """Words it holds, words of its headings, likeness, and whether the question names it."""
    search = laws.search()
    named, *others = search.look_up("Tiền ở Điều 5 Nghị định 178", explain=True).hits
    assert named.why
    assert (named.why.words, named.why.named) == (("tiền",), True)
    assert "dieu" in named.why.heading
    assert all(0 <= hit.why.by_words <= 1 and not hit.why.named for hit in others if hit.why)
    assert search.find("tiền")[0].why is None


TYPED = ("Biên chế hợp nhất", "bien che hop nhat", "bieen chees howpj nhaats", "biên chê hơp nhât")


@pytest.mark.parametrize("question", TYPED)
def test_a_question_is_found_however_it_is_typed(archive: Archive, question: str) -> None:
    """In full, without diacritics, with the keyboard off, with tones left out."""
    archive.write("staff.txt", "Biên chế cơ quan sau khi hợp nhất là 15 người.")
    archive.write("other.txt", "Họp nhạt nhẽo về biến chất.")
    archive.ingest()
    assert Path(archive.search().find(question)[0].source).name == "staff.txt"


ACROSS = {
    "vi": ("Con dấu của cơ quan bị giải thể xử lý thế nào?", "seal.en.md", "seals"),
    "en": ("What becomes of the seal of a dissolved agency?", "seal.vi.md", "con dau"),
}


@pytest.mark.parametrize(("question", "source", "looked_for"), ACROSS.values(), ids=ACROSS)
def test_a_question_finds_documents_of_the_other_language(
    archive: Archive, question: str, source: str, looked_for: str
) -> None:
    """By what it is called there, which is told."""
    language = source.split(".")[1]
    texts = {
        "en": ("The seal is handed over.", "Staff are paid monthly.", "Land is measured anew."),
        "vi": ("Con dấu được nộp lại.", "Cán bộ được trả lương.", "Đất được đo lại."),
    }[language]
    for name, text in zip(("seal", "staff", "land"), texts, strict=True):
        archive.write(f"{name}.{language}.md", text, id=name, language=language)
    archive.ingest()
    search = archive.search()
    assert Path(search.find(question)[0].source).name == source
    assert looked_for in search.look_up(question).expanded


def test_other_names_are_looked_for_and_told(archive: Archive) -> None:
    """An abbreviation in full, a former district under the unit it went into."""
    archive.write("a.txt", "Ủy ban kiểm tra của thành phố Hạ Long có 15 người.")
    archive.write("b.txt", "Phòng Nội vụ có 9 người.")
    archive.ingest()
    search = archive.search()
    question = "UBKT Hoành Bồ mấy người?"
    assert [Path(hit.source).name for hit in search.find(question, 1)] == ["a.txt"]
    assert {"Ủy ban Kiểm tra", "Hạ Long"} <= set(search.look_up(question).expanded)


@pytest.mark.parametrize("exact_rows", [0, 1000], ids=["approximate", "exact"])
def test_a_narrow_scope_misses_nothing(archive: Archive, exact_rows: int) -> None:
    """One document among many is found by meaning alone, however far from the question it is."""
    for number in range(60):
        archive.write(f"d{number:02}.txt", f"Seal, staff and budget of agency number {number}.")
    archive.write("far.txt", "Nothing in common with anything.")
    archive.ingest()
    scope = Scope(document_ids=frozenset({"far"}))
    hits = archive.search(exact_rows).find("seal staff budget", 5, scope)
    assert [hit.passage.document_id for hit in hits] == ["far"]


def test_accents_that_were_typed_are_evidence_and_missing_ones_cost_nothing(
    archive: Archive,
) -> None:
    """`dấu` and `dầu` differ when they are typed and are the same word when they are not."""
    archive.write("seal.txt", "Quy định về con dấu của cơ quan.")
    archive.write("oil.txt", "Quy định về con dầu của cơ quan.")
    archive.ingest()
    search = archive.search()
    assert search.find("con dấu")[0].passage.document_id == "seal"
    assert search.find("con dầu")[0].passage.document_id == "oil"
    assert len(search.find("con dau")) == 2


def test_hits_of_one_article_leave_room_for_others(archive: Archive) -> None:
    """A long article does not crowd the list while other articles have something to say."""
    clauses = "\n\n".join(f"{n}. Con dấu của cơ quan số {n} được dùng tiếp." for n in range(1, 15))
    archive.write(
        "law.txt", f"LUẬT MẪU\n\nĐiều 1. Con dấu\n\n{clauses}\n\nĐiều 2. Biên chế\n\nCon dấu."
    )
    archive.ingest()
    groups = [hit.passage.group for hit in archive.search().find("con dấu của cơ quan", 5)]
    assert "Điều 2" in groups
    scores = [hit.score for hit in archive.search().find("con dấu của cơ quan", 5)]
    assert scores == sorted(scores, reverse=True)


def test_copies_leave_room_for_others(archive: Archive) -> None:
    """What two documents say in the same words is told once while others have something to say."""
    said = "Con dấu của cơ quan được dùng tiếp."
    for n in range(4):
        archive.write(f"copy{n}.txt", f"{said}\n\nVăn bản thứ {n} còn nói điều riêng của nó.")
    archive.write("other.txt", "Con dấu của cơ quan thì nộp lại.")
    archive.ingest()
    search = archive.search()
    texts = [hit.passage.text for hit in search.find("con dấu của cơ quan", 3)]
    assert texts.count(said) == 1
    assert "Con dấu của cơ quan thì nộp lại." in texts
    every = [hit.passage.text for hit in search.find("con dấu của cơ quan", 20)]
    assert every.count(said) == 4


def test_an_empty_catalogue_finds_nothing(archive: Archive) -> None:
    """Before the first document every question has no hits."""
    assert archive.search().find("seal") == []


@pytest.mark.parametrize("question", ["", "   ", "?!", "x" * 10_000, "từ " * 5_000])
def test_odd_questions_are_answered_like_others(filled: Archive, question: str) -> None:
    """Nothing a person can type breaks search."""
    assert len(filled.search().find(question, 2)) <= 2


def test_an_open_search_sees_the_next_generation(filled: Archive) -> None:
    """`serve` goes on without a restart."""
    search = filled.search()
    assert search.find("budget")
    filled.write("new.txt", "The budget of the merged agency.")
    filled.ingest()
    assert search.find("budget")[0].passage.document_id == "new"
    search.close()


def test_questions_from_many_threads_while_documents_come(filled: Archive) -> None:
    """Readers of an old generation finish; nobody sees half a state."""
    search = filled.search()
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert search.find("seal")
            except BaseException as error:  # noqa: BLE001 - shown by the test itself
                failures.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(6):
        filled.write("new.txt", f"The budget of agency {number}.")
        filled.ingest()
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_neighbours_are_the_passages_before_and_after(archive: Archive) -> None:
    """A pronoun may need the sentence before it."""
    archive.write(
        "a.txt",
        "One title\n\nFirst of three sentences.\n\nThen comes another one.\n\nAt last a third.",
    )
    archive.ingest()
    stored = archive.catalogue.document("a")
    assert stored
    first, second, third = stored.passages
    assert archive.catalogue.neighbours(second) == (first, third)
    assert archive.catalogue.neighbours(first) == (None, second)


def test_every_passage_stands_at_its_offsets(filled: Archive) -> None:
    """What is stored can be cited."""
    for row in filled.catalogue.documents():
        stored = filled.catalogue.document(row.metadata.id, row.metadata.language)
        assert stored
        assert stored.metadata == row.metadata
        assert all(stored.text[p.start : p.end] == p.text for p in stored.passages)


def test_a_rule_counts_less_while_it_is_not_in_force(archive: Archive) -> None:
    """On the day that is asked about; both are found."""
    archive.write(
        "old.md", "Con dấu do văn phòng thứ nhất giữ.", id="old", language="vi",
        kind="regulation", in_force="2015-01-01", expires="2025-01-01",
    )  # fmt: skip
    archive.write(
        "new.md", "Con dấu do văn phòng thứ hai giữ.", id="new", language="vi",
        kind="regulation", in_force="2025-01-01",
    )  # fmt: skip
    archive.ingest()
    search = archive.search()
    question = "Con dấu do văn phòng nào giữ?"

    def scores(on: date) -> dict[str, float]:
        return {hit.passage.document_id: hit.score for hit in search.find(question, on=on)}

    before, after = scores(date(2020, 1, 1)), scores(date(2026, 1, 1))
    assert before["old"] > after["old"]
    assert before["new"] < after["new"]
    assert after["new"] > after["old"]


@pytest.mark.parametrize(
    "question", ["Điều 5 Nghị định 178", "dieu 5 nd 178/2024 ho so", "Article 5 of Decree 178?"]
)
def test_an_article_that_is_named_comes_first(laws: Archive, question: str) -> None:
    """However it is typed, and whatever else matches the other words."""
    first = laws.search().find(question)[0]
    assert (Path(first.source).name, first.passage.locator[:6]) == ("decree.md", "Điều 5")


@pytest.mark.parametrize("subject", LAWS)
def test_a_law_that_is_named_comes_first(laws: Archive, subject: str) -> None:
    """Others say the same; the one that was named is meant."""
    hits = laws.search().find(f"Hồ sơ theo {LAWS[subject]} gồm gì?")
    assert Path(hits[0].source).stem == subject


def test_what_is_named_stays_within_the_scope(laws: Archive) -> None:
    """A named act is no way around the scope."""
    scope = Scope(document_ids=frozenset({"nobody"}))
    assert laws.search().find("Điều 5 Nghị định 178", scope=scope) == []


def test_what_says_it_in_one_place_comes_first(archive: Archive) -> None:
    """Before what holds the same words scattered, as often and in as much text."""
    archive.write(
        "scattered.txt",
        "The seal is round. A commune pays for it. Who hands it over signs. The office is closed.",
    )
    archive.write(
        "together.txt",
        "The commune office hands over the seal. It is round. Somebody pays. Who signs is told.",
    )
    archive.ingest()
    search = archive.search()
    question = "Does the commune office hand over the seal?"
    first = search.look_up(question, explain=True).hits[0]
    assert Path(first.source).name == "together.txt"
    assert first.why
    assert first.why.together > 0.9
    alone = search.look_up(question, together=False, explain=True).hits
    assert all(hit.why and hit.why.together == 0 for hit in alone)
