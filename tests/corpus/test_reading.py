"""From a file to a document: a web article as people copy it."""

from hashlib import sha256

import pytest

from corpus.document import Document
from corpus.errors import UnreadableDocument
from corpus.reading import read
from corpus.starter import starter_files
from tests.corpus.papers import document, locators

ARTICLE = """\
One roof for two offices in Lam Son district
Lam Son - the first district of its province to merge two offices - works with fewer people.
The merger of advisory offices has been prepared by the district since last year.From that policy, \
two offices moved under one roof.
All 9/9 communes of the district have finished joining their record rooms. |
In Lam Son town, "two in one" means that 12 posts are now 8, and over 4,000 files lie in one \
room, saving human resources.Paper also goes shorter ways. The trade unions meet together.
Mr. Tran Van Mau - Head of the joint office said: "The head is responsible for all tasks. After \
the merger, we issued operating regulations. Therefore, overlapping tasks are reduced".
The new office on its first day (illustrative photo). |
The communes have completedThe second step, which cut 6 focal points. Seals wait for guidance \
from the Central Government, see https://lamson.example.org/News.Page for more.
"""


@pytest.fixture(scope="module")
def article() -> Document:
    """Return an invented web article with every fault we know of."""
    return document(ARTICLE, "lam-son.txt")


def test_an_article_is_known_by_its_file_and_title(article: Document) -> None:
    """Nobody filed it, so its own words must do."""
    told = article.metadata
    assert (told.id, told.language, told.kind) == ("lam-son", "en", "other")
    assert told.title == "One roof for two offices in Lam Son district"
    assert article.content_hash == sha256(ARTICLE.encode()).hexdigest()
    assert article.key == ("lam-son", "en")


def test_each_paragraph_of_an_article_is_a_passage(article: Document) -> None:
    """They are cited by their number, under the title."""
    assert locators(article) == [f"paragraph {n}" for n in range(1, 8)]
    assert {passage.headings for passage in article.passages} == {(article.metadata.title,)}
    assert {passage.rank for passage in article.passages} == {"press"}


def test_the_faults_of_an_article_are_repaired(article: Document) -> None:
    """The reader sees whole sentences and no stray marks."""
    for whole in (
        "since last year. From that policy",
        "human resources. Paper also",
        "completed The second step",
        "joining their record rooms.\n",
        "(illustrative photo).\n",
    ):
        assert whole in article.text
    assert "|" not in article.text


def test_every_repair_of_an_article_is_told(article: Document) -> None:
    """Five repairs, five doubts, each at its place."""
    assert sorted(doubt.code for doubt in article.doubts) == [
        "caption_mark",
        "caption_mark",
        "run_together",
        "run_together",
        "run_together",
    ]
    assert all(doubt.span is not None for doubt in article.doubts)


def test_addresses_and_figures_of_an_article_stay(article: Document) -> None:
    """What only looks run together is left as it is."""
    assert "https://lamson.example.org/News.Page" in article.text
    assert "over 4,000 files" in article.text


def test_a_version_is_named_by_its_text() -> None:
    """The same text under another name is the same version; another text is not."""
    assert document("Một. Hai.", "a.txt").version == document("Một. Hai.\n\n", "b.txt").version
    assert document("Một. Hai.", "a.txt").version != document("Một. Ba.", "a.txt").version


def test_only_marks_are_no_document() -> None:
    """A file whose text falls away in cleaning is refused like an empty one."""
    with pytest.raises(UnreadableDocument, match="^a.txt: .*nothing to"):
        document("|\n", "a.txt")


def test_every_starter_digest_reads_without_a_doubt() -> None:
    """Each is known by its file's name, cites every part once, and passes for no official text."""
    wrong = []
    for path in starter_files():
        paper = read(path)
        names = locators(paper)
        known = f"{paper.metadata.id}.{paper.metadata.language}.md" == path.name
        ranks = {passage.rank for passage in paper.passages}
        if paper.doubts or not known or len(set(names)) < len(names) or "rule" in ranks:
            wrong.append(path.name)
    assert wrong == []
