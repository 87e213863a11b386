"""What the military and the police of the ward talk about; nothing secret is ever in it."""

from sotay.sample.plots import Bank, Duty, Point, Review

MILITARY = Bank(
    opinions=(
        (
            "Công tác đăng ký nghĩa vụ quân sự lần đầu đạt 100 phần trăm. Đề nghị biểu "
            "dương hai đồng chí trực tiếp đến từng hộ."
        ),
        (
            "Dân quân thường trực cần tăng buổi học điều lệnh; một số đồng chí tác phong "
            "chưa thống nhất."
        ),
        "Đề nghị phối hợp Đoàn phường tổ chức thăm, tặng quà gia đình quân nhân khó khăn.",
        "Phương án phòng, chống bão, tìm kiếm cứu nạn cần diễn tập một lần trước mùa mưa.",
        "Tôi xin nhận khuyết điểm về việc vào sổ trực chưa đầy đủ trong tuần đầu tháng.",
    ),
    points=(
        Point(
            "Duy trì nghiêm chế độ trực; chấn chỉnh việc ghi sổ trực.",
            (Duty("Kiểm tra sổ trực hằng tuần, báo cáo chi ủy", 25, "done"),),
        ),
        Point(
            "Tổ chức diễn tập phòng, chống thiên tai cấp phường.",
            (Duty("Xây dựng kế hoạch diễn tập phòng, chống bão", 14, "done"),),
        ),
    ),
    reviews=(
        Review(
            "Cán bộ, chiến sĩ có lập trường vững vàng, sẵn sàng nhận nhiệm vụ.",
            "Hoàn thành đăng ký nghĩa vụ quân sự; trực sẵn sàng chiến đấu nghiêm túc.",
            "Biểu dương hai đồng chí làm công tác đăng ký; nhắc nhở việc ghi sổ trực.",
            "Một là, tác phong của một số đồng chí chưa thống nhất.",
        ),
    ),
    dues=("Đã thu, nộp đủ đảng phí tháng.",),
)

POLICE = Bank(
    opinions=(
        (
            "Tin báo qua ứng dụng VNeID tăng, thời gian xử lý trung bình còn 26 giờ. Đề "
            "nghị phân công trực tiếp nhận cả ngày nghỉ."
        ),
        (
            "Nhóm thanh niên tụ tập ban đêm ở cuối đường Bến Sậy đã được gọi hỏi, gia đình "
            "ký cam kết. Đề nghị chi bộ tổ dân phố cùng theo dõi."
        ),
        "Kiểm tra phòng cháy, chữa cháy tại 34 nhà trọ: còn 5 cơ sở chưa có lối thoát thứ hai.",
        (
            "Lừa đảo qua điện thoại nhắm vào người cao tuổi tăng. Nên về nói chuyện tại "
            "từng tổ dân phố."
        ),
        "Đề nghị rà soát lại lịch tuần tra để các đồng chí có con nhỏ được bố trí hợp lý.",
    ),
    points=(
        Point(
            "Tuyên truyền phòng, chống lừa đảo tại bốn tổ dân phố.",
            (Duty("Tổ chức bốn buổi tuyên truyền phòng, chống lừa đảo", 24, "done"),),
        ),
        Point(
            "Kiên quyết yêu cầu năm cơ sở nhà trọ khắc phục về phòng cháy, chữa cháy.",
            (Duty("Phúc tra năm nhà trọ chưa bảo đảm lối thoát nạn", 20, "doing"),),
        ),
    ),
    reviews=(
        Review(
            "Cán bộ, chiến sĩ yên tâm công tác, đoàn kết, gần dân.",
            "Tiếp nhận, giải quyết 100% tin báo; không để xảy ra vụ việc phức tạp.",
            "Biểu dương tổ tiếp nhận tin báo; nhắc nhở việc chậm cập nhật dữ liệu.",
            "Một là, phúc tra phòng cháy, chữa cháy ở nhà trọ còn chậm.",
        ),
    ),
    dues=("Đã thu, nộp đủ đảng phí tháng.",),
)
