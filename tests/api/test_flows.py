"""Every flow through the pages by keyboard alone: in both languages, at three widths."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from api.words import words
from corpus.document import LANGUAGES, Language
from tests.api.browsing import WIDTHS, Desk, overflows
from tests.api.fakes_parts import TITLE

pytestmark = pytest.mark.browser

MOST_TABS = 90  # stops between the top of a page and its end
FOCUSED = "element => element === document.activeElement"
# A person who cannot see where the focus is has no keyboard.
RINGED = """element => {
  const seen = element.matches(":focus-visible"), style = getComputedStyle(element);
  return seen && (style.outlineStyle !== "none" || style.boxShadow !== "none");
}"""


@dataclass
class Keyboard:
    """A person with a keyboard and no mouse."""

    desk: Desk
    lang: Language

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.desk.page

    @property
    def t(self) -> Mapping[str, str]:
        """The words of the page."""
        return words(self.lang)

    def open(self, path: str) -> None:
        """Open a page, which is no wider than its window."""
        mark = "&" if "?" in path else "?"
        self.page.goto(f"{self.desk.base}{path}{mark}lang={self.lang}")
        assert not overflows(self.page)

    def reach(self, target: Locator) -> None:
        """Press Tab until the focus is there, and seen to be."""
        element = target.element_handle()  # sought once: there are many stops on the way
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if element.evaluate(FOCUSED):
                assert element.evaluate(RINGED)
                return
        pytest.fail(f"no Tab leads to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Reach something and press a key on it."""
        self.reach(target)
        self.page.keyboard.press(key)

    def write(self, label: str, text: str) -> None:
        """Write into a field."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def button(self, name: str) -> Locator:
        """The first button of that name that is seen."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def unfold(self, name: str) -> None:
        """Open what is folded away."""
        self.press(self.page.locator("summary", has_text=name).first)


@pytest.fixture(params=[(width, lang) for width in WIDTHS for lang in LANGUAGES], ids="-".join)
def person(request: pytest.FixtureRequest, desk: Desk) -> Keyboard:
    """A person at a screen of each width, in each language."""
    width, lang = request.param
    wide, high = WIDTHS[width]
    desk.page.set_viewport_size({"width": wide, "height": high})
    return Keyboard(desk, lang)


def test_asking_and_judging(person: Keyboard) -> None:
    """The question is sent with Enter; the answer is judged with a reason."""
    person.open("/")
    person.write(person.t["question"], "Con dấu cũ?")
    person.page.keyboard.press("Enter")
    expect(person.page.locator(".sentence")).to_have_count(2)
    person.open(f"/answers/{person.desk.parts.records.kept[0].id}")
    person.unfold(person.t["not_helpful"])
    person.press(person.button(person.t["send_opinion"]))
    expect(person.page.locator(".tools [role=status]")).to_have_text(person.t["thanks"])


def test_precedents_are_compared_and_saved(person: Keyboard) -> None:
    """Two are ticked, put side by side, saved, and deleted again."""
    person.open("/precedents")
    boxes = person.page.get_by_role("checkbox")
    person.press(boxes.nth(0), "Space")
    person.press(boxes.nth(1), "Space")
    person.press(person.button(person.t["compare"]))
    expect(person.page.get_by_role("heading", level=1)).to_have_text(person.t["side_by_side"])
    assert not overflows(person.page)
    person.press(person.button(person.t["save_comparison"]))
    expect(person.page.get_by_role("link", name=TITLE).first).to_be_visible()
    person.press(person.button(person.t["delete"]))
    expect(person.page.get_by_text(person.t["nothing_saved"])).to_be_visible()


def test_a_briefing_is_outlined_and_ordered(person: Keyboard) -> None:
    """The outline is changed on the way; the file is there to be taken away."""
    person.open("/briefings")
    person.write(person.t["topic"], "Con dấu")
    person.press(person.button(person.t["see_outline"]))
    expect(person.page.get_by_text(person.t["outline_lead"])).to_be_visible()
    assert not overflows(person.page)
    person.press(person.button(person.t["make_briefing"]))
    taken = person.page.get_by_role("link", name=person.t["take_away"])
    expect(taken).to_be_visible()
    assert not overflows(person.page)


def test_a_document_is_found_corrected_and_removed(person: Keyboard) -> None:
    """From the list to its page and back."""
    person.open("/documents")
    person.write(person.t["title_or_number"], "con dau")
    person.page.keyboard.press("Enter")
    person.press(person.page.get_by_role("link", name=TITLE))
    expect(person.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    person.unfold(person.t["correct_document"])
    person.write(f"{person.t['issuer']}", "Bộ Công an")
    person.press(person.button(person.t["save"]))
    expect(person.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert person.desk.parts.done == ["correct con-dau vi {'issuer': 'Bộ Công an'}"]
    person.unfold(person.t["remove_document"])
    person.press(person.button(person.t["delete_for_good"]))
    expect(person.page.get_by_text(person.t["no_document"])).to_be_visible()


def test_a_conversation_is_renamed_and_deleted(person: Keyboard) -> None:
    """From the list of what was asked."""
    person.desk.ask("Con dấu cũ?")
    expect(person.page.locator(".sentence")).to_have_count(2)
    person.open("/conversations")
    person.unfold(person.t["rename"])
    person.write(person.t["new_title"], "Về con dấu")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("link", name="Về con dấu")).to_be_visible()
    person.unfold(person.t["delete"])
    person.press(person.button(person.t["delete_for_good"]))
    expect(person.page.get_by_text(person.t["no_conversation"])).to_be_visible()
