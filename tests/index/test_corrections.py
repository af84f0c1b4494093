"""Corrections: a person's word stands above the file's, and stays when the file is read again."""

from datetime import date

import pytest

from corpus.document import Metadata
from corpus.errors import InvalidMetadata
from tests.index.archive import Archive

SEAL = "The seal is kept by the head of the office."


def known(archive: Archive) -> Metadata:
    """Return what is known about the document."""
    stored = archive.catalogue.document("seal")
    assert stored is not None
    return stored.metadata


def test_a_correction_is_seen_at_once(archive: Archive) -> None:
    """It names itself as a person's word; the text and its version stay."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    version = archive.catalogue.documents()[0].version
    assert archive.builder.correct("seal", "en", {"issued": "2018-02-05", "issuer": "Office"})
    about = known(archive)
    assert (about.issued, about.issuer) == (date(2018, 2, 5), "Office")
    assert about.origins["issued"] == about.origins["issuer"] == "person"
    assert archive.catalogue.documents()[0].version == version
    (hit,) = archive.search().find("seal")
    assert hit.metadata.issued == date(2018, 2, 5)


def test_a_correction_survives_a_new_version(archive: Archive) -> None:
    """Also where the file says something else."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    archive.builder.correct("seal", "en", {"issued": "2018-02-05"})
    assert archive.statuses() == {"seal.txt": "unchanged"}
    archive.write("seal.txt", f"{SEAL} Always.")
    assert archive.statuses() == {"seal.txt": "updated"}
    assert known(archive).issued == date(2018, 2, 5)


def test_later_corrections_add_to_earlier_ones(archive: Archive) -> None:
    """An empty value clears what was known."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    archive.builder.correct("seal", "en", {"issued": "2018-02-05", "issuer": "Office"})
    archive.builder.correct("seal", "en", {"issuer": ""})
    about = known(archive)
    assert (about.issued, about.issuer) == (date(2018, 2, 5), None)


WRONG = [{"id": "other"}, {"issued": "yesterday"}, {"kind": "novel"}, {"access": ""},
         {"in_force": "2020-01-01", "expires": "2019-01-01"}]  # fmt: skip


@pytest.mark.parametrize("values", WRONG, ids=str)
def test_what_cannot_be_is_refused(archive: Archive, values: dict[str, object]) -> None:
    """Nothing is changed then."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    before = archive.state()
    with pytest.raises(InvalidMetadata):
        archive.builder.correct("seal", "en", values)
    assert archive.state() == before


def test_there_is_nothing_to_correct_in_what_is_not_there(archive: Archive) -> None:
    """The caller is told."""
    assert not archive.builder.correct("seal", "en", {"issuer": "Office"})
