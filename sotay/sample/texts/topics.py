"""The ward's lines of work, as its longer papers go through them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """A line of work: its name, who leads, what is counted, in which unit."""

    name: str
    lead: str
    aim: str
    counted: str
    measure: str
    trouble: str
    remedy: str


TOPICS = (
    Topic(
        "Vệ sinh môi trường, phân loại rác tại nguồn",
        "Ban công tác Mặt trận tổ dân phố",
        "từng hộ có hai thùng rác riêng, rác hữu cơ được ủ hoặc giao đúng ngày",
        "Hộ ký cam kết và thực hiện phân loại",
        "hộ",
        "khu nhà trọ thay người thuê liên tục nên nền nếp chưa bền",
        "giao chủ nhà trọ chịu trách nhiệm, đảng viên phụ trách nhóm hộ nhắc hằng tuần",
    ),
    Topic(
        "An ninh trật tự, phòng, chống lừa đảo",
        "Chi bộ Công an phường",
        "không để xảy ra điểm nóng, người cao tuổi nhận biết được các thủ đoạn lừa đảo thường gặp",
        "Lượt người được tuyên truyền trực tiếp",
        "lượt",
        "đối tượng thay đổi thủ đoạn nhanh, nhiều nạn nhân ngại trình báo",
        "nói chuyện tại tổ dân phố bằng vụ việc thật, niêm yết số điện thoại tiếp nhận tin báo",
    ),
    Topic(
        "Chuyển đổi số ở khu dân cư",
        "Tổ công nghệ số cộng đồng",
        "người dân tự nộp được hồ sơ trực tuyến, không phải nhờ làm hộ",
        "Người được hướng dẫn tự nộp hồ sơ",
        "người",
        "điện thoại cũ, mạng yếu, người cao tuổi học xong lại quên",
        "hướng dẫn một kèm một, tài liệu cỡ chữ to, lịch trực cố định ở nhà văn hóa",
    ),
    Topic(
        "Dân vận khéo, lắng nghe ý kiến Nhân dân",
        "Khối Dân vận phường",
        "mỗi kiến nghị của Nhân dân có người nhận, có ngày trả lời",
        "Kiến nghị đã trả lời",
        "kiến nghị",
        "một số việc vượt thẩm quyền của phường nên trả lời chậm",
        "trả lời từng bước, nói rõ việc đã chuyển đến đâu, ai theo dõi",
    ),
    Topic(
        "Giảm nghèo, an sinh xã hội",
        "Hội Liên hiệp Phụ nữ phường",
        "không còn hộ nghèo có khả năng lao động mà thiếu việc làm",
        "Hộ được hỗ trợ sinh kế",
        "hộ",
        "thiếu vốn ban đầu, người trong hộ hay ốm đau",
        "vay vốn tín chấp qua hội, kèm một hộ khá giúp một hộ nghèo",
    ),
    Topic(
        "Giáo dục, khuyến học",
        "Hội Khuyến học phường",
        "học sinh có hoàn cảnh khó khăn không bỏ học giữa chừng",
        "Suất học bổng đã trao",
        "suất",
        "nguồn quỹ phụ thuộc vài nhà hảo tâm",
        "gây quỹ bằng mô hình Ngôi nhà xanh, công khai thu, chi hằng tháng",
    ),
    Topic(
        "Y tế, chăm sóc người cao tuổi",
        "Trạm Y tế phường",
        "người từ 60 tuổi được khám sức khỏe ít nhất một lần trong năm",
        "Người cao tuổi được khám",
        "người",
        "các cụ ở một mình khó tự đến trạm",
        "đoàn viên đưa đón, khám lưu động tại nhà văn hóa tổ dân phố",
    ),
    Topic(
        "Trật tự đô thị, vỉa hè, lòng đường",
        "UBND phường",
        "vỉa hè dành lại cho người đi bộ, hộ kinh doanh có chỗ bán hàng ổn định",
        "Hộ kinh doanh thực hiện đúng cam kết",
        "hộ",
        "buổi chiều lực lượng mỏng, hộ tái lấn chiếm",
        "nhắc đều, sắp xếp điểm bán tập trung, xử lý người vi phạm nhiều lần",
    ),
    Topic(
        "Phòng, chống thiên tai",
        "Ban Chỉ huy Quân sự phường",
        "mọi hộ ở vùng trũng biết nơi sơ tán và người liên lạc",
        "Hộ vùng trũng có phương án sơ tán",
        "hộ",
        "thoát nước chậm ở đường Bến Sậy, cây lớn chưa cắt tỉa hết",
        "khơi thông cống trước mùa mưa, kiểm tra cây xanh, diễn tập mỗi năm một lần",
    ),
    Topic(
        "Xây dựng nếp sống văn hóa",
        "Ban công tác Mặt trận tổ dân phố",
        "việc cưới, việc tang gọn, đúng quy ước, không rắc vàng mã trên đường",
        "Gia đình đạt danh hiệu Gia đình văn hóa",
        "gia đình",
        "bình xét còn nể nang",
        "công khai tiêu chí, bình xét tại tổ, có đại diện các đoàn thể",
    ),
)
