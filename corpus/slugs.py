"""Names as they may stand in an address."""

import re

from corpus.vietnamese import fold


def slug(name: str) -> str:
    """Return a name as it may stand in an address: 178/2024/NĐ-CP becomes 178-2024-nd-cp."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "document"
