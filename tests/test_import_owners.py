"""Words about bodies as units and groups of a roster (``ttdn.importing.owners``)."""

from pathlib import Path

import pytest
import yaml

from ttdn.importing.bodies import LONGEST
from ttdn.importing.known import Member, Named, Roster, level_of
from ttdn.importing.leads import Leads, find_leads, heading_bodies, is_request
from ttdn.importing.owners import read_bodies
from ttdn.importing.roster_draft import draft_roster
from ttdn.model.plan import Plan
from ttdn.model.roster import Group, Unit, UnitKind

REPOSITORY = Path(__file__).parents[1]

UNITS = {
    "van-phong": "Văn phòng Ủy ban nhân dân tỉnh",
    "so-noi-vu": "Sở Nội vụ",
    "so-tu-phap": "Sở Tư pháp",
    "so-tai-chinh": "Sở Tài chính",
    "so-nnmt": "Sở Nông nghiệp và Môi trường",
    "so-khcn": "Sở Khoa học và Công nghệ",
    "so-vhttdl": "Sở Văn hóa, Thể thao và Du lịch",
    "so-gddt": "Sở Giáo dục và Đào tạo",
    "kkt": "Ban Quản lý Khu kinh tế tỉnh",
    "cong-an": "Công an tỉnh",
    "quan-su": "Bộ Chỉ huy Quân sự tỉnh",
    "bien-phong": "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
    "bao": "Báo và Phát thanh, Truyền hình tỉnh",
    "cdc": "Trung tâm Kiểm soát bệnh tật tỉnh",
    "mttq": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "tinh-doan": "Tỉnh đoàn",
    "phu-nu": "Hội Liên hiệp Phụ nữ tỉnh",
    "nong-dan": "Hội Nông dân tỉnh",
    "lien-hiep-khkt": "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    "phuong-tan-hoa": "Phường Tân Hòa",
    "phuong-3": "Phường 3",
    "phuong-hoi-an": "Phường Hội An",
    "xa-hoi-van": "Xã Hội Vân",
    "xa-binh-minh": "Xã Bình Minh",
    "xa-binh-minh-2": "Xã Bình Mình",
}
OFFICES = frozenset(name for name in UNITS if name.startswith(("so-", "van-phong", "kkt")))
AREAS = frozenset(name for name in UNITS if name.startswith(("xa-", "phuong-")))


def roster(*more: Member, groups: tuple[Named, ...] = ()) -> Roster:
    """A province with its offices, and whatever else a test needs."""
    units = tuple(Member(one, "any", (name,), level_of(name)) for one, name in UNITS.items())
    usual = (
        Named("so-ban-nganh", "Các sở, ban, ngành", OFFICES),
        Named("ubnd-cap-xa", "UBND các xã, phường", AREAS | {one.id for one in more if one.level}),
    )
    return Roster((*units, *more), (*usual, *groups), "tỉnh An Bình")


AN_BINH = roster()


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Sở Tư pháp", ["so-tu-phap"]),
        ("SỞ TƯ PHÁP.", ["so-tu-phap"]),
        ("Sở Tư pháp tỉnh An Bình", ["so-tu-phap"]),
        ("Sở Tư pháp (cơ quan thường trực)", ["so-tu-phap"]),
        ("Giám đốc Sở Tư pháp", ["so-tu-phap"]),
        ("Sở Tư pháp chủ trì tham mưu Ủy ban nhân dân tỉnh", ["so-tu-phap"]),
        ("Sở Nội vụ, Sở Tư pháp", ["so-noi-vu", "so-tu-phap"]),
        ("Sở Nội vụ và Sở Tư pháp", ["so-noi-vu", "so-tu-phap"]),
        ("- Sở Nội vụ\n- Sở Tư pháp", ["so-noi-vu", "so-tu-phap"]),
        ("Sở Nội vụ/Sở Tư pháp", ["so-noi-vu", "so-tu-phap"]),
        ("Các Sở: Nội vụ, Tài chính và Tư pháp", ["so-noi-vu", "so-tai-chinh", "so-tu-phap"]),
        ("Các sở: NNMT, KHCN", ["so-nnmt", "so-khcn"]),
        ("Sở VHTTDL", ["so-vhttdl"]),
        ("Sở VH, TT&DL", ["so-vhttdl"]),
        ("Sở Văn hoá, Thể thao và du lịch", ["so-vhttdl"]),
        ("Sở Văn hóa Thể thao du lịch; Sở Nội vụ", ["so-vhttdl", "so-noi-vu"]),
        ("Sở GD&ĐT", ["so-gddt"]),
        ("Sở KH-CN", ["so-khcn"]),
        ("VP UBND tỉnh", ["van-phong"]),
        ("Văn phòng UBND tỉnh An Bình", ["van-phong"]),
        ("CA tỉnh", ["cong-an"]),
        ("Công an", ["cong-an"]),
        ("BCH Quân sự tỉnh", ["quan-su"]),
        ("Bộ CHQS tỉnh", ["quan-su"]),
        ("BQL KKT tỉnh", ["kkt"]),
        ("Bộ đội Biên phòng tỉnh", ["bien-phong"]),
        ("UBMTTQVN tỉnh", ["mttq"]),
        ("Uỷ ban MTTQ Việt Nam tỉnh", ["mttq"]),
        ("Mặt trận Tổ quốc tỉnh", ["mttq"]),
        ("Đoàn TNCS Hồ Chí Minh tỉnh", ["tinh-doan"]),
        ("Hội LHPN tỉnh; Hội Nông dân", ["phu-nu", "nong-dan"]),
        ("TTKSBT tỉnh", ["cdc"]),
        ("Báo và phát thanh, truyền hình An Bình", ["bao"]),
        ("Liên hiệp các Hội KH&KT", ["lien-hiep-khkt"]),
        ("UBND xã Bình Minh", ["xa-binh-minh"]),
        ("Ủy ban nhân dân phường Tân Hoà", ["phuong-tan-hoa"]),
        ("P. Tân Hòa", ["phuong-tan-hoa"]),
        ("UBND phường Tân Hòa, xã Bình Minh và Phường 3", ["phuong-tan-hoa", "xa-binh-minh", "phuong-3"]),
        ("Sở Nội vụ, Tài chính và Tư pháp", ["so-noi-vu", "so-tai-chinh", "so-tu-phap"]),
        ("Các sở: Nội vụ; Tài chính; Công an tỉnh", ["so-noi-vu", "so-tai-chinh", "cong-an"]),
        ("1. Sở Nội vụ\n2. Sở Tài chính", ["so-noi-vu", "so-tai-chinh"]),
        ("a) Sở Nội vụ; b) Sở Tài chính", ["so-noi-vu", "so-tai-chinh"]),
        ("Sở Văn hóa,\nThể thao và\nDu lịch", ["so-vhttdl"]),
        ("Sở Nội vụ. Sở Tài chính.", ["so-noi-vu", "so-tai-chinh"]),
        ("Sở Nội vụ - cơ quan thường trực", ["so-noi-vu"]),
        ("Cơ quan chủ trì: Sở Nội vụ", ["so-noi-vu"]),
        ("Hội Phụ nữ, Hội ND, Đoàn Thanh niên", ["phu-nu", "nong-dan", "tinh-doan"]),
        ("CDC tỉnh", ["cdc"]),
        ("Tất cả các sở, ban, ngành", ["so-ban-nganh"]),
        ("Các sở, ban, ngành thuộc UBND tỉnh", ["so-ban-nganh"]),
        ("Giám đốc các sở; Thủ trưởng các ban, ngành", ["so-ban-nganh"]),
        ("UBND các xã, phường, thị trấn trên địa bàn tỉnh", ["ubnd-cap-xa"]),
        ("UBND P. Tân Hòa, X. Bình Minh", ["phuong-tan-hoa", "xa-binh-minh"]),
        ("Phường Hội An, Xã Hội Vân", ["phuong-hoi-an", "xa-hoi-van"]),
        ("CQ chủ trì: Sở Nội vụ", ["so-noi-vu"]),
        ("Sở Nội vụ; Xã Hội Vân", ["so-noi-vu", "xa-hoi-van"]),
        ("Các xã, phường: Tân Hòa, Bình Minh", ["phuong-tan-hoa", "xa-binh-minh"]),
        ("UBND các xã, phường", ["ubnd-cap-xa"]),
        ("Ủy ban nhân dân phường, xã", ["ubnd-cap-xa"]),
        ("Chủ tịch UBND cấp xã", ["ubnd-cap-xa"]),
        ("UBND các xã/phường", ["ubnd-cap-xa"]),
        ("Thủ trưởng các ban, sở, ngành và UBND các xã, phường", ["so-ban-nganh", "ubnd-cap-xa"]),
    ],
)
def test_bodies_are_found_as_offices_write_them(words: str, units: list[str]) -> None:
    """Short, in capitals, in old spellings, with and without the area, in lists and as sets."""
    read = read_bodies(words, AN_BINH)
    assert (list(read.read), read.unknown) == (units, ())
    assert read.text == words


@pytest.mark.parametrize(
    ("words", "units", "unknown"),
    [
        ("Sở Ngoại vụ", [], ["Sở Ngoại vụ"]),
        ("Sở Văn hóa và Thể thao", [], ["Sở Văn hóa và Thể thao"]),
        ("Sở Nội vụ tỉnh Hải Lâm", [], ["Sở Nội vụ tỉnh Hải Lâm"]),
        ("Công an xã", [], ["Công an xã"]),
        ("Công an các xã, phường", [], ["Công an các xã, phường"]),
        ("UBND xã Bình Mỹ", [], ["UBND xã Bình Mỹ"]),
        ("Sở Tư pháp; Bộ Tư pháp", ["so-tu-phap"], ["Bộ Tư pháp"]),
        ("Chi cục Thủy lợi - Sở Nông nghiệp và Môi trường", [], None),
        ("Chi cục Thủy lợi thuộc Sở Nông nghiệp và Môi trường", [], None),
        ("Chi cục Thủy lợi (Sở NN&MT)", [], ["Chi cục Thủy lợi (Sở NN&MT)"]),
        ("UBND tỉnh", [], ["UBND tỉnh"]),
        ("Sở Kinh tế, Hạ tầng và Đô thị", [], ["Sở Kinh tế, Hạ tầng và Đô thị"]),
        ("các đơn vị liên quan", [], ["các đơn vị liên quan"]),
        ("Các sở, ban, ngành có liên quan", [], ["Các sở, ban, ngành có liên quan"]),
        ("Các sở, ngành, đơn vị liên quan", [], None),
        ("Các sở, ban, ngành và UBND các xã, phường có liên quan", [], None),
        ("Các sở, ban, ngành và các đơn vị có liên quan", ["so-ban-nganh"], ["các đơn vị có liên quan"]),
        ("Sở Tư pháp, các sở, ban, ngành theo chức năng", ["so-tu-phap"], None),
        ("UBND các xã", [], None),
        ("UBND các huyện, thị xã, thành phố", [], ["UBND các huyện, thị xã, thành phố"]),
        ("Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ", ["so-tu-phap"], []),
        ("Sở Tư pháp chủ trì; Sở Nội vụ, Sở Tài chính phối hợp", ["so-tu-phap"], []),
        ("Sở Tư pháp (chủ trì), Sở Nội vụ", ["so-tu-phap"], []),
        ("Sở Tư pháp, Sở Nội vụ (phối hợp)", ["so-tu-phap"], []),
        ("Sở Tư pháp, Sở Nội vụ, v.v...", ["so-tu-phap", "so-noi-vu"], []),
        ("Sở Tư pháp; cán bộ, công chức", ["so-tu-phap"], None),
        ("Sở Tư pháp hoặc Sở Nội vụ", [], None),
        ("Các Trung tâm Kiểm soát bệnh tật", [], None),
        ("Huyện đoàn", [], ["Huyện đoàn"]),
        ("Các sở: Nội vụ, Du lịch; Tài chính", ["so-noi-vu", "so-tai-chinh"], ["Du lịch"]),
        ("Văn phòng HĐND và UBND", [], ["Văn phòng HĐND và UBND"]),
        ("Sở Kế hoạch và Đầu tư, Sở Tài chính", ["so-tai-chinh"], ["Sở Kế hoạch và Đầu tư"]),
    ],
)
def test_what_is_not_surely_a_unit_stays_words(
    words: str, units: list[str], unknown: list[str] | None
) -> None:
    """A body of somewhere else, a part of a body, a set that nobody can count: never a unit."""
    read = read_bodies(words, AN_BINH)
    assert list(read.read) == units
    assert read.remarks
    assert list(read.unknown) == unknown if unknown is not None else read.unknown


def test_a_set_with_names_behind_it_is_not_all_of_it() -> None:
    """Of "Các sở, ban, ngành: A, B" nobody else is meant."""
    found = read_bodies("Các sở, ban, ngành: Tư pháp, Nội vụ", AN_BINH)
    assert found.read == ("so-tu-phap", "so-noi-vu")
    assert "so-ban-nganh" not in read_bodies("Các sở, ban, ngành: Thủy sản", AN_BINH).read
    assert read_bodies("Các sở, ban, ngành", AN_BINH).read == ("so-ban-nganh",)


def test_names_that_differ_in_their_accents_are_two_communes() -> None:
    """Without its accents a name is read where only one can be meant, with a remark."""
    assert read_bodies("Xã Bình Mình", AN_BINH).read == ("xa-binh-minh-2",)
    assert read_bodies("xa binh minh", AN_BINH).read == ()
    assert read_bodies("Xã Bịnh Minh", AN_BINH).read == ()
    alone = read_bodies("phuong tan hoa", AN_BINH)
    assert alone.read == ("phuong-tan-hoa",)
    assert [remark.vi for remark in alone.remarks] == ["đọc không theo dấu: 'Phường Tân Hòa'"]


def test_one_slip_of_typing_is_seen_through() -> None:
    """A letter left out, a blank: with a remark; never where the name may be another's."""
    for words in ("Sở Tà chính", "Sở Tàichính", "Sở Tài chíhn"):
        read = read_bodies(words, AN_BINH)
        assert (read.read, read.unknown) == (("so-tai-chinh",), ())
        assert [remark.vi for remark in read.remarks] == ["đọc là 'Sở Tài chính' (gõ nhầm)"]
    assert read_bodies("Sở Tài Sản", AN_BINH).read == ()
    assert read_bodies("Phường Tân Ha", AN_BINH).read == ()


def test_a_set_that_leaves_out_a_level_is_not_all_of_them() -> None:
    """Of three levels two are not all; a level that there is not adds nothing."""
    zone = Member("dac-khu-hon-yen", "any", ("Đặc khu Hòn Yến",), "dac-khu")
    with_zone = roster(zone)
    assert read_bodies("UBND các xã, phường, đặc khu", with_zone).read == ("ubnd-cap-xa",)
    assert read_bodies("UBND cấp xã", with_zone).read == ("ubnd-cap-xa",)
    assert read_bodies("Ủy ban nhân dân phường, xã", with_zone).read == ()
    assert read_bodies("UBND các xã, phường, đặc khu", AN_BINH).read == ("ubnd-cap-xa",)


def test_an_open_set_is_read_where_the_roster_has_it() -> None:
    """The office that lists an open set as a group has said whom it means."""
    some = Named("lien-quan", "các cơ quan, đơn vị liên quan", frozenset({"cong-an"}), is_open=True)
    read = read_bodies("Sở Tư pháp; các cơ quan, đơn vị liên quan", roster(groups=(some,)))
    assert (read.read, read.unknown) == (("so-tu-phap", "lien-quan"), ())


def test_who_directs_owes_nothing() -> None:
    """The body above directs; the unit owes."""
    read = read_bodies("Sở Tư pháp thực hiện theo chỉ đạo của Bộ Tư pháp", AN_BINH)
    assert (read.read, read.unknown, read.directed_by) == (("so-tu-phap",), (), "Bộ Tư pháp")
    assert read_bodies("Sở Tư pháp", AN_BINH).directed_by is None


def test_a_comma_among_semicolons_parts_bodies_too() -> None:
    """It is read, and somebody is asked to look."""
    remark = "dấu phẩy giữa hai cơ quan được đọc như dấu chấm phẩy"
    mixed = read_bodies("Sở Tư pháp; Sở Nội vụ, UBND các xã, phường", AN_BINH)
    assert mixed.read == ("so-tu-phap", "so-noi-vu", "ubnd-cap-xa")
    assert [one.vi for one in mixed.remarks] == [remark]
    assert not read_bodies("Sở Tư pháp; UBND các xã, phường", AN_BINH).remarks


@pytest.mark.skipif(not (REPOSITORY / "plan/2020.yaml").exists(), reason="the plan of the repository")
def test_the_plan_of_the_repository_is_read_as_it_is_encoded() -> None:
    """The table and the headings give what people wrote into the file."""
    plan = Plan.model_validate(yaml.load((REPOSITORY / "plan/2020.yaml").read_text("utf-8"), yaml.BaseLoader))  # noqa: S506 - nothing but text
    known = Roster.of(plan)
    told = [
        (item.owners.text, item.owners) for item in plan.items.values() if item.owners and item.owners.text
    ]
    told += [(plan.headings[plan.heading_of(item.id)], item.owners) for item in plan.duties if item.owners]
    assert len(told) > len(plan.activities)
    for words, owners in told:
        read = read_bodies(words or "", known)
        assert (read.read, read.unknown, read.directed_by) == (owners.read, (), owners.directed_by)


@pytest.mark.parametrize(
    ("sentence", "owners", "coordinating"),
    [
        (
            "Sở Tài chính chủ trì, phối hợp với các sở, ban, ngành và UBND cấp xã bố trí kinh phí.",
            "Sở Tài chính",
            "các sở, ban, ngành và UBND cấp xã",
        ),
        (
            "2. Giao Công an tỉnh chủ trì, phối hợp với Văn phòng UBND tỉnh theo dõi.",
            "Công an tỉnh",
            "Văn phòng UBND tỉnh",
        ),
        ("Sở Y tế và Sở Nội vụ chủ trì, phối hợp cùng Sở Tài chính.", "Sở Y tế và Sở Nội vụ", "Sở Tài chính"),
        ("- Sở Nội vụ là cơ quan thường trực, theo dõi.", "Sở Nội vụ", None),
        ("Sở Tư pháp: Căn cứ chức năng, nhiệm vụ được giao, thẩm định.", "Sở Tư pháp", None),
        ("Các cơ quan, đơn vị liên quan có trách nhiệm báo cáo.", "Các cơ quan, đơn vị liên quan", None),
        ("Thủ trưởng các sở, ban, ngành chịu trách nhiệm thực hiện.", "Thủ trưởng các sở, ban, ngành", None),
        ("Đề nghị Hội Nông dân tỉnh vận động hội viên.", "Hội Nông dân tỉnh", None),
        ("Sở Xây dựng xây dựng quy hoạch.", "Sở Xây dựng", None),
        ("Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ.", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế chủ trì, Sở Nội vụ phối hợp.", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế (chủ trì), Sở Nội vụ (phối hợp)", "Sở Y tế (chủ trì)", "Sở Nội vụ (phối hợp)"),
        ("UBND tỉnh giao Sở Y tế chủ trì, phối hợp chặt chẽ với Sở Nội vụ.", "Sở Y tế", "Sở Nội vụ"),
        (
            "Kho bạc Nhà nước khu vực XIV phối hợp Sở Y tế kiểm soát chi.",
            "Kho bạc Nhà nước khu vực XIV",
            "Sở Y tế",
        ),
        (
            "Ban Quản lý dự án đầu tư xây dựng tỉnh triển khai.",
            "Ban Quản lý dự án đầu tư xây dựng tỉnh",
            None,
        ),
        ("Ban quản lý khu du lịch hướng dẫn du khách.", "Ban quản lý khu du lịch", None),
        ("Hội Chữ thập đỏ phối hợp với Sở Y tế, vận động hội viên.", "Hội Chữ thập đỏ", "Sở Y tế"),
        (
            "Hội Chữ thập đỏ phối hợp với Sở Y tế, bà con nhân dân vận động.",
            "Hội Chữ thập đỏ",
            "Sở Y tế, bà con nhân dân",
        ),
        (
            "Hội Chữ thập đỏ và các tổ chức thành viên vận động.",
            "Hội Chữ thập đỏ và các tổ chức thành viên",
            None,
        ),
        ("Sở Y tế sẽ thực hiện.", "Sở Y tế", None),
        ("UBND các xã, phường: Xây dựng kế hoạch; bố trí kinh phí.", "UBND các xã, phường", None),
        (
            "UBND các xã, phường theo chức năng, nhiệm vụ của mình tổ chức thực hiện.",
            "UBND các xã, phường",
            None,
        ),
        # Behind "các sở, ngành:" stand those that are meant.
        (
            "Các sở, ngành: Sở Y tế, Sở Tư pháp theo chức năng, nhiệm vụ thực hiện.",
            "Các sở, ngành: Sở Y tế, Sở Tư pháp",
            None,
        ),
        ("Các sở, ngành: Xây dựng kế hoạch.", "Các sở, ngành", None),
        ("Các chi bộ trực thuộc xây dựng kế hoạch.", "Các chi bộ trực thuộc", None),
        ("Công chức Văn hóa tham mưu.", "Công chức Văn hóa", None),
        ("Các ban, ngành, tổ dân phố phối hợp thực hiện.", "Các ban, ngành, tổ dân phố", None),
        # Words that are verbs elsewhere belong to these names.
        ("Ban An toàn giao thông tỉnh tổng hợp, báo cáo.", "Ban An toàn giao thông tỉnh", None),
        ("Tổ Cảnh sát trật tự: Là bộ phận thường trực.", "Tổ Cảnh sát trật tự", None),
        ("Giao Hội đồng phối hợp PBGDPL cấp xã tổ chức.", "Hội đồng phối hợp PBGDPL cấp xã", None),
        ("Cục Cây xanh chủ trì, phối hợp với các Viện triển khai.", "Cục Cây xanh", "các Viện"),
        ("Ban Chỉ đạo họp 6 tháng/lần.", "Ban Chỉ đạo", None),
        ("Các thôn phối hợp thực hiện.", "Các thôn", None),
        # "Xã", "phường" before a name that begins as another word.
        ("Giao Phường Hội An thí điểm mô hình.", "Phường Hội An", None),
        ("Phường Hội An Đông và Xã Hội Vân thả cá.", "Phường Hội An Đông và Xã Hội Vân", None),
        ("Sở Y tế phối hợp với Xã Hội Vân chăm sóc cây.", "Sở Y tế", "Xã Hội Vân"),
        ("Sở Y tế phối hợp với Sở Văn hóa, Xã hội chăm sóc cây.", "Sở Y tế", "Sở Văn hóa, Xã hội"),
        # What else bodies do.
        ("Đề nghị Tòa án, Viện kiểm sát tỉnh xét xử kịp thời.", "Tòa án, Viện kiểm sát tỉnh", None),
        ("Sở Xây dựng phối hợp với Sở Y tế chăm sóc cây.", "Sở Xây dựng", "Sở Y tế"),
        ("Công an xã, Trạm Y tế xã trực 24/24 giờ.", "Công an xã, Trạm Y tế xã", None),
        ("Văn phòng Đảng ủy phối hợp Hội Nông dân xã viếng mộ.", "Văn phòng Đảng ủy", "Hội Nông dân xã"),
        (
            "Sở Y tế phối hợp với Trung tâm Chăm sóc người có công dạy nghề.",
            "Sở Y tế",
            "Trung tâm Chăm sóc người có công",
        ),
        ("Sở Y tế phối hợp với các trạm bảo vệ rừng trồng cây.", "Sở Y tế", "các trạm bảo vệ rừng"),
        ("CÔNG AN TỈNH CHỦ TRÌ, PHỐI HỢP VỚI SỞ Y TẾ TỔ CHỨC HỘI THI.", "CÔNG AN TỈNH", "SỞ Y TẾ"),
    ],
)
@pytest.mark.parametrize("known", [AN_BINH, None], ids=["with a roster", "without"])
def test_a_sentence_says_who_leads_and_who_helps(
    sentence: str, owners: str, coordinating: str | None, known: Roster | None
) -> None:
    """In the forms that offices use, as written; a roster is not needed."""
    assert find_leads(sentence, known) == Leads(owners, coordinating)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lực lượng: Trung tâm Y tế tham gia.",
        "Công chức được đào tạo hằng năm.",
        "Chủ trì, phối hợp với các sở, ban, ngành thực hiện.",
        "Tổ chức hội nghị, hội thảo trao đổi kinh nghiệm.",
        "Phòng, chống dịch bệnh trên địa bàn.",
        "Ban hành văn bản hướng dẫn thực hiện.",
        "Hội nghị tổng kết thực hiện trong quý IV.",
        "Sở hữu trí tuệ được bảo đảm.",
        "Xã Bình Minh: 02 vị trí lấy mẫu.",
        "100% xã, phường thực hiện.",
        "UBND tỉnh ban hành Kế hoạch như sau:",
        "Thanh tra, kiểm tra việc thực hiện.",
        "Đơn vị chủ trì có trách nhiệm hoàn thành.",
        "Sở Tư pháp và các đơn vị liên quan.",
        "",
    ],
)
def test_a_sentence_that_begins_with_no_body_says_nothing(sentence: str) -> None:
    """Words that only begin like a body are none."""
    assert find_leads(sentence, AN_BINH) is None
    assert find_leads(sentence) is None


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("1. Sở Tư pháp", "Sở Tư pháp"),
        ("Sở Nội vụ (cơ quan thường trực):", "Sở Nội vụ (cơ quan thường trực)"),
        ("Các phòng, ban và UBND các xã, phường", "Các phòng, ban và UBND các xã, phường"),
        ("Trách nhiệm của Sở Tài chính", "Trách nhiệm của Sở Tài chính"),
        ("5. Các đoàn thể, tổ chức xã hội:", "Các đoàn thể, tổ chức xã hội"),
        (
            "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội",
            "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội",
        ),
        ("Sở Nội vụ có trách nhiệm:", "Sở Nội vụ có trách nhiệm"),
        (
            "Báo và Phát thanh, Truyền hình tỉnh, các cơ quan báo chí",
            "Báo và Phát thanh, Truyền hình tỉnh, các cơ quan báo chí",
        ),
        ("Thành phố thông minh", None),
        ("Bộ chỉ số đánh giá", None),
        ("Tổ chức thực hiện", None),
        ("Phòng, chống tham nhũng", None),
        ("Thanh tra, kiểm tra", None),
        ("Kinh phí thực hiện", None),
        ("Hội nhập quốc tế", None),
        ("Sở Nội vụ tham mưu ban hành văn bản", None),
    ],
)
def test_a_title_may_be_a_body(title: str, bodies: str | None) -> None:
    """It is kept as it is written, without number and colon."""
    assert heading_bodies(title, AN_BINH) == bodies
    assert heading_bodies(title) == bodies


def test_who_is_asked_is_not_obliged() -> None:
    """With "đề nghị" in front a sentence asks; elsewhere it does not."""
    assert is_request("6. Đề nghị Ủy ban MTTQ Việt Nam tỉnh")
    assert is_request("Kính đề nghị Hội Nông dân tỉnh")
    assert not is_request("Sở Nội vụ đề nghị")
    assert not is_request("Giao Sở Nội vụ")


def test_a_document_makes_a_roster_of_its_own() -> None:
    """Each body once, sets as groups by kinds, everything to be looked at."""
    words = [
        "Sở KH&CN",
        "Sở Khoa học và Công nghệ; Sở Tư pháp",
        "Công an tỉnh",
        "Các sở, ngành; UBND cấp xã",
        "các sở, ban, ngành và UBND các xã, phường",
        "Bộ Tư pháp; các đơn vị liên quan; UBND tỉnh; Viện, Trường",
        "xã Bình Minh",
    ]
    draft = draft_roster(words, "tỉnh An Bình")
    assert [(one["id"], one["name"], one["short"], one["kind"]) for one in draft.units] == [
        ("so-khoa-hoc-cong-nghe", "Sở Khoa học và Công nghệ", "Sở KH&CN", "office"),
        ("so-tu-phap", "Sở Tư pháp", "Sở Tư pháp", "office"),
        ("cong-an-tinh", "Công an tỉnh", "Công an tỉnh", "armed_force"),
        ("xa-binh-minh", "Xã Bình Minh", "Xã Bình Minh", "commune"),
    ]
    assert [(one["name"], one["kinds"]) for one in draft.groups] == [
        ("Các sở, ban, ngành", ["office"]),
        ("UBND các xã, phường", ["commune"]),
    ]
    for model, listed in ((UnitKind, draft.unit_kinds), (Unit, draft.units), (Group, draft.groups)):
        assert all(model.model_validate(one) for one in listed)
    assert {place[0] for place in draft.remarks} == {"units", "groups"}
    assert len(draft.remarks) == len(draft.units) + len(draft.groups)
    read = [read_bodies(one, draft.roster).read for one in words]
    assert read[:4] == [
        ("so-khoa-hoc-cong-nghe",),
        ("so-khoa-hoc-cong-nghe", "so-tu-phap"),
        ("cong-an-tinh",),
        ("cac-so-ban-nganh", "ubnd-cac-xa-phuong"),
    ]
    assert read[5] == ()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "UBND các phường: Đông Lĩnh, Hòa An; UBND các xã: Cần Giuộc",
            ["Phường Đông Lĩnh", "Phường Hòa An", "Xã Cần Giuộc"],
        ),
        (
            "UBND phường Đông Lĩnh, Hòa An và Trường Sơn",
            ["Phường Đông Lĩnh", "Phường Hòa An", "Phường Trường Sơn"],
        ),
        ("Ủy ban nhân dân các xã Cần Giuộc, Quan Hóa", ["Xã Cần Giuộc", "Xã Quan Hóa"]),
        ("UBND các phường (Đông Lĩnh; Hòa An)", ["Phường Đông Lĩnh", "Phường Hòa An"]),
        ("UBND các phường: 1, 2; Công an tỉnh", ["Phường 1", "Phường 2", "Công an tỉnh"]),
        (
            "Sở Y tế; UBND các xã, phường: xã Quan Hóa, phường Hòa An",
            ["Sở Y tế", "Xã Quan Hóa", "Phường Hòa An"],
        ),
        ("UBND phường Hòa An, Sở Y tế và Sở Nội vụ", ["UBND phường Hòa An", "Sở Y tế", "Sở Nội vụ"]),
        ("các đặc khu: Hòn Mây, Côn Sóng chủ động thực hiện", ["Đặc khu Hòn Mây", "Đặc khu Côn Sóng"]),
    ],
)
def test_the_communes_of_a_list_are_units_of_a_drafted_roster(words: str, named: list[str]) -> None:
    """Each with the level that stands before the list; read again, the words mean just these."""
    draft = draft_roster([words], "tỉnh An Bình")
    assert [one["name"] for one in draft.units] == named
    read = read_bodies(words, draft.roster)
    assert (list(read.read), read.unknown) == ([one["id"] for one in draft.units], ())


@pytest.mark.parametrize(
    "words", ["UBND các xã, phường (Đông Lĩnh; Hòa An)", "UBND các xã, phường: Đông Lĩnh, Hòa An"]
)
def test_of_which_level_a_commune_is_only_its_own_words_tell(words: str) -> None:
    """Below several levels each is named as it is written; where the roster has it, it is that one."""
    assert draft_roster([words], "tỉnh An Bình").units == ()
    draft = draft_roster([words, "Phường Hòa An", "xã Đông Lĩnh"], "tỉnh An Bình")
    read = read_bodies(words, draft.roster)
    assert (read.read, read.unknown) == (("xa-dong-linh", "phuong-hoa-an"), ())
    assert read_bodies(words, AN_BINH).unknown == ("Đông Lĩnh", "Hòa An")


def test_a_list_of_communes_names_those_that_the_roster_lacks() -> None:
    """So that each can be put into it; what follows a colon and is a duty is none of them."""
    words = "UBND các xã: Bình Minh, Quan Hóa, Cần Giuộc; UBND các phường: Đông Lĩnh, Tân Hòa"
    read = read_bodies(words, AN_BINH)
    assert read.read == ("xa-binh-minh", "phuong-tan-hoa")
    assert read.unknown == ("xã Quan Hóa", "xã Cần Giuộc", "phường Đông Lĩnh")
    for duty in ("Tổ chức tuyên truyền", "báo cáo kết quả", "Chủ động bố trí kinh phí"):
        assert "UBND các xã, phường" in read_bodies(f"UBND các xã, phường: {duty}", AN_BINH).unknown


@pytest.mark.parametrize(
    "bodies",
    [
        "UBND các phường: Đông Lĩnh, Hòa An; UBND các xã: Cần Giuộc",
        "Sở Y tế và UBND các xã, phường (Đông Lĩnh; Hòa An)",
        "UBND phường Đông Lĩnh, Hòa An và Trường Sơn",
    ],
)
def test_a_list_of_communes_leads_whole(bodies: str) -> None:
    """It is not cut at its colon, its semicolon or its bracket."""
    assert find_leads(f"{bodies} chủ trì, phối hợp với Sở Nội vụ rà soát.") == Leads(bodies, "Sở Nội vụ")
    assert heading_bodies(f"1. {bodies}") == bodies


def test_of_the_front_and_its_members_the_front_is_a_unit() -> None:
    """Brackets are no part of a name; whoever is told by what it does is no unit."""
    words = [
        "Đề nghị Ủy ban MTTQ tỉnh và các tổ chức chính trị - xã hội",
        "Trung tâm Việc làm tỉnh (Sở Nội vụ)",
        "cơ quan báo chí; chính quyền các cấp; Kiểm toán nhà nước khu vực II",
    ]
    draft = draft_roster(words, "tỉnh An Bình")
    assert [one["name"] for one in draft.units] == [
        "Ủy ban MTTQ tỉnh",
        "Trung tâm Việc làm tỉnh",
        "Kiểm toán nhà nước khu vực II",
    ]
    assert [one["kinds"] for one in draft.groups] == [["front"]]
    assert read_bodies("Trung tâm Việc làm tỉnh (Sở Nội vụ)", draft.roster).read == (
        "trung-tam-viec-lam-tinh",
    )


def test_hostile_words_are_harmless() -> None:
    """Nothing takes long, nothing breaks, nothing is read."""
    for words in (
        "",
        "(" * 5_000,
        "trưởng " * 500,
        "Sở " * 1_000,
        "Việt Nam " * 400,
        "các " * 900,
        "UBND" * 900,
        ";,()/-\n" * 500,
        "Sở A, " * 600,
        "\u0301" * 3_000,
    ):
        read = read_bodies(words, AN_BINH)
        assert (read.text, read.read) == (words, ())
        find_leads(words)
        heading_bodies(words)
        draft_roster([words], "tỉnh An Bình")
    repeated = Roster(
        tuple(Member(f"u{count}", "any", ("Tân " * count,)) for count in range(1, 60)), area="tỉnh A"
    )
    assert read_bodies("TTTTTTTTTTTT TTTTTT TTT TT T " * 60, repeated).read == ()
    long = "Sở Tư pháp; " * LONGEST
    assert read_bodies(long, AN_BINH).unknown == (long,)
