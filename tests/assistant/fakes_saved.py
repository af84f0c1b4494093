"""Saved comparisons in memory."""

from dataclasses import dataclass, field

from assistant.saved import SavedComparison


@dataclass
class ListedComparisons:
    """Keeps comparisons in the order they were saved."""

    kept: dict[str, SavedComparison] = field(default_factory=dict)

    def keep(self, comparison: SavedComparison) -> None:
        """Keep a comparison."""
        self.kept[comparison.id] = comparison

    def comparison(self, comparison_id: str) -> SavedComparison | None:
        """Return a comparison, or `None`."""
        return self.kept.get(comparison_id)

    def comparisons(self) -> list[SavedComparison]:
        """Return all comparisons, the newest first."""
        return sorted(self.kept.values(), key=lambda each: each.saved_at, reverse=True)

    def delete(self, comparison_id: str) -> None:
        """Delete a comparison."""
        self.kept.pop(comparison_id, None)
