"""The head of an official paper: who issues it, its number, place and day, its kind and title.

The parts are those of Decree 30/2020/NĐ-CP (appendix I) and of the Party's Guidance 36-HD/VPTW:
issuing body, motto, number, place and date line, name of the kind, and what it is about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.blocks import Placed
from corpus.closing import POST
from corpus.dates import DATE, date_in
from corpus.document import Kind
from corpus.provisions import is_opening

NUMBER = re.compile(
    r"(?:Số|Luật số|Bộ luật số|Nghị quyết số|Pháp lệnh số|SỐ|No\.?|Law No\.?)\s*[:.]?\s*"
    r"(?P<number>\d+(?:/\d{4})?[/-][A-ZĐ][\w/-]*)(?=\s|[,;]|$)"
)
MOTTO = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM|(?:THE )?SOCIALIST REPUBLIC OF VIET ?NAM"
    r"|COMMUNIST PARTY OF VIET ?NAM|Independence\s*[-–]\s*Freedom\s*[-–]\s*Happiness",
    re.IGNORECASE,
)
ORNAMENT = re.compile(r"(?<!\S)[-–—_*=.\s]*[-–—_*=]{1,}[-–—_*=.\s]*(?!\S)|\s\|\s|\n")
DATELINE = re.compile(rf"(?P<place>[^,\d]{{2,60}}),\s*(?P<date>{DATE.pattern})$", re.IGNORECASE)
UNDATED = re.compile(r"[^,\d]{2,60}, ngày\s*\.*\s*(?:\d+)?\s*\.*\s*tháng.*năm \d{4}$")
SUBJECT = re.compile(r"(?:V/v|Về việc|Re:)\s*:?\s*(?P<title>\S.*)")
KINDS: dict[str, Kind] = {
    "HIẾN PHÁP": "regulation", "BỘ LUẬT": "regulation", "LUẬT": "regulation",
    "PHÁP LỆNH": "regulation", "NGHỊ ĐỊNH": "regulation", "NGHỊ QUYẾT": "regulation",
    "QUYẾT ĐỊNH": "regulation", "THÔNG TƯ LIÊN TỊCH": "regulation", "THÔNG TƯ": "regulation",
    "QUY ĐỊNH": "regulation", "QUY CHẾ": "regulation", "ĐIỀU LỆ": "regulation",
    "CHỈ THỊ": "regulation", "KẾT LUẬN": "regulation", "HƯỚNG DẪN": "guidance",
    "BÁO CÁO": "report", "KẾ HOẠCH": "other", "ĐỀ ÁN": "other", "THÔNG BÁO": "other",
    "TỜ TRÌNH": "other", "CHƯƠNG TRÌNH": "other", "BIÊN BẢN": "other",
    "LAW": "regulation", "CODE": "regulation", "ORDINANCE": "regulation", "DECREE": "regulation",
    "RESOLUTION": "regulation", "DECISION": "regulation", "JOINT CIRCULAR": "regulation",
    "CIRCULAR": "regulation", "REGULATION": "regulation", "DIRECTIVE": "regulation",
    "CONCLUSION": "regulation", "GUIDANCE": "guidance", "REPORT": "report", "PLAN": "other",
    "NOTICE": "other",
}  # fmt: skip
KIND = re.compile(
    rf"(?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))})(?:\s+(?P<title>\S.*))?"
)
# Lines that begin what the paper says.
BODY = re.compile(
    r"Căn cứ|Theo |Xét |Thực hiện |Trên cơ sở|Kính gửi|Pursuant|On the basis|At the proposal|To:"
    r"|(?:Phần|Chương|Mục|Part|Chapter|Section)\s|[IVX]+\.\s|\d+\.\s"
)
CONTINUES = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) (?!ỦY|UỶ)")
LONGEST_HEAD = 24  # blocks
LONGEST_TITLE = 600  # characters
TITLE_LINES = 3


@dataclass(frozen=True)
class Letterhead:
    """What the head of a paper tells; what it leaves out is `None`."""

    size: int  # blocks from the beginning of the paper
    number: str | None = None
    issuer: str | None = None  # as the head writes it, mostly in capitals
    place: str | None = None
    issued: date | None = None
    kind: Kind | None = None
    title: str | None = None


@dataclass
class _Reader:
    number: str | None = None
    bodies: list[str] | None = None
    place: str | None = None
    issued: date | None = None
    kind: str | None = None
    title: list[str] | None = None
    sure: bool = False  # it bears a number or the motto

    def take(self, text: str) -> bool:
        """Take a block of the head; `False` for what is none."""
        plain = MOTTO.sub("\n", text)
        self.sure = self.sure or plain != text
        return all(self._take(piece) for piece in _pieces(plain))

    def _take(self, piece: str) -> bool:
        if match := NUMBER.match(piece):
            self.number, self.sure = self.number or match["number"], True
            rest = piece[match.end() :].strip(" ,;")
            return not rest or self._take(rest)
        if match := DATELINE.fullmatch(piece):
            self.place, self.issued = match["place"].strip(), date_in(match["date"])
            return True
        if UNDATED.fullmatch(piece):
            return True
        return self._issuer_or_kind(piece) if self.kind is None else self._title_line(piece)

    def _issuer_or_kind(self, piece: str) -> bool:
        if match := SUBJECT.fullmatch(piece):
            self.title = [match["title"]]
        elif (match := KIND.fullmatch(piece)) and piece.isupper():
            self.kind, self.title = match["kind"], [match["title"]] if match["title"] else []
        else:
            return piece.isupper() and self._body(piece)
        return True

    def _body(self, piece: str) -> bool:
        if self.bodies and CONTINUES.match(piece):
            self.bodies[-1] += f" {piece}"
        else:
            self.bodies = [*(self.bodies or ()), piece]
        return True

    def _title_line(self, piece: str) -> bool:
        """Take a line of the title; behind it stands only the authority, in capitals."""
        assert self.title is not None
        known = piece in (self.bodies or ()) or POST.match(piece) is not None
        authority = piece.isupper() and bool(self.title) and (known or not self.title[-1].isupper())
        full = len(self.title) >= TITLE_LINES or sum(map(len, self.title)) > LONGEST_TITLE
        if BODY.match(piece) or is_opening(piece) or (full and not authority):
            return False
        if not authority:
            if self.title and self.title[-1][-1] in ".;:":
                return False
            self.title.append(piece)
        return True


def letterhead_of(placed: Sequence[Placed]) -> Letterhead | None:
    """Read the head of an official paper; `None` where a text begins in another way."""
    reader = _Reader()
    size = 0
    for at in placed[:LONGEST_HEAD]:
        if at.block.kind == "item" or not reader.take(at.block.text):
            break
        size += 1
    if not reader.sure:
        return None
    # Without a kind the subject of an official letter is its title.
    kind = KINDS[reader.kind] if reader.kind else "guidance" if reader.title else None
    named = reader.kind in ("LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "HIẾN PHÁP")  # "LUẬT TỔ CHỨC ..."
    words = [reader.kind, *(reader.title or ())] if named else reader.title or ()
    return Letterhead(
        size=min(size, len(placed) - 1),  # something is left to be cited
        number=reader.number,
        issuer=reader.bodies[-1] if reader.bodies else None,
        place=reader.place,
        issued=reader.issued,
        kind=kind,
        title=" ".join(filter(None, words)).rstrip(" .") or None,
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands in the columns and lines of a block, rules and stars left out."""
    for piece in ORNAMENT.split(text):
        number = NUMBER.search(piece)
        cuts = [0, number.start(), len(piece)] if number else [0, len(piece)]
        for start, end in zip(cuts, cuts[1:], strict=False):
            if part := piece[start:end].strip(" ,;"):
                yield part
