"""Questions that the empty page offers: five for each group of people it serves."""

from collections.abc import Mapping
from typing import Final, Literal

from corpus.document import Language

Group = Literal["officials", "localities", "trainers"]

# A test asks every one of them of the starter corpus: none is declined.
EXAMPLES: Final[Mapping[Language, Mapping[Group, tuple[str, ...]]]] = {
    "vi": {
        "officials": (
            "Sau hợp nhất, con dấu dùng thế nào?",
            "Nghị định 178/2024 quy định thế nào về nghỉ hưu trước tuổi?",
            "Số lượng cấp phó sau sáp nhập được quy định thế nào?",
            "Hồ sơ, tài liệu của cơ quan bị sáp nhập được bàn giao thế nào?",
            "Cấp huyện kết thúc hoạt động từ ngày nào?",
        ),
        "localities": (
            "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?",
            "Những nơi nào đã hợp nhất rồi phải tách lại?",
            "Vì sao Bạc Liêu phải tách lại sở?",
            "Khó khăn khi hợp nhất ở Quảng Ninh là gì?",
            "Quảng Ninh có bao nhiêu đơn vị hành chính cấp xã sau sắp xếp năm 2025?",
        ),
        "trainers": (
            "Bài học từ việc hợp nhất các cơ quan ở Quảng Ninh là gì?",
            "Những mô hình nào đã thí điểm theo Kết luận 34-KL/TW?",
            "Thông báo 16-TB/TW năm 2022 nói gì về thí điểm hợp nhất?",
            "Chính quyền địa phương hai cấp gồm những cấp nào?",
            "Nghị quyết 18-NQ/TW ban hành ngày nào?",
        ),
    },
    "en": {
        "officials": (
            "Which seal is used after two agencies merge?",
            "What does Decree 178/2024 say about early retirement?",
            "How many deputies may a merged department keep?",
            "Which decree replaced Decree 108/2014 on payroll streamlining?",
            "When did two-tier local government start?",
        ),
        "localities": (
            "How many staff did Ha Long have before and after the merger?",
            "Which localities ended or reversed their mergers?",
            "Why did Bac Lieu have to split departments again?",
            "How many commune-level units does Quang Ninh have since July 2025?",
            "When did Ha Giang merge its inspection committee with the inspectorate?",
        ),
        "trainers": (
            "What lessons did Quang Ninh draw from merging agencies?",
            "What does Conclusion 34-KL/TW say?",
            "What did Politburo Notice 16-TB/TW of 2022 say about pilot mergers?",
            "When was Resolution 18-NQ/TW issued?",
            "What did Ha Giang's merged inspection agency find difficult?",
        ),
    },
}  # fmt: skip
