"""What a briefing asks of the documents, section by section: ready-made for the common topics."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.document import Language
from corpus.vietnamese import fold

Part = Literal[
    "key_points", "legal_basis", "precedents", "results", "difficulties", "steps", "open",
    "discussion", "sources",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)
Audience = Literal["leaders", "staff", "trainees"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
Length = Literal["short", "full"]

HEADINGS: Mapping[Part, Mapping[Language, str]] = {
    "key_points": {"vi": "Những điểm chính", "en": "Key points"},
    "legal_basis": {"vi": "Căn cứ pháp lý", "en": "Legal basis"},
    "precedents": {"vi": "Nơi đã làm", "en": "Precedents"},
    "results": {"vi": "Kết quả", "en": "Results"},
    "difficulties": {
        "vi": "Khó khăn và cách xử lý",
        "en": "Difficulties and how they were handled",
    },
    "steps": {"vi": "Các bước và việc cần kiểm tra", "en": "Steps and checklist"},
    "open": {
        "vi": "Điều chưa rõ hoặc còn chờ hướng dẫn",
        "en": "Not known, or waiting for guidance",
    },
    "discussion": {"vi": "Câu hỏi thảo luận", "en": "Questions for discussion"},
    "sources": {"vi": "Nguồn", "en": "Sources"},
}
# What matters to whom: parts that a pack for them leaves out.
LEFT_OUT: Mapping[Audience, frozenset[Part]] = {
    "leaders": frozenset(),
    "staff": frozenset({"results"}),
    "trainees": frozenset(),
}


@dataclass(frozen=True)
class Outline:
    """The parts of a pack in order, and the questions whose answers fill them."""

    parts: tuple[Part, ...]
    questions: Mapping[Part, tuple[str, ...]]


Asked = Mapping[Language, Mapping[Part, tuple[str, ...]]]

# By the words of the topic, folded: what is asked.
READY: Mapping[str, Asked] = {
    r"178|chinh sach|nghi huu|thoi viec|che do|polic(?:y|ies)|retire|redundan|affected": {
        "vi": {
            "precedents": ("nghỉ theo chính sách, tinh giản biên chế, người dôi dư",),
            "legal_basis": (
                "Nghị định 178/2024/NĐ-CP áp dụng cho ai?",
                "Nghị định 67/2025/NĐ-CP sửa đổi những gì?",
            ),
            "steps": (
                "Cán bộ nghỉ hưu trước tuổi theo Nghị định 178/2024/NĐ-CP được hưởng những gì?",
                "Công chức nghỉ thôi việc theo Nghị định 178/2024/NĐ-CP được hưởng những gì?",
                "Kinh phí chi trả chính sách theo Nghị định 178 lấy từ đâu?",
            ),
            "discussion": (
                "Nghị định 67/2025/NĐ-CP có hiệu lực từ ngày nào?",
                "Quảng Ninh có bao nhiêu người nghỉ theo chính sách?",
            ),
        },
        "en": {
            "precedents": ("people leaving under the policy, redundancy, payroll cut",),
            "legal_basis": (
                "Whom does Decree 178/2024/NĐ-CP apply to?",
                "What did Decree 67/2025/NĐ-CP change?",
            ),
            "steps": (
                "What do those who retire early under Decree 178/2024/NĐ-CP receive?",
                "What do civil servants who resign under Decree 178/2024/NĐ-CP receive?",
                "Which funds pay for the policies of Decree 178?",
            ),
            "discussion": (
                "When did Decree 67/2025/NĐ-CP come into force?",
                "How many people left under the policy in Quang Ninh?",
            ),
        },
    },
    r"con dau|tai khoan|ho so|luu tru|tru so|seal|account|record|archive|buildings?|premises": {
        "vi": {
            "precedents": ("con dấu, tài khoản, hồ sơ lưu trữ, trụ sở dôi dư",),
            "legal_basis": (
                "Nghị định 99/2016/NĐ-CP quy định giao nộp con dấu thế nào?",
                "Tài liệu lưu trữ của cơ quan kết thúc hoạt động xử lý thế nào?",
            ),
            "steps": (
                "Sau hợp nhất, con dấu cũ nộp ở đâu?",
                "Hồ sơ, tài liệu được bàn giao thế nào khi sáp nhập?",
                "Trụ sở dôi dư sau sáp nhập xử lý thế nào?",
            ),
            "discussion": (
                "Hải Phòng thu hồi bao nhiêu con dấu?",
                "Vì sao trụ sở bỏ không khó xử lý?",
            ),
        },
        "en": {
            "precedents": ("seals, accounts, records and archives, surplus offices",),
            "legal_basis": (
                "What does Decree 99/2016/NĐ-CP say about handing in seals?",
                "What happens to the records of a body that ends?",
            ),
            "steps": (
                "Where are old seals handed in after a merger?",
                "How are files and records handed over in a merger?",
                "What happens to surplus offices after a merger?",
            ),
            "discussion": (
                "How many seals did Hai Phong collect?",
                "Why are empty offices hard to deal with?",
            ),
        },
    },
    r"hai cap|two.tier|bo cap huyen|district level": {
        "vi": {
            "precedents": ("bỏ cấp huyện, xã mới, chính quyền hai cấp",),
            "legal_basis": (
                "Luật 72/2025/QH15 quy định gì về chính quyền địa phương hai cấp?",
                "Nghị định 150/2025/NĐ-CP quy định phòng chuyên môn cấp xã thế nào?",
            ),
            "steps": (
                "Quảng Ninh chạy thử mô hình hai cấp thế nào?",
                "Hồ sơ của cấp huyện được bàn giao cho ai?",
            ),
            "discussion": (
                "Cấp huyện kết thúc hoạt động từ ngày nào?",
                "Cả nước còn bao nhiêu tỉnh, thành phố?",
            ),
        },
        "en": {
            "precedents": ("end of the district level, new communes, two tiers",),
            "legal_basis": (
                "What does Law 72/2025/QH15 say about two-tier local government?",
                "What does Decree 150/2025/NĐ-CP say about divisions in communes?",
            ),
            "steps": (
                "How did Quang Ninh rehearse the two-tier model?",
                "Who receives the records of the district level?",
            ),
            "discussion": (
                "When did the district level end?",
                "How many provinces and cities are left in the country?",
            ),
        },
    },
    r"nhat the hoa|kiem nhiem|dong thoi|unified post|secretary.*chair|chair.*secretary": {
        "vi": {
            "precedents": ("nhất thể hóa chức danh, bí thư đồng thời là chủ tịch",),
            "legal_basis": (
                "Nghị quyết 18-NQ/TW nói gì về nhất thể hóa chức danh?",
                "Kết luận 34-KL/TW quy định người đứng đầu cơ quan hợp nhất thế nào?",
            ),
            "steps": (
                "Quảng Ninh nhất thể hóa chức danh thế nào trước khi hợp nhất cơ quan?",
                "Bí thư đồng thời là chủ tịch cấp xã ở Nghệ An có kết quả gì?",
            ),
            "discussion": ("Vì sao mô hình bí thư kiêm chủ tịch ở Nghệ An thu hẹp?",),
        },
        "en": {
            "precedents": ("unified posts, secretary who is also chair",),
            "legal_basis": (
                "What does Resolution 18-NQ/TW say about unified posts?",
                "How does Conclusion 34-KL/TW provide for the head of a merged agency?",
            ),
            "steps": (
                "How did Quang Ninh unify posts before it merged agencies?",
                "What were the results of secretaries who are also chairs in Nghe An communes?",
            ),
            "discussion": ("Why did the secretary-chair model shrink in Nghe An?",),
        },
    },
    r"": {
        "vi": {
            "precedents": (
                "cấp huyện hợp nhất Ban Tổ chức với Phòng Nội vụ, Ủy ban Kiểm tra với Thanh tra",
            ),
            "legal_basis": (
                "Nghị quyết 18-NQ/TW yêu cầu gì về hợp nhất cơ quan Đảng và chính quyền?",
                "Kết luận 34-KL/TW cho thí điểm những mô hình nào?",
            ),
            "steps": (
                "Người đứng đầu cơ quan hợp nhất được bổ nhiệm thế nào theo Kết luận 34-KL/TW?",
                "Sau hợp nhất, con dấu của cơ quan dùng thế nào?",
                "Quảng Ninh rút ra bài học gì khi hợp nhất cơ quan?",
            ),
            "discussion": (
                "Hạ Long giảm bao nhiêu người sau khi hợp nhất Ban Tổ chức với Phòng Nội vụ?",
                "Quảng Ninh giảm bao nhiêu đầu mối cấp huyện?",
            ),
        },
        "en": {
            "precedents": (
                "district level: Organisation Board with Home Affairs Division, "
                "Inspection Commission with the Inspectorate",
            ),
            "legal_basis": (
                "What does Resolution 18-NQ/TW ask for on merging Party and government agencies?",
                "Which models does Conclusion 34-KL/TW allow to pilot?",
            ),
            "steps": (
                "How is the head of a merged agency appointed under Conclusion 34-KL/TW?",
                "How are seals used after agencies merge?",
                "What did Quang Ninh learn from merging agencies?",
            ),
            "discussion": (
                "How many staff did Ha Long cut when it merged its agencies?",
                "How many district focal points did Quang Ninh cut?",
            ),
        },
    },
}
TOPIC_FIRST: Mapping[Language, str] = {
    "vi": "{}: quy định thế nào?",
    "en": "{}: what do the rules say?",
}


def outline_for(topic: str, audience: Audience, language: Language) -> Outline:
    """Return the outline for a topic: a ready-made one by its words, else the general one.

    The topic itself is asked too, in its own words. Under `precedents` stands what these shall be
    like, beside the topic.
    """
    folded = fold(topic)
    asked = next(each for cue, each in READY.items() if re.search(cue, folded))[language]
    first = TOPIC_FIRST[language].format(topic.strip().rstrip("?."))
    questions = {**asked, "legal_basis": (first, *asked.get("legal_basis", ()))}
    return Outline(
        parts=tuple(part for part in PARTS if part not in LEFT_OUT[audience]), questions=questions
    )
