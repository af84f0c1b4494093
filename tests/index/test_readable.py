"""A catalogue within access labels."""

from index.readable import ReadableCatalogue
from tests.index.archive import Archive

SEAL = "Con dấu của đội do ông Trần Văn Thử giữ."


def test_the_text_of_a_version_is_for_those_who_may_read_its_document(archive: Archive) -> None:
    """Also of a former one; for all others there is none, as of a version that never was."""
    archive.write("seal.md", "Con dấu cũ.", access="thanh-tra")
    archive.ingest()
    archive.write("seal.md", SEAL, access="thanh-tra")
    archive.ingest()
    theirs = ReadableCatalogue(archive.catalogue, frozenset({"public", "thanh-tra"}))
    others = ReadableCatalogue(archive.catalogue, frozenset({"public"}))
    history = theirs.history("seal")
    assert len(history) == 2
    for row in history:
        text = archive.catalogue.text("seal", row.language, row.version)
        assert text
        assert theirs.text("seal", row.language, row.version) == text
        assert others.text("seal", row.language, row.version) is None
    assert theirs.text("seal", "vi", "never") is None
