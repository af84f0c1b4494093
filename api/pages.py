"""How every page is filled: templates, words, static files."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.identity import Person
from api.permissions import may
from api.problems import Problem
from api.words import DEFAULT, number, words
from corpus.dates import written
from corpus.document import LANGUAGES, Language

WEB: Final = Path(__file__).parent / "web"
STATIC: Final = WEB / "static"


def failure(request: Request, problem: Problem) -> HTMLResponse:
    """Show a failure as a page."""
    asked = request.query_params.get("lang")
    lang: Language = next((known for known in LANGUAGES if known == asked), DEFAULT)
    said = words(lang)
    meaning = said.get(f"problem_{problem.status}", said["problem_other"])
    page = render("error.html", request, lang, meaning=meaning, detail=problem.detail)
    return HTMLResponse(page, problem.status)


def static_path() -> str:
    """Return where the page's files lie; it changes with them, so they may be cached for good."""
    content = sha256()
    for path in sorted(STATIC.iterdir()):
        content.update(path.name.encode() + path.read_bytes())
    return f"/static/{content.hexdigest()[:12]}"


def render(template: str, request: Request, lang: Language, **values: object) -> str:
    """Fill a template; every value is text, never markup."""
    other: Language = "en" if lang == "vi" else "vi"
    person: Person | None = getattr(request.state, "person", None)
    query = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]
    return (
        templates()
        .get_template(template)
        .render(
            lang=lang,
            t=words(lang),
            other_lang=other,
            other_url=f"{request.url.path}?{urlencode([*query, ('lang', other)])}",
            static=request.app.state.static,
            day=lambda value: written(value, lang),
            person=person,
            may=lambda right: person is not None and may(person, right),
            number=lambda value: number(value, lang),
            **values,
        )
    )


@cache
def templates() -> Environment:
    """Return the templates, read once."""
    return Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
