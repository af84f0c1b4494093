"""What a digest of the starter corpus must look like, one line for each violation."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from unicodedata import normalize

from pydantic import ValidationError

from tests.corpus.starter_digest import Digest
from tests.corpus.starter_fields import ENTRIES, as_text

MONTHS = (
    "January February March April May June July August September October November December"
).split()
HEADING = re.compile(r"(#+) (.*)")
VIETNAMESE_WORD = re.compile(
    r"\b(?:của|và|được|các|không|những|với|trong|theo|người|này|là|có|cho|từ)\b"
)
# `in` and `to` are Vietnamese words as well (to print, large).
ENGLISH_WORD = re.compile(r"\b(?:the|of|and|with|was|were|is|are|from|by|for)\b")
OTHER_LANGUAGE = {"en": VIETNAMESE_WORD, "vi": ENGLISH_WORD}
OFTEN_IN_WORDS = 6  # figures up to this one are often written as words
MIXED_SEPARATORS = {"en": re.compile(r"\d+\.\d{3}\b"), "vi": re.compile(r"\d+,\d{3}\b")}

Rule = Callable[[Digest], Iterator[str]]


def fields_have_their_types(digest: Digest) -> Iterator[str]:
    """Every field of the kind is there, and no other."""
    entry = ENTRIES.get(digest.meta.get("kind"))
    if entry is None:
        yield f"kind {digest.meta.get('kind')!r} is unknown"
        return
    plain = dict(digest.meta)
    sources = plain.get("sources")
    if isinstance(sources, list):
        plain["sources"] = [
            {**source, "published": as_text(source.get("published"))} for source in sources
        ]
    try:
        entry.model_validate(plain)
    except ValidationError as error:
        for problem in error.errors():
            yield f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"


def name_agrees_with_front_matter(digest: Digest) -> Iterator[str]:
    """Id and language are those of the file name."""
    if digest.meta.get("id") != digest.id:
        yield f"id is {digest.meta.get('id')!r}"
    if digest.meta.get("language") != digest.language:
        yield f"language is {digest.meta.get('language')!r}"


def dates_follow_each_other(digest: Digest) -> Iterator[str]:
    """Issued, then in force, then expired."""
    issued, in_force, expires = digest.dates("issued", "in_force", "expires")
    if issued and in_force and in_force < issued and not digest.meta.get("unverified"):
        yield f"in force {in_force} before it was issued {issued}"
    start = in_force or issued
    if start and expires and expires <= start:
        yield f"expires {expires}, not after {start}"


def status_agrees_with_relations(digest: Digest) -> Iterator[str]:
    """Only what was replaced is replaced."""
    replaced = bool(digest.entries("replaced_by"))
    if (digest.meta.get("status") == "replaced") != replaced:
        yield f"status {digest.meta.get('status')!r}, replaced_by {digest.entries('replaced_by')}"


def title_is_the_only_top_heading(digest: Digest) -> Iterator[str]:
    """The body opens with its title, and has one."""
    tops = [heading for heading, _ in digest.sections if heading.startswith("# ")]
    if tops != [f"# {digest.meta.get('title')}"] or not digest.body.lstrip().startswith("# "):
        yield f"top headings {tops} instead of the title"


def sections_say_something(digest: Digest) -> Iterator[str]:
    """No heading stands above nothing, none is deeper than two levels."""
    for heading, text in digest.sections:
        if not text.strip():
            yield f"nothing under {heading!r}"
        if heading.startswith("###"):
            yield f"{heading!r} is deeper than two levels"


def body_is_in_one_language(digest: Digest) -> Iterator[str]:
    """No words of the other language were left behind."""
    for found in OTHER_LANGUAGE[digest.language].finditer(digest.body):
        yield f"{found.group()!r} in {around(digest.body, found.start())!r}"


def figures_are_written_in_one_way(digest: Digest) -> Iterator[str]:
    """Thousands are 18,000 in English and 18.000 in Vietnamese."""
    for found in MIXED_SEPARATORS[digest.language].finditer(digest.body):
        yield f"{found.group()!r} in {around(digest.body, found.start())!r}"


def text_is_clean(digest: Digest) -> Iterator[str]:
    """No double spaces, trailing spaces, tabs, or Unicode that is not composed."""
    if normalize("NFC", digest.body) != digest.body:
        yield "the text is not in composed Unicode (NFC)"
    for line in digest.body.splitlines():
        if re.search(r"\S {2,}|\t| $", line):
            yield f"spaces in {line[:60]!r}"
        if re.search(r" [,.;:](?: |$)|\( | \)|,,|;;", line):
            yield f"spaces around a mark in {line[:60]!r}"


def markdown_is_whole(digest: Digest) -> Iterator[str]:
    """What is opened in a line is closed in it."""
    for line in digest.body.splitlines():
        pairs = [("(", ")"), ("[", "]"), ("“", "”")]
        if any(line.count(left) != line.count(right) for left, right in pairs):
            yield f"brackets or quotation marks in {line[:60]!r}"
        if any(line.count(mark) % 2 for mark in ("**", "`", '"')):
            yield f"an odd mark in {line[:60]!r}"
        if line.startswith("#") and not HEADING.fullmatch(line):
            yield f"no heading: {line[:60]!r}"


def figures_of_the_front_matter_are_told(digest: Digest) -> Iterator[str]:
    """Staff and units are told in the body, or their origin under `unverified`."""
    mark = "," if digest.language == "en" else "."
    explained = " ".join(digest.entries("unverified"))
    for field in ("staff_before", "staff_after", "units_before", "units_after"):
        value = digest.meta.get(field)
        if not isinstance(value, int) or value <= OFTEN_IN_WORDS or field in explained:
            continue
        written = f"{value:,}".replace(",", mark)
        if not re.search(rf"(?<![\d.,]){re.escape(written)}(?!\d|[.,]\d)", digest.body):
            yield f"{field} {written} is not in the text"


def dates_of_the_front_matter_are_told(digest: Digest) -> Iterator[str]:
    """A date that the body does not state is one that nobody has read: it stands as a doubt."""
    doubts = " ".join(digest.entries("unverified"))
    for field in ("issued", "in_force", "expires"):
        for day in filter(None, digest.dates(field)):
            told = any(form in digest.body for form in written_forms(day, digest.language))
            doubted = any(form in doubts for form in (day.isoformat(), *written_forms(day, "en")))
            if not told and not doubted:
                yield f"{field} {day} is neither in the text nor under unverified"


def written_forms(day: date, language: str) -> Iterator[str]:
    """Yield the ways a digest writes a day; the year may be left to the context."""
    if language == "en":
        yield f"{day.day} {MONTHS[day.month - 1]}"
        return
    for number in (f"{day.day:02d}", f"{day.day}"):
        yield f"{number}/{day.month}"
        yield f"{number}/{day.month:02d}"


def doubts_are_in_the_language_of_their_reader(digest: Digest) -> Iterator[str]:
    """Doubts of a regulation are in both languages, those of a precedent in its own."""
    for doubt in digest.entries("unverified"):
        if digest.meta.get("kind") == "regulation":
            if " / " not in doubt:
                yield f"only in one language: {doubt[:60]!r}"
        elif OTHER_LANGUAGE[digest.language].search(doubt):
            yield f"in the other language: {doubt[:60]!r}"


RULES: tuple[Rule, ...] = (
    fields_have_their_types,
    name_agrees_with_front_matter,
    dates_follow_each_other,
    status_agrees_with_relations,
    title_is_the_only_top_heading,
    sections_say_something,
    body_is_in_one_language,
    figures_are_written_in_one_way,
    text_is_clean,
    markdown_is_whole,
    figures_of_the_front_matter_are_told,
    dates_of_the_front_matter_are_told,
    doubts_are_in_the_language_of_their_reader,
)


def around(text: str, position: int) -> str:
    """Return a few words before and after a position, to find the place again."""
    return text[max(0, position - 20) : position + 20].replace("\n", " ")
