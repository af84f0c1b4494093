"""What a briefing says in its own words, in both languages."""

from collections.abc import Mapping

from corpus.document import Language

WORDS: Mapping[str, Mapping[Language, str]] = {
    "subtitle": {"vi": "Tài liệu tập huấn, xét đến ngày {}", "en": "Briefing; law as of {}"},
    "rules": {"vi": "Văn bản liên quan, theo thứ bậc", "en": "Acts concerned, by rank"},
    "act": {"vi": "Văn bản", "en": "Act"},
    "validity": {"vi": "Hiệu lực", "en": "Validity"},
    "changes": {"vi": "Thay thế, sửa đổi", "en": "Replaces, amends"},
    "table": {"vi": "Các trường hợp gần nhất", "en": "The nearest precedents"},
    "before": {"vi": "Trước", "en": "Before"},
    "after": {"vi": "Sau", "en": "After"},
    "staff": {"vi": "Số người trước và sau", "en": "Staff before and after"},
    "units": {"vi": "Số đơn vị trước và sau", "en": "Units before and after"},
    "unverified": {"vi": "Chưa kiểm chứng: {}", "en": "Not verified: {}"},
    "silent": {"vi": "Tài liệu không trả lời: {}", "en": "The documents do not answer: {}"},
    "none": {"vi": "Tài liệu trong kho không nêu.", "en": "The documents say nothing of it."},
    "in_force": {"vi": "còn hiệu lực", "en": "in force"},
    "not_yet": {"vi": "chưa có hiệu lực", "en": "not yet in force"},
    "expired": {"vi": "hết hiệu lực", "en": "no longer in force"},
    "replaced": {"vi": "đã bị thay thế", "en": "replaced"},
    "unknown": {"vi": "chưa rõ hiệu lực", "en": "validity unknown"},
    "replaces": {"vi": "thay thế {}", "en": "replaces {}"},
    "amends": {"vi": "sửa đổi {}", "en": "amends {}"},
    "repeals": {"vi": "bãi bỏ {}", "en": "repeals {}"},
}  # fmt: skip
