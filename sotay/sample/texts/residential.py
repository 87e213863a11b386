"""What the street groups talk about."""

from sotay.sample.plots import Bank, Duty, Point, Review

OPINIONS = (
    (
        "Đoạn cống trước số nhà 21 đến 35 đường Bến Sậy vẫn đọng nước sau mỗi trận mưa. Bà "
        "con đã kiến nghị hai lần. Đề nghị chi bộ có văn bản gửi UBND phường, kèm ảnh chụp "
        "và số hộ bị ảnh hưởng."
    ),
    (
        "Tôi nhất trí với dự thảo. Riêng phần phân loại rác tại nguồn, nên giao cho từng đảng viên "
        "phụ trách một nhóm hộ cụ thể, chứ nói chung chung thì tháng sau lại như tháng này."
    ),
    (
        "Tổ công nghệ số cộng đồng hướng dẫn người cao tuổi cài ứng dụng rất nhiệt tình, "
        "nhưng nhiều cụ về nhà lại quên. Đề nghị in một tờ hướng dẫn cỡ chữ to, dán ở nhà "
        "văn hóa."
    ),
    (
        "Hệ thống loa của tổ dân phố lúc nghe được lúc không. Thông báo tiêm chủng tuần "
        "trước nhiều nhà không nghe thấy."
    ),
    (
        "Về an ninh trật tự: khoảng 22 giờ đến 24 giờ có nhóm thanh niên tụ tập ở bãi đất "
        "trống cuối đường, nẹt pô xe máy. Đề nghị Công an phường tăng tuần tra vào tối thứ "
        "Sáu và thứ Bảy."
    ),
    (
        "Tháng qua chi bộ thăm hỏi được ba gia đình chính sách ốm đau, bà con rất cảm động. Tôi đề "
        "nghị duy trì và ghi thành việc thường xuyên, phân công luân phiên."
    ),
    (
        "Hai hộ ở ngõ 14 có mâu thuẫn về ranh giới đất. Tổ hòa giải đã gặp một lần, hai bên"
        " đã chịu ngồi lại. Xin chi bộ cử thêm đồng chí có uy tín cùng dự lần hòa giải tới."
    ),
    (
        "Tôi thấy tỷ lệ đảng viên phát biểu còn thấp, cứ mấy đồng chí nói đi nói lại. Đề "
        "nghị chi ủy gợi ý trước nội dung cho từng đồng chí chuẩn bị, nhất là các đồng chí "
        "trẻ."
    ),
    (
        "Chỉ tiêu thu quỹ Đền ơn đáp nghĩa đã đạt 87 phần trăm. Còn lại chủ yếu là các "
        "phòng trọ, chủ nhà hẹn đến ngày 20."
    ),
    (
        "Đề nghị xem lại thời gian tổng vệ sinh. Sáng Chủ nhật 6 giờ nhiều hộ buôn bán "
        "không tham gia được; nên chuyển sang chiều thứ Bảy, lúc đó người đi làm cũng đã "
        "về."
    ),
    (
        "Tôi xin tự phê bình: nhiệm vụ vận động năm hộ lắp đèn chiếu sáng trước cửa tôi mới"
        " làm được ba hộ. Hai hộ còn lại đi vắng dài ngày, tôi xin gia hạn đến cuối tháng."
    ),
    (
        "Việc tuyên truyền bầu cử, lấy ý kiến nhân dân nên làm tại nhà, mỗi đảng viên mười "
        "hộ. Dán ở bảng tin thì ít người đọc."
    ),
    (
        "Cây xanh ở đầu ngõ 8 nghiêng ra đường, mùa mưa bão rất nguy hiểm. Đề nghị báo ngay"
        " cho đơn vị cây xanh, đừng để đến khi có chuyện."
    ),
    (
        "Về phát triển đảng viên: tổ mình có hai quần chúng ưu tú, một cháu là Bí thư Chi "
        "đoàn, một đồng chí là Chi hội phó Phụ nữ. Đề nghị phân công đảng viên giúp đỡ ngay"
        " từ tháng này."
    ),
    (
        "Giá điện tăng, bà con hỏi nhiều về cách tính bậc thang mới. Đề nghị mời Điện lực về nói "
        "chuyện một buổi, kết hợp hướng dẫn tiết kiệm điện."
    ),
    (
        "Tôi cơ bản đồng ý. Xin bổ sung: nghị quyết nên ghi rõ ai kiểm tra, kiểm tra ngày nào, để "
        "tháng sau đánh giá được là làm hay chưa làm."
    ),
    (
        "Ba hộ kinh doanh lấn chiếm vỉa hè đã ký cam kết nhưng buổi chiều vẫn bày ra. Cần có người "
        "nhắc đều, nhẹ nhàng mà kiên trì, trước khi đề nghị phường xử lý."
    ),
    (
        "Mô hình “Ngôi nhà xanh” thu gom ve chai gây quỹ khuyến học tháng này được hơn hai triệu "
        "đồng. Đề nghị nhân ra bốn điểm, mỗi điểm gần một trạm điện cho dễ nhớ."
    ),
    (
        "Thông tin trên mạng về việc sắp xếp lại tổ dân phố làm bà con lo. Chi bộ cần thông"
        " tin chính thức sớm, để đảng viên có căn cứ mà giải thích."
    ),
    (
        "Trạm Y tế sẽ khám sức khỏe cho người từ 70 tuổi trở lên vào ngày 18. Xin nhờ các đồng chí "
        "nhắc các cụ mang theo căn cước và thẻ bảo hiểm y tế, nhịn ăn sáng."
    ),
    (
        "Tôi đề nghị biểu dương đồng chí phụ trách Ban công tác Mặt trận: vận động được 38 "
        "trên 40 hộ hiến đất mở rộng ngõ, không phải cưỡng chế hộ nào."
    ),
    (
        "Bàn ghế nhà văn hóa đã hỏng sáu bộ. Kinh phí xã hội hóa còn 4,2 triệu đồng, đề nghị sửa "
        "trước, chưa mua mới."
    ),
)

POINTS = (
    Point(
        "Thống nhất kiến nghị UBND phường khơi thông, thay nắp đoạn cống đường Bến Sậy; chi bộ "
        "theo dõi đến khi xong và thông báo lại cho các hộ.",
        (
            Duty("Lập danh sách hộ bị ngập, chụp ảnh hiện trạng gửi UBND phường", 7, "done"),
            Duty("Theo dõi, báo cáo tiến độ sửa cống đường Bến Sậy", 26, "doing", "Đã khảo sát."),
        ),
    ),
    Point(
        "Mỗi đảng viên phụ trách tối thiểu 8 hộ trong việc phân loại rác tại nguồn; chi ủy kiểm "
        "tra vào tuần thứ ba hằng tháng.",
        (
            Duty("Phân công và niêm yết danh sách đảng viên phụ trách nhóm hộ", 6, "done"),
            Duty("Vận động 40 hộ ký cam kết phân loại rác tại nguồn", 24, "late", "Đạt 40/40 hộ."),
        ),
    ),
    Point(
        "Phối hợp Công an phường tuần tra khép kín vào tối thứ Sáu, thứ Bảy; đảng viên vận động "
        "gia đình quản lý con em.",
        (Duty("Phối hợp lập lịch tuần tra, phân công lực lượng tổ bảo vệ", 10, "done"),),
    ),
    Point(
        "Tổ chức hai buổi hướng dẫn dịch vụ công trực tuyến cho người cao tuổi tại nhà văn hóa.",
        (
            Duty("Tổ chức buổi hướng dẫn dịch vụ công trực tuyến lần 1", 14, "done"),
            Duty("In 100 tờ hướng dẫn cỡ chữ to, dán ở nhà văn hóa", 12, "done"),
        ),
    ),
    Point(
        "Phân công đảng viên giúp đỡ hai quần chúng ưu tú; hoàn thành hồ sơ cử học lớp nhận thức "
        "về Đảng trong quý.",
        (Duty("Hướng dẫn quần chúng ưu tú làm hồ sơ học lớp nhận thức về Đảng", 25, "open"),),
    ),
    Point(
        "Duy trì thăm hỏi gia đình chính sách, người có công; luân phiên mỗi tháng hai đồng chí.",
        (Duty("Thăm hai gia đình chính sách ốm đau dài ngày", 15, "done"),),
    ),
    Point(
        "Nhắc nhở ba hộ kinh doanh thực hiện đúng cam kết không lấn chiếm vỉa hè; sau 15 ngày "
        "không chuyển biến thì báo cáo Đảng ủy.",
        (
            Duty(
                "Vận động ba hộ kinh doanh trả lại vỉa hè", 18, "not_done",
                "Một hộ đã chuyển đi, hai hộ chưa đồng ý; đề nghị phường xử lý.",
            ),
        ),
    ),
)  # fmt: skip

REVIEWS = (
    Review(
        "Cán bộ, đảng viên và Nhân dân phấn khởi, tin tưởng vào mô hình tổ chức mới; còn băn khoăn "
        "về giá điện và việc thoát nước trong mùa mưa.",
        "Hoàn thành 6/7 nhiệm vụ đề ra; vận động quỹ Đền ơn đáp nghĩa đạt 87,00%; không phát sinh "
        "điểm nóng về an ninh trật tự.",
        "Biểu dương Ban công tác Mặt trận trong vận động hiến đất; nhắc nhở hai đồng chí nộp đảng "
        "phí chậm.",
        "Một là, tỷ lệ đảng viên phát biểu còn thấp. Hai là, việc kiểm tra sau nghị quyết chưa "
        "đều.",
    ),
    Review(
        "Tư tưởng ổn định; dư luận quan tâm tiến độ sửa cống và thông tin về sắp xếp tổ dân phố.",
        "Các chỉ tiêu thu, vệ sinh môi trường, khuyến học đạt và vượt kế hoạch tháng.",
        "Biểu dương tổ công nghệ số cộng đồng; nhắc nhở việc đi họp muộn.",
        "Một là, phân loại rác ở khu nhà trọ chưa đạt. Hai là, nhiệm vụ giao còn một việc chậm "
        "hạn.",
    ),
)

DUES = (
    "Đã thu đủ đảng phí tháng của toàn chi bộ, nộp về Đảng ủy ngày 28.",
    "Đã thu đảng phí tháng; còn hai đồng chí nộp trong tuần.",
)

BANK = Bank(
    OPINIONS,
    POINTS,
    REVIEWS,
    DUES,
    theme="Xây dựng tổ dân phố sáng, xanh, sạch, đẹp, an toàn gắn với nêu gương của đảng viên",
)
