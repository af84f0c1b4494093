"""What may be shown: quotations that stand in the stored version, figures that stand in them."""

import re
from collections.abc import Mapping

from assistant.answer import Citation, Sentence

# 18.000, 1,5, 14/14, 20/7/2023, 178/2024: a figure with the marks that stand inside it.
FIGURE = re.compile(r"\d+(?:[.,/:–-]\d+)*")


def stands(citation: Citation, text: str) -> bool:
    """Say whether the quotation is word for word at its offsets in the version's text."""
    return citation.quote != "" and text[citation.start : citation.end] == citation.quote


def figures(text: str) -> frozenset[str]:
    """Return the figures of a text as they are written."""
    return frozenset(FIGURE.findall(text))


def verified(
    sentence: Sentence, citations: Mapping[int, Citation], texts: Mapping[str, str]
) -> bool:
    """Say whether a sentence may be shown.

    It rests on at least one citation, each stands word for word in its version (`texts` by
    version), and every figure of the sentence stands in one of the quotations.
    """
    cited = [citations[number] for number in sentence.citations if number in citations]
    if not cited or len(cited) != len(sentence.citations):
        return False
    if not all(stands(citation, texts.get(citation.version, "")) for citation in cited):
        return False
    return figures(sentence.text) <= frozenset().union(*(figures(c.quote) for c in cited))
