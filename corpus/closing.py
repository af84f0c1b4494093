"""The end of an official paper: who passed it, who gets it, who signed it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.document import Language
from corpus.numbering import Line

Sort = Literal["passed", "recipients", "signature"]

# How each is cited.
NAMES: dict[Language, dict[Sort, str]] = {
    "vi": {"passed": "Thông qua", "recipients": "Nơi nhận", "signature": "Chữ ký"},
    "en": {"passed": "Adoption", "recipients": "Recipients", "signature": "Signature"},
}
# Decree 30/2020/NĐ-CP, appendix I: recipients stand left of the signature, who signs for whom
# (TM., KT., TL., TUQ., Q.) above the post, the post in capitals above the name.
PASSED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) (?:này )?(?:đã )?được .*\bthông qua ngày\b"
    r"|This (?:Law|Code|Ordinance|Resolution) (?:was|is|has been) (?:passed|adopted)\b"
)
RECIPIENTS = re.compile(r"(?:Nơi nhận|Recipients?|To be sent to)\s*:?\s*$|Nơi nhận\s*:")
ON_BEHALF = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*\.|ON BEHALF OF\b|FOR THE\b")
POST = re.compile(
    r"(?:QUYỀN |PHÓ |DEPUTY |VICE )?(?:CHỦ TỊCH|THỦ TƯỚNG|TỔNG BÍ THƯ|BÍ THƯ|BỘ TRƯỞNG|TRƯỞNG BAN"
    r"|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN|CHỦ NHIỆM|THỨ TRƯỞNG"
    r"|PRIME MINISTER|MINISTER|CHAIRMAN|PRESIDENT|DIRECTOR|SECRETARY)\b"
)
SIGNED = re.compile(r"\(\s*(?:Đã ký|đã ký|Signed|signed)\s*\)")


@dataclass(frozen=True)
class Ending:
    """Lines at the end of a paper that belong together."""

    sort: Sort
    lines: tuple[Line, ...]


def part_ending(
    lines: Sequence[Line], quoted: Container[int] = ()
) -> tuple[list[Line], tuple[Ending, ...]]:
    """Part the lines of the last article from what closes the paper."""
    first = next(
        (n for n, (text, start) in enumerate(lines) if start not in quoted and _sort(text)),
        len(lines),
    )
    return list(lines[:first]), tuple(_endings(lines[first:]))


def _endings(lines: Sequence[Line]) -> Iterator[Ending]:
    sort: Sort | None = None
    run: list[Line] = []
    for line in lines:
        now = _sort(line[0]) or sort
        if sort and now != sort:
            yield Ending(sort, tuple(run))
            run = []
        sort = now
        run.append(line)
    if sort:
        yield Ending(sort, tuple(run))


def _sort(text: str) -> Sort | None:
    if PASSED.match(text):
        return "passed"
    if RECIPIENTS.match(text):
        return "recipients"
    if SIGNED.match(text) or (text.isupper() and (ON_BEHALF.match(text) or POST.match(text))):
        return "signature"
    return None


NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
TITLES = re.compile(r"(?:GS\.?|PGS\.?|TS\.?|ThS\.?|Mr\.?|Mrs\.?|Ms\.?)\s*")


def signatory_of(lines: Sequence[Line]) -> str | None:
    """Return the name under the signature of a paper, the last one where several have signed."""
    names = [
        name
        for ending in part_ending(lines)[1]
        if ending.sort == "signature"
        for text, _ in ending.lines
        if (name := TITLES.sub("", SIGNED.sub("", text)).strip())
        and NAME.fullmatch(name)
        and _is_name(name)
    ]
    return names[-1] if names else None


def _is_name(text: str) -> bool:
    """Say whether a line is a person's name and no post."""
    if text.isupper():
        return not POST.match(text) and not ON_BEHALF.match(text) and len(text.split()) > 1
    return all(word[0].isupper() for word in text.split())
