"""To which list a section of a plan belongs by the words of its title."""

import pytest

from ttdn.importing.outline_model import Part
from ttdn.importing.sections import own_part, part_of_clause, part_of_section

#: Titles as offices write them, by what they are about; with those of the last nobody can know.
TITLES: dict[Part | None, str] = {
    Part.GOALS: """
        MỤC ĐÍCH, YÊU CẦU
        MỤC TIÊU
        MỤC TIÊU, CHỈ TIÊU CỤ THỂ
        CÁC CHỈ TIÊU CHỦ YẾU NĂM 2026
        Ý NGHĨA, MỤC ĐÍCH
        PHẤN ĐẤU ĐẠT CÁC CHỈ TIÊU
        MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP
        KẾT QUẢ CẦN ĐẠT
        CHỈ TIÊU KẾ HOẠCH NĂM 2027
        MỤC TIÊU TỔNG QUÁT
    """,
    Part.REQUIREMENTS: """
        QUAN ĐIỂM, MỤC TIÊU
        YÊU CẦU
        NGUYÊN TẮC THỰC HIỆN
        QUAN ĐIỂM CHỈ ĐẠO
    """,
    Part.TASKS: """
        NỘI DUNG
        NỘI DUNG THỰC HIỆN
        CÁC NHIỆM VỤ TRỌNG TÂM
        NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU
        MỘT SỐ NHIỆM VỤ TRỌNG TÂM
        NHIỆM VỤ TRỌNG TÂM VÀ PHÂN CÔNG THỰC HIỆN
        CÔNG TÁC TUYÊN TRUYỀN
        CẢI CÁCH THỂ CHẾ
        CẢI CÁCH THỦ TỤC HÀNH CHÍNH
        XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN SỐ
        CÁC HOẠT ĐỘNG HƯỞNG ỨNG
        HOẠT ĐỘNG TRUYỀN THÔNG
        CÁC DỰ ÁN THÀNH PHẦN
        GIẢI PHÁP THỰC HIỆN
        PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027
        BIỆN PHÁP PHÒNG NGỪA
        NỘI DUNG, HÌNH THỨC TUYÊN TRUYỀN
        NỘI DUNG VÀ THỜI GIAN THỰC HIỆN
        THỜI GIAN, NỘI DUNG TỔ CHỨC
        CHUẨN BỊ VÀ TỔ CHỨC LỄ PHÁT ĐỘNG
        KẾ HOẠCH TRIỂN KHAI CỤ THỂ
        KẾ HOẠCH THỰC HIỆN
        TỔ CHỨC CÁC HOẠT ĐỘNG
        NỘI DUNG KIỂM TRA
        CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
        NỘI DUNG CHI TIẾT
        PHÁT TRIỂN HẠ TẦNG SỐ
        CÁC NHÓM NHIỆM VỤ, GIẢI PHÁP
        ĐẨY MẠNH CÔNG TÁC GIÁM SÁT, ĐÁNH GIÁ DỊCH BỆNH
        CÁC TÌNH HUỐNG VÀ BIỆN PHÁP XỬ LÝ
        NHIỆM VỤ NĂM 2027
        NỘI DUNG, NHIỆM VỤ, KINH PHÍ
        ỨNG DỤNG CÔNG NGHỆ THÔNG TIN TRONG CÔNG TÁC BÁO CÁO
        TĂNG CƯỜNG TRÁCH NHIỆM CỦA NGƯỜI ĐỨNG ĐẦU
        TUYÊN TRUYỀN NÂNG CAO NHẬN THỨC VỀ MỤC TIÊU GIẢM NGHÈO
        HOÀN THIỆN VĂN BẢN QUY PHẠM PHÁP LUẬT
        XÂY DỰNG CƠ SỞ DỮ LIỆU
        CÔNG TÁC QUẢN LÝ TÀI CHÍNH, TÀI SẢN
        ĐÀO TẠO, BỒI DƯỠNG
        NÂNG CAO HIỆU QUẢ HOẠT ĐỘNG
        RÀ SOÁT, ĐÁNH GIÁ THỦ TỤC HÀNH CHÍNH
        PHÁT ĐỘNG PHONG TRÀO THI ĐUA
    """,
    Part.FORMS: """
        HÌNH THỨC THỰC HIỆN
        HÌNH THỨC TUYÊN TRUYỀN
        PHƯƠNG THỨC TỔ CHỨC
        HÌNH THỨC, BIỆN PHÁP TUYÊN TRUYỀN
    """,
    Part.FUNDING: """
        KINH PHÍ THỰC HIỆN
        NGUỒN KINH PHÍ
        KINH PHÍ
        DỰ TOÁN KINH PHÍ
        CƠ CHẾ TÀI CHÍNH
        NGUỒN LỰC THỰC HIỆN
        NHU CẦU VỐN VÀ NGUỒN VỐN
        BẢO ĐẢM KINH PHÍ
        ĐIỀU KIỆN BẢO ĐẢM
        KINH PHÍ BẢO ĐẢM THỰC HIỆN KẾ HOẠCH
    """,
    Part.DUTIES: """
        TỔ CHỨC THỰC HIỆN
        PHÂN CÔNG TRÁCH NHIỆM
        PHÂN CÔNG NHIỆM VỤ
        TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ
        TRÁCH NHIỆM THỰC HIỆN
        TỔ CHỨC TRIỂN KHAI THỰC HIỆN
        TỔ CHỨC THỰC HIỆN VÀ CHẾ ĐỘ BÁO CÁO
        NHIỆM VỤ CỤ THỂ CỦA CÁC ĐƠN VỊ
        KIỂM TRA, GIÁM SÁT
        CÔNG TÁC KIỂM TRA, ĐÁNH GIÁ
        CÔNG TÁC PHỐI HỢP
        ĐIỀU KHOẢN THI HÀNH
        GIAO NHIỆM VỤ CHO CÁC CƠ QUAN
        BIỆN PHÁP TỔ CHỨC THỰC HIỆN
        TRIỂN KHAI THỰC HIỆN
        NHIỆM VỤ CỦA CÁC SỞ, NGÀNH
        CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN
        TỔ CHỨC, PHÂN CÔNG THỰC HIỆN
        SƠ KẾT, TỔNG KẾT
        CƠ CHẾ PHỐI HỢP
        BAN CHỈ ĐẠO, TỔ GIÚP VIỆC
        ĐỀ XUẤT, KIẾN NGHỊ
        THANH TRA, KIỂM TRA
        CÔNG TÁC THANH TRA, KIỂM TRA VÀ XỬ LÝ VI PHẠM
    """,
    Part.REPORTING: """
        CHẾ ĐỘ THÔNG TIN, BÁO CÁO
        CHẾ ĐỘ BÁO CÁO
        CÔNG TÁC THÔNG TIN, BÁO CÁO
        THÔNG TIN BÁO CÁO
        BÁO CÁO KẾT QUẢ THỰC HIỆN
        THỜI GIAN BÁO CÁO
        CHẾ ĐỘ KIỂM TRA, BÁO CÁO
        THEO DÕI, BÁO CÁO
        CHẾ ĐỘ THÔNG TIN
    """,
    Part.CLAUSES: """
        TÌNH HÌNH CHUNG
        THỰC TRẠNG
        ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2025
        KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026
        SỰ CẦN THIẾT BAN HÀNH KẾ HOẠCH
        CĂN CỨ PHÁP LÝ
        CƠ SỞ XÂY DỰNG KẾ HOẠCH
        PHẠM VI, ĐỐI TƯỢNG
        ĐỐI TƯỢNG, PHẠM VI ÁP DỤNG
        THỜI GIAN, ĐỊA ĐIỂM
        THỜI GIAN THỰC HIỆN
        ĐỊA ĐIỂM, THÀNH PHẦN THAM DỰ
        TIẾN ĐỘ THỰC HIỆN
        LỘ TRÌNH THỰC HIỆN
        KHEN THƯỞNG
        THI ĐUA, KHEN THƯỞNG
        KHEN THƯỞNG, KỶ LUẬT
        CHỦ ĐỀ
        CHỦ ĐỀ, KHẨU HIỆU TUYÊN TRUYỀN
        GIẢI THÍCH TỪ NGỮ
        DỰ BÁO TÌNH HÌNH
        ĐẶC ĐIỂM TÌNH HÌNH
        NHỮNG TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN
        BÀI HỌC KINH NGHIỆM
        QUY MÔ, ĐỐI TƯỢNG
        CƠ CẤU GIẢI THƯỞNG
        TIÊU CHÍ ĐÁNH GIÁ
        HIỆU QUẢ CỦA KẾ HOẠCH
        THUẬN LỢI, KHÓ KHĂN
        QUY ĐỊNH CHUNG
        CÁC KHÁI NIỆM
        THỜI GIAN, ĐỐI TƯỢNG, ĐỊA ĐIỂM TẬP HUẤN
        VỊ TRÍ, VAI TRÒ
        SẢN PHẨM
        LỰC LƯỢNG, PHƯƠNG TIỆN THAM GIA
        BAN TỔ CHỨC
        DANH SÁCH CÁC ĐƠN VỊ
        BIỂU MẪU BÁO CÁO
        THÔNG TIN CHUNG
        CÔNG TÁC KHEN THƯỞNG
    """,
    None: """
        XỬ LÝ TÌNH HUỐNG
    """,
}

CASES = [(title.strip(), part) for part, titles in TITLES.items() for title in titles.strip().splitlines()]


@pytest.mark.parametrize(("title", "part"), CASES)
def test_a_section_goes_into_the_list_of_its_title(title: str, part: Part | None) -> None:
    """Written in capitals or not, with a colon or not, a title means the same."""
    assert part_of_section(title) is part
    assert part_of_section(f"{title.capitalize()}:") is part


@pytest.mark.parametrize(
    ("title", "above", "title_above", "part"),
    [
        ("Mục đích", Part.GOALS, "MỤC ĐÍCH, YÊU CẦU", Part.GOALS),
        ("Yêu cầu", Part.GOALS, "MỤC ĐÍCH, YÊU CẦU", Part.REQUIREMENTS),
        ("Thời gian thực hiện", Part.GOALS, "MỤC TIÊU", Part.CLAUSES),
        ("Các hoạt động chính", Part.GOALS, "MỤC TIÊU", Part.TASKS),
        ("Hoạt động văn hóa", Part.GOALS, "MỤC TIÊU", Part.GOALS),
        ("Kinh phí cho khoa học", Part.GOALS, "MỤC TIÊU", Part.GOALS),
        ("Hình thức", Part.TASKS, "NỘI DUNG, HÌNH THỨC", Part.FORMS),
        ("Chủ đề", Part.TASKS, "NỘI DUNG", Part.CLAUSES),
        ("Kiểm tra, giám sát", Part.TASKS, "NHIỆM VỤ", Part.TASKS),
        ("Lực lượng dân quân", Part.TASKS, "NHIỆM VỤ", Part.TASKS),
        ("Nhiệm vụ của Sở Nội vụ", Part.DUTIES, "TỔ CHỨC THỰC HIỆN", Part.DUTIES),
        ("Nội dung khác", Part.DUTIES, "TỔ CHỨC THỰC HIỆN", Part.DUTIES),
        ("Chế độ báo cáo", Part.DUTIES, "TỔ CHỨC THỰC HIỆN", Part.REPORTING),
        ("Kinh phí thực hiện", Part.DUTIES, "TỔ CHỨC THỰC HIỆN", Part.FUNDING),
        ("Hình thức khen thưởng", Part.CLAUSES, "TIÊU CHÍ, HÌNH THỨC KHEN THƯỞNG", Part.CLAUSES),
        ("Nhiệm vụ đã hoàn thành", Part.CLAUSES, "KẾT QUẢ NĂM 2026", Part.CLAUSES),
    ],
)
def test_a_clause_goes_with_its_section_unless_its_title_says_otherwise(
    title: str, above: Part, title_above: str, part: Part
) -> None:
    """What a title may say depends on the section in which it stands."""
    assert part_of_clause(title, above, title_above) is part


def test_a_word_within_a_title_is_not_what_the_clause_is_about() -> None:
    """Only the beginning of a title counts for a clause."""
    assert own_part("Xây dựng kế hoạch đạt mục tiêu") is None
    assert own_part("Các mục tiêu") is Part.GOALS
