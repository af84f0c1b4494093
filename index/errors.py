"""Everything that can go wrong with the index.

KnowledgeError            any failure we expect and can explain (corpus/errors.py)
└── IndexFailure          the stores cannot be read or written
    ├── CatalogueUnavailable   the database cannot be opened, read or written
    ├── GenerationDamaged      the files of a generation are missing or do not fit together
    ├── EmbedderMismatch       the index was built with another embedding model
    ├── EmbedderUnavailable    the embedding model cannot be found, exported or run
    ├── BackupFailed           a backup cannot be written or put back
    ├── Unwritable             the data folder cannot be written: its disk is full, or read only
    └── WriterBusy             another process is writing
"""

import errno

from corpus.errors import KnowledgeError


class IndexFailure(KnowledgeError):
    """The stores cannot be read or written."""


class CatalogueUnavailable(IndexFailure):
    """The database cannot be opened, read or written."""


class BackupFailed(IndexFailure):
    """A backup cannot be written or put back."""

    def __init__(self, file: object, problem: str) -> None:
        super().__init__(f"backup {file}: {problem}")


class GenerationDamaged(IndexFailure):
    """The files of a generation are missing or do not fit together."""


class EmbedderMismatch(IndexFailure):
    """The index was built with another embedding model."""

    def __init__(self, built_with: str, given: str) -> None:
        super().__init__(
            f"the index was built with the embedding model {built_with!r}, not {given!r}: "
            "rebuild the index, or set the former model again"
        )


class EmbedderUnavailable(IndexFailure):
    """The embedding model cannot be found, exported or run."""


class RerankerUnavailable(IndexFailure):
    """The cross-encoder cannot be found or run."""


# What the system says where a disk is full, or may only be read.
UNWRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


class Unwritable(IndexFailure):
    """What a data folder is to hold cannot be written there."""

    def __init__(self, data_dir: object, problem: str | None) -> None:
        super().__init__(
            f"the data folder {data_dir} cannot be written ({problem}): check its disk and its "
            "permissions, then do it again; what was there is whole"
        )


class WriterBusy(IndexFailure):
    """Another process is writing to the same data folder."""

    def __init__(self, pid: int | None) -> None:
        who = f" (pid {pid})" if pid else ""
        super().__init__(f"another ingest is running{who}: wait until it is done, or stop it")
