"""Pictures of every page on the starter corpus, to be looked at: `make screenshots`.

Three widths and both colour schemes, into the folder that is named; each is the whole page.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from playwright.sync_api import Page

from api.settings import read_settings
from api.wiring import open_parts
from tests.api.browsing import WIDTHS, browser
from tests.api.served import served

QUESTION = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"
OPEN_QUESTION = "Cần Thơ giảm bao nhiêu biên chế?"
CASE = "Huyện định hợp nhất Ban Tổ chức với Phòng Nội vụ, 22 biên chế, lo con dấu"
PAIR = ["ha-long-organization-internal-affairs-2018", "duc-tho-three-mergers-2018"]
SCHEMES = ("light", "dark")


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with pages() as addresses, browser() as started:
        for width, (wide, high) in WIDTHS.items():
            for scheme in SCHEMES:
                page = started.new_page(
                    viewport={"width": wide, "height": high},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                for name, address in addresses.items():
                    taken(page, address, folder / f"{name}-{width}-{scheme}.png")
                page.close()


def taken(page: Page, address: str, path: Path) -> None:
    """Take one picture."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path, full_page=True)


@contextmanager
def pages() -> Iterator[dict[str, str]]:
    """Serve the starter corpus with something of everything; give the pages by name."""
    with TemporaryDirectory() as data:
        parts = open_parts(read_settings(Path(data)))
        parts.fill(lambda _: None)
        with served(parts) as base, httpx.Client(base_url=f"{base}/api/v1/", timeout=60) as client:
            for question in (QUESTION, OPEN_QUESTION):
                body = {"question": question, "conversation_id": "pictures"}
                answer = client.post("chat", json=body).json()
            client.post("precedents/comparisons", json={"ids": PAIR}).raise_for_status()
            order = {"topic": "Con dấu, hồ sơ, trụ sở sau sáp nhập", "length": "short"}
            briefing = client.post("briefings", json=order).json()["briefing_id"]
            client.get(f"briefings/{briefing}/events").raise_for_status()  # ends when it is made
            yield {
                name: base + path
                for name, path in {
                    "start": "/",
                    "chat": "/?c=pictures",
                    "declined": f"/answers/{answer['answer_id']}",
                    "conversations": "/conversations",
                    "gaps": "/gaps",
                    "precedents": "/precedents",
                    "alike": f"/precedents?like={CASE}",
                    "beside": f"/precedents/beside?id={PAIR[0]}&id={PAIR[1]}",
                    "saved": "/precedents/saved",
                    "briefings": "/briefings",
                    "outline": "/briefings/outline?topic=Con+dấu+sau+sáp+nhập",
                    "sign-in": "/sign-in",
                    "briefing": f"/briefings/{briefing}",
                    "library": "/documents?q=con+dau",
                    "document": "/documents/99-2016-nd-cp",
                    "error": "/documents/none",
                }.items()
            }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
