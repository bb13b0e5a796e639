"""A plan's tables are read row by row: what is to be done, whose it is, when; no word of a cell is lost."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import pytest
from docx import Document
from grids import grid

from ttdn.importing.blocks import Table
from ttdn.importing.fields import Field
from ttdn.importing.table_rows import TaskRow
from ttdn.importing.tables import TaskTable, TextTable, read_tables
from ttdn.importing.word import read_word


def _tasks(*drawn: str) -> TaskTable:
    (table,) = _read(*drawn)
    assert isinstance(table, TaskTable)
    return table


def _read(*drawn: str) -> tuple[TaskTable | TextTable, ...]:
    places = count(1)
    return read_tables([grid(one, places) for one in drawn])


def _rows(*drawn: str) -> list[tuple[str, str, str, str]]:
    """Number, words, owners, time of each row; ``#`` stands before the number of a title."""
    return [
        (
            f"{'#' if row.is_group else ''}{row.number}",
            row.text,
            row.values.get(Field.OWNERS, ""),
            row.values.get(Field.SCHEDULE, ""),
        )
        for row in _tasks(*drawn).rows
    ]


def _said(row: TaskRow) -> str:
    return " ".join(remark.vi for remark in row.remarks)


def test_a_plain_table() -> None:
    """Each cell is what its head says; what has no place of its own is kept with its head."""
    table = _tasks("""
        TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm | Kinh phí
        1 | Phủ sóng | Sở Xây dựng | Các sở | Quý II | Bản đồ | 20 triệu
    """)

    (row,) = table.rows
    assert (row.number, row.text) == ("1", "Phủ sóng")
    assert row.values == {
        Field.OWNERS: "Sở Xây dựng",
        Field.COORDINATING: "Các sở",
        Field.SCHEDULE: "Quý II",
        Field.PRODUCT: "Bản đồ",
    }
    assert row.others == [("Kinh phí", "20 triệu")]
    assert not row.is_group
    assert not row.remarks


class TestHeads:
    """Heads over one row or two, with what they mean."""

    def test_of_two_rows(self) -> None:
        """What stands in two rows above a column says together what it is."""
        table = _tasks("""
            TT | Nhiệm vụ | Phân công | < | Thời gian
            ^ | ^ | Chủ trì | Phối hợp | ^
            1 | Phủ sóng | Sở A | Sở B | Quý I
        """)

        assert [one for one, _ in table.columns] == [
            Field.NUMBER,
            Field.TEXT,
            Field.OWNERS,
            Field.COORDINATING,
            Field.SCHEDULE,
        ]
        assert table.columns[2] == (Field.OWNERS, "Phân công – Chủ trì")
        assert table.rows[0].values[Field.COORDINATING] == "Sở B"

    def test_of_two_rows_that_are_not_merged(self) -> None:
        """A second row under a head over two columns belongs to the head."""
        table = _tasks("""
            TT | Nhiệm vụ | Cơ quan thực hiện | < | Thời gian
             | | Chủ trì | Phối hợp |
            1 | Phủ sóng | Sở A | Sở B | Quý I
        """)

        assert len(table.rows) == 1
        assert table.rows[0].values[Field.OWNERS] == "Sở A"

    def test_beginning_and_end(self) -> None:
        """Two times are one stretch."""
        drawn = """
            TT | Nội dung | Thời gian | <
            ^ | ^ | Bắt đầu | Hoàn thành
            1 | Phủ sóng | 01/2027 | 6/2027
        """

        assert _rows(drawn) == [("1", "Phủ sóng", "", "01/2027 - 6/2027")]

    def test_marks_below_quarters(self) -> None:
        """A mark means its head; one cell over two quarters is both."""
        drawn = """
            TT | Nội dung | Chủ trì | Thời gian | < | < | <
            ^ | ^ | ^ | Quý I | Quý II | Quý III | Quý IV
            1 | Phủ sóng | Sở A | | x | x |
            2 | Tập huấn | Sở B | | | X |
        """

        assert [time for *_, time in _rows(drawn)] == ["Quý II, Quý III", "Quý III"]

    def test_words_over_all_quarters(self) -> None:
        """They hold for all; those over some name them."""
        drawn = """
            TT | Nội dung | Chủ trì | Quý I | Quý II | Quý III
            1 | Phủ sóng | Sở A | Thường xuyên | < | <
        """
        below = drawn.replace("| Quý I |", "| Thời gian | < | <\n^ | ^ | ^ | Quý I |")

        assert _tasks(below).rows[0].values[Field.SCHEDULE] == "Thường xuyên"
        some = below.replace("Thường xuyên | < | <", "Soạn thảo | < | Trình")
        assert _tasks(some).rows[0].values[Field.SCHEDULE] == "Quý I, Quý II: Soạn thảo; Quý III: Trình"

    def test_amounts_below_years_are_no_time(self) -> None:
        """Though the head above them says 'Lộ trình'."""
        drawn = """
            TT | Nội dung | Chủ trì | Lộ trình | <
            ^ | ^ | ^ | 2026 | 2027
            1 | Phủ sóng | Sở A | 20 | 30
        """

        assert Field.SCHEDULE not in _tasks(drawn).rows[0].values
        marked = _tasks(drawn.replace("20 | 30", " | x")).rows[0]
        assert marked.values[Field.SCHEDULE] == "2027"

    def test_marks_below_bodies(self) -> None:
        """Whose it is is said by heads: it is to be looked at."""
        (row,) = _tasks("""
            TT | Nội dung | Chủ trì | < | Thời gian
            ^ | ^ | Sở A | Sở B | ^
            1 | Phủ sóng | x | x | Quý I
        """).rows

        assert row.values[Field.OWNERS] == "Sở A, Sở B"
        assert "đánh dấu" in _said(row)

    def test_a_column_of_months(self) -> None:
        """A bare number below 'Tháng' is a month."""
        drawn = "Tháng | Nội dung | Chủ trì\n5 | Thi | Sở A\nCả năm | Hội nghị | Sở B"

        assert [time for *_, time in _rows(drawn)] == ["Tháng 5", "Cả năm"]

    def test_none_at_all(self) -> None:
        """Clear columns are guessed, and somebody is to look at them; any others are text."""
        clear = """
            1 | Xây dựng kế hoạch hành động | Sở Xây dựng | Quý I
            2 | Tập huấn cán bộ cấp xã | Sở Nội vụ | Tháng 5
            3 | Tổ chức hội thi cấp tỉnh | UBND các xã | Cả năm
        """

        table = _tasks(clear)
        assert table.rows[2].values == {Field.BODIES: "UBND các xã", Field.SCHEDULE: "Cả năm"}
        assert "đoán" in _said(table.rows[0])
        assert isinstance(_read(clear.replace("Sở", "Ông"))[0], TextTable)

    def test_quarters_without_a_head_above_them(self) -> None:
        """Quarters are the time where they are marked, amounts where they are not."""
        marked = "TT | Nội dung | Chủ trì | Quý I | Quý II\n1 | Phủ sóng | Sở A | x | x"
        amounts = "TT | Nội dung | Chủ trì | Quý I | Quý II\n1 | Phủ sóng | Sở A | 20 | 30"

        assert _rows(marked) == [("1", "Phủ sóng", "Sở A", "Quý I, Quý II")]
        assert _tasks(amounts).rows[0].others == [("Quý I", "20"), ("Quý II", "30")]

    def test_numbers_of_months_say_that_they_are_months(self) -> None:
        """A head '2' below 'Tháng' is 'Tháng 2'."""
        drawn = """
            TT | Nội dung | Chủ trì | Tháng | < | <
            ^ | ^ | ^ | 1 | 2 | 3
            1 | Phủ sóng | Sở A | | x | x
        """

        assert "Tháng 2, Tháng 3" in str(_tasks(drawn).rows[0])

    def test_numbers_of_the_columns_are_no_task(self) -> None:
        """Captions are kept apart from the tasks; '(1) (2) (3)' says nothing."""
        table = _tasks("""
            DANH MỤC NHIỆM VỤ | < | <
            TT | Nội dung | Chủ trì
            (1) | (2) | (3)
            1 | Phủ sóng | Sở A
        """)

        assert table.above == ("DANH MỤC NHIỆM VỤ",)
        assert [row.number for row in table.rows] == ["1"]

    def test_a_unit_of_measure_is_no_owner(self) -> None:
        """'Đơn vị' is what the cells below it are."""
        bodies = "TT | Nội dung | Đơn vị\n1 | Phủ sóng | Sở A\n2 | Tập huấn | UBND các xã"
        measures = "TT | Nội dung | Đơn vị\n1 | Tờ rơi | tờ\n2 | Băng rôn | cái"

        assert _tasks(bodies).rows[1].values == {Field.BODIES: "UBND các xã"}
        assert isinstance(_read(measures)[0], TextTable)

    def test_of_a_second_table_in_the_same(self) -> None:
        """Other heads further down begin another table, with the title over them."""
        first, second = _read("""
            TT | Nội dung | Chủ trì | Thời gian
            1 | Phủ sóng | Sở A | Quý I
            PHỤ LỤC II | < | < | <
            TT | Nhiệm vụ | Phối hợp | Sản phẩm
            1 | Tập huấn | Sở B | Báo cáo
        """)

        assert isinstance(first, TaskTable)
        assert isinstance(second, TaskTable)
        assert [row.text for row in first.rows] == ["Phủ sóng"]
        assert second.above == ("PHỤ LỤC II",)
        assert second.rows[0].values == {Field.COORDINATING: "Sở B", Field.PRODUCT: "Báo cáo"}

    def test_somebody_beside_the_office_that_leads(self) -> None:
        """Is no owner; where no office is named, somebody is."""
        both = _tasks("TT | Nội dung | Cơ quan chủ trì | Người phụ trách\n1 | Thi | Sở A | Ông B").rows[0]
        alone = _tasks("TT | Nội dung | Người phụ trách\n1 | Thi | Ông B").rows[0]

        assert both.values == {Field.OWNERS: "Sở A"}
        assert both.others == [("Người phụ trách", "Ông B")]
        assert alone.values == {Field.OWNERS: "Ông B"}

    def test_a_target_with_an_owner_is_a_task(self) -> None:
        """One without is not."""
        owned = "TT | Chỉ tiêu | Năm 2027 | Cơ quan chủ trì\n1 | Hộ dùng nước sạch | 98 | Sở A"
        bare = "TT | Chỉ tiêu | Năm 2027\n1 | Hộ dùng nước sạch | 98"

        assert _rows(owned) == [("1", "Hộ dùng nước sạch", "Sở A", "")]
        assert isinstance(_read(bare)[0], TextTable)


class TestTitles:
    """Rows that are titles over others."""

    def test_of_all_forms(self) -> None:
        """Merged or not, with a number of their own, in the first cell, or without."""
        drawn = """
            TT | Nội dung | Chủ trì | Thời gian
            A | NHÓM MỘT | < | <
            I | Hạ tầng | |
            1 | Phủ sóng | Sở A | Quý I
            II. Nhân lực số | < | < | <
            1 | Tập huấn | Sở B | Quý II
            B. Nhóm hai, viết trong ô đầu | | |
            1 | Thi | Sở C | Quý III
            **Không có số** | < | < | <
            1 | Hội nghị | Sở D | Quý IV
        """

        titles = [(number, words) for number, words, *_ in _rows(drawn) if number.startswith("#")]
        assert titles == [
            ("#A", "NHÓM MỘT"),
            ("#I", "Hạ tầng"),
            ("#II", "Nhân lực số"),
            ("#B", "Nhóm hai, viết trong ô đầu"),
            ("#", "Không có số"),
        ]

    def test_with_an_amount(self) -> None:
        """The sum of its funds stays beside it."""
        head = "TT | Nội dung | Chủ trì | Kinh phí\n"
        table = _tasks(f"{head}I | HẠ TẦNG | < | 500\n1 | Phủ sóng | Sở A | 500")

        assert table.rows[0].is_group
        assert table.rows[0].others == [("Kinh phí", "500")]

    def test_a_row_with_an_owner_is_none(self) -> None:
        """Roman numbers may count tasks."""
        drawn = "TT | Nội dung | Chủ trì | Thời gian\nI | Phủ sóng | Sở A |\nII | Tập huấn | Sở B | Quý I"

        assert [number for number, *_ in _rows(drawn)] == ["I", "II"]

    def test_below_titles(self) -> None:
        """A row without bodies and time is a title where deeper rows follow."""
        drawn = """
            TT | Nội dung | Chủ trì | Thời gian
            1 | Hạ tầng số | |
            1.1 | Phủ sóng | Sở A | Quý I
            2 | Nhân lực | |
            - | tập huấn | Sở B | Quý II
            - | thi | Sở B |
            3 | Hội nghị | | Quý IV
        """

        assert [number for number, *_ in _rows(drawn)] == ["#1", "1.1", "#2", "-", "-", "3"]

    def test_totals_and_notes_are_no_tasks(self) -> None:
        """They stand below; a task that begins with 'Công tác' is none of them."""
        table = _tasks("""
            TT | Nội dung | Chủ trì
            1 | Công tác tuyên truyền | Sở A
             | Tổng cộng: 1 nhiệm vụ |
            Ghi chú: mỗi quý một lần | < | <
        """)

        assert len(table.rows) == 1
        assert table.below == ("Tổng cộng: 1 nhiệm vụ", "Ghi chú: mỗi quý một lần")

    def test_without_a_number_where_the_numbers_begin_again(self) -> None:
        """A plain row over a new '1' is a title, to be looked at; any other is more of the row above."""
        table = _tasks("""
            TT | Nội dung | Chủ trì
             | Nhiệm vụ 1: Hạ tầng |
            1 | Phủ sóng. | Sở A
             | Nhiệm vụ 2: Nhân lực |
            1 | Tập huấn. | Sở B
             | Mỗi xã hai lớp. |
            2 | Thi. | Sở B
        """)

        assert [(row.is_group, row.text) for row in table.rows] == [
            (True, "Nhiệm vụ 1: Hạ tầng"),
            (False, "Phủ sóng."),
            (True, "Nhiệm vụ 2: Nhân lực"),
            (False, "Tập huấn.\nMỗi xã hai lớp."),
            (False, "Thi."),
        ]
        assert "tên nhóm" in _said(table.rows[0])
        assert "nhiệm vụ riêng" in _said(table.rows[3])

    def test_bold_over_rows_without_numbers(self) -> None:
        """Only the titles are numbered."""
        drawn = """
            TT | Nội dung | Chủ trì
            1 | **Tuyên truyền** |
             | Viết bài | Phòng A
             | Phát thanh | Phòng B
            2 | **Kiểm tra** |
             | Kiểm tra cơ sở | Phòng C
        """

        assert [number for number, *_ in _rows(drawn)] == ["#1", "", "", "#2", ""]

    def test_an_owner_over_letters_is_to_be_looked_at(self) -> None:
        """A row without bodies below one that has them may be meant to be theirs."""
        table = _tasks("TT | Nội dung | Chủ trì\n1 | Thi: | Sở A\na | Vòng xã | \nb | Vòng tỉnh | Sở B")

        assert ["phía trên" in _said(row) for row in table.rows] == [False, True, False]
        assert table.rows[1].values == {}


class TestMergedCells:
    """A cell over several rows."""

    def test_an_owner_over_several_rows_owns_each(self) -> None:
        """Each row has the owner and the time."""
        drawn = """
            TT | Nội dung | Chủ trì | Thời gian
            1 | Phủ sóng | Sở A | Quý I
            2 | Tập huấn | ^ | ^
            3 | Thi | Sở B | Quý II
        """

        assert _rows(drawn) == [
            ("1", "Phủ sóng", "Sở A", "Quý I"),
            ("2", "Tập huấn", "Sở A", "Quý I"),
            ("3", "Thi", "Sở B", "Quý II"),
        ]

    def test_one_task_with_two_owners_in_two_rows(self) -> None:
        """Each owner with its time is a row, and somebody is to look at it."""
        drawn = """
            TT | Nội dung | Chủ trì | Thời gian
            1 | Tập huấn | Sở A | Quý I
            ^ | ^ | Sở B | Quý II
        """

        assert _rows(drawn) == [("1", "Tập huấn", "Sở A", "Quý I"), ("1", "Tập huấn", "Sở B", "Quý II")]
        assert "gộp nhiều hàng" in _said(_tasks(drawn).rows[1])

    def test_two_products_of_one_task(self) -> None:
        """They are one task."""
        table = _tasks("""
            TT | Nội dung | Chủ trì | Sản phẩm
            1 | Tập huấn | Sở A | Tài liệu
            ^ | ^ | ^ | Báo cáo
        """)

        assert [row.values[Field.PRODUCT] for row in table.rows] == ["Tài liệu\nBáo cáo"]

    def test_one_cell_over_those_who_lead_and_help(self) -> None:
        """Nobody is said to lead."""
        table = _tasks("TT | Nội dung | Chủ trì | Phối hợp\n1 | Thi | Các sở | <")

        assert table.rows[0].values == {Field.BODIES: "Các sở"}


class TestCutRows:
    """A row that is cut in two by the end of a page."""

    HEAD = "TT | Nội dung | Chủ trì | Thời gian\n"

    def test_in_the_next_table(self) -> None:
        """Words and owners are joined, and somebody is to look at it."""
        drawn = (
            f"{self.HEAD}1 | Thực hiện Kế hoạch về | Các phòng, ban trên địa | Cả năm",
            " | truyền thông số | bàn; UBND các xã |\n2 | Thi | Sở B | Quý I",
        )

        assert _rows(*drawn) == [
            (
                "1",
                "Thực hiện Kế hoạch về truyền thông số",
                "Các phòng, ban trên địa bàn; UBND các xã",
                "Cả năm",
            ),
            ("2", "Thi", "Sở B", "Quý I"),
        ]
        assert "nối lại" in _said(_tasks(*drawn).rows[0])
        assert not _said(_tasks(*drawn).rows[1])

    def test_in_the_same_table(self) -> None:
        """The same in the next row."""
        drawn = f"{self.HEAD}1 | Thực hiện Kế hoạch về | Sở A | Cả năm\n | truyền thông số | |"

        assert _rows(drawn) == [("1", "Thực hiện Kế hoạch về truyền thông số", "Sở A", "Cả năm")]

    def test_the_head_may_stand_again(self) -> None:
        """It is no task."""
        drawn = (f"{self.HEAD}1 | Thi | Sở A | Quý I", f"{self.HEAD}2 | Hội nghị | Sở B | Quý II")

        assert [number for number, *_ in _rows(*drawn)] == ["1", "2"]

    def test_another_table_is_another(self) -> None:
        """One with another head is not joined."""
        tables = _read(
            f"{self.HEAD}1 | Thi | Sở A | Quý I",
            "TT | Nhiệm vụ | Cơ quan thực hiện\n1 | Hội nghị | Sở B",
        )

        assert len(tables) == 2

    def test_a_task_without_a_number_is_none(self) -> None:
        """It has owners and a time of its own."""
        drawn = f"{self.HEAD}1 | Thi. | Sở A | Quý I\n | Hội nghị. | Sở B | Quý II"

        assert [words for _, words, *_ in _rows(drawn)] == ["Thi.", "Hội nghị."]

    def test_names_that_begin_with_a_capital(self) -> None:
        """The rest of a name is no body of its own, the rest of a time no other time."""
        drawn = f"{self.HEAD}1 | Tập huấn cho | Sở Nông nghiệp và | Quý", " | | Môi trường | II/2027"

        assert _rows(*drawn) == [("1", "Tập huấn cho", "Sở Nông nghiệp và Môi trường", "Quý II/2027")]

    @pytest.mark.parametrize(
        ("first", "rest"),
        [
            ("Tuyên truyền về | Phòng Văn hóa -", "Luật Căn cước | Xã hội"),
            ("Thực hiện Quyết định số | Văn phòng", "12/QĐ-UBND | UBND tỉnh"),
            ("Họp dân; | Sở Tài chính;", "phát thanh | Sở Tư pháp"),
            ("Tập huấn cho Tổ | Các sở, ban,", "Công nghệ số | ngành"),
        ],
    )
    def test_are_known_by_what_cannot_end(self, first: str, rest: str) -> None:
        """A name, a number, a list that is broken off; a row of its own is not taken for one."""
        whole = [f"{one} {other}" for one, other in zip(first.split(" | "), rest.split(" | "), strict=True)]
        assert _rows(f"{self.HEAD}1 | {first} | Quý I\n | {rest} |") == [("1", *whole, "Quý I")]

        own = _rows(f"{self.HEAD}1 | {first} | Quý I\n | Thi | Sở B | Quý II")
        assert len(own) == 2

    def test_a_table_of_one_title_goes_on(self) -> None:
        """The rows of a table may stand in tables of their own, one a title, one blank."""
        drawn = (
            f"{self.HEAD}1 | Thi | Sở A | Quý I",
            "II | HẠ TẦNG | < | <",
            " | | |",
            "1 | Phủ sóng | Sở B | Quý I",
        )

        assert [number for number, *_ in _rows(*drawn)] == ["1", "#II", "1"]

    def test_what_columns_say_is_told_by_all_tables(self) -> None:
        """'Đơn vị' over nothing yet is told by the rows of the next table."""
        table = _tasks("TT | Nội dung | Đơn vị", "1 | Thi | Sở Nội vụ")

        assert table.rows[0].values == {Field.BODIES: "Sở Nội vụ"}

    def test_lines_of_a_list_of_bodies(self) -> None:
        """Those in lines of their own stay so; a line that only goes on is one."""
        drawn = f"{self.HEAD}1 | Thi | Sở A¶Sở Văn hóa, Thể thao¶và Du lịch | Quý I\n | | Sở C |"

        assert _rows(drawn)[0][2] == "Sở A\nSở Văn hóa, Thể thao và Du lịch\nSở C"

    def test_rows_that_are_joined_one_after_the_other(self) -> None:
        """What was joined to a row goes with it, and a body makes it a task of its own."""
        head = "TT | Nội dung | Chủ trì | Ghi chú\n1 | Thi. | Sở A |\n | Vòng xã. | | một\n"

        notes = tuple(_tasks(f"{head}- | vòng tỉnh. | | hai").rows[0].others)
        assert notes == (("Ghi chú", "một"), ("Ghi chú", "hai"))
        own = _tasks(f"{head} | | Sở B |").rows
        assert [row.values.get(Field.OWNERS) for row in own] == ["Sở A", "Sở B"]


class TestDashes:
    """Dashes below a task."""

    HEAD = "TT | Nội dung | Chủ trì | Thời gian\n"

    def test_with_an_owner_are_rows(self) -> None:
        """Each is a task."""
        drawn = f"{self.HEAD}1 | Thi | Sở A | Quý I\n- | Vòng xã | UBND các xã | Quý II"

        assert _rows(drawn)[1] == ("-", "Vòng xã", "UBND các xã", "Quý II")

    def test_without_are_part_of_the_text(self) -> None:
        """They are its words."""
        drawn = f"{self.HEAD}1 | Thi: | Sở A | Quý I\n- | vòng xã; | |\n- | vòng tỉnh. | |"

        assert _rows(drawn) == [("1", "Thi:\n- vòng xã;\n- vòng tỉnh.", "Sở A", "Quý I")]


class TestOtherTables:
    """Budgets, statistics, sites, timetables, lists of names."""

    @pytest.mark.parametrize(
        "drawn",
        [
            "TT | Nội dung chi | ĐVT | Số lượng | Đơn giá | Thành tiền\n1 | In tờ rơi | tờ | 9 | 10 | 90",
            "TT | Nội dung | Số lượng | Thời gian\n1 | Tờ rơi | 100 | Quý I",
            "TT | Tên điểm | Tọa độ X | Tọa độ Y\n1 | Cầu Đỏ | 12,1 | 109,2",
            "Thời gian | Nội dung | Giảng viên\n8h00 | Khai mạc | Ông A",
            "Thời gian | Nội dung | Người thực hiện\n8h00 | Khai mạc | Ban Tổ chức\n9:30 | Bế mạc | Chủ tịch",
            "TT | Họ và tên | Đơn vị | Nhiệm vụ\n1 | Nguyễn Văn A | Sở Nội vụ | Phó trưởng ban",
            "TT | Họ và tên | Chức vụ\n1 | Nguyễn Văn A | Trưởng ban",
            "Cầu Đỏ | 12\nCầu Xanh | 13",
        ],
    )
    def test_are_kept_as_text(self, drawn: str) -> None:
        """Row by row, no word lost."""
        (table,) = _read(drawn)

        assert table == TextTable(tuple(" ".join(line.split()) for line in drawn.splitlines()))

    def test_blank_cells_keep_their_place_and_blank_rows_go(self) -> None:
        """A blank cell tells in which column the next one stands."""
        (table,) = _read("TT | Tên điểm | Đợt một | Đợt hai\n | | |\n1 | Cầu Đỏ | | 12")

        assert table == TextTable(("TT | Tên điểm | Đợt một | Đợt hai", "1 | Cầu Đỏ | | 12"))

    def test_shifted_cells_are_words(self) -> None:
        """A row in which bodies stand below 'Nội dung' is not read; a table of such rows is none of tasks."""
        head = "TT | Nội dung | Chủ trì | Thời gian\n"
        good = "".join(f"{number} | Việc | Sở A | Quý I\n" for number in range(1, 5))
        shifted = "Việc trong ô của số thứ tự | Sở B | Quý II |\n"

        row = _tasks(head + good + shifted).rows[-1]
        assert (row.text, row.values) == ("Việc trong ô của số thứ tự | Sở B | Quý II", {})
        assert "không khớp" in _said(row)
        assert isinstance(_read(head + shifted * 2)[0], TextTable)


def test_numbers_that_word_counts(tmp_path: Path) -> None:
    """They stand in no text of the file, but on paper."""
    document = Document()
    table = document.add_table(rows=0, cols=3)
    for number, words in (
        (False, "TT | Nội dung | Chủ trì"),
        (True, " | Thi | Sở A"),
        (True, " | Họp | Sở B"),
    ):
        cells = table.add_row().cells
        for cell, text in zip(cells, words.split(" | "), strict=True):
            cell.text = text.strip()
        if number:
            cells[0].paragraphs[0].style = document.styles["List Number"]
    document.save(str(tmp_path / "plan.docx"))

    (block,) = read_word(tmp_path / "plan.docx").blocks
    assert isinstance(block, Table)
    (read,) = read_tables([block])
    assert isinstance(read, TaskTable)
    assert [(row.number, row.text) for row in read.rows] == [("1", "Thi"), ("2", "Họp")]


_HEADS = (
    "Cơ quan chủ trì",
    "Phối hợp",
    "Thời gian",
    "Sản phẩm",
    "Ghi chú",
    "Đơn vị",
    "Quý I",
    "Quý II",
    "Lạ",
)
_BEFORE = (
    "",
    "",
    "- ",
    "+ ",
    "1. ",
    "a) ",
    "I. ",
    "Sở ",
    "Quý ",
    "tiếp ",
    "Tổng cộng ",
    "Ghi chú: ",
    "Phối hợp ",
)


@pytest.mark.parametrize("seed", range(300))
def test_no_word_is_lost(seed: int) -> None:
    """Whatever the cells say and however they are merged, each word is said."""
    chance = Random(seed)  # noqa: S311 - the same tables each time
    words = count(1)
    tables = [_any_table(chance, words) for _ in range(chance.choice((1, 1, 2)))]

    said = Counter(re.findall(r"w\d+", str(read_tables(tables))))

    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                for word in re.findall(r"w\d+", cell.text):
                    assert said[word], word


def _any_table(chance: Random, words: Iterator[int]) -> Table:
    heads = ["TT", "Nội dung", *chance.sample(_HEADS, chance.randint(1, 5))]
    lines = [" | ".join(heads)] if chance.random() < 0.8 else []
    for _ in range(chance.randint(1, 7)):
        cells = [chance.choice(("1", "I", "a", "-", "1.1", "", _word(chance, words)))]
        for _ in heads[1:]:
            several = "¶".join(_word(chance, words) for _ in range(chance.choice((0, 1, 1, 2))))
            merged = chance.choice(("<", "^")) if len(lines) > 1 and chance.random() < 0.2 else ""
            cells.append(merged or several)
        lines.append(" | ".join(cells))
    return grid("\n".join(lines))


def _word(chance: Random, words: Iterator[int]) -> str:
    return f"{chance.choice(_BEFORE)}w{next(words)}{chance.choice(('', '.', ';', ':', ','))}"


def test_several_numbers_in_a_row_are_to_be_looked_at() -> None:
    """Several tasks were typed in one row."""
    (row,) = _tasks("TT | Nội dung | Chủ trì\n1¶2 | Thi¶Họp | Sở A¶Sở B").rows

    assert row.text == "Thi\nHọp"
    assert "nhiều số" in _said(row)


def test_as_above_is_to_be_looked_at() -> None:
    """The cell is kept as written."""
    table = _tasks("TT | Nội dung | Chủ trì | Thời gian\n1 | Thi | Sở A | Quý I\n2 | Hội nghị | -nt- | Quý I")

    assert table.rows[1].values[Field.OWNERS] == "-nt-"
    assert "như trên" in _said(table.rows[1])
    assert not _said(table.rows[0])
