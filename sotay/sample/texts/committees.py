"""What the committees talk about: the ward's, its standing board, the cells' own."""

from sotay.sample.plots import Duty, Plot, Point, Review, Said, Vote

WARD_COMMITTEE = Plot(
    kind="committee",
    said=(
        Said(
            "Báo cáo đã nêu đủ kết quả. Tôi đề nghị đánh giá sâu hơn về thu ngân sách: thuế sử "
            "dụng đất phi nông nghiệp mới đạt 71 phần trăm, cần nêu rõ nguyên nhân chủ quan.",
        ),
        Said(
            "Về chuyển đổi số: tỷ lệ hồ sơ trực tuyến toàn trình đạt 82 phần trăm nhưng phần lớn"
            " do cán bộ làm hộ. Đề nghị đặt chỉ tiêu người dân tự nộp.",
        ),
        Said(
            "Bốn nhà văn hóa đã có mạng, nhưng thiết bị trình chiếu mới có hai nơi. Đề nghị cân "
            "đối kinh phí cuối năm.",
            reply="Tiếp thu; giao Văn phòng Đảng ủy phối hợp UBND phường rà soát, báo cáo trước "
            "ngày 20.",
        ),
        Said(
            "Công tác phát triển đảng viên ở khu dân cư chậm. Mỗi chi bộ tổ dân phố cần có ít nhất "
            "một quần chúng học lớp nhận thức về Đảng trong quý này.",
        ),
        Said(
            "Đề nghị Ủy ban Kiểm tra đưa việc thu, nộp đảng phí vào chương trình kiểm tra quý tới."
        ),
    ),
    points=(
        Point(
            "Tập trung thu thuế sử dụng đất phi nông nghiệp, phấn đấu đạt 95% trước ngày 15/12.",
            (Duty("Rà soát, đôn đốc các hộ còn nợ thuế sử dụng đất phi nông nghiệp", 25, "doing"),),
        ),
        Point(
            "Mỗi chi bộ tổ dân phố giới thiệu ít nhất một quần chúng ưu tú trong quý.",
            (Duty("Tổng hợp danh sách quần chúng ưu tú của các chi bộ", 20, "done"),),
        ),
        Point(
            "Rà soát thiết bị của bốn nhà văn hóa tổ dân phố phục vụ sinh hoạt chi bộ.",
            (Duty("Báo cáo hiện trạng thiết bị bốn nhà văn hóa, đề xuất kinh phí", 15, "done"),),
        ),
    ),
    votes=(Vote("Thông qua Nghị quyết hội nghị Đảng ủy tháng", form="phones", other=1),),
    review=Review(
        "Cán bộ, đảng viên và Nhân dân tin tưởng vào bộ máy mới; còn băn khoăn về thủ tục đất đai.",
        "Hoàn thành 11/14 chỉ tiêu tháng; giải quyết đúng hạn 98,60% hồ sơ.",
        "Biểu dương Chi bộ Tổ dân phố 3 về hướng dẫn dịch vụ công; nhắc nhở việc nộp báo cáo chậm.",
        "Một là, thu thuế đất phi nông nghiệp đạt thấp. Hai là, phát triển đảng viên còn chậm.",
    ),
    absent={13: "Trực sẵn sàng chiến đấu"},
    issue="issued",
)

STANDING_BOARD = Plot(
    kind="standing_board",
    said=(
        Said("Nhất trí chủ trương sửa chữa nhà văn hóa Tổ dân phố 2 bằng nguồn xã hội hóa."),
        Said("Đề nghị bổ sung tiêu chí kiểm tra việc đưa tài liệu lên sổ tay trước một ngày."),
    ),
    points=(
        Point(
            "Đồng ý chủ trương sửa chữa nhà văn hóa Tổ dân phố 2; công khai thu, chi.",
            (Duty("Hướng dẫn Chi bộ Tổ dân phố 2 thủ tục tiếp nhận đóng góp", 12, "done"),),
        ),
    ),
    votes=(Vote("Thông qua kế hoạch kiểm tra, giám sát quý tới"),),
)

CELL_COMMITTEE = Plot(
    kind="cell_committee",
    said=(
        Said("Dự thảo nghị quyết nên rút còn năm việc, việc nào cũng có người và có hạn."),
        Said("Đề nghị phân công trước ba đồng chí chuẩn bị ý kiến về vệ sinh môi trường."),
    ),
    points=(Point("Thống nhất nội dung và dự thảo nghị quyết của buổi sinh hoạt chi bộ tới."),),
    votes=(),
)

ELECTION = Vote(
    "Bầu bổ sung một chi ủy viên, nhiệm kỳ 2025–2030",
    question="election",
    form="paper",
)
