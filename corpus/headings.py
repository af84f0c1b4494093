"""What headings say: which provision they name, and whether the editors speak under them."""

import re
from collections.abc import Sequence

from corpus.vietnamese import fold

# Sections in which the editors speak (corpus/starter/README.md); folded openings of their headings.
COMMENT_SECTIONS = (
    "what it means", "why it matters", "open points", "how to check", "how to use", "how to apply",
    "lessons", "common risks",
    "y nghia doi voi", "diem con bo ngo", "diem can lam ro", "cach kiem tra", "cach su dung",
    "cach ap dung", "bai hoc", "rui ro thuong gap",
)  # fmt: skip

_NUMBER = r"\d+[a-zđ]?\b"
# "Điều 15. Đăng ký lại", "Điều 9, Điều 10. Thôi việc", "Điều 11 đến Điều 15. ...", "Articles 8, 9."
PROVISION = re.compile(
    rf"(?P<name>(?:Điều|Articles?)\s+{_NUMBER}"
    rf"(?:\s*(?:, and|,|và|đến|–|-|and|to)\s*(?:(?:Điều|Article)\s+)?{_NUMBER})*)"
    rf"(?P<clause>\s+(?:khoản|clause)\s+{_NUMBER})?\s*(?:[.:(]|$)"
)
CLAUSE_FIRST = re.compile(
    rf"(?P<clause>Khoản\s+{_NUMBER})\s+(?P<name>Điều\s+{_NUMBER})\s*(?:[.:(]|$)"
)
# "Who is covered (Article 2)": one provision of this document, in brackets at the end.
IN_BRACKETS = re.compile(rf"\((?P<name>(?:Điều|Article)\s+{_NUMBER})\)$")
# "(sửa Điều 5 Nghị định 24)": the other document whose article is restated.
AMENDED = re.compile(r"\((?:sửa|amending)\s[^()]*\)", re.IGNORECASE)


def is_comment(heading: str) -> bool:
    """Say whether the editors speak under a heading, and not the document."""
    return fold(heading).startswith(COMMENT_SECTIONS)


def group_of(path: Sequence[str]) -> str:
    """Return the section's name for citing from its headings; a provision stands first."""
    for place, name in enumerate(path):
        if provision := provision_of(name):
            return " › ".join((provision, *path[place + 1 :]))
    return " › ".join(path)


def provision_of(heading: str) -> str | None:
    """Return the provision of this document that a heading names, as it is cited; else `None`.

    A heading that restates another document's article ("Sửa Điều 6 Nghị định 108") names none.
    """
    match = CLAUSE_FIRST.match(heading) or PROVISION.match(heading)
    if match is None:
        match = IN_BRACKETS.search(heading)
        return _name(match) if match else None
    clause = " ".join((match["clause"] or "").split()).lower()
    amended = AMENDED.search(heading)
    return " ".join(filter(None, (_name(match), clause, amended and amended.group())))


def _name(match: re.Match[str]) -> str:
    """Return "Article 8, Article 9" for "Articles 8, 9"."""
    name = " ".join(match["name"].split())
    if not name.startswith("Articles"):
        return name
    numbers = name.removeprefix("Articles ").replace("Article ", "")
    return re.sub(_NUMBER, r"Article \g<0>", numbers)
