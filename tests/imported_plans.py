"""Invented plans in Word, each of a structure that real ones have; their drafts are in ``imported``.

python tests/imported_plans.py FOLDER    writes the documents, to look at them
"""

import sys
from collections.abc import Callable
from pathlib import Path

from word_plans import ABOVE, LEFT, PlanInWord

_SIGNED = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def ward() -> PlanInWord:
    """A ward: dashes, a table that page breaks cut, forms of work, funding, duties, reports at the end."""
    return (
        PlanInWord()
        .letterhead(("ỦY BAN NHÂN DÂN", "PHƯỜNG HÒA AN"), "15/KH-UBND", "Hòa An, ngày 12 tháng 01 năm 2027")
        .title("KẾ HOẠCH", "Phổ biến, giáo dục pháp luật", "trên địa bàn phường Hòa An năm 2027")
        .basis("Thực hiện Kế hoạch số 03/KH-UBND ngày 05/01/2027 của UBND tỉnh An Bình về phổ biến, "
        "giáo dục pháp luật,")
        .paragraph("UBND phường Hòa An xây dựng Kế hoạch triển khai trên địa bàn phường như sau:")
        .section("I. MỤC TIÊU, YÊU CẦU")
        .section("1. Mục tiêu:")
        .dash("Nâng cao hiểu biết pháp luật của người dân.", "100% khu phố có tủ sách pháp luật.")
        .section("2. Yêu cầu:")
        .dash("Nội dung phải thiết thực, đúng trọng tâm, bám sát tình hình của phường và")
        .paragraph("nhu cầu của người dân.")
        .section("II. NỘI DUNG")
        .section("1. Chỉ đạo, điều hành")
        .paragraph("Rà soát các văn bản chỉ đạo của phường về phổ biến, giáo dục pháp luật.")
        .section("2. Các hoạt động")
        .table([
            ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Duy trì chuyên mục pháp luật", "Phòng Văn hóa - Xã hội; các khu phố", "Cả năm"],
            ["2", "Hội thi tìm hiểu pháp luật cho học sinh các trường", "Phòng Văn hóa - Xã hội, các trường",
             "Quý II và quý III"],
            ["", "học trên địa bàn", "học trên địa bàn phường", ""],
        ])
        .table([["3", "Phát tờ rơi tại chợ", "Công an phường", "Tháng 4, tháng 9"]], bold=0)
        .section("III. HÌNH THỨC THỰC HIỆN")
        .dash("Thông qua đội ngũ tuyên truyền viên.", "Tuyên truyền trực quan bằng pa nô, áp phích.")
        .section("IV. KINH PHÍ THỰC HIỆN")
        .paragraph("Từ dự toán được giao đầu năm 2027.")
        .section("V. TỔ CHỨC THỰC HIỆN")
        .section("1. Phòng Văn hóa - Xã hội")
        .dash("Theo dõi, đôn đốc, tổng hợp kết quả.", "Phối hợp với Công an phường quản lý việc phát tờ rơi.")
        .section("2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường")
        .paragraph("Vận động đoàn viên, hội viên tham gia.")
        .section("3. Công an phường, các khu phố")
        .dash("Chủ động thực hiện Kế hoạch này.")
        .paragraph(
            "Yêu cầu các cơ quan, đơn vị báo cáo kết quả về UBND phường (qua Phòng Văn hóa - Xã hội) "
            "trước ngày "
            "05/12/2027 để tổng hợp./."
        )
        .foot(["Sở Tư pháp (b/c)", "Như mục V", "Lưu: VT, VHXH"], _SIGNED, "Trần Thị Lan")
    )  # fmt: skip


def department() -> PlanInWord:
    """A department: Word numbers the clauses, activities in lines, who leads and helps in one sentence."""
    return (
        PlanInWord(automatic=True)
        .letterhead(
            ("UBND TỈNH AN BÌNH", "SỞ DU LỊCH"), "     /KH-SDL", "An Bình, ngày     tháng 02 năm 2027"
        )
        .title("KẾ HOẠCH", "PHÁT TRIỂN DU LỊCH CỘNG ĐỒNG NĂM 2027")
        .paragraph("Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;")
        .paragraph("Sở Du lịch ban hành Kế hoạch phát triển du lịch cộng đồng năm 2027 như sau:")
        .section("I. QUAN ĐIỂM, MỤC TIÊU")
        .section("1. Quan điểm")
        .clause("a) Lấy người dân làm trung tâm.")
        .clause("b) Giữ gìn cảnh quan.")
        .section("2. Mục tiêu")
        .clause("a) Đón 1,2 triệu lượt khách.")
        .clause("b) Có thêm 05 điểm du lịch cộng đồng.")
        .section("II. NHIỆM VỤ, GIẢI PHÁP")
        .section("1. Sản phẩm du lịch")
        .section("a) Hoạt động 1")
        .dash(
            "Nội dung: Xây dựng điểm du lịch cộng đồng tại các xã ven biển.",
            "Cơ quan thực hiện: Phòng Quản lý du lịch chủ trì, phối hợp với Trung tâm Xúc tiến và các "
            "đơn vị có liên quan.",
            "Thời gian thực hiện: Từ tháng 3 đến tháng 10/2027.",
        )
        .section("b) Hoạt động 2")
        .dash("Nội dung:")
        .plus("Tập huấn cho hộ kinh doanh;", "In cẩm nang du lịch.")
        .dash("Cơ quan chủ trì: Trung tâm Xúc tiến.", "Sản phẩm: 02 lớp tập huấn; 1.000 cuốn cẩm nang.")
        .section("2. Quảng bá")
        .paragraph("Đơn vị chủ trì: Văn phòng Sở.")
        .paragraph("Thời gian: Theo kế hoạch riêng.")
        .section("III. KINH PHÍ")
        .clause("1. Ngân sách tỉnh giao năm 2027.")
        .clause("2. Phòng Quản lý du lịch chủ trì, phối hợp với Văn phòng Sở lập dự toán.")
        .section("IV. TỔ CHỨC THỰC HIỆN")
        .clause("1. Trung tâm Xúc tiến có trách nhiệm thực hiện các việc sau:")
        .dash("Quảng bá điểm đến.", "Đón đoàn khảo sát.")
        .clause("2. Văn phòng Sở theo dõi, đôn đốc việc thực hiện.")
        .section("V. CHẾ ĐỘ BÁO CÁO")
        .paragraph("Các phòng, đơn vị gửi báo cáo hằng quý về Văn phòng Sở trước ngày 15 của tháng cuối quý.")
        .foot(["UBND tỉnh (b/c)", "Lưu: VT"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Lê Văn Bình")
    )


def province() -> PlanInWord:
    """A province: tasks in prose with lines below, an annex of tasks by groups, one of money."""
    return (
        PlanInWord()
        .letterhead(
            ("ỦY BAN NHÂN", "DÂN", "TỈNH AN BÌNH"),
            "88/KH-UBND",
            "An Bình,\nngày 20 tháng 11 năm 2026",
            ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        )
        .title("KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2027 - 2030")
        .paragraph("Căn cứ Nghị quyết số 15/NQ-TU ngày 01/10/2026 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban "
        "hành Kế hoạch cải cách hành chính giai đoạn 2027 - 2030 như sau:")
        .section("I. MỤC ĐÍCH, YÊU CẦU", centred=True)
        .clause("1. Tạo thuận lợi cho người dân, doanh nghiệp.")
        .clause("2. Việc thực hiện phải đồng bộ, có trọng tâm.")
        .section("II. NHIỆM VỤ", centred=True)
        .section("1. Cải cách thủ tục hành chính")
        .dash("Rà soát, cắt giảm thủ tục.", "Công khai thủ tục tại nơi tiếp nhận.")
        .paragraph("Đơn vị chủ trì thực hiện: Các sở, ban, ngành; UBND các xã, phường.")
        .paragraph("Đơn vị phối hợp: Văn phòng UBND tỉnh; các cơ quan, đơn vị")
        .paragraph("liên quan.")
        .paragraph("Thời gian thực hiện: Thường xuyên.")
        .dash("Mở thêm điểm tiếp nhận lưu động.")
        .paragraph("Đơn vị chủ trì: Văn phòng UBND tỉnh.")
        .paragraph("Thời gian thực hiện: Quý III/2027.")
        .section("2. Nhiệm vụ cụ thể: theo Phụ lục I")
        .section("III. TỔ CHỨC THỰC HIỆN", centred=True)
        .clause("1. Sở Nội vụ chủ trì, phối hợp với các sở, ngành theo dõi, tổng hợp; trình UBND tỉnh "
        "báo cáo Bộ Nội vụ trước ngày 31/12 hằng năm.")
        .clause("2. Các sở, ban, ngành, UBND các xã, phường báo cáo kết quả định kỳ 6 tháng (trước ngày "
        "10/6) và năm (trước ngày 10/12) về Sở Nội vụ.")
        .paragraph("Trong quá trình thực hiện nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nội vụ./.")
        .foot(["Bộ Nội vụ", "TT Tỉnh ủy, TT HĐND tỉnh", "Lưu: VT, NC"], _SIGNED, "Phạm Văn Cường")
        .annex("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "(Ban hành kèm theo Kế hoạch số 88/KH-UBND ngày 20/11/2026)")
        .table([
            ["STT", "NHIỆM VỤ", "PHÂN CÔNG", LEFT, "SẢN PHẨM", "THỜI GIAN HOÀN THÀNH"],
            [ABOVE, ABOVE, "Chủ trì", "Phối hợp", ABOVE, ABOVE],
            ["I", "THỂ CHẾ", LEFT, LEFT, LEFT, LEFT],
            ["1", "Ban hành quy định một cửa", "Sở Nội vụ", "Sở Tư pháp", "Quyết định", "Trước 30/6/2027"],
            ["2", "Hướng dẫn xử lý hồ sơ", ABOVE, "Văn phòng UBND tỉnh", "Văn bản hướng dẫn", "Quý IV/2027"],
            ["II", "TÀI CHÍNH CÔNG", LEFT, LEFT, LEFT, LEFT],
            ["1", "Giao quyền tự chủ", "Sở Tài chính", "-nt-", "", "2027 - 2028"],
        ], bold=2)
        .annex("PHỤ LỤC II", "KINH PHÍ")
        .table([["TT", "Nội dung chi", "Số tiền (đồng)"], ["1", "Tập huấn", "25.000.000"],
                ["", "Tổng cộng", "25.000.000"]])
    )  # fmt: skip


def decision() -> PlanInWord:
    """A decision that issues a programme: articles, then parts and chapters of its own."""
    return (
        PlanInWord()
        .letterhead(("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), "210/QĐ-UBND", "An Bình, ngày 03 tháng 3 năm 2027")
        .title("QUYẾT ĐỊNH", "Về việc ban hành Chương trình phòng, chống thiên tai năm 2027")
        .paragraph("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", bold=True, centred=True)
        .basis(
            "Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;",
            "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường.",
        )
        .paragraph("QUYẾT ĐỊNH:", bold=True, centred=True)
        .paragraph("Điều 1. Ban hành kèm theo Quyết định này Chương trình phòng, chống thiên tai năm 2027.")
        .paragraph("Điều 2. Quyết định này có hiệu lực từ ngày ký.")
        .foot(["Như Điều 2", "Lưu: VT"], ["CHỦ TỊCH"], "Hồ Thị Dung")
        .page_break()
        .title("CHƯƠNG TRÌNH", "Phòng, chống thiên tai năm 2027")
        .paragraph("(Ban hành kèm theo Quyết định số 210/QĐ-UBND ngày 03/3/2027)", italic=True, centred=True)
        .section("Phần I. TÌNH HÌNH")
        .paragraph("Năm 2026 có 03 cơn bão ảnh hưởng đến tỉnh.")
        .section("Phần II. NHIỆM VỤ")
        .section("1. Trước thiên tai")
        .clause("1.1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các xã kiểm tra hồ chứa "
        "trước 31/8/2027.")
        .clause("1.2. Diễn tập cấp xã.")
        .section("2. Sau thiên tai")
        .dash("Thống kê thiệt hại.")
        .section("Phần III. CHẾ ĐỘ BÁO CÁO")
        .paragraph("UBND các xã báo cáo về Sở Nông nghiệp và Môi trường chậm nhất ngày 30/11/2027.")
    )  # fmt: skip


def monitoring() -> PlanInWord:
    """A plan of measurements: it begins with II, counts deep, and its tables are of no tasks."""
    return (
        PlanInWord()
        .letterhead(("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), "0031/KH-UBND", "An Bình, ngày 09 tháng 01 năm 2027")
        .title("KẾ HOẠCH", "QUAN TRẮC CHẤT LƯỢNG KHÔNG KHÍ NĂM 2027")
        .paragraph("Do chất lượng không khí tại các khu công nghiệp suy giảm trong năm 2026.")
        .paragraph("Để kịp thời cảnh báo, Ủy ban nhân dân tỉnh ban hành Kế hoạch quan trắc chất lượng "
        "không khí năm 2027 như sau:")
        .section("II. MỤC ĐÍCH, YÊU CẦU")
        .section("1. Mục đích")
        .dash("Cảnh báo sớm.")
        .section("2. Yêu cầu")
        .dash("Số liệu chính xác.")
        .section("III. NỘI DUNG")
        .section("1. Quan trắc thường xuyên")
        .section("1.1. Khu công nghiệp")
        .section("1.1.1. Vị trí")
        .paragraph("a. Thời gian thực hiện: Từ tháng 3 đến tháng 11.")
        .paragraph("b. Địa điểm")
        .dash("Khu công nghiệp Bắc Hà: 03 điểm, gồm:")
        .plus("01 điểm tại cổng chính;", "02 điểm tại khu xử lý nước thải.")
        .section("III. KINH PHÍ")
        .dash("Ngân sách tỉnh: 1.250.000.000 đồng.")
        .section("IV. TỔ CHỨC THỰC HIỆN")
        .clause("1. Sở Nông nghiệp và Môi trường: Tổ chức quan trắc; báo cáo UBND tỉnh trước ngày "
        "15/12/2027.")
        .clause("2. Các doanh nghiệp: Tạo điều kiện cho việc lấy mẫu.")
        .paragraph("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.")
        .foot(["Như trên", "Lưu: VT"], _SIGNED, "Đỗ Văn Hải")
        .annex("PHỤ LỤC", "VỊ TRÍ QUAN TRẮC")
        .table([["TT", "Vị trí", "Kinh độ", "Vĩ độ"], ["1", "Cổng chính", "109,123", "12,456"]])
    )  # fmt: skip


PLANS: dict[str, Callable[[], PlanInWord]] = {
    make.__name__: make for make in (ward, department, province, decision, monitoring)
}

if __name__ == "__main__":
    for name, make in PLANS.items():
        make().save(Path(sys.argv[1]) / f"{name}.docx")
