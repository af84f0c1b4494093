"""What people call a measure, to be told which part of a question has no answer."""

from collections.abc import Mapping

from corpus.document import Language

# By measure (assistant/measures.py), in both languages.
NAMES: Mapping[str, Mapping[Language, str]] = {
    "people": {"vi": "số người, biên chế", "en": "number of people"},
    "population": {"vi": "dân số", "en": "population"},
    "money": {"vi": "kinh phí, mức tiền", "en": "money"},
    "share": {"vi": "tỷ lệ phần trăm", "en": "percentage"},
    "area": {"vi": "diện tích", "en": "area"},
    "distance": {"vi": "khoảng cách", "en": "distance"},
    "offices": {"vi": "số trụ sở", "en": "number of offices"},
    "units": {"vi": "số đơn vị hành chính", "en": "number of administrative units"},
    "bodies": {"vi": "số đầu mối, cơ quan", "en": "number of bodies"},
    "time": {"vi": "thời gian, thời hạn", "en": "time"},
    "files": {"vi": "số hồ sơ, thủ tục", "en": "number of files"},
    "seals": {"vi": "số con dấu", "en": "number of seals"},
    "deputies": {"vi": "số cấp phó", "en": "number of deputies"},
    "provisions": {"vi": "số điều, khoản", "en": "number of provisions"},
    "storeys": {"vi": "số tầng", "en": "number of storeys"},
}
