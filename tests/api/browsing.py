"""A page in headless Chromium, and what must not happen on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from tests.api.fakes_parts import FakeParts
from tests.programs import require_program

QUESTION = "Con dấu <img src=x onerror=alert(1)> cũ?"
WIDTHS = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1440, 900)}
FLAGS = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start headless Chromium; without one, skip and say what to install."""
    path = require_program(
        "chromium", "chromium-browser", "google-chrome", install="apt-get install chromium"
    )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@dataclass
class Desk:
    """A page that is open, the parts behind it, and what must not happen."""

    page: Page
    parts: FakeParts
    base: str
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str = QUESTION) -> None:
        """Type a question and press Enter."""
        self.page.goto(self.base)
        self.page.get_by_label("Câu hỏi của bạn").fill(question)
        self.page.keyboard.press("Enter")


def watch(desk: Desk) -> None:
    """Note what must not happen on a page."""
    page, note = desk.page, desk.complaints.append
    page.on("console", lambda said: note(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: note(str(error)))
    page.on("dialog", lambda dialog: note(dialog.message))
    page.on("request", lambda sent: None if sent.url.startswith(desk.base) else note(sent.url))


def overflows(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
