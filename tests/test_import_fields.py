"""Heads of columns and lines with a colon are known by their words, and nothing else is taken for them."""

import pytest

from ttdn.importing.fields import Field, field_of, labelled, labelled_parts


@pytest.mark.parametrize(
    ("field", "heads"),
    [
        (Field.NUMBER, "TT | STT | Số TT"),
        (
            Field.TEXT,
            "Nội dung | NHIỆM VỤ VÀ GIẢI PHÁP | Tên nhiệm vụ | Danh mục nhiệm vụ | Nhiệm vụ năm 2027",
        ),
        (
            Field.OWNERS,
            "CHỦ TRÌ | Đơn vị đầu mối | Cơ quan tham mưu | Cơ quan, đơn vị chủ trì thực hiện",
        ),
        (Field.COORDINATING, "Phối hợp | Đơn vị phối hợp thực hiện | Cơ quan, tổ chức phối hợp"),
        (Field.BODIES, "Cơ quan/đơn vị thực hiện | Phân công | Đơn vị chủ trì/phối hợp | Đơn vị triển khai"),
        (Field.SCHEDULE, "Thời gian | Hạn hoàn thành | Tiến độ | Mốc | Thời gian thực hiện (dự kiến)"),
        (Field.PRODUCT, "Sản phẩm | Kết quả dự kiến | Sản phẩm đầu ra | Kết quả, sản phẩm"),
        (Field.OTHER, "Ghi chú | Kinh phí | Lãnh đạo phụ trách | Chỉ tiêu | Kết quả thực hiện"),
        (None, "Kết quả năm 2025 | Thời gian báo cáo | Họ và tên | Đơn vị | Thời gian, sản phẩm"),
    ],
)
def test_heads(field: Field | None, heads: str) -> None:
    """All words of a head are known, or it is none."""
    assert {head: field_of(head) for head in heads.split(" | ")} == dict.fromkeys(heads.split(" | "), field)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Cơ quan chủ trì: Sở Tư pháp.", Field.OWNERS, "Sở Tư pháp."),
        ("- Đơn vị chủ trì tham mưu thực hiện : Sở A", Field.OWNERS, "Sở A"),
        ("Chủ trì: Sở A, phối hợp với Sở B", Field.BODIES, "Sở A, phối hợp với Sở B"),
        ("Chủ trì: Sở A; phối hợp: Sở B.", Field.BODIES, "Sở A; phối hợp: Sở B."),
        ("Cơ quan, đơn vị phối hợp: Các sở", Field.COORDINATING, "Các sở"),
        ("2. Thời gian thực hiện: năm 2027", Field.SCHEDULE, "năm 2027"),
        ("Hoàn thành: trước 08:00 ngày 15/5", Field.SCHEDULE, "trước 08:00 ngày 15/5"),
        ("Kết quả: Báo cáo", Field.PRODUCT, "Báo cáo"),
        ("Nội dung thực hiện:", Field.TEXT, ""),
        ("Số lượng: 5.000 cuốn", Field.OTHER, "5.000 cuốn"),
    ],
)
def test_lines(line: str, field: Field, value: str) -> None:
    """What stands before the colon says what the rest is."""
    read = labelled(line)

    assert read
    assert (read.field, read.value) == (field, value)


@pytest.mark.parametrize(
    "line",
    [
        "Sở Tài chính: Căn cứ dự toán được giao.",
        "Chỉ tiêu 1: 100 % số xã có Tổ công nghệ số.",
        "Tổ chức thực hiện: các sở.",
        "Giải pháp: Tăng cường kiểm tra.",
        "Thời gian báo cáo: trước ngày 15/12.",
        "Thời gian qua, kết quả như sau: tốt.",
    ],
)
def test_other_lines(line: str) -> None:
    """A sentence with a colon is no label."""
    assert labelled(line) is None


def test_a_line_of_several_labels_is_parted() -> None:
    """So that no body of the second label is taken for one of the first."""
    line = "Chủ trì: Sở A; phối hợp: Sở B, Sở C. Thời gian hoàn thành: Quý II/2027."

    assert labelled(line) is None
    assert [(part.field, part.value) for part in labelled_parts(line)] == [
        (Field.OWNERS, "Sở A;"),
        (Field.COORDINATING, "Sở B, Sở C."),
        (Field.SCHEDULE, "Quý II/2027."),
    ]
