"""The meeting of tonight: what members wrote beforehand, and the two months before it."""

from sotay.sample.plots import Duty, Plot, Point, Said, Vote
from sotay.sample.texts.residential import REVIEWS
from sotay.sample.texts.topics import TOPICS

BEFOREHAND = (
    Said(
        "Tôi đã đọc dự thảo. Mục II điểm a nên ghi rõ số hộ phải đạt trong tháng, và giao từng "
        "đảng viên theo danh sách kèm kế hoạch, như vậy cuối tháng mới đánh giá được.",
        "beforehand",
        9,
    ),
    Said(
        "Đề nghị chi bộ cho ý kiến về việc sửa hai bóng đèn trước nhà văn hóa, buổi tối đi họp rất "
        "tối, các cụ dễ vấp ngã. Tôi có thể mua và lắp, chỉ xin thanh toán tiền vật tư.",
        "beforehand",
        5,
    ),
    Said(
        "Xin phản ánh riêng với chi ủy: gia đình một đồng chí trong chi bộ đang gặp khó khăn về "
        "kinh tế nhưng ngại nói. Đề nghị chi ủy thăm hỏi, chưa nêu tên trước cuộc họp.",
        "committee",
        10,
    ),
)
EXCUSED = ((11, "Đi công tác, tối mai mới về"), (12, "Chăm người nhà nằm viện"))
COMING = (0, 1, 2, 3, 5, 6, 9, 10, 13, 14)


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")


def _long_opinion() -> str:
    """About two thousand words, as somebody writes who has waited for months to be asked."""
    parts = [
        (
            "Kính thưa chi bộ, tôi xin gửi ý kiến bằng văn bản vì nội dung dài, nói tại "
            "cuộc họp sợ mất thời gian của các đồng chí. Tôi sinh hoạt ở chi bộ này đã hai "
            "mươi sáu năm, qua bốn đời bí thư, chứng kiến tổ dân phố từ chỗ đường đất, mùa "
            "mưa lội bùn, đến nay đường bê tông vào tận ngõ. Vì vậy điều tôi nói sau đây là"
            " nói với tinh thần xây dựng, có gì chưa đúng mong các đồng chí góp ý thẳng "
            "thắn."
        ),
    ]
    for order, topic in enumerate(TOPICS[:6], start=1):
        parts.append(
            f"Thứ {_ORDINALS[order - 1]}, về {topic.name[:1].lower()}{topic.name[1:]}. Nghị quyết "
            f"nhiều tháng nay đều ghi mục tiêu {topic.aim}, tôi hoàn toàn nhất trí. Nhưng đi thực "
            f"tế từng ngõ, tôi thấy {topic.trouble}. Tôi đã đếm thử ở nhóm hộ mình phụ trách: "
            f"{order + 3} hộ làm tốt, {order % 4 + 2} hộ làm lúc có lúc không, số còn lại chưa làm "
            "vì chưa ai đến tận nhà nói cho rõ. Bà con không phản đối; bà con chỉ hỏi làm như vậy "
            "thì được gì, ai đến thu, ai kiểm tra, và nếu nhà bên không làm thì có ai nhắc không. "
            "Những câu hỏi ấy rất đơn giản, mà đảng viên chúng ta trả lời chưa thống nhất, mỗi "
            f"người nói một cách. Theo tôi, cách làm đúng là {topic.remedy}. {topic.lead} chủ trì, "
            "nhưng đảng viên phải làm trước, nhà đảng viên phải là nhà mẫu. Chi ủy nên chọn một "
            "ngõ làm điểm trong một tháng, cuối tháng mời các ngõ khác đến xem, thấy được mới nhân "
            "rộng. Làm ít mà chắc còn hơn phát động rầm rộ rồi để đấy. Tôi đề nghị ghi vào nghị "
            "quyết ba điều: ai làm, bao giờ xong, ai kiểm tra; thiếu một trong ba thì coi như chưa "
            "ghi. Đến kỳ sau, việc nào chưa xong thì người được giao đứng lên nói rõ vì sao, không "
            "để chi ủy nói hộ."
        )
    parts.append(
        "Cuối cùng, tôi xin nói về chính việc sinh hoạt của chúng ta. Có buổi ba đồng chí nói "
        "hết hai phần ba thời gian, trong đó có tôi, tôi xin nhận khuyết điểm. Các đồng chí trẻ "
        "có nhiều ý hay nhưng ngại nói sau người lớn tuổi. Nay có sổ tay, viết trước được ở nhà,"
        " tôi thấy đó là điều tốt: người ít nói cũng có tiếng nói, thư ký không phải ghi vội, "
        "biên bản đúng lời từng người. Tôi đề nghị mỗi tháng chi ủy phân công trước ba đồng chí "
        "chuẩn bị ý kiến về một việc, luân phiên cho đến hết chi bộ. Tôi xin đăng ký tháng tới. "
        "Xin cảm ơn các đồng chí đã đọc đến đây, và xin được chi bộ trả lời từng điểm trong "
        "tháng."
    )
    return "\n\n".join(parts)


TWO_MONTHS_AGO = Plot(
    kind="regular",
    said=(
        Said(
            "Tôi nhất trí với báo cáo. Đường Bến Sậy ngập đến bậc cửa trong trận mưa vừa rồi, có"
            " 18 hộ bị ảnh hưởng. Đề nghị kiến nghị phường khơi thông ngay, đừng đợi hết mùa "
            "mưa.",
            place=9,
            reply="Chi ủy tiếp thu, giao đồng chí Phó Bí thư lập danh sách, gửi UBND phường "
            "trong tuần.",
        ),
        Said(_long_opinion(), "written", 14),
        Said(
            "Tôi làm ở công ty phần mềm, xin nhận hướng dẫn bà con dùng dịch vụ công vào tối thứ"
            " Ba và thứ Năm, mỗi buổi một giờ rưỡi ở nhà văn hóa.",
            "written",
            5,
        ),
        Said(
            "Với trách nhiệm đảng viên dự bị, tôi xin nhận cùng Chi đoàn đưa đón các cụ đi khám "
            "sức khỏe ngày 18.",
            "written",
            6,
        ),
        Said(
            "Đề nghị nhắc nhở việc đi họp muộn; có đồng chí ba tháng liền đều đến sau 15 phút.",
            place=13,
        ),
        Said(
            "Xin đề nghị chi ủy kiểm tra lại số hộ nhà trọ, danh sách của tổ chưa cập nhật.",
            place=16,
        ),
    ),
    points=(
        Point(
            "Kiến nghị UBND phường khơi thông cống đường Bến Sậy; theo dõi đến khi xong.",
            (
                Duty("Lập danh sách 18 hộ bị ngập, gửi UBND phường", 5, "done", place=1),
                Duty(
                    "Theo dõi việc sửa cống đường Bến Sậy, báo cáo hằng tháng", 24, "doing", place=9
                ),
            ),
        ),
        Point(
            "Mở lớp hướng dẫn dịch vụ công trực tuyến cho người cao tuổi.",
            (Duty("Hướng dẫn dịch vụ công trực tuyến tối thứ Ba, thứ Năm", 25, "done", place=5),),
        ),
        Point(
            "Chi đoàn đưa đón người từ 70 tuổi đi khám sức khỏe.",
            (
                Duty(
                    "Phối hợp Trạm Y tế đưa đón 26 cụ đi khám sức khỏe", 15, "late", "26/26 cụ.", 6
                ),
            ),
        ),
    ),
    votes=(Vote("Thông qua Nghị quyết tháng của chi bộ", disagree=1, other=1),),
    review=REVIEWS[0],
    dues="Đã thu đủ đảng phí của 22/22 đồng chí, nộp Đảng ủy ngày 28.",
    absent={12: "Chăm người nhà nằm viện", 17: ""},
    late=(13,),
    issue="issued",
    hands=True,
    has_draft=True,
)

LAST_MONTH = Plot(
    kind="regular",
    said=(
        Said(
            "Cống đã được khảo sát nhưng chưa thi công. Đề nghị chi bộ tiếp tục theo dõi, tôi "
            "xin làm tiếp việc này.",
            place=9,
        ),
        Said(
            "Lớp dịch vụ công mở được bảy buổi, 41 người học, 29 người đã tự nộp được hồ sơ. Khó"
            " nhất là các cụ quên mật khẩu.",
            "written",
            5,
            reply="Biểu dương đồng chí Khôi. Đề nghị in tờ hướng dẫn cỡ chữ to như các chi bộ bạn.",
        ),
        Said(
            "Về nhà trọ: tôi đi cùng tổ trưởng rà lại, có 64 phòng, 51 phòng có người ở, 9 người "
            "chưa đăng ký tạm trú.",
            place=16,
        ),
        Said(
            "Tôi không tán thành việc thu thêm quỹ sửa nhà văn hóa trong tháng này vì bà con vừa"
            " đóng quỹ khuyến học. Đề nghị lùi sang quý sau.",
            "written",
            14,
            reply="Chi bộ thảo luận và biểu quyết riêng nội dung này.",
        ),
        Said(
            "Tôi đề nghị thông qua, nhưng ghi rõ là tự nguyện, hộ khó khăn không vận động.",
            place=10,
        ),
        Said("Xin cảm ơn chi bộ đã thăm khi tôi nằm viện.", place=13),
        Said("Đề nghị lắp thêm hai bóng đèn ở ngõ 8 và ngõ 14.", "written", 15),
    ),
    points=(
        Point(
            "Tiếp tục theo dõi việc sửa cống; cuối tháng chưa thi công thì làm việc trực tiếp "
            "với phường.",
            (
                Duty(
                    "Làm việc với UBND phường về tiến độ sửa cống đường Bến Sậy",
                    20,
                    "late",
                    "Phường hẹn khởi công đầu tháng sau.",
                    9,
                ),
            ),
        ),
        Point(
            "In tờ hướng dẫn cỡ chữ to; lập nhóm trực hỗ trợ dịch vụ công mỗi tuần một buổi.",
            (
                Duty("In, phát 100 tờ hướng dẫn dịch vụ công cỡ chữ to", 12, "done", place=5),
                Duty("Lập lịch trực hỗ trợ dịch vụ công hằng tuần", 40, "doing", place=6),
            ),
        ),
        Point(
            "Rà soát, hướng dẫn đăng ký tạm trú cho người thuê trọ.",
            (
                Duty("Hướng dẫn 9 người thuê trọ đăng ký tạm trú", 14, "done", place=16),
                Duty("Cập nhật danh sách nhà trọ, gửi Công an phường", 18, "open", place=3),
            ),
        ),
        Point("Vận động tự nguyện quỹ sửa nhà văn hóa; hộ khó khăn không vận động."),
    ),
    votes=(
        Vote(
            "Vận động tự nguyện quỹ sửa nhà văn hóa ngay trong tháng",
            question="other",
            form="phones",
            disagree=3,
            other=2,
            reserved="Tôi bảo lưu ý kiến: nên lùi việc vận động sang quý sau để bà con đỡ đóng góp "
            "nhiều khoản cùng lúc.",
        ),
        Vote("Thông qua Nghị quyết tháng của chi bộ", disagree=1),
    ),
    review=REVIEWS[1],
    dues="Đã thu đủ đảng phí của 22/22 đồng chí.",
    absent={11: "Đi công tác"},
    late=(15,),
    issue="issued",
    hands=True,
    has_draft=True,
    amendment="Đề nghị ghi đúng số người học là 41, dự thảo biên bản ghi thiếu số người tự nộp "
    "được hồ sơ là 29.",
)
DUES = "Đã thu đảng phí tháng của 20/22 đồng chí; hai đồng chí đi công tác nộp sau."
THEME = "phân loại rác tại nguồn – từ cam kết đến việc làm"
