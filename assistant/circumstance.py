"""The circumstances that a question names: "when two bodies merge", "sau khi hợp nhất".

They say when or under what condition; what is asked for stands beside them. An answer seldom
repeats them, and a sentence that meets nothing else answers nothing.
"""

import re
from collections.abc import Iterator

from corpus.document import Span
from corpus.vietnamese import fold

# Folded. "Khi nào", "when did" ask; "before and after" belongs to the figure that is asked for.
LEADING = re.compile(
    r"^\W*(?:(?:(?:sau |truoc |trong |moi )?khi|neu)\b(?! nao)[^,?]*?(?:,|\bthi\b)"
    r"|(?:when|after|before|once|if|while)\b(?! (?:did|does|do|was|were|is|are|will|can|must)\b)"
    r"[^,?]*,)"
)
TRAILING = re.compile(
    r"(?<!\bden )(?<!\btu )\b(?:(?:sau |truoc |trong )?khi|neu)\b(?! nao| nay\b| do\b)[^?]*\W*$"
    r"|(?<=\w )(?<!\band )(?<!\bor )(?<!\bvs )(?:when|after|before|once|if|while)\b"
    r"(?! (?:and|or|vs)\b)[^?]*\W*$"
)
# Then what is asked for goes on behind them: "sau khi gộp Quảng Nam có bao nhiêu xã".
ASKS = re.compile(r"\b(?:bao nhieu|bao lau|may|gi|nao|ai|dau|sao|khong|how|what|which|who|why)\b")


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what a question asks for, and the circumstances it names.

    All of it is asked for where nothing would be left.
    """
    asked_for, beside = text, []
    for span in reversed(list(_spans(fold(text)))):
        beside.append(asked_for[span.start : span.end])
        asked_for = f"{asked_for[: span.start]} , {asked_for[span.end :]}"
    return (asked_for, tuple(beside)) if re.search(r"[^\W_]", asked_for) else (text, ())


def _spans(folded: str) -> Iterator[Span]:
    leading = LEADING.search(folded)
    after = leading.end() if leading else 0
    if leading:
        yield Span(0, after)
    trailing = TRAILING.search(folded, after)
    if trailing and ASKS.search(trailing[0]) is None:
        yield Span(trailing.start(), len(folded))
