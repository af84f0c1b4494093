"""What a loader makes of the bytes of one file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.blocks import Block, Remark


@dataclass(frozen=True)
class Found:
    """The blocks of a file in reading order, and what was doubtful about them."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    pages: int = 0  # 0 where the format has none
    scanned: bool = False  # some of it was read from a picture
    front_matter: Mapping[str, object] | None = None


Loader = Callable[[bytes, str], Found]  # bytes and name of the file; raises `DocumentError`
