"""A rule that ended within the period asked for is told as it was and as it is."""

from dataclasses import replace

from assistant.draft import Draft
from assistant.extract import Writer
from assistant.other_language import Translator
from assistant.question import understand
from assistant.retrieve import Source
from corpus.document import Validity
from corpus.mentions import Names
from tests.assistant.offered import evidence, metadata, source

WRITER = Writer(Translator(Names.starter()))
ASKED = understand("How many deputies did the rules allow a department between 2020 and 2025?")


def decree(number: str, text: str, validity: Validity) -> Source:
    """A passage of a decree."""
    about = metadata(number, kind="regulation", title=f"Decree {number}", number=number)
    return source(text, about, rank="digest", validity=validity)


NOW = decree("45/2025/NĐ-CP", "A department has three deputies on average.", "in_force")
THEN = decree("24/2014/NĐ-CP", "A department has at most three deputies.", "replaced")


def write(now: Source, then: Source) -> Draft:
    """Answer from what was found for the last day of the period, and for the first."""
    earlier = evidence(then)
    return WRITER.write(ASKED, replace(evidence(now), earlier=earlier))


def said(draft: Draft) -> list[str]:
    """Return the sentences of a draft."""
    return [sentence.text for sentence in draft.sentences]


def test_both_forms_are_told_each_with_its_validity() -> None:
    """The one that holds at the end of the period comes first."""
    draft = write(NOW, THEN)
    assert said(draft) == [NOW.hit.passage.text, THEN.hit.passage.text]
    assert [each.validity for each in draft.citations] == ["in_force", "replaced"]
    assert [each.citations for each in draft.sentences] == [(1,), (2,)]


def test_a_rule_that_still_holds_is_told_once() -> None:
    """What was found on both days is no change."""
    assert said(write(NOW, NOW)) == [NOW.hit.passage.text]


def test_what_reports_said_then_is_no_rule() -> None:
    """Only what could oblige anybody has an earlier form."""
    report = source("A department of the city has five deputies.", validity="replaced")
    assert said(write(NOW, report)) == [NOW.hit.passage.text]


def test_the_earlier_form_stands_alone_where_nothing_came_after() -> None:
    """The rule ended and none followed: what held is still told, as ended."""
    nothing = decree("1/2025/NĐ-CP", "Seals are round.", "in_force")
    draft = write(nothing, THEN)
    assert (said(draft), draft.reason) == ([THEN.hit.passage.text], None)
