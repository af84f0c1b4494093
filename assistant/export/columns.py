"""What the columns of the precedent table and their values are called, in both languages."""

from collections.abc import Mapping

from assistant.precedents import Column, Precedent
from corpus.document import Language

HEADINGS: Mapping[Column, Mapping[Language, str]] = {
    "title": {"vi": "Kinh nghiệm", "en": "Precedent"},
    "place": {"vi": "Địa phương", "en": "Place"},
    "level": {"vi": "Cấp", "en": "Level"},
    "bodies": {"vi": "Cơ quan, đơn vị hợp nhất", "en": "Bodies merged"},
    "result": {"vi": "Cơ quan mới", "en": "Resulting body"},
    "model": {"vi": "Mô hình", "en": "Model"},
    "date": {"vi": "Thời điểm", "en": "Date"},
    "status": {"vi": "Tình trạng", "en": "Status"},
    "staff_before": {"vi": "Số người trước", "en": "Staff before"},
    "staff_after": {"vi": "Số người sau", "en": "Staff after"},
    "focal_points_cut": {"vi": "Đầu mối giảm", "en": "Focal points cut"},
    "units_before": {"vi": "Đơn vị trước", "en": "Units before"},
    "units_after": {"vi": "Đơn vị sau", "en": "Units after"},
    "legal_basis": {"vi": "Căn cứ", "en": "Legal basis"},
    "head": {"vi": "Người đứng đầu", "en": "Head"},
    "difficulties": {"vi": "Khó khăn, vướng mắc", "en": "Difficulties"},
    "handling": {"vi": "Cách xử lý", "en": "How handled"},
    "lessons": {"vi": "Bài học", "en": "Lessons"},
    "later": {"vi": "Về sau", "en": "What happened next"},
}
NOT_STATED: Mapping[Language, str] = {
    "vi": "nguồn không nêu", "en": "not stated in the source",
}  # fmt: skip
VALUES: Mapping[str, Mapping[Language, str]] = {
    "central": {"vi": "Trung ương", "en": "central"},
    "province": {"vi": "cấp tỉnh", "en": "province"},
    "district": {"vi": "cấp huyện", "en": "district"},
    "commune": {"vi": "cấp xã", "en": "commune"},
    "merged-agency": {"vi": "hợp nhất cơ quan", "en": "merged agency"},
    "joint-office": {"vi": "văn phòng chung", "en": "joint office"},
    "unified-post": {"vi": "nhất thể hóa chức danh", "en": "unified post"},
    "unit-merger": {"vi": "sáp nhập đơn vị hành chính", "en": "unit merger"},
    "ministry-merger": {"vi": "hợp nhất bộ", "en": "ministry merger"},
    "shared-service": {"vi": "dịch vụ dùng chung", "en": "shared service"},
    "completed": {"vi": "đã hoàn thành", "en": "completed"},
    "pilot": {"vi": "thí điểm", "en": "pilot"},
    "ended": {"vi": "đã kết thúc", "en": "ended"},
    "reversed": {"vi": "đã tách lại", "en": "reversed"},
}
CODED: frozenset[Column] = frozenset({"level", "model", "status"})


def shown(row: Precedent, column: Column, language: Language) -> str:
    """Return what a cell shows to people; where the source says nothing, that it says nothing."""
    text = row.text(column)
    if not text:
        return NOT_STATED[language]
    return VALUES[text][language] if column in CODED and text in VALUES else text
