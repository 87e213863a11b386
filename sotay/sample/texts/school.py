"""What the schools talk about."""

from sotay.sample.plots import Bank, Duty, Point, Review

OPINIONS = (
    (
        "Kết quả khảo sát giữa kỳ cho thấy môn Toán khối 4 có 11 em chưa đạt. Đề nghị tổ "
        "chuyên môn bố trí phụ đạo vào chiều thứ Tư, không thu tiền, và báo cho phụ huynh "
        "biết trước."
    ),
    (
        "Tôi nhất trí với báo cáo. Đề nghị giảm bớt các loại sổ ghi tay vì đã có học bạ số;"
        " giáo viên nhập hai lần vừa mất thời gian vừa dễ lệch."
    ),
    (
        "Tuần qua có phụ huynh phản ánh trên mạng về bữa ăn bán trú. Chi bộ cần chủ động công khai "
        "thực đơn, mời phụ huynh giám sát, đừng để thông tin sai đi trước."
    ),
    (
        "Công đoàn đã thăm ba gia đình nhà giáo nghỉ hưu ốm đau. Quỹ còn 6,5 triệu đồng, đủ"
        " cho hoạt động ngày 20 tháng 11."
    ),
    (
        "Đề nghị phân công đảng viên trẻ dự giờ, góp ý cho các đồng nghiệp mới; tôi xin "
        "nhận kèm hai đồng chí."
    ),
    (
        "Việc đưa đón học sinh trước cổng trường giờ tan học rất lộn xộn. Đề nghị phối hợp Công an "
        "phường kẻ vạch và phân luồng theo khối lớp."
    ),
    (
        "Về học tập và làm theo Bác: nên chọn một việc nhỏ, làm thật. Tháng này tôi đăng ký"
        " giờ dạy không sử dụng điện thoại cá nhân."
    ),
    (
        "Hai em học sinh lớp 9 có nguy cơ bỏ học vì hoàn cảnh gia đình. Tôi đã đến nhà, đề "
        "nghị chi bộ giao Đoàn trường và Hội khuyến học cùng giúp."
    ),
)

POINTS = (
    Point(
        "Tổ chức phụ đạo miễn phí cho học sinh chưa đạt; tổ chuyên môn chịu trách nhiệm về kết "
        "quả.",
        (
            Duty("Lập kế hoạch phụ đạo học sinh chưa đạt môn Toán", 7, "done"),
            Duty("Báo cáo kết quả phụ đạo sau bốn tuần", 27, "doing"),
        ),
    ),
    Point(
        "Công khai thực đơn, nguồn thực phẩm bán trú hằng tuần; mời đại diện phụ huynh giám sát.",
        (Duty("Niêm yết thực đơn và hợp đồng thực phẩm bán trú", 5, "done"),),
    ),
    Point(
        "Phối hợp Công an phường bảo đảm trật tự cổng trường giờ tan học.",
        (Duty("Xây dựng phương án phân luồng đưa đón học sinh", 12, "late"),),
    ),
    Point(
        "Phân công đảng viên kèm cặp giáo viên mới; mỗi tháng dự hai giờ.",
        (Duty("Dự giờ, góp ý hai giáo viên mới", 26, "done"),),
    ),
)

REVIEWS = (
    Review(
        "Viên chức, người lao động yên tâm công tác; phụ huynh quan tâm chất lượng bán trú.",
        "Thực hiện đúng chương trình; chất lượng giữa kỳ tăng so với cùng kỳ.",
        "Biểu dương tổ Khoa học xã hội; nhắc nhở việc nộp hồ sơ chuyên môn chậm.",
        "Một là, sinh hoạt chuyên môn còn hình thức. Hai là, cơ sở vật chất phòng Tin học xuống "
        "cấp.",
    ),
)

BANK = Bank(
    OPINIONS,
    POINTS,
    REVIEWS,
    ("Đã thu, nộp đủ đảng phí tháng.",),
    theme="Nâng cao đạo đức nhà giáo, xây dựng trường học hạnh phúc",
)
