"""The catalogue: nothing is lost on the way in and out, and its migrations make the same tables."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from api import migrations
from api.accounts import Accounts
from assistant.records import Records
from corpus.document import Metadata, Relation, Source
from index.catalogue import Catalogue
from index.errors import CatalogueUnavailable
from index.packing import pack_metadata, unpack_metadata

FULL = Metadata(
    id="178-2024-nd-cp",
    language="vi",
    title="Nghị định 178",
    kind="regulation",
    number="178/2024/NĐ-CP",
    issuer="Chính phủ",
    issued=date(2024, 12, 31),
    in_force=date(2025, 1, 1),
    expires=date(2030, 1, 1),
    status="amended",
    relations=(Relation("amends", "1/2020/NĐ-CP"), Relation("replaced_by", "2/2030/NĐ-CP")),
    places=("Hạ Long", "Quảng Ninh"),
    levels=("district",),
    bodies=("Ban Tổ chức",),
    topics=("seals",),
    sources=(Source("A report", "A paper", "https://example.org", "2025"), Source("Another")),
    unverified=("staff_after",),
    access="internal",
    facts={"staff_before": 20, "result": "merged", "legal_basis": ("a", "b"), "model": None},
)


@pytest.mark.parametrize("metadata", [FULL, Metadata("x", "en", "X")], ids=["full", "bare"])
def test_metadata_comes_back_as_it_was(metadata: Metadata) -> None:
    """Packing loses nothing, neither tuples nor dates nor absent values."""
    assert unpack_metadata(pack_metadata(metadata)) == metadata


def test_every_field_of_metadata_is_packed() -> None:
    """A new field that nobody packs would be lost in silence."""
    bare = Metadata("x", "en", "X")
    for name, value in vars(FULL).items():
        changed = replace(bare, **{name: value})
        assert unpack_metadata(pack_metadata(changed)) == changed, name


def tables(url: str) -> dict[str, object]:
    """Describe the tables of a database, but for the order of their columns."""
    inspector = inspect(create_engine(url))
    return {
        name: (
            {
                each["name"]: (str(each["type"]), each["nullable"])
                for each in inspector.get_columns(name)
            },
            inspector.get_pk_constraint(name),
            sorted(map(str, inspector.get_indexes(name))),
            sorted(map(str, inspector.get_foreign_keys(name))),
            sorted(map(str, inspector.get_unique_constraints(name))),
        )
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }


def test_the_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    """Tests create tables from the code, people from the history: both must be the same."""
    created, migrated = (f"sqlite:///{tmp_path / name}.sqlite" for name in ("created", "migrated"))
    Catalogue.create(created).close()
    Records.create(created)
    Accounts.create(created)
    migrations.upgrade(migrated)
    assert tables(migrated) == tables(created)


def test_the_known_head_is_the_newest_revision() -> None:
    """The quick look at start compares with a constant; it must not lag behind the history."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_migrating_again_does_nothing(tmp_path: Path) -> None:
    """Every start migrates."""
    url = f"sqlite:///{tmp_path / 'new' / 'catalogue.sqlite'}"
    migrations.upgrade(url)
    migrations.upgrade(url)
    assert migrations.revision(url) == migrations.HEAD
    assert Catalogue(url).generation == 0


def test_a_catalogue_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    """An old program must not write into tables it does not know."""
    url = f"sqlite:///{tmp_path / 'catalogue.sqlite'}"
    migrations.upgrade(url)
    with Catalogue(url).transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CatalogueUnavailable, match="newer release"):
        migrations.upgrade(url)


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    """No library's exception leaves the catalogue."""
    path = tmp_path / "catalogue.sqlite"
    path.write_text("no database " * 100)
    with pytest.raises(CatalogueUnavailable) as caught:
        migrations.upgrade(f"sqlite:///{path}")
    assert "\n" not in str(caught.value)
    with pytest.raises(CatalogueUnavailable):
        Catalogue(f"sqlite:///{path}").documents()


def test_declining_the_starter_is_remembered(tmp_path: Path) -> None:
    """`--no-starter` holds for good."""
    url = f"sqlite:///{tmp_path / 'catalogue.sqlite'}"
    catalogue = Catalogue.create(url)
    assert not catalogue.starter_declined
    catalogue.decline_starter()
    catalogue.decline_starter()
    assert Catalogue(url).starter_declined
