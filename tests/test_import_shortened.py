"""Abbreviations that a plan explains itself: who is meant by them, and what explains nothing."""

import pytest

from ttdn.importing.known import Member, Roster
from ttdn.importing.leads import find_leads
from ttdn.importing.owners import read_bodies
from ttdn.importing.roster_draft import draft_roster
from ttdn.importing.shortened import find_shorts, in_full


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Sở Lúa gạo và Biển đảo (sau đây gọi tắt là Sở LGBĐ) chủ trì.", "Sở LGBĐ", "Sở Lúa gạo và Biển đảo"),
        ("Giao Phòng Kho vận và Cầu cảng khu Đông (gọi là Phòng KV&CC) rà soát.", "Phòng KV&CC",
         "Phòng Kho vận và Cầu cảng khu Đông"),
        ("Hội Liên kết Nghề gốm (LKNG) tỉnh mở lớp.", "Hội LKNG", "Hội Liên kết Nghề gốm"),
        ("Ghi chú: P. KVCC: Phòng Kho vận cầu cảng; P. ĐG: Phòng Đóng gói.", "P. ĐG", "Phòng Đóng gói"),
        ("Trong đó: KVCC là Kho vận cầu cảng; ĐG là Đóng gói.", "Phòng KVCC", "Phòng Kho vận cầu cảng"),
        ("Chữ viết tắt: KV = Kho vận, ĐG = Đóng gói", "Tổ KV", "Tổ Kho vận"),
    ],
)  # fmt: skip
def test_what_an_abbreviation_stands_for(text: str, short: str, full: str) -> None:
    """It is what is explained before its brackets, or behind it in a note."""
    assert in_full(short, find_shorts([text])) == full


@pytest.mark.parametrize(
    "text",
    [
        "Sở Lúa gạo (Sở Biển đảo) chủ trì.",
        "Sở Lúa gạo (XYZ) chủ trì.",
        "nuôi trồng tôm sú (NTTS) theo mùa.",
        "Thời gian: KV",
        "Ủy ban nhân dân (UBND) các xã.",
        "SỞ LÚA GẠO VÀ BIỂN ĐẢO (SỞ LGBĐ)",
    ],
)
def test_nothing_is_explained(text: str) -> None:
    """Brackets that spell nothing, work in small letters, what everybody knows: no name is made of them."""
    assert find_shorts([text]) == ()


def test_of_two_meanings_none_is_taken() -> None:
    """Which of them is meant nobody knows."""
    texts = ["Sở Lúa gạo (Sở LG) chủ trì.", "Sở Lâm giống (Sở LG) phối hợp."]
    assert find_shorts(texts) == ()


def test_one_body_with_two_names_is_listed_once() -> None:
    """The unit has its full name and its short one, and each of them is read as that unit."""
    shorts = find_shorts(["Giao Phòng Kho vận và Cầu cảng khu Đông (gọi là Phòng KV&CC)."])
    made = draft_roster(["Phòng KV&CC", "Phòng Kho vận và Cầu cảng khu Đông"], "tỉnh An Bình", shorts)
    [unit] = made.units
    assert (unit["name"], unit["short"]) == ("Phòng Kho vận và Cầu cảng khu Đông", "Phòng KV&CC")
    assert read_bodies("Phòng KV&CC", made.roster).read == (unit["id"],)
    # What an abbreviation leaves out may stand behind it.
    assert read_bodies("Phòng KV&CC khu Đông", made.roster).read == (unit["id"],)


def test_a_sentence_that_begins_with_an_abbreviation() -> None:
    """Its owner is found, in the words of the document."""
    roster = Roster(
        (Member("uy-ban-canh-ruong", "office", ("Ủy ban Canh ruộng",)),),
        shorts=find_shorts(["Ủy ban Canh ruộng (UBCR) là cơ quan thường trực."]),
    )
    leads = find_leads("UBCR chủ trì, phối hợp với Công an tỉnh tuần tra.", roster)
    assert leads is not None
    assert (leads.owners, leads.coordinating) == ("UBCR", "Công an tỉnh")
    assert read_bodies(leads.owners, roster).read == ("uy-ban-canh-ruong",)


def test_brackets_with_the_short_name_ask_nothing() -> None:
    """They name no other body; those with another body are to be looked at."""
    shorts = find_shorts(["Sở Lúa gạo và Biển đảo (Sở LGBĐ) chủ trì."])
    roster = Roster((Member("so", "office", ("Sở Lúa gạo và Biển đảo",)),), shorts=shorts)
    assert read_bodies("Sở Lúa gạo và Biển đảo (Sở LGBĐ)", roster).remarks == ()
    assert read_bodies("Sở Lúa gạo và Biển đảo (Chi cục Thuế)", roster).remarks != ()
