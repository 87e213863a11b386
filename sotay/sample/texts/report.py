"""What the ward writes in its activation report. The papers named do not exist."""

from sotay.reports.rules.texts import Texts

WORDS = Texts(
    summary="kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử",
    legal_basis="Công văn số 214-CV/TU ngày 08/01/2026 của Ban Thường vụ Tỉnh ủy về tập trung "
    "lãnh đạo, chỉ đạo tổ chức triển khai thực hiện phần mềm “Sổ tay đảng viên điện tử” trong "
    "toàn Đảng bộ tỉnh",
    superior_plan="Kế hoạch số 31-KH/TU ngày 20/11/2025 của Ban Thường vụ Tỉnh ủy",
    own_plan="Kế hoạch số 12-KH/ĐU ngày 05/01/2026 về triển khai thực hiện phần mềm “Sổ tay đảng "
    "viên điện tử” trong toàn Đảng bộ phường",
    organised="đồng thời triển khai đến tất cả các chi bộ trực thuộc Đảng ủy, chỉ đạo các đồng chí "
    "Ủy viên Ban Thường vụ Đảng ủy, Đảng ủy viên phụ trách từng chi bộ, bên cạnh đó phân công một "
    "số đồng chí đảng viên trẻ hướng dẫn cho tất cả đảng viên cài đặt phần mềm “Sổ tay đảng viên "
    "điện tử” trên địa bàn phường",
    difficulties="Tất cả các chi bộ ở Tổ dân phố đều không có máy tính; việc thao tác công nghệ, "
    "ứng dụng phần mềm của một số đảng viên chưa được thành thạo.\n"
    "04 nhà văn hóa tổ dân phố đã có kết nối Internet, tuy nhiên khi nhiều người cùng truy cập thì "
    "mạng còn chậm.\n"
    "Hầu hết các Bí thư chi bộ Tổ dân phố đều lớn tuổi nên việc sử dụng phần mềm còn gặp nhiều "
    "khó khăn.",
    recipients="Ban Thường vụ Tỉnh ủy\nBan Tổ chức Tỉnh ủy\nLưu Văn phòng Đảng ủy",
)
