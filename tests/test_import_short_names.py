"""The short names that import gives to long tasks."""

import pytest

from ttdn.importing.short_names import short_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trồng cây dọc các tuyến đường.", None),
        (
            "Thường xuyên rà soát, kiện toàn đội ngũ cán bộ, công chức làm công tác cây xanh của tỉnh",
            "Thường xuyên rà soát, kiện toàn đội ngũ cán bộ",
        ),
        (
            "Tổ chức tuyên truyền sâu rộng Luật Cây xanh và các văn bản quy định chi tiết đến toàn thể dân",
            "Tổ chức tuyên truyền sâu rộng Luật Cây xanh",
        ),
        (
            "Phát động phong trào “Mỗi nhà một cây, mỗi trường một vườn” trong toàn tỉnh, gắn với ngày lễ",
            "Phát động phong trào “Mỗi nhà một cây, mỗi trường một vườn”",
        ),
        (
            "Nội dung: xây dựng vườn ươm cây giống tại các xã ven biển, ưu tiên cây chịu được gió và mặn",
            "Xây dựng vườn ươm cây giống tại các xã ven biển",
        ),
        ("+ Mở lớp;\n" + "+ " + "In tài liệu trồng cây cho người dân trong tỉnh. " * 2, "Mở lớp"),
        (
            "pH, độ mặn, độ kiềm đo 2 lần/tháng; thời gian đo từ tháng 3 đến tháng 10 ở 12 xã ven biển",
            "pH, độ mặn, độ kiềm đo 2 lần/tháng",
        ),
        (
            "Phổ cập bơi: 20.000 em (mỗi xã ít nhất 200 em), ưu tiên các xã ven sông, ven biển",
            "Phổ cập bơi: 20.000 em (mỗi xã ít nhất 200 em)",
        ),
        (
            "Rà soát cây xanh trên các tuyến đường. Chủ trì: Công an xã; phối hợp: các thôn; thời gian: Q1.",
            "Rà soát cây xanh trên các tuyến đường",
        ),
        (
            "Tổng hợp kết quả trồng cây gửi Sở Văn hóa, Thể thao và Du lịch trước ngày 25 của tháng cuối quý",
            "Tổng hợp kết quả trồng cây gửi Sở Văn hóa, Thể thao và Du lịch trước",
        ),
        (
            "Phối hợp trồng cây với Sở Khoa học và Công nghệ, UBND các xã, phường, các hội, các trường học",
            "Phối hợp trồng cây với Sở Khoa học và Công nghệ, UBND các xã, phường",
        ),
        ("Một" + " hai" * 40, "Một" + " hai" * 16),
        ("Thi “Một" + " hai" * 40 + "” ở xã", "Thi “Một" + " hai" * 15 + "…”"),
        ('Thi "Một (hai' + " ba" * 40 + ')" ở xã', 'Thi "Một (hai' + " ba" * 18 + '…)"'),
    ],
)  # fmt: skip
def test_short_name(text: str, name: str | None) -> None:
    """A long task is called by how it begins, up to the end of a phrase; a short one by its own words."""
    assert short_name(text) == name
