"""The starter corpus that ships with the package: digests, glossary and gazetteer."""

from pathlib import Path

DIGEST_FOLDERS = ("precedents", "regulations")
DIGEST_SUFFIXES = (".en.md", ".vi.md")


def starter_folder() -> Path:
    """Return the folder that holds the digests, `glossary.yaml` and `gazetteer.yaml`."""
    return Path(__file__).parent


def starter_files() -> list[Path]:
    """Return every digest, sorted; the overview files (README) are no documents."""
    return sorted(
        path
        for folder in DIGEST_FOLDERS
        for path in (starter_folder() / folder).iterdir()
        if path.name.endswith(DIGEST_SUFFIXES)
    )
