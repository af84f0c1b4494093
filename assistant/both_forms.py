"""A rule that changed within the period asked for, told in both forms: as it is, and as it was."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Citation, Sentence
from assistant.draft import Draft
from corpus.document import Rank, Validity

RULES: frozenset[Rank] = frozenset({"rule", "digest", "guidance"})
ENDED: frozenset[Validity] = frozenset({"expired", "replaced"})
MOST = 2  # sentences of the earlier form


def told_in_both(draft: Draft, earlier: Draft) -> Draft:
    """Return a draft that also says what an earlier one says from rules that ended since.

    `draft` is of the last day of the period, `earlier` of its first; validity is that on the last.
    """
    said = {(each.version, each.start) for each in draft.citations}
    ended = [
        (sentence, cited)
        for sentence, cited in _of_rules(earlier)
        if (cited.version, cited.start) not in said
    ][:MOST]
    if not ended:
        return draft
    first = len(draft.citations) + 1
    return replace(
        draft,
        sentences=(
            *draft.sentences,
            *(replace(sentence, citations=(n,)) for n, (sentence, _) in enumerate(ended, first)),
        ),
        citations=(
            *draft.citations,
            *(replace(cited, number=n) for n, (_, cited) in enumerate(ended, first)),
        ),
        reason=None,
    )


def _of_rules(draft: Draft) -> Iterator[tuple[Sentence, Citation]]:
    """Yield the sentences that rest on a rule which has ended."""
    for sentence in draft.sentences:
        cited = draft.by_number[sentence.citations[0]]
        if cited.rank in RULES and cited.validity in ENDED:
            yield sentence, cited
