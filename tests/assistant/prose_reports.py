"""Fifteen invented reports in free prose, and what the row of each must hold.

Places are real, the mergers told of them are not.
"""

from collections.abc import Mapping

from assistant.precedents import Column, Value

Told = Mapping[Column, Value]

REPORTS: tuple[tuple[str, Told], ...] = (
    (
        "Báo cáo kết quả sắp xếp bộ máy của huyện Tiên Yên\n\n"
        "Ngày 12/3/2019, huyện Tiên Yên hợp nhất Ban Tổ chức Huyện ủy với Phòng Nội vụ thành Cơ "
        "quan Tổ chức - Nội vụ. Số biên chế giảm từ 18 xuống còn 13 người. Khó khăn lớn nhất là "
        "chưa có hướng dẫn về con dấu.\n",
        {
            "bodies": ("Ban Tổ chức Huyện ủy", "Phòng Nội vụ"),
            "result": "Cơ quan Tổ chức - Nội vụ",
            "level": "district", "model": "merged-agency", "place": ("Tiên Yên",),
            "date": "2019-03-12", "staff_before": 18, "staff_after": 13,
            "difficulties": "Khó khăn lớn nhất là chưa có hướng dẫn về con dấu.",
        },
    ),
    (
        "Report on the merger in Ha Long\n\n"
        "On 4 May 2018 Ha Long merged the Organisation Board with the Home Affairs Division into "
        "one agency. The staff is reduced from 24 to 17 people. One lesson is to issue working "
        "rules at once.\n",
        {
            "bodies": ("Organisation Board", "Home Affairs Division"), "date": "2018-05-04",
            "staff_before": 24, "staff_after": 17,
            "lessons": "One lesson is to issue working rules at once.",
        },
    ),
    (
        "Tổng kết của tỉnh Cao Bằng\n\n"
        "Tỉnh Cao Bằng đã sáp nhập Sở Tài chính với Sở Kế hoạch và Đầu tư. Sau sắp xếp, số đầu mối "
        "giảm từ 24 xuống còn 15 đầu mối. Tỉnh giảm 9 đầu mối.\n",
        {
            "bodies": ("Sở Tài chính", "Sở Kế hoạch và Đầu tư"), "focal_points_cut": 9,
            "level": "province", "model": "merged-agency", "place": ("Cao Bằng",),
        },
    ),
    (
        "Nhìn lại việc hợp nhất ở Hoành Bồ\n\n"
        "Tháng 4/2018, huyện Hoành Bồ hợp nhất Ủy ban Kiểm tra Huyện ủy với Thanh tra huyện thành "
        "Cơ quan Kiểm tra - Thanh tra. Chủ nhiệm Ủy ban Kiểm tra đứng đầu cơ quan mới.\n",
        {
            "bodies": ("Ủy ban Kiểm tra Huyện ủy", "Thanh tra huyện"),
            "result": "Cơ quan Kiểm tra - Thanh tra", "date": "2018-04",
            "head": "Chủ nhiệm Ủy ban Kiểm tra đứng đầu cơ quan mới.",
        },
    ),
    (
        "Kết quả ở Móng Cái\n\n"
        "Thành phố Móng Cái thí điểm hợp nhất Văn phòng Thành ủy với Văn phòng Ủy ban nhân dân "
        "thành Văn phòng cấp ủy - chính quyền từ năm 2019. Biên chế giảm từ 41 xuống còn 35 biên "
        "chế. Đến năm 2021 thành phố thôi thực hiện thí điểm.\n",
        {
            "bodies": ("Văn phòng Thành ủy", "Văn phòng Ủy ban nhân dân"), "date": "2019",
            "status": "ended", "staff_before": 41, "staff_after": 35, "model": "joint-office",
            "result": "Văn phòng cấp ủy - chính quyền", "level": "district",
        },
    ),
    (
        "The Bac Giang departments\n\n"
        "In March 2025 Bac Giang merged the Department of Construction with the Department of "
        "Transport into the Department of Construction. Staff fell from 210 to 188 people.\n",
        {
            "bodies": ("Department of Construction", "Department of Transport"),
            "result": "Department of Construction", "date": "2025-03", "level": "province",
            "staff_before": 210, "staff_after": 188, "model": "merged-agency",
        },
    ),
    (
        "Kinh nghiệm của Uông Bí\n\n"
        "Uông Bí hợp nhất Ban Tuyên giáo với Ban Dân vận vào năm 2025. Vướng mắc là trụ sở chật. "
        "Để khắc phục, thành phố mượn thêm phòng họp.\n",
        {
            "bodies": ("Ban Tuyên giáo", "Ban Dân vận"), "date": "2025",
            "difficulties": "Vướng mắc là trụ sở chật.",
            "handling": "Để khắc phục, thành phố mượn thêm phòng họp.",
        },
    ),
    (
        "Báo cáo của Lạng Sơn\n\nTỉnh Lạng Sơn chưa tiến hành sắp xếp nào. Trời nhiều mưa.\n", {},
    ),
    (
        "Yen Bai in 2019\n\nThe weather was good. Officials met every week and drank tea.\n", {},
    ),
    (
        "Báo cáo của Đầm Hà\n\n"
        "Ngày 02/5/2018 huyện Đầm Hà hợp nhất Ủy ban Kiểm tra với Thanh tra huyện. Năm 2020 hai cơ "
        "quan được tách lại. Bài học là chờ hướng dẫn của Trung ương.\n",
        {
            "bodies": ("Ủy ban Kiểm tra", "Thanh tra huyện"), "date": "2018-05-02",
            "status": "reversed", "lessons": "Bài học là chờ hướng dẫn của Trung ương.",
        },
    ),
    (
        "Cẩm Phả sau một năm\n\n"
        "Cẩm Phả hợp nhất Phòng Nội vụ với Ban Tổ chức Thành ủy. Biên chế giảm từ 26 xuống còn 20 "
        "biên chế. Một báo cáo khác của Cẩm Phả ghi biên chế giảm từ 27 xuống còn 20 biên chế.\n",
        {
            "bodies": ("Phòng Nội vụ", "Ban Tổ chức Thành ủy"), "staff_before": 26,
            "staff_after": 20,
        },
    ),
    (
        "Dam Ha and its offices\n\n"
        "Dam Ha merged the Party Committee Office with the Office of the People's Committee into a "
        "joint office in 2018. The main difficulty was one account for two budgets.\n",
        {
            "bodies": ("Party Committee Office", "Office of the People's Committee"),
            "date": "2018", "model": "joint-office", "result": "joint office", "level": "district",
            "difficulties": "The main difficulty was one account for two budgets.",
        },
    ),
    (
        "Báo cáo của Vân Đồn\n\n"
        "Theo Nghị quyết 18-NQ/TW, Vân Đồn hợp nhất Ban Dân vận với Mặt trận Tổ quốc trong năm "
        "2018. Cơ quan mới giảm 4 biên chế.\n",
        {"bodies": ("Ban Dân vận", "Mặt trận Tổ quốc"), "date": "2018"},
    ),
    (
        "Bình Liêu: ghi chép\n\n"
        "Bình Liêu sáp nhập Trung tâm Văn hóa với Phòng Văn hóa và Thông tin. Số đơn vị giảm từ 5 "
        "xuống còn 3 đơn vị.\n",
        {"units_before": 5, "units_after": 3},
    ),
    (
        "Tien Yen: a note\n\n"
        "Tien Yen merged the Inspection Commission with the District Inspectorate in April 2018. "
        "The head of the commission was appointed head of the new agency.\n",
        {
            "bodies": ("Inspection Commission", "District Inspectorate"),
            "date": "2018-04",
            "head": "The head of the commission was appointed head of the new agency.",
        },
    ),
)  # fmt: skip
