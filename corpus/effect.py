"""What an act says of its own force, and what it does to other documents."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.dates import DATE, date_in
from corpus.document import Passage, Relation, RelationKind
from corpus.vietnamese import document_numbers, sentences

SELF = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư(?: liên tịch)?|Chỉ thị"
    r"|Quy định|Quy chế|Hướng dẫn|Kết luận|Thông báo|Điều lệ) này"
    r"|[Tt]his (?:Law|Code|Ordinance|Resolution|Decree|Decision|Circular|Regulation|Directive)"
)
ENTERS = re.compile(
    rf"(?:{SELF})[^.;]{{0,40}}?"
    r"(?:có hiệu lực|takes? effect|comes? into (?:force|effect)|is effective)(?P<when>[^.;]*)",
    re.IGNORECASE,
)
ON_SIGNING = re.compile(r"ngày (?:ký|ban hành|thông qua)|date of (?:its )?(?:signing|promulgation)")
AFTER_SIGNING = re.compile(r"(?:sau|after)\s+(?P<days>\d{1,3})\s+(?:ngày|days)")
UNTIL = re.compile(rf"(?:đến(?: hết)?|until|through)\s+(?:{DATE.pattern})", re.IGNORECASE)
TRANSITION = re.compile(r"chuyển tiếp|\btransitional?\b", re.IGNORECASE)
QUOTED = re.compile(r"[“«][^”»]*[”»]|\"[^\"]*\"")
# "(đã được sửa đổi theo Nghị định số ...)" tells of the past; a bracket explains.
PAST = re.compile(
    r"\([^()]*\)|(?:đã |được )+(?:sửa đổi|bổ sung)[^.;]*?(?:bởi|theo|tại|bằng)\s[^,.;]*"
    r"|as amended[^,.;]*"
)
REPLACES = re.compile(r"\bthay thế(?! cụm từ| từ\b)|\breplaces?\b|\bsupersedes?\b", re.IGNORECASE)
REPEALS = re.compile(
    r"\bbãi bỏ\b|\bhết hiệu lực\b|\brepeal(?:s|ed)?\b|\bcease[sd]? to be effective\b",
    re.IGNORECASE,
)
AMENDS = re.compile(r"\bsửa đổi\b|\bbổ sung\b|\bamend(?:s|ing|ment)?\b|\bsupplement", re.IGNORECASE)
GUIDES = re.compile(r"\bhướng dẫn\b|\bquy định chi tiết\b|\bguiding\b|\bdetailing\b", re.IGNORECASE)
BASED_ON = re.compile(r"(?:Căn cứ|Thực hiện|Pursuant to)(?: the)?\s+(?P<name>[^;]*)")
LAW_DATED = re.compile(r"\s+(?:số\b|ngày\b|dated\b|No\b|được Quốc hội|đã được|;|,).*")
PROVISION = re.compile(
    r"(?:(?:điểm (?P<points>[a-zđ](?:(?:, | và |, điểm | và điểm )[a-zđ])*) )?"
    r"khoản (?P<clauses>\d+[a-zđ]?(?:(?:, | và |, khoản | và khoản )\d+[a-zđ]?)*) "
    r"Điều (?P<article>\d+[a-zđ]?))"
    r"|Điều (?P<articles>\d+[a-zđ]?(?:(?:, | và |, Điều | và Điều )\d+[a-zđ]?)*)"
)
NUMBERED = re.compile(r"\d+[a-zđ]?|\b[a-zđ]\b")


@dataclass(frozen=True)
class Effect:
    """When an act is in force and what it changes; what it does not say is `None`."""

    in_force: date | None = None
    expires: date | None = None  # the first day on which it no longer is
    relations: tuple[Relation, ...] = field(default=())
    transitions: tuple[str, ...] = ()  # provisions that say what goes on for a time


def effect_of(passages: Sequence[Passage], title: str, issued: date | None) -> Effect:
    """Read the effect of an act from its passages; what it quotes from others says nothing."""
    in_force, expires = None, None
    relations: list[Relation] = [*_guided(title)]
    transitions: list[str] = []
    target = next(iter(document_numbers(title)), None)
    for passage in passages:
        text = passage.text
        if passage.group == "":
            relations += _bases(text)
            continue
        if not passage.group.startswith(("Điều", "Article")):
            continue
        in_force = in_force or _enters(text, issued)
        expires = expires or _ends(text)
        if any(TRANSITION.search(heading) for heading in passage.headings[-1:]):
            transitions.append(passage.group)
        # An amending act names what it amends in its own title, or in that of the article.
        named = [number for heading in passage.headings for number in document_numbers(heading)]
        lead = next((each for each in passage.headings[-1:] if each.endswith(":")), "")
        relations += _changes(lead, text, passage.locator, [*named, *filter(None, [target])][-1:])
    return Effect(
        in_force, expires, tuple(dict.fromkeys(relations)), tuple(dict.fromkeys(transitions))
    )


def _enters(text: str, issued: date | None) -> date | None:
    match = ENTERS.search(QUOTED.sub("", text))
    if match is None:
        return None
    when = UNTIL.sub("", match["when"])
    if day := date_in(when):
        return day
    if issued and (after := AFTER_SIGNING.search(when)):
        return issued + timedelta(int(after["days"]))
    return issued if ON_SIGNING.search(when) else None


def _ends(text: str) -> date | None:
    match = ENTERS.search(QUOTED.sub("", text))
    until = UNTIL.search(match["when"]) if match else None
    last = date_in(until.group()) if until else None
    return last + timedelta(1) if last else None


def _bases(text: str) -> Iterator[Relation]:
    """Yield what an act is based on: by number, or by name where it gives none."""
    for line in text.splitlines():
        if match := BASED_ON.match(line.strip()):
            numbers = document_numbers(PAST.sub("", match["name"]))
            name = LAW_DATED.sub("", match["name"]).strip(" .;,")
            if target := (numbers[0] if numbers else name):
                yield Relation("based_on", target)


def _guided(title: str) -> Iterator[Relation]:
    if match := GUIDES.search(title):
        for number in document_numbers(title[match.end() :]):
            yield Relation("guides", number)


def _changes(lead: str, text: str, locator: str, otherwise: Sequence[str]) -> Iterator[Relation]:
    """Yield what the sentences of a provision do to other documents, or to articles of them."""
    plain = QUOTED.sub("", text)
    for span in sentences(plain):
        sentence = PAST.sub("", plain[span.start : span.end])
        kind = _kind(sentence) or (_kind(lead) if lead else None)
        if kind is None:
            continue
        numbers = document_numbers(sentence)
        if not numbers and kind != "replaces":
            numbers = list(otherwise) if PROVISION.search(sentence) else []
        for number in numbers:
            before = sentence[: sentence.find(number)] if number in sentence else sentence
            parts: list[str | None] = []
            if kind != "replaces":
                parts += _provisions(before)
            for article in parts or [None]:
                yield Relation(kind, number, article, stated_in=locator)


def _kind(sentence: str) -> RelationKind | None:
    if REPLACES.search(sentence) and re.search(SELF, sentence):
        return "replaces"
    if REPEALS.search(sentence):
        return "repeals"
    if AMENDS.search(sentence):
        return "amends"
    return None


def _provisions(text: str) -> Iterator[str]:
    """Yield the provisions named in a text, each as it is cited: "Điều 5 khoản 2 điểm a"."""
    for match in PROVISION.finditer(text):
        points, clauses, articles = (
            NUMBERED.findall(match[name] or "") for name in ("points", "clauses", "articles")
        )
        for article in articles or [match["article"]]:
            for clause in _each(clauses, "khoản"):
                for point in _each(points, "điểm"):
                    yield f"Điều {article}{clause}{point}"


def _each(names: Iterable[str], word: str) -> list[str]:
    return [f" {word} {name}" for name in names] or [""]
