"""The overview files of the starter corpus repeat what the digests say."""

import re
from collections.abc import Iterator
from datetime import date

from tests.corpus.starter_digest import Digest, digests, overview, regulations


def test_overviews_list_every_digest_once() -> None:
    """Whoever reads the overview files misses no digest and finds no dead name."""
    text = "\n".join(
        overview(name)
        for name in ("precedents/README.md", "regulations/README.md", "regulations/README-2024.md")
    )
    listed: list[str] = []
    for line in text.splitlines():
        if found := re.match(r"- ((?:`[\w-]+`(?:, )?)+)(?: [-|]|:) ", line):
            listed += re.findall(r"`([\w-]+)`", found[1])
    assert sorted(listed) == sorted(digest.id for digest in digests() if digest.language == "en")


def test_the_overview_of_recent_rules_repeats_their_front_matter() -> None:
    """Number, date, status, title and count of doubts stand there as in the digest."""
    lines = overview("regulations/README-2024.md")
    wrong = []
    for number, digest in regulations().items():
        issued = digest.meta["issued"]
        if isinstance(issued, date) and issued.year >= 2024:
            parts = (digest.id, number, issued, digest.meta["status"], digest.meta["title"])
            doubts = len(digest.entries("unverified"))
            counted = f"{doubts} unverified point{'s' * (doubts != 1)}"
            line = "- `{}` | {} | {} | {} | {} ({})".format(*parts, counted)
            if line not in lines:
                wrong.append(line)
    assert wrong == []


def test_the_overview_of_precedents_repeats_their_front_matter() -> None:
    """Level, model, date, status and figures stand in the overview as in the digest."""
    lines = overview("precedents/README.md")
    wrong = []
    for digest in digests():
        if digest.language == "en" and digest.meta["kind"] == "precedent":
            line = f"- `{digest.id}` - {digest.meta['title']} [{'; '.join(summary(digest))}]"
            if line not in lines:
                wrong.append(line)
    assert wrong == []


def summary(digest: Digest) -> Iterator[str]:
    """Yield what the overview puts in brackets."""
    meta = digest.meta
    yield ", ".join(str(meta[field]) for field in ("level", "model", "date", "status"))
    for name in ("staff", "units"):
        if meta[f"{name}_before"] is not None and meta[f"{name}_after"] is not None:
            yield f"{name} {meta[f'{name}_before']} -> {meta[f'{name}_after']}"
    if meta["focal_points_cut"] is not None:
        yield f"focal points cut: {meta['focal_points_cut']}"
