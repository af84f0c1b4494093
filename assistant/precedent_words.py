"""How reports say what the row of a precedent holds, in both languages."""

import re
from collections.abc import Mapping

from assistant.numbers import NUMBER_WORDS
from assistant.precedents import Column
from corpus.dates import MONTHS, date_in

# What a section of a report is about, by its heading; folded.
SECTIONS: Mapping[Column, str] = {
    "bodies": r"noi dung hop nhat|noi dung sap (?:nhap|xep)|what was merged",
    "difficulties": r"kho khan|vuong mac|ton tai|han che|difficult|obstacle|problem",
    "handling": r"cach xu ly|xu ly|thao go|giai phap|how they were handled|handling|solution",
    "lessons": r"bai hoc|kinh nghiem rut ra|lessons?",
    "head": r"cach lam|to chuc thuc hien|how it was done|implementation",
}
# What sentences say it where no section does; folded.
CUES: Mapping[Column, str] = {
    "difficulties": r"kho khan|vuong mac|lung tung|bat cap|difficult|obstacle|problem",
    "handling": r"khac phuc|thao go|de xu ly|to (?:solve|overcome|handle)|was solved|were solved",
    "lessons": r"bai hoc|kinh nghiem rut ra|lesson",
}
# As it is written: "kiêm" is no "kiểm".
HEAD = re.compile(
    r"đứng đầu|bổ nhiệm|đồng thời (?:là|giữ)|\bkiêm\b|headed|\bheads?\b|appoint|elect|concurrently",
    re.IGNORECASE,
)
MODEL_CUES: Mapping[str, str] = {
    "ministry-merger": r"\bbo\b.*(?:hop nhat|sap nhap)|(?:hop nhat|sap nhap).*\bbo\b|ministr",
    "joint-office": r"van phong (?:chung|cap uy|phuc vu chung)|(?:joint|common|shared) office",
    "unified-post": r"nhat the hoa|bi thu dong thoi|unif\w+ (?:the )?posts?|secretary.chair",
    "shared-service": r"trung tam .*dung chung|shared service",
    "unit-merger": r"(?:sap nhap|nhap|hop nhat|sap xep) .*(?:\bxa\b|phuong|\bhuyen\b|\btinh\b)"
    r"|(?:\bxa\b|phuong|\bhuyen\b|\btinh\b) .*(?:sap nhap|\bnhap\b)"
    r"|merg\w+ .*(?:communes?|wards?|districts?|provinces?)"
    r"|(?:communes?|wards?|districts?|provinces?) .*merg",
    "merged-agency": r"hop nhat|sap nhap|merg",
}
STATUS_CUES: Mapping[str, str] = {
    "reversed": r"tach lai|chia tach|tai lap|split (?:back|again)|divided again|restor"
    r"|separated again",
    "ended": r"thoi thuc hien|ket thuc thi diem|cham dut|ended|discontinued|stopped",
    "pilot": r"thi diem|pilot",
    "completed": r"da hop nhat|hoan thanh|di vao hoat dong|chinh thuc|hop nhat|sap nhap|nhap"
    r"|completed|took effect|merged|became one|join|one ",
}
LEVEL_CUES: Mapping[str, str] = {
    "central": r"\bbo\b|trung uong|chinh phu|ministr|central|politburo|national",
    "province": r"\btinh\b|cap tinh|province|provincial|thanh pho|city",
    "district": r"\bhuyen\b|quan\b|thi xa|thanh pho|district|city|town",
    "commune": r"\bxa\b|phuong|commune|ward",
}
MERGE = re.compile(r"hop nhat|sap nhap|\bnhap\b|gop|merg|join|consolidat|combin|unif")
# What is only meant to be done; folded.
PLANNED = re.compile(r"du kien|\bse\b|ke hoach|de xuat|\bwill\b|plan(?:s|ned)? to|propos|not yet")
# "hợp nhất A với B thành C", "A and B were merged into C".
PAIR = re.compile(
    r"(?:hợp nhất|sáp nhập|nhập)\s+(?P<a>[^,.;]+?)\s+(?:với|và|vào)\s+(?P<b>[^,.;]+?)"
    r"(?:\s+(?:thành(?!\s+(?:ủy|phố|viên))|lấy tên là|để lập|để thành lập)\s+(?P<c>[^,.;]+))?"
    r"(?=[,.;]|$)"
    r"|merg(?:ed|es|ing)\s+(?:the\s+)?(?P<d>[^,.;]+?)\s+(?:with|and)\s+(?:the\s+)?(?P<e>[^,.;]+?)"
    r"(?:\s+into\s+(?:the\s+|a\s+|an\s+)?(?P<f>[^,.;]+))?(?=[,.;]|$)",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"(?:Ban|Ủy ban|Cơ quan|Bộ|Sở|Phòng|Văn phòng|Hội đồng|Thanh tra|Đảng ủy|Trung tâm|Mặt trận"
    r"|Chi cục|Cục|Vụ|Đài|Trạm|Kho bạc|Bảo hiểm|Hội|Đoàn|Liên đoàn)\b"
    r"|(?:\w+\W+){0,4}(?:Board|Department|Division|Office|Committee|Commission|Inspectorate"
    r"|Ministry|Agency|Cent(?:er|re)|Front|Bureau|Secretariat)\b",
    re.IGNORECASE,
)
MINISTRY = re.compile(r"(?:the )?(?:Bộ|Ministry)\b", re.IGNORECASE)
OF_UNITS = ("unit-merger", "ministry-merger")  # models that no merger of local agencies is
# "Ban Dân vận vào năm 2025": when, behind a name.
WHEN = re.compile(
    r"\s+(?:vào|trong|từ|kể từ|hồi|in|on|from|since|during)\s+(?:\w+\s+){0,3}\d.*$", re.IGNORECASE
)
CUT = re.compile(r"giam|cat|bot|tinh gian|cut|fewer|reduc|saved|less")
BECAME = re.compile(r"\bcon\b|xuong|thanh|\bto\b|into|became|become|merg|nhap|from|instead of")
COUNTED: Mapping[str, str] = {
    "staff": r"nguoi|bien che|can bo|cong chuc|nhan su|people|staff|officials|posts|employees",
    "units": r"don vi|co quan|to chuc|tinh|huyen|\bxa\b|phong|so\b|ban\b|van phong|units?|agenc"
    r"|bod|departments?|provinces?|districts?|communes?|offices?|cities",
    "focal_points": r"dau moi|don vi|co quan|to chuc|so\b|focal|units?|agenc|departments?|bod",
}


def figure_form(figure: int) -> str:
    """Return the pattern of a figure as texts write it: 18.000, 18,000, mười bốn."""
    grouped = f"{figure:,}".replace(",", "[.,]?")
    words = NUMBER_WORDS.get(figure)
    digits = rf"(?<![\d.,/]){grouped}(?![\d/]|[.,]\d)"
    return rf"{digits}|\b(?:{words})\b" if words else digits


def written_day(day: str) -> str:
    """Return the pattern of a date as texts write it; `day` is "2018", "2018-04" or a whole one."""
    year, *rest = day.split("-")
    if not rest:
        return rf"\b{year}\b"
    month, name = int(rest[0]), MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return (
            rf"\b0?{month}[/.-]{year}\b|tháng 0?{month}(?: năm |/){year}|{name},? {year}|\b{year}\b"
        )
    number = int(rest[1])
    return (
        rf"\b0?{number}[/.-]0?{month}[/.-]{year}\b|ngày 0?{number} tháng 0?{month}"
        rf"|\b0?{number} {name}|{name} 0?{number}\b|\b0?{number}/0?{month}\b"
        rf"|tháng 0?{month}(?: năm |/){year}|{name},? {year}|\b{year}\b"
    )


def day_in(text: str) -> str | None:
    """Return the first date of a text, as ISO 8601 as far as it is told."""
    if found := date_in(text):
        return found.isoformat()
    if match := re.search(r"tháng (\d{1,2})(?:/| năm )((?:19|20)\d\d)", text, re.IGNORECASE):
        return f"{match[2]}-{int(match[1]):02}"
    if match := re.search(rf"\b({'|'.join(MONTHS)}) ((?:19|20)\d\d)", text, re.IGNORECASE):
        return f"{match[2]}-{MONTHS.index(match[1].lower()) + 1:02}"
    match = re.search(r"\b(?:19|20)\d\d\b(?![/-]\w)", text)
    return match[0] if match else None
