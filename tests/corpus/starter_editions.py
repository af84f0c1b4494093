"""Where the two editions of one digest differ in more than their language."""

import re
from collections.abc import Iterator

from tests.corpus.starter_digest import Digest

SAME_IN_BOTH = (
    "number issued in_force expires status amends replaces replaced_by level agencies topics "
    "sources locality model date staff_before staff_after focal_points_cut units_before "
    "units_after legal_basis"
).split()
LIST_ITEM = re.compile(r"^ *(?:-|\d+\.|[a-zđ]\)) ", re.MULTILINE)
TABLE_ROW = re.compile(r"^\|", re.MULTILINE)
OFFICIAL_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][\w-]*(?:/[A-ZĐ]+)?")
IDIOMS = {"100"}  # "100%" is Vietnamese for "all"


def disagreements(english: Digest, vietnamese: Digest) -> Iterator[str]:
    """Say where two editions of one document differ in more than their language."""
    for field in SAME_IN_BOTH:
        if english.meta.get(field) != vietnamese.meta.get(field):
            yield f"{field}: {english.meta.get(field)!r}, {vietnamese.meta.get(field)!r}"
    for field in ("merged", "unverified"):
        if len(english.entries(field)) != len(vietnamese.entries(field)):
            yield f"{field}: not as many entries in both"
    named = [set(OFFICIAL_NUMBER.findall(digest.body)) for digest in (english, vietnamese)]
    if odd := sorted(named[0] ^ named[1]):
        yield f"official numbers in one language only: {', '.join(odd)}"
    if len(english.sections) != len(vietnamese.sections):
        yield "not as many sections in both"
        return
    for (heading, one), (_, other) in zip(english.sections, vietnamese.sections, strict=True):
        yield from (f"{line} under {heading!r}" for line in differences(one, other))


def differences(english: str, vietnamese: str) -> Iterator[str]:
    """Say where the text of one section differs in more than its language."""
    for what, marks in (("list items", LIST_ITEM), ("table rows", TABLE_ROW)):
        if len(marks.findall(english)) != len(marks.findall(vietnamese)):
            yield f"not as many {what} in both"
    if odd := sorted(figures(english, ",") ^ figures(vietnamese, ".")):
        yield f"figures in one language only: {', '.join(odd)}"


def figures(text: str, thousands: str) -> set[str]:
    """Return the figures of three digits or more, all with the same decimal mark."""
    whole = re.sub(rf"(?<=\d){re.escape(thousands)}(?=\d{{3}}(?!\d))", "", text)
    found = re.findall(r"\d+(?:[.,]\d+)?", whole)
    plain = {figure.replace(",", ".") for figure in found}
    return {figure for figure in plain if len(figure.replace(".", "")) > 2} - IDIOMS
