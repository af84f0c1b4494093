"""Figures of before and after: which of them a question asks for, and what a sentence tells."""

import re
from collections.abc import Mapping, Sequence

from corpus.facts import figures_of

# Asks for two figures, one before and one after.
BOTH = re.compile(
    r"before (?:and|vs\.?|versus) after|truoc va sau|from how many to|tu bao nhieu (?:xuong|con)"
    r"|from what to what"
)
# Asks for what was before only, and tells it.
MERGED = r"(?:merg|join|combin|consolidat|unif|amalgam|reorgani)"
ONLY_BEFORE = re.compile(
    rf"\bbefore (?:\w+ ){{0,3}}{MERGED}|truoc (?:khi|luc) (?:\w+ ){{0,2}}(?:nhap|gop|ghep|sap xep)"
)
AFTER = re.compile(r"\bafter\b|\bsau\b|\bcon\b|\bto how\b")
TELLS_BEFORE = re.compile(
    r"\bbefore\b|previous|former|earlier|\bhad\b|\bfrom \d|so (?:voi|far)|against|\btruoc\b|\btu \d"
    r"|\bcu\b|\bold\b|\bcut\b|\bgiam\b|\bvon\b"
)
# Asks for a change: what was before, what is left, what was saved.
CHANGE = re.compile(
    r"\bgiam\b|\bcon (?:lai )?(?:bao nhieu|may)|truoc|\bsau\b|tinh giam|tinh gian|cat giam"
    r"|reduc|\bcut|fewer|before|after|\bfell\b|\bdrop|\bsav(?:e|ed)\b|from how many"
    r"|\bshr[iau]nk|\bdecreas|\blose\b|\blost\b"
)
# Measures of a question, and what reports count before and after of each.
CHANGED: Mapping[str, tuple[str, ...]] = {
    "people": ("staff", "leaders"),
    "bodies": ("focal_points", "units"),
    "units": ("units",),
    "deputies": ("leaders",),
}


def asks_both(folded: str) -> bool:
    """Say whether a folded question asks for two figures."""
    return BOTH.search(folded) is not None


def asks_before(folded: str) -> bool:
    """Say whether a folded question asks for what was before only."""
    return ONLY_BEFORE.search(folded) is not None and AFTER.search(folded) is None


def tells_before(folded: str) -> bool:
    """Say whether a folded sentence tells what was before."""
    return TELLS_BEFORE.search(folded) is not None


def asks_change(folded: str) -> bool:
    """Say whether a folded question, or a word of it, asks for a change."""
    return CHANGE.search(folded) is not None


def changes(measures: Sequence[str], text: str) -> bool:
    """Say whether a sentence states what of some measures was before and after, or was cut."""
    counted = {name for measure in measures for name in CHANGED.get(measure, ())}
    return any(told[0].rsplit("_", 1)[0] in counted for told in figures_of(text))
