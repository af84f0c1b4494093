"""Digests saved in other formats: the same parts, cited in the same way."""

from pathlib import Path

import pytest

from corpus.starter import starter_files
from tests.corpus.digest_writers import STYLED
from tests.corpus.papers import document, loaded

EVERY = 6  # one digest in so many, each in each format


def plain_digests() -> dict[str, str]:
    """Return digests without their front matter, whose lists have bullets and no lists within.

    A numbered list of Word is read as it is seen, its numbers part of the text.
    """
    bodies = {path.name: path.read_text("utf-8").split("---\n", 2)[2] for path in files()}
    return {
        name: text
        for name, text in bodies.items()
        if all(
            block.level == 0 and not block.marker[0].isdigit()
            for block in loaded(text, "bai.md").blocks
            if block.kind == "item"
        )
    }


def files() -> list[Path]:
    """Return some digests of the starter corpus."""
    return sorted(starter_files())[::EVERY]


DIGESTS = plain_digests()


def test_there_are_enough_of_them() -> None:
    """With rules and experience among them."""
    assert len(DIGESTS) >= 15


@pytest.mark.parametrize("format", STYLED)
@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_has_the_same_passages_in_every_format(name: str, format: str) -> None:
    """Locators and texts are those of its Markdown."""
    markdown = document(DIGESTS[name], "bai.md")
    saved = STYLED[format](loaded(DIGESTS[name], "bai.md").blocks)
    found = document(saved, f"bai.{format}")
    expected = [(each.locator, each.text) for each in markdown.passages]
    assert [(each.locator, each.text) for each in found.passages] == expected
