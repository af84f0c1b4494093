"""Packs in memory."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.packs import Pack, State
from assistant.paper import Statement


@dataclass
class ListedPacks:
    """Keeps packs in the order they were ordered."""

    kept: dict[str, Pack] = field(default_factory=dict)

    def keep(self, pack: Pack) -> None:
        """Keep a pack."""
        self.kept[pack.id] = pack

    def advance(self, pack_id: str, progress: str) -> State | None:
        """Note how far a pack is."""
        pack = self.kept.get(pack_id)
        if pack is None:
            return None
        if pack.state == "working":
            self.kept[pack_id] = replace(pack, progress=progress)
        return pack.state

    def finish(
        self,
        pack_id: str,
        state: State,
        statements: tuple[Statement, ...] = (),
        content: bytes | None = None,
        progress: str = "",
    ) -> None:
        """Note how a pack ended."""
        pack = self.kept.get(pack_id)
        if pack is not None and pack.state == "working":
            self.kept[pack_id] = replace(
                pack, state=state, statements=statements, content=content, progress=progress
            )

    def abandon(self, why: str, before: datetime) -> None:
        """Note that nobody works on packs any more."""
        for pack_id in [each.id for each in self.kept.values() if each.ordered_at < before]:
            self.finish(pack_id, "failed", progress=why)

    def pack(self, pack_id: str) -> Pack | None:
        """Return a pack."""
        return self.kept.get(pack_id)

    def packs(self) -> list[Pack]:
        """Return all packs without their files, the newest first."""
        newest = sorted(self.kept.values(), key=lambda pack: pack.ordered_at, reverse=True)
        return [replace(pack, content=None) for pack in newest]

    def delete(self, pack_id: str) -> None:
        """Delete a pack."""
        self.kept.pop(pack_id, None)
