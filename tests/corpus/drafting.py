"""Invented acts with every hard turn of real ones, and what a careful reader finds in them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from corpus.document import Relation

LEVELS = {"NĐ-CP": "central", "TT-BNV": "central", "QĐ-UBND": "province"}
BODIES = {  # in capitals, in running text; mark in the number; who signs
    "CHÍNH PHỦ": ("Chính phủ", "NĐ-CP", "TM. CHÍNH PHỦ", "THỦ TƯỚNG"),
    "BỘ NỘI VỤ": ("Bộ Nội vụ", "TT-BNV", "", "BỘ TRƯỞNG"),
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH": (
        "Ủy ban nhân dân tỉnh Quảng Ninh", "QĐ-UBND", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
    ),
}  # fmt: skip
KINDS = {"NĐ-CP": "Nghị định", "TT-BNV": "Thông tư", "QĐ-UBND": "Quyết định"}
NAMES = ("Trần Văn Mẫu", "Lê Thị Thử", "Phạm Minh Ví Dụ")
SUBJECTS = ("con dấu", "biên chế", "trụ sở", "hồ sơ", "kinh phí", "tài sản", "nhân sự", "quy chế")
POINTS = "abcdđeghikl"
LONG = (
    "theo quy định của Đảng và pháp luật của Nhà nước về tổ chức bộ máy",
    "bảo đảm không làm gián đoạn việc phục vụ người dân và doanh nghiệp",
    "có sự thống nhất của cấp ủy và chính quyền cùng cấp",
)


@dataclass
class Draft:
    """A paper by its lines, the parts a reader would cite, and what it tells of itself."""

    lines: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)  # locator, text
    metadata: dict[str, object] = field(default_factory=dict)

    def say(self, *lines: str) -> None:
        """Add lines that are heading or context."""
        self.lines += lines

    def part(self, locator: str, *lines: str) -> None:
        """Add lines that are cited together."""
        self.lines += lines
        self.parts.append((locator, "\n\n".join(lines)))


def draft(seed: int) -> Draft:
    """Write an invented act."""
    rng = Random(seed)
    paper = Draft()
    capitals = rng.choice(list(BODIES))
    name, mark, on_behalf, post = BODIES[capitals]
    kind = KINDS[mark]
    issued = date(2018, 1, 1) + timedelta(rng.randrange(3_000))
    number = f"{rng.randrange(1, 400)}/{issued.year}/{mark}"
    former = f"{rng.randrange(1, 400)}/{issued.year - rng.randrange(3, 9)}/{mark}"
    title = f"Quy định về {rng.choice(SUBJECTS)} của cơ quan hợp nhất"
    head = [
        capitals, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        f"Số: {number}",
        f"Hà Nội, ngày {issued.day:02} tháng {issued.month:02} năm {issued.year}",
        kind.upper(), title,
    ]  # fmt: skip
    paper.part("Phần đầu", *head)
    law = f"{rng.randrange(10, 99)}/{issued.year - 1}/QH15"
    paper.part("đoạn 1", f"Căn cứ Luật Tổ chức cơ quan số {law} ngày 19 tháng 6 năm 2019;")
    paper.part("đoạn 2", f"{name} ban hành {kind} quy định về cơ quan hợp nhất.")
    last = _articles(paper, rng, "Điều", "")
    amended = f"{rng.randrange(1, 400)}/2016/NĐ-CP"
    _amendments(paper, f"Điều {last + 1}", amended)
    in_force = issued + timedelta(45)
    paper.say(f"Điều {last + 2}. Hiệu lực thi hành")
    paper.part(
        f"Điều {last + 2} khoản 1",
        f"1. {kind} này có hiệu lực thi hành từ ngày {in_force.day:02} tháng {in_force.month:02}"
        f" năm {in_force.year}.",
    )
    paper.part(f"Điều {last + 2} khoản 2", f"2. {kind} này thay thế {kind} số {former}.")
    signatory = rng.choice(NAMES)
    _paragraphs(paper, "Nơi nhận", "Nơi nhận:", "- Ban Bí thư;", "- Lưu: VT.")
    _paragraphs(paper, "Chữ ký", *filter(None, (on_behalf, post, signatory)))
    if rng.random() < 0.5:
        _regulation(paper, rng, kind)
    _appendix(paper, rng, number)
    here = f"Điều {last + 1} khoản"
    paper.metadata = {
        "number": number, "id": number.lower().replace("/", "-").replace("đ", "d"),
        "issuer": name, "issued": issued, "title": title, "kind": "regulation",
        "levels": (LEVELS[mark],), "signatory": signatory,
        "in_force": in_force, "expires": None, "language": "vi",
        "relations": (
            Relation("based_on", law),
            Relation("amends", amended, "Điều 7 khoản 2", f"{here} 1"),
            Relation("repeals", amended, "Điều 9", f"{here} 2"),
            Relation("replaces", former, None, f"Điều {last + 2} khoản 2"),
        ),
    }  # fmt: skip
    return paper


def _amendments(paper: Draft, name: str, amended: str) -> None:
    paper.say(f"{name}. Sửa đổi văn bản liên quan")
    paper.part(
        f"{name} khoản 1",
        f"1. Sửa đổi, bổ sung khoản 2 Điều 7 Nghị định số {amended} như sau:",
        "“2. Cơ quan hợp nhất có các nhiệm vụ sau:",
        "a) Quản lý con dấu;",
        "b) Quản lý hồ sơ.",
        "Điều 8. Tên gọi",
        "1. Tên gọi do cấp ủy quyết định.”.",
    )
    paper.part(f"{name} khoản 2", f"2. Bãi bỏ Điều 9 Nghị định số {amended}.")


def english(seed: int) -> Draft:
    """Write an invented act in English."""
    rng = Random(seed)
    paper = Draft()
    number = f"{rng.randrange(1, 400)}/2025/ND-CP"
    title = "On the merger of agencies with similar functions"
    paper.part(
        "Letterhead",
        "THE GOVERNMENT", "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness",
        f"No. {number}", "Hanoi, January 31, 2025", "DECREE", title,
    )  # fmt: skip
    paper.part("paragraph 1", "Pursuant to the Law on Organisation No. 63/2025/QH15;")
    last = rng.randrange(2, 6)
    for article in range(1, last + 1):
        if article == 1:
            paper.say("Chapter I", "GENERAL PROVISIONS")
        paper.say(f"Article {article}. Duties")
        for clause in range(1, rng.randrange(2, 5)):
            here = f"Article {article} clause {clause}"
            if rng.random() < 0.5:
                paper.part(here, f"{clause}. The head of the agency keeps the seal.")
                continue
            paper.part(here, f"{clause}. The agency shall keep:")
            for letter in "abcdefg"[: rng.randrange(2, 8)]:
                paper.part(f"{here} point {letter}", f"{letter}) Register {letter};")
    paper.say(f"Article {last + 1}. Effect")
    here = f"Article {last + 1} clause"
    paper.part(f"{here} 1", "1. This Decree takes effect on March 1, 2025.")
    paper.part(f"{here} 2", "2. This Decree replaces Decree No. 12/2015/ND-CP.")
    signature = ("ON BEHALF OF THE GOVERNMENT", "PRIME MINISTER", "Tran Van Mau")
    for n, line in enumerate(signature, 1):
        paper.part(f"Signature › paragraph {n}", line)
    paper.metadata = {
        "number": number, "issued": date(2025, 1, 31), "title": title, "kind": "regulation",
        "signatory": "Tran Van Mau", "in_force": date(2025, 3, 1), "language": "en",
        "relations": (
            Relation("based_on", "63/2025/QH15"),
            Relation("replaces", "12/2015/ND-CP", None, f"{here} 2"),
        ),
    }  # fmt: skip
    return paper


def _articles(paper: Draft, rng: Random, word: str, tail: str) -> int:
    """Write the chapters of an act, and return the number of the last article."""
    article = 0
    for chapter in range(1, rng.randrange(2, 4)):
        paper.say(f"Chương {'I' * chapter}", "QUY ĐỊNH CHUNG" if chapter == 1 else "TỔ CHỨC BỘ MÁY")
        if rng.random() < 0.5:
            paper.say("Mục 1", "CƠ QUAN CẤP TỈNH")
        for _ in range(rng.randrange(2, 5)):
            article += 1
            _article(paper, rng, f"{word} {article}", tail)
        if rng.random() < 0.4:
            _article(paper, rng, f"{word} {article}a", tail)
    return article


def _article(paper: Draft, rng: Random, name: str, tail: str) -> None:
    subject = rng.choice(SUBJECTS)
    turn = rng.randrange(4)
    if turn == 0:  # one paragraph that names another article
        paper.say(f"{name}. Về {subject}")
        paper.part(
            f"{name}{tail}",
            f"Việc quản lý {subject} do người đứng đầu quyết định.",
            f"Điều 5 của Luật này áp dụng cho {subject} ở cấp tỉnh.",
        )
        return
    if turn == 1:  # points right under the article
        paper.say(f"{name}. Nguyên tắc về {subject}")
        paper.part(f"{name}{tail}", f"Việc bàn giao {subject} theo các nguyên tắc sau:")
        for letter in POINTS[: rng.randrange(2, 8)]:
            paper.part(
                f"{name} điểm {letter}{tail}", f"{letter}) Nguyên tắc {letter} về {subject};"
            )
        return
    paper.say(f"{name}. Trách nhiệm về {subject}")
    for clause in range(1, rng.randrange(2, 6)):
        _clause(paper, rng, name, str(clause), tail)
    if turn == 2:
        _clause(paper, rng, name, f"{clause}a", tail)


def _clause(paper: Draft, rng: Random, name: str, number: str, tail: str) -> None:
    subject = rng.choice(SUBJECTS)
    locator = f"{name} khoản {number}"
    turn = rng.randrange(4)
    if turn == 0:
        people = rng.randrange(5, 40)
        more = ", ".join(("", *rng.sample(LONG, rng.randrange(4))))
        paper.part(
            f"{locator}{tail}",
            f"{number}. Cơ quan bố trí {people} người phụ trách {subject}{more}.",
        )
    elif turn == 1:
        paper.part(f"{locator}{tail}", f"{number}. Hồ sơ về {subject} gồm có:")
        for letter in POINTS[: rng.randrange(2, 10)]:
            paper.part(f"{locator} điểm {letter}{tail}", f"{letter}) Bản {letter} về {subject};")
    elif turn == 2:
        items = [f"{n}. Việc thứ {n} về {subject};" for n in range(1, rng.randrange(3, 6))]
        paper.part(f"{locator}{tail}", f"{number}. Các việc về {subject} gồm:", *items)
    else:
        items = [f"{n}) Việc thứ {n} về {subject};" for n in range(1, rng.randrange(3, 6))]
        paper.part(f"{locator}{tail}", f"{number}. Các việc về {subject}:", *items)


def _regulation(paper: Draft, rng: Random, kind: str) -> None:
    issued_with = f"(Ban hành kèm theo {kind} này)"
    _paragraphs(paper, "Quy chế", "QUY CHẾ", "Hoạt động của cơ quan hợp nhất", issued_with)
    _articles(paper, rng, "Điều", " (Quy chế)")


def _appendix(paper: Draft, rng: Random, number: str) -> None:
    for n in range(1, rng.randrange(2, 4)):
        name = f"Phụ lục {'I' * n}"
        first = "Điều 1. Bên giao bàn giao con dấu cho bên nhận."
        _paragraphs(paper, name, name.upper(), f"(Kèm theo văn bản số {number})", first)
        _paragraphs(paper, f"{name} › Mẫu số 0{n}", f"Mẫu số 0{n}", "BIÊN BẢN BÀN GIAO")


def _paragraphs(paper: Draft, name: str, *lines: str) -> None:
    for n, line in enumerate(lines, 1):
        paper.part(f"{name} › đoạn {n}", line)
