"""The catalogue on PostgreSQL and the vectors on a Chroma server: the same as in one folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.build import Builder, reading_here
from index.catalogue import Catalogue, set_state
from index.chroma import ChromaServer
from index.database import only_writer
from index.errors import CatalogueUnavailable, GenerationDamaged, WriterBusy
from index.following import Follower
from index.generation import folder_of
from index.readable import ReadableCatalogue
from index.search import Search
from tests.index.archive import Archive
from tests.index.fakes_index import HashEmbedder
from tests.servers import free_port

pytestmark = pytest.mark.server


@pytest.fixture
def office(tmp_path: Path, database: str, chroma_server: str) -> Iterator["Office"]:
    """Machines that share a database and a Chroma server."""
    office = Office(tmp_path / "office", database, chroma_server)
    yield office
    office.close()


class Office:
    """Makes machines, each with a folder of its own."""

    def __init__(self, root: Path, database: str, chroma: str) -> None:
        self.root = root
        self._database = database
        self._chroma = chroma
        self._machines: list[Machine] = []
        Catalogue.create(database).close()

    def machine(self, name: str) -> "Machine":
        """A machine that has joined."""
        self._machines.append(Machine(self.root, name, self._database, self._chroma))
        return self._machines[-1]

    def close(self) -> None:
        """Let go of all connections."""
        for machine in self._machines:
            machine.catalogue.close()
            machine.server.close()


class Machine(Archive):
    """An archive whose catalogue and vectors lie on servers; all see one folder of files."""

    def __init__(self, root: Path, name: str, database: str, chroma: str) -> None:
        self._name = name
        self._database = database
        super().__init__(root)
        self.server = ChromaServer(chroma, lambda: self.catalogue.name)
        self.open_store = self.server.open

    def _catalogue(self) -> Catalogue:
        return Catalogue(self._database)

    @property
    def data(self) -> Path:
        """The data folder of this machine."""
        return self.root / self._name

    @property
    def builder(self) -> Builder:
        """A builder that gives up at once when another machine is at work."""
        return Builder(
            self.catalogue, self.embedder, self.data, reading_here, self.open_store,
            self.server, wait_seconds=0.2,
        )  # fmt: skip

    @property
    def follower(self) -> Follower:
        """Keeps this machine's folder in step."""
        return Follower(self.catalogue, self.embedder, self.data, self.open_store)

    def search(self, exact_rows: int = 1000) -> Search:
        """Search over what any machine has published."""
        return Search(
            self.catalogue, self.embedder, self.data, self.open_store, exact_rows,
            follower=self.follower,
        )  # fmt: skip


def grow(archive: Archive) -> None:
    """Take in."""
    for number in range(12):
        archive.write(f"report-{number}.md", f"Thành phố {number} giảm {number + 20} biên chế.")
    archive.ingest()


def change(archive: Archive) -> None:
    """Take in another text of the same file, and a second name for it."""
    archive.write("report-3.md", "The seal of the merged agency. Con dấu mới của cơ quan.")
    archive.write("copy.md", "The seal of the merged agency. Con dấu mới của cơ quan.")
    archive.ingest()


def lose(archive: Archive) -> None:
    """Keep the folder in step when a file is gone."""
    (archive.folder / "report-5.md").unlink(missing_ok=True)
    archive.builder.sync([archive.folder])


def correct(archive: Archive) -> None:
    """Correct what is known about a document."""
    archive.builder.correct("report-1", "vi", {"title": "Báo cáo số một"})


def erase(archive: Archive) -> None:
    """Erase a document with all its versions."""
    archive.builder.remove("report-2")


STEPS: tuple[Callable[[Archive], None], ...] = (grow, change, lose, correct, erase)


def test_servers_hold_what_a_folder_holds(office: Office) -> None:
    """After each step, everything a person can see is the same."""
    alone, machine = Archive(office.root), office.machine("one")
    for step in STEPS:
        step(alone)
        step(machine)
        assert machine.state() == alone.state(), step.__name__


def test_another_machine_finds_what_one_has_taken_in(office: Office) -> None:
    """After each step, from the catalogue and the vectors alone."""
    one, other = office.machine("one"), office.machine("other")
    for step in STEPS:
        step(one)
        other.follower.catch_up()
        assert other.state() == one.state(), step.__name__


def test_what_was_removed_is_not_found_while_the_new_index_is_laid_out(office: Office) -> None:
    """A machine that lags behind leaves out what is gone."""
    one, other = office.machine("one"), office.machine("other")
    grow(one)
    search = other.search()
    (found,) = {hit.passage.document_id for hit in search.find("Thành phố 2 giảm 22", 1)}
    one.builder.remove(found)
    assert found not in {hit.passage.document_id for hit in search.find("Thành phố 2 giảm 22", 20)}
    search.close()


def test_machines_take_turns_in_writing(office: Office) -> None:
    """What one takes in stays when the other takes in something else."""
    one, other = office.machine("one"), office.machine("other")
    one.write("a.md", "Con dấu của cơ quan hợp nhất.")
    other.write("b.md", "Biên chế của cơ quan hợp nhất.")
    one.ingest()
    other.ingest()
    assert {row.metadata.id for row in one.catalogue.documents()} == {"a", "b"}
    assert {hit.passage.document_id for hit in one.search().find("cơ quan", 5)} == {"a", "b"}


def test_only_one_machine_writes_at_a_time(office: Office) -> None:
    """The second hears of the first, whose lock ends with its connection."""
    one, other = office.machine("one"), office.machine("other")
    with one.catalogue.only_writer(0.2), pytest.raises(WriterBusy):
        grow(other)
    grow(other)
    assert other.catalogue.generation == 1


def test_the_vectors_of_old_generations_go(office: Office, chroma_server: str) -> None:
    """The published one and the one before it stay."""
    one = office.machine("one")
    for step in STEPS:
        step(one)
    generation = one.catalogue.generation
    assert len(one.open_store(folder_of(one.data, generation) / "chroma")) > 0
    assert len(one.open_store(folder_of(one.data, generation - 1) / "chroma")) > 0
    assert len(one.open_store(folder_of(one.data, generation - 2) / "chroma")) == 0


def test_what_a_dead_build_put_on_the_server_is_not_found(office: Office) -> None:
    """Its collection has the number of the next generation."""
    one = office.machine("one")
    one.open_store(folder_of(one.data, 1) / "chroma").put(
        ["0" * 16], HashEmbedder().embed(["dead"])
    )
    grow(one)
    assert len(one.open_store(folder_of(one.data, 1) / "chroma")) == len(one.catalogue.documents())


def test_a_server_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    """It says what to look at, and tells no password."""
    port = free_port()
    with pytest.raises(CatalogueUnavailable, match="check that the database runs") as caught:
        Catalogue(f"postgresql+psycopg://a:geheim@127.0.0.1:{port}/b").documents()
    assert "geheim" not in str(caught.value)
    with pytest.raises(GenerationDamaged, match="check that the server runs"):
        ChromaServer(f"http://127.0.0.1:{port}", lambda: "x").open(folder_of(tmp_path, 1) / "c")


def test_all_parts_of_a_process_share_their_connections(database: str) -> None:
    """Each person's view of the catalogue is a part of its own; a server takes a hundred."""
    whole = Catalogue.create(database)
    views = [ReadableCatalogue(whole, frozenset({"public", f"group-{n}"})) for n in range(120)]
    assert [view.documents() for view in views] == [()] * 120
    assert {view._engine for view in views} == {whole._engine}
    whole.close()


def test_text_with_a_nul_is_taken_without_it(database: str) -> None:
    """PostgreSQL cannot hold one; it is no reason to lose an answer or to fail."""
    catalogue = Catalogue.create(database)
    assert catalogue.document("a\0b") is None
    with catalogue.transaction() as connection:
        set_state(connection, {"starter": "de\0clined"})
    assert catalogue.starter_declined
    catalogue.close()


def test_a_file_needs_no_lock_of_a_server(tmp_path: Path) -> None:
    """The lock of its folder is enough."""
    catalogue = Catalogue.create(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    with only_writer(catalogue._engine, 0.2), only_writer(catalogue._engine, 0.2):
        pass
